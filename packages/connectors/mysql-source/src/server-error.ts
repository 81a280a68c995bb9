import { StreamError } from '@millrace/base'

/** What an error of the driver says besides its message. */
interface DriverError extends Error {
  readonly code?: string
  readonly errno?: number
  readonly sqlState?: string
}

/** Errors of the server that no later try would make go away: passwords, privileges, names. */
const refusals: ReadonlySet<string> = new Set([
  'ER_ACCESS_DENIED_ERROR',
  'ER_DBACCESS_DENIED_ERROR',
  'ER_SPECIFIC_ACCESS_DENIED_ERROR',
  'ER_TABLEACCESS_DENIED_ERROR',
  'ER_NOT_SUPPORTED_AUTH_MODE',
  'ER_HOST_NOT_PRIVILEGED',
])

/** What a server answers that may be another answer later: it is busy, it stops, someone else was in the way. */
const passing: ReadonlySet<string> = new Set([
  'ER_CON_COUNT_ERROR',
  'ER_TOO_MANY_USER_CONNECTIONS',
  'ER_SERVER_SHUTDOWN',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_LOCK_DEADLOCK',
  'ER_TABLE_DEF_CHANGED',
  'ER_QUERY_INTERRUPTED',
  'ER_CONNECTION_KILLED',
  'ER_MASTER_FATAL_ERROR_READING_BINLOG',
])

/** `ER_MASTER_FATAL_ERROR_READING_BINLOG`, which is about more than what was thrown away. */
const readingBinlog = 1236
const aboutPosition = /GTID|purged|could not find|position > file size/i

const isDriverError = (error: unknown): error is DriverError => error instanceof Error

/** Whether the server says that it does not have the binlog any more that was asked for. */
export function isPurged(error: unknown): boolean {
  if (!isDriverError(error)) return false
  return (
    (error.cause !== undefined && isPurged(error.cause)) ||
    (error.errno === readingBinlog && aboutPosition.test(error.message))
  )
}

/** An error of the driver as one of ours: `what` is what was being done. Secrets are in none of the server's messages. */
export function serverError(error: unknown, what: string): StreamError {
  if (error instanceof StreamError) return error
  const {
    message,
    code = '',
    errno,
    sqlState,
  }: Partial<DriverError> = isDriverError(error) ? error : { message: String(error) }
  const context = { ...(code === '' ? {} : { serverCode: code }), ...(errno === undefined ? {} : { errno }) }
  // What the server itself says has a state; the others are about the connection.
  const answered = sqlState !== undefined && !passing.has(code)
  const kind = refusals.has(code) ? 'INVALID_CONFIG' : answered ? 'INTERNAL' : 'BROKER_UNAVAILABLE'
  return new StreamError(kind, `${what}: ${message}`, { cause: error, context })
}
