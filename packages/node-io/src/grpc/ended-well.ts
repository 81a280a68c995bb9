import { StreamError } from '@millrace/base'

const byPath = new Map<string, StreamError>()

/**
 * Why a call is over that has ended well. One for all calls of a method, since most of them are never looked at, and a stack trace costs more
 * than anything else at the end of a call. `path` is that of a method that is known here: there are only so many.
 */
export function endedWell(path: string): StreamError {
  const known = byPath.get(path)
  if (known !== undefined) return known
  const error = new StreamError('CLOSED', `${path}: the stream has ended`)
  byPath.set(path, error)
  return error
}
