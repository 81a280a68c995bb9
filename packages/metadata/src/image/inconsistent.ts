import { StreamError } from '@millrace/base'

/** The log says what can't be after what it said before: it is not what a controller wrote. */
export function inconsistent(what: string): StreamError {
  return new StreamError('CORRUPT_LOG', `the metadata log contradicts itself: ${what}`)
}
