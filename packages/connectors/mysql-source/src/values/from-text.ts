import { dataError, Decimal } from '@millrace/connect'
import type { ColumnType } from '../schema/table.ts'
import { secondsSinceEpoch } from './calendar.ts'
import type { RawDateTime, RawValue } from './raw-value.ts'

const datePattern = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?)?$/
const timePattern = /^(-?)(\d{1,3}):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?$/

/** A value from the bytes that a query's result has for it, in UTF-8, or that a column's default is. Throws INVALID_DATA. */
export function rawFromText(type: ColumnType, bytes: Buffer): RawValue {
  switch (type.kind) {
    case 'bit':
    case 'binary':
    case 'geometry':
    case 'unknown':
      return bytes
    case 'tinyint':
    case 'smallint':
    case 'mediumint':
    case 'int':
    case 'float':
    case 'double':
      return numberOf(bytes.toString('latin1'), type)
    case 'bigint':
      return bigintOf(bytes.toString('latin1'), type)
    case 'decimal':
      return Decimal.parse(bytes.toString('latin1'))
    case 'year': {
      const year = numberOf(bytes.toString('latin1'), type)
      return year === 0 ? 1900 : year
    }
    case 'date': {
      const { year, month, day } = dateTimeOf(bytes.toString('latin1'), type)
      return { kind: 'date', year, month, day }
    }
    case 'datetime':
      return dateTimeOf(bytes.toString('latin1'), type)
    case 'timestamp': {
      const at = dateTimeOf(bytes.toString('latin1'), type)
      const { month, micros } = at
      return { kind: 'timestamp', seconds: month === 0 ? 0 : secondsSinceEpoch(at), micros }
    }
    case 'time':
      return { kind: 'time', micros: timeOf(bytes.toString('latin1'), type) }
    default:
      return bytes.toString('utf8')
  }
}

/** A default's text as a value of its column. Throws INVALID_DATA. */
export function rawFromDefault(type: ColumnType, text: string): RawValue {
  if (type.kind !== 'bit') return rawFromText(type, Buffer.from(text, type.kind === 'binary' ? 'latin1' : 'utf8'))
  const digits = /^[01]+$/.test(text) ? text : '0'
  const length = Math.ceil((type.length ?? 1) / 8)
  return Buffer.from(
    BigInt(`0b${digits}`)
      .toString(16)
      .padStart(length * 2, '0')
      .slice(-length * 2),
    'hex',
  )
}

const noValue = (type: ColumnType) => dataError(`a text is no value of ${type.name}`)

function numberOf(text: string, type: ColumnType): number {
  const number = text === '' ? Number.NaN : Number(text)
  if (Number.isNaN(number)) throw noValue(type)
  return number
}

function bigintOf(text: string, type: ColumnType): bigint {
  if (!/^-?\d{1,20}$/.test(text)) throw noValue(type)
  return BigInt(text)
}

const microsOf = (digits: string | undefined): number => Number((digits ?? '').padEnd(6, '0'))

function dateTimeOf(text: string, type: ColumnType): RawDateTime {
  const found = datePattern.exec(text)
  if (found === null) throw noValue(type)
  const [, year, month, day, hour = '0', minute = '0', second = '0', digits] = found
  return {
    kind: 'datetime',
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    micros: microsOf(digits),
  }
}

function timeOf(text: string, type: ColumnType): number {
  const found = timePattern.exec(text)
  if (found === null) throw noValue(type)
  const [, sign, hours, minutes, seconds = '0', digits] = found
  const micros = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1_000_000 + microsOf(digits)
  return sign === '-' && micros !== 0 ? -micros : micros
}
