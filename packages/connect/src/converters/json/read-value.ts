import { unreachable } from '@millrace/base'
import { Decimal } from '../../data/decimal.ts'
import { dataError } from '../../data/errors.ts'
import { toLogical } from '../../data/logical.ts'
import { logicalTypeOf } from '../../data/logical-names.ts'
import type { Schema } from '../../data/schema.ts'
import { Struct } from '../../data/struct.ts'
import { type ConnectValue, float64, int64, isInt64, isInteger } from '../../data/value.ts'
import { jsonNumberLengthMax } from '../../limits.ts'
import { isJsonArray, isJsonObject, JsonNumber, type JsonValue } from '../../json/parse-json.ts'

/** What makes values of JSON. */
export interface ReadOptions {
  /** A null whose schema has a default becomes that default. */
  readonly replaceNullWithDefault: boolean
}

/**
 * The value that JSON says beside a schema. Nothing is guessed: a text is no number, and a number with a fraction no integer. Throws
 * INVALID_DATA, which names the field and what was wanted.
 */
export function readValue(schema: Schema | null, json: JsonValue, options: ReadOptions): ConnectValue {
  if (schema === null) return schemaless(json)
  if (json === null) {
    if (schema.default !== null && options.replaceNullWithDefault) return schema.default
    if (schema.optional) return null
    throw dataError(`${schema.describe()} is not optional, and null`)
  }
  if (logicalTypeOf(schema) !== undefined) return logicalValue(schema, json)
  switch (schema.type) {
    case 'array':
      return arrayValue(schema, json, options)
    case 'map':
      return schema.keySchema?.type === 'string' ? namedMap(schema, json, options) : pairsMap(schema, json, options)
    case 'struct':
      return structValue(schema, json, options)
    default:
      return scalarValue(schema, json)
  }
}

/** A value without a schema: integers are int64, other numbers float64, objects maps whose keys are texts. */
function schemaless(json: JsonValue): ConnectValue {
  if (json instanceof JsonNumber) return schemalessNumber(json.text)
  if (isJsonArray(json)) return json.map(schemaless)
  if (isJsonObject(json)) return new Map([...json].map(([name, value]) => [name, schemaless(value)]))
  return json
}

/** What a number of a JSON text is without a schema. Throws INVALID_DATA for an integer beyond 64 bits: it would lose digits. */
export function schemalessNumber(text: string): ConnectValue {
  if (/[.eE]/.test(text)) return float64(Number(text))
  // '-0' is the integer 0.
  if (text.length < 16) return Number(text) + 0
  const value = BigInt(text)
  if (!isInt64(value)) throw dataError('an integer is beyond 64 bits')
  return int64(value)
}

const wrong = (schema: Schema, json: JsonValue): Error => {
  const found = json instanceof JsonNumber ? 'a number that is none' : jsonKind(json)
  return dataError(`${schema.describe()} is wanted, is ${found}`)
}

function jsonKind(json: JsonValue): string {
  if (json === null) return 'null'
  if (isJsonArray(json)) return 'an array'
  if (isJsonObject(json)) return 'an object'
  return typeof json === 'string' ? 'a text' : `a ${typeof json}`
}

