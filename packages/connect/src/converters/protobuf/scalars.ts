import { assert } from '@millrace/base'
import { dataError } from '../../data/errors.ts'
import { kindInWords, numberOf } from '../../data/kind.ts'
import type { Schema, SchemaType } from '../../data/schema.ts'
import { type ConnectValue, isInt64 } from '../../data/value.ts'
import { type ProtobufReader, type ProtobufWriter, wireTypes, wrong } from './protobuf-bytes.ts'

/** A scalar of Protobuf. */
export interface Scalar {
  readonly wireType: number
  /** The type of Connect that holds all of its values. */
  readonly type: SchemaType
  /** The types of Connect whose values it holds, or may hold. */
  readonly takes: ReadonlySet<SchemaType>
  /** What it is where it was not set. */
  readonly zero: ConnectValue
  /** Writes a value of one of the types that it takes. Throws INVALID_DATA if it does not hold that one. */
  readonly write: (writer: ProtobufWriter, value: ConnectValue) => void
  readonly read: (reader: ProtobufReader) => ConnectValue
}

const { varint, fixed32, fixed64, bytes } = wireTypes
const small: readonly SchemaType[] = ['int8', 'int16', 'int32']
const integers: readonly SchemaType[] = [...small, 'int64']

/** An integer that fits 32 bits with a sign. */
function int32(
  wireType: number,
  write: (writer: ProtobufWriter, value: number) => void,
  read: (reader: ProtobufReader) => number,
): Scalar {
  return {
    ...{ wireType, type: 'int32', takes: new Set(small), zero: 0, read },
    write: (writer, value) => write(writer, Number(integerIn(value))),
  }
}

/** Another integer; `most` is what it holds, if that is less, or more, than 64 bits with a sign do. */
function int64(
  wireType: number,
  write: (writer: ProtobufWriter, value: number | bigint) => void,
  read: (reader: ProtobufReader) => number | bigint,
  isUnsigned?: { readonly most: number },
): Scalar {
  return {
    ...{ wireType, type: 'int64', takes: new Set(integers), zero: 0 },
    write(writer, given) {
      const value = integerIn(given)
      if (isUnsigned !== undefined && (value < 0 || value > isUnsigned.most)) {
        throw dataError('an integer is beyond what its type in Protobuf holds, which has no sign')
      }
      write(writer, value)
    },
    read(reader) {
      const value = read(reader)
      if (typeof value === 'bigint' && !isInt64(value)) {
        throw wrong('an integer without a sign is beyond 2^63 - 1, which no int64 of Connect holds')
      }
      return value
    },
  }
}

const unsigned32 = { most: 0xffff_ffff }
const unsigned64 = { most: Number.POSITIVE_INFINITY }

const scalars: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  [
    'int32',
    int32(
      varint,
      (to, value) => to.varint(value),
      (from) => from.int32(),
    ),
  ],
  [
    'sint32',
    int32(
      varint,
      (to, value) => to.zigzag(value),
      (from) => from.zigzag32(),
    ),
  ],
  [
    'sfixed32',
    int32(
      fixed32,
      (to, value) => to.fixed32(value),
      (from) => from.fixed32(),
    ),
  ],
  [
    'uint32',
    int64(
      varint,
      (to, value) => to.varint(value),
      (from) => from.int32() >>> 0,
      unsigned32,
    ),
  ],
  [
    'fixed32',
    int64(
      fixed32,
      (to, value) => to.fixed32(Number(value)),
      (from) => from.fixed32() >>> 0,
      unsigned32,
    ),
  ],
  [
    'int64',
    int64(
      varint,
      (to, value) => to.varint(value),
      (from) => from.int64(),
    ),
  ],
  [
    'sint64',
    int64(
      varint,
      (to, value) => to.zigzag(value),
      (from) => from.zigzag64(),
    ),
  ],
  [
    'sfixed64',
    int64(
      fixed64,
      (to, value) => to.fixed64(value),
      (from) => signed(from.fixed64()),
    ),
  ],
  [
    'uint64',
    int64(
      varint,
      (to, value) => to.varint(value),
      (from) => from.varint(),
      unsigned64,
    ),
  ],
  [
    'fixed64',
    int64(
      fixed64,
      (to, value) => to.fixed64(value),
      (from) => from.fixed64(),
      unsigned64,
    ),
  ],
  [
    'float',
    {
      ...{ wireType: fixed32, type: 'float32', takes: new Set<SchemaType>(['float32']), zero: 0 },
      write: (to, value) => to.float(Number(numberIn(value))),
      read: (from) => from.float(),
    },
  ],
  [
    'double',
    {
      ...{ wireType: fixed64, type: 'float64', takes: new Set<SchemaType>(['float32', 'float64']), zero: 0 },
      write: (to, value) => to.double(Number(numberIn(value))),
      read: (from) => from.double(),
    },
  ],
  [
    'bool',
    {
      ...{ wireType: varint, type: 'boolean', takes: new Set<SchemaType>(['boolean']), zero: false },
      write: (to, value) => to.varint(value === true ? 1 : 0),
      read: (from) => Number(from.varint()) !== 0,
    },
  ],
  [
    'string',
    {
      ...{ wireType: bytes, type: 'string', takes: new Set<SchemaType>(['string']), zero: '' },
      write(to, value) {
        if (typeof value !== 'string') throw misfit('string', value)
        to.text(value)
      },
      read: (from) => from.text(),
    },
  ],
  [
    'bytes',
    {
      ...{ wireType: bytes, type: 'bytes', takes: new Set<SchemaType>(['bytes']), zero: Buffer.alloc(0) },
      write(to, value) {
        if (!(value instanceof Uint8Array)) throw misfit('bytes', value)
        to.bytes(value)
      },
      read: (from) => from.bytes(),
    },
  ],
])

/** A scalar of Protobuf by its name. */
export function scalar(name: string): Scalar {
  const found = scalars.get(name)
  assert(found !== undefined, 'Protobuf has fifteen scalars')
  return found
}

/** Whether a value is what stands there where nothing was set. -0 is none. */
export function isZero({ zero }: Scalar, value: ConnectValue): boolean {
  if (value instanceof Uint8Array) return value.length === 0
  return Object.is(value, zero) || value === 0n
}

/** The scalar that values of a schema are written as; undefined for what is none. */
export function scalarFor({ type }: Schema): string | undefined {
  switch (type) {
    case 'int8':
    case 'int16':
    case 'int32':
      return 'int32'
    case 'int64':
      return 'int64'
    case 'float32':
      return 'float'
    case 'float64':
      return 'double'
    case 'boolean':
      return 'bool'
    case 'string':
    case 'bytes':
      return type
    default:
      return undefined
  }
}

function signed(value: number | bigint): number | bigint {
  return typeof value === 'number' ? value : narrowed(BigInt.asIntN(64, value))
}

function narrowed(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

function numberIn(value: ConnectValue): number | bigint {
  const number = numberOf(value)
  if (number === undefined) throw misfit('a number', value)
  return number
}

function integerIn(value: ConnectValue): number | bigint {
  const number = numberIn(value)
  if (typeof number === 'number' && !Number.isInteger(number)) throw misfit('an integer', value)
  return number
}

function misfit(wanted: string, value: ConnectValue): Error {
  return dataError(`${wanted} is wanted, is ${kindInWords(value)}`)
}
