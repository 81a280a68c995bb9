import { type ConnectValue, dataError, type SinkRecord } from '@millrace/connect'
import type { Column } from './column.ts'
import type { Layout, RowField } from './layout.ts'
import { quoted, quotedTable, tableText } from './names.ts'
import type { Table } from './table.ts'
import { writerFor } from './values.ts'

/** A field with the column that it goes to. */
interface Place {
  readonly name: string
  readonly column: Column
  readonly isKey: boolean
  readonly text: (record: SinkRecord) => string | null
}

/** Rows of one layout for one table: what they say, and the statement that writes them. */
export interface Shape {
  readonly table: Table
  readonly deletes: boolean
  /** The texts of a record, a column each. Throws INVALID_DATA, without its values. */
  readonly texts: (record: SinkRecord) => readonly (string | null)[]
  /** How many of them, the first, are the key. */
  readonly keyCount: number
  /** Takes an array literal for each column. */
  readonly sql: string
  readonly columns: readonly string[]
}

function placeOf({ name, schema, read }: RowField, isKey: boolean, table: Table): Place {
  const column = table.columns.get(name)
  if (column === undefined) throw dataError(`table ${tableText(table.name)} has no column '${name}'`)
  if (column.isGenerated)
    throw dataError(`column ${name} of table ${tableText(table.name)} is generated: leave its field out`)
  const write = writerFor(schema, column)
  const text = (record: SinkRecord): string | null => {
    const value: ConnectValue = read(record)
    if (value === null && isKey) throw dataError(`field '${name}' is of the primary key, and is null`)
    return write(value)
  }
  return { name, column, isKey, text }
}

/** The shape of a layout's rows. Throws INVALID_DATA if the table has no column for a field. */
export function shapeOf(layout: Layout, table: Table, { upsert }: { readonly upsert: boolean }): Shape {
  const places = [
    ...layout.key.map((field) => placeOf(field, true, table)),
    ...layout.rest.map((field) => placeOf(field, false, table)),
  ]
  const { deletes } = layout
  return {
    table,
    deletes,
    texts: (record) => places.map(({ text }) => text(record)),
    keyCount: layout.key.length,
    columns: places.map(({ name }) => name),
    sql: deletes ? deleteSql(table, places) : insertSql(table, places, upsert),
  }
}

/**
 * Where rows come from: an array a column. An array of arrays is as good as one of their elements to unnest(), so what is an array itself comes as
 * a text.
 */
function rowsSql(places: readonly Place[]): string {
  const arrays = places.map(({ column }, at) => `$${at + 1}::${column.category === 'A' ? 'text' : column.castType}[]`)
  return `unnest(${arrays.join(', ')}) AS given(${places.map((_, at) => `c${at}`).join(', ')})`
}

const valueSql = ({ column }: Place, at: number): string =>
  column.category === 'A' ? `given.c${at}::${column.castType}` : `given.c${at}`

function insertSql(table: Table, places: readonly Place[], upsert: boolean): string {
  const names = places.map(({ name }) => quoted(name)).join(', ')
  const into = `INSERT INTO ${quotedTable(table.name)} (${names}) SELECT ${places.map(valueSql).join(', ')} FROM ${rowsSql(places)}`
  if (!upsert) return into
  const key = places.filter(({ isKey }) => isKey).map(({ name }) => quoted(name))
  const rest = places.filter(({ isKey }) => !isKey).map(({ name }) => quoted(name))
  const action =
    rest.length === 0 ? 'NOTHING' : `UPDATE SET ${rest.map((name) => `${name} = excluded.${name}`).join(', ')}`
  return `${into} ON CONFLICT (${key.join(', ')}) DO ${action}`
}

function deleteSql(table: Table, places: readonly Place[]): string {
  const same = places.map((place, at) => `gone.${quoted(place.name)} = ${valueSql(place, at)}`).join(' AND ')
  return `DELETE FROM ${quotedTable(table.name)} AS gone USING ${rowsSql(places)} WHERE ${same}`
}
