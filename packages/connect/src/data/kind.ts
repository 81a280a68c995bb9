import { Decimal } from './decimal.ts'
import type { SchemaType } from './schema.ts'
import { type ConnectValue, isArray, isInt64, isMap, isPlainInt64, isStruct, TypedNumber } from './value.ts'

/** What a value without a schema is. `decimal` and `date` have no type of their own: they are logical types of bytes and integers. */
export type ValueKind = SchemaType | 'decimal' | 'date' | 'null'

/** What a value says of itself; undefined if it is none of Connect's: undefined, a function, an object of no known class. */
export function valueKind(value: unknown): ValueKind | undefined {
  switch (typeof value) {
    case 'string':
      return 'string'
    case 'number':
      return isPlainInt64(value) ? 'int64' : 'float64'
    case 'boolean':
      return 'boolean'
    case 'bigint':
      return isInt64(value) ? 'int64' : undefined
    case 'object':
      return value === null ? 'null' : objectKind(value)
    default:
      return undefined
  }
}

function objectKind(value: object): ValueKind | undefined {
  if (isStruct(value)) return 'struct'
  if (isMap(value)) return 'map'
  if (isArray(value)) return 'array'
  if (value instanceof TypedNumber) return value.type
  if (value instanceof Uint8Array) return 'bytes'
  if (value instanceof Decimal) return 'decimal'
  // One that holds no time is none: it could never be written.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : 'date'
  return undefined
}

/** What a value is, in words for messages: never the value itself, which may be private. */
export function kindInWords(value: unknown): string {
  const kind = valueKind(value)
  if (kind === 'null') return 'null'
  if (kind !== undefined) return kind === 'struct' && isStruct(value) ? value.schema.describe() : kind
  if (typeof value === 'bigint') return 'a bigint beyond 64 bits'
  if (typeof value === 'object' && value instanceof Date) return 'a Date without a time'
  return typeof value === 'object' ? 'an object: a struct or a Map is wanted, see fromPlain()' : typeof value
}

/** The number in a value that is one, whatever its type; undefined if it is none. */
export function numberOf(value: ConnectValue): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  return value instanceof TypedNumber ? value.value : undefined
}
