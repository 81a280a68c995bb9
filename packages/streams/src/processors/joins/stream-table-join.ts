import { StreamError } from '@millrace/base'
import type { Serde } from '@millrace/client'
import type { InternalContext, SavedTime } from '../../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../../processor/processor.ts'
import { type StreamRecord, withValue } from '../../record.ts'
import type { VersionedKeyValueStore } from '../../stores/store.ts'
import type { TableValueGetter, TableValueGetterSupplier } from '../../table/value-getter.ts'
import type { ValueJoiner } from './joiner.ts'
import { WaitingRecords } from './stream-table-buffer.ts'

/** A join of a stream with a table, its own partition's or a global one. */
export interface StreamTableJoinOptions<Key, Value, TableKey, TableValue, Out> {
  readonly table: TableValueGetterSupplier<TableKey, TableValue>
  /** The row that belongs to a record; null: none. */
  readonly tableKey: (key: Key, value: Value) => TableKey | null
  readonly joiner: ValueJoiner<Key, Value, TableValue | null, Out>
  /** Whether a record without row gives a result too. */
  readonly isLeft: boolean
  /** Where records wait until the table has caught up with their time (KIP-923); undefined: they are joined as they come. */
  readonly waiting?: { readonly store: string; readonly graceMs: number; readonly valueSerde: Serde<Value> } | undefined
}

/** Joins each record with the row of its key: of a versioned table, with the row as it was at the record's time (KIP-914). */
export function streamTableJoin<Key, Value, TableKey, TableValue, Out>(
  options: StreamTableJoinOptions<Key, Value, TableKey, TableValue, Out>,
): ProcessorSupplier<Key, Value, Key, Out> {
  return () => new StreamTableJoin(options)
}

class StreamTableJoin<Key, Value, TableKey, TableValue, Out> implements Processor<Key, Value, Key, Out> {
  readonly #options: StreamTableJoinOptions<Key, Value, TableKey, TableValue, Out>
  #context!: InternalContext<Key, Out>
  #table!: TableValueGetter<TableKey, TableValue>
  #waiting: Waiting<Key, Value> | undefined

  constructor(options: StreamTableJoinOptions<Key, Value, TableKey, TableValue, Out>) {
    this.#options = options
  }

  init(context: InternalContext<Key, Out>): void {
    const { table, waiting } = this.#options
    this.#context = context
    this.#table = table.make(context)
    if (waiting === undefined) return
    checkHistory(context, table.stores, waiting.graceMs)
    this.#waiting = {
      records: new WaitingRecords(context.store(waiting.store), waiting.valueSerde),
      streamTime: context.savedTime('stream-time'),
      graceMs: waiting.graceMs,
    }
    context.whenIdle((timeMs) => this.#advance(timeMs))
  }

  /** No record comes, but time goes on: records have waited long enough. */
  #advance(timeMs: number): boolean {
    if (this.#waiting === undefined) return false
    const { records, streamTime, graceMs } = this.#waiting
    if (streamTime.valueMs < 0 || timeMs <= streamTime.valueMs) return false
    streamTime.valueMs = timeMs
    return records.release(timeMs - graceMs, (due) => this.#join(due))
  }

  process(record: StreamRecord<Key, Value>): void {
    const { key, value, timestamp } = record
    if (value === null) {
      this.#context.dropped('null-value', record)
      return
    }
    if (this.#waiting === undefined || key === null) {
      this.#join(record)
      return
    }
    const { records, streamTime, graceMs } = this.#waiting
    if (timestamp < streamTime.valueMs - graceMs) {
      this.#join(record)
      return
    }
    if (timestamp > streamTime.valueMs) streamTime.valueMs = timestamp
    records.add(record)
    records.release(streamTime.valueMs - graceMs, (due) => this.#join(due))
  }

  #join(record: StreamRecord<Key, Value>): void {
    const { tableKey, joiner, isLeft } = this.#options
    const { key, value, timestamp } = record
    const rowKey = tableKey(key, value)
    if (rowKey === null && !isLeft) {
      this.#context.dropped('null-key', record)
      return
    }
    const row = rowKey === null ? undefined : this.#lookUp(rowKey, timestamp)
    if (row === undefined && !isLeft) return
    this.#context.forward(withValue(record, joiner(value, row ?? null, key)))
  }

  #lookUp(rowKey: TableKey, timestamp: number): TableValue | undefined {
    const table = this.#table
    return (table.isVersioned ? table.getAsOf(rowKey, timestamp) : table.get(rowKey))?.value
  }
}

/** A table that forgets before its records have waited would give wrong rows. Throws INVALID_TOPOLOGY. */
function checkHistory(context: InternalContext, stores: readonly string[], graceMs: number): void {
  for (const name of stores) {
    const { historyRetentionMs } = context.store<VersionedKeyValueStore<unknown, unknown>>(name)
    if (historyRetentionMs < graceMs) {
      throw new StreamError(
        'INVALID_TOPOLOGY',
        `${context.nodeName} lets records wait for ${graceMs} ms, but table store ${name} keeps its history for ${historyRetentionMs} ms only: give it a historyRetention of at least the grace`,
      )
    }
  }
}

interface Waiting<Key, Value> {
  readonly records: WaitingRecords<Key, Value>
  readonly streamTime: SavedTime
  readonly graceMs: number
}
