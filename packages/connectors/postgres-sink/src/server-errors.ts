import { AssertionError, isStreamError, StreamError } from '@millrace/base'
import { configError } from '@millrace/connect'

/** What an error of the server or of the way to it means for what was being done. */
export type Failure =
  /** It is about what was written: `reason` says what, without values. */
  | { readonly kind: 'data'; readonly reason: string; readonly code: string }
  /** The same may work later. */
  | { readonly kind: 'retry'; readonly reason: string }
  | { readonly kind: 'fatal'; readonly error: unknown }

/** What PostgreSQL says of an error, as far as we look at it. */
interface ServerError extends Error {
  readonly code: string
  readonly column?: string | undefined
  readonly where?: string | undefined
}

function isServerError(error: unknown): error is ServerError {
  return error instanceof Error && 'severity' in error && 'code' in error && /^[0-9A-Z]{5}$/.test(String(error.code))
}

/** Classes and codes of SQLSTATE that are about the rows of a statement. */
const aboutRows = ['22', '23', '44', '54', '42804', '42703', '42P01', '21000', 'P0001', '42846', '42883']

/** Those that pass: connection lost, server going down or full, deadlocks, what could not be serialized, locks, time-outs, a standby. */
const passing = ['08', '40', '53', '55', '57', '58', '25006']

const startsWith = (code: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => code.startsWith(prefix))

/** In words what a message of the server would say with the value in it. */
const conditions: ReadonlyMap<string, string> = new Map([
  ['22001', 'a text is too long for its column'],
  ['22003', 'a number is out of the range of its column'],
  ['22007', 'a text is no date or time'],
  ['22008', 'a date or time is out of range'],
  ['22021', 'a text has a character that the database can not hold, such as that of code 0'],
  ['22P02', 'a value is none of the type of its column'],
  ['22P03', 'a value is none of the type of its column'],
  ['22P05', 'a text has a character that the encoding of the database does not have'],
  ['22P06', 'a value is none of the type of its column'],
  ['22030', 'a JSON object has a key twice'],
  ['22032', 'a text is no JSON'],
  ['54000', 'a row, or what an index holds of it, is too large'],
])

/**
 * Messages about constraints name them and hold no values (details do, and are left out). Others may quote what was written, so they are
 * said in words of our own.
 */
function reasonOf({ code, message, where = '' }: ServerError, columns: readonly string[]): string {
  const [, parameter] = /parameter \$(\d+)/.exec(where) ?? []
  const column = parameter === undefined ? undefined : columns[Number(parameter) - 1]
  const place = column === undefined ? '' : `, column ${column}`
  if (code.startsWith('23')) return `PostgreSQL refused it (${code}): ${message}`
  return `PostgreSQL refused it (${code}${place}): ${conditions.get(code) ?? 'see the log of the server for why'}`
}

const untrusted = /^(?:ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_)/

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : ''
}

/** What the sink can do about an error; `columns` are those of the statement's parameters. */
export function failureOf(error: unknown, columns: readonly string[] = []): Failure {
  if (isStreamError(error) || error instanceof AssertionError || !(error instanceof Error))
    return { kind: 'fatal', error }
  if (isServerError(error)) return ofServer(error, columns)
  const refused = refusal(error)
  if (refused !== undefined) return { kind: 'fatal', error: refused }
  if (error instanceof TypeError || error instanceof RangeError) return { kind: 'fatal', error }
  // Whatever else pg raises is about its connection.
  return { kind: 'retry', reason: `PostgreSQL can't be reached: ${error.message}` }
}

/** Why something is to be tried again; throws what it fails with if that would not help. */
export function passingReason(error: unknown): string {
  const failure = failureOf(error)
  if (failure.kind === 'retry') return failure.reason
  if (failure.kind === 'fatal') throw failure.error
  throw new StreamError('INVALID_DATA', failure.reason, { cause: error })
}

function ofServer(error: ServerError, columns: readonly string[]): Failure {
  const { code, message } = error
  const fatal = (key: string, text: string): Failure => ({ kind: 'fatal', error: configError(key, text, error) })
  if (code === '28P01' || code === '28000') {
    return fatal(
      'connection.password',
      `PostgreSQL let nobody in (${code}: ${message}): correct connection.user and connection.password, or pg_hba.conf`,
    )
  }
  if (code === '3D000')
    return fatal('connection.url', `PostgreSQL has no such database (${message}): create it, or correct connection.url`)
  if (code === '3F000')
    return fatal('table.name.format', `PostgreSQL has no such schema (${message}): create it, or correct the name`)
  if (code === '42501')
    return fatal('connection.user', `connection.user may not do what it has to (${message}): grant it`)
  if (code === '42P10') {
    return fatal(
      'pk.fields',
      'the table has no primary key or unique index of just the columns of pk.fields, which insert.mode=upsert needs: create one',
    )
  }
  if (startsWith(code, aboutRows)) return { kind: 'data', reason: reasonOf(error, columns), code }
  if (startsWith(code, passing))
    return { kind: 'retry', reason: `PostgreSQL could not do it now (${code}): ${message}` }
  return {
    kind: 'fatal',
    error: new StreamError('INTERNAL', `PostgreSQL failed (${code}): ${message}`, { cause: error }),
  }
}

/** Errors of whoever connects that stay: no TLS where it is wanted, a certificate that is not trusted, no password where one is asked for. */
function refusal(error: Error): unknown {
  const { message } = error
  if (message === 'The server does not support SSL connections') {
    return configError(
      'connection.url',
      'PostgreSQL has no TLS: switch that on (ssl=on in postgresql.conf), or set sslmode to prefer or disable',
      error,
    )
  }
  if (untrusted.test(codeOf(error))) {
    return configError(
      'connection.url',
      `the certificate of PostgreSQL is not trusted (${message}): correct sslrootcert, sslmode or the host's name`,
      error,
    )
  }
  if (message.startsWith('SASL')) {
    return configError(
      'connection.password',
      `PostgreSQL asks for a password, and there is none that it takes (${message}): correct connection.password`,
      error,
    )
  }
  return undefined
}
