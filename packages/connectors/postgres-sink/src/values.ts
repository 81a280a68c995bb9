import {
  type ConnectValue,
  createConverter,
  dataError,
  Decimal,
  isArray,
  isMap,
  isStruct,
  kindInWords,
  type LogicalType,
  logicalTypeOf,
  type Schema,
  toText,
  TypedNumber,
} from '@millrace/connect'
import { arrayLiteral, nestedArrayLiteral } from './array-literal.ts'
import type { Column } from './column.ts'
import { debeziumTypes, pointInTime } from './debezium.ts'
import { dayText, isMidnight, timeText } from './time-text.ts'

/** The text of a value, as PostgreSQL reads it for its column. Throws INVALID_DATA, without the value. */
export type WriteValue = (value: ConnectValue) => string | null

const json = createConverter(
  'JsonConverter',
  { 'schemas.enable': 'false', 'decimal.format': 'NUMERIC', 'converter.type': 'value' },
  'value',
)

function jsonText(schema: Schema | null, value: ConnectValue): string {
  const bytes = json.fromConnect('', { schema, value })
  return bytes === null ? 'null' : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()
}

function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

const mismatch = (value: ConnectValue, { name, type }: Column): Error =>
  dataError(`${kindInWords(value)} can't be written to column ${name}, whose type is ${type}`)

function decimalText(value: Decimal, { name, scale }: Column): string {
  if (scale !== undefined && value.scale > scale) {
    try {
      return value.withScale(scale).toString()
    } catch (error) {
      throw dataError(`a decimal has more digits behind the point than column ${name}, which keeps ${scale}`, {
        cause: error,
      })
    }
  }
  return value.toString()
}

function dateText(value: Date, logical: LogicalType | undefined, column: Column): string {
  const ms = value.getTime()
  if (Number.isNaN(ms)) throw mismatch(value, column)
  if (logical === 'time') return timeText(ms)
  if (logical === 'date' && isMidnight(ms)) return dayText(ms / 86_400_000)
  return pointInTime(ms, 1, column)
}

/** Any value by what it is. */
function plainText(schema: Schema | null, value: ConnectValue, column: Column): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberOf(schema, value)
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  if (value instanceof Uint8Array) {
    if (column.type !== 'bytea') throw mismatch(value, column)
    return String.raw`\x` + Buffer.from(value.buffer, value.byteOffset, value.length).toString('hex')
  }
  if (value instanceof Decimal) return decimalText(value, column)
  if (value instanceof Date) return dateText(value, schema === null ? undefined : logicalTypeOf(schema), column)
  if (value instanceof TypedNumber) return numberOf(schema, value.value)
  if (column.category === 'S' && (isArray(value) || isMap(value) || isStruct(value))) return jsonText(schema, value)
  throw mismatch(value, column)
}

/** A float32 has its own shortest digits: those of the float64 beside it would say more than there is. */
function numberOf(schema: Schema | null, value: number): string {
  return schema?.type === 'float32' ? numberText(Number(toText(schema, value))) : numberText(value)
}

function arrayText(schema: Schema | null, value: ConnectValue, column: Column): string {
  if (typeof value === 'string') return value
  if (!isArray(value)) throw mismatch(value, column)
  const inner = schema?.valueSchema ?? null
  if (value.length > 0 && value.every(isArray)) {
    return nestedArrayLiteral(value.map((part) => arrayText(inner, part, column)))
  }
  const element: Column = { ...column, type: column.type.replace(/^_/, ''), category: '' }
  const write = writerFor(inner, element)
  return arrayLiteral(value.map((part) => (part === null ? null : write(part))))
}

/** Writes values of `schema`, or without one, to `column`. */
export function writerFor(schema: Schema | null, column: Column): WriteValue {
  const write = textWriter(schema, column)
  return (value) => (value === null ? null : write(value))
}

function textWriter(schema: Schema | null, column: Column): (value: ConnectValue) => string {
  const { type, category } = column
  if (type === 'json' || type === 'jsonb') {
    return (value) => (typeof value === 'string' ? value : jsonText(schema, value))
  }
  if (category === 'A') return (value) => arrayText(schema, value, column)
  const debezium = schema?.name === undefined ? undefined : debeziumTypes.get(schema.name)
  if (debezium !== undefined) return (value) => debezium.write(value, column)
  return (value) => plainText(schema, value, column)
}
