import { inflateSync } from 'node:zlib'
import { StreamError } from '@millrace/base'
import { eventBytesMax } from '../limits.ts'
import { ByteReader } from './byte-reader.ts'
import { gtidText } from './gtid.ts'
import { mySqlGtid, mySqlTaggedGtid } from './mysql-gtid.ts'
import { parseTableMap, type TableMap } from './table-map.ts'
import { eventsOfPayload } from './transaction-payload.ts'

/** The events that mean something to a reader of rows, by their numbers: those from 29 to 42 are MySQL's, those from 160 on MariaDB's. */
const types = {
  query: 2,
  rotate: 4,
  xid: 16,
  tableMap: 19,
  writeRowsV1: 23,
  updateRowsV1: 24,
  deleteRowsV1: 25,
  incident: 26,
  heartbeat: 27,
  rowsQuery: 29,
  writeRows: 30,
  updateRows: 31,
  deleteRows: 32,
  mySqlGtid: 33,
  anonymousGtid: 34,
  xaPrepare: 38,
  partialUpdateRows: 39,
  transactionPayload: 40,
  mySqlTaggedGtid: 42,
  annotateRows: 160,
  gtid: 162,
  queryCompressed: 165,
  writeRowsV1Compressed: 166,
  updateRowsV1Compressed: 167,
  deleteRowsV1Compressed: 168,
  writeRowsCompressed: 169,
  updateRowsCompressed: 170,
  deleteRowsCompressed: 171,
} as const

/** What happened to the rows of an event. */
export type RowsKind = 'write' | 'update' | 'delete'

/** What every event begins with. */
export interface EventHeader {
  /** When, in seconds since 1970. */
  readonly seconds: number
  readonly serverId: number
  readonly sizeBytes: number
  /** Where the next event begins in the file; 0 for events that are in none. */
  readonly nextPosition: number
}

/** Rows that were written, changed or deleted, still as bytes. */
export interface RowsEvent {
  readonly kind: 'rows'
  readonly rows: RowsKind
  readonly tableId: number
  readonly columnCount: number
  /** Which columns there are before and after, as bits; those after are `present` too but for updates. */
  readonly present: Buffer
  readonly presentAfter: Buffer
  readonly body: Buffer
}

/** A statement that was written as such: DDL, and BEGIN and COMMIT of engines without transactions. */
export interface QueryEvent {
  readonly kind: 'query'
  readonly database: string
  readonly sql: string
  /** The thread of the server that it came from. */
  readonly thread: number
}

/** What is in an event. */
export type EventBody =
  | RowsEvent
  | QueryEvent
  | { readonly kind: 'rotate'; readonly file: string; readonly position: number }
  | { readonly kind: 'tableMap'; readonly map: TableMap }
  /**
   * A transaction begins. It has no id if the server gives it none. Whether it is one statement without an end of its own, the next event says
   * where this does not.
   */
  | { readonly kind: 'gtid'; readonly gtid: string | undefined; readonly standalone: boolean | undefined }
  | { readonly kind: 'xid' }
  /** A transaction that spans several servers is prepared. */
  | { readonly kind: 'xaPrepare' }
  /** The events of a transaction that were written as one. */
  | { readonly kind: 'payload'; readonly events: readonly Buffer[] }
  /** Rows of which only a part of their documents was written. */
  | { readonly kind: 'partialRows'; readonly tableId: number }
  | { readonly kind: 'annotate'; readonly sql: string }
  | { readonly kind: 'heartbeat' }
  | { readonly kind: 'incident' }
  /** One that says nothing about rows. */
  | { readonly kind: 'other' }

/** An event of the binlog. */
export interface BinlogEvent {
  readonly header: EventHeader
  readonly body: EventBody
}

const headerLength = 19

/** Takes an event apart. Throws CORRUPT_MESSAGE if it can't be read. */
export function parseEvent(bytes: Buffer): BinlogEvent {
  const reader = new ByteReader(bytes)
  if (reader.left < headerLength)
    throw new StreamError('CORRUPT_MESSAGE', 'an event of the binlog is shorter than its header')
  const seconds = reader.uint32()
  const type = reader.uint8()
  const serverId = reader.uint32()
  const sizeBytes = reader.uint32()
  const nextPosition = reader.uint32()
  reader.skip(2)
  const header = { seconds, serverId, sizeBytes, nextPosition }
  try {
    return { header, body: bodyOf(type, reader, serverId) }
  } catch (error) {
    if (error instanceof StreamError) throw error
    throw new StreamError('CORRUPT_MESSAGE', `an event of the binlog that ends at ${nextPosition} cannot be read`, {
      cause: error,
    })
  }
}

