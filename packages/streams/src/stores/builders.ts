import type { Serde } from '@millrace/client'
import { StreamError } from '@millrace/base'
import type {
  BytesStore,
  ChangelogSettings,
  StoreBuilder,
  StoreEnvironment,
  StoreKind,
  StoreQueries,
  TaskStore,
} from './builder.ts'
import { Segments, segmentSizeBytes } from './bytes/segments.ts'
import type { TimeIndex } from './bytes/time-index.ts'
import { type Codec, codecOf, keyCodecOf, readInt, readLong, timestampedCodec, withTimestampBytes } from './codec.ts'
import { checkStoreOptions } from './check-options.ts'
import { RowsKeyValueStore } from './key-value/key-value-store.ts'
import { LoggedRows } from './rows.ts'
import type {
  KeyValueStore,
  SessionStore,
  StateStore,
  TimestampedKeyValueStore,
  TimestampedWindowStore,
  VersionedKeyValueStore,
  WindowStore,
} from './store.ts'
import { refuseTooLarge, storeParts, type StoreParts } from './store-parts.ts'
import { RowsVersionedStore } from './versioned/versioned-store.ts'
import { RowsSessionStore, sessionIndex, sessionSuffixSizeBytes } from './windows/session-store.ts'
import { HotRows } from './windows/hot-rows.ts'
import { RowsWindowStore, windowIndex, windowSuffixSizeBytes } from './windows/window-store.ts'

/** What every store is told. */
export interface StoreOptions<Key, Value> {
  readonly key: Serde<Key>
  readonly value: Serde<Value>
  /** Where the bytes lie. Default: `persistent`. */
  readonly kind?: StoreKind | undefined
  /** Whether changes go to a changelog topic, and configs of that. Default: true. */
  readonly logged?: boolean | Readonly<Record<string, string>> | undefined
}

/** What stores are told that may have a cache. */
export interface CacheableStoreOptions<Key, Value> extends StoreOptions<Key, Value> {
  /** Whether the task's cache holds back writes (KIP-63). Default: false. */
  readonly cached?: boolean | undefined
}

/** What a window store is told. Milliseconds. */
export interface WindowStoreOptions<Key, Value> extends CacheableStoreOptions<Key, Value> {
  /** How long windows are kept, behind the highest start. At least the size. */
  readonly retentionMs: number
  readonly windowSizeMs: number
  /** Whether `fetchAllByTime` is to be quick, at the price of a second row for each window. Default: false. */
  readonly indexedByTime?: boolean | undefined
  /** Each put is one more entry, as stream joins need it. Default: false. */
  readonly retainsDuplicates?: boolean | undefined
}

/** What a session store is told. Milliseconds. */
export interface SessionStoreOptions<Key, Value> extends CacheableStoreOptions<Key, Value> {
  /** How long sessions are kept, behind the highest end. */
  readonly retentionMs: number
  /** Whether `findSessionsByEnd` is to be quick, at the price of a second row for each session. Default: false. */
  readonly indexedByTime?: boolean | undefined
}

/** What a versioned store is told. Milliseconds. */
export interface VersionedStoreOptions<Key, Value> extends StoreOptions<Key, Value> {
  /** How far back rows can be asked for, and changed, behind the highest timestamp. */
  readonly historyRetentionMs: number
}

/** A builder of a {@link KeyValueStore}. As all builders, it throws INVALID_CONFIG for options that there are not. */
export function keyValueStore<Key, Value>(
  name: string,
  options: CacheableStoreOptions<Key, Value>,
): StoreBuilder<KeyValueStore<Key, Value>> {
  const queries = queriesOf('key-value', options, false, () => keyValueStore(name, overBytes(options)))
  return keyValueBuilder(name, options, codecOf(options.value), (value) => Buffer.from(value), queries)
}

/** A builder of a {@link TimestampedKeyValueStore}, as tables and aggregates have. */
export function timestampedKeyValueStore<Key, Value>(
  name: string,
  options: CacheableStoreOptions<Key, Value>,
): StoreBuilder<TimestampedKeyValueStore<Key, Value>> {
  const queries = queriesOf('key-value', options, true, () => timestampedKeyValueStore(name, overBytes(options)))
  return keyValueBuilder(name, options, timestampedCodec(options.value), withTimestampBytes, queries)
}

/** A builder of a {@link WindowStore}. Throws INVALID_TOPOLOGY for a retention shorter than the windows. */
export function windowStore<Key, Value>(
  name: string,
  options: WindowStoreOptions<Key, Value>,
): StoreBuilder<WindowStore<Key, Value>> {
  const queries = queriesOf('window', options, false, () => windowStore(name, overBytes(options)))
  return windowBuilder(name, options, codecOf(options.value), (value) => value, queries)
}

