import { StreamError } from '@millrace/base'
import { jsonDouble } from '../values/json-text.ts'
import { ByteReader } from './byte-reader.ts'
import { decimal } from './decimal.ts'
import { binlogTypes } from './table-map.ts'

/** What a value in a document is, by its number. */
const types = {
  smallObject: 0,
  largeObject: 1,
  smallArray: 2,
  largeArray: 3,
  literal: 4,
  int16: 5,
  uint16: 6,
  int32: 7,
  uint32: 8,
  int64: 9,
  uint64: 10,
  double: 11,
  string: 12,
  opaque: 15,
} as const

const literals = ['null', 'true', 'false']

/** The server refuses documents that go deeper. */
const depthMax = 100

const damaged = (what: string): StreamError => new StreamError('CORRUPT_MESSAGE', `a JSON document of a row ${what}`)

/**
 * The text of a document as MySQL keeps it in rows, without spaces. Members come in the order in which MySQL keeps them, which is that of its
 * own texts. Throws CORRUPT_MESSAGE if it can't be read.
 */
export function jsonText(bytes: Buffer): string {
  // A column that was made NOT NULL has this for documents that were null.
  if (bytes.length === 0) return 'null'
  try {
    return valueText(bytes.readUInt8(0), bytes.subarray(1), { depth: 0, budget: { values: bytes.length } })
  } catch (error) {
    if (error instanceof StreamError) throw error
    throw damaged('ends too early')
  }
}

/** How deep a value is, and how many more there can be: each takes more than a byte, unless places lead in circles. */
interface Within {
  readonly depth: number
  readonly budget: { values: number }
}

function valueText(type: number, bytes: Buffer, within: Within): string {
  within.budget.values -= 1
  if (within.depth > depthMax || within.budget.values < 0) throw damaged('has values that hold themselves')
  const reader = new ByteReader(bytes)
  switch (type) {
    case types.smallObject:
    case types.largeObject:
      return objectText(bytes, type === types.largeObject, within)
    case types.smallArray:
    case types.largeArray:
      return arrayText(bytes, type === types.largeArray, within)
    case types.literal:
      return literalText(reader.uint8())
    case types.int16:
      return String(reader.int(2))
    case types.uint16:
      return String(reader.uint16())
    case types.int32:
      return String(reader.int(4))
    case types.uint32:
      return String(reader.uint32())
    case types.int64:
      return String(reader.int64())
    case types.uint64:
      return String(reader.uint64())
    case types.double:
      return jsonDouble(reader.float64())
    case types.string:
      return JSON.stringify(reader.slice(textLength(reader)).toString('utf8'))
    case types.opaque:
      return opaqueText(reader)
    default:
      throw damaged(`has a value of type ${type}, which is not known`)
  }
}

function literalText(code: number): string {
  const text = literals[code]
  if (text === undefined) throw damaged(`has a literal ${code}, which is not known`)
  return text
}

/** Seven bits a byte, the lowest first, until one says that it is the last. */
function textLength(reader: ByteReader): number {
  let length = 0
  for (let factor = 1; factor <= 2 ** 28; factor *= 128) {
    const byte = reader.uint8()
    length += (byte & 0x7f) * factor
    if (byte < 0x80) return length
  }
  throw damaged('has a text whose length can not be read')
}

/** An object: counts, where its keys are, its values or where these are. All places count from its first byte. */
function objectText(bytes: Buffer, large: boolean, within: Within): string {
  const reader = new ByteReader(bytes)
  const wide = large ? 4 : 2
  const count = reader.uint(wide)
  reader.skip(wide)
  const keysAt = reader.at
  const valuesAt = keysAt + count * (wide + 2)
  const members: string[] = []
  for (let nth = 0; nth < count; nth++) {
    reader.at = keysAt + nth * (wide + 2)
    const at = reader.uint(wide)
    const length = reader.uint16()
    reader.at = at
    const key = reader.slice(length).toString('utf8')
    members.push(`${JSON.stringify(key)}:${entryText(bytes, valuesAt + nth * (wide + 1), large, within)}`)
  }
  return `{${members.join(',')}}`
}

function arrayText(bytes: Buffer, large: boolean, within: Within): string {
  const reader = new ByteReader(bytes)
  const wide = large ? 4 : 2
  const count = reader.uint(wide)
  reader.skip(wide)
  const valuesAt = reader.at
  const items: string[] = []
  for (let nth = 0; nth < count; nth++) items.push(entryText(bytes, valuesAt + nth * (wide + 1), large, within))
  return `[${items.join(',')}]`
}

/** What is small enough stands in place of where it is. */
function entryText(bytes: Buffer, at: number, large: boolean, within: Within): string {
  const type = bytes.readUInt8(at)
  const isInline =
    type === types.literal ||
    type === types.int16 ||
    type === types.uint16 ||
    (large && (type === types.int32 || type === types.uint32))
  const place = isInline ? at + 1 : bytes.readUIntLE(at + 1, large ? 4 : 2)
  if (place >= bytes.length) throw damaged('ends too early')
  return valueText(type, bytes.subarray(place), { ...within, depth: within.depth + 1 })
}

/** What JSON has no type for: the type of a column, and the value as that has it. */
function opaqueText(reader: ByteReader): string {
  const type = reader.uint8()
  const value = reader.slice(textLength(reader))
  switch (type) {
    case binlogTypes.newdecimal: {
      const [precision = 0, scale = 0] = value
      return decimal(new ByteReader(value, 2), (precision << 8) | scale).toPlainString()
    }
    case binlogTypes.date:
      return `"${dayText(value.readBigInt64LE())}"`
    case binlogTypes.datetime:
    case binlogTypes.timestamp: {
      const packed = value.readBigInt64LE()
      return `"${dayText(packed)} ${clockText(packed, 0x1fn)}"`
    }
    case binlogTypes.time: {
      const packed = value.readBigInt64LE()
      return packed < 0n ? `"-${clockText(-packed, 0x3ffn)}"` : `"${clockText(packed, 0x3ffn)}"`
    }
    default:
      return `"base64:type${type}:${value.toString('base64')}"`
  }
}

const padded = (value: bigint, length = 2): string => String(value).padStart(length, '0')

/** Months, days and the clock in one number, above the fraction of a second. */
function dayText(packed: bigint): string {
  const days = packed >> 41n
  const months = days >> 5n
  return `${padded(months / 13n, 4)}-${padded(months % 13n)}-${padded(days & 0x1fn)}`
}

function clockText(packed: bigint, hourBits: bigint): string {
  const clock = packed >> 24n
  const parts = [(clock >> 12n) & hourBits, (clock >> 6n) & 0x3fn, clock & 0x3fn]
  return `${parts.map((part) => padded(part)).join(':')}.${padded(packed & 0xff_ffffn, 6)}`
}
