import type { ByteReader } from './byte-reader.ts'

/** The types of values in rows, by their numbers. */
export const binlogTypes = {
  decimal: 0,
  tiny: 1,
  short: 2,
  long: 3,
  float: 4,
  double: 5,
  null: 6,
  timestamp: 7,
  longlong: 8,
  int24: 9,
  date: 10,
  time: 11,
  datetime: 12,
  year: 13,
  newdate: 14,
  varchar: 15,
  bit: 16,
  timestamp2: 17,
  datetime2: 18,
  time2: 19,
  vector: 242,
  json: 245,
  newdecimal: 246,
  enum: 247,
  set: 248,
  tinyBlob: 249,
  mediumBlob: 250,
  longBlob: 251,
  blob: 252,
  varString: 253,
  string: 254,
  geometry: 255,
} as const

/** How one column's values lie in rows. */
export interface BinlogColumn {
  readonly type: number
  /** What the type needs besides: a length, precision and scale, digits of a second. */
  readonly meta: number
}

/** Which table rows are of, and how their values lie there. Stands before the rows, in every transaction. */
export interface TableMap {
  readonly tableId: number
  readonly database: string
  readonly table: string
  readonly columns: readonly BinlogColumn[]
  /** The columns' names, if the server tells them (`binlog_row_metadata=FULL`). */
  readonly names: readonly string[] | undefined
}

const columnNames = 4

/** Reads the body of a table's map. */
export function parseTableMap(reader: ByteReader): TableMap {
  const tableId = reader.uint(6)
  reader.skip(2)
  const database = reader.shortText()
  reader.skip(1)
  const table = reader.shortText()
  reader.skip(1)
  const count = reader.packedUint()
  const codes = reader.slice(count)
  const metaLength = reader.packedUint()
  const metaEnd = reader.at + metaLength
  const columns = [...codes].map((type) => columnOf(type, reader))
  reader.at = metaEnd
  // Which columns may be null.
  reader.skip(Math.ceil(count / 8))
  return { tableId, database, table, columns, names: namesOf(reader) }
}

function columnOf(type: number, reader: ByteReader): BinlogColumn {
  switch (type) {
    case binlogTypes.float:
    case binlogTypes.double:
    case binlogTypes.tinyBlob:
    case binlogTypes.blob:
    case binlogTypes.mediumBlob:
    case binlogTypes.longBlob:
    case binlogTypes.geometry:
    case binlogTypes.json:
    case binlogTypes.vector:
    case binlogTypes.timestamp2:
    case binlogTypes.datetime2:
    case binlogTypes.time2:
      return { type, meta: reader.uint8() }
    case binlogTypes.varchar:
    case binlogTypes.bit:
      return { type, meta: reader.uint16() }
    case binlogTypes.newdecimal:
    case binlogTypes.enum:
    case binlogTypes.set:
    case binlogTypes.varString:
      return { type, meta: reader.uintBigEndian(2) }
    case binlogTypes.string:
      return stringColumn(reader.uint8(), reader.uint8())
    default:
      return { type, meta: 0 }
  }
}

/** Texts of a fixed length, enums and sets come under one number; two bits of a length above 255 are hidden in the real one. */
function stringColumn(first: number, second: number): BinlogColumn {
  if (first === binlogTypes.enum || first === binlogTypes.set) return { type: first, meta: second }
  const length = (first & 0x30) === 0x30 ? second : second | (((first & 0x30) ^ 0x30) << 4)
  return { type: binlogTypes.string, meta: length }
}

function namesOf(reader: ByteReader): readonly string[] | undefined {
  while (reader.left > 0) {
    const kind = reader.uint8()
    const length = reader.packedUint()
    const end = reader.at + length
    if (kind === columnNames) {
      const names: string[] = []
      while (reader.at < end) names.push(reader.slice(reader.packedUint()).toString('utf8'))
      return names
    }
    reader.at = end
  }
  return undefined
}
