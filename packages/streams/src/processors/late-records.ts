import type { InternalContext } from '../processor/context.ts'
import type { StreamRecord } from '../record.ts'
import type { SideOutputs } from './aggregation.ts'

/** Counts a record that is late for all its windows, and forwards it as it came to the child that takes such. */
export function setAside<Key, Value>(
  // What a processor forwards is its results; late records are of its input.
  context: InternalContext<never, never>,
  record: StreamRecord<Key, Value>,
  sides: SideOutputs | undefined,
): void {
  context.dropped('late', record)
  if (sides !== undefined) context.forward(record as StreamRecord<never, never>, sides.late)
}
