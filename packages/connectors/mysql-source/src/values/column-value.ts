import { type ConnectValue, dataError, Decimal, Schema, type SchemaOptions } from '@millrace/connect'
import type { Column, ColumnType } from '../schema/table.ts'
import type { BinaryMode, ValueModes } from '../settings.ts'
import { charsetDecoder } from './charsets.ts'
import { rawFromDefault } from './from-text.ts'
import { geometrySchema, geometryValue, pointSchema } from './geometry.ts'
import type { RawValue } from './raw-value.ts'
import { timeForm } from './time-value.ts'
import { named, type ValueForm } from './value-form.ts'

/** A column in records. */
export interface ColumnValue {
  readonly schema: Schema
  readonly toValue: (raw: RawValue) => ConnectValue
}

/** What becomes of a column in records; undefined for one of a type that is not known. Throws INVALID_DATA for a charset that is not known. */
export function columnValue(column: Column, charset: string, modes: ValueModes): ColumnValue | undefined {
  const form = valueForm(column, charset, modes)
  if (form === undefined) return undefined
  const { optional } = column
  const instead = optional ? null : (form.insteadOfNull ?? null)
  const toValue = (raw: RawValue): ConnectValue => (raw === null ? null : (form.toValue(raw) ?? instead))
  return { schema: form.schema({ optional, default: defaultOf(column, toValue) }), toValue }
}

/** A default that is no value of its column is none: the server has a meaning of its own for it. */
function defaultOf({ type, default: text }: Column, toValue: (raw: RawValue) => ConnectValue): ConnectValue {
  if (text === null) return null
  try {
    return toValue(rawFromDefault(type, text))
  } catch {
    return null
  }
}

function valueForm({ type, optional }: Column, charset: string, modes: ValueModes): ValueForm | undefined {
  switch (type.kind) {
    case 'tinyint':
      return integer(8, Schema.int16, type)
    case 'smallint':
      return integer(16, type.unsigned ? Schema.int32 : Schema.int16, type)
    case 'mediumint':
      return integer(24, Schema.int32, type)
    case 'int':
      return integer(32, type.unsigned ? Schema.int64 : Schema.int32, type)
    case 'bigint':
      return bigint(type, modes)
    case 'float':
      return { schema: Schema.float32, toValue: (raw) => Math.fround(Number(raw)) }
    case 'double':
      return { schema: Schema.float64, toValue: Number }
    case 'decimal':
      return decimal(type, modes)
    case 'bit':
      return bits(type)
    case 'text':
      return { schema: Schema.string, toValue: textOf(charset) }
    case 'json':
      return { schema: (options) => named(Schema.string, 'io.debezium.data.Json', options), toValue: textOf('utf8mb4') }
    case 'binary':
      return binary(type, modes.binary)
    case 'enum':
    case 'set':
      return members(type)
    case 'geometry':
      return geometry(type, optional)
    case 'unknown':
      return undefined
    default:
      return timeForm(type, modes.timePrecision)
  }
}

function integer(bits: number, schema: (options: SchemaOptions) => Schema, { unsigned }: ColumnType): ValueForm {
  const range = 2 ** bits
  // The binlog does not say whether a number has a sign.
  const toValue = (raw: RawValue): number => {
    const value = Number(raw)
    return !unsigned && value >= range / 2 ? value - range : value
  }
  return { schema, toValue }
}

const plainInt64 = (value: bigint): number | bigint => {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

function bigint({ unsigned }: ColumnType, { unsignedBigint }: ValueModes): ValueForm {
  if (unsigned && unsignedBigint === 'precise') {
    return {
      schema: (options) => decimalSchema(20, 0, options),
      toValue: (raw) => new Decimal(BigInt.asUintN(64, BigInt(wholeOf(raw))), 0),
    }
  }
  return { schema: Schema.int64, toValue: (raw) => plainInt64(BigInt.asIntN(64, BigInt(wholeOf(raw)))) }
}

function wholeOf(raw: RawValue): bigint | number {
  if (typeof raw === 'bigint' || typeof raw === 'number') return raw
  throw dataError('a value is no integer')
}

const decimalSchema = (precision: number, scale: number, options: SchemaOptions): Schema =>
  Schema.decimal(scale, { ...options, parameters: { 'connect.decimal.precision': String(precision) } })

function decimal({ length, scale }: ColumnType, modes: ValueModes): ValueForm {
  const digits = scale ?? 0
  const exact = (raw: RawValue): Decimal => {
    if (raw instanceof Decimal) return raw.withScale(digits)
    throw dataError('a value is no decimal')
  }
  if (modes.decimal === 'string') return { schema: Schema.string, toValue: (raw) => exact(raw).toPlainString() }
  if (modes.decimal === 'double') return { schema: Schema.float64, toValue: (raw) => exact(raw).toNumber() }
  return { schema: (options) => decimalSchema(length ?? 10, digits, options), toValue: exact }
}

function bits(type: ColumnType): ValueForm {
  const length = type.length ?? 1
  if (length === 1) return { schema: Schema.boolean, toValue: (raw) => bytesOf(raw).some((byte) => byte !== 0) }
  const parameters = { length: String(length) }
  return {
    schema: (options) => named(Schema.bytes, 'io.debezium.data.Bits', { ...options, parameters }),
    // The lowest byte comes first there.
    toValue: (raw) => Buffer.from(bytesOf(raw)).reverse(),
  }
}

function bytesOf(raw: RawValue): Buffer {
  if (Buffer.isBuffer(raw)) return raw
  throw dataError('a value is no bytes')
}

function textOf(charset: string): (raw: RawValue) => string {
  const text = charsetDecoder(charset)
  return (raw) => (typeof raw === 'string' ? raw : text(bytesOf(raw)))
}

function binary({ name, length }: ColumnType, mode: BinaryMode): ValueForm {
  const fixed = name === 'BINARY' ? (length ?? 1) : 0
  // The binlog leaves out the zeros at the end of a value of fixed length.
  const whole = (raw: RawValue): Buffer => {
    const bytes = bytesOf(raw)
    return bytes.length >= fixed ? bytes : Buffer.concat([bytes, Buffer.alloc(fixed - bytes.length)])
  }
  if (mode === 'bytes') return { schema: Schema.bytes, toValue: whole }
  const encoding = ({ base64: 'base64', 'base64-url-safe': 'base64url', hex: 'hex' } as const)[mode]
  return { schema: Schema.string, toValue: (raw) => whole(raw).toString(encoding) }
}

function members(type: ColumnType): ValueForm {
  const { kind, members: all } = type
  const parameters = { allowed: all.join(',') }
  const name = kind === 'enum' ? 'io.debezium.data.Enum' : 'io.debezium.data.EnumSet'
  const text = (bits: bigint): string =>
    kind === 'enum'
      ? // 0 is what a text became that is none of them.
        (all[Number(bits) - 1] ?? '')
      : all.filter((_, at) => ((bits >> BigInt(at)) & 1n) === 1n).join(',')
  return {
    schema: (options) => named(Schema.string, name, { ...options, parameters }),
    toValue(raw) {
      if (typeof raw === 'string') return raw
      if (typeof raw === 'object' && 'kind' in raw && raw.kind === 'members') return text(raw.bits)
      throw dataError(`a value is none of ${type.name}`)
    },
  }
}

function geometry({ name }: ColumnType, optional: boolean): ValueForm {
  const isPoint = name === 'POINT'
  const schema = (isPoint ? pointSchema : geometrySchema).with({ optional })
  return { schema: () => schema, toValue: (raw) => geometryValue(schema, isPoint, bytesOf(raw)) }
}
