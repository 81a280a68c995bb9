// How values stand in the golden files of Connect: see the README beside them.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { assert } from '@millrace/base'
import { readSchema } from '../src/converters/json/schema-json.ts'
import { readValue, schemalessNumber } from '../src/converters/json/read-value.ts'
import { Decimal } from '../src/data/decimal.ts'
import { logicalTypeOf } from '../src/data/logical-names.ts'
import type { Header, SchemaAndValue } from '../src/data/record.ts'
import type { Schema } from '../src/data/schema.ts'
import { Struct } from '../src/data/struct.ts'
import { type ConnectValue, float32, float64, int16, int32, int64, int8 } from '../src/data/value.ts'
import { isJsonArray, isJsonObject, JsonNumber, type JsonValue, parseJsonExactly } from '../src/json/parse-json.ts'

/** An object of a golden file. */
export type GoldenObject = ReadonlyMap<string, JsonValue>

/** The objects of a file of JSON lines, gzipped or not, their numbers as they stand there. */
export function goldenLines(file: URL): readonly GoldenObject[] {
  const bytes = readFileSync(file)
  const lines = (file.pathname.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().split('\n').filter(Boolean)
  return lines.map((line) => objectOf(parseJsonExactly(line)))
}

/** A member that is an object. */
export function objectOf(json: JsonValue | undefined): GoldenObject {
  assert(isJsonObject(json), 'an object is wanted')
  return json
}

/** A member that is a text. */
export function textOf(json: JsonValue | undefined): string {
  assert(typeof json === 'string', 'a text is wanted')
  return json
}

/** A member that is an array. */
export function arrayOf(json: JsonValue | undefined): readonly JsonValue[] {
  assert(isJsonArray(json), 'an array is wanted')
  return json
}

/** A member that is a number, or null. */
export function numberOrNull(json: JsonValue | undefined): number | null {
  if (json === null || json === undefined) return null
  assert(json instanceof JsonNumber, 'a number is wanted')
  return Number(json.text)
}

/** A configuration. */
export function goldenConfig(json: JsonValue | undefined): Record<string, string> {
  return Object.fromEntries([...objectOf(json)].map(([key, value]) => [key, textOf(value)]))
}

/** A schema; null for none. */
export function goldenSchema(json: JsonValue | undefined): Schema | null {
  return readSchema(json ?? null, (schema, value) => readValue(schema, value, { replaceNullWithDefault: false }))
}

/** `schema` and `value` of an object. */
export function goldenData(json: JsonValue | undefined): SchemaAndValue {
  const object = objectOf(json)
  const schema = goldenSchema(object.get('schema'))
  return { schema, value: goldenValue(schema, object.get('value') ?? null) }
}

/** Headers of a record. */
export function goldenHeaders(json: JsonValue | undefined): readonly Header[] {
  return arrayOf(json).map((header) => ({ key: textOf(objectOf(header).get('key')), ...goldenData(header) }))
}

/** A value: plain where the schema says the type, tagged where nothing does. */
export function goldenValue(schema: Schema | null, json: JsonValue): ConnectValue {
  if (json === null) return null
  const tagged = taggedValue(schema, json)
  if (tagged !== undefined) return tagged
  if (isJsonArray(json)) return json.map((value) => goldenValue(schema?.valueSchema ?? null, value))
  if (isJsonObject(json)) {
    if (schema?.type === 'struct') return goldenStruct(schema, json)
    return new Map([...json].map(([key, value]) => [key, goldenValue(schema?.valueSchema ?? null, value)]))
  }
  if (!(json instanceof JsonNumber)) return json
  if (schema === null) return schemalessNumber(json.text)
  if (schema.type === 'float32') return Math.fround(Number(json.text))
  return schema.type === 'int64' ? int64(BigInt(json.text)) : Number(json.text)
}

/** As the file has it, though a field that must have a value lacks one: what is made of that is what some cases are about. */
function goldenStruct(schema: Schema, json: GoldenObject): Struct {
  return Struct.ofChecked(
    schema,
    schema.fields.map((field) => goldenValue(field.schema, json.get(field.name) ?? null)),
  )
}

const textOrNumber = (json: JsonValue): string => (json instanceof JsonNumber ? json.text : textOf(json))

const tags: Readonly<Record<string, (json: JsonValue, schema: Schema | null) => ConnectValue>> = {
  $int8: (json) => int8(Number(textOrNumber(json))),
  $int16: (json) => int16(Number(textOrNumber(json))),
  $int32: (json) => int32(Number(textOrNumber(json))),
  $int64: (json) => int64(BigInt(textOrNumber(json))),
  // Beside a schema the number is plain, and the tag only says what JSON can not.
  $float32: (json, schema) => (schema === null ? float32 : Math.fround)(Number(textOrNumber(json))),
  $float64: (json, schema) => (schema === null ? float64 : Number)(Number(textOrNumber(json))),
  $bytes: (json) => Buffer.from(textOf(json), 'base64'),
  $decimal: (json) => Decimal.parse(textOf(json)),
  $date: (json) => new Date(Number(textOrNumber(json))),
  $map: (json, schema) =>
    new Map(
      arrayOf(json).map((pair): [ConnectValue, ConnectValue] => {
        const [key = null, value = null] = arrayOf(pair)
        return [goldenValue(schema?.keySchema ?? null, key), goldenValue(schema?.valueSchema ?? null, value)]
      }),
    ),
  $struct: (json) => goldenData(json).value,
}

function taggedValue(schema: Schema | null, json: JsonValue): ConnectValue | undefined {
  if (!isJsonObject(json) || json.size !== 1 || (schema?.type === 'struct' && logicalTypeOf(schema) === undefined)) {
    return undefined
  }
  const [[tag, content] = ['', null]] = json
  return Object.hasOwn(tags, tag) ? tags[tag]?.(content, schema) : undefined
}
