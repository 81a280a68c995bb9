import type { StreamRecord } from '../record.ts'
import type { ProcessorContext } from './context.ts'

/** A node of a topology: takes records one at a time, may keep state, and forwards any number to the nodes behind it (KIP-478). */
export interface Processor<KeyIn, ValueIn, KeyOut = unknown, ValueOut = unknown> {
  /** Once, before the first record, when the stores are restored. */
  init?(context: ProcessorContext<KeyOut, ValueOut>): void
  /** Synchronous: when it returns, everything that it forwarded has been processed. */
  process(record: StreamRecord<KeyIn, ValueIn>): void
  /** The task goes: no forwarding any more. */
  close?(): void
}

/** Makes a processor: one for each task. Never returns the same twice. */
export type ProcessorSupplier<KeyIn, ValueIn, KeyOut = unknown, ValueOut = unknown> = () => Processor<
  KeyIn,
  ValueIn,
  KeyOut,
  ValueOut
>

/** A processor that may not change keys, so that no repartitioning is needed behind it: what it forwards gets the input's key. */
export interface FixedKeyProcessor<Key, ValueIn, ValueOut = unknown> {
  init?(context: FixedKeyProcessorContext<Key, ValueOut>): void
  process(record: StreamRecord<Key, ValueIn>): void
  close?(): void
}

/** Makes a {@link FixedKeyProcessor}: one for each task. Never returns the same twice. */
export type FixedKeyProcessorSupplier<Key, ValueIn, ValueOut = unknown> = () => FixedKeyProcessor<
  Key,
  ValueIn,
  ValueOut
>

/** The context of a {@link FixedKeyProcessor}. */
export interface FixedKeyProcessorContext<Key, ValueOut> extends Omit<ProcessorContext<Key, ValueOut>, 'forward'> {
  /** Throws INVALID_REQUEST if the key is not that of the record being processed. */
  forward(record: StreamRecord<Key, ValueOut>, child?: string): void
}
