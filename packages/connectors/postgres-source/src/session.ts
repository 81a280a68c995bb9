import { type Connection, connect } from './connect.ts'
import { serverError } from './server-error.ts'
import type { Login } from './settings.ts'

/** A row of a result, each value as the server's text of it. */
export type TextRow = readonly (string | null)[]

/** Leaves values as the texts that they are. */
const texts = { getTypeParser: () => (text: string) => text }

/** An identifier as SQL has it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A text as SQL has it, whatever the server's settings. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A connection for statements, or for those of replication. */
export class Session {
  readonly #connection: Connection

  private constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Throws INVALID_CONFIG if the server refuses the user, BROKER_UNAVAILABLE if it is not there. */
  static async open(login: Login, replicates = false): Promise<Session> {
    return new Session(await connect(login, replicates))
  }

  get connection(): Connection {
    return this.#connection
  }

  /** Runs a statement. Throws what the server says, as one of our errors. */
  async rows(sql: string, values: readonly (string | number)[] = []): Promise<readonly TextRow[]> {
    try {
      // Without parameters it is one that may be sent to a server that replicates.
      const query = { text: sql, rowMode: 'array' as const, types: texts }
      const { client } = this.#connection
      const result = await client.query<(string | null)[]>(
        values.length === 0 ? query : { ...query, values: [...values] },
      )
      return result.rows
    } catch (error) {
      throw serverError(error, `'${shown(sql)}' failed`)
    }
  }

  /** Ends the connection at once, whatever it is doing. */
  close(): void {
    this.#connection.destroy()
  }
}

function shown(sql: string): string {
  const line = sql.replaceAll(/\s+/g, ' ').trim()
  return line.length > 120 ? `${line.slice(0, 120)}...` : line
}
