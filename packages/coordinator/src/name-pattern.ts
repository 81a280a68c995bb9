import { StreamError } from '@millrace/base'
import { RE2JS } from 're2js'
import { regexLengthMax, regexProgramSizeMax } from './limits.ts'
import { shown } from './shown.ts'

/**
 * A pattern of names in RE2's syntax, as Kafka's brokers take it. RE2 has no look-around and no back references, and so matches in
 * time linear to the name: no pattern of a member can hold up a broker.
 */
export class NamePattern {
  readonly #regex: RE2JS

  /** `of`: what has these names, for messages. Throws INVALID_REGULAR_EXPRESSION. */
  constructor(pattern: string, of = 'topics') {
    if (pattern.length > regexLengthMax) {
      throw new StreamError(
        'INVALID_REGULAR_EXPRESSION',
        `a pattern of ${of} of ${pattern.length} characters is over the limit of ${regexLengthMax}; name the ${of}, or use a common prefix`,
        { context: { limit: regexLengthMax } },
      )
    }
    this.#regex = compile(pattern, of)
    if (this.#regex.programSize() > regexProgramSizeMax) {
      throw new StreamError(
        'INVALID_REGULAR_EXPRESSION',
        `the pattern of ${of} '${shown(pattern)}' comes to ${this.#regex.programSize()} steps, over the limit of ${regexProgramSizeMax}; ` +
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

function compile(pattern: string, of: string): RE2JS {
  try {
    return RE2JS.compile(pattern)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StreamError(
      'INVALID_REGULAR_EXPRESSION',
      `'${shown(pattern)}' is no pattern of ${of}: ${reason}; patterns are in RE2's syntax, without look-around and back references`,
      { cause: error },
    )
  }
}
