import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

const lookAgainMs = 100

/**
 * Does some work while no other process of this machine does any of the same name: Maven's downloads of one process would meet those of another in
 * one folder. The name goes with the process, however that ends. Elsewhere than on Linux nobody waits.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function oneAtATime(name, work) {
  if (process.platform !== 'linux') return work()
  const server = createServer()
  for (;;) {
    const isMine = await new Promise((resolve) => {
      server.once('error', () => resolve(false))
      server.listen({ path: `\0millrace-interop-${name}` }, () => resolve(true))
    })
    server.removeAllListeners('error')
    if (isMine) break
    await delay(lookAgainMs)
  }
  try {
    return await work()
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}
