import { configError, dataError, type Schema } from '@millrace/connect'
import { columnType } from './column-types.ts'
import type { SinkSettings } from './config.ts'
import type { Layout, RowField } from './layout.ts'
import { tablesMax } from './limits.ts'
import { quoted, quotedTable, type TableName, tableText } from './names.ts'
import type { Queries } from './session.ts'
import { type Shape, shapeOf } from './shape.ts'
import { readTable, type Table } from './table.ts'

interface Known {
  readonly table: Table
  readonly shapes: Map<Layout, Shape>
  /** Read by the write that is under way, so that what it says is so. */
  isFresh: boolean
}

/** What tells others that change tables apart from us: the letters `mill`. */
const lockClass = 0x6d696c6c

/** The tables that rows go to, as they were when they were last looked at; creates and changes them, if that is allowed. */
export class Tables {
  readonly #settings: SinkSettings
  readonly #known = new Map<string, Known>()
  /** Those that the transaction under way has changed: if it fails they are as they were. */
  readonly #changed = new Set<string>()

  constructor(settings: SinkSettings) {
    this.#settings = settings
  }

  /** A transaction begins. */
  begin(): void {
    this.#changed.clear()
    for (const known of this.#known.values()) known.isFresh = false
    if (this.#known.size > tablesMax) this.#known.clear()
  }

  /** It failed. */
  undo(): void {
    for (const id of this.#changed) this.#known.delete(id)
    this.#changed.clear()
  }

  /** Looks at all tables anew; whether there are any that were not looked at since the transaction began. */
  forget(): boolean {
    const isNews = [...this.#known.values()].some(({ isFresh }) => !isFresh)
    this.#known.clear()
    return isNews
  }

  /** How rows of a layout are written to a table, if that was found before. */
  known(name: TableName, layout: Layout): Shape | undefined {
    return this.#known.get(quotedTable(name))?.shapes.get(layout)
  }

  /**
   * How rows of a layout are written to a table. Throws INVALID_CONFIG if there is none and none may be created, and INVALID_DATA if it lacks a
   * column that may not be added.
   */
  async shape(queries: Queries, name: TableName, layout: Layout): Promise<Shape> {
    const id = quotedTable(name)
    let known = this.#known.get(id) ?? (await this.#read(queries, name)) ?? (await this.#create(queries, name, layout))
    if (missingOf(layout, known.table).length > 0 && !known.isFresh) {
      known = (await this.#read(queries, name)) ?? (await this.#create(queries, name, layout))
    }
    const missing = missingOf(layout, known.table)
    if (missing.length > 0) known = await this.#evolve(queries, name, missing)
    const shape = shapeOf(layout, known.table, this.#settings)
    known.shapes.set(layout, shape)
    return shape
  }

  async #read(queries: Queries, name: TableName): Promise<Known | undefined> {
    const table = await readTable(queries, name)
    if (table === undefined) return undefined
    const known: Known = { table, shapes: new Map(), isFresh: true }
    this.#known.set(table.id, known)
    return known
  }

  /** Reads a table that was just changed. */
  async #reread(queries: Queries, name: TableName): Promise<Known> {
    const known = await this.#read(queries, name)
    if (known === undefined)
      throw configError('table.name.format', `table ${tableText(name)} was dropped while it was changed`)
    this.#changed.add(known.table.id)
    return known
  }

  async #create(queries: Queries, name: TableName, layout: Layout): Promise<Known> {
    const what = `table ${tableText(name)} is not there`
    if (!this.#settings.creates) {
      throw configError('table.name.format', `${what}: create it, or set auto.create=true to have it created`)
    }
    if (layout.deletes) throw dataError(`${what}, so it has no row to be deleted`)
    const { key, rest } = layout
    const columns = [...key, ...rest].map((field) => {
      const { schema } = field
      const required = schema?.optional === false && schema.default === null && !key.includes(field)
      return `${quoted(field.name)} ${typeOf(field, what)}${required ? ' NOT NULL' : ''}`
    })
    const primary = key.length === 0 ? [] : [`PRIMARY KEY (${key.map((field) => quoted(field.name)).join(', ')})`]
    await this.#lock(queries, name)
    await queries.run(`CREATE TABLE IF NOT EXISTS ${quotedTable(name)} (${[...columns, ...primary].join(', ')})`)
    return this.#reread(queries, name)
  }

  /** Columns that are added may be null: the rows that are there have no values for them. */
  async #evolve(queries: Queries, name: TableName, missing: readonly RowField[]): Promise<Known> {
    const [first] = missing
    const what = `table ${tableText(name)} has no column '${first?.name ?? ''}'`
    if (!this.#settings.evolves) {
      throw dataError(
        `${what}: add it, or set auto.evolve=true to have it added, or leave the field out by fields.whitelist`,
      )
    }
    const columns = missing.map((field) => `ADD COLUMN IF NOT EXISTS ${quoted(field.name)} ${typeOf(field, what)}`)
    await this.#lock(queries, name)
    await queries.run(`ALTER TABLE ${quotedTable(name)} ${columns.join(', ')}`)
    return this.#reread(queries, name)
  }

  /** Two tasks that create the same table at once would hinder each other, IF NOT EXISTS or not. */
  async #lock(queries: Queries, name: TableName): Promise<void> {
    await queries.rows('SELECT pg_advisory_xact_lock($1, hashtext($2))', [lockClass, quotedTable(name)])
  }
}

function missingOf({ key, rest }: Layout, { columns }: Table): readonly RowField[] {
  return [...key, ...rest].filter(({ name }) => !columns.has(name))
}

function typeOf({ name, schema }: { readonly name: string; readonly schema: Schema | null }, what: string): string {
  if (schema !== null) return columnType(schema)
  throw dataError(`${what}, and field '${name}' has no schema that would tell its type`)
}
