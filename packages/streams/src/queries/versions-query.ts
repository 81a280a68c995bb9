import type { VersionedRecord } from '../stores/store.ts'
import type { StoredRow } from './row-query.ts'
import { allRows, keyBytesOf, oneRow, type QueryOptions, type StoreAccess } from './store-access.ts'
import { expecting, valueOf } from './table-query.ts'
import { timesOf, type WindowOptions } from './windows-query.ts'

/** Looks into the committed rows of a versioned table. Every call rejects as {@link RunningStreams} says. */
export class VersionsQuery<Key, Value> {
  readonly #access: StoreAccess

  constructor(access: StoreAccess) {
    this.#access = expecting(access, 'versioned')
  }

  /** The newest version of a key; undefined if there is none. */
  get(key: Key, options: QueryOptions = {}): Promise<VersionedRecord<Value> | undefined> {
    return this.#version(key, undefined, options)
  }

  /** The version that was valid at that time, in milliseconds; undefined if none was, or if that is before the history that is kept. */
  asOf(key: Key, asOfMs: number, options: QueryOptions = {}): Promise<VersionedRecord<Value> | undefined> {
    return this.#version(key, asOfMs, options)
  }

  /** The versions that were valid at any of these times, by time (KIP-960). */
  async *versions(key: Key, options: WindowOptions = {}): AsyncGenerator<VersionedRecord<Value>> {
    const bytes = keyBytesOf(this.#access.queries.key, key)
    const { order = 'forward' } = options
    const query = { kind: 'versions', key: bytes, times: timesOf(options), order } as const
    for await (const row of allRows(this.#access, bytes, query, options)) yield this.#decoded(row)
  }

  async #version(
    key: Key,
    asOfMs: number | undefined,
    options: QueryOptions,
  ): Promise<VersionedRecord<Value> | undefined> {
    const bytes = keyBytesOf(this.#access.queries.key, key)
    const row = await oneRow(this.#access, bytes, { kind: 'version', key: bytes, asOfMs }, options)
    return row === undefined ? undefined : this.#decoded(row)
  }

  #decoded(row: StoredRow): VersionedRecord<Value> {
    return { value: valueOf(this.#access, row), timestamp: row.startMs, validToMs: row.validToMs }
  }
}
