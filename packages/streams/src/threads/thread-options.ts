import { StreamError } from '@millrace/base'
import { join } from 'node:path'
import type { RunOptions, RunSettings } from '../runtime/options.ts'

/** Whoever starts threads sees to these for all of them. */
const seenTo: ReadonlySet<string> = new Set([
  'signal',
  'threads',
  'module',
  'onState',
  'logger',
  'metrics',
  'stateDir',
  'cacheBytesMax',
])

/**
 * The options of one of several threads: those that `run()` was given, with a state folder of its own and its part of the cache. What
 * `streams()` was given each has by its module. Throws INVALID_CONFIG for what no other thread can have, such as a function.
 */
export function threadOptions(
  given: RunOptions,
  { stateDir, cacheBytesMax }: Pick<RunSettings, 'stateDir' | 'cacheBytesMax'>,
  thread: number,
  threads: number,
): RunOptions {
  const rest = Object.entries(given).filter(([name, value]) => value !== undefined && !seenTo.has(name))
  for (const [name, value] of rest) {
    try {
      structuredClone(value)
    } catch (error) {
      throw new StreamError(
        'INVALID_CONFIG',
        `${name} of run() can't be given to a thread, for it is or has a function: give it to streams() in the module, where each thread makes its own`,
        { cause: error },
      )
    }
  }
  return {
    ...(Object.fromEntries(rest) as RunOptions),
    stateDir: threadStateDir(stateDir, thread),
    cacheBytesMax: Math.floor(cacheBytesMax / threads),
  }
}

/** Where the state of one thread lies: two copies can't share a folder. */
export function threadStateDir(stateDir: string, thread: number): string {
  return join(stateDir, `thread-${thread}`)
}
