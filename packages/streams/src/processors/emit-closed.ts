import type { ProcessorContext } from '../processor/context.ts'
import { type StreamRecord, withKeyValueAt } from '../record.ts'
import type { ValueAndTimestamp, Windowed } from '../stores/store.ts'
import { type Change, changeOf } from '../table/change.ts'

/** Forwards windows that have closed, in the order given, with the headers of the record that closed them. Returns whether there were any. */
export function emitClosed<Key, Aggregate>(
  context: ProcessorContext<Windowed<Key>, Change<Aggregate>>,
  closed: Iterable<readonly [Windowed<Key>, ValueAndTimestamp<Aggregate>]>,
  closedBy: StreamRecord<unknown, unknown>,
  child: string | undefined,
): boolean {
  let isAny = false
  for (const [key, { value, timestamp }] of closed) {
    context.forward(withKeyValueAt(closedBy, key, changeOf<Aggregate>(value, null), timestamp), child)
    isAny = true
  }
  return isAny
}
