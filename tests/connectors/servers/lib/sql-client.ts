import type { Connection, RowDataPacket } from 'mysql2/promise'

/** A connection of a test to a MariaDB or a MySQL. */
export class SqlClient implements AsyncDisposable {
  readonly #connection: Connection
  /** Listens: a server that is killed would end the test otherwise. */
  constructor(connection: Connection) {
    this.#connection = connection
    connection.on('error', () => {})
  }

  /** Runs statements. */
  async run(sql: string): Promise<void> {
    await this.#connection.query(sql)
  }

  /** The rows of a query. */
  async rows(sql: string): Promise<readonly RowDataPacket[]> {
    const [rows] = await this.#connection.query<RowDataPacket[]>(sql)
    return rows
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#connection.destroy()
  }
}

/** Whether an error is about the connection: what a server answers has a state of SQL. One that is closed already has no code. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error) || ('sqlState' in error && error.sqlState !== undefined)) return false
  return 'code' in error || ('fatal' in error && error.fatal === true)
}
