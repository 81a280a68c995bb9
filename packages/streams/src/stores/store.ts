import type { StreamRecord } from '../record.ts'

/** In ascending order of the keys' bytes (of windows: then of their start), or the other way round. */
export type Order = 'forward' | 'backward'

/** A key of a window: the start is inclusive, the end exclusive (of sessions and sliding windows inclusive). Milliseconds. */
export interface Windowed<Key> {
  readonly key: Key
  readonly startMs: number
  readonly endMs: number
}

/** A value and the timestamp of the record that made it (KIP-258). */
export interface ValueAndTimestamp<Value> {
  readonly value: Value
  readonly timestamp: number
}

/** The state of one task, by name. All calls are synchronous. */
export interface StateStore {
  readonly name: string
  /** Whether it is still there after the process has gone, without its changelog. */
  readonly isPersistent: boolean
}

/** What queries may do with a key-value store. */
export interface ReadOnlyKeyValueStore<Key, Value> extends StateStore {
  get(key: Key): Value | undefined
  /** Both ends are included; undefined is open. Ordered by the serialized keys, as unsigned bytes. */
  range(from: Key | undefined, to: Key | undefined, order?: Order): Iterable<readonly [Key, Value]>
  all(order?: Order): Iterable<readonly [Key, Value]>
  /** Keys whose serialized form begins with these bytes (KIP-614). */
  prefixScan(prefix: Uint8Array): Iterable<readonly [Key, Value]>
  approximateEntryCount(): number
}

/** Values by key, in the order of the serialized keys. */
/** Values by key; that of one task. */
export interface KeyValueStore<Key, Value> extends ReadOnlyKeyValueStore<Key, Value> {
  /** null deletes. */
  put(key: Key, value: Value | null): void
  /** Returns what is there, and then changes nothing. */
  putIfAbsent(key: Key, value: Value): Value | undefined
  /** Returns what was there. */
  delete(key: Key): Value | undefined
}

/** Of tables and of aggregates without windows. */
export type TimestampedKeyValueStore<Key, Value> = KeyValueStore<Key, ValueAndTimestamp<Value>>

/**
 * Values by key and window start. What is older than the highest start that was ever put minus the retention, plus 1 ms, is expired: it is
 * neither taken nor returned.
 */
export interface ReadOnlyWindowStore<Key, Value> extends StateStore {
  readonly retentionMs: number
  readonly windowSizeMs: number
  fetch(key: Key, startMs: number): Value | undefined
  /** Of one key, with starts from `fromMs` to `toMs`, both included; by start. */
  fetchRange(key: Key, fromMs: number, toMs: number, order?: Order): Iterable<readonly [startMs: number, Value]>
  /** Of the keys from `from` to `to` (both included; undefined is open): by key bytes, then start. */
  fetchKeyRange(
    from: Key | undefined,
    to: Key | undefined,
    fromMs: number,
    toMs: number,
    order?: Order,
  ): Iterable<readonly [Windowed<Key>, Value]>
  /** Of all keys: by start, then key bytes, then arrival. For closing windows. */
  fetchAllByTime(fromMs: number, toMs: number): Iterable<readonly [Windowed<Key>, Value]>
  all(order?: Order): Iterable<readonly [Windowed<Key>, Value]>
}

/** A {@link ReadOnlyWindowStore} that is written. */
/** As {@link ReadOnlyWindowStore}, for the task that it is part of. */
export interface WindowStore<Key, Value> extends ReadOnlyWindowStore<Key, Value> {
  /** null deletes. Returns false if the window is expired: nothing was kept. With duplicates (of stream joins) each put is one more entry, and null does nothing. */
  put(key: Key, value: Value | null, startMs: number): boolean
  /** The highest start that was put, or -1: what expiry goes by. */
  readonly observedTimeMs: number
}

/** Of windowed aggregates. */
export type TimestampedWindowStore<Key, Value> = WindowStore<Key, ValueAndTimestamp<Value>>

