import { type ConnectValue, dataError, Schema, type SchemaAndValue, Struct } from '@millrace/connect'
import type { Settings } from '../settings.ts'
import { columnValue, type ColumnValue } from '../values/column-value.ts'
import type { Tuple } from '../wal/message.ts'
import { type EventSource, sourceSchema, sourceStruct, timesOf } from './source-schema.ts'
import { type Column, type Table, tableIdText } from './table.ts'

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
  readonly transaction: Struct | null
  readonly operation: Operation
  /** When the event was read, in milliseconds since 1970. */
  readonly nowMs: number
}

/** A column that is in records, and its place in rows. */
interface IncludedColumn extends ColumnValue {
  readonly name: string
  readonly place: number
  readonly mayBeNull: boolean
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
    const keyColumns = table.key.flatMap((key) => columns.filter((column) => column.name === key))
    this.#keyPlaces = keyColumns.map((column) => columns.indexOf(column))
    this.#keySchema = keyColumns.length === 0 ? null : Schema.struct(fieldsOf(keyColumns), { name: `${topic}.Key` })
    this.#valueSchema = Schema.struct(fieldsOf(columns), { optional: true, name: `${topic}.Value` })
    this.#envelopeSchema = Schema.struct(
      {
        before: this.#valueSchema,
        after: this.#valueSchema,
        source: sourceSchema,
        transaction: transactionBlockSchema,
        op: Schema.string(),
        ts_ms: Schema.int64({ optional: true }),
        ts_us: Schema.int64({ optional: true }),
        ts_ns: Schema.int64({ optional: true }),
      },
      { name: `${topic}.Envelope`, version: 2 },
    )
  }

  /** Names of the columns that are null in a whole row, which the table says now that they can't be: it was altered since. */
  misfits(row: Tuple): readonly string[] {
    return this.#columns.flatMap(({ name, place, mayBeNull }) => (row[place] === null && !mayBeNull ? [name] : []))
  }

  /** A row's values; what is not known of it is null, or the type's zero. Throws INVALID_DATA, which names the column. */
  row(row: Tuple): Struct {
    return Struct.ofChecked(
      this.#valueSchema,
      this.#columns.map((column) => this.#value(column, row)),
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
  envelope({ before, after, source, transaction, operation, nowMs }: EnvelopeParts): SchemaAndValue {
    const values: readonly ConnectValue[] = [
      before,
      after,
      sourceStruct(source),
      transaction,
      operation,
      ...timesOf(BigInt(nowMs) * 1000n),
    ]
    return { schema: this.#envelopeSchema, value: Struct.ofChecked(this.#envelopeSchema, values) }
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

/** Pairs: names can be numbers, whose order an object would not keep. */
const fieldsOf = (columns: readonly IncludedColumn[]) => columns.map(({ name, schema }) => [name, schema] as const)
