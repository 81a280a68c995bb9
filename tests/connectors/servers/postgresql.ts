import { execFileSync } from 'node:child_process'
import { chownSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { freePort, otherUser, temporaryFolder } from './lib/places.ts'
import { ServerProcess } from './lib/server-process.ts'

const programs = '/usr/lib/postgresql'
const user = 'millrace'
const password = "it's a secret"

/** Debian keeps the programs of each release in a folder of its own. */
function program(name: string): string {
  const [newest] = readdirSync(programs).toSorted((a, b) => Number(b) - Number(a))
  if (newest === undefined) throw new Error(`no release of PostgreSQL is in ${programs}`)
  return join(programs, newest, 'bin', name)
}

export interface PostgresqlOptions {
  /** With a certificate of its own for 127.0.0.1, in `rootCert`. */
  readonly tls?: boolean
  /** More of its settings, `name=value`. */
  readonly settings?: readonly string[]
}

/** A real PostgreSQL of its own, with one user and the database `shop`. */
export class Postgresql implements AsyncDisposable {
  readonly port: number
  readonly user = user
  readonly password = password
  /** The certificate to trust, in PEM. */
  readonly rootCert: string
  readonly #process: ServerProcess
  readonly #remove: () => void

  private constructor(port: number, rootCert: string, started: ServerProcess, remove: () => void) {
    this.port = port
    this.rootCert = rootCert
    this.#process = started
    this.#remove = remove
  }

  static async start({ tls = false, settings = [] }: PostgresqlOptions = {}): Promise<Postgresql> {
    const other = otherUser()
    const folder = temporaryFolder('postgresql', other)
    const [data, secret] = [join(folder.path, 'data'), join(folder.path, 'password')]
    writeFileSync(secret, password)
    if (other !== undefined) chownSync(secret, other.uid, other.gid)
    const as = { ...other, cwd: folder.path, stdio: 'pipe' } as const
    execFileSync(
      program('initdb'),
      [
        '-D',
        data,
        '-U',
        user,
        '--auth=scram-sha-256',
        `--pwfile=${secret}`,
        '-E',
        'UTF8',
        '--locale=C.UTF-8',
        '--no-sync',
      ],
      as,
    )
    const [cert, key] = [join(folder.path, 'server.crt'), join(folder.path, 'server.key')]
    if (tls) {
      const how = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1']
      execFileSync('openssl', [...how, '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert], as)
    }
    const port = await freePort()
    const all = [
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${folder.path}`,
      'shared_buffers=32MB',
      ...(tls ? ['ssl=on', `ssl_cert_file=${cert}`, `ssl_key_file=${key}`] : []),
      ...settings,
    ]
    const started = await ServerProcess.start({
      name: 'PostgreSQL',
      command: program('postgres'),
      arguments: ['-D', data, '-p', String(port), ...all.flatMap((setting) => ['-c', setting])],
      workingFolder: folder.path,
      user: other,
      isReady: async () => (await query(port, 'postgres', 'SELECT 1')).length === 1,
      readyWithinMs: 60_000,
      // "Fast": whoever is connected is told, and not waited for.
      stopSignal: 'SIGINT',
    })
    await query(port, 'postgres', 'CREATE DATABASE shop')
    return new Postgresql(port, cert, started, folder.remove)
  }

  /** For `connection.url`. */
  get url(): string {
    return `jdbc:postgresql://127.0.0.1:${this.port}/shop`
  }

  /** The rows that statements give, in a connection of their own. */
  query<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return query(this.port, 'shop', sql, values)
  }

  /** A connection of its own. */
  async connect(): Promise<pg.Client> {
    return connected(this.port, 'shop')
  }

  /** kill -9 of all of its processes, as when its host loses them. */
  async kill(): Promise<void> {
    const children = childrenOf(this.#process.pid)
    await this.#process.kill()
    for (const pid of children) endNow(pid)
  }

  async start(): Promise<void> {
    await this.#process.start()
  }

  async stop(): Promise<void> {
    await this.#process.stop()
  }

  /** kill -9 of the processes that serve connections, upon which it starts itself again. */
  killConnections(): void {
    for (const pid of childrenOf(this.#process.pid)) if (commandOf(pid).includes(user)) endNow(pid)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill()
    this.#remove()
  }
}

function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** Processes that serve a connection say whose; one that has ended meanwhile says nothing. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return ''
    throw error
  }
}

function childrenOf(pid: number | undefined): readonly number[] {
  if (pid === undefined) return []
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
}

async function connected(port: number, database: string): Promise<pg.Client> {
  const client = new pg.Client({ host: '127.0.0.1', port, database, user, password })
  // A server that is killed is no surprise here; what was asked of it is told.
  client.on('error', () => {})
  await client.connect()
  return client
}

async function query<Row extends pg.QueryResultRow>(
  port: number,
  database: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const client = await connected(port, database)
  try {
    return (await client.query<Row>(sql, [...values])).rows
  } finally {
    await client.end()
  }
}
