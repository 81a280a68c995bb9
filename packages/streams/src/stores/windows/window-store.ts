import type { BytesStore } from '../builder.ts'
import type { CachedRows } from '../cache/cached-rows.ts'
import { keyText } from '../bytes/key-text.ts'
import { compareBytes } from '../bytes/merge.ts'
import { type Segments, segmentSizeBytes } from '../bytes/segments.ts'
import { indexedRows, TimeIndex } from '../bytes/time-index.ts'
import { TimedRows } from '../bytes/timed-rows.ts'
import { type Codec, readInt, readLong, writeInt } from '../codec.ts'
import type { Rows } from '../rows.ts'
import type { CacheableStore, CacheListener, Order, Windowed, WindowStore } from '../store.ts'
import { type StoreParts, tellsListener } from '../store-parts.ts'
import type { HotRows } from './hot-rows.ts'

/** Behind the key: 8 bytes of the start, 4 that tell duplicates apart. */
export const windowSuffixSizeBytes = 12

/** An index of a window store: by start, then key, then what tells duplicates apart. */
export function windowIndex(bytes: BytesStore): TimeIndex {
  return new TimeIndex(bytes, (rowKey) => {
    const indexKey = Buffer.allocUnsafe(rowKey.length - segmentSizeBytes)
    const startAt = rowKey.length - windowSuffixSizeBytes
    indexKey.set(rowKey.subarray(startAt, startAt + 8))
    indexKey.set(rowKey.subarray(segmentSizeBytes, startAt), 8)
    indexKey.set(rowKey.subarray(startAt + 8), indexKey.length - 4)
    return indexKey
  })
}

/** What a window store is besides. */
export interface WindowSettings {
  readonly retentionMs: number
  readonly windowSizeMs: number
  readonly retainsDuplicates: boolean
  /** Its rows in memory, if it has no cache and is the only one that writes there. */
  readonly hot?: HotRows | undefined
}

/** A window store over rows whose keys are those of Kafka's changelogs, behind their segment. */
export class RowsWindowStore<Key, Value> implements WindowStore<Key, Value>, CacheableStore<Windowed<Key>, Value> {
  readonly name: string
  readonly isPersistent: boolean
  readonly retentionMs: number
  readonly windowSizeMs: number
  readonly #retainsDuplicates: boolean
  readonly #hot: HotRows | undefined
  readonly #rows: Rows
  readonly #cached: CachedRows | undefined
  readonly #timed: TimedRows
  readonly #segments: Segments
  readonly #key: Codec<Key>
  readonly #value: Codec<Value>

  constructor(
    { name, isPersistent, rows, cached, key, value }: StoreParts<Key, Value>,
    segments: Segments,
    { retentionMs, windowSizeMs, retainsDuplicates, hot }: WindowSettings,
    index?: TimeIndex,
  ) {
    this.name = name
    this.isPersistent = isPersistent
    this.retentionMs = retentionMs
    this.windowSizeMs = windowSizeMs
    this.#retainsDuplicates = retainsDuplicates
    this.#hot = hot
    this.#rows = index === undefined ? rows : indexedRows(rows, index)
    this.#cached = cached
    this.#segments = segments
    this.#timed = new TimedRows(rows, segments, windowSuffixSizeBytes, index)
    this.#key = key
    this.#value = value
  }

  get observedTimeMs(): number {
    return this.#segments.observedTimeMs
  }

