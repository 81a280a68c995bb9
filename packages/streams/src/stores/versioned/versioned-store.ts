import type { Segments } from '../bytes/segments.ts'
import { TimedRows } from '../bytes/timed-rows.ts'
import { type Codec, readLong, timestampOf, withTimestampBytes, writeLong } from '../codec.ts'
import type { Rows } from '../rows.ts'
import type { Order, VersionedKeyValueStore, VersionedRecord } from '../store.ts'

/** Behind the key: 8 bytes of when a version ended, 8 of when it began. */
export const versionedSuffixSizeBytes = 16

/** What a history row begins with. */
const isTombstone = 0
const isValue = 1

/** A version that is not the newest. */
interface Past {
  readonly rowKey: Uint8Array
  readonly row: Uint8Array
  readonly fromMs: number
  readonly toMs: number
}

/** What a versioned store is put together from. */
export interface VersionedParts<Key, Value> {
  readonly name: string
  readonly isPersistent: boolean
  /** By key: the newest version, if it is not a tombstone, behind its timestamp. */
  readonly newest: Rows
  /** By key and end: what was before, and the tombstone that is the newest (its end is its beginning, so that it comes last). */
  readonly past: Rows
  readonly segments: Segments
  readonly key: Codec<Key>
  readonly value: Codec<Value>
  log(key: Uint8Array, value: Uint8Array | null, timestampMs: number): void
  /** Throws MESSAGE_TOO_LARGE for what cannot be logged. */
  refuseTooLarge(key: Uint8Array, value: Uint8Array | null): void
}

/** Rows with their history (KIP-889): the newest version by itself, so that it is found at once, and what was before by when it ended. */
export class RowsVersionedStore<Key, Value> implements VersionedKeyValueStore<Key, Value> {
  readonly name: string
  readonly isPersistent: boolean
  readonly #parts: VersionedParts<Key, Value>
  readonly #timed: TimedRows

  constructor(parts: VersionedParts<Key, Value>) {
    this.name = parts.name
    this.isPersistent = parts.isPersistent
    this.#parts = parts
    this.#timed = new TimedRows(parts.past, parts.segments, versionedSuffixSizeBytes)
  }

  get historyRetentionMs(): number {
    return this.#parts.segments.retentionMs
  }

  put(key: Key, value: Value | null, timestampMs: number): number | 'newest' | 'expired' {
    const keyBytes = this.#parts.key.encode(key)
    const valueBytes = value === null ? null : this.#parts.value.encode(value)
    this.#parts.refuseTooLarge(keyBytes, valueBytes)
    const end = this.putBytes(keyBytes, valueBytes, timestampMs)
    if (end !== 'expired') this.#parts.log(keyBytes, valueBytes, timestampMs)
    return end
  }

  /** As {@link put}, but the changelog is not told. */
  putBytes(key: Uint8Array, value: Uint8Array | null, timestampMs: number): number | 'newest' | 'expired' {
    const { segments, newest } = this.#parts
    // A version may still be asked for at the time where history begins.
    if (timestampMs < segments.minTimeMs - 1) return 'expired'
    segments.observe(timestampMs)
    const newestRow = newest.get(key)
    if (newestRow !== undefined) {
      const sinceMs = timestampOf(newestRow)
      if (timestampMs < sinceMs) return this.#putPast(key, value, timestampMs, sinceMs)
      if (timestampMs > sinceMs) {
        this.#write(key, sinceMs, timestampMs, pastRow(newestRow.subarray(8)))
      }
      if (timestampMs === sinceMs && value === null) this.#takeBackNewest(key, sinceMs)
      else this.#putNewest(key, value, timestampMs)
      return 'newest'
    }
    const tombstone = this.#newestTombstone(key)
    if (tombstone !== undefined) {
      if (timestampMs < tombstone.fromMs) return this.#putPast(key, value, timestampMs, tombstone.fromMs)
      this.#parts.past.put(tombstone.rowKey, null)
      if (timestampMs > tombstone.fromMs) this.#write(key, tombstone.fromMs, timestampMs, tombstone.row)
    }
    this.#putNewest(key, value, timestampMs)
    return 'newest'
  }

  get(key: Key): VersionedRecord<Value> | undefined {
    return this.#newestOf(this.#parts.key.encode(key))
  }

