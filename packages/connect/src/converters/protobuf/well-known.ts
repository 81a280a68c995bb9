import { Decimal } from '../../data/decimal.ts'
import { dataError } from '../../data/errors.ts'
import type { LogicalType } from '../../data/logical-names.ts'
import { decimalScale, fromLogical } from '../../data/logical.ts'
import type { Schema } from '../../data/schema.ts'
import type { ConnectValue } from '../../data/value.ts'
import { ProtobufReader, type ProtobufWriter, wireTypes, wrong } from './protobuf-bytes.ts'

const msPerSecond = 1000
const msPerMinute = 60 * msPerSecond
const msPerHour = 60 * msPerMinute
const msPerDay = 24 * msPerHour
const nanosPerMs = 1_000_000
/** From the year 1 to 9999, as `google.protobuf.Timestamp` has it. */
const secondsLeast = -62_135_596_800
const secondsMost = 253_402_300_799

/** A message that stands for a logical type of Connect. */
export interface LogicalMessage {
  readonly fullName: string
  /** The file that defines it, which schemas import without a reference. */
  readonly file: string
  /** What the message has, as its file says it. */
  readonly fields: readonly string[]
  readonly logical: LogicalType
  readonly write: (writer: ProtobufWriter, schema: Schema, value: ConnectValue) => void
  readonly read: (bytes: Buffer, schema: Schema) => ConnectValue
}

/** Wrappers of scalars, in the order of their file. */
export const wrappers: ReadonlyMap<string, string> = new Map([
  ['google.protobuf.DoubleValue', 'double'],
  ['google.protobuf.FloatValue', 'float'],
  ['google.protobuf.Int64Value', 'int64'],
  ['google.protobuf.UInt64Value', 'uint64'],
  ['google.protobuf.Int32Value', 'int32'],
  ['google.protobuf.UInt32Value', 'uint32'],
  ['google.protobuf.BoolValue', 'bool'],
  ['google.protobuf.StringValue', 'string'],
  ['google.protobuf.BytesValue', 'bytes'],
])

/** The file that defines them. */
export const wrappersFile = 'google/protobuf/wrappers.proto'

/** The wrapper of a scalar. */
export function wrapperOf(scalar: string): string | undefined {
  return [...wrappers].find(([, each]) => each === scalar)?.[0]
}

const decimal: LogicalMessage = {
  fullName: 'confluent.type.Decimal',
  file: 'confluent/type/decimal.proto',
  fields: ['bytes value = 1', 'uint32 precision = 2', 'int32 scale = 3'],
  logical: 'decimal',
  write(writer, schema, value) {
    const bytes = fromLogical(schema, value)
    if (!(value instanceof Decimal) || !(bytes instanceof Uint8Array)) throw dataError('a decimal is wanted')
    writer.tag(1, wireTypes.bytes)
    writer.bytes(bytes)
    integer(writer, 2, digitsOf(value))
    integer(writer, 3, value.scale)
  },
  read(bytes, schema) {
    let value: Uint8Array = Buffer.of(0)
    let scale = 0
    eachField(bytes, (number, wireType, reader) => {
      if (number === 1 && wireType === wireTypes.bytes) value = reader.bytes()
      else if (number === 3 && wireType === wireTypes.varint) scale = reader.int32()
      else return false
      return true
    })
    const read = Decimal.fromBytes(value.length === 0 ? Buffer.of(0) : value, scale)
    return read.withScale(decimalScale(schema))
  },
}

const date: LogicalMessage = {
  fullName: 'google.type.Date',
  file: 'google/type/date.proto',
  fields: ['int32 year = 1', 'int32 month = 2', 'int32 day = 3'],
  logical: 'date',
  write(writer, schema, value) {
    const days = Number(fromLogical(schema, value))
    const at = new Date(days * msPerDay)
    const year = at.getUTCFullYear()
    if (year < 1) throw dataError('a date is before the year 1, which google.type.Date does not have')
    integer(writer, 1, year)
    integer(writer, 2, at.getUTCMonth() + 1)
    integer(writer, 3, at.getUTCDate())
  },
  read(bytes) {
    const [year = 0, month = 0, day = 0] = integersIn(bytes, 3)
    const at = new Date(0)
    at.setUTCFullYear(year, month - 1, day)
    const isWhole = year > 0 && at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && day > 0
    if (!isWhole) throw wrong('a google.type.Date is no day of a year')
    return at
  },
}

