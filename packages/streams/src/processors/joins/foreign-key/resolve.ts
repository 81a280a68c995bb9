import type { Serde } from '@millrace/client'
import type { InternalContext } from '../../../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../../../processor/processor.ts'
import { type StreamRecord, withValue } from '../../../record.ts'
import { type Codec, codecOf } from '../../../stores/codec.ts'
import type { TableValueGetter, TableValueGetterSupplier } from '../../../table/value-getter.ts'
import type { ValueJoiner } from '../joiner.ts'
import { murmur3 } from './murmur3.ts'
import type { SubscriptionResponse } from './subscription.ts'

/** How answers become results. */
export interface ResolveOptions<Key, Value, ForeignValue, Out> {
  /** The left table. */
  readonly table: TableValueGetterSupplier<Key, Value>
  readonly valueSerde: Serde<Value>
  readonly joiner: ValueJoiner<Key, Value, ForeignValue | null, Out | null>
  readonly isLeft: boolean
}

/** Joins answers with the left rows that asked. An answer to what the row no longer is has no effect: the next one is on its way. */
export function resolve<Key, Value, ForeignValue, Out>(
  options: ResolveOptions<Key, Value, ForeignValue, Out>,
): ProcessorSupplier<Key, SubscriptionResponse<ForeignValue>, Key, Out | null> {
  return () => new Resolve(options)
}

class Resolve<Key, Value, ForeignValue, Out> implements Processor<
  Key,
  SubscriptionResponse<ForeignValue>,
  Key,
  Out | null
> {
  readonly #options: ResolveOptions<Key, Value, ForeignValue, Out>
  readonly #values: Codec<Value>
  #context!: InternalContext<Key, Out | null>
  #rows!: TableValueGetter<Key, Value>

  constructor(options: ResolveOptions<Key, Value, ForeignValue, Out>) {
    this.#options = options
    this.#values = codecOf(options.valueSerde)
  }

  init(context: InternalContext<Key, Out | null>): void {
    this.#context = context
    this.#rows = this.#options.table.make(context)
  }

  process(record: StreamRecord<Key, SubscriptionResponse<ForeignValue>>): void {
    const { key, value: answer } = record
    const row = this.#rows.get(key)
    if (!this.#isOf(row?.value, answer.hash)) return
    const { joiner, isLeft } = this.#options
    const hasResult = row !== undefined && (isLeft || answer.foreignValue !== null)
    this.#context.forward(withValue(record, hasResult ? joiner(row.value, answer.foreignValue, key) : null))
  }

  #isOf(value: Value | undefined, hash: Buffer | null): boolean {
    if (value === undefined || hash === null) return value === undefined && hash === null
    return murmur3(this.#values.encode(value)).equals(hash)
  }
}