/** Values by key and session; start and end are those of the first and last record, both included. Expires by the highest end that was put. */
export interface ReadOnlySessionStore<Key, Value> extends StateStore {
  readonly retentionMs: number
  fetchSession(key: Key, startMs: number, endMs: number): Value | undefined
  /** Sessions of a key that end at `earliestEndMs` or later and start at `latestStartMs` or earlier, by end, then start. */
  findSessions(
    key: Key,
    earliestEndMs: number,
    latestStartMs: number,
    order?: Order,
  ): Iterable<readonly [Windowed<Key>, Value]>
  /** Of all keys, those that end in the range (both included): by end, then start, then key bytes. For closing sessions. */
  findSessionsByEnd(earliestEndMs: number, latestEndMs: number): Iterable<readonly [Windowed<Key>, Value]>
  /** All sessions of a key, by end, then start. */
  fetch(key: Key, order?: Order): Iterable<readonly [Windowed<Key>, Value]>
  /** All sessions of the keys from `from` to `to`, both included; undefined is open. */
  fetchKeyRange(from: Key | undefined, to: Key | undefined, order?: Order): Iterable<readonly [Windowed<Key>, Value]>
}

/** A {@link ReadOnlySessionStore} that is written. */
/** As {@link ReadOnlySessionStore}, for the task that it is part of. */
export interface SessionStore<Key, Value> extends ReadOnlySessionStore<Key, Value> {
  /** null deletes. Returns false if the session is expired: nothing was kept. */
  put(session: Windowed<Key>, value: Value | null): boolean
  readonly observedTimeMs: number
}

/** A version of a row. */
export interface VersionedRecord<Value> {
  readonly value: Value
  readonly timestamp: number
  /** When the next version, or a tombstone, took its place; undefined: it is the newest. */
  readonly validToMs: number | undefined
}

/** Rows with their history (KIP-889). */
export interface VersionedKeyValueStore<Key, Value> extends StateStore {
  readonly historyRetentionMs: number
  /**
   * null is a tombstone. Returns when this version ends: a timestamp, `'newest'` if no later one is there, or `'expired'` if it is older than
   * the history that is kept, and was not taken.
   */
  put(key: Key, value: Value | null, timestampMs: number): number | 'newest' | 'expired'
  get(key: Key): VersionedRecord<Value> | undefined
  /** As it was at that time; undefined too if that is before the history that is kept. */
  getAsOf(key: Key, asOfMs: number): VersionedRecord<Value> | undefined
  /** Versions valid at any time of the range (KIP-960), by time. */
  versions(key: Key, fromMs: number, toMs: number, order?: Order): Iterable<VersionedRecord<Value>>
  /** Returns the version that was valid then, and ends it there. */
  delete(key: Key, timestampMs: number): VersionedRecord<Value> | undefined
}

/** What a cached store tells when it lets go of an entry: on eviction, and at each commit (KIP-63). */
export type CacheListener<Key, Value> = (
  key: Key,
  newValue: Value | null,
  oldValue: Value | null,
  timestampMs: number,
  /** The record being processed when the entry was last written: what is forwarded has its headers. */
  cause: StreamRecord<unknown, unknown>,
) => void

/** A store that may have a cache: all but versioned ones. Of windows and sessions the key is `Windowed<Key>`. */
export interface CacheableStore<Key, Value> extends StateStore {
  /**
   * Who is told what the cache lets go of, with what was there before if `sendOldValues`. Returns false if the store has no cache: then
   * nobody is told, and who writes forwards by itself.
   */
  setFlushListener(listener: CacheListener<Key, Value>, sendOldValues: boolean): boolean
}

/** {@link CacheableStore.setFlushListener} of any store: false if it has no cache. */
export function setFlushListener<Key, Value>(
  store: StateStore,
  listener: CacheListener<Key, Value>,
  sendOldValues: boolean,
): boolean {
  return 'setFlushListener' in store && (store as CacheableStore<Key, Value>).setFlushListener(listener, sendOldValues)
}
