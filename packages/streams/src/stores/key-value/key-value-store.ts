import type { CachedRows } from '../cache/cached-rows.ts'
import { afterKey, afterPrefix } from '../bytes/merge.ts'
import type { Codec } from '../codec.ts'
import type { Rows } from '../rows.ts'
import type { CacheableStore, CacheListener, KeyValueStore, Order } from '../store.ts'
import { type StoreParts, tellsListener } from '../store-parts.ts'

/** A key-value store over rows; of the timestamped kind if its codec is. */
export class RowsKeyValueStore<Key, Value> implements KeyValueStore<Key, Value>, CacheableStore<Key, Value> {
  readonly name: string
  readonly isPersistent: boolean
  readonly #rows: Rows
  readonly #cached: CachedRows | undefined
  readonly #key: Codec<Key>
  readonly #value: Codec<Value>

  constructor({ name, isPersistent, rows, cached, key, value }: StoreParts<Key, Value>) {
    this.name = name
    this.isPersistent = isPersistent
    this.#rows = rows
    this.#cached = cached
    this.#key = key
    this.#value = value
  }

  get(key: Key): Value | undefined {
    const bytes = this.#rows.get(this.#key.encode(key))
    return bytes === undefined ? undefined : this.#value.decode(bytes)
  }

  put(key: Key, value: Value | null): void {
    this.#rows.put(this.#key.encode(key), value === null ? null : this.#value.encode(value))
  }

  putIfAbsent(key: Key, value: Value): Value | undefined {
    const keyBytes = this.#key.encode(key)
    const before = this.#rows.get(keyBytes)
    if (before !== undefined) return this.#value.decode(before)
    this.#rows.put(keyBytes, this.#value.encode(value))
    return undefined
  }

  delete(key: Key): Value | undefined {
    const keyBytes = this.#key.encode(key)
    const before = this.#rows.get(keyBytes)
    this.#rows.put(keyBytes, null)
    return before === undefined ? undefined : this.#value.decode(before)
  }

  range(from: Key | undefined, to: Key | undefined, order: Order = 'forward'): Iterable<readonly [Key, Value]> {
    const begin = from === undefined ? undefined : this.#key.encode(from)
    const end = to === undefined ? undefined : afterKey(this.#key.encode(to))
    return this.#decoded(this.#rows.range(begin, end, order === 'backward'))
  }

  all(order: Order = 'forward'): Iterable<readonly [Key, Value]> {
    return this.#decoded(this.#rows.range(undefined, undefined, order === 'backward'))
  }

  prefixScan(prefix: Uint8Array): Iterable<readonly [Key, Value]> {
    return this.#decoded(this.#rows.range(prefix, afterPrefix(prefix)))
  }

  approximateEntryCount(): number {
    return this.#rows.approximateEntryCount()
  }

  setFlushListener(listener: CacheListener<Key, Value>, sendOldValues: boolean): boolean {
    return tellsListener(this.#cached, (key) => this.#key.decode(key), this.#value, listener, sendOldValues)
  }

  *#decoded(rows: Iterable<readonly [Uint8Array, Uint8Array]>): Generator<readonly [Key, Value], undefined, undefined> {
    for (const [key, value] of rows) yield [this.#key.decode(key), this.#value.decode(value)]
  }
}
