import { unreachable } from '@millrace/base'
import {
  type ConnectValue,
  dataError,
  Decimal,
  decimalScale,
  fromLogical,
  isArray,
  isMap,
  isStruct,
  logicalTypeOf,
  type Schema,
} from '@millrace/connect'
import type { SchemaElement } from 'hyparquet'

/** How values of a schema are written as Parquet. */
export interface ParquetLayout {
  /** The element and those below it, each before its own. */
  readonly elements: readonly SchemaElement[]
  /** The value as the writer takes it, and about how many bytes it has. Throws INVALID_DATA if it is not one of the schema. */
  readonly convert: (value: ConnectValue) => Converted
}

/** A value as the writer takes it. */
export interface Converted {
  readonly value: unknown
  readonly bytes: number
}

/** As with Avro: Connect's decimals do not say it. 38 is the most that most readers take. */
const precisionDefault = 38

const converted = (value: unknown, bytes: number): Converted => ({ value, bytes })
const nothing = converted(undefined, 1)

/** The layout of a column, or of what is within one. Throws INVALID_DATA if Parquet has none for it. */
export function parquetLayout(name: string, schema: Schema): ParquetLayout {
  const { elements, convert } = plainLayout(name, schema)
  const [own, ...below] = elements
  const repetition_type = schema.optional ? ('OPTIONAL' as const) : ('REQUIRED' as const)
  return {
    elements: [{ ...own, name, repetition_type }, ...below],
    convert(value) {
      const given = value ?? schema.default
      if (given !== null) return convert(given)
      if (schema.optional) return nothing
      throw dataError(`${schema.describe()} is not optional and is null`)
    },
  }
}

function plainLayout(name: string, schema: Schema): ParquetLayout {
  const logical = logicalTypeOf(schema)
  if (logical !== undefined) return logicalLayout(name, schema, logical)
  const { type } = schema
  const leaf = (element: Omit<SchemaElement, 'name'>, convert: ParquetLayout['convert']): ParquetLayout => ({
    elements: [{ name, ...element }],
    convert,
  })
  const number = (bytes: number) => (value: ConnectValue) => {
    if (typeof value !== 'number') throw misfit(schema)
    return converted(value, bytes)
  }
  switch (type) {
    case 'int8':
      return leaf({ type: 'INT32', converted_type: 'INT_8' }, number(4))
    case 'int16':
      return leaf({ type: 'INT32', converted_type: 'INT_16' }, number(4))
    case 'int32':
      return leaf({ type: 'INT32' }, number(4))
    case 'int64':
      return leaf({ type: 'INT64' }, (value) => {
        if (typeof value !== 'number' && typeof value !== 'bigint') throw misfit(schema)
        return converted(BigInt(value), 8)
      })
    case 'float32':
      return leaf({ type: 'FLOAT' }, number(4))
    case 'float64':
      return leaf({ type: 'DOUBLE' }, number(8))
    case 'boolean':
      return leaf({ type: 'BOOLEAN' }, (value) => {
        if (typeof value !== 'boolean') throw misfit(schema)
        return converted(value, 1)
      })
    case 'string':
      return leaf({ type: 'BYTE_ARRAY', converted_type: 'UTF8' }, (value) => {
        if (typeof value !== 'string') throw misfit(schema)
        return converted(value, value.length + 4)
      })
    case 'bytes':
      return leaf({ type: 'BYTE_ARRAY' }, (value) => {
        if (!(value instanceof Uint8Array)) throw misfit(schema)
        return converted(value, value.length + 4)
      })
    case 'array':
      return listLayout(name, schema)
    case 'map':
      return mapLayout(name, schema)
    case 'struct':
      return groupLayout(name, schema)
    default:
      return unreachable(type)
  }
}

function listLayout(name: string, schema: Schema): ParquetLayout {
  const element = parquetLayout('element', typed(schema.valueSchema, 'an array'))
  return {
    elements: [
      { name, converted_type: 'LIST', num_children: 1 },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      ...element.elements,
    ],
    convert(value) {
      if (!isArray(value)) throw misfit(schema)
      return together(value.map(element.convert), (values) => values)
    },
  }
}

function mapLayout(name: string, schema: Schema): ParquetLayout {
  const keys = parquetLayout('key', typed(schema.keySchema, 'a map').with({ optional: false }))
  const values = parquetLayout('value', typed(schema.valueSchema, 'a map'))
  return {
    elements: [
      { name, converted_type: 'MAP', num_children: 1 },
      { name: 'key_value', repetition_type: 'REPEATED', num_children: 2 },
      ...keys.elements,
      ...values.elements,
    ],
    convert(value) {
      if (!isMap(value)) throw misfit(schema)
      const pairs = [...value].map(([key, one]) =>
        together([keys.convert(key), values.convert(one)], ([ofKey, ofValue]) => ({ key: ofKey, value: ofValue })),
      )
      return together(pairs, (entries) => entries)
    },
  }
}

function groupLayout(name: string, schema: Schema): ParquetLayout {
  if (schema.fields.length === 0) throw dataError(`Parquet has nothing for ${schema.describe()} without fields`)
  const fields = schema.fields.map((field) => ({ ...field, layout: parquetLayout(field.name, field.schema) }))
  return {
    elements: [{ name, num_children: fields.length }, ...fields.flatMap(({ layout }) => layout.elements)],
    convert(value) {
      if (!isStruct(value)) throw misfit(schema)
      const group = Object.create(null) as Record<string, unknown>
      let bytes = 0
      for (const { name: field, index, layout } of fields) {
        const one = layout.convert(value.valueAt(index))
        group[field] = one.value
        bytes += one.bytes
      }
      return converted(group, bytes)
    },
  }
}

function together(parts: readonly Converted[], make: (values: unknown[]) => unknown): Converted {
  let bytes = 4
  for (const part of parts) bytes += part.bytes
  return converted(make(parts.map(({ value }) => value)), bytes)
}

function typed(schema: Schema | null, what: string): Schema {
  if (schema === null) throw dataError(`${what} whose elements have no schema can't be written in this format`)
  return schema
}

function logicalLayout(
  name: string,
  schema: Schema,
  logical: 'decimal' | 'date' | 'time' | 'timestamp',
): ParquetLayout {
  if (logical === 'decimal') {
    const scale = decimalScale(schema)
    if (scale < 0) throw dataError('Parquet has no decimals with a negative scale')
    const given = Number(schema.parameters?.get('connect.decimal.precision') ?? precisionDefault)
    const precision = Math.max(Number.isSafeInteger(given) && given > 0 ? given : precisionDefault, scale)
    return {
      elements: [{ name, type: 'BYTE_ARRAY', converted_type: 'DECIMAL', scale, precision }],
      convert(value) {
        if (!(value instanceof Decimal) || value.scale !== scale) throw misfit(schema)
        return converted(value.unscaled, 16)
      },
    }
  }
  const kinds = {
    date: { type: 'INT32', converted_type: 'DATE' },
    time: { type: 'INT32', converted_type: 'TIME_MILLIS' },
    timestamp: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  } as const
  const kind = kinds[logical]
  return {
    elements: [{ name, ...kind }],
    convert(value) {
      const below = fromLogical(schema, value)
      if (typeof below !== 'number') throw misfit(schema)
      return kind.type === 'INT64' ? converted(BigInt(below), 8) : converted(below, 4)
    },
  }
}

const misfit = (schema: Schema): Error => dataError(`a value is not of its schema, ${schema.describe()}`)
