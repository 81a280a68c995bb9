import { type ConnectValue, dataError, Schema, type SchemaAndValue, Struct } from '@millrace/connect'
import type { RowImage } from '../binlog/rows.ts'
import type { Settings } from '../settings.ts'
import { columnValue, type ColumnValue } from '../values/column-value.ts'
import { type EventSource, nanos, sourceSchemas, sourceStruct } from './source-schema.ts'
import { charsetOf, type Column, type Table, tableIdText } from './table.ts'

/** What an event is: created, changed, deleted, read by a snapshot, truncated. */
export type Operation = 'c' | 'u' | 'd' | 'r' | 't'

/** Where an event stands in its transaction. */
export const transactionBlockSchema = Schema.struct(
  { id: Schema.string(), total_order: Schema.int64(), data_collection_order: Schema.int64() },
  { optional: true, name: 'event.block', version: 1 },
)

/** What an envelope is made of. */
export interface EnvelopeParts {
  readonly before: Struct | null
  readonly after: Struct | null
  readonly source: EventSource
  /** Which of its rows it is of. Default: as the source says. */
  readonly row?: number
  readonly transaction: Struct | null
  readonly operation: Operation
  /** When the event was read, in milliseconds since 1970. */
  readonly nowMs: number
}

/** A column that is in records, and its place in rows. */
interface IncludedColumn extends ColumnValue {
  readonly name: string
  readonly place: number
}

/** A topic's name as brokers take it. */
export const topicName = (...parts: readonly string[]): string => parts.join('.').replaceAll(/[^a-zA-Z0-9._-]/g, '_')

/** What the rows of a table become: keys, values and envelopes, and their schemas. */
export class TableSchema {
  readonly table: Table
  readonly topic: string
  /** Columns that are left out because their type is not known. */
  readonly unknown: readonly Column[]
  readonly #columns: readonly IncludedColumn[]
  /** Places of the key's columns in values. */
  readonly #keyPlaces: readonly number[]
  readonly #keySchema: Schema | null
  readonly #valueSchema: Schema
  readonly #envelopeSchema: Schema

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
    const keyColumns = table.key.flatMap((key) => columns.filter((column) => column.name === key))
    this.#keyPlaces = keyColumns.map((column) => columns.indexOf(column))
    this.#keySchema = keyColumns.length === 0 ? null : Schema.struct(fieldsOf(keyColumns), { name: `${topic}.Key` })
    this.#valueSchema = Schema.struct(fieldsOf(columns), { optional: true, name: `${topic}.Value` })
    this.#envelopeSchema = Schema.struct(
      {
        before: this.#valueSchema,
        after: this.#valueSchema,
        source: sourceSchemas[settings.flavor],
        transaction: transactionBlockSchema,
        op: Schema.string(),
        ts_ms: Schema.int64({ optional: true }),
        ts_us: Schema.int64({ optional: true }),
        ts_ns: Schema.int64({ optional: true }),
      },
      { name: `${topic}.Envelope`, version: 2 },
    )
  }

  /** A row's values. Throws INVALID_DATA, which names the column whose value can't be had. */
  row(image: RowImage): Struct {
    return Struct.ofChecked(
      this.#valueSchema,
      this.#columns.map((column) => this.#value(column, image)),
    )
  }

  /** A row's key, by the struct that {@link TableSchema.row} made of it; nothing if the table has none. */
  key(row: Struct): SchemaAndValue {
    const schema = this.#keySchema
    if (schema === null) return { schema: null, value: null }
    const values = this.#keyPlaces.map((place) => row.valueAt(place))
    return { schema, value: Struct.ofChecked(schema, values) }
  }

  /** An event. */
  envelope({ before, after, source, row, transaction, operation, nowMs }: EnvelopeParts): SchemaAndValue {
    const values: readonly ConnectValue[] = [
      before,
      after,
      sourceStruct(source, row),
      transaction,
      operation,
      nowMs,
      nowMs * 1000,
      nanos(nowMs),
    ]
    return { schema: this.#envelopeSchema, value: Struct.ofChecked(this.#envelopeSchema, values) }
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

/** Pairs: names can be numbers, whose order an object would not keep. */
const fieldsOf = (columns: readonly IncludedColumn[]) => columns.map(({ name, schema }) => [name, schema] as const)
