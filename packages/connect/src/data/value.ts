import type { Decimal } from './decimal.ts'
import type { Struct } from './struct.ts'
import { dataError } from './errors.ts'

/** A map. Its keys can be of any type, null included, and keep their order: an object of JavaScript has neither. */
export type ConnectMap = ReadonlyMap<ConnectValue, ConnectValue>

/**
 * A value of Connect. Beside a schema that tells the type it is plain JavaScript: a number for int8, int16, int32, float32 and float64; an
 * int64 is a number while that is exact and a bigint beyond; bytes are a Uint8Array; Decimal, and Date for the logical types Date, Time and
 * Timestamp. Without a schema a value tells its type itself, see {@link TypedNumber}.
 */
export type ConnectValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | Date
  | Decimal
  | TypedNumber
  | Struct
  | readonly ConnectValue[]
  | ConnectMap

/** The types of numbers that a plain number without a schema is not, or not always. */
export type TypedNumberType = 'int8' | 'int16' | 'int32' | 'float32' | 'float64'

/**
 * A number that says its type, for data without a schema. There a plain number is an int64 if it is a safe integer, and else a float64 (as
 * is -0), and a bigint is an int64: what else there is stands in one of these. Make them with {@link int8}, {@link int16}, {@link int32},
 * {@link float32} and {@link float64}, which checks the range.
 */
export class TypedNumber {
  readonly type: TypedNumberType
  readonly value: number

  constructor(type: TypedNumberType, value: number) {
    this.type = type
    this.value = value
  }

  /** The number, so that arithmetic and comparisons see it. */
  valueOf(): number {
    return this.value
  }

  /** The number, for JSON. */
  toJSON(): number {
    return this.value
  }
}

/** What the integer types hold. */
export const integerRanges = {
  int8: { least: -0x80, most: 0x7f },
  int16: { least: -0x8000, most: 0x7fff },
  int32: { least: -0x8000_0000, most: 0x7fff_ffff },
} as const

const integer = (type: keyof typeof integerRanges, value: number): TypedNumber => {
  if (!isInteger(type, value)) throw dataError(`${value} is no ${type}`)
  return new TypedNumber(type, value)
}

/** Whether a number is an integer of that type. -0 is none. */
export function isInteger(type: keyof typeof integerRanges, value: number): boolean {
  const { least, most } = integerRanges[type]
  return Number.isInteger(value) && value >= least && value <= most && !Object.is(value, -0)
}

/** An int8 without a schema. Throws INVALID_DATA if it is none. */
export const int8 = (value: number): TypedNumber => integer('int8', value)

/** An int16 without a schema. Throws INVALID_DATA if it is none. */
export const int16 = (value: number): TypedNumber => integer('int16', value)

/** An int32 without a schema. Throws INVALID_DATA if it is none. */
export const int32 = (value: number): TypedNumber => integer('int32', value)

/** A float32 without a schema: the one nearest to `value`. */
export const float32 = (value: number): TypedNumber => new TypedNumber('float32', Math.fround(value))

/** A float64 without a schema: the plain number, unless that would be an int64. */
export const float64 = (value: number): TypedNumber | number =>
  isPlainInt64(value) ? new TypedNumber('float64', value) : value

/** An int64, with a schema or without: a number while that is exact, a bigint beyond. Throws INVALID_DATA if it is none. */
export function int64(value: number | bigint): number | bigint {
  if (typeof value === 'number') {
    if (!isPlainInt64(value)) throw dataError(`${value} is no int64, or not exact as a number: give it as a bigint`)
    return value
  }
  if (!isInt64(value)) throw dataError(`${value} is no int64`)
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

/** Whether a number without a schema is an int64. */
export function isPlainInt64(value: number): boolean {
  return Number.isSafeInteger(value) && !Object.is(value, -0)
}

/** Whether a bigint fits 64 bits. */
export function isInt64(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value
}

/** Whether a value is a map of Connect. */
export function isMap(value: unknown): value is ConnectMap {
  return value instanceof Map
}

/** Whether a value is an array of Connect. */
export function isArray(value: unknown): value is readonly ConnectValue[] {
  return Array.isArray(value)
}

/** The mark of a {@link Struct}, by which copies of this package know each other's. */
export const structBrand: unique symbol = Symbol.for('millrace.connect.Struct')

/** Whether a value is a {@link Struct}. */
export function isStruct(value: unknown): value is Struct {
  return typeof value === 'object' && value !== null && structBrand in value
}
