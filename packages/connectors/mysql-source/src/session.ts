import { type Connection, type ConnectionOptions, createConnection } from 'mysql2'
import type { Settings } from './settings.ts'
import { serverError } from './server-error.ts'

/** A row of a result, each value as the text that the server says. */
export type TextRow = readonly (string | null)[]

/** A connection to the server for statements. */
export class Session {
  readonly connection: Connection
  #failure: unknown

  private constructor(connection: Connection) {
    this.connection = connection
    // Without a listener an error of an idle connection would end the process; whoever asks next is told.
    connection.on('error', (error: unknown) => {
      this.#failure ??= error
    })
  }

  /** Connects. Throws INVALID_CONFIG if the server refuses the user, and something that may pass if it is not there. */
  static async open(settings: Settings): Promise<Session> {
    const connection = createConnection(connectionOptions(settings))
    const session = new Session(connection)
    try {
      await new Promise<void>((resolve, reject) => {
        connection.connect((error) => {
          if (error === null) resolve()
          else reject(error)
        })
      })
      await session.run("SET NAMES utf8mb4, time_zone = '+00:00', wait_timeout = 86400, net_write_timeout = 86400")
      return session
    } catch (error) {
      connection.destroy()
      throw serverError(error, `connecting to ${settings.hostname}:${settings.port} as ${settings.user}`)
    }
  }

  /** Runs a statement, whose result is small. */
  async rows(sql: string): Promise<readonly TextRow[]> {
    if (this.#failure !== undefined) throw serverError(this.#failure, 'the connection to the server was lost')
    return new Promise((resolve, reject) => {
      const options = {
        sql,
        rowsAsArray: true,
        typeCast: (field: { string(encoding?: BufferEncoding): string | null }) => field.string('utf8'),
      }
      this.connection.query(options, (error, result) => {
        if (error !== null) reject(serverError(error, `'${sql}' failed`))
        else resolve(Array.isArray(result) ? (result as unknown as TextRow[]) : [])
      })
    })
  }

  /** Runs a statement without a result. */
  async run(sql: string): Promise<void> {
    await this.rows(sql)
  }

  /** A variable of the server; null if it has none of that name. */
  async variable(name: string): Promise<string | null> {
    const [row] = await this.rows(`SHOW GLOBAL VARIABLES WHERE Variable_name = '${name}'`)
    return row?.[1] ?? null
  }

  /** Ends the connection at once, whatever it is doing. */
  close(): void {
    this.connection.destroy()
  }
}

/** What the driver is told. */
export function connectionOptions(settings: Settings): ConnectionOptions {
  const { hostname, port, user, password, connectTimeoutMs, sslMode } = settings
  return {
    host: hostname,
    port,
    user,
    password: password?.reveal() ?? '',
    connectTimeout: connectTimeoutMs,
    charset: 'utf8mb4_general_ci',
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    // A server that asks for a file of this machine gets none.
    flags: ['-LOCAL_FILES'],
    ...(sslMode === 'disabled'
      ? {}
      : { ssl: { rejectUnauthorized: sslMode !== 'required', verifyIdentity: sslMode === 'verify_identity' } }),
  }
}
