import type { ErrorCode } from '../error-codes.ts'
import { StreamError } from '../stream-error.ts'

/** An error of a disk about `path`; `what` says what happened, such as `there is no such file`. */
export function diskError(code: ErrorCode, path: string, what: string): StreamError {
  return new StreamError(code, `${path}: ${what}`, { context: { file: path } })
}

export const noSuchFile = (path: string): StreamError => diskError('NOT_FOUND', path, 'there is no such file')
export const noSuchDirectory = (path: string): StreamError => diskError('NOT_FOUND', path, 'there is no such directory')
export const diskFull = (path: string): StreamError =>
  diskError('DISK_FULL', path, 'the disk is full; free some space, or lower the retention of topics')
