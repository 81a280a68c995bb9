import type { KnownTables } from '../ddl/create-table.ts'
import type { Table, TableId } from '../schema/table.ts'

const keyOf = ({ database, name }: TableId): string => `${database}\0${name}`

/** The tables that there are at the place of the binlog that was come to, and the charsets of databases. */
export class Catalog implements KnownTables {
  readonly #tables = new Map<string, Table>()
  readonly #charsets = new Map<string, string | null>()

  table(id: TableId): Table | undefined {
    return this.#tables.get(keyOf(id))
  }

  tablesOf(database: string): readonly Table[] {
    return [...this.#tables.values()].filter((table) => table.database === database)
  }

  get tables(): readonly Table[] {
    return [...this.#tables.values()]
  }

  databaseCharset(database: string): string | null {
    return this.#charsets.get(database) ?? null
  }

  /** Charsets by database. */
  get databases(): ReadonlyMap<string, string | null> {
    return this.#charsets
  }

  set(table: Table): void {
    this.#tables.set(keyOf(table), table)
  }

  drop(id: TableId): void {
    this.#tables.delete(keyOf(id))
  }

  setDatabase(database: string, charset: string | null): void {
    this.#charsets.set(database, charset)
  }

  dropDatabase(database: string): void {
    this.#charsets.delete(database)
  }
}
