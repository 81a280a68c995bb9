import { nestingDepthMax } from '../limits.ts'
import { Decimal } from './decimal.ts'
import { dataError } from './errors.ts'
import { kindInWords, valueKind } from './kind.ts'
import { float32Text, float64Text } from './number-text.ts'
import type { Schema } from './schema.ts'
import { type ConnectValue, isArray, isMap, isStruct, TypedNumber } from './value.ts'

const msPerDay = 86_400_000

/**
 * A value as people read it, and as Java says it: `1.0`, `[1, 2]`, `{a=1}`, `Struct{a=1,c=[1, 2]}`, where fields that are null are left out.
 * Dates are in ISO 8601 (see {@link dateText}) and bytes in base64: what Java says of these tells nobody anything.
 */
export function toText(schema: Schema | null, value: ConnectValue): string {
  return plainText(schema, value, 0)
}

function plainText(schema: Schema | null, value: ConnectValue, depth: number): string {
  checkDepth(depth)
  if (isArray(value)) {
    return `[${value.map((element) => plainText(schema?.valueSchema ?? null, element, depth + 1)).join(', ')}]`
  }
  if (isMap(value)) {
    const entries = [...value].map(([key, entry]) => {
      const keyText = plainText(schema?.keySchema ?? null, key, depth + 1)
      return `${keyText}=${plainText(schema?.valueSchema ?? null, entry, depth + 1)}`
    })
    return `{${entries.join(', ')}}`
  }
  if (!isStruct(value)) return scalarText(schema, value)
  const fields = value.schema.fields
    .filter(({ index }) => value.valueAt(index) !== null)
    .map(({ name, index, schema: ofField }) => `${name}=${plainText(ofField, value.valueAt(index), depth + 1)}`)
  return `Struct{${fields.join(',')}}`
}

/**
 * A value as the header converter of Kafka Connect writes it, and {@link parseText} reads it: `text`, `[1,"a"]`, `{"a":1}`; structs
 * are written as maps.
 */
export function literalText(schema: Schema | null, value: ConnectValue): string {
  return literal(schema, value, 0)
}

function literal(schema: Schema | null, value: ConnectValue, depth: number): string {
  checkDepth(depth)
  if (isArray(value)) {
    return `[${value.map((element) => literal(schema?.valueSchema ?? null, element, depth + 1)).join(',')}]`
  }
  if (isMap(value)) {
    const entries = [...value].map(([key, entry]) => {
      const keyText = literal(schema?.keySchema ?? null, key, depth + 1)
      return `${keyText}:${literal(schema?.valueSchema ?? null, entry, depth + 1)}`
    })
    return `{${entries.join(',')}}`
  }
  if (isStruct(value)) {
    const fields = value.schema.fields.map(
      (field) => `${quoted(field.name)}:${literal(field.schema, value.get(field.name), depth + 1)}`,
    )
    return `{${fields.join(',')}}`
  }
  const text = scalarText(schema, value)
  return depth > 0 && (typeof value === 'string' || value instanceof Uint8Array) ? quoted(text) : text
}

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`

function checkDepth(depth: number): void {
  if (depth > nestingDepthMax) throw dataError(`a value is nested deeper than ${nestingDepthMax}, or holds itself`)
}

function scalarText(schema: Schema | null, value: ConnectValue): string {
  if (typeof value === 'number') return numberText(schema, value)
  if (value instanceof TypedNumber) {
    if (value.type === 'float32') return float32Text(value.value)
    return value.type === 'float64' ? float64Text(value.value) : String(value.value)
  }
  if (value instanceof Uint8Array) {
    return Buffer.from(value.buffer, value.byteOffset, value.length).toString('base64')
  }
  if (value instanceof Date) return dateText(value)
  if (value instanceof Decimal) return value.toString()
  if (valueKind(value) === undefined || typeof value === 'object') {
    if (value === null) return 'null'
    throw dataError(`there is no text for ${kindInWords(value)}`)
  }
  return String(value)
}

function numberText(schema: Schema | null, value: number): string {
  if (schema?.type === 'float32') return float32Text(value)
  const isFloat = schema === null ? valueKind(value) === 'float64' : schema.type === 'float64'
  return isFloat ? float64Text(value) : String(value)
}

/**
 * A date in ISO 8601, UTC, as short as it says all: a time `22:13:20.123Z` in the first day of 1970 and before, a date `2023-11-14` at a
 * midnight, and else `2023-11-14T22:13:20.123Z`. That a time before 1970 keeps its date is where this is kinder than Kafka Connect.
 */
export function dateText(date: Date): string {
  const ms = date.getTime()
  if (Number.isNaN(ms)) throw dataError('there is no text for a Date without a time')
  const text = date.toISOString()
  if (ms >= 0 && ms < msPerDay) return text.slice(text.indexOf('T') + 1)
  return ms % msPerDay === 0 ? text.slice(0, text.indexOf('T')) : text
}