/** Errors of what is inside name the way there. */
const inside = (where: string, error: unknown): Error =>
  dataError(`${where}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })

function logicalValue(schema: Schema, json: JsonValue): ConnectValue {
  // Decimals may stand as numbers, in digits, whatever the converter itself writes.
  if (logicalTypeOf(schema) === 'decimal' && json instanceof JsonNumber) return Decimal.parse(json.text)
  return toLogical(schema, scalarValue(schema, json))
}

function scalarValue(schema: Schema, json: JsonValue): ConnectValue {
  const { type } = schema
  switch (type) {
    case 'int8':
    case 'int16':
    case 'int32': {
      const value = shortInteger(json) ?? integerOf(json)
      if (value === undefined || !isInteger(type, Number(value))) throw wrong(schema, json)
      return Number(value)
    }
    case 'int64': {
      const short = shortInteger(json)
      if (short !== undefined) return short
      const value = integerOf(json)
      if (value === undefined || !isInt64(value)) throw wrong(schema, json)
      return int64(value)
    }
    case 'float32':
    case 'float64':
      return floatOf(schema, json)
    case 'boolean':
      if (typeof json !== 'boolean') throw wrong(schema, json)
      return json
    case 'string':
      if (typeof json !== 'string') throw wrong(schema, json)
      return json
    case 'bytes':
      return bytesOf(schema, json)
    case 'array':
    case 'map':
    case 'struct':
      throw wrong(schema, json)
    default:
      return unreachable(type)
  }
}

const shortForm = /^-?\d{1,15}$/

/** The integer that a number is, if it stands there as one and a number holds it: most do. */
function shortInteger(json: JsonValue): number | undefined {
  // '-0' is the integer 0.
  return json instanceof JsonNumber && shortForm.test(json.text) ? Number(json.text) + 0 : undefined
}

/** The integer that a number is, `1.0` and `1e2` included. */
function integerOf(json: JsonValue): bigint | undefined {
  if (!(json instanceof JsonNumber)) return undefined
  if (/^-?\d+$/.test(json.text)) return BigInt(json.text)
  const decimal = Decimal.tryParse(json.text)
  // What has more than 64 bits is no integer of Connect, and one with so many places no integer at all: no need to write out its zeros.
  if (decimal === undefined || decimal.scale < -20 || decimal.scale > jsonNumberLengthMax) return undefined
  const value = decimal.toBigInt()
  return decimal.scale <= 0 || new Decimal(value, 0).withScale(decimal.scale).equals(decimal) ? value : undefined
}

const named: ReadonlyMap<JsonValue, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
])

/** JSON has no NaN and no infinity: they are written as texts. */
function floatOf(schema: Schema, json: JsonValue): number {
  const value = json instanceof JsonNumber ? Number(json.text) : named.get(json)
  if (value === undefined) throw wrong(schema, json)
  const rounded = schema.type === 'float32' ? Math.fround(value) : value
  if (json instanceof JsonNumber && !Number.isFinite(rounded)) throw wrong(schema, json)
  return rounded
}

const base64Form = /^[A-Za-z0-9+/]+={0,2}$/

function bytesOf(schema: Schema, json: JsonValue): Uint8Array {
  if (typeof json !== 'string') throw wrong(schema, json)
  const bytes = Buffer.from(json, 'base64')
  // Buffer leaves out what is no base64. Bits behind the last byte may be set: that says the same bytes.
  if (bytes.toString('base64') === json || (json.length % 4 === 0 && base64Form.test(json))) return bytes
  throw dataError(`${schema.describe()} stands as base64, and this is none`)
}

function arrayValue(schema: Schema, json: JsonValue, options: ReadOptions): ConnectValue {
  if (!isJsonArray(json)) throw wrong(schema, json)
  return json.map((element, at) => {
    try {
      return readValue(schema.valueSchema, element, options)
    } catch (error) {
      throw inside(`[${at}]`, error)
    }
  })
}

/** A map whose keys are texts stands as an object. */
function namedMap(schema: Schema, json: JsonValue, options: ReadOptions): ConnectValue {
  if (!isJsonObject(json)) throw dataError(`a map whose keys are texts stands as an object, is ${jsonKind(json)}`)
  const made = new Map<ConnectValue, ConnectValue>()
  for (const [key, value] of json) {
    try {
      made.set(key, readValue(schema.valueSchema, value, options))
    } catch (error) {
      throw inside(`[value ${made.size}]`, error)
    }
  }
  return made
}

/** Any other map stands as an array of pairs. */
function pairsMap(schema: Schema, json: JsonValue, options: ReadOptions): ConnectValue {
  if (!isJsonArray(json)) {
    throw dataError(`a map whose keys are no texts stands as an array of pairs, is ${jsonKind(json)}`)
  }
  return new Map(
    json.map((pair, at): [ConnectValue, ConnectValue] => {
      if (!isJsonArray(pair) || pair.length !== 2) throw dataError(`[${at}]: a pair of key and value is wanted`)
      const [key = null, value = null] = pair
      try {
        return [readValue(schema.keySchema, key, options), readValue(schema.valueSchema, value, options)]
      } catch (error) {
        throw inside(`[${at}]`, error)
      }
    }),
  )
}

/** Names that the schema does not have are left out, as by Kafka Connect. */
function structValue(schema: Schema, json: JsonValue, options: ReadOptions): ConnectValue {
  if (!isJsonObject(json)) throw wrong(schema, json)
  const values = schema.fields.map(({ name, schema: ofField }) => {
    try {
      return readValue(ofField, json.get(name) ?? null, options)
    } catch (error) {
      throw inside(`field '${name}'`, error)
    }
  })
  return Struct.ofChecked(schema, values)
}
