import { StreamError } from '@millrace/base'
import { compareBytes } from '../stores/bytes/merge.ts'
import type { StoreQueries } from '../stores/builder.ts'
import type {
  ReadOnlyKeyValueStore,
  ReadOnlySessionStore,
  ReadOnlyWindowStore,
  StateStore,
  ValueAndTimestamp,
  VersionedKeyValueStore,
  VersionedRecord,
  Windowed,
} from '../stores/store.ts'
import type { PageRequest, RowPage, RowPosition, RowQuery, StoredRow } from './row-query.ts'

type Bytes = Uint8Array
type Stored = Bytes | ValueAndTimestamp<Bytes>

/** What a store with keys and values as bytes answers: one page of it. Throws INVALID_REQUEST for a question to another kind of store. */
export function pageOf(
  store: StateStore,
  { kind }: Pick<StoreQueries, 'kind'>,
  { query, after, rowsMax, bytesMax }: PageRequest,
): RowPage {
  const rows: StoredRow[] = []
  let sizeBytes = 0
  for (const row of rowsOf(store, kind, query, after)) {
    if (rows.length >= rowsMax || sizeBytes >= bytesMax) return { rows, isLast: false }
    rows.push(row)
    sizeBytes += row.key.length + row.value.length
  }
  return { rows, isLast: true }
}

function rowsOf(
  store: StateStore,
  kind: StoreQueries['kind'],
  query: RowQuery,
  after: RowPosition | undefined,
): Iterable<StoredRow> {
  // The store was built over bytes from a builder that says its kind.
  switch (query.kind) {
    case 'key':
    case 'keys':
    case 'prefix':
      check(store, kind, 'key-value', query)
      return keyValueRows(store as ReadOnlyKeyValueStore<Bytes, Stored>, query, after)
    case 'windows':
      check(store, kind, 'window', query)
      return windowRows(store as ReadOnlyWindowStore<Bytes, Stored>, query, after)
    case 'sessions':
      check(store, kind, 'session', query)
      return sessionRows(store as ReadOnlySessionStore<Bytes, Bytes>, query, after)
    case 'version':
    case 'versions':
      check(store, kind, 'versioned', query)
      return versionRows(store as VersionedKeyValueStore<Bytes, Bytes>, query, after)
  }
}

function check({ name }: StateStore, kind: StoreQueries['kind'], wanted: StoreQueries['kind'], query: RowQuery): void {
  if (kind === wanted) return
  throw new StreamError(
    'INVALID_REQUEST',
    `store ${name} is a ${kind} store, which can't be asked for ${query.kind}: that is for ${wanted} stores`,
    { context: { store: name } },
  )
}

function* keyValueRows(
  store: ReadOnlyKeyValueStore<Bytes, Stored>,
  query: Extract<RowQuery, { kind: 'key' | 'keys' | 'prefix' }>,
  after: RowPosition | undefined,
): Generator<StoredRow, undefined, undefined> {
  if (query.kind === 'key') {
    const value = after === undefined ? store.get(query.key) : undefined
    if (value !== undefined) yield rowOf(query.key, value)
    return
  }
  // From the last row on that is known: it comes again.
  if (query.kind === 'prefix') {
    for (const [key, value] of store.range(after?.key ?? query.prefix, undefined)) {
      if (!beginsWith(key, query.prefix)) return
      if (after === undefined || compareBytes(key, after.key) > 0) yield rowOf(key, value)
    }
    return
  }
  const { order } = query
  const [from, to] = remaining(query, order, after)
  const direction = order === 'backward' ? -1 : 1
  for (const [key, value] of store.range(from, to, order)) {
    if (after === undefined || direction * compareBytes(key, after.key) > 0) yield rowOf(key, value)
  }
}

function beginsWith(key: Bytes, prefix: Bytes): boolean {
  return key.length >= prefix.length && compareBytes(key.subarray(0, prefix.length), prefix) === 0
}

