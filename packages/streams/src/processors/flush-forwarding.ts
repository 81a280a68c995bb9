import type { ProcessorContext } from '../processor/context.ts'
import { type StreamRecord, withKeyValueAt } from '../record.ts'
import { setFlushListener, type StateStore, type ValueAndTimestamp } from '../stores/store.ts'
import { type Change, changeOf } from '../table/change.ts'
import type { TableOutput } from './aggregation.ts'

/** How a cached store forwards. */
export interface FlushForwarding {
  /** Session stores hold values as they are, all others with their timestamps. */
  readonly holds?: 'values' | 'values with timestamps'
  /** The child that gets them; undefined: all do. */
  readonly child?: string | undefined
}

/**
 * Lets a cached store forward what it writes, when it does (KIP-63): whoever put it there then forwards nothing. False: the store has no cache, so
 * the processor forwards each change itself.
 */
export function forwardsOnFlush<Key, Value>(
  store: StateStore,
  context: ProcessorContext<Key, Change<Value>>,
  { sendsOldValues }: TableOutput,
  { holds = 'values with timestamps', child }: FlushForwarding = {},
): boolean {
  const forward = (key: Key, change: Change<Value>, timestampMs: number, cause: StreamRecord<unknown, unknown>): void =>
    context.forward(withKeyValueAt(cause, key, change, timestampMs), child)
  if (holds === 'values') {
    return setFlushListener<Key, Value>(
      store,
      (key, newValue, oldValue, timestampMs, cause) => forward(key, changeOf(newValue, oldValue), timestampMs, cause),
      sendsOldValues,
    )
  }
  return setFlushListener<Key, ValueAndTimestamp<Value>>(
    store,
    (key, newRow, oldRow, timestampMs, cause) =>
      forward(key, changeOf(newRow?.value ?? null, oldRow?.value ?? null), timestampMs, cause),
    sendsOldValues,
  )
}
