import { isStreamError, StreamError } from '@millrace/base'
import { type BrokerConfig, parseBrokerConfig } from '@millrace/broker'

/** Where a value was given: by a flag, which wins, by the environment, or by the file. */
export interface Origin {
  readonly where: 'flag' | 'env' | 'file'
  /** The flag, the variable, or the file and the line. */
  readonly at: string
}

export interface GivenConfig extends Origin {
  readonly value: string
}

/** What was given for each key, what counts; and what was passed over. */
export interface GivenConfigs {
  readonly entries: ReadonlyMap<string, GivenConfig>
  /** A sentence each. */
  readonly warnings: readonly string[]
}

/** The checked configuration. Throws as parseBrokerConfig does, with where the value was given. */
export function configOf({ entries }: GivenConfigs): BrokerConfig {
  try {
    return parseBrokerConfig(Object.fromEntries([...entries].map(([key, { value }]) => [key, value])))
  } catch (error) {
    if (!isStreamError(error)) throw error
    const { key } = error.context
    const given = typeof key === 'string' ? entries.get(key) : undefined
    if (given === undefined) throw error
    throw new StreamError(error.code, `${error.message} (${key} was given by ${given.at})`, {
      cause: error,
      context: error.context,
    })
  }
}
