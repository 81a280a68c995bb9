import { type ConnectValue, dataError, Decimal, isStruct, kindInWords } from '@millrace/connect'
import type { Column } from './column.ts'
import { dayText, isMidnight, type PerMs, timestampText, timeText } from './time-text.ts'

/** How values of one of Debezium's logical types are written. */
export interface LogicalWriter {
  /** The type of a column that is created for it. */
  readonly columnType: string
  readonly write: (value: ConnectValue, column: Column) => string
}

function integer(value: ConnectValue): number | bigint {
  if (typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value))) return value
  throw dataError(`an integer is wanted, is ${kindInWords(value)}`)
}

function text(value: ConnectValue): string {
  if (typeof value === 'string') return value
  throw dataError(`a text is wanted, is ${kindInWords(value)}`)
}

/** A point in time for a column: one that holds only its day, or only its time of day, would lose the rest without a word. */
export function pointInTime(value: number | bigint, perMs: PerMs, { type }: Column): string {
  if (type === 'time' || type === 'timetz')
    throw dataError(`a column of type ${type} would lose the day of a timestamp`)
  if (type === 'date' && !isMidnight(value, perMs)) {
    throw dataError('a column of type date would lose the time of day of a timestamp')
  }
  return timestampText(value, perMs)
}

const timestamps = (perMs: PerMs): LogicalWriter => ({
  columnType: 'timestamp',
  write: (value, column) => pointInTime(integer(value), perMs, column),
})

const times = (perMs: PerMs): LogicalWriter => ({
  columnType: 'time',
  write: (value) => timeText(integer(value), perMs),
})

const texts = (columnType: string): LogicalWriter => ({ columnType, write: text })

/** Bits, of which the first byte holds the lowest. */
function bitsText(value: ConnectValue): string {
  if (!(value instanceof Uint8Array)) throw dataError(`bytes are wanted, is ${kindInWords(value)}`)
  return [...value]
    .reverse()
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
}

/** As many bits as the column has, which are no whole bytes. */
function bitsFor(value: ConnectValue, { bits: length }: Column): string {
  const all = bitsText(value)
  const digits = all.replace(/^0+/, '')
  if (length === undefined) return digits === '' ? '0' : digits
  return digits.length > length ? digits : digits.padStart(length, '0')
}

/** A decimal that brings its scale along. */
function variableScaleDecimal(value: ConnectValue): string {
  if (!isStruct(value)) throw dataError(`a struct is wanted, is ${kindInWords(value)}`)
  const [scale, bytes] = [value.get('scale'), value.get('value')]
  if (typeof scale !== 'number' || !(bytes instanceof Uint8Array)) throw dataError('a decimal has a scale and bytes')
  return Decimal.fromBytes(bytes, scale).toString()
}

/** Debezium's logical types by the names of their schemas. */
export const debeziumTypes: ReadonlyMap<string, LogicalWriter> = new Map<string, LogicalWriter>([
  ['io.debezium.time.Date', { columnType: 'date', write: (value) => dayText(Number(integer(value))) }],
  ['io.debezium.time.Time', times(1)],
  ['io.debezium.time.MicroTime', times(1_000)],
  ['io.debezium.time.NanoTime', times(1_000_000)],
  ['io.debezium.time.Timestamp', timestamps(1)],
  ['io.debezium.time.MicroTimestamp', timestamps(1_000)],
  ['io.debezium.time.NanoTimestamp', timestamps(1_000_000)],
  ['io.debezium.time.ZonedTimestamp', texts('timestamptz')],
  ['io.debezium.time.ZonedTime', texts('timetz')],
  ['io.debezium.time.Year', { columnType: 'integer', write: (value) => String(integer(value)) }],
  ['io.debezium.time.Interval', texts('interval')],
  ['io.debezium.time.MicroDuration', { columnType: 'interval', write: (value) => `${integer(value)} microseconds` }],
  ['io.debezium.data.Json', texts('jsonb')],
  ['io.debezium.data.Uuid', texts('uuid')],
  ['io.debezium.data.Xml', texts('xml')],
  ['io.debezium.data.Enum', texts('text')],
  ['io.debezium.data.EnumSet', texts('text')],
  ['io.debezium.data.Bits', { columnType: 'bit varying', write: bitsFor }],
  ['io.debezium.data.VariableScaleDecimal', { columnType: 'numeric', write: variableScaleDecimal }],
])
