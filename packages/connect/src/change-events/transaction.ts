import { Schema } from '../data/schema.ts'
import { Struct } from '../data/struct.ts'

const keySchema = Schema.struct(
  { id: Schema.string() },
  { name: 'io.debezium.connector.common.TransactionMetadataKey', version: 1 },
)

const collectionSchema = Schema.struct(
  { data_collection: Schema.string(), event_count: Schema.int64() },
  { optional: true, name: 'event.collection', version: 1 },
)

const valueSchema = Schema.struct(
  {
    status: Schema.string(),
    id: Schema.string(),
    event_count: Schema.int64({ optional: true }),
    data_collections: Schema.array(collectionSchema, { optional: true }),
    ts_ms: Schema.int64(),
  },
  { name: 'io.debezium.connector.common.TransactionMetadataValue', version: 1 },
)

/** Where an event stands in its transaction. */
export const transactionBlockSchema = Schema.struct(
  { id: Schema.string(), total_order: Schema.int64(), data_collection_order: Schema.int64() },
  { optional: true, name: 'event.block', version: 1 },
)

/** Counts the events of one transaction, all of them and those of each table. */
export class TransactionCounts {
  readonly id: string
  #total = 0
  readonly #tables = new Map<string, number>()

  constructor(id: string) {
    this.id = id
  }

  /** Another event; `table` is `shop.orders`. */
  count(table: string): void {
    this.#total += 1
    this.#tables.set(table, (this.#tables.get(table) ?? 0) + 1)
  }

  /** Where the event stands that was counted last. */
  block(table: string): Struct {
    return Struct.ofChecked(transactionBlockSchema, [this.id, this.#total, this.#tables.get(table) ?? 0])
  }

  /** Key and value of the record that stands before all events. */
  begin(ms: number) {
    return this.#record(['BEGIN', this.id, null, null, ms])
  }

  /** Key and value of the record that stands behind them. */
  end(ms: number) {
    const byName = [...this.#tables].toSorted(([one], [other]) => (one < other ? -1 : 1))
    const tables = byName.map((entry) => Struct.ofChecked(collectionSchema, entry))
    return this.#record(['END', this.id, this.#total, tables, ms])
  }

  #record(values: Parameters<typeof Struct.ofChecked>[1]) {
    return {
      key: { schema: keySchema, value: Struct.ofChecked(keySchema, [this.id]) },
      value: { schema: valueSchema, value: Struct.ofChecked(valueSchema, values) },
    }
  }
}
