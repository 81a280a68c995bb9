import type { InternalContext } from '../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../processor/processor.ts'
import { type StreamRecord, withValueAt } from '../record.ts'
import type { TimestampedKeyValueStore } from '../stores/store.ts'
import { type Change, changeOf } from '../table/change.ts'
import type { Aggregation } from './aggregation.ts'
import { forwardsOnFlush } from './flush-forwarding.ts'

/**
 * Aggregates a stream by key into a table: `count`, `reduce` and `aggregate` of a grouped stream, and of each input of a cogroup. Records
 * without key or value are dropped. The row has the highest timestamp of its records; a null result removes it, and its timestamp is forgotten.
 */
export function streamAggregate<Key, Value, Aggregate>(
  aggregation: Aggregation<Key, Value, Aggregate>,
): ProcessorSupplier<Key, Value, Key, Change<Aggregate>> {
  return () => new StreamAggregate(aggregation)
}

class StreamAggregate<Key, Value, Aggregate> implements Processor<Key, Value, Key, Change<Aggregate>> {
  readonly #aggregation: Aggregation<Key, Value, Aggregate>
  #context!: InternalContext<Key, Change<Aggregate>>
  #rows!: TimestampedKeyValueStore<Key, Aggregate>
  #forwardsOnFlush = false

  constructor(aggregation: Aggregation<Key, Value, Aggregate>) {
    this.#aggregation = aggregation
  }

  init(context: InternalContext<Key, Change<Aggregate>>): void {
    this.#context = context
    this.#rows = context.store(this.#aggregation.store)
    this.#forwardsOnFlush = forwardsOnFlush(this.#rows, context, this.#aggregation.output)
  }

  process(record: StreamRecord<Key, Value>): void {
    const { key, value } = record
    if (key === null || value === null) {
      this.#context.dropped(key === null ? 'null-key' : 'null-value', record)
      return
    }
    const { aggregator, initializer, output } = this.#aggregation
    const old = this.#rows.get(key)
    const before = old === undefined ? initializer() : old.value
    const aggregate = aggregator(before, value, key)
    const timestamp = old === undefined ? record.timestamp : Math.max(record.timestamp, old.timestamp)
    this.#rows.put(key, aggregate === null ? null : { value: aggregate, timestamp })
    if (this.#forwardsOnFlush) return
    // As in Kafka, the old value of a row that was not there is the initializer's.
    const oldValue = output.sendsOldValues ? before : null
    this.#context.forward(withValueAt(record, changeOf(aggregate, oldValue), timestamp))
  }
}
