import type { Rows } from '../rows.ts'
import { readLong, writeLong } from '../codec.ts'
import type { Order } from '../store.ts'
import { afterPrefix, compareBytes, merged } from './merge.ts'
import { type Segments, segmentSizeBytes } from './segments.ts'
import type { TimeIndex } from './time-index.ts'

type Row = readonly [key: Uint8Array, value: Uint8Array]

/**
 * Rows by key and time, as Kafka lays out the keys of windows and sessions, with the segment in front: the key, 8 bytes of the time that
 * they expire by, and some more bytes that tell entries apart.
 */
export class TimedRows {
  readonly #rows: Rows
  readonly #segments: Segments
  readonly #suffixSizeBytes: number

  readonly #index: TimeIndex | undefined

  /** `suffixSizeBytes`: of the time and what follows it. */
  constructor(rows: Rows, segments: Segments, suffixSizeBytes: number, index?: TimeIndex) {
    this.#rows = rows
    this.#segments = segments
    this.#suffixSizeBytes = suffixSizeBytes
    this.#index = index
  }

  /** A key of a row; what follows the time is to be written by the caller, at {@link suffixAt} + 8. */
  rowKey(key: Uint8Array, timeMs: number): Buffer {
    const rowKey = Buffer.allocUnsafe(segmentSizeBytes + key.length + this.#suffixSizeBytes)
    this.#segments.writePrefix(rowKey, timeMs)
    rowKey.set(key, segmentSizeBytes)
    writeLong(rowKey, timeMs, segmentSizeBytes + key.length)
    return rowKey
  }

  suffixAt(rowKey: Uint8Array): number {
    return rowKey.length - this.#suffixSizeBytes
  }

  /** A view. */
  keyOf(rowKey: Uint8Array): Uint8Array {
    return rowKey.subarray(segmentSizeBytes, this.suffixAt(rowKey))
  }

  /** Of one key: by time, then what follows it. */
  *ofKey(key: Uint8Array, fromMs: number, toMs: number, order: Order): Generator<Row, undefined, undefined> {
    const parts = this.#segments.parts(fromMs, toMs)
    if (order === 'backward') parts.reverse()
    const length = segmentSizeBytes + key.length + this.#suffixSizeBytes
    for (const part of parts) {
      const begin = this.rowKey(key, part.fromMs)
      begin.fill(0, this.suffixAt(begin) + 8)
      const end = this.rowKey(key, part.fromMs)
      writeLong(end, part.toMs + 1, this.suffixAt(end))
      end.fill(0, this.suffixAt(end) + 8)
      for (const row of this.#rows.range(begin, end, order === 'backward')) {
        // Of another length it is of another key, which begins with all of this one.
        if (row[0].length === length) yield row
      }
    }
  }

  /** Of the keys from `from` to `to`, both included: by key, then time. */
  ofKeys(
    from: Uint8Array | undefined,
    to: Uint8Array | undefined,
    fromMs: number,
    toMs: number,
    order: Order,
  ): Generator<Row, undefined, undefined> {
    const isBackward = order === 'backward'
    const direction = isBackward ? -1 : 1
    const parts = this.#segments.parts(fromMs, toMs).map((part) => this.#ofKeysIn(part, from, to, isBackward))
    return merged(parts, ([left], [right]) => direction * this.#compare(left, right))
  }

  /** Of all keys: by time, then `compare`, in which order the index has them too. */
  byTime(fromMs: number, toMs: number, compare: (left: Uint8Array, right: Uint8Array) => number): Iterable<Row> {
    if (this.#index !== undefined) return this.#byIndex(this.#index, fromMs, toMs)
    const rows: Row[] = []
    for (const part of this.#segments.parts(fromMs, toMs)) {
      const ofPart = [...this.#ofKeysIn(part, undefined, undefined, false)]
      ofPart.sort(([left], [right]) => this.#timeOf(left) - this.#timeOf(right) || compare(left, right))
      for (const row of ofPart) rows.push(row)
    }
    return rows
  }

  *#byIndex(index: TimeIndex, fromMs: number, toMs: number): Generator<Row, undefined, undefined> {
    const from = Math.max(fromMs, this.#segments.minTimeMs)
    const to = Math.min(toMs, this.#segments.observedTimeMs)
    if (from > to) return
    for (const rowKey of index.rowKeys(from, to)) {
      const value = this.#rows.get(rowKey)
      if (value !== undefined) yield [rowKey, value]
    }
  }

  *#ofKeysIn(
    part: { fromMs: number; toMs: number },
    from: Uint8Array | undefined,
    to: Uint8Array | undefined,
    isBackward: boolean,
  ): Generator<Row, undefined, undefined> {
    const prefix = Buffer.allocUnsafe(segmentSizeBytes)
    this.#segments.writePrefix(prefix, part.fromMs)
    const begin = from === undefined ? prefix : Buffer.concat([prefix, from])
    const end = to === undefined ? afterPrefix(prefix) : endOf(prefix, to)
    for (const row of this.#rows.range(begin, end, isBackward)) {
      const time = this.#timeOf(row[0])
      if (time < part.fromMs || time > part.toMs) continue
      if (from !== undefined && compareBytes(this.keyOf(row[0]), from) < 0) continue
      if (to !== undefined && compareBytes(this.keyOf(row[0]), to) > 0) continue
      yield row
    }
  }

  #timeOf(rowKey: Uint8Array): number {
    return readLong(rowKey, this.suffixAt(rowKey))
  }

  #compare(left: Uint8Array, right: Uint8Array): number {
    const order = compareBytes(this.keyOf(left), this.keyOf(right))
    return order === 0 ? compareBytes(left.subarray(this.suffixAt(left)), right.subarray(this.suffixAt(right))) : order
  }
}

/**
 * Behind all rows of keys up to `to`. What follows a key begins with a zero byte, as times of our days do; so keys that `to` begins with
 * may have rows behind those of `to` only where `to` goes on with a zero byte.
 */
function endOf(prefix: Uint8Array, to: Uint8Array): Buffer {
  const zeroAt = to.indexOf(0)
  return Buffer.concat([prefix, zeroAt < 0 ? to : to.subarray(0, zeroAt), Uint8Array.of(1)])
}
