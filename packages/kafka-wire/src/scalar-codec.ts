import { assert, StreamError } from '@millrace/base'
import type { ByteReader } from './byte-reader.ts'
import type { ByteWriter } from './byte-writer.ts'
import type { ScalarKind } from './field.ts'
import { stringSizeBytesMax } from './limits.ts'
import { MalformedError } from './malformed-error.ts'

/**
 * How one type is read and written in one version. `unknown` because a schema is data: what stands in a field is held to its type by
 * the types derived from the schema ({@link import('./field.ts').ValueOf}), and again by the writer's asserts.
 */
export interface Codec {
  write(writer: ByteWriter, value: unknown): void
  read(reader: ByteReader): unknown
  /** The least bytes a value takes: what bounds an array's length before it is read. */
  readonly sizeBytesMin: number
}

export interface Encoding {
  readonly version: number
  /** Compact lengths, and tagged fields at the end of each struct. */
  readonly flexible: boolean
  /** Whether null may be read and written. */
  readonly nullable: boolean
}

const zeroUuid = 'AAAAAAAAAAAAAAAAAAAAAA'

/** The default of each type, where a field has none of its own. */
export const scalarDefaults: Readonly<Record<ScalarKind, unknown>> = {
  bool: false,
  int8: 0,
  int16: 0,
  uint16: 0,
  int32: 0,
  uint32: 0,
  int64: 0,
  bigint64: 0n,
  float64: 0,
  uuid: zeroUuid,
  string: '',
  bytes: Buffer.alloc(0),
  records: Buffer.alloc(0),
}

/** A length that may say null: -1 classic, 0 compact. */
export interface LengthCodec {
  /** -1 for null. */
  write(writer: ByteWriter, length: number): void
  /** -1 for null, which is refused unless it is allowed. */
  read(reader: ByteReader): number
  readonly sizeBytesMin: number
}

/** Of a programmer, who gave it. */
export function refuseNull(): void {
  assert(false, 'null in a field that can not be null')
}

/** `COMPACT => uvarint(length + 1)`, `classic => int16 | int32`; null is 0 and -1. */
export function lengthCodec(classic: 'int16' | 'int32', { flexible, nullable }: Encoding): LengthCodec {
  const checked = (length: number): number => {
    if (length >= 0 || (length === -1 && nullable)) return length
    throw new MalformedError(length === -1 ? 'null where a value must be' : `a length of ${length}`)
  }
  if (flexible) {
    return {
      write: (writer, length) => {
        if (length === -1 && !nullable) refuseNull()
        writer.unsignedVarint(length + 1)
      },
      read: (reader) => checked(reader.unsignedVarint() - 1),
      sizeBytesMin: 1,
    }
  }
  return {
    write: (writer, length) => {
      if (length === -1 && !nullable) refuseNull()
      writer[classic](length)
    },
    read: (reader) => checked(reader[classic]()),
    sizeBytesMin: classic === 'int16' ? 2 : 4,
  }
}

function stringCodec(encoding: Encoding): Codec {
  const length = lengthCodec('int16', encoding)
  return {
    write(writer, value) {
      if (value === null) return length.write(writer, -1)
      const text = value as string
      const sizeBytes = Buffer.byteLength(text)
      if (sizeBytes > stringSizeBytesMax) {
        throw new StreamError(
          'MESSAGE_TOO_LARGE',
          `a string of ${sizeBytes} bytes is over the limit of ${stringSizeBytesMax}: '${text.slice(0, 40)}...'`,
          { context: { limit: stringSizeBytesMax } },
        )
      }
      length.write(writer, sizeBytes)
      writer.utf8(text, sizeBytes)
    },
    read(reader) {
      const sizeBytes = length.read(reader)
      return sizeBytes === -1 ? null : reader.string(sizeBytes)
    },
    sizeBytesMin: length.sizeBytesMin,
  }
}

function bytesCodec(encoding: Encoding): Codec {
  const length = lengthCodec('int32', encoding)
  return {
    write(writer, value) {
      if (value === null) return length.write(writer, -1)
      const bytes = value as Uint8Array
      length.write(writer, bytes.length)
      writer.raw(bytes)
    },
    read(reader) {
      const sizeBytes = length.read(reader)
      return sizeBytes === -1 ? null : reader.view(sizeBytes)
    },
    sizeBytesMin: length.sizeBytesMin,
  }
}

/** As bytes, but what is written may be in several pieces. */
function recordsCodec(encoding: Encoding): Codec {
  const length = lengthCodec('int32', encoding)
  const whole = bytesCodec(encoding)
  return {
    ...whole,
    write(writer, value) {
      if (!Array.isArray(value)) return whole.write(writer, value)
      const pieces = value as readonly Uint8Array[]
      length.write(
        writer,
        pieces.reduce((sum, piece) => sum + piece.length, 0),
      )
      for (const piece of pieces) writer.raw(piece)
    },
  }
}

type FixedKind = Exclude<ScalarKind, 'string' | 'bytes' | 'records'>

const fixedCodecs: Readonly<Record<FixedKind, Codec>> = {
  bool: { write: (writer, value) => writer.bool(value as boolean), read: (reader) => reader.bool(), sizeBytesMin: 1 },
  int8: { write: (writer, value) => writer.int8(value as number), read: (reader) => reader.int8(), sizeBytesMin: 1 },
  int16: { write: (writer, value) => writer.int16(value as number), read: (reader) => reader.int16(), sizeBytesMin: 2 },
  uint16: {
    write: (writer, value) => writer.uint16(value as number),
    read: (reader) => reader.uint16(),
    sizeBytesMin: 2,
  },
  int32: { write: (writer, value) => writer.int32(value as number), read: (reader) => reader.int32(), sizeBytesMin: 4 },
  uint32: {
    write: (writer, value) => writer.uint32(value as number),
    read: (reader) => reader.uint32(),
    sizeBytesMin: 4,
  },
  int64: { write: (writer, value) => writer.int64(value as number), read: (reader) => reader.int64(), sizeBytesMin: 8 },
  bigint64: {
    write: (writer, value) => writer.bigint64(value as bigint),
    read: (reader) => reader.bigint64(),
    sizeBytesMin: 8,
  },
  float64: {
    write: (writer, value) => writer.float64(value as number),
    read: (reader) => reader.float64(),
    sizeBytesMin: 8,
  },
  uuid: { write: (writer, value) => writer.uuid(value as string), read: (reader) => reader.uuid(), sizeBytesMin: 16 },
}

export function scalarCodec(kind: ScalarKind, encoding: Encoding): Codec {
  if (kind === 'string') return stringCodec(encoding)
  if (kind === 'bytes') return bytesCodec(encoding)
  if (kind === 'records') return recordsCodec(encoding)
  return fixedCodecs[kind]
}
