/** The code of an error of the file system; undefined for other errors. */
export function fileErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** What the error says, without what Node.js puts around it. */
export function fileErrorText(error: unknown): string {
  return fileErrorCode(error) ?? (error instanceof Error ? error.message : String(error))
}

/** Whether something is not there: it may come, or was taken away while we looked. */
export function isGone(error: unknown): boolean {
  const code = fileErrorCode(error)
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ESTALE'
}

/** Whether something is there and can't be had: not ours to read, or links that lead in circles. */
export function isRefused(error: unknown): boolean {
  const code = fileErrorCode(error)
  return code === 'EACCES' || code === 'EPERM' || code === 'ELOOP' || code === 'ENXIO' || code === 'EISDIR'
}
