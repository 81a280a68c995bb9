import { setTimeout as delay } from 'node:timers/promises'

const pauseMs = 50

/**
 * Resolves, with how long that took in milliseconds, once `isSo` says undefined. Until then it says what is lacking, and what it throws
 * counts as that: who asks a cluster in trouble may get no answer.
 */
export async function waitFor(
  what: string,
  isSo: () => Promise<string | undefined> | string | undefined,
  deadlineMs = 120_000,
): Promise<number> {
  const startMs = performance.now()
  for (;;) {
    let lacking: string | undefined
    try {
      lacking = await isSo()
    } catch (error) {
      lacking = String(error)
    }
    const passedMs = performance.now() - startMs
    if (lacking === undefined) return passedMs
    if (passedMs > deadlineMs) throw new Error(`${what}: not after ${deadlineMs} ms: ${lacking}`)
    await delay(pauseMs)
  }
}
