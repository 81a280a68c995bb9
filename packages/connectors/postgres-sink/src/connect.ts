import { readFile } from 'node:fs/promises'
import { Socket } from 'node:net'
import { checkServerIdentity, type ConnectionOptions } from 'node:tls'
import { configError } from '@millrace/connect'
import pg from 'pg'
import type { ServerAddress } from './connection-url.ts'
import { connectTimeoutMs, statementTimeoutMs } from './limits.ts'

/** Who connects to what. */
export interface Login {
  readonly address: ServerAddress
  readonly user: string
  readonly password: (() => string) | undefined
  /** What the connection is shown as to the server's people, unless the URL says. */
  readonly applicationName: string
}

/** A connection that is open. */
export interface Connection {
  readonly client: pg.Client
  /** Ends it at once, whatever it waits for. */
  readonly destroy: () => void
}

async function fileOf(parameter: string, path: string | undefined): Promise<Buffer | undefined> {
  if (path === undefined) return undefined
  try {
    return await readFile(path)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'it failed'
    throw configError(
      'connection.url',
      `the file that ${parameter} of connection.url names can't be read (${why})`,
      error,
    )
  }
}

/** What TLS is to be like; undefined for none. */
async function tlsOf(address: ServerAddress): Promise<ConnectionOptions | undefined> {
  const { host, sslMode } = address
  if (sslMode === 'disable') return undefined
  const ca = await fileOf('sslrootcert', address.sslRootCert)
  const cert = await fileOf('sslcert', address.sslCert)
  const key = await fileOf('sslkey', address.sslKey)
  return {
    rejectUnauthorized: sslMode.startsWith('verify-'),
    // pg tells no host where that is an address, and its certificate would be held against another name.
    checkServerIdentity:
      sslMode === 'verify-ca' ? () => undefined : (_, certificate) => checkServerIdentity(host, certificate),
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined || key === undefined ? {} : { cert, key }),
  }
}

async function connectBy(login: Login, ssl: ConnectionOptions | false): Promise<Connection> {
  const { address, user, password, applicationName } = login
  const socket = new Socket()
  const client = new pg.Client({
    host: address.host,
    port: address.port,
    database: address.database,
    user,
    // Without one pg would look for a password in the environment.
    password: password ?? '',
    ssl,
    application_name: address.applicationName ?? applicationName,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: statementTimeoutMs,
    keepAlive: true,
    stream: () => socket,
  })
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

/** Connects. Rejects with what pg or the server says, see `failureOf`. */
export async function connect(login: Login): Promise<Connection> {
  const tls = await tlsOf(login.address)
  try {
    return await connectBy(login, tls ?? false)
  } catch (error) {
    const isWithout = error instanceof Error && error.message === 'The server does not support SSL connections'
    if (!isWithout || login.address.sslMode !== 'prefer') throw error
    return connectBy(login, false)
  }
}