  getAsOf(key: Key, asOfMs: number): VersionedRecord<Value> | undefined {
    const keyBytes = this.#parts.key.encode(key)
    const newest = this.#newestOf(keyBytes)
    if (newest !== undefined && newest.timestamp <= asOfMs) return newest
    if (asOfMs < this.#parts.segments.minTimeMs - 1) return undefined
    const past = this.#pastAt(keyBytes, asOfMs)
    return past === undefined || past.fromMs > asOfMs ? undefined : this.#recordOf(past)
  }

  *versions(
    key: Key,
    fromMs: number,
    toMs: number,
    order: Order = 'forward',
  ): Generator<VersionedRecord<Value>, undefined, undefined> {
    const keyBytes = this.#parts.key.encode(key)
    const newest = this.#newestOf(keyBytes)
    const isNewestIn = newest !== undefined && newest.timestamp <= toMs
    if (isNewestIn && order === 'backward') yield newest
    for (const [rowKey, row] of this.#timed.ofKey(keyBytes, fromMs + 1, Number.MAX_SAFE_INTEGER, order)) {
      const past = this.#past(rowKey, row)
      if (past.fromMs > toMs) continue
      const record = this.#recordOf(past)
      if (record !== undefined) yield record
    }
    if (isNewestIn && order === 'forward') yield newest
  }

  delete(key: Key, timestampMs: number): VersionedRecord<Value> | undefined {
    const before = this.getAsOf(key, timestampMs)
    this.put(key, null, timestampMs)
    return before
  }

  /** Puts in a version before the newest, which began at `newestMs`. */
  #putPast(key: Uint8Array, value: Uint8Array | null, timestampMs: number, newestMs: number): number {
    const next = this.#pastAt(key, timestampMs)
    const row = pastRow(value)
    if (next === undefined) return this.#write(key, timestampMs, newestMs, row)
    if (next.fromMs > timestampMs) return this.#write(key, timestampMs, next.fromMs, row)
    if (next.fromMs < timestampMs) this.#write(key, next.fromMs, timestampMs, next.row)
    this.#parts.past.put(next.rowKey, null)
    return this.#write(key, timestampMs, next.toMs, row)
  }

  #putNewest(key: Uint8Array, value: Uint8Array | null, timestampMs: number): void {
    if (value === null) {
      this.#parts.newest.put(key, null)
      this.#write(key, timestampMs, timestampMs, pastRow(null))
    } else {
      this.#parts.newest.put(key, withTimestampBytes(value, timestampMs))
    }
  }

  /**
   * The newest version is gone as if it had never been: as Kafka does, a tombstone of the same time stays only where it ends a value. Of
   * a tombstone before, the end is unknown again.
   */
  #takeBackNewest(key: Uint8Array, sinceMs: number): void {
    this.#parts.newest.put(key, null)
    const before = this.#pastAt(key, sinceMs - 1)
    if (before === undefined) return
    const isEndOfValue = before.row[0] === isValue
    if (!isEndOfValue) this.#parts.past.put(before.rowKey, null)
    const tombstoneMs = isEndOfValue ? sinceMs : before.fromMs
    this.#write(key, tombstoneMs, tombstoneMs, pastRow(null))
  }

  /** A version that ended, if it has not expired. Returns when it ended. */
  #write(key: Uint8Array, fromMs: number, toMs: number, row: Uint8Array): number {
    if (toMs < this.#parts.segments.minTimeMs) return toMs
    const rowKey = this.#timed.rowKey(key, toMs)
    writeLong(rowKey, fromMs, rowKey.length - 8)
    this.#parts.past.put(rowKey, row)
    return toMs
  }

  #newestOf(key: Uint8Array): VersionedRecord<Value> | undefined {
    const row = this.#parts.newest.get(key)
    if (row === undefined) return undefined
    return { value: this.#parts.value.decode(row.subarray(8)), timestamp: timestampOf(row), validToMs: undefined }
  }

  /** The tombstone that is the newest version. */
  #newestTombstone(key: Uint8Array): Past | undefined {
    for (const [rowKey, row] of this.#timed.ofKey(key, 0, Number.MAX_SAFE_INTEGER, 'backward')) {
      const past = this.#past(rowKey, row)
      return past.fromMs === past.toMs ? past : undefined
    }
    return undefined
  }

  /** The first version that ended after this time: the one of that time, or one that began later. */
  #pastAt(key: Uint8Array, timeMs: number): Past | undefined {
    for (const [rowKey, row] of this.#timed.ofKey(key, timeMs + 1, Number.MAX_SAFE_INTEGER, 'forward')) {
      return this.#past(rowKey, row)
    }
    return undefined
  }

  #past(rowKey: Uint8Array, row: Uint8Array): Past {
    return { rowKey, row, fromMs: readLong(rowKey, rowKey.length - 8), toMs: readLong(rowKey, rowKey.length - 16) }
  }

  #recordOf({ row, fromMs, toMs }: Past): VersionedRecord<Value> | undefined {
    if (row[0] === isTombstone) return undefined
    return { value: this.#parts.value.decode(row.subarray(1)), timestamp: fromMs, validToMs: toMs }
  }
}

function pastRow(value: Uint8Array | null): Uint8Array {
  if (value === null) return Uint8Array.of(isTombstone)
  const row = Buffer.allocUnsafe(1 + value.length)
  row[0] = isValue
  row.set(value, 1)
  return row
}
