import { isStreamError, StreamError } from '@millrace/base'
import { refuseUnknown } from '@millrace/connect'
import { type WorkerConfig, workerConfig } from './worker-config.ts'

/** A value of a key, and who gave it: the flag, the variable, or the file. */
export interface GivenConfig {
  readonly value: string
  readonly at: string
}

/** What was given for each key, of which the last one counts; and what was passed over. */
export interface GivenConfigs {
  readonly entries: ReadonlyMap<string, GivenConfig>
  /** A sentence each. */
  readonly warnings: readonly string[]
}

/** The checked configuration. Throws INVALID_CONFIG for the first key that won't do, with who gave it. */
export function configOf({ entries }: GivenConfigs): WorkerConfig {
  const raw = Object.fromEntries([...entries].map(([key, { value }]) => [key, value]))
  try {
    refuseUnknown('a worker', workerConfig.unknownIn(raw))
    return workerConfig.parse(raw)
  } catch (error) {
    const key = isStreamError(error) ? error.context['key'] : undefined
    const given = typeof key === 'string' ? entries.get(key) : undefined
    if (!isStreamError(error) || given === undefined) throw error
    throw new StreamError(error.code, `${error.message} (${String(key)} was given by ${given.at})`, {
      cause: error,
      context: error.context,
    })
  }
}
