import { configSchema, nonEmptyList, nonEmptyString, option } from '../config/index.ts'
import { Decimal } from '../data/decimal.ts'
import { dataError } from '../data/errors.ts'
import { kindInWords, type ValueKind, valueKind } from '../data/kind.ts'
import { logicalTypeOf } from '../data/logical-names.ts'
import type { Schema } from '../data/schema.ts'
import { type ConnectValue, float32, float64, int16, int32, int8 } from '../data/value.ts'
import { narrowed, parseDecimal } from './shared/java-numbers.ts'
import { keyAndValue } from './shared/key-and-value.ts'
import { requireMap, requireStruct } from './shared/requirements.ts'
import { fieldValue, replaceNullOption, structOf } from './shared/structs.ts'

const purpose = 'mask fields'

/** What a field's value is: by its schema if it has one. */
function kindOf(schema: Schema | null, value: ConnectValue): ValueKind | undefined {
  const logical = schema === null ? undefined : logicalTypeOf(schema)
  if (logical !== undefined) return logical === 'decimal' ? 'decimal' : 'date'
  return schema?.type ?? valueKind(value)
}

/** Nothing, of each kind; undefined for those that have nothing. */
function empty(kind: ValueKind | undefined): ConnectValue | undefined {
  switch (kind) {
    case 'boolean':
      return false
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'float32':
    case 'float64':
      return 0
    case 'decimal':
      return new Decimal(0n, 0)
    case 'date':
      return new Date(0)
    case 'string':
      return ''
    case 'array':
      return []
    case 'map':
      return new Map()
    default:
      return undefined
  }
}

/** `text` as each kind; undefined for those that a text can't stand for. Throws INVALID_DATA if it is no number and has to be. */
function replaced(text: string, kind: ValueKind | undefined): ConnectValue | undefined {
  switch (kind) {
    case 'int8':
      return narrowed(parseDecimal(text).toBigInt(), 8)
    case 'int16':
      return narrowed(parseDecimal(text).toBigInt(), 16)
    case 'int32':
      return narrowed(parseDecimal(text).toBigInt(), 32)
    case 'int64':
      return narrowed(parseDecimal(text).toBigInt(), 64)
    case 'float32':
      return Math.fround(parseDecimal(text).toNumber())
    case 'float64':
      return parseDecimal(text).toNumber()
    case 'decimal':
      return parseDecimal(text)
    case 'string':
      return text
    default:
      return undefined
  }
}

/** A number that tells its type, for where there is no schema. */
function typed(value: ConnectValue, kind: ValueKind | undefined): ConnectValue {
  if (typeof value !== 'number') return value
  const make = { int8, int16, int32, float32, float64 }[String(kind)]
  return make === undefined ? value : make(value)
}

function masked(schema: Schema | null, value: ConnectValue, replacement: string | null): ConnectValue {
  if (value === null) return null
  const kind = kindOf(schema, value)
  const mask = replacement === null ? empty(kind) : replaced(replacement, kind)
  if (mask === undefined) {
    const by = replacement === null ? '' : ' with a replacement of its own'
    throw dataError(`Cannot mask ${kindInWords(value)}${by}`)
  }
  return schema === null ? typed(mask, kind) : mask
}

/** Hides values of fields. */
export const [maskFieldKey, maskFieldValue] = keyAndValue({
  name: 'MaskField',
  doc: 'Puts nothing (0, false, an empty text, list or map) or a text or number in place of the values of fields. Null stays null.',
  config: configSchema({
    fields: option.list({ importance: 'HIGH', doc: 'The fields to mask.', validate: nonEmptyList }),
    replacement: option.string({
      default: null,
      importance: 'LOW',
      doc: 'What stands in their place, for numbers and texts.',
      validate: nonEmptyString,
    }),
    ...replaceNullOption,
  }),
  prepare: (config) => ({
    fields: new Set(config.fields),
    replacement: config.replacement,
    replaceNull: config['replace.null.with.default'],
  }),
  change({ schema, value }, { fields, replacement, replaceNull }) {
    if (schema === null) {
      const map = new Map(requireMap(value, purpose))
      for (const name of fields) map.set(name, masked(null, map.get(name) ?? null, replacement))
      return { schema, value: map }
    }
    const struct = requireStruct(value, purpose)
    const mask = structOf(struct.schema, (field) => {
      const own = fieldValue(struct, field, replaceNull)
      return fields.has(field.name) ? masked(field.schema, own, replacement) : own
    })
    return { schema, value: mask }
  },
})
