import type { BytesStore } from '../builder.ts'
import type { CachedRows } from '../cache/cached-rows.ts'
import { compareBytes } from '../bytes/merge.ts'
import { type Segments, segmentSizeBytes } from '../bytes/segments.ts'
import { indexedRows, TimeIndex } from '../bytes/time-index.ts'
import { TimedRows } from '../bytes/timed-rows.ts'
import { type Codec, readLong, writeLong } from '../codec.ts'
import type { Rows } from '../rows.ts'
import type { CacheableStore, CacheListener, Order, SessionStore, Windowed } from '../store.ts'
import { type StoreParts, tellsListener } from '../store-parts.ts'

/** Behind the key: 8 bytes of the end, 8 of the start. */
export const sessionSuffixSizeBytes = 16

/** An index of a session store: by end, then start, then key. */
export function sessionIndex(bytes: BytesStore): TimeIndex {
  return new TimeIndex(bytes, (rowKey) => {
    const indexKey = Buffer.allocUnsafe(rowKey.length - segmentSizeBytes)
    const endAt = rowKey.length - sessionSuffixSizeBytes
    indexKey.set(rowKey.subarray(endAt))
    indexKey.set(rowKey.subarray(segmentSizeBytes, endAt), sessionSuffixSizeBytes)
    return indexKey
  })
}

/** A session store over rows whose keys are those of Kafka's changelogs, behind their segment. */
export class RowsSessionStore<Key, Value> implements SessionStore<Key, Value>, CacheableStore<Windowed<Key>, Value> {
  readonly name: string
  readonly isPersistent: boolean
  readonly retentionMs: number
  readonly #rows: Rows
  readonly #cached: CachedRows | undefined
  readonly #timed: TimedRows
  readonly #segments: Segments
  readonly #key: Codec<Key>
  readonly #value: Codec<Value>

  constructor(
    { name, isPersistent, rows, cached, key, value }: StoreParts<Key, Value>,
    segments: Segments,
    index?: TimeIndex,
  ) {
    this.name = name
    this.isPersistent = isPersistent
    this.retentionMs = segments.retentionMs
    this.#rows = index === undefined ? rows : indexedRows(rows, index)
    this.#cached = cached
    this.#segments = segments
    this.#timed = new TimedRows(rows, segments, sessionSuffixSizeBytes, index)
    this.#key = key
    this.#value = value
  }

  get observedTimeMs(): number {
    return this.#segments.observedTimeMs
  }

  put({ key, startMs, endMs }: Windowed<Key>, value: Value | null): boolean {
    if (!this.#segments.observe(endMs)) return false
    this.#rows.put(this.#rowKey(key, startMs, endMs), value === null ? null : this.#value.encode(value))
    return true
  }

  fetchSession(key: Key, startMs: number, endMs: number): Value | undefined {
    if (endMs < this.#segments.minTimeMs) return undefined
    const bytes = this.#rows.get(this.#rowKey(key, startMs, endMs))
    return bytes === undefined ? undefined : this.#value.decode(bytes)
  }

  *findSessions(
    key: Key,
    earliestEndMs: number,
    latestStartMs: number,
    order: Order = 'forward',
  ): Generator<readonly [Windowed<Key>, Value], undefined, undefined> {
    const rows = this.#timed.ofKey(this.#key.encode(key), earliestEndMs, Number.MAX_SAFE_INTEGER, order)
    for (const [rowKey, value] of rows) {
      const session = this.#sessionOf(rowKey)
      if (session.startMs <= latestStartMs) yield [session, this.#value.decode(value)]
    }
  }

  findSessionsByEnd(earliestEndMs: number, latestEndMs: number): Iterable<readonly [Windowed<Key>, Value]> {
    return this.#decoded(
      this.#timed.byTime(
        earliestEndMs,
        latestEndMs,
        (left, right) =>
          this.#startOf(left) - this.#startOf(right) || compareBytes(this.#timed.keyOf(left), this.#timed.keyOf(right)),
      ),
    )
  }

  fetch(key: Key, order: Order = 'forward'): Iterable<readonly [Windowed<Key>, Value]> {
    return this.findSessions(key, 0, Number.MAX_SAFE_INTEGER, order)
  }

  fetchKeyRange(
    from: Key | undefined,
    to: Key | undefined,
    order: Order = 'forward',
  ): Iterable<readonly [Windowed<Key>, Value]> {
    const begin = from === undefined ? undefined : this.#key.encode(from)
    const end = to === undefined ? undefined : this.#key.encode(to)
    return this.#decoded(this.#timed.ofKeys(begin, end, 0, Number.MAX_SAFE_INTEGER, order))
  }

  setFlushListener(listener: CacheListener<Windowed<Key>, Value>, sendOldValues: boolean): boolean {
    const keyOf = (rowKey: Uint8Array): Windowed<Key> => this.#sessionOf(rowKey)
    return tellsListener(this.#cached, keyOf, this.#value, listener, sendOldValues, ({ endMs }) => endMs)
  }

  #rowKey(key: Key, startMs: number, endMs: number): Uint8Array {
    const rowKey = this.#timed.rowKey(this.#key.encode(key), endMs)
    writeLong(rowKey, startMs, rowKey.length - 8)
    return rowKey
  }

  #startOf(rowKey: Uint8Array): number {
    return readLong(rowKey, rowKey.length - 8)
  }

  #sessionOf(rowKey: Uint8Array): Windowed<Key> {
    return {
      key: this.#key.decode(this.#timed.keyOf(rowKey)),
      startMs: this.#startOf(rowKey),
      endMs: readLong(rowKey, this.#timed.suffixAt(rowKey)),
    }
  }

  *#decoded(
    rows: Iterable<readonly [Uint8Array, Uint8Array]>,
  ): Generator<readonly [Windowed<Key>, Value], undefined, undefined> {
    for (const [rowKey, value] of rows) yield [this.#sessionOf(rowKey), this.#value.decode(value)]
  }
}
