import { type ConnectValue, dataError, Schema, Struct } from '@millrace/connect'
import type { Column, ValueType } from '../schema/table.ts'
import type { ValueModes } from '../settings.ts'
import { type RawValue, unchanged } from '../wal/message.ts'
import { type ArrayElement, parseArray } from './array-text.ts'
import { bitsForm, bytesForm, bytesOfHex } from './byte-forms.ts'
import { defaultOf } from './default-value.ts'
import { hstoreForm } from './hstore.ts'
import { intervalForm } from './interval.ts'
import { float32Form, float64Form, int16Form, int32Form, int64Form, moneyForm, numericForm } from './number-forms.ts'
import { timeForm } from './time-forms.ts'
import { named, type ValueForm } from './value-form.ts'

/** A column in records. */
export interface ColumnValue {
  readonly schema: Schema
  /** Throws INVALID_DATA. */
  readonly toValue: (raw: RawValue) => ConnectValue
}

/** What becomes of a column in records; undefined for one of a type that is not known and not wanted. */
export function columnValue(column: Column, modes: ValueModes): ColumnValue | undefined {
  const { type, optional } = column
  const form = valueForm(type, modes, optional)
  if (form === undefined) return undefined
  const schema = form.schema({ optional, default: defaultOf(column.default, form) })
  // Of rows that are gone only what tells them apart is known.
  const instead = optional || schema.default !== null ? null : form.fallback
  const toValue = (raw: RawValue): ConnectValue => {
    if (raw === null) return instead
    if (raw === unchanged) return unavailableOf(form)
    const value = form.toValue(raw)
    if (value === null && !optional)
      throw dataError(
        `${raw} is nothing that its schema can say, and null is not allowed: with decimal.handling.mode=string it can be told`,
      )
    return value
  }
  return { schema, toValue }
}

function unavailableOf({ unavailable }: ValueForm): ConnectValue {
  if (unavailable !== undefined) return unavailable
  throw dataError(
    'it is large and did not change, so the server did not log it, and values of its type have none that says so: ALTER TABLE ... REPLICA IDENTITY FULL has it logged, or column.exclude.list leaves it out',
  )
}

const plainText = (unavailable: string): ValueForm => ({
  schema: Schema.string,
  toValue: (text) => text,
  fallback: '',
  unavailable,
})

const namedText = (name: string, unavailable: string, fallback = ''): ValueForm => ({
  ...plainText(unavailable),
  fallback,
  schema: (options) => named(Schema.string, name, options),
})

const boolean: ValueForm = {
  schema: Schema.boolean,
  toValue(text) {
    if (text === 't' || text === 'true') return true
    if (text === 'f' || text === 'false') return false
    throw dataError('a text is no boolean')
  },
  fallback: false,
}

/** Types whose values are told as the texts that they are. */
const texts = ['bpchar', 'varchar', 'text', 'citext', 'name', 'char', 'inet', 'cidr', 'macaddr', 'macaddr8']

function valueForm(type: ValueType, modes: ValueModes, optional: boolean): ValueForm | undefined {
  const { unavailable } = modes
  if (type.kind === 'array') return arrayForm(type, modes)
  if (type.kind === 'range') return plainText(unavailable)
  if (type.kind === 'enum') return enumForm(type, unavailable)
  const known = type.kind === 'base' ? baseForm(type, modes, optional) : undefined
  if (known !== undefined || !modes.unknownTypes) return known
  return bytesForm(modes.binary, (text) => Buffer.from(text, 'utf8'), unavailable)
}

function baseForm({ name, modifier }: ValueType, modes: ValueModes, optional: boolean): ValueForm | undefined {
  const { unavailable } = modes
  if (texts.includes(name)) return plainText(unavailable)
  switch (name) {
    case 'bool':
      return boolean
    case 'int2':
      return int16Form
    case 'int4':
      return int32Form
    case 'int8':
    case 'oid':
      return int64Form
    case 'float4':
      return float32Form
    case 'float8':
      return float64Form
    case 'numeric':
      return numericForm(modifier, modes, optional)
    case 'money':
      return moneyForm(modes.decimal, modes.moneyDigits)
    case 'bytea':
      return bytesForm(modes.binary, bytesOfHex, unavailable)
    case 'bit':
    case 'varbit':
      return bitsForm(name, modifier, unavailable)
    case 'uuid':
      return namedText('io.debezium.data.Uuid', unavailable)
    case 'json':
    case 'jsonb':
      return namedText('io.debezium.data.Json', unavailable, '{}')
    case 'xml':
      return namedText('io.debezium.data.Xml', unavailable)
    case 'tsvector':
      return namedText('io.debezium.data.Tsvector', unavailable)
    case 'ltree':
      return namedText('io.debezium.data.Ltree', unavailable)
    case 'hstore':
      return hstoreForm(modes.hstore, unavailable)
    case 'point':
      return pointForm(optional)
    case 'interval':
      return intervalForm(modes.interval)
    default:
      return timeForm(name, modifier, modes.timePrecision)
  }
}

function enumForm({ labels }: ValueType, unavailable: string): ValueForm {
  const parameters = { allowed: labels.join(',') }
  return {
    ...plainText(unavailable),
    schema: (options) => named(Schema.string, 'io.debezium.data.Enum', { ...options, parameters }),
    fallback: labels[0] ?? '',
  }
}

const pointSchema = (options: Parameters<ValueForm['schema']>[0]): Schema =>
  Schema.struct(
    {
      x: Schema.float64(),
      y: Schema.float64(),
      wkb: Schema.bytes({ optional: true }),
      srid: Schema.int32({ optional: true }),
    },
    { ...options, name: 'io.debezium.data.geometry.Point', version: 1, doc: 'Geometry (POINT)' },
  )

/** A point: its coordinates, and the same as well-known binary. */
function pointForm(optional: boolean): ValueForm {
  const own = pointSchema({ optional })
  const toValue = (text: string): ConnectValue => {
    const [, x, y] = /^\(([^,]+),([^,]+)\)$/.exec(text) ?? []
    if (x === undefined || y === undefined) throw dataError('a text is no point')
    const wkb = Buffer.alloc(21)
    // Low bytes first, a point.
    wkb.writeUInt8(1, 0)
    wkb.writeUInt32LE(1, 1)
    wkb.writeDoubleLE(Number(x), 5)
    wkb.writeDoubleLE(Number(y), 13)
    return Struct.ofChecked(own, [Number(x), Number(y), wkb, null])
  }
  return { schema: pointSchema, toValue, fallback: toValue('(0,0)') }
}

/** Arrays of one dimension. Those of more have null for each array in them, as with Debezium: no schema can say both. */
function arrayForm({ element }: ValueType, modes: ValueModes): ValueForm | undefined {
  const form = element === undefined ? undefined : valueForm(element, modes, true)
  if (form === undefined) return undefined
  const schema = form.schema({ optional: true })
  const one = (text: ArrayElement): ConnectValue => (typeof text === 'string' ? form.toValue(text) : null)
  const bytes = [...Buffer.from(modes.unavailable, 'utf8')]
  const isNumber = ['int16', 'int32', 'int64', 'float32', 'float64'].includes(schema.type) && schema.name === undefined
  const unavailable = isNumber ? bytes : form.unavailable === undefined ? undefined : [form.unavailable]
  return {
    schema: (options) => Schema.array(schema, options),
    toValue: (text) => parseArray(text).map(one),
    fallback: [],
    ...(unavailable === undefined ? {} : { unavailable }),
  }
}
