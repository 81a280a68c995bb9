import { binlogTypes as types, type TableMap } from '../binlog/table-map.ts'
import type { ColumnKind, Table } from './table.ts'

const texts: readonly number[] = [
  types.varchar,
  types.varString,
  types.string,
  types.blob,
  types.tinyBlob,
  types.mediumBlob,
  types.longBlob,
]

/** How values of each kind can lie in rows. */
const kinds: Readonly<Record<Exclude<ColumnKind, 'unknown'>, readonly number[]>> = {
  tinyint: [types.tiny],
  smallint: [types.short],
  mediumint: [types.int24],
  int: [types.long],
  bigint: [types.longlong],
  float: [types.float],
  double: [types.double],
  decimal: [types.newdecimal],
  bit: [types.bit],
  text: texts,
  binary: texts,
  enum: [types.enum],
  set: [types.set],
  date: [types.date, types.newdate],
  time: [types.time, types.time2],
  datetime: [types.datetime, types.datetime2],
  timestamp: [types.timestamp, types.timestamp2],
  year: [types.year],
  json: [...texts, types.json],
  geometry: [types.geometry],
}

/** Why rows that lie as `map` says can't be of a table as it is defined; undefined if they can. */
export function misfit(table: Table, map: TableMap): string | undefined {
  const { columns } = table
  if (columns.length !== map.columns.length)
    return `has ${columns.length} columns, and its rows have ${map.columns.length}`
  for (const [at, { name, type }] of columns.entries()) {
    const found = map.columns[at]
    const known = map.names?.[at]
    if (known !== undefined && known.toLowerCase() !== name.toLowerCase()) {
      return `has a column '${name}' where its rows have '${known}'`
    }
    if (found === undefined || type.kind === 'unknown') continue
    if (!kinds[type.kind].includes(found.type)) return `has ${type.name} for '${name}', and its rows something else`
    const decimal = ((type.length ?? 10) << 8) | (type.scale ?? 0)
    if (type.kind === 'decimal' && found.meta !== decimal) return `has other digits for '${name}' than its rows`
  }
  return undefined
}
