import { dataError } from '../../data/errors.ts'
import { type FieldsOf, Schema, type SchemaOptions, type SchemaType } from '../../data/schema.ts'
import type { ConnectValue } from '../../data/value.ts'
import { isJsonArray, isJsonObject, JsonNumber, type JsonValue } from '../../json/parse-json.ts'

/** The types as the JSON of a schema names them: Kafka Connect writes floats as Java does. */
const typeNames: Readonly<Record<SchemaType, string>> = {
  int8: 'int8',
  int16: 'int16',
  int32: 'int32',
  int64: 'int64',
  float32: 'float',
  float64: 'double',
  boolean: 'boolean',
  string: 'string',
  bytes: 'bytes',
  array: 'array',
  map: 'map',
  struct: 'struct',
}

const typesByName: ReadonlyMap<string, SchemaType> = new Map(
  (Object.keys(typeNames) as SchemaType[]).map((type) => [typeNames[type], type]),
)

/** How a value becomes JSON, for defaults. */
export type WriteValue = (schema: Schema, value: ConnectValue) => string

/** How JSON becomes a value, for defaults. */
export type ReadValue = (schema: Schema, json: JsonValue) => ConnectValue

/** A schema as JSON text, as Kafka Connect writes it beside a payload; `null` for none. */
export function writeSchema(schema: Schema | null, writeValue: WriteValue): string {
  return schema === null ? 'null' : `{${membersOf(schema, writeValue).join(',')}}`
}

function membersOf(schema: Schema, writeValue: WriteValue): string[] {
  const members = [`"type":"${typeNames[schema.type]}"`]
  if (schema.type === 'array') members.push(`"items":${writeSchema(schema.valueSchema, writeValue)}`)
  if (schema.type === 'map') {
    members.push(`"keys":${writeSchema(schema.keySchema, writeValue)}`)
    members.push(`"values":${writeSchema(schema.valueSchema, writeValue)}`)
  }
  if (schema.type === 'struct') {
    const fields = schema.fields.map(
      (field) => `{${membersOf(field.schema, writeValue).join(',')},"field":${JSON.stringify(field.name)}}`,
    )
    members.push(`"fields":[${fields.join(',')}]`)
  }
  members.push(`"optional":${schema.optional}`)
  if (schema.name !== undefined) members.push(`"name":${JSON.stringify(schema.name)}`)
  if (schema.version !== undefined) members.push(`"version":${schema.version}`)
  if (schema.doc !== undefined) members.push(`"doc":${JSON.stringify(schema.doc)}`)
  if (schema.parameters !== undefined) {
    const parameters = [...schema.parameters].map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
    members.push(`"parameters":{${parameters.join(',')}}`)
  }
  // Its own default is written as any value would be, and not as what stands for null.
  if (schema.default !== null) members.push(`"default":${writeValue(schema, schema.default)}`)
  return members
}

/**
 * The schema that stands in JSON; null for `null`. What Kafka Connect takes is taken: a version that is no integer, `optional` that is no
 * boolean and a name that is no text count for nothing. Throws INVALID_DATA for everything else that is wrong.
 */
export function readSchema(json: JsonValue | undefined, readValue: ReadValue): Schema | null {
  if (json === null) return null
  if (!isJsonObject(json)) throw dataError("a schema has a member 'type', the name of a type")
  const type = typeOf(json)
  const parts = {
    ...(type === 'array' ? { valueSchema: partOf(json, 'items', 'elements', readValue) } : {}),
    ...(type === 'map' ? mapParts(json, readValue) : {}),
    ...(type === 'struct' ? { fields: fieldsOf(json.get('fields'), readValue) } : {}),
  }
  const schema = new Schema(type, optionsOf(json), parts)
  const missing = json.get('default')
  return missing === undefined || missing === null ? schema : schema.with({ default: readValue(schema, missing) })
}

function typeOf(json: ReadonlyMap<string, JsonValue>): SchemaType {
  const name = json.get('type')
  if (typeof name !== 'string') throw dataError("a schema has a member 'type', the name of a type")
  const type = typesByName.get(name)
  if (type !== undefined) return type
  throw dataError(`a schema has the type '${name}': there are ${[...typesByName.keys()].join(', ')}`)
}

function optionsOf(json: ReadonlyMap<string, JsonValue>): SchemaOptions {
  const text = (member: string): string | undefined => {
    const value = json.get(member)
    return typeof value === 'string' ? value : undefined
  }
  const version = json.get('version')
  return {
    optional: json.get('optional') === true,
    name: text('name'),
    version: version instanceof JsonNumber && /^-?\d{1,15}$/.test(version.text) ? Number(version.text) : undefined,
    doc: text('doc'),
    parameters: parametersOf(json.get('parameters')),
  }
}

function parametersOf(json: JsonValue | undefined): ReadonlyMap<string, string> | undefined {
  if (!isJsonObject(json)) return undefined
  return new Map(
    [...json].map(([key, value]): [string, string] => {
      if (typeof value !== 'string') throw dataError(`parameter '${key}' of a schema is a text`)
      return [key, value]
    }),
  )
}

/** The schema of a part. One that says `null` has no type in common: Kafka Connect writes that, of headers, and can not read it. */
function partOf(
  json: ReadonlyMap<string, JsonValue>,
  member: string,
  what: string,
  readValue: ReadValue,
): Schema | null {
  if (!json.has(member)) throw dataError(`a schema of this type has a member '${member}', the schema of its ${what}`)
  return readSchema(json.get(member), readValue)
}

const mapParts = (
  json: ReadonlyMap<string, JsonValue>,
  readValue: ReadValue,
): { keySchema: Schema | null; valueSchema: Schema | null } => ({
  keySchema: partOf(json, 'keys', 'keys', readValue),
  valueSchema: partOf(json, 'values', 'values', readValue),
})

function fieldsOf(json: JsonValue | undefined, readValue: ReadValue): FieldsOf {
  if (!isJsonArray(json)) throw dataError("a schema of a struct has a member 'fields', an array")
  return json.map((field): [string, Schema] => {
    const name = isJsonObject(field) ? field.get('field') : undefined
    if (typeof name !== 'string') throw dataError("a field of a struct's schema has a member 'field', its name")
    const schema = readSchema(field, readValue)
    if (schema === null) throw dataError(`field '${name}' of a struct has a schema`)
    return [name, schema]
  })
}
