import { statfsSync } from 'node:fs'
import { isStreamError, StreamError } from '@millrace/base'

/** ENOSPC and EDQUOT, and MDB_MAP_FULL: there is no address space for more. */
const fullCodes: readonly unknown[] = ['ENOSPC', 'EDQUOT', 28, 122, -30792]

/** LMDB reports a write that was cut short, as they are on a full disk, as EIO; a disk with less than this left is full. Bytes. */
const freeSizeBytesMin = 1 << 20

/** What LMDB or the file system said about the state of a task. */
export function storageError(folder: string, operation: string, cause: unknown): StreamError {
  if (isStreamError(cause)) return cause
  const reason = cause instanceof Error ? cause.message : String(cause)
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  const context = { file: folder, operation }
  if (fullCodes.includes(code) || freeSizeBytes(folder) < freeSizeBytesMin) {
    return new StreamError(
      'DISK_FULL',
      `the state in ${folder} cannot be written, as its disk is full (${reason}): free some space; nothing that was committed is lost`,
      { cause, context },
    )
  }
  return new StreamError('STORAGE_ERROR', `the state in ${folder}: ${operation} failed: ${reason}`, { cause, context })
}

function freeSizeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    // What failed before is what is to be told.
    return Number.POSITIVE_INFINITY
  }
}
