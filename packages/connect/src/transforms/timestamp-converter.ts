import { configSchema, option } from '../config/index.ts'
import { configError, dataError } from '../data/errors.ts'
import { kindInWords, valueKind } from '../data/kind.ts'
import { logicalTypeOf } from '../data/logical-names.ts'
import { Schema } from '../data/schema.ts'
import type { Struct } from '../data/struct.ts'
import { type ConnectValue, int64, isStruct } from '../data/value.ts'
import { DateFormat } from '../java/date-format.ts'
import { keyAndValue } from './shared/key-and-value.ts'
import { requireMap, requireStruct, requireStructSchema } from './shared/requirements.ts'
import { entriesOf, fieldValue, replaceNullOption, schemaCache, structOf, withFields } from './shared/structs.ts'

const purpose = 'converting timestamp formats'
const dayMs = 86_400_000

const types = ['string', 'unix', 'Date', 'Time', 'Timestamp'] as const
type TimestampType = (typeof types)[number]

const precisions = ['nanoseconds', 'microseconds', 'milliseconds', 'seconds'] as const
type Precision = (typeof precisions)[number]

/** How many of each are a millisecond; of seconds a thousandth is. */
const perMs = { nanoseconds: 1_000_000n, microseconds: 1000n, milliseconds: 1n } as const

interface Converter {
  readonly target: TimestampType
  readonly format: DateFormat | undefined
  readonly precision: Precision
}

const schemas: Readonly<Record<TimestampType, (options: { optional: boolean }) => Schema>> = {
  string: Schema.string,
  unix: Schema.int64,
  Date: (options) => Schema.date(options),
  Time: (options) => Schema.time(options),
  Timestamp: (options) => Schema.timestamp(options),
}

/** What a value with a schema is, as far as it can be a point in time. */
function typeOfSchema(schema: Schema): TimestampType {
  const logical = logicalTypeOf(schema)
  if (logical === 'timestamp') return 'Timestamp'
  if (logical === 'date') return 'Date'
  if (logical === 'time') return 'Time'
  if (schema.type === 'string') return 'string'
  if (schema.type === 'int64') return 'unix'
  throw dataError(`${schema.describe()} is no type of points in time that TimestampConverter knows`)
}

/** What a value without a schema is. */
function typeOfValue(value: ConnectValue): TimestampType {
  const kind = valueKind(value)
  if (kind === 'date') return 'Timestamp'
  if (kind === 'int64') return 'unix'
  if (kind === 'string') return 'string'
  throw dataError(`TimestampConverter does not take ${kindInWords(value)} as a point in time`)
}

function msOfText(text: string, format: DateFormat | undefined): number {
  if (format === undefined) throw dataError('TimestampConverter has no `format` to read a text by')
  const ms = format.parse(text)
  if (ms === undefined) throw dataError(`A text does not match the pattern '${format.pattern}'`)
  return ms
}

function msOf(value: ConnectValue, type: TimestampType, { format, precision }: Converter): number {
  if (type === 'string' && typeof value === 'string') return msOfText(value, format)
  if (type === 'unix' && (typeof value === 'number' || typeof value === 'bigint')) {
    const exact = BigInt(value)
    const ms = Number(precision === 'seconds' ? exact * 1000n : exact / perMs[precision])
    if (Math.abs(ms) > 100_000_000 * dayMs) throw dataError('A point in time is beyond the year 275760')
    return ms
  }
  if (value instanceof Date) return value.getTime()
  throw dataError(`Expected ${type}, found ${kindInWords(value)}`)
}

function unixOf(ms: number, precision: Precision): number | bigint {
  if (precision === 'seconds') return Math.trunc(ms / 1000) + 0
  return int64(BigInt(ms) * perMs[precision])
}

function valueOf(ms: number, { target, format, precision }: Converter): ConnectValue {
  switch (target) {
    case 'string':
      return format?.format(ms) ?? null
    case 'unix':
      return unixOf(ms, precision)
    case 'Date':
      return new Date(Math.floor(ms / dayMs) * dayMs)
    case 'Time':
      return new Date(((ms % dayMs) + dayMs) % dayMs)
    case 'Timestamp':
      return new Date(ms)
  }
}

function converted(value: ConnectValue, schema: Schema | null, converter: Converter): ConnectValue {
  // That the schema is one of a point in time is looked at even if there is none.
  const type = schema === null ? undefined : typeOfSchema(schema)
  return value === null ? null : valueOf(msOf(value, type ?? typeOfValue(value), converter), converter)
}

/** Turns points in time from one type into another. */
export const [timestampConverterKey, timestampConverterValue] = keyAndValue({
  name: 'TimestampConverter',
  doc: 'Turns points in time, as texts, numbers or one of the logical types, into another of these, in UTC.',
  config: configSchema({
    field: option.string({
      default: '',
      importance: 'HIGH',
      doc: 'The field with the point in time; without one, the whole key or value is it.',
    }),
    'target.type': option.oneOf(types, { importance: 'HIGH', doc: 'What to turn it into.' }),
    format: option.string({
      default: '',
      importance: 'MEDIUM',
      doc: 'How a text is written or read, in the syntax of java.text.SimpleDateFormat.',
    }),
    'unix.precision': option.oneOf(precisions, {
      default: 'milliseconds',
      importance: 'LOW',
      doc: 'What a number counts since 1970. Below milliseconds nothing is kept.',
    }),
    ...replaceNullOption,
  }),
  prepare(config, option) {
    const { field, format, 'target.type': target, 'unix.precision': precision } = config
    if (target === 'string' && format.trim() === '')
      throw configError(option('format'), 'TimestampConverter requires a format when the target type is string')
    const pattern = format.trim() === '' ? undefined : new DateFormat(format, Date.now())
    const schemaOf = schemaCache((schema) =>
      withFields(
        schema,
        entriesOf(schema).map(([name, own]) => [
          name,
          name === field ? schemas[target]({ optional: own.optional }) : own,
        ]),
        { optional: true },
      ),
    )
    const converter: Converter = { target, format: pattern, precision }
    return { field, converter, schemaOf, replaceNull: config['replace.null.with.default'] }
  },
  change(part, { field, converter, schemaOf, replaceNull }) {
    const { schema, value } = part
    if (schema === null) {
      if (value === null || field === '') return { schema, value: converted(value, null, converter) }
      const map = requireMap(value, purpose)
      return { schema, value: new Map(map).set(field, converted(map.get(field) ?? null, null, converter)) }
    }
    if (field === '') {
      const target = schemas[converter.target]({ optional: schema.optional })
      return { schema: target, value: converted(value, schema, converter) }
    }
    const changed = (struct: Struct, to: Schema): Struct =>
      structOf(to, ({ index }) => {
        const own = struct.schema.fields[index]
        if (own === undefined) return null
        const before = fieldValue(struct, own, replaceNull)
        return own.name === field ? converted(before, own.schema, converter) : before
      })
    const to = schemaOf(requireStructSchema(schema, purpose))
    const missing = isStruct(schema.default) ? changed(schema.default, to) : null
    const target = missing === null ? to : to.with({ default: missing })
    return { schema: target, value: value === null ? null : changed(requireStruct(value, purpose), target) }
  },
})
