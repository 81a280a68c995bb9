import type { ProcessorContext } from '../processor/context.ts'
import type { ValueAndTimestamp } from '../stores/store.ts'

/** Looks up rows of a table, whether the table has a store or is computed from one that has. Of one task. */
export interface TableValueGetter<Key, Value> {
  /** The newest value of the key. */
  get(key: Key): ValueAndTimestamp<Value> | undefined
  /** The value as it was at that time. Only if {@link isVersioned}. */
  getAsOf(key: Key, asOfMs: number): ValueAndTimestamp<Value> | undefined
  /** Whether the rows have a history (KIP-914). */
  readonly isVersioned: boolean
}

/** Makes getters; who uses one names `stores` as stores of its node. */
export interface TableValueGetterSupplier<Key, Value> {
  readonly stores: readonly string[]
  make(context: ProcessorContext): TableValueGetter<Key, Value>
}
