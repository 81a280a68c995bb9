import { type ErrorCode, isStreamError, StreamError } from '@millrace/base'

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'NOT_FOUND',
  EEXIST: 'ALREADY_EXISTS',
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
}

const advice: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space, or lower the retention of topics',
  EDQUOT: 'the disk quota is used up; raise it, free some space, or lower the retention of topics',
  EACCES: 'permission denied; give this user the right to read and write it',
  EPERM: 'permission denied; give this user the right to read and write it',
  EROFS: 'the file system is read-only; mount it writable',
  EMFILE: 'this process has too many files open; raise its limit (ulimit -n)',
  ENFILE: 'the system has too many files open; raise its limit',
  EIO: 'the disk failed; look at the kernel log and replace it',
  ENOENT: 'there is no such file or directory',
  EEXIST: 'it exists already',
  ENOTDIR: 'it is a file, or lies under one, where a directory is needed',
}

/** What the file system said about `path`, as the Disk port says it. */
export function diskError(path: string, operation: string, cause: unknown): StreamError {
  if (isStreamError(cause)) return cause
  const systemCode = (cause as NodeJS.ErrnoException).code ?? 'UNKNOWN'
  const reason = advice[systemCode] ?? (cause instanceof Error ? cause.message : String(cause))
  return new StreamError(codes[systemCode] ?? 'STORAGE_ERROR', `${path}: ${reason} (${systemCode} on ${operation})`, {
    cause,
    context: { file: path, operation, systemCode },
  })
}

/** An error of ours about `path`. */
export function refused(path: string, operation: string, what: string): StreamError {
  return new StreamError('STORAGE_ERROR', `${path}: ${what}`, { context: { file: path, operation } })
}
