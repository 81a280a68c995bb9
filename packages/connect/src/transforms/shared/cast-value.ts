import { Decimal } from '../../data/decimal.ts'
import { dataError } from '../../data/errors.ts'
import { kindInWords, valueKind } from '../../data/kind.ts'
import { fromLogical } from '../../data/logical.ts'
import { logicalTypeOf } from '../../data/logical-names.ts'
import type { Schema } from '../../data/schema.ts'
import { toText } from '../../data/text.ts'
import { type ConnectValue, float32, float64, int16, int32, int8, TypedNumber } from '../../data/value.ts'
import { integerOfFloat, narrowed, parseFloating, parseInteger, type IntegerBits } from './java-numbers.ts'

/** What can be cast to. */
export const castTypes = ['int8', 'int16', 'int32', 'int64', 'float32', 'float64', 'boolean', 'string'] as const

/** One of {@link castTypes}. */
export type CastType = (typeof castTypes)[number]

/** Whether it is one of {@link castTypes}. */
export function isCastType(text: string): text is CastType {
  return castTypes.some((type) => type === text)
}

const bits: Readonly<Record<'int8' | 'int16' | 'int32' | 'int64', IntegerBits>> = {
  int8: 8,
  int16: 16,
  int32: 32,
  int64: 64,
}

/** A value of a type that can be cast from, without what tells its type. */
type Bare = number | bigint | boolean | string | Decimal

interface Source {
  readonly value: Bare
  /** For numbers: it has a fraction, or could have. */
  readonly isFloat: boolean
}

/** What is to be cast; a value of a logical type is what is below it, but for decimals. */
function sourceOf(schema: Schema | null, value: ConnectValue): Source {
  const kind = schema === null ? valueKind(value) : schema.type
  const isDecimal = schema !== null && logicalTypeOf(schema) === 'decimal'
  const below = schema === null || isDecimal ? value : fromLogical(schema, value)
  const bare = below instanceof TypedNumber ? below.value : below
  const isFloat = kind === 'float32' || kind === 'float64'
  if (bare instanceof Decimal && isDecimal) return { value: bare, isFloat: false }
  if (typeof bare === 'number' || typeof bare === 'bigint') return { value: bare, isFloat }
  if (typeof bare === 'boolean' || typeof bare === 'string') return { value: bare, isFloat }
  throw dataError(`Cast does not take ${kindInWords(value)}; it takes numbers, booleans, texts, and bytes as texts`)
}

function toInteger({ value, isFloat }: Source, size: IntegerBits): number | bigint {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string') return parseInteger(value, size)
  if (value instanceof Decimal) return narrowed(value.toBigInt(), size)
  return isFloat ? integerOfFloat(Number(value), size) : narrowed(BigInt(value), size)
}

function toFloat({ value }: Source): number {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string') return parseFloating(value)
  return value instanceof Decimal ? value.toNumber() : Number(value)
}

function toBoolean(source: Source): boolean {
  const { value } = source
  if (typeof value === 'boolean') return value
  if (typeof value === 'string') return value.toLowerCase() === 'true'
  return BigInt(toInteger(source, 64)) !== 0n
}

function plainCast(schema: Schema | null, value: ConnectValue, type: CastType): ConnectValue {
  switch (type) {
    case 'string':
      return toText(schema, value)
    case 'boolean':
      return toBoolean(sourceOf(schema, value))
    case 'float64':
      return toFloat(sourceOf(schema, value))
    case 'float32':
      return Math.fround(toFloat(sourceOf(schema, value)))
    default:
      return toInteger(sourceOf(schema, value), bits[type])
  }
}

/** Without a schema a number tells its type itself. */
function typed(value: ConnectValue, type: CastType): ConnectValue {
  if (typeof value !== 'number') return value
  const make = { int8, int16, int32, float32, float64 }[String(type)]
  return make === undefined ? value : make(value)
}

/** Whether there is anything that a value of that kind could be cast to. */
function isCastable(schema: Schema | null, value: ConnectValue): boolean {
  const kind = schema?.type ?? valueKind(value)
  return kind !== undefined && !['array', 'map', 'struct', 'decimal', 'date', 'null'].includes(kind)
}

/**
 * `value` as `type`: as Java casts, so that numbers that are too large lose their upper bits. Its schema, if it has one, tells its type. Null
 * stays null. Throws INVALID_DATA if there is no such value.
 */
export function castValue(schema: Schema | null, value: ConnectValue, type: CastType): ConnectValue {
  if (value === null) return null
  if (!isCastable(schema, value)) throw dataError(`Cast does not take ${schema?.describe() ?? kindInWords(value)}`)
  const cast = plainCast(schema, value, type)
  return schema === null ? typed(cast, type) : cast
}