/** A builder of a {@link TimestampedWindowStore}, as windowed aggregates have. Throws as {@link windowStore}. */
export function timestampedWindowStore<Key, Value>(
  name: string,
  options: WindowStoreOptions<Key, Value>,
): StoreBuilder<TimestampedWindowStore<Key, Value>> {
  const queries = queriesOf('window', options, true, () => timestampedWindowStore(name, overBytes(options)))
  return windowBuilder(name, options, timestampedCodec(options.value), withTimestampBytes, queries)
}

/** A builder of a {@link SessionStore}. */
export function sessionStore<Key, Value>(
  name: string,
  options: SessionStoreOptions<Key, Value>,
): StoreBuilder<SessionStore<Key, Value>> {
  checkStoreOptions('session', name, options)
  const { retentionMs, indexedByTime = false } = options
  return {
    name,
    kind: kindOf(options),
    changelog: changelogOf(options, { cleanupPolicy: 'compact,delete', retentionMs }),
    queries: queriesOf('session', options, false, () => sessionStore(name, overBytes(options))),
    build(environment) {
      const parts = partsOf(name, options, codecOf(options.value), segmentSizeBytes, environment)
      const index = indexedByTime ? sessionIndex(environment.bytes(`${name}/by-time`, kindOf(options))) : undefined
      const segments = new Segments(parts.bytes, retentionMs, parts.cached === undefined, index)
      return timedTaskStore(new RowsSessionStore(parts, segments, index), parts, segments, (key, value) => {
        restoreTimed(parts.bytes, segments, index, key, readLong(key, key.length - sessionSuffixSizeBytes), value)
      })
    },
  }
}

/** A builder of a {@link VersionedKeyValueStore} (KIP-889). */
export function versionedStore<Key, Value>(
  name: string,
  options: VersionedStoreOptions<Key, Value>,
): StoreBuilder<VersionedKeyValueStore<Key, Value>> {
  checkStoreOptions('versioned', name, options)
  const { historyRetentionMs } = options
  const kind = kindOf(options)
  const changelog = changelogOf(options, { cleanupPolicy: 'compact' })
  return {
    name,
    kind,
    // History stands in the changelog as older records of the key: compaction must leave it there.
    changelog: changelog && {
      ...changelog,
      configs: { 'min.compaction.lag.ms': String(historyRetentionMs + compactionLagMarginMs), ...changelog.configs },
    },
    queries: queriesOf('versioned', options, true, () => versionedStore(name, overBytes(options))),
    build(environment) {
      const past = environment.bytes(`${name}/past`, kind)
      const segments = new Segments(past, historyRetentionMs)
      const store = new RowsVersionedStore<Key, Value>({
        name,
        isPersistent: kind === 'persistent',
        newest: new LoggedRows(environment.bytes(`${name}/newest`, kind), undefined),
        past: new LoggedRows(past, undefined),
        segments,
        key: keyCodecOf(options.key),
        value: codecOf(options.value),
        log: (key, value, timestampMs) => {
          if (changelog !== undefined) environment.log(name, key, value, timestampMs)
        },
        refuseTooLarge: (key, value) => {
          if (changelog !== undefined) refuseTooLarge(name, key, value, environment)
        },
      })
      return {
        store,
        restore: (key, value, timestampMs) => {
          store.putBytes(Buffer.from(key), value === null ? null : Buffer.from(value), timestampMs)
          segments.flush()
        },
        flush: () => segments.flush(),
        close: () => undefined,
      }
    },
  }
}

/** As Kafka Streams' windowstore.changelog.additional.retention.ms: clocks differ. */
const compactionLagMarginMs = 86_400_000

function keyValueBuilder<Key, Value, Stored>(
  name: string,
  options: CacheableStoreOptions<Key, Value>,
  value: Codec<Stored>,
  /** What is kept of a change in the changelog: a copy. */
  stored: (logged: Uint8Array, timestampMs: number) => Uint8Array,
  queries: StoreQueries,
): StoreBuilder<KeyValueStore<Key, Stored>> {
  checkStoreOptions('keyValue', name, options)
  return {
    name,
    queries,
    kind: kindOf(options),
    changelog: changelogOf(options, { cleanupPolicy: 'compact' }),
    build(environment) {
      const parts = partsOf(name, options, value, 0, environment)
      return {
        store: new RowsKeyValueStore(parts),
        restore: (key, row, timestampMs) => {
          if (row === null) parts.bytes.delete(key)
          else parts.bytes.put(key, stored(row, timestampMs))
        },
        flush: () => parts.cached?.flush(),
        close: () => parts.cached?.close(),
      }
    },
  }
}

