import { StreamError } from '@millrace/base'

/**
 * Thrown inside a codec while bytes turn out not to be what a schema says. Each level adds its field to the path on the way up; the
 * message that is decoded turns it into a StreamError.
 */
export class MalformedError extends Error {
  override readonly name = 'MalformedError'
  readonly #path: string[] = []

  /** Adds the field or element inside which this happened. */
  within(step: string): this {
    this.#path.unshift(step)
    return this
  }

  toStreamError(message: string, version: number): StreamError {
    const field = this.#path.join('.').replaceAll('.[', '[')
    const where = field === '' ? '' : ` at ${field}`
    return new StreamError(
      'CORRUPT_MESSAGE',
      `not a well-formed ${message} of version ${version}${where}: ${this.message}`,
      {
        cause: this,
        context: { message, version, ...(field === '' ? {} : { field }) },
      },
    )
  }
}

/** `error`, with `step` added to its path if it is about malformed bytes. */
export function inField(error: unknown, step: string): unknown {
  return error instanceof MalformedError ? error.within(step) : error
}
