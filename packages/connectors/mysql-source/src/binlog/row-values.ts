import { StreamError } from '@millrace/base'
import type { RawValue } from '../values/raw-value.ts'
import type { ByteReader } from './byte-reader.ts'
import { decimal } from './decimal.ts'
import { jsonText } from './json-binary.ts'
import { type BinlogColumn, binlogTypes } from './table-map.ts'

/**
 * Reads one value of a row. Integers come without a sign: the column knows whether its numbers have one. Throws UNSUPPORTED for a type that is
 * not known, behind which nothing of the row could be found.
 */
export function readValue(reader: ByteReader, { type, meta }: BinlogColumn): RawValue {
  switch (type) {
    case binlogTypes.tiny:
      return reader.uint8()
    case binlogTypes.short:
      return reader.uint16()
    case binlogTypes.int24:
      return reader.uint(3)
    case binlogTypes.long:
      return reader.uint32()
    case binlogTypes.longlong:
      return reader.uint64()
    case binlogTypes.float:
      return reader.float32()
    case binlogTypes.double:
      return reader.float64()
    case binlogTypes.newdecimal:
      return decimal(reader, meta)
    case binlogTypes.year:
      // A zero is 1900, which is no year that a column can hold.
      return 1900 + reader.uint8()
    case binlogTypes.date:
    case binlogTypes.newdate:
      return date(reader.uint(3))
    case binlogTypes.time:
      return { kind: 'time', micros: oldTime(reader.int(3)) }
    case binlogTypes.time2:
      return { kind: 'time', micros: time(reader, meta) }
    case binlogTypes.datetime:
      return oldDateTime(reader.uint64())
    case binlogTypes.datetime2:
      return dateTime(reader, meta)
    case binlogTypes.timestamp:
      return { kind: 'timestamp', seconds: reader.uint32(), micros: 0 }
    case binlogTypes.timestamp2:
      return { kind: 'timestamp', seconds: reader.uintBigEndian(4), micros: fraction(reader, meta) }
    case binlogTypes.bit:
      return reader.slice(Math.floor(((meta >> 8) * 8 + (meta & 0xff) + 7) / 8))
    case binlogTypes.enum:
      return { kind: 'members', bits: BigInt(reader.uint(meta)) }
    case binlogTypes.set:
      return { kind: 'members', bits: meta === 8 ? reader.uint64() : setBits(reader, meta) }
    case binlogTypes.varchar:
    case binlogTypes.varString:
    case binlogTypes.string:
      return reader.slice(meta > 255 ? reader.uint16() : reader.uint8())
    case binlogTypes.tinyBlob:
    case binlogTypes.mediumBlob:
    case binlogTypes.longBlob:
    case binlogTypes.blob:
    case binlogTypes.geometry:
    case binlogTypes.vector:
      return reader.slice(reader.uint(meta))
    case binlogTypes.json:
      return jsonText(reader.slice(reader.uint(meta)))
    default:
      throw new StreamError('UNSUPPORTED', `a row of the binlog has a value of type ${type}, which is not known`)
  }
}

function setBits(reader: ByteReader, size: number): bigint {
  let bits = 0n
  for (const [at, byte] of reader.slice(size).entries()) bits |= BigInt(byte) << BigInt(8 * at)
  return bits
}

function date(packed: number): RawValue {
  return { kind: 'date', year: packed >> 9, month: (packed >> 5) & 15, day: packed & 31 }
}

/** HHMMSS as a number. */
function oldTime(packed: number): number {
  const digits = Math.abs(packed)
  const seconds = Math.floor(digits / 10_000) * 3600 + (Math.floor(digits / 100) % 100) * 60 + (digits % 100)
  return Math.sign(packed) * seconds * 1_000_000
}

/** YYYYMMDDHHMMSS as a number. */
function oldDateTime(packed: bigint): RawValue {
  const days = Number(packed / 1_000_000n)
  const clock = Number(packed % 1_000_000n)
  return {
    kind: 'datetime',
    year: Math.floor(days / 10_000),
    month: Math.floor(days / 100) % 100,
    day: days % 100,
    hour: Math.floor(clock / 10_000),
    minute: Math.floor(clock / 100) % 100,
    second: clock % 100,
    micros: 0,
  }
}

/** Digits behind the second, two a byte. */
function fraction(reader: ByteReader, digits: number): number {
  const size = Math.ceil(digits / 2)
  return size === 0 ? 0 : reader.uintBigEndian(size) * 100 ** (3 - size)
}

/** Hours, minutes, seconds and their fraction in one number, above a middle that stands for zero. */
function time(reader: ByteReader, digits: number): number {
  const size = Math.ceil(digits / 2)
  const packed = reader.uintBigEndian(3 + size) - 0x80_0000 * 256 ** size
  const absolute = Math.abs(packed)
  const clock = Math.floor(absolute / 256 ** size)
  const micros = (absolute % 256 ** size) * 100 ** (3 - size)
  const seconds = ((clock >> 12) & 0x3ff) * 3600 + ((clock >> 6) & 0x3f) * 60 + (clock & 0x3f)
  const sign = packed < 0 ? -1 : 1
  return sign * (seconds * 1_000_000 + (size === 0 ? 0 : micros))
}

function dateTime(reader: ByteReader, digits: number): RawValue {
  const packed = reader.uintBigEndian(5) - 0x80_0000_0000
  const clock = packed % (1 << 17)
  const days = Math.floor(packed / (1 << 17))
  const months = days >> 5
  return {
    kind: 'datetime',
    year: Math.floor(months / 13),
    month: months % 13,
    day: days & 31,
    hour: clock >> 12,
    minute: (clock >> 6) & 0x3f,
    second: clock & 0x3f,
    micros: fraction(reader, digits),
  }
}
