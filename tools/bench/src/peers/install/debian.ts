import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { present } from '@millrace/base'
import { runTool } from '../tools.ts'
import { cached } from './cache.ts'

/** `apt-get ARGUMENTS`, as root or by sudo without a question. The list of packages is brought up to date if it has to be. */
async function aptGet(arguments_: readonly string[], signal: AbortSignal, cwd?: string): Promise<void> {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { signal, env: environment, ...(cwd === undefined ? {} : { cwd }) }
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const run = (words: readonly string[], prefix: readonly string[]) => {
    const [command, ...rest] = [...prefix, 'apt-get', ...words]
    return runTool(present(command, 'apt-get itself at least'), rest, options)
  }
  // Downloading needs no rights.
  const prefix = arguments_[0] === 'download' ? [] : asRoot
  try {
    await run(arguments_, prefix)
  } catch {
    // Most often the list is missing or old; if it was something else, that is told by the second attempt.
    await run(['update', '-qq'], asRoot)
    await run(arguments_, prefix)
  }
}

/** librdkafka and its headers, where the compiler looks for them. */
export async function installLibrdkafka(signal: AbortSignal): Promise<void> {
  if (existsSync('/usr/include/librdkafka/rdkafkacpp.h')) return
  await aptGet(['install', '-y', '-qq', '--no-install-recommends', 'librdkafka-dev'], signal)
}

/** Debian's nats-server, unpacked rather than installed: installing would start a server of its own. */
export async function installNatsServer(signal: AbortSignal): Promise<string> {
  const folder = await cached('nats-server', 'nats-server of Debian', async (empty) => {
    await aptGet(['download', 'nats-server'], signal, empty)
    const archive = readdirSync(empty).find((name) => name.endsWith('.deb'))
    if (archive === undefined) throw new Error('apt-get download left no package of nats-server')
    await runTool('dpkg-deb', ['--extract', archive, '.'], { cwd: empty, signal })
  })
  const found = ['usr/sbin/nats-server', 'usr/bin/nats-server']
    .map((name) => path.join(folder, name))
    .find((name) => existsSync(name))
  if (found === undefined) throw new Error("Debian's package of nats-server has no nats-server")
  return found
}