function* windowRows(
  store: ReadOnlyWindowStore<Bytes, Stored>,
  { keys, times: { fromMs, toMs }, order }: Extract<RowQuery, { kind: 'windows' }>,
  after: RowPosition | undefined,
): Generator<StoredRow, undefined, undefined> {
  if ('key' in keys) {
    const { key } = keys
    const begin = after === undefined || order === 'backward' ? fromMs : after.startMs + 1
    const end = after === undefined || order === 'forward' ? toMs : after.startMs - 1
    for (const [startMs, value] of store.fetchRange(key, begin, end, order)) {
      yield { ...rowOf(key, value), startMs }
    }
    return
  }
  const [from, to] = remaining(keys, order, after)
  for (const [window, value] of store.fetchKeyRange(from, to, fromMs, toMs, order)) {
    if (isBehind(window, after, order, (one, other) => one.startMs - other.startMs)) {
      yield { ...rowOf(window.key, value), startMs: window.startMs }
    }
  }
}

function* sessionRows(
  store: ReadOnlySessionStore<Bytes, Bytes>,
  { keys, times: { fromMs, toMs }, order }: Extract<RowQuery, { kind: 'sessions' }>,
  after: RowPosition | undefined,
): Generator<StoredRow, undefined, undefined> {
  const found =
    'key' in keys
      ? store.findSessions(keys.key, after !== undefined && order === 'forward' ? after.endMs : fromMs, toMs, order)
      : store.fetchKeyRange(...remaining(keys, order, after), order)
  for (const [session, value] of found) {
    const { key, startMs, endMs } = session
    if (endMs < fromMs || startMs > toMs) continue
    if (isBehind(session, after, order, (one, other) => one.endMs - other.endMs || one.startMs - other.startMs)) {
      yield { ...rowOf(key, value), startMs, endMs }
    }
  }
}

function* versionRows(
  store: VersionedKeyValueStore<Bytes, Bytes>,
  query: Extract<RowQuery, { kind: 'version' | 'versions' }>,
  after: RowPosition | undefined,
): Generator<StoredRow, undefined, undefined> {
  const { key } = query
  if (query.kind === 'version') {
    if (after !== undefined) return
    const found = query.asOfMs === undefined ? store.get(key) : store.getAsOf(key, query.asOfMs)
    if (found !== undefined) yield versionOf(key, found)
    return
  }
  const { times, order } = query
  const direction = order === 'backward' ? -1 : 1
  for (const version of store.versions(key, times.fromMs, times.toMs, order)) {
    if (after === undefined || direction * (version.timestamp - after.startMs) > 0) yield versionOf(key, version)
  }
}

function versionOf(key: Bytes, { value, timestamp, validToMs }: VersionedRecord<Bytes>): StoredRow {
  return { key, value, timestamp, startMs: timestamp, endMs: 0, validToMs }
}

function rowOf(key: Bytes, stored: Stored): StoredRow {
  const isPlain = stored instanceof Uint8Array
  const value = isPlain ? stored : stored.value
  return { key, value, timestamp: isPlain ? undefined : stored.timestamp, startMs: 0, endMs: 0, validToMs: undefined }
}

function remaining(
  keys: { readonly from: Bytes | undefined; readonly to: Bytes | undefined },
  order: 'forward' | 'backward',
  after: RowPosition | undefined,
): readonly [from: Bytes | undefined, to: Bytes | undefined] {
  if (after === undefined) return [keys.from, keys.to]
  return order === 'backward' ? [keys.from, after.key] : [after.key, keys.to]
}

function isBehind(
  { key, startMs, endMs }: Windowed<Bytes>,
  after: RowPosition | undefined,
  order: 'forward' | 'backward',
  compareTimes: (one: Omit<RowPosition, 'key'>, other: Omit<RowPosition, 'key'>) => number,
): boolean {
  if (after === undefined) return true
  const difference = compareBytes(key, after.key) || compareTimes({ startMs, endMs }, after)
  return order === 'backward' ? difference < 0 : difference > 0
}
