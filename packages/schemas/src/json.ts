import { nestingDepthMax, schemaTextLengthMax } from './limits.ts'
import { schemaError } from './schema-error.ts'

/** What a JSON text can say. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

/** An object of JSON. */
export interface JsonObject {
  readonly [key: string]: Json
}

/** The value of a JSON text. Throws INVALID_DATA if it is none, too long, or nested too deep for what works through it. */
export function parseJson(text: string): Json {
  if (text.length > schemaTextLengthMax) {
    throw schemaError(`the schema has ${text.length} characters, more than the ${schemaTextLengthMax} it may have`)
  }
  checkDepth(text)
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    throw schemaError('the schema is not JSON', undefined, error)
  }
}

/** Counts brackets outside of texts. What is no JSON is found by whoever parses it. */
function checkDepth(text: string): void {
  let depth = 0
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    const char = text[index]
    if (quoted) {
      if (char === '\\') index++
      else if (char === '"') quoted = false
    } else if (char === '"') quoted = true
    else if (char === '[' || char === '{') {
      depth++
      if (depth > nestingDepthMax) throw schemaError(`the schema is nested deeper than ${nestingDepthMax}`)
    } else if (char === ']' || char === '}') depth--
  }
}

/** Whether it is an object of JSON, and no list. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether it is a list of JSON. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

/** A property that the object has itself. */
export function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** The kind of a value, for messages. */
export function kindOf(value: Json | undefined): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (isList(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

/** The JSON text of a value with the keys of its objects in order, so that equal values have equal texts. */
export function sortedJson(value: Json): string {
  if (isList(value)) return `[${value.map(sortedJson).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${sortedJson(value[key] ?? null)}`)
  return `{${members.join(',')}}`
}
