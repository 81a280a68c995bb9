import { dataError, Schema } from '@millrace/connect'
import { plainInt64 } from '../wal/lsn.ts'
import { microsPerDay } from './calendar.ts'
import { named, type ValueForm } from './value-form.ts'

const pattern =
  /^P(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)D)?(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?)(\d+)(?:\.(\d{1,6}))?S)?)?$/

/** A twelfth of 365.25 days. */
const microsPerMonth = 30.4375 * microsPerDay

const int64Max = 9_223_372_036_854_775_807n

/** The parts of an interval, as PostgreSQL writes it with `intervalstyle=iso_8601`. */
interface Interval {
  readonly years: number
  readonly months: number
  readonly days: number
  readonly hours: number
  readonly minutes: number
  /** Of the seconds, their fraction and sign with them. */
  readonly micros: number
}

function parseInterval(text: string): Interval {
  const found = pattern.exec(text)
  if (found === null) throw dataError('a text is no interval')
  const [years, months, days, hours, minutes] = found.slice(1, 6).map((part) => Number(part ?? '0'))
  const [, , , , , , sign, seconds = '0', digits = ''] = found
  const micros = Number(seconds) * 1_000_000 + Number(digits.padEnd(6, '0'))
  return {
    years: years ?? 0,
    months: months ?? 0,
    days: days ?? 0,
    hours: hours ?? 0,
    minutes: minutes ?? 0,
    micros: sign === '-' ? 0 - micros : micros,
  }
}

const isInfinite = (text: string): boolean => text === 'infinity' || text === '-infinity'

/** What intervals are: microseconds, months and years by what they last on average, or ISO 8601 with all of their parts. */
export const intervalForm = (mode: 'numeric' | 'string'): ValueForm =>
  mode === 'numeric' ? microDuration : isoInterval

const microDuration: ValueForm = {
  schema: (options) => named(Schema.int64, 'io.debezium.time.MicroDuration', options),
  toValue(text) {
    if (isInfinite(text)) return text.startsWith('-') ? -int64Max - 1n : int64Max
    const { years, months, days, hours, minutes, micros } = parseInterval(text)
    const ofMonths = BigInt(years * 12 + months) * BigInt(microsPerMonth)
    const ofDays = BigInt(days) * BigInt(microsPerDay)
    return plainInt64(ofMonths + ofDays + BigInt(hours * 3600 + minutes * 60) * 1_000_000n + BigInt(micros))
  },
  fallback: 0,
}

const isoInterval: ValueForm = {
  schema: (options) => named(Schema.string, 'io.debezium.time.Interval', options),
  toValue(text) {
    if (isInfinite(text)) return text
    const { years, months, days, hours, minutes, micros } = parseInterval(text)
    const size = Math.abs(micros)
    const fraction = String(size % 1_000_000)
      .padStart(6, '0')
      .replace(/0+$/, '')
    const seconds = `${micros < 0 ? '-' : ''}${Math.floor(size / 1_000_000)}${fraction === '' ? '' : `.${fraction}`}`
    return `P${years}Y${months}M${days}DT${hours}H${minutes}M${seconds}S`
  },
  fallback: 'P0Y0M0DT0H0M0S',
}
