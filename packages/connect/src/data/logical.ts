import { dataError } from './errors.ts'
import { Decimal } from './decimal.ts'
import { kindInWords } from './kind.ts'
import { logicalNames, logicalTypeOf } from './logical-names.ts'
import type { Schema } from './schema.ts'
import type { ConnectValue } from './value.ts'

const msPerDay = 86_400_000
const daysMax = 100_000_000

/** The scale that a schema of decimals says. Throws INVALID_DATA if it says none. */
export function decimalScale(schema: Schema): number {
  const text = schema.parameters?.get('scale')
  const scale = text !== undefined && /^[+-]?\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (Math.abs(scale) <= 0x7fff_ffff) return scale
  throw dataError(`a schema ${logicalNames.decimal} has a parameter 'scale', an integer`)
}

/**
 * The value below a value of a logical type: bytes for a decimal, days for a date, milliseconds for a time and a timestamp. Other values are
 * returned as they are. Throws INVALID_DATA if it is not one of its type: another scale, a date with a time in it, a time beyond its day.
 */
export function fromLogical(schema: Schema, value: ConnectValue): ConnectValue {
  const type = logicalTypeOf(schema)
  if (type === undefined || value === null) return value
  if (type === 'decimal') return checkedDecimal(schema, value).toBytes()
  if (!(value instanceof Date)) throw dataError(`${schema.describe()} is wanted, is ${kindInWords(value)}`)
  const ms = value.getTime()
  if (Number.isNaN(ms)) throw dataError(`${schema.describe()} is wanted, is a Date without a time`)
  if (type === 'timestamp') return ms
  if (type === 'date') {
    if (ms % msPerDay !== 0) throw dataError(`a value of ${logicalNames.date} is a midnight, UTC`)
    return ms / msPerDay
  }
  // 24:00 is one, as with Kafka Connect.
  if (ms < 0 || ms > msPerDay) throw dataError(`a value of ${logicalNames.time} is within 1970-01-01, UTC`)
  return ms
}

/** A decimal that has the scale of its schema. Throws INVALID_DATA if it is none, or of another scale. */
function checkedDecimal(schema: Schema, value: ConnectValue): Decimal {
  if (!(value instanceof Decimal)) throw dataError(`${schema.describe()} is wanted, is ${kindInWords(value)}`)
  const scale = decimalScale(schema)
  if (value.scale !== scale) throw dataError(`a decimal has scale ${value.scale}, its schema has ${scale}`)
  return value
}

/** The other way: what {@link fromLogical} was given. Throws INVALID_DATA if there is no such value. */
export function toLogical(schema: Schema, value: ConnectValue): ConnectValue {
  const type = logicalTypeOf(schema)
  if (type === undefined || value === null) return value
  if (type === 'decimal') {
    if (!(value instanceof Uint8Array))
      throw dataError(`${schema.describe()} is made of bytes, is ${kindInWords(value)}`)
    return Decimal.fromBytes(value, decimalScale(schema))
  }
  if (typeof value !== 'number') throw dataError(`${schema.describe()} is made of an integer, is ${kindInWords(value)}`)
  const ms = type === 'date' ? value * msPerDay : value
  if (!(Math.abs(ms) <= daysMax * msPerDay)) throw dataError(`${schema.describe()} is beyond the year 275760`)
  return new Date(ms)
}
