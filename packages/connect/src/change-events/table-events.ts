import type { SchemaAndValue } from '../data/record.ts'
import { Schema } from '../data/schema.ts'
import { Struct } from '../data/struct.ts'
import type { ConnectValue } from '../data/value.ts'
import { nanos } from './nanos.ts'
import { transactionBlockSchema } from './transaction.ts'

/** What an event is: created, changed, deleted, read by a snapshot, truncated. */
export type Operation = 'c' | 'u' | 'd' | 'r' | 't'

/** What an event is made of. */
export interface EventParts {
  readonly before: Struct | null
  readonly after: Struct | null
  /** Where it comes from. */
  readonly source: Struct
  /** Where it stands in its transaction. */
  readonly transaction: Struct | null
  readonly operation: Operation
  /** When it was read, in milliseconds since 1970. */
  readonly nowMs: number
}

/** A table whose events are told. */
export interface TableEventsParts {
  readonly topic: string
  /** Its columns that are told. */
  readonly columns: readonly { readonly name: string; readonly schema: Schema }[]
  /** Names of those that are its key, in the key's order. */
  readonly key: readonly string[]
  /** Of the field `source`. */
  readonly source: Schema
}

/** Schemas of what the rows of a table become in Debezium's envelope: keys, values and events. */
export class TableEvents {
  /** Places of the key's columns in values. */
  readonly #keyPlaces: readonly number[]
  readonly #keySchema: Schema | null
  readonly #valueSchema: Schema
  readonly #envelopeSchema: Schema

  constructor({ topic, columns, key, source }: TableEventsParts) {
    const keyColumns = key.flatMap((name) => columns.filter((column) => column.name === name))
    this.#keyPlaces = keyColumns.map((column) => columns.indexOf(column))
    this.#keySchema = keyColumns.length === 0 ? null : Schema.struct(fieldsOf(keyColumns), { name: `${topic}.Key` })
    this.#valueSchema = Schema.struct(fieldsOf(columns), { optional: true, name: `${topic}.Value` })
    this.#envelopeSchema = Schema.struct(
      {
        before: this.#valueSchema,
        after: this.#valueSchema,
        source,
        transaction: transactionBlockSchema,
        op: Schema.string(),
        ts_ms: Schema.int64({ optional: true }),
        ts_us: Schema.int64({ optional: true }),
        ts_ns: Schema.int64({ optional: true }),
      },
      { name: `${topic}.Envelope`, version: 2 },
    )
  }

  /** A row, by the values of its columns, which must be as their schemas say. */
  row(values: readonly ConnectValue[]): Struct {
    return Struct.ofChecked(this.#valueSchema, values)
  }

  /** A row's key; nothing if the table has none. */
  key(row: Struct): SchemaAndValue {
    const schema = this.#keySchema
    if (schema === null) return { schema: null, value: null }
    const values = this.#keyPlaces.map((place) => row.valueAt(place))
    return { schema, value: Struct.ofChecked(schema, values) }
  }

  /** An event. */
  event({ before, after, source, transaction, operation, nowMs }: EventParts): SchemaAndValue {
    const values = [before, after, source, transaction, operation, nowMs, nowMs * 1000, nanos(nowMs)]
    return { schema: this.#envelopeSchema, value: Struct.ofChecked(this.#envelopeSchema, values) }
  }
}

/** Pairs: names can be numbers, whose order an object would not keep. */
const fieldsOf = (columns: TableEventsParts['columns']) => columns.map(({ name, schema }) => [name, schema] as const)
