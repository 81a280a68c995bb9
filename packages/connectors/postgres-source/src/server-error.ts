import { AssertionError, isStreamError, StreamError } from '@millrace/base'
import { configError } from '@millrace/connect'

/** What the server says of an error, as far as it is looked at. */
interface ServerError extends Error {
  readonly code: string
  readonly hint?: string | undefined
}

export const isServerError = (error: unknown): error is ServerError =>
  error instanceof Error && 'severity' in error && 'code' in error && /^[0-9A-Z]{5}$/.test(String(error.code))

/** Classes and codes of SQLSTATE that pass: connection lost, deadlocks, too many connections or files, a server that starts or ends. */
const passing = ['08', '40', '53', '55', '57', '58']

/** Those of them that stay: `max_replication_slots` is reached, and what has to be set has not been. */
const staying = ['53400', '55000', '57014', '58P01']

/** The slot is read by someone else. */
const slotInUse = '55006'

const untrusted = /^(?:ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_)/

/** Whether another try may succeed: the connection was lost, or the server is away or busy. */
export const mayPass = (error: unknown): boolean => isStreamError(error, 'BROKER_UNAVAILABLE')

/** Whether the server says that someone else reads the slot. */
export const isSlotInUse = (error: unknown): boolean =>
  isStreamError(error) && isServerError(error.cause) && error.cause.code === slotInUse

/** The server's code for an error that {@link serverError} made; '' if it is not the server's. */
export const codeOf = (error: unknown): string =>
  isStreamError(error) && isServerError(error.cause) ? error.cause.code : ''

/** An error of pg as one of ours: `what` was being done. Secrets are in none of them. */
export function serverError(error: unknown, what: string): StreamError {
  if (isStreamError(error)) return error
  if (error instanceof AssertionError) throw error
  if (!(error instanceof Error)) return new StreamError('INTERNAL', `${what}: ${String(error)}`)
  if (isServerError(error)) return ofServer(error, what)
  const { message } = error
  if (message === 'The server does not support SSL connections') {
    const text = `${what}: the server has no TLS: switch that on (ssl=on), or set database.sslmode to prefer or disable`
    return configError('database.sslmode', text, error)
  }
  if ('code' in error && untrusted.test(String(error.code))) {
    const text = `${what}: its certificate is not trusted (${message}): correct database.sslrootcert, database.sslmode or the host's name`
    return configError('database.sslmode', text, error)
  }
  if (message.startsWith('SASL')) {
    const text = `${what}: the server asks for a password, and there is none that it takes (${message}): correct database.password`
    return configError('database.password', text, error)
  }
  if (error instanceof TypeError || error instanceof RangeError) {
    return new StreamError('INTERNAL', `${what}: ${message}`, { cause: error })
  }
  // Whatever else pg raises is about its connection.
  return new StreamError('BROKER_UNAVAILABLE', `${what}: ${message}`, { cause: error })
}

function ofServer(error: ServerError, what: string): StreamError {
  const { code, message, hint } = error
  const says = `${what}: ${message} (${code})`
  const refused = (key: string, todo: string): StreamError => configError(key, `${says}: ${todo}`, error)
  if (code === '28P01') return refused('database.password', 'correct database.user and database.password')
  if (code === '28000') return refused('database.user', 'correct database.user, or let it in by pg_hba.conf')
  if (code === '3D000') return refused('database.dbname', 'create the database, or correct database.dbname')
  if (code === '42501') {
    const todo =
      'grant it: REPLICATION to read the log, SELECT on the tables for a snapshot, ownership of them (or SUPERUSER, for all tables) to make a publication'
    return refused('database.user', todo)
  }
  if (code === '53400')
    return refused('slot.name', 'raise max_replication_slots or max_wal_senders, or drop a slot that nobody needs')
  const passes = passing.some((prefix) => code.startsWith(prefix)) && !staying.includes(code)
  const text = hint === undefined || hint === '' ? says : `${says}. ${hint}`
  return new StreamError(passes ? 'BROKER_UNAVAILABLE' : 'INTERNAL', text, {
    cause: error,
    context: { serverCode: code },
  })
}
