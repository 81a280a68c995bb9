import { isStreamError, StreamError } from '@millrace/base'

/** A file that should be there and is not: for whoever reads that is the disk's failure, not a question of names. */
export function withoutFile(error: unknown): unknown {
  if (!isStreamError(error, 'NOT_FOUND')) return error
  return new StreamError('STORAGE_ERROR', `a segment can't be read: ${error.message}`, {
    cause: error,
    context: error.context,
  })
}
