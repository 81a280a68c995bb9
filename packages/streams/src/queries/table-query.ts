import { StreamError, toStreamError } from '@millrace/base'
import type { Serde } from '@millrace/client'
import { codecOf } from '../stores/codec.ts'
import type { StoredRow } from './row-query.ts'
import { allRows, keyBytesOf, oneRow, type QueryOptions, type ScanOptions, type StoreAccess } from './store-access.ts'

/** A row of a table. */
export interface QueriedRow<Key, Value> {
  readonly key: Key
  readonly value: Value
  /** Of the record that made the value, in milliseconds since 1970 UTC; undefined where the store keeps none. */
  readonly timestamp: number | undefined
  readonly partition: number
}

/** Which keys; both ends are included, and what is left out is open. */
export interface RangeOptions<Key> extends ScanOptions {
  readonly from?: Key | undefined
  readonly to?: Key | undefined
}

/** Looks into the committed rows of a table, or of another key-value store. Every call rejects as {@link RunningStreams} says. */
export class TableQuery<Key, Value> {
  readonly #access: StoreAccess

  constructor(access: StoreAccess) {
    this.#access = expecting(access, 'key-value')
  }

  /** The value of a key; undefined if there is none. */
  async get(key: Key, options: QueryOptions = {}): Promise<Value | undefined> {
    return (await this.row(key, options))?.value
  }

  /** The row of a key, with its timestamp; undefined if there is none. */
  async row(key: Key, options: QueryOptions = {}): Promise<Omit<QueriedRow<Key, Value>, 'partition'> | undefined> {
    const bytes = keyBytesOf(this.#access.queries.key, key)
    const row = await oneRow(this.#access, bytes, { kind: 'key', key: bytes }, options)
    return row === undefined ? undefined : { key, value: valueOf(this.#access, row), timestamp: row.timestamp }
  }

  /** The rows of a range of keys, in the order of the serialized keys, partition by partition. */
  async *range({ from, to, ...options }: RangeOptions<Key>): AsyncGenerator<QueriedRow<Key, Value>> {
    const { key } = this.#access.queries
    const bytesOf = (end: Key | undefined): Uint8Array | undefined =>
      end === undefined ? undefined : keyBytesOf(key, end)
    const { order = 'forward' } = options
    const query = { kind: 'keys', from: bytesOf(from), to: bytesOf(to), order } as const
    for await (const row of allRows(this.#access, undefined, query, options)) yield this.#decoded(row)
  }

  /** All rows, as {@link range} has them. */
  all(options: ScanOptions = {}): AsyncGenerator<QueriedRow<Key, Value>> {
    return this.range(options)
  }

  /** The rows whose serialized key begins with these bytes (KIP-614); a text stands for its UTF-8. */
  async *prefix(
    prefix: Uint8Array | string,
    options: Omit<ScanOptions, 'order'> = {},
  ): AsyncGenerator<QueriedRow<Key, Value>> {
    const bytes = typeof prefix === 'string' ? Buffer.from(prefix) : prefix
    for await (const row of allRows(this.#access, undefined, { kind: 'prefix', prefix: bytes }, options)) {
      yield this.#decoded(row)
    }
  }

  #decoded(row: StoredRow & { readonly partition: number }): QueriedRow<Key, Value> {
    const { timestamp, partition } = row
    return { key: keyOf(this.#access, row), value: valueOf(this.#access, row), timestamp, partition }
  }
}

/** The key of a row, as who asked by the table's type, or named it, expects it. */
export function keyOf<Key>({ name, queries }: StoreAccess, { key }: StoredRow): Key {
  return decoded(name, queries.key, key) as Key
}

/** The value of a row, likewise. */
export function valueOf<Value>({ name, queries }: StoreAccess, { value }: StoredRow): Value {
  return decoded(name, queries.value, value) as Value
}

function decoded(store: string, serde: Serde<unknown>, bytes: Uint8Array): unknown {
  try {
    return codecOf(serde).decode(bytes)
  } catch (error) {
    throw toStreamError(error, 'DESERIALIZATION', `a row of store ${store} can't be read as ${serde.name}`)
  }
}

const askedBy = {
  'key-value': 'table()',
  window: 'windows()',
  session: 'sessions()',
  versioned: 'versions()',
} as const

/** Throws INVALID_REQUEST if the store is of another kind. */
export function expecting(access: StoreAccess, kind: StoreAccess['queries']['kind']): StoreAccess {
  const { name, queries } = access
  if (queries.kind === kind) return access
  throw new StreamError(
    'INVALID_REQUEST',
    `store ${name} is a ${queries.kind} store: ask it with ${askedBy[queries.kind]}`,
    { context: { store: name } },
  )
}
