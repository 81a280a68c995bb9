import type { ProcessorContext } from '../processor/context.ts'
import { type StreamRecord, withKeyValueAt } from '../record.ts'
import {
  setFlushListener,
  type TimestampedKeyValueStore,
  type ValueAndTimestamp,
  type VersionedKeyValueStore,
} from '../stores/store.ts'
import { type Change, changeOf } from './change.ts'

/** Whether a table's changes carry old values: what is downstream asks while the topology is described, tasks read it after that. */
export interface OldValues {
  sendsOldValues: boolean
}

/** The rows of a table in its store, with history or without; changes are forwarded here, or by the store's cache when it lets go of them. */
export interface TableRows<Key, Value> {
  /** The newest value of the key. */
  get(key: Key): ValueAndTimestamp<Value> | undefined
  /** Keeps a row (null: removes it) and forwards the change. `oldValue` is forwarded if old values are asked for. */
  put(record: StreamRecord<Key, unknown>, newValue: Value | null, oldValue: Value | null): void
}

/** The rows in the store of that name. */
export function tableRows<Key, Value>(
  context: ProcessorContext<Key, Change<Value>>,
  store: string,
  isVersioned: boolean,
  output: Readonly<OldValues>,
): TableRows<Key, Value> {
  return isVersioned
    ? new VersionedRows(context, context.store<VersionedKeyValueStore<Key, Value>>(store), output)
    : new LatestRows(context, context.store<TimestampedKeyValueStore<Key, Value>>(store), output)
}

class LatestRows<Key, Value> implements TableRows<Key, Value> {
  readonly #context: ProcessorContext<Key, Change<Value>>
  readonly #store: TimestampedKeyValueStore<Key, Value>
  readonly #output: Readonly<OldValues>
  readonly #isCached: boolean

  constructor(
    context: ProcessorContext<Key, Change<Value>>,
    store: TimestampedKeyValueStore<Key, Value>,
    output: Readonly<OldValues>,
  ) {
    this.#context = context
    this.#store = store
    this.#output = output
    this.#isCached = setFlushListener<Key, ValueAndTimestamp<Value>>(
      store,
      (key, newRow, oldRow, timestampMs, cause) => {
        const change = changeOf(newRow === null ? null : newRow.value, oldRow === null ? null : oldRow.value)
        context.forward(withKeyValueAt(cause, key, change, timestampMs))
      },
      output.sendsOldValues,
    )
  }

  get(key: Key): ValueAndTimestamp<Value> | undefined {
    return this.#store.get(key)
  }

  put(record: StreamRecord<Key, unknown>, newValue: Value | null, oldValue: Value | null): void {
    const { key, timestamp } = record
    this.#store.put(key, newValue === null ? null : { value: newValue, timestamp })
    if (this.#isCached) return
    const change = changeOf(newValue, this.#output.sendsOldValues ? oldValue : null)
    this.#context.forward(withKeyValueAt(record, key, change, timestamp))
  }
}

class VersionedRows<Key, Value> implements TableRows<Key, Value> {
  readonly #context: ProcessorContext<Key, Change<Value>>
  readonly #store: VersionedKeyValueStore<Key, Value>
  readonly #output: Readonly<OldValues>

  constructor(
    context: ProcessorContext<Key, Change<Value>>,
    store: VersionedKeyValueStore<Key, Value>,
    output: Readonly<OldValues>,
  ) {
    this.#context = context
    this.#store = store
    this.#output = output
  }

  get(key: Key): ValueAndTimestamp<Value> | undefined {
    return this.#store.get(key)
  }

  put(record: StreamRecord<Key, unknown>, newValue: Value | null, oldValue: Value | null): void {
    const { key, timestamp } = record
    const validTo = this.#store.put(key, newValue, timestamp)
    if (validTo === 'expired') return
    const change = changeOf(newValue, this.#output.sendsOldValues ? oldValue : null, validTo === 'newest')
    this.#context.forward(withKeyValueAt(record, key, change, timestamp))
  }
}
