import { nestingDepthMax } from '../limits.ts'
import type { Decimal } from './decimal.ts'
import { dataError } from './errors.ts'
import { kindInWords, valueKind } from './kind.ts'
import { type ConnectValue, isArray, isMap, isStruct, TypedNumber } from './value.ts'

/**
 * A value without a schema, from what JavaScript code has at hand: objects become maps, at any depth; properties that are undefined are left
 * out. Numbers keep their meaning as {@link TypedNumber} tells it. Throws INVALID_DATA for what Connect has no value for.
 */
export function fromPlain(value: unknown): ConnectValue {
  return fromPlainAt(value, 0)
}

function fromPlainAt(value: unknown, depth: number): ConnectValue {
  if (depth > nestingDepthMax) throw dataError(`a value is nested deeper than ${nestingDepthMax}, or holds itself`)
  if (isArray(value)) return value.map((element) => fromPlainAt(element, depth + 1))
  if (isMap(value)) {
    return new Map([...value].map(([key, entry]) => [fromPlainAt(key, depth + 1), fromPlainAt(entry, depth + 1)]))
  }
  if (valueKind(value) !== undefined) return value as ConnectValue
  if (!isPlainObject(value)) throw dataError(`Connect has no value for ${kindInWords(value)}`)
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  return new Map(entries.map(([key, entry]) => [key, fromPlainAt(entry, depth + 1)]))
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** What {@link toPlain} makes of a value. */
export type PlainValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | Date
  | Decimal
  | readonly PlainValue[]
  | ReadonlyMap<PlainValue, PlainValue>
  | { readonly [name: string]: PlainValue }

/**
 * A value as JavaScript code likes it: structs, and maps whose keys are all texts, become objects (without a prototype, so that no name is
 * special), typed numbers become numbers. Fields that are null have their default. What can not be told from a plain value is lost.
 */
export function toPlain(value: ConnectValue): PlainValue {
  if (value instanceof TypedNumber) return value.value
  if (isArray(value)) return value.map(toPlain)
  if (isStruct(value)) {
    return objectOf(value.schema.fields.map(({ name }) => [name, toPlain(value.get(name))]))
  }
  if (!isMap(value)) return value
  const entries = [...value]
  const named = entries.every((entry): entry is [string, ConnectValue] => typeof entry[0] === 'string')
  if (named) return objectOf(entries.map(([key, entry]) => [key, toPlain(entry)]))
  return new Map(entries.map(([key, entry]) => [toPlain(key), toPlain(entry)]))
}

function objectOf(entries: readonly (readonly [string, PlainValue])[]): Record<string, PlainValue> {
  const made = Object.create(null) as Record<string, PlainValue>
  for (const [key, value] of entries) made[key] = value
  return made
}
