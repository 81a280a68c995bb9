import { logicalTypeOf } from '../src/data/logical-names.ts'
import { Schema } from '../src/data/schema.ts'
import { Struct } from '../src/data/struct.ts'
import { type ConnectValue, isArray, isMap, isStruct } from '../src/data/value.ts'

/** A schema that Protobuf has a place for: lists have no lists, maps or null in them, keys are plain, and what is in no struct is put into one. */
export function protobufable(schema: Schema): Schema {
  const own = inside(schema)
  const isAlone = own.type !== 'array' && own.type !== 'map' && logicalTypeOf(own) !== 'decimal'
  return isAlone ? own : Schema.struct({ a: own })
}

function inside(schema: Schema): Schema {
  const { type, keySchema, valueSchema, optional, fields } = schema
  if (type === 'array' && valueSchema !== null) {
    const items = inside(valueSchema).with({ optional: false })
    const isNested = items.type === 'array' || items.type === 'map'
    return Schema.array(isNested ? Schema.struct({ a: items }) : items, { optional })
  }
  if (type === 'map' && keySchema !== null && valueSchema !== null) {
    const isPlain = !['array', 'map', 'struct'].includes(keySchema.type) && logicalTypeOf(keySchema) === undefined
    return Schema.map(isPlain ? keySchema : Schema.string(), inside(valueSchema), { optional })
  }
  if (type !== 'struct') return schema
  return schema.with({ default: null, fields: fields.map((field) => [field.name, inside(field.schema)] as const) })
}

const leastMs = Date.UTC(1970, 0, 1) - 719_162 * 86_400_000
const mostMs = Date.UTC(9999, 11, 31)

/** The value with points in time as Protobuf has them, between the years 1 and 9999. */
export function bounded(value: ConnectValue): ConnectValue {
  if (value instanceof Date) return new Date(Math.min(Math.max(value.getTime(), leastMs), mostMs))
  if (isArray(value)) return value.map(bounded)
  if (isMap(value)) return new Map([...value].map(([key, each]) => [bounded(key), bounded(each)]))
  if (!isStruct(value)) return value
  return Struct.ofChecked(
    value.schema,
    value.schema.fields.map(({ index }) => bounded(value.valueAt(index))),
  )
}

/** What a value says without its schema: objects for structs, lists and maps that are null as empty ones, as Protobuf has them. */
export function comparable(value: ConnectValue, schema?: Schema): unknown {
  if (value === null && schema?.type === 'array') return []
  if (value === null && schema?.type === 'map') return []
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  if (isArray(value)) return value.map((each) => comparable(each, schema?.valueSchema ?? undefined))
  if (isMap(value)) {
    return [...value].map(([key, each]) => [comparable(key), comparable(each, schema?.valueSchema ?? undefined)])
  }
  if (!isStruct(value)) return value
  return Object.fromEntries(
    value.schema.fields.map((field) => [field.name, comparable(value.valueAt(field.index), field.schema)]),
  )
}