  put(key: Key, value: Value | null, startMs: number): boolean {
    const isLive = this.#segments.observe(startMs)
    if (!isLive) return false
    if (value === null && this.#retainsDuplicates) return true
    const sequence = this.#retainsDuplicates ? this.#segments.nextSequence() : 0
    const bytes = value === null ? null : this.#value.encode(value)
    this.#rows.put(this.#rowKey(key, startMs, sequence), bytes)
    if (this.#hot === undefined) return true
    if (bytes === null) this.#hot.giveUp()
    else this.#hot.add(keyText(this.#key.encode(key)), { timeMs: startMs, sequence, value: bytes })
    return true
  }

  fetch(key: Key, startMs: number): Value | undefined {
    if (startMs < this.#segments.minTimeMs || startMs > this.#segments.observedTimeMs) return undefined
    if (this.#retainsDuplicates) {
      for (const [, value] of this.fetchRange(key, startMs, startMs)) return value
      return undefined
    }
    const bytes = this.#rows.get(this.#rowKey(key, startMs, 0))
    return bytes === undefined ? undefined : this.#value.decode(bytes)
  }

  fetchRange(
    key: Key,
    fromMs: number,
    toMs: number,
    order: Order = 'forward',
  ): Iterable<readonly [startMs: number, Value]> {
    const hot = this.#hot
    if (hot === undefined || order === 'backward' || !hot.isWhole(() => this.#load(hot))) {
      return this.#fetched(key, fromMs, toMs, order)
    }
    const rows = hot.ofKey(keyText(this.#key.encode(key)), fromMs, toMs)
    return rows.map(({ timeMs, value }) => [timeMs, this.#value.decode(value)] as const)
  }

  *#fetched(
    key: Key,
    fromMs: number,
    toMs: number,
    order: Order,
  ): Generator<readonly [startMs: number, Value], undefined, undefined> {
    for (const [rowKey, value] of this.#timed.ofKey(this.#key.encode(key), fromMs, toMs, order)) {
      yield [readLong(rowKey, this.#timed.suffixAt(rowKey)), this.#value.decode(value)]
    }
  }

  /** Gives `hot` all rows that are there. */
  #load(hot: HotRows): void {
    for (const [rowKey, value] of this.#timed.ofKeys(undefined, undefined, 0, Number.MAX_SAFE_INTEGER, 'forward')) {
      const timeMs = readLong(rowKey, this.#timed.suffixAt(rowKey))
      const sequence = readInt(rowKey, rowKey.length - 4)
      hot.add(keyText(this.#timed.keyOf(rowKey)), { timeMs, sequence, value })
      // Too many: they are looked for where they lie.
      if (!hot.isWhole(() => undefined)) return
    }
  }

  fetchKeyRange(
    from: Key | undefined,
    to: Key | undefined,
    fromMs: number,
    toMs: number,
    order: Order = 'forward',
  ): Iterable<readonly [Windowed<Key>, Value]> {
    const begin = from === undefined ? undefined : this.#key.encode(from)
    const end = to === undefined ? undefined : this.#key.encode(to)
    return this.#decoded(this.#timed.ofKeys(begin, end, fromMs, toMs, order))
  }

  fetchAllByTime(fromMs: number, toMs: number): Iterable<readonly [Windowed<Key>, Value]> {
    return this.#decoded(
      this.#timed.byTime(fromMs, toMs, (left, right) => {
        const order = compareBytes(this.#timed.keyOf(left), this.#timed.keyOf(right))
        return order === 0 ? readInt(left, left.length - 4) - readInt(right, right.length - 4) : order
      }),
    )
  }

  all(order: Order = 'forward'): Iterable<readonly [Windowed<Key>, Value]> {
    return this.fetchKeyRange(undefined, undefined, 0, Number.MAX_SAFE_INTEGER, order)
  }

  setFlushListener(listener: CacheListener<Windowed<Key>, Value>, sendOldValues: boolean): boolean {
    return tellsListener(this.#cached, (rowKey) => this.#windowOf(rowKey), this.#value, listener, sendOldValues)
  }

  #rowKey(key: Key, startMs: number, sequence: number): Uint8Array {
    const rowKey = this.#timed.rowKey(this.#key.encode(key), startMs)
    writeInt(rowKey, sequence, rowKey.length - 4)
    return rowKey
  }

  #windowOf(rowKey: Uint8Array): Windowed<Key> {
    const startMs = readLong(rowKey, this.#timed.suffixAt(rowKey))
    return { key: this.#key.decode(this.#timed.keyOf(rowKey)), startMs, endMs: startMs + this.windowSizeMs }
  }

  *#decoded(
    rows: Iterable<readonly [Uint8Array, Uint8Array]>,
  ): Generator<readonly [Windowed<Key>, Value], undefined, undefined> {
    for (const [rowKey, value] of rows) yield [this.#windowOf(rowKey), this.#value.decode(value)]
  }
}