function windowBuilder<Key, Value, Stored>(
  name: string,
  options: WindowStoreOptions<Key, Value>,
  value: Codec<Stored>,
  stored: (logged: Uint8Array, timestampMs: number) => Uint8Array,
  queries: StoreQueries,
): StoreBuilder<WindowStore<Key, Stored>> {
  checkStoreOptions('window', name, options)
  const { retentionMs, windowSizeMs, retainsDuplicates = false, indexedByTime = false, cached = false } = options
  if (retentionMs < windowSizeMs) {
    throw new StreamError(
      'INVALID_TOPOLOGY',
      `store ${name} keeps windows for ${retentionMs} ms, but each is ${windowSizeMs} ms long: give it a longer retention`,
    )
  }
  if (retainsDuplicates && cached) {
    throw new StreamError(
      'INVALID_TOPOLOGY',
      `store ${name} keeps duplicates, which a cache would drop: leave one of both out`,
    )
  }
  return {
    name,
    kind: kindOf(options),
    // Entries of one key and time that only a join tells apart are nothing to ask for.
    queries: retainsDuplicates ? undefined : queries,
    // Windows that never end are rows: their changelog keeps each for ever.
    changelog: changelogOf(
      options,
      retentionMs === Infinity
        ? { cleanupPolicy: 'compact' }
        : { cleanupPolicy: retainsDuplicates ? 'delete' : 'compact,delete', retentionMs },
    ),
    build(environment) {
      const parts = partsOf(name, options, value, segmentSizeBytes, environment)
      const index = indexedByTime ? windowIndex(environment.bytes(`${name}/by-time`, kindOf(options))) : undefined
      const segments = new Segments(parts.bytes, retentionMs, parts.cached === undefined, index)
      const hot = retainsDuplicates ? new HotRows(segments) : undefined
      const settings = { retentionMs, windowSizeMs, retainsDuplicates, hot }
      const store = new RowsWindowStore(parts, segments, settings, index)
      return timedTaskStore(store, parts, segments, (key, row, timestampMs) => {
        // What was restored is looked for when somebody asks: nobody does before.
        hot?.giveUp()
        const startMs = readLong(key, key.length - windowSuffixSizeBytes)
        segments.sawSequence(readInt(key, key.length - 4))
        restoreTimed(parts.bytes, segments, index, key, startMs, row === null ? null : stored(row, timestampMs))
      })
    },
  }
}

function timedTaskStore<Store extends StateStore>(
  store: Store,
  { cached }: Pick<StoreParts<never, never>, 'cached'>,
  segments: Segments,
  restore: TaskStore<Store>['restore'],
): TaskStore<Store> {
  return {
    store,
    restore,
    flush: () => {
      cached?.flush()
      segments.flush()
    },
    close: () => cached?.close(),
  }
}

/** One record of the changelog of a store whose keys begin with their segment. */
function restoreTimed(
  bytes: BytesStore,
  segments: Segments,
  index: TimeIndex | undefined,
  key: Uint8Array,
  timeMs: number,
  value: Uint8Array | null,
): void {
  const isLive = segments.observe(timeMs)
  // At once: what is restored may be committed in between, without a flush of the store.
  segments.flush()
  if (!isLive) return
  const rowKey = Buffer.allocUnsafe(segmentSizeBytes + key.length)
  segments.writePrefix(rowKey, timeMs)
  rowKey.set(key, segmentSizeBytes)
  if (value === null) bytes.delete(rowKey)
  else bytes.put(rowKey, Buffer.from(value))
  index?.note(rowKey, value !== null)
}

function partsOf<Key, Value, Stored>(
  name: string,
  options: CacheableStoreOptions<Key, Value>,
  value: Codec<Stored>,
  prefixSizeBytes: number,
  environment: StoreEnvironment,
): StoreParts<Key, Stored> {
  const isLogged = options.logged !== false
  const isCached = options.cached === true
  const key = keyCodecOf(options.key)
  return storeParts({ name, kind: kindOf(options), key, value, isLogged, isCached, prefixSizeBytes }, environment)
}

const bytesSerde: Serde<Uint8Array> = {
  name: 'bytes',
  serialize: (bytes) => bytes,
  deserialize: (bytes) => bytes,
}

/** The options of a store whose keys and values are bytes, and all else as it is. */
function overBytes<Options extends { readonly key: unknown; readonly value: unknown }>(
  options: Options,
): Omit<Options, 'key' | 'value'> & { readonly key: Serde<Uint8Array>; readonly value: Serde<Uint8Array> } {
  return { ...options, key: bytesSerde, value: bytesSerde }
}

function queriesOf<Key, Value>(
  kind: StoreQueries['kind'],
  { key, value, windowSizeMs = 0 }: StoreOptions<Key, Value> & { readonly windowSizeMs?: number },
  isTimestamped: boolean,
  builder: () => StoreBuilder,
): StoreQueries {
  return { kind, isTimestamped, key, value, windowSizeMs, overBytes: builder }
}

function kindOf({ kind = 'persistent' }: { readonly kind?: StoreKind | undefined }): StoreKind {
  if (kind === 'persistent' || kind === 'memory') return kind
  throw new StreamError('INVALID_CONFIG', `a store's kind is persistent or memory, not ${String(kind)}`)
}

function changelogOf(
  { logged = true }: { readonly logged?: boolean | Readonly<Record<string, string>> | undefined },
  settings: Omit<ChangelogSettings, 'configs'>,
): ChangelogSettings | undefined {
  if (logged === false) return undefined
  return { ...settings, configs: logged === true ? {} : logged }
}
