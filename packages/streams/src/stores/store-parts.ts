import { StreamError } from '@millrace/base'
import { RecordHeaders } from '@millrace/client'
import { noOrigin, recordOf, type StreamRecord } from '../record.ts'
import { shownKey } from '../record-size.ts'
import { type BytesStore, changelogRecordBytesMax, type StoreEnvironment, type StoreKind } from './builder.ts'
import { CachedRows } from './cache/cached-rows.ts'
import { type Codec, plainValue, timestampOf } from './codec.ts'
import { LoggedRows, type Rows } from './rows.ts'
import type { CacheListener } from './store.ts'

/** What every kind of store is put together from. */
export interface StoreParts<Key, Value> {
  readonly name: string
  readonly isPersistent: boolean
  readonly bytes: BytesStore
  /** {@link bytes} behind the changelog and the cache. */
  readonly rows: Rows
  readonly cached: CachedRows | undefined
  readonly key: Codec<Key>
  readonly value: Codec<Value>
}

/** What the builders know of a store. */
export interface StorePlan<Key, Value> {
  readonly name: string
  readonly kind: StoreKind
  readonly key: Codec<Key>
  readonly value: Codec<Value>
  readonly isLogged: boolean
  readonly isCached: boolean
  /** Bytes in front of keys that are ours, not the changelog's. */
  readonly prefixSizeBytes: number
}

/** Puts the layers of a store on top of each other: cache, changelog, bytes. */
export function storeParts<Key, Value>(
  { name, kind, key, value, isLogged, isCached, prefixSizeBytes }: StorePlan<Key, Value>,
  environment: StoreEnvironment,
): StoreParts<Key, Value> {
  const bytes = environment.bytes(name, kind)
  const check = (rowKey: Uint8Array, row: Uint8Array | null): void => {
    const { recordBytesMax = changelogRecordBytesMax } = environment
    // Without a view of the key, for all but those that are refused.
    if (row === null || rowKey.length - prefixSizeBytes + row.length <= recordBytesMax) return
    refuseTooLarge(name, rowKey.subarray(prefixSizeBytes), row, environment)
  }
  const log = (rowKey: Uint8Array, row: Uint8Array | null): void => {
    check(rowKey, row)
    const logged = prefixSizeBytes === 0 ? rowKey : rowKey.subarray(prefixSizeBytes)
    // A changelog has the timestamps as those of its records.
    if (row !== null && value.timestampOf !== undefined)
      environment.log(name, logged, plainValue(row), timestampOf(row))
    else environment.log(name, logged, row, environment.cause()?.timestamp ?? 0)
  }
  const logged = new LoggedRows(bytes, isLogged ? log : undefined)
  const cached =
    isCached && environment.cache.bytesMax > 0
      ? new CachedRows(logged, environment, { keepsReads: prefixSizeBytes === 0, check: isLogged ? check : undefined })
      : undefined
  return { name, isPersistent: kind === 'persistent', bytes, rows: cached ?? logged, cached, key, value }
}

/** Throws MESSAGE_TOO_LARGE for a change that no record of the changelog can have. */
export function refuseTooLarge(
  store: string,
  key: Uint8Array,
  value: Uint8Array | null,
  { recordBytesMax: limit = changelogRecordBytesMax }: StoreEnvironment,
): void {
  const size = key.length + (value?.length ?? 0)
  if (size <= limit) return
  throw new StreamError(
    'MESSAGE_TOO_LARGE',
    `a value of ${value?.length ?? 0} bytes for the key ${shownKey(key)} (${key.length} bytes) is more than the ${limit} bytes that a record of ` +
      `the changelog of store ${store} may have: keep less in one row, or give the store no changelog`,
    { context: { store, limit } },
  )
}

const noHeaders = new RecordHeaders([])

/**
 * Has a cache tell `listener` what it lets go of, with the value's timestamp, or `timeOf` the key, or the time of what caused it. Returns
 * false if there is no cache.
 */
export function tellsListener<Key, Value>(
  cached: CachedRows | undefined,
  keyOf: (rowKey: Uint8Array) => Key,
  value: Codec<Value>,
  listener: CacheListener<Key, Value>,
  sendOldValues: boolean,
  timeOf?: (key: Key) => number,
): boolean {
  if (cached === undefined) return false
  const decode = (bytes: Uint8Array | null): Value | null => (bytes === null ? null : value.decode(bytes))
  cached.setListener((rowKey, newValue, oldValue, cause) => {
    const by: StreamRecord<unknown, unknown> = cause ?? recordOf(null, null, 0, noHeaders, noOrigin)
    const key = keyOf(rowKey)
    const valueTimestamp = newValue === null ? undefined : value.timestampOf?.(newValue)
    listener(key, decode(newValue), decode(oldValue), valueTimestamp ?? timeOf?.(key) ?? by.timestamp, by)
  }, sendOldValues)
  return true
}
