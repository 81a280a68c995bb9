import { unreachable } from '@millrace/base'
import { logicalTypeOf } from './logical-names.ts'
import type { SchemaAndValue } from './record.ts'
import type { Schema, SchemaType } from './schema.ts'
import { type ConnectValue, float32, float64, int16, int32, int8, isArray, isMap } from './value.ts'

/** Types of numbers, each of which holds what those before it do, as far as digits go. */
const numberTypes: readonly SchemaType[] = ['int8', 'int16', 'int32', 'int64', 'float32', 'float64']

/**
 * The schema that all of some values have, or can be given without a loss: 1 and 2.5 are both float32. Optional if one is null. Null if
 * there is none, and if there are no values.
 */
export function commonSchema(values: readonly SchemaAndValue[]): Schema | null {
  let common: Schema | null = null
  let optional = false
  for (const { schema, value } of values) {
    if (schema === null) {
      if (value !== null) return null
      optional = true
      continue
    }
    common = common === null ? schema : wider(common, schema)
    if (common === null) return null
  }
  if (common === null || !values.every(({ value }) => fits(common, value))) return null
  return optional && !common.optional ? common.with({ optional: true }) : common
}

function wider(one: Schema, other: Schema): Schema | null {
  if (one.equals(other)) return one
  if (one.name !== undefined || other.name !== undefined) return null
  const [left, right] = [numberTypes.indexOf(one.type), numberTypes.indexOf(other.type)]
  if (left < 0 || right < 0) return null
  return left < right ? other : one
}

/** Whether a number stays itself as a float: integers beyond its digits would not. */
function fits({ type }: Schema, value: ConnectValue): boolean {
  if (type !== 'float32' && type !== 'float64') return true
  if (typeof value === 'bigint') return false
  return type === 'float64' || typeof value !== 'number' || Object.is(Math.fround(value), value)
}

/** A value beside a schema that {@link commonSchema} found for it; beside null it tells its type itself. */
export function inSchema(schema: Schema | null, data: SchemaAndValue): ConnectValue {
  return schema === null ? withoutSchema(data.schema, data.value) : data.value
}

/** A value of a schema as it is without one: numbers tell their type themselves, all the way down. */
export function withoutSchema(schema: Schema | null, value: ConnectValue): ConnectValue {
  if (schema === null || value === null || logicalTypeOf(schema) !== undefined) return value
  if (isArray(value)) return value.map((element) => withoutSchema(schema.valueSchema, element))
  if (isMap(value)) {
    const { keySchema, valueSchema } = schema
    return new Map([...value].map(([key, entry]) => [withoutSchema(keySchema, key), withoutSchema(valueSchema, entry)]))
  }
  return typeof value === 'number' ? typedNumber(schema.type, value) : value
}

function typedNumber(type: SchemaType, value: number): ConnectValue {
  switch (type) {
    case 'int8':
      return int8(value)
    case 'int16':
      return int16(value)
    case 'int32':
      return int32(value)
    case 'float32':
      return float32(value)
    case 'float64':
      return float64(value)
    case 'int64':
    case 'boolean':
    case 'string':
    case 'bytes':
    case 'array':
    case 'map':
    case 'struct':
      return value
    default:
      return unreachable(type)
  }
}