function bodyOf(type: number, reader: ByteReader, serverId: number): EventBody {
  switch (type) {
    case types.query:
      return query(reader)
    case types.queryCompressed:
      return query(reader, inflated)
    case types.rotate: {
      const position = Number(reader.uint64())
      return { kind: 'rotate', position, file: reader.slice(reader.left).toString('utf8') }
    }
    case types.xid:
      return { kind: 'xid' }
    case types.tableMap:
      return { kind: 'tableMap', map: parseTableMap(reader) }
    case types.gtid: {
      const sequence = reader.uint64()
      const domain = reader.uint32()
      // The first flag: a transaction of one statement, without an end of its own.
      const gtid = gtidText({ domain, server: serverId, sequence })
      return { kind: 'gtid', gtid, standalone: (reader.uint8() & 1) === 1 }
    }
    case types.mySqlGtid:
      return { kind: 'gtid', gtid: mySqlGtid(reader), standalone: undefined }
    case types.mySqlTaggedGtid:
      return { kind: 'gtid', gtid: mySqlTaggedGtid(reader), standalone: undefined }
    case types.anonymousGtid:
      return { kind: 'gtid', gtid: undefined, standalone: undefined }
    case types.xaPrepare:
      return { kind: 'xaPrepare' }
    case types.transactionPayload:
      return { kind: 'payload', events: eventsOfPayload(reader) }
    case types.partialUpdateRows:
      return { kind: 'partialRows', tableId: reader.uint(6) }
    case types.rowsQuery:
      // Its length stands before it, and is cut off at 255.
      reader.skip(1)
      return { kind: 'annotate', sql: reader.slice(reader.left).toString('utf8') }
    case types.annotateRows:
      return { kind: 'annotate', sql: reader.slice(reader.left).toString('utf8') }
    case types.heartbeat:
      return { kind: 'heartbeat' }
    case types.incident:
      return { kind: 'incident' }
    case types.writeRowsV1:
    case types.writeRowsV1Compressed:
      return rows('write', reader, { version: 1, compressed: type === types.writeRowsV1Compressed })
    case types.updateRowsV1:
    case types.updateRowsV1Compressed:
      return rows('update', reader, { version: 1, compressed: type === types.updateRowsV1Compressed })
    case types.deleteRowsV1:
    case types.deleteRowsV1Compressed:
      return rows('delete', reader, { version: 1, compressed: type === types.deleteRowsV1Compressed })
    case types.writeRows:
    case types.writeRowsCompressed:
      return rows('write', reader, { version: 2, compressed: type === types.writeRowsCompressed })
    case types.updateRows:
    case types.updateRowsCompressed:
      return rows('update', reader, { version: 2, compressed: type === types.updateRowsCompressed })
    case types.deleteRows:
    case types.deleteRowsCompressed:
      return rows('delete', reader, { version: 2, compressed: type === types.deleteRowsCompressed })
    default:
      return { kind: 'other' }
  }
}

function query(reader: ByteReader, text: (bytes: Buffer) => Buffer = (bytes) => bytes): QueryEvent {
  const thread = reader.uint32()
  reader.skip(4)
  const databaseLength = reader.uint8()
  reader.skip(2)
  const variablesLength = reader.uint16()
  reader.skip(variablesLength)
  const database = reader.slice(databaseLength).toString('utf8')
  reader.skip(1)
  return { kind: 'query', database, thread, sql: text(reader.slice(reader.left)).toString('utf8') }
}

interface RowsForm {
  readonly version: 1 | 2
  readonly compressed: boolean
}

function rows(kind: RowsKind, reader: ByteReader, { version, compressed }: RowsForm): RowsEvent {
  const tableId = reader.uint(6)
  reader.skip(2)
  // What the second version adds is for the server itself; its length counts itself.
  if (version === 2) reader.skip(reader.uint16() - 2)
  const columnCount = reader.packedUint()
  const bitsLength = Math.ceil(columnCount / 8)
  const present = reader.slice(bitsLength)
  const presentAfter = kind === 'update' ? reader.slice(bitsLength) : present
  const rest = reader.slice(reader.left)
  return {
    kind: 'rows',
    rows: kind,
    tableId,
    columnCount,
    present,
    presentAfter,
    body: compressed ? inflated(rest) : rest,
  }
}

/** What MariaDB has compressed: a byte that says how many more hold the length (high byte first), and zlib's bytes. */
function inflated(bytes: Buffer): Buffer {
  const lengthSize = (bytes[0] ?? 0) & 0x07
  const algorithm = ((bytes[0] ?? 0) & 0x70) >> 4
  const length = lengthSize === 0 ? 0 : bytes.readUIntBE(1, lengthSize)
  if (algorithm !== 0 || length > eventBytesMax) {
    throw new StreamError(
      'UNSUPPORTED',
      'an event of the binlog is compressed in a way that is not known, or is too large',
    )
  }
  return inflateSync(bytes.subarray(1 + lengthSize), { maxOutputLength: Math.max(1, length) })
}
