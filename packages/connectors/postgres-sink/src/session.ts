import type { Connection, Login } from './connect.ts'
import { connect } from './connect.ts'
import { stopGraceMs } from './limits.ts'

/** What asks a database. */
export interface Queries {
  /** The rows that a statement gives. */
  rows<Row>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>
  /** Runs statements without parameters; there may be several. */
  run(sql: string): Promise<void>
}

/** One connection, made when it is needed, and again after it was lost. */
export class Session {
  readonly #login: Login
  #connection: Connection | undefined

  constructor(login: Login) {
    this.#login = login
  }

  /** What asks over the connection. Rejects if there is none to be had. */
  async queries(): Promise<Queries> {
    const { client } = (this.#connection ??= await this.#connect())
    return {
      rows: async <Row>(sql: string, values: readonly unknown[] = []) => {
        const result = await client.query(sql, [...values])
        // What a statement gives is known to whoever wrote it.
        return result.rows as Row[]
      },
      run: async (sql) => {
        await client.query(sql)
      },
    }
  }

  /** Ends the connection without a word: what it was doing is undone, unless it was done. */
  drop(): void {
    this.#connection?.destroy()
    this.#connection = undefined
  }

  /** Ends the connection. */
  async close(): Promise<void> {
    const connection = this.#connection
    this.#connection = undefined
    if (connection === undefined) return
    // One that hangs would be waited for.
    const timer = setTimeout(connection.destroy, stopGraceMs)
    try {
      await connection.client.end()
    } finally {
      clearTimeout(timer)
    }
  }

  async #connect(): Promise<Connection> {
    const connection = await connect(this.#login)
    connection.client.once('end', () => {
      if (this.#connection === connection) this.#connection = undefined
    })
    return connection
  }
}
