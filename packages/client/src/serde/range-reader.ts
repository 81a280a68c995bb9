import type { Serde } from './serde.ts'

/** Reads what lies in `bytes` from `start` to `end` (excluded). */
export type RangeReader<T> = (bytes: Buffer, start: number, end: number) => T

/** By serde, not in it: who copies a serde to change how it reads has another one. */
const readers = new WeakMap<object, RangeReader<unknown>>()

/** Says how a serde reads bytes without a view of them, which costs more than to read a number or a short text. Returns the serde. */
export function readingRanges<Input, Output>(
  serde: Serde<Input, Output>,
  read: RangeReader<Output>,
): Serde<Input, Output> {
  readers.set(serde, read)
  return serde
}

/** What a serde makes of a range of bytes: as its `deserialize` of a view of them, and the quickest way to it. Throws what that throws. */
export function rangeReaderOf<Output>(serde: Serde<never, Output>): RangeReader<Output> {
  // It was given with the serde.
  const read = readers.get(serde) as RangeReader<Output> | undefined
  return read ?? ((bytes, start, end) => serde.deserialize(viewOf(bytes, start, end)))
}

function viewOf(bytes: Buffer, start: number, end: number): Buffer {
  return start === 0 && end === bytes.length ? bytes : bytes.subarray(start, end)
}
