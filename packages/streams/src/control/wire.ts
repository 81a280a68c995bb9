import { StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import { queryLimits } from '../queries/limits.ts'
import type { KeyChoice, PageRequest, RowPage, RowPosition, RowQuery, StoredRow } from '../queries/row-query.ts'

type Wire = typeof millrace.streams.v1
type WireQuery = millrace.streams.v1.QueryStoreRequest
type WireWindows = millrace.streams.v1.WindowsQuery
type WireRow = millrace.streams.v1.StoredRow

export const wire: Wire = millrace.streams.v1

/** What a page is asked for with, beside where. */
export function pageTo({ query, after, rowsMax }: PageRequest): millrace.streams.v1.QueryStoreRequest.$Properties {
  return { ...queryTo(query), rowsMax, ...(after === undefined ? {} : { after: positionTo(after) }) }
}

/** Throws INVALID_REQUEST for a request that asks nothing. */
export function pageFrom(request: WireQuery): PageRequest {
  const { after, rowsMax } = request
  if (rowsMax > queryLimits.pageRowsMax) {
    throw new StreamError('INVALID_REQUEST', `rows_max is at most ${queryLimits.pageRowsMax}, not ${rowsMax}`)
  }
  return {
    query: queryFrom(request),
    after: after === null || after === undefined ? undefined : positionFrom(after),
    rowsMax: rowsMax === 0 ? queryLimits.pageRows : rowsMax,
    bytesMax: queryLimits.pageBytesMax,
  }
}

/** The key that a request is about, if it is about one: its partition is that of the key. */
export function keyOfQuery(query: RowQuery): Uint8Array | undefined {
  if ('key' in query) return query.key
  return 'keys' in query && 'key' in query.keys ? query.keys.key : undefined
}

export function rowsTo({ rows, isLast }: RowPage, partition: number): millrace.streams.v1.QueryStoreResponse {
  return new wire.QueryStoreResponse({ rows: rows.map(rowTo), last: isLast, partition })
}

/** Copied: what was received is given back. */
export function rowsFrom({ rows, last }: millrace.streams.v1.QueryStoreResponse): RowPage {
  return { rows: rows.map(rowFrom), isLast: last }
}

function queryTo(query: RowQuery): millrace.streams.v1.QueryStoreRequest.$Properties {
  switch (query.kind) {
    case 'key':
      return { key: { key: query.key } }
    case 'keys':
      return { keys: { ...endsTo(query), backward: query.order === 'backward' } }
    case 'prefix':
      return { prefix: { prefix: query.prefix } }
    case 'windows':
      return { windows: windowsTo(query) }
    case 'sessions':
      return { sessions: windowsTo(query) }
    case 'version':
      return { version: { key: query.key, ...(query.asOfMs === undefined ? {} : { asOfMs: query.asOfMs }) } }
    case 'versions':
      return { versions: { key: query.key, ...query.times, backward: query.order === 'backward' } }
  }
}

function queryFrom({ key, keys, prefix, windows, sessions, version, versions }: WireQuery): RowQuery {
  if (key) return { kind: 'key', key: copied(key.key) }
  if (keys) return { kind: 'keys', from: optional(keys.from), to: optional(keys.to), order: orderOf(keys) }
  if (prefix) return { kind: 'prefix', prefix: copied(prefix.prefix) }
  if (windows) return { kind: 'windows', ...windowsFrom(windows) }
  if (sessions) return { kind: 'sessions', ...windowsFrom(sessions) }
  if (version) return { kind: 'version', key: copied(version.key), asOfMs: version.asOfMs ?? undefined }
  if (versions) {
    const { fromMs, toMs } = versions
    return { kind: 'versions', key: copied(versions.key), times: { fromMs, toMs }, order: orderOf(versions) }
  }
  throw new StreamError(
    'INVALID_REQUEST',
    'a query of a store says what is asked: a key, keys, a prefix, windows or another',
  )
}

function windowsTo({
  keys,
  times,
  order,
}: Extract<RowQuery, { kind: 'windows' | 'sessions' }>): millrace.streams.v1.WindowsQuery.$Properties {
  return { ...('key' in keys ? { key: keys.key } : endsTo(keys)), ...times, backward: order === 'backward' }
}

function windowsFrom(windows: WireWindows): Omit<Extract<RowQuery, { kind: 'windows' }>, 'kind'> {
  const { key, from, to, fromMs, toMs } = windows
  const keys: KeyChoice =
    key === null || key === undefined ? { from: optional(from), to: optional(to) } : { key: copied(key) }
  return { keys, times: { fromMs, toMs }, order: orderOf(windows) }
}

function endsTo({ from, to }: { readonly from: Uint8Array | undefined; readonly to: Uint8Array | undefined }): {
  from?: Uint8Array
  to?: Uint8Array
} {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

function positionTo({ key, startMs, endMs }: RowPosition): millrace.streams.v1.RowPosition.$Properties {
  return { key, startMs, endMs }
}

function positionFrom({ key, startMs, endMs }: millrace.streams.v1.RowPosition): RowPosition {
  return { key: copied(key), startMs, endMs }
}

function rowTo({
  key,
  value,
  timestamp,
  startMs,
  endMs,
  validToMs,
}: StoredRow): millrace.streams.v1.StoredRow.$Properties {
  return {
    key,
    value,
    startMs,
    endMs,
    ...(timestamp === undefined ? {} : { timestampMs: timestamp }),
    ...(validToMs === undefined ? {} : { validToMs }),
  }
}

function rowFrom({ key, value, timestampMs, startMs, endMs, validToMs }: WireRow): StoredRow {
  const timestamp = timestampMs ?? undefined
  return { key: copied(key), value: copied(value), timestamp, startMs, endMs, validToMs: validToMs ?? undefined }
}

function orderOf({ backward }: { readonly backward: boolean }): 'forward' | 'backward' {
  return backward ? 'backward' : 'forward'
}

function optional(bytes: Uint8Array | null | undefined): Uint8Array | undefined {
  return bytes === null || bytes === undefined ? undefined : copied(bytes)
}

/** Decoded bytes are views into what was received. */
function copied(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes)
}
