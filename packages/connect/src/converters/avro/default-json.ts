import type { Json } from '@millrace/schemas'
import { dataError } from '../../data/errors.ts'
import { fromLogical, toLogical } from '../../data/logical.ts'
import type { Schema } from '../../data/schema.ts'
import { Struct } from '../../data/struct.ts'
import { type ConnectValue, isArray, isMap, isStruct } from '../../data/value.ts'

/** A default as schemas of Avro have it: bytes are texts of a character each. Throws INVALID_DATA for what JSON can't say, such as NaN. */
export function defaultJson(schema: Schema, given: ConnectValue): Json {
  const value = fromLogical(schema, given)
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1')
  if (isArray(value)) return value.map((item) => part(schema.valueSchema, item))
  if (isMap(value)) return mapJson(schema, value)
  if (isStruct(value)) {
    return Object.fromEntries(
      value.schema.fields.map((field) => [field.name, part(field.schema, value.valueAt(field.index))]),
    )
  }
  throw dataError(`the default of ${schema.describe()} can't be written in a schema of Avro`)
}

const part = (schema: Schema | null, value: ConnectValue): Json => {
  if (schema === null) throw dataError('what a default holds has no schema')
  return defaultJson(schema, value ?? schema.default)
}

function mapJson(schema: Schema, map: ReadonlyMap<ConnectValue, ConnectValue>): Json {
  const { keySchema, valueSchema } = schema
  if (keySchema?.type === 'string' && !keySchema.optional) {
    return Object.fromEntries(
      [...map].map(([key, value]) => [typeof key === 'string' ? key : '', part(valueSchema, value)]),
    )
  }
  return [...map].map(([key, value]) => ({ key: part(keySchema, key), value: part(valueSchema, value) }))
}

/** The default that JSON in a schema of Avro says. Throws INVALID_DATA if it is none of the schema. */
export function defaultValue(schema: Schema, json: Json): ConnectValue {
  if (json === null) return null
  return toLogical(schema, plainDefault(schema, json))
}

function plainDefault(schema: Schema, json: Json): ConnectValue {
  const { type, keySchema, valueSchema } = schema
  if (type === 'bytes' && typeof json === 'string') return Buffer.from(json, 'latin1')
  if (typeof json !== 'object' || json === null) return json
  const list: readonly Json[] | undefined = Array.isArray(json) ? json : undefined
  if (type === 'array' && list !== undefined && valueSchema !== null) {
    return list.map((item) => defaultValue(valueSchema, item))
  }
  if (type === 'map' && keySchema !== null && valueSchema !== null) {
    const entries = list?.map((entry) => memberPair(entry)) ?? Object.entries(json)
    return new Map(entries.map(([key, value]) => [defaultValue(keySchema, key), defaultValue(valueSchema, value)]))
  }
  if (type === 'struct' && list === undefined) {
    const members = new Map(Object.entries(json as Readonly<Record<string, Json>>))
    const plain = schema.with({ default: null })
    return Struct.ofChecked(
      plain,
      plain.fields.map((field) => defaultValue(field.schema, members.get(field.name) ?? null)),
    )
  }
  throw dataError(`the default of ${schema.describe()} is none of it`)
}

function memberPair(entry: Json): readonly [Json, Json] {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    throw dataError('an entry of a default is none')
  const { key = null, value = null } = entry as Readonly<Record<string, Json>>
  return [key, value]
}
