import type { Column, Table, TableId } from '../schema/table.ts'
import { DdlError } from './tokens.ts'

/** Where a column is to stand: first, or behind another. Default: last. */
export type ColumnPlace = { readonly first: true } | { readonly after: string } | undefined

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** A table while a statement makes or changes it. Names of columns are the same in any case. */
export class TableBuilder {
  id: TableId
  charset: string | null
  #columns: Column[]
  #key: readonly string[]
  /** Whether the key is one that the statement, or the table, calls primary. */
  #primary: boolean

  constructor(table: Table) {
    this.id = table
    this.charset = table.charset
    this.#columns = [...table.columns]
    this.#key = table.key
    this.#primary = table.key.length > 0
  }

  has(name: string): boolean {
    return this.#columns.some((column) => same(column.name, name))
  }

  /** Throws DdlError if there is no such column. */
  column(name: string): Column {
    const found = this.#columns.find((column) => same(column.name, name))
    if (found === undefined) throw new DdlError(`${this.id.name} has no column ${name}`)
    return found
  }

  /** Puts a column where it is to stand; one of the same name goes first. */
  put(column: Column, place: ColumnPlace): void {
    this.#columns = this.#columns.filter(({ name }) => !same(name, column.name))
    this.#columns.splice(this.#placeOf(place), 0, column)
  }

  /** A column in place of another, where that was unless `place` says. */
  replace(old: string, column: Column, place: ColumnPlace): void {
    const at = this.#columns.indexOf(this.column(old))
    const name = this.#columns[at]?.name ?? old
    this.#key = this.#key.map((key) => (same(key, name) ? column.name : key))
    const inKey = this.#key.some((key) => same(key, column.name))
    this.#columns[at] = inKey ? { ...column, optional: false } : column
    if (place === undefined) return
    const [moved] = this.#columns.splice(at, 1)
    if (moved !== undefined) this.#columns.splice(this.#placeOf(place), 0, moved)
  }

  drop(name: string): void {
    const { name: known } = this.column(name)
    this.#columns = this.#columns.filter((column) => column.name !== known)
    this.#key = this.#key.filter((key) => !same(key, known))
  }

  /** Makes these columns the key. */
  setPrimaryKey(names: readonly string[]): void {
    this.#key = names.map((name) => this.column(name).name)
    this.#primary = true
    this.#columns = this.#columns.map((column) =>
      this.#key.includes(column.name) ? { ...column, optional: false } : column,
    )
  }

  dropPrimaryKey(): void {
    this.#key = []
    this.#primary = false
  }

  /** What tells rows apart if nothing else does, and none of it may be null. */
  addUniqueKey(names: readonly string[]): void {
    if (this.#primary || this.#key.length > 0) return
    const columns = names.map((name) => this.column(name))
    if (columns.every(({ optional }) => !optional)) this.#key = columns.map(({ name }) => name)
  }

  /** All texts in another charset. */
  convert(charset: string): void {
    this.charset = charset
    this.#columns = this.#columns.map((column) => (column.charset === null ? column : { ...column, charset: null }))
  }

  /** The table's own charset, which columns that are there do not follow. */
  setCharset(charset: string): void {
    const old = this.charset
    this.#columns = this.#columns.map((column) => (column.charset === null ? { ...column, charset: old } : column))
    this.charset = charset
  }

  build(): Table {
    const { database, name } = this.id
    return { database, name, columns: this.#columns, key: this.#key, charset: this.charset }
  }

  #placeOf(place: ColumnPlace): number {
    if (place === undefined) return this.#columns.length
    if ('first' in place) return 0
    return this.#columns.indexOf(this.column(place.after)) + 1
  }
}
