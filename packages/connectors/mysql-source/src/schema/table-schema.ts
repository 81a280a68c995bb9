import { type ConnectValue, dataError, type SchemaAndValue, type Struct } from '@millrace/connect'
import { type EventParts, TableEvents, topicName } from '@millrace/connect/change-events'
import type { RowImage } from '../binlog/rows.ts'
import type { Settings } from '../settings.ts'
import { columnValue, type ColumnValue } from '../values/column-value.ts'
import { type EventSource, sourceSchemas, sourceStruct } from './source-schema.ts'
import { charsetOf, type Column, type Table, tableIdText } from './table.ts'

/** What an event is made of. */
export interface EnvelopeParts extends Omit<EventParts, 'source'> {
  readonly source: EventSource
  /** Which of its rows it is of. Default: as the source says. */
  readonly row?: number
}

/** A column that is in records, and its place in rows. */
interface IncludedColumn extends ColumnValue {
  readonly name: string
  readonly place: number
}

/** What the rows of a table become: keys, values and envelopes, and their schemas. */
export class TableSchema {
  readonly table: Table
  readonly topic: string
  /** Columns that are left out because their type is not known. */
  readonly unknown: readonly Column[]
  readonly #columns: readonly IncludedColumn[]
  readonly #events: TableEvents

  /** Throws INVALID_DATA for a charset that is not known. */
  constructor(table: Table, settings: Settings) {
    this.table = table
    const { database, name } = table
    const topic = topicName(settings.prefix, database, name)
    this.topic = topic
    const unknown: Column[] = []
    const columns: IncludedColumn[] = []
    for (const [place, column] of table.columns.entries()) {
      const inKey = table.key.includes(column.name)
      if (!inKey && !settings.wantsColumn(database, name, column.name)) continue
      const value = columnValue(column, charsetOf(table, column), settings.values)
      if (value === undefined) unknown.push(column)
      else columns.push({ ...value, name: column.name, place })
    }
    this.unknown = unknown
    this.#columns = columns
    this.#events = new TableEvents({ topic, columns, key: table.key, source: sourceSchemas[settings.flavor] })
  }

  /** A row's values. Throws INVALID_DATA, which names the column whose value can't be had. */
  row(image: RowImage): Struct {
    return this.#events.row(this.#columns.map((column) => this.#value(column, image)))
  }

  /** A row's key, by the struct that {@link TableSchema.row} made of it; nothing if the table has none. */
  key(row: Struct): SchemaAndValue {
    return this.#events.key(row)
  }

  /** An event. */
  envelope({ source, row, ...parts }: EnvelopeParts): SchemaAndValue {
    return this.#events.event({ ...parts, source: sourceStruct(source, row) })
  }

  #value({ name, place, toValue, schema }: IncludedColumn, image: RowImage): ConnectValue {
    const raw = image[place]
    const where = `column '${name}' of ${tableIdText(this.table)}`
    if (raw === undefined) throw dataError(`${where} is not in the row: the server needs binlog_row_image=FULL`)
    try {
      const value = toValue(raw)
      if (value !== null || schema.optional || schema.default !== null) return value
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw dataError(`${where} can't be read: ${why}`, { cause: error })
    }
    throw dataError(`${where} is null, which it is defined not to be: its definition is not that of the row`)
  }
}