const time: LogicalMessage = {
  fullName: 'google.type.TimeOfDay',
  file: 'google/type/timeofday.proto',
  fields: ['int32 hours = 1', 'int32 minutes = 2', 'int32 seconds = 3', 'int32 nanos = 4'],
  logical: 'time',
  write(writer, schema, value) {
    const ms = Number(fromLogical(schema, value))
    integer(writer, 1, Math.floor(ms / msPerHour))
    integer(writer, 2, Math.floor(ms / msPerMinute) % 60)
    integer(writer, 3, Math.floor(ms / msPerSecond) % 60)
    integer(writer, 4, (ms % msPerSecond) * nanosPerMs)
  },
  read(bytes) {
    const [hours = 0, minutes = 0, seconds = 0, nanos = 0] = integersIn(bytes, 4)
    const parts = [
      [hours, 24],
      [minutes, 59],
      [seconds, 60],
      [nanos, 999_999_999],
    ] as const
    const ms = hours * msPerHour + minutes * msPerMinute + seconds * msPerSecond + Math.floor(nanos / nanosPerMs)
    if (parts.some(([part, most]) => part < 0 || part > most) || ms > msPerDay) {
      throw wrong('a google.type.TimeOfDay is beyond its day')
    }
    return new Date(ms)
  },
}

const timestamp: LogicalMessage = {
  fullName: 'google.protobuf.Timestamp',
  file: 'google/protobuf/timestamp.proto',
  fields: ['int64 seconds = 1', 'int32 nanos = 2'],
  logical: 'timestamp',
  write(writer, schema, value) {
    const ms = Number(fromLogical(schema, value))
    const seconds = Math.floor(ms / msPerSecond)
    if (seconds < secondsLeast || seconds > secondsMost) {
      throw dataError('a timestamp is beyond the years 1 to 9999, which are all that google.protobuf.Timestamp has')
    }
    integer(writer, 1, seconds)
    integer(writer, 2, (ms - seconds * msPerSecond) * nanosPerMs)
  },
  read(bytes) {
    const [seconds = 0, nanos = 0] = integersIn(bytes, 2)
    if (seconds < secondsLeast || seconds > secondsMost || nanos < 0 || nanos > 999_999_999) {
      throw wrong('a google.protobuf.Timestamp is beyond what it may be')
    }
    return new Date(seconds * msPerSecond + Math.floor(nanos / nanosPerMs))
  },
}

const messages: readonly LogicalMessage[] = [decimal, date, time, timestamp]

/** The message of a logical type. */
export function messageOfLogical(type: LogicalType): LogicalMessage | undefined {
  return messages.find(({ logical }) => logical === type)
}

/** The message of that name, if it stands for a logical type. */
export function logicalMessage(fullName: string): LogicalMessage | undefined {
  return messages.find((each) => each.fullName === fullName)
}

/** An integer; none for 0, as everywhere where nothing tells it from one that was not set. */
function integer(writer: ProtobufWriter, number: number, value: number): void {
  if (value === 0) return
  writer.tag(number, wireTypes.varint)
  writer.varint(value)
}

/** The fields of a message that has integers alone, in the order of their numbers. */
function integersIn(bytes: Buffer, count: number): readonly number[] {
  const values = Array<number>(count).fill(0)
  eachField(bytes, (number, wireType, reader) => {
    if (number > count || wireType !== wireTypes.varint) return false
    values[number - 1] = Number(reader.int64())
    return true
  })
  return values
}

function eachField(bytes: Buffer, take: (number: number, wireType: number, reader: ProtobufReader) => boolean): void {
  const reader = new ProtobufReader(bytes)
  while (reader.left > 0) {
    const { number, wireType } = reader.tag()
    if (!take(number, wireType, reader)) reader.skip(wireType)
  }
}

function digitsOf({ unscaled }: Decimal): number {
  return (unscaled < 0n ? -unscaled : unscaled).toString().length
}
