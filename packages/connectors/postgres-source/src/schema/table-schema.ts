import { type ConnectValue, dataError, type SchemaAndValue, type Struct } from '@millrace/connect'
import { type EventParts, TableEvents, topicName } from '@millrace/connect/change-events'
import type { Settings } from '../settings.ts'
import { columnValue, type ColumnValue } from '../values/column-value.ts'
import type { Tuple } from '../wal/message.ts'
import { type EventSource, sourceSchema, sourceStruct } from './source-schema.ts'
import { type Column, type Table, tableIdText } from './table.ts'

/** What an event is made of. */
export interface EnvelopeParts extends Omit<EventParts, 'source'> {
  readonly source: EventSource
}

/** A column that is in records, and its place in rows. */
interface IncludedColumn extends ColumnValue {
  readonly name: string
  readonly place: number
  readonly mayBeNull: boolean
}

/** What the rows of a table become: keys, values and envelopes, and their schemas. */
export class TableSchema {
  readonly table: Table
  readonly topic: string
  /** Columns that are left out because their type is not known. */
  readonly unknown: readonly Column[]
  readonly #columns: readonly IncludedColumn[]
  readonly #events: TableEvents

  constructor(table: Table, settings: Settings) {
    this.table = table
    const topic = topicName(settings.prefix, table.schema, table.name)
    this.topic = topic
    const unknown: Column[] = []
    const columns: IncludedColumn[] = []
    for (const [place, column] of table.columns.entries()) {
      const { name, optional } = column
      if (!table.key.includes(name) && !settings.wantsColumn(table.schema, table.name, name)) continue
      const value = columnValue(column, settings.values)
      if (value === undefined) unknown.push(column)
      else columns.push({ ...value, name, place, mayBeNull: optional })
    }
    this.unknown = unknown
    this.#columns = columns
    this.#events = new TableEvents({ topic, columns, key: table.key, source: sourceSchema })
  }

  /** Names of the columns that are null in a whole row, which the table says now that they can't be: it was altered since. */
  misfits(row: Tuple): readonly string[] {
    return this.#columns.flatMap(({ name, place, mayBeNull }) => (row[place] === null && !mayBeNull ? [name] : []))
  }

  /** A row's values; what is not known of it is null, or the type's zero. Throws INVALID_DATA, which names the column. */
  row(row: Tuple): Struct {
    return this.#events.row(this.#columns.map((column) => this.#value(column, row)))
  }

  /** A row's key, by the struct that {@link TableSchema.row} made of it; nothing if the table has none. */
  key(row: Struct): SchemaAndValue {
    return this.#events.key(row)
  }

  /** An event. */
  envelope({ source, ...parts }: EnvelopeParts): SchemaAndValue {
    return this.#events.event({ ...parts, source: sourceStruct(source) })
  }

  #value({ name, place, toValue }: IncludedColumn, row: Tuple): ConnectValue {
    try {
      const raw = row[place]
      if (raw === undefined) throw dataError('the row has fewer columns than its relation')
      return toValue(raw)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw dataError(`column '${name}' of ${tableIdText(this.table)} can't be read: ${why}`, { cause: error })
    }
  }
}
