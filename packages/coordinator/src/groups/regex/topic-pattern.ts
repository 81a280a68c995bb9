import { StreamError } from '@millrace/base'
import { RE2JS } from 're2js'
import { regexLengthMax, regexProgramSizeMax } from '../../limits.ts'
import { shown } from '../../shown.ts'

/**
 * A pattern of topic names in RE2's syntax, as Kafka's brokers take it. RE2 has no look-around and no back references, and so matches in
 * time linear to the name: no pattern of a member can hold up a broker.
 */
export class TopicPattern {
  readonly #regex: RE2JS

  /** Throws INVALID_REGULAR_EXPRESSION. */
  constructor(pattern: string) {
    if (pattern.length > regexLengthMax) {
      throw new StreamError(
        'INVALID_REGULAR_EXPRESSION',
        `a pattern of topics of ${pattern.length} characters is over the limit of ${regexLengthMax}; name the topics, or subscribe by a common prefix`,
        { context: { limit: regexLengthMax } },
      )
    }
    this.#regex = compile(pattern)
    if (this.#regex.programSize() > regexProgramSizeMax) {
      throw new StreamError(
        'INVALID_REGULAR_EXPRESSION',
        `the pattern of topics '${shown(pattern)}' comes to ${this.#regex.programSize()} steps, over the limit of ${regexProgramSizeMax}; ` +
          'repeat less with {}',
        { context: { limit: regexProgramSizeMax } },
      )
    }
  }

  /** Whether the whole name matches. */
  matches(name: string): boolean {
    return this.#regex.matches(name)
  }
}

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StreamError(
      'INVALID_REGULAR_EXPRESSION',
      `'${shown(pattern)}' is no pattern of topics: ${reason}; patterns are in RE2's syntax, without look-around and back references`,
      { cause: error },
    )
  }
}
