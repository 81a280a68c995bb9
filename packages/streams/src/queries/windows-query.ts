import type { KeyChoice, StoredRow, TimeRange } from './row-query.ts'
import { allRows, keyBytesOf, type ScanOptions, type StoreAccess } from './store-access.ts'
import { expecting, keyOf, type QueriedRow, valueOf } from './table-query.ts'

/** A row of a windowed table: its window begins at `startMs`, and ends before `endMs` (sessions and sliding windows: with it). */
export interface QueriedWindow<Key, Value> extends QueriedRow<Key, Value> {
  readonly startMs: number
  readonly endMs: number
}

/** Which windows: by their start, of sessions those that overlap. Both ends are included, and what is left out is open. Milliseconds. */
export interface WindowOptions extends ScanOptions {
  readonly fromMs?: number | undefined
  readonly toMs?: number | undefined
}

/** Which windows of which keys; both ends are included, and what is left out is open. */
export interface WindowRangeOptions<Key> extends WindowOptions {
  readonly from?: Key | undefined
  readonly to?: Key | undefined
}

/** What windows and sessions have in common. */
class Windows<Key, Value> {
  readonly #access: StoreAccess
  readonly #kind: 'windows' | 'sessions'

  constructor(access: StoreAccess, kind: 'windows' | 'sessions') {
    this.#access = expecting(access, kind === 'windows' ? 'window' : 'session')
    this.#kind = kind
  }

  /** The windows of one key, by their time. */
  async *fetch(key: Key, options: WindowOptions = {}): AsyncGenerator<QueriedWindow<Key, Value>> {
    const bytes = keyBytesOf(this.#access.queries.key, key)
    yield* this.#rows(bytes, { key: bytes }, options)
  }

  /** The windows of a range of keys: by serialized key, then time, partition by partition. */
  async *range({ from, to, ...options }: WindowRangeOptions<Key>): AsyncGenerator<QueriedWindow<Key, Value>> {
    const { key } = this.#access.queries
    const bytesOf = (end: Key | undefined): Uint8Array | undefined =>
      end === undefined ? undefined : keyBytesOf(key, end)
    yield* this.#rows(undefined, { from: bytesOf(from), to: bytesOf(to) }, options)
  }

  /** The windows of all keys, as {@link range} has them. */
  all(options: WindowOptions = {}): AsyncGenerator<QueriedWindow<Key, Value>> {
    return this.range(options)
  }

  async *#rows(
    key: Uint8Array | undefined,
    keys: KeyChoice,
    options: WindowOptions,
  ): AsyncGenerator<QueriedWindow<Key, Value>> {
    const { order = 'forward' } = options
    const query = { kind: this.#kind, keys, times: timesOf(options), order } as const
    for await (const row of allRows(this.#access, key, query, options)) yield this.#decoded(row)
  }

  #decoded(row: StoredRow & { readonly partition: number }): QueriedWindow<Key, Value> {
    const { timestamp, partition, startMs } = row
    const endMs = this.#kind === 'windows' ? startMs + this.#access.queries.windowSizeMs : row.endMs
    return { key: keyOf(this.#access, row), value: valueOf(this.#access, row), timestamp, partition, startMs, endMs }
  }
}

/** Looks into the committed windows of an aggregate. Every call rejects as {@link RunningStreams} says. */
export class WindowsQuery<Key, Value> extends Windows<Key, Value> {
  constructor(access: StoreAccess) {
    super(access, 'windows')
  }

  /** The value of the window of a key that begins then; undefined if there is none. */
  async get(key: Key, startMs: number, options: ScanOptions = {}): Promise<Value | undefined> {
    for await (const { value } of this.fetch(key, { ...options, fromMs: startMs, toMs: startMs })) return value
    return undefined
  }
}

/** Looks into the committed sessions of an aggregate. Every call rejects as {@link RunningStreams} says. */
export class SessionsQuery<Key, Value> extends Windows<Key, Value> {
  constructor(access: StoreAccess) {
    super(access, 'sessions')
  }
}

/** What was left out is open. */
export function timesOf({
  fromMs = 0,
  toMs = Number.MAX_SAFE_INTEGER,
}: Pick<WindowOptions, 'fromMs' | 'toMs'>): TimeRange {
  return { fromMs, toMs }
}
