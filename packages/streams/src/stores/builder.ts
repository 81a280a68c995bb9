import type { Serde } from '@millrace/client'
import type { StreamRecord } from '../record.ts'
import type { TaskCache } from './cache/task-cache.ts'
import type { StateStore } from './store.ts'

/** Where the bytes of a store lie. */
export type StoreKind = 'memory' | 'persistent'

/** How a store's changelog topic is kept: rows by key, windows by time. */
export interface ChangelogSettings {
  readonly cleanupPolicy: 'compact' | 'delete' | 'compact,delete'
  /** Of windows and sessions: the store's retention; the runtime adds `windowstore.changelog.additional.retention.ms`. */
  readonly retentionMs?: number | undefined
  /** More configs of the topic, as the application gave them. */
  readonly configs: Readonly<Record<string, string>>
}

/** What a topology says of a store; each task builds its own from it. */
export interface StoreBuilder<Store extends StateStore = StateStore> {
  readonly name: string
  readonly kind: StoreKind
  /** undefined: the store has no changelog, and what it holds goes with the task. */
  readonly changelog: ChangelogSettings | undefined
  /** Whether it holds what is not in its bytes, so that one that is built anew on them has to be restored. Default: false. */
  readonly isBesideBytes?: boolean | undefined
  build(environment: StoreEnvironment): TaskStore<Store>
  /** undefined: what it holds is for its processors alone. */
  readonly queries?: StoreQueries | undefined
}

/** What queries must know of a store. */
export interface StoreQueries {
  readonly kind: 'key-value' | 'window' | 'session' | 'versioned'
  /** Whether values have the timestamp of the record that made them. */
  readonly isTimestamped: boolean
  readonly key: Serde<unknown>
  readonly value: Serde<unknown>
  /** Of windows, in milliseconds; 0 else. */
  readonly windowSizeMs: number
  /** The same store, with keys and values as bytes: of the type that its kind and {@link isTimestamped} say. */
  overBytes(): StoreBuilder
}

/** Ordered bytes, of which every kind of store is made. Keys compare as unsigned bytes. */
export interface BytesStore {
  get(key: Uint8Array): Uint8Array | undefined
  put(key: Uint8Array, value: Uint8Array): void
  delete(key: Uint8Array): void
  /** From `from` (included) to `to` (excluded); undefined is open. What changes meanwhile may or may not be seen. */
  range(
    from: Uint8Array | undefined,
    to: Uint8Array | undefined,
    isBackward?: boolean,
  ): Iterable<readonly [Uint8Array, Uint8Array]>
  /** Removes all from `from` (included) to `to` (excluded). */
  deleteRange(from: Uint8Array | undefined, to: Uint8Array | undefined): void
  approximateEntryCount(): number
}

/** What key and value of a change may take together: as topics take it unless they are told otherwise (`max.message.bytes`), without overhead. */
export const changelogRecordBytesMax = 1_000_000

/** What a task gives its stores. */
export interface StoreEnvironment {
  readonly applicationId: string
  readonly taskId: string
  /** The bytes of that store (or of a part of it: `name` may be `store/part`). */
  bytes(name: string, kind: StoreKind): BytesStore
  /** One change, for the changelog of that store: sent with the commit under way. null is a tombstone. */
  log(store: string, key: Uint8Array, value: Uint8Array | null, timestampMs: number): void
  /** What key and value of a change may take together, in bytes; undefined: {@link changelogRecordBytesMax}. */
  readonly recordBytesMax?: number | undefined
  /** What the caches of the task's stores share. */
  readonly cache: TaskCache
  /** The record being processed, for what is written to a cache and forwarded later; undefined in a punctuation. */
  cause(): StreamRecord<unknown, unknown> | undefined
  /** Runs `flush` with that record as the one that is processed: what is forwarded meanwhile is attributed to it. */
  within(cause: StreamRecord<unknown, unknown> | undefined, flush: () => void): void
}

/** A store as its task handles it. */
export interface TaskStore<Store extends StateStore = StateStore> {
  /** What processors get. */
  readonly store: Store
  /** One record of the changelog; null is a tombstone. Logs and forwards nothing. */
  restore(key: Uint8Array, value: Uint8Array | null, timestampMs: number): void
  /** Writes what is cached to the store and forwards it to who listens; before each commit. */
  flush(): void
  close(): void
}
