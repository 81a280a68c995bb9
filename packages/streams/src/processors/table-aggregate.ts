import { StreamError } from '@millrace/base'
import type { InternalContext } from '../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../processor/processor.ts'
import { type StreamRecord, withValueAt } from '../record.ts'
import type { TimestampedKeyValueStore } from '../stores/store.ts'
import { type Change, changeOf } from '../table/change.ts'
import type { Aggregation, Aggregator } from './aggregation.ts'
import { forwardsOnFlush } from './flush-forwarding.ts'

/** What {@link tableAggregate} is made of: the aggregator adds. */
export interface TableAggregation<Key, Value, Aggregate> extends Aggregation<Key, Value, Aggregate> {
  readonly subtractor: Aggregator<Key, Value, Aggregate>
}

/**
 * Aggregates the rows of a grouped table: what a row was is subtracted, then what it is added. A group has the highest timestamp of all changes to it,
 * as long as it is there.
 */
export function tableAggregate<Key, Value, Aggregate>(
  aggregation: TableAggregation<Key, Value, Aggregate>,
): ProcessorSupplier<Key, Change<Value>, Key, Change<Aggregate>> {
  return () => new TableAggregate(aggregation)
}

class TableAggregate<Key, Value, Aggregate> implements Processor<Key, Change<Value>, Key, Change<Aggregate>> {
  readonly #aggregation: TableAggregation<Key, Value, Aggregate>
  #context!: InternalContext<Key, Change<Aggregate>>
  #groups!: TimestampedKeyValueStore<Key, Aggregate>
  #forwardsOnFlush = false

  constructor(aggregation: TableAggregation<Key, Value, Aggregate>) {
    this.#aggregation = aggregation
  }

  init(context: InternalContext<Key, Change<Aggregate>>): void {
    this.#context = context
    this.#groups = context.store(this.#aggregation.store)
    this.#forwardsOnFlush = forwardsOnFlush(this.#groups, context, this.#aggregation.output)
  }

  process(record: StreamRecord<Key, Change<Value>>): void {
    const { key, value: change } = record
    if (key === null)
      throw new StreamError('INVALID_RECORD', `${this.#context.nodeName} got a row without key: a group has one`)
    const { aggregator, subtractor, initializer, output } = this.#aggregation
    const old = this.#groups.get(key)
    let aggregate: Aggregate | null = old === undefined ? null : old.value
    if (change.oldValue !== null && aggregate !== null) aggregate = subtractor(aggregate, change.oldValue, key)
    if (change.newValue !== null) aggregate = aggregator(aggregate ?? initializer(), change.newValue, key)
    const timestamp = old === undefined ? record.timestamp : Math.max(record.timestamp, old.timestamp)
    this.#groups.put(key, aggregate === null ? null : { value: aggregate, timestamp })
    if (this.#forwardsOnFlush) return
    const oldAggregate = output.sendsOldValues && old !== undefined ? old.value : null
    this.#context.forward(withValueAt(record, changeOf(aggregate, oldAggregate), timestamp))
  }
}
