import { StreamError } from '@millrace/base'
import type { google } from '@millrace/contracts'
import { easyJsonDepthMax } from '../limits.ts'

type Value = google.protobuf.Value.$Properties
type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** A protobuf value as compact JSON, with names sorted: equal values give equal text. Throws INVALID_REQUEST for what JSON can't say. */
export function jsonTextOf(value: Value): string {
  const { nullValue, numberValue, stringValue, boolValue, structValue, listValue } = value
  if (isSet(numberValue)) {
    if (Number.isFinite(numberValue)) return JSON.stringify(numberValue)
    throw new StreamError('INVALID_REQUEST', `JSON has no number ${numberValue}; send it as text`)
  }
  if (isSet(stringValue)) return JSON.stringify(stringValue)
  if (isSet(boolValue)) return String(boolValue)
  if (isSet(listValue)) return `[${(listValue.values ?? []).map(jsonTextOf).join(',')}]`
  if (isSet(structValue)) {
    const fields = Object.entries(structValue.fields ?? {}).toSorted(([left], [right]) => (left < right ? -1 : 1))
    return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${jsonTextOf(field)}`).join(',')}}`
  }
  if (isSet(nullValue)) return 'null'
  throw new StreamError('INVALID_REQUEST', 'a JSON value is null, a number, a string, a boolean, a list or an object')
}

function isSet<T>(field: T | null | undefined): field is T {
  return field !== null && field !== undefined
}

/** A string, or a run of what numbers are written with. */
const stringsAndNumbers = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g
/** As many digits as a double surely holds. */
const exactDigits = 15

/** The value of a JSON object or array that can be read back as it was; undefined if `text` is none, or would lose something. */
export function structuredValueOf(text: string): Value | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined
  for (const [token] of text.matchAll(stringsAndNumbers)) {
    if (!token.startsWith('"') && token.replaceAll(/\D/g, '').length > exactDigits) return undefined
  }
  try {
    return valueOf(JSON.parse(text) as Json, 0)
  } catch (error) {
    // It is text that looks like JSON at its beginning.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Undefined if it lies deeper than readers of protobuf go. */
function valueOf(json: Json, depth: number): Value | undefined {
  if (json === null) return { nullValue: 0 }
  if (typeof json === 'number') return { numberValue: json }
  if (typeof json === 'string') return { stringValue: json }
  if (typeof json === 'boolean') return { boolValue: json }
  if (depth >= easyJsonDepthMax) return undefined
  if (isList(json)) {
    const values = json.map((item) => valueOf(item, depth + 1))
    return values.every(isSet) ? { listValue: { values } } : undefined
  }
  const fields = Object.entries(json).map(([name, field]) => [name, valueOf(field, depth + 1)] as const)
  // `fromEntries` makes a field of `__proto__` too.
  const present = fields.filter((entry): entry is readonly [string, Value] => entry[1] !== undefined)
  return present.length === fields.length ? { structValue: { fields: Object.fromEntries(present) } } : undefined
}

function isList(json: readonly Json[] | { readonly [name: string]: Json }): json is readonly Json[] {
  return Array.isArray(json)
}
