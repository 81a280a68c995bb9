import { readFile } from 'node:fs/promises'
import { Socket } from 'node:net'
import { checkServerIdentity, type ConnectionOptions } from 'node:tls'
import { configError } from '@millrace/connect'
import pg from 'pg'
import { serverError } from './server-error.ts'
import type { Login } from './settings.ts'

/** A connection that is open. */
export interface Connection {
  readonly client: pg.Client
  /** Ends it at once, whatever it waits for. */
  readonly destroy: () => void
}

/** How values are to be written, so that their texts are the same whatever the server and the user have set. */
const sessionOptions = [
  'datestyle=iso',
  'intervalstyle=iso_8601',
  'extra_float_digits=3',
  'bytea_output=hex',
  'timezone=UTC',
  'lc_monetary=C',
  'xmloption=content',
  'statement_timeout=0',
  'idle_in_transaction_session_timeout=0',
]

async function fileOf(option: string, path: string | null): Promise<Buffer | undefined> {
  if (path === null) return undefined
  try {
    return await readFile(path)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'it failed'
    throw configError(option, `the file that ${option} names can't be read (${why})`, error)
  }
}

/** What TLS is to be like; undefined for none. */
async function tlsOf(login: Login): Promise<ConnectionOptions | undefined> {
  const { hostname, sslMode } = login
  if (sslMode === 'disable') return undefined
  const ca = await fileOf('database.sslrootcert', login.sslRootCert)
  const cert = await fileOf('database.sslcert', login.sslCert)
  const key = await fileOf('database.sslkey', login.sslKey)
  return {
    rejectUnauthorized: sslMode.startsWith('verify-'),
    // pg tells no host where that is an address, and its certificate would be held against another name.
    checkServerIdentity:
      sslMode === 'verify-ca' ? () => undefined : (_, certificate) => checkServerIdentity(hostname, certificate),
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined || key === undefined ? {} : { cert, key }),
  }
}

async function connectBy(login: Login, replicates: boolean, ssl: ConnectionOptions | false): Promise<Connection> {
  const { hostname, port, database, user, password, connectTimeoutMs } = login
  const socket = new Socket()
  const options: pg.ClientConfig & { readonly replication?: string } = {
    host: hostname,
    port,
    database,
    user,
    // Without one pg would look for a password in the environment.
    password: password?.reveal() ?? '',
    ssl,
    application_name: replicates ? 'Millrace streaming' : 'Millrace',
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    options: sessionOptions.map((setting) => `-c ${setting}`).join(' '),
    stream: () => socket,
    ...(replicates ? { replication: 'database' } : {}),
  }
  const client = new pg.Client(options)
  // What goes wrong is told to whoever waits for an answer.
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    socket.destroy()
    throw error
  }
  return { client, destroy: () => socket.destroy() }
}

/** Connects, for statements or for replication. Throws INVALID_CONFIG if the server refuses the user, BROKER_UNAVAILABLE if it is not there. */
export async function connect(login: Login, replicates = false): Promise<Connection> {
  const { hostname, port, user, database, sslMode } = login
  try {
    const tls = await tlsOf(login)
    try {
      return await connectBy(login, replicates, tls ?? false)
    } catch (error) {
      const isWithout = error instanceof Error && error.message === 'The server does not support SSL connections'
      if (!isWithout || sslMode !== 'prefer') throw error
      return await connectBy(login, replicates, false)
    }
  } catch (error) {
    const how = replicates ? ' for replication' : ''
    throw serverError(error, `connecting to ${hostname}:${port}/${database} as ${user}${how}`)
  }
}
