import { type ConnectValue, dataError, Schema } from '@millrace/connect'
import type { TimePrecisionMode } from '../settings.ts'
import { plainInt64 } from '../wal/lsn.ts'
import { clockText, fractionText, microsPerDay, msPerDay, parseDate, parseDayAndTime, parseTime } from './calendar.ts'
import { named, type ValueForm } from './value-form.ts'

const infinity = 'infinity'
const isInfinite = (text: string): boolean => text === infinity || text === `-${infinity}`
const signOf = (text: string): 1 | -1 => (text.startsWith('-') ? -1 : 1)

/** What Java's driver makes of `infinity`, in milliseconds; Debezium's connector tells it as if it were microseconds. */
const foreverMicros: Readonly<Record<1 | -1, bigint>> = {
  1: 9_223_372_036_825_200_000n,
  [-1]: -9_223_372_036_832_400_000n,
}

/** The last day that a Date of JavaScript can say, in milliseconds. */
const dateMsMax = 8_640_000_000_000_000

const int64Max = 9_223_372_036_854_775_807n

/** What columns of days and times are in records; undefined for other types. `digits` of a second is -1 if the column does not say. */
export function timeForm(name: string, digits: number, mode: TimePrecisionMode): ValueForm | undefined {
  const isMillis = digits >= 0 && digits <= 3
  switch (name) {
    case 'date':
      return mode === 'connect' ? connectDate : date
    case 'time':
      if (mode === 'connect') return connectTime
      return isMillis && mode === 'adaptive' ? time : microTime
    case 'timetz':
      return zonedTime
    case 'timestamp':
      if (mode === 'connect') return connectTimestamp
      return isMillis ? timestamp : microTimestamp
    case 'timestamptz':
      return zonedTimestamp(digits < 0 ? 6 : digits)
    default:
      return undefined
  }
}

const date: ValueForm = {
  schema: (options) => named(Schema.int32, 'io.debezium.time.Date', options),
  // Beyond all days that there are.
  toValue: (text) => (isInfinite(text) ? (signOf(text) > 0 ? 2_147_483_647 : -2_147_483_648) : parseDate(text)),
  fallback: 0,
}

const connectDate: ValueForm = {
  schema: (options) => Schema.date(options),
  toValue: (text) => new Date(isInfinite(text) ? signOf(text) * dateMsMax : withinDates(parseDate(text) * msPerDay)),
  fallback: new Date(0),
}

const microTime: ValueForm = {
  schema: (options) => named(Schema.int64, 'io.debezium.time.MicroTime', options),
  toValue: (text) => parseTime(text).micros,
  fallback: 0,
}

const time: ValueForm = {
  schema: (options) => named(Schema.int32, 'io.debezium.time.Time', options),
  toValue: (text) => Math.floor(parseTime(text).micros / 1000),
  fallback: 0,
}

const connectTime: ValueForm = {
  schema: (options) => Schema.time(options),
  toValue: (text) => new Date(Math.floor(parseTime(text).micros / 1000)),
  fallback: new Date(0),
}

const zonedTime: ValueForm = {
  schema: (options) => named(Schema.string, 'io.debezium.time.ZonedTime', options),
  toValue(text) {
    const { micros, toUtcSeconds } = parseTime(text)
    const ofDay = (micros + toUtcSeconds * 1_000_000 + 2 * microsPerDay) % microsPerDay
    return `${clockText(ofDay)}${fractionText(ofDay)}Z`
  },
  fallback: '00:00:00Z',
}

/** Microseconds since 1970; exact, which numbers are not for years far off. Throws INVALID_DATA beyond an int64. */
function microsSinceEpoch(text: string): number | bigint {
  const { days, micros } = parseDayAndTime(text)
  const whole = days * microsPerDay + micros
  if (Number.isSafeInteger(whole)) return whole
  const exact = BigInt(days) * BigInt(microsPerDay) + BigInt(micros)
  if (exact > int64Max || exact < -int64Max)
    throw dataError('a timestamp is beyond what microseconds of an int64 can say')
  return exact
}

/** Milliseconds since 1970. */
function msSinceEpoch(text: string): number {
  const { days, micros } = parseDayAndTime(text)
  return days * msPerDay + Math.floor(micros / 1000)
}

function withinDates(ms: number): number {
  if (Math.abs(ms) <= dateMsMax) return ms
  throw dataError("a day is beyond what Connect's dates can say")
}

const timestamp: ValueForm = {
  schema: (options) => named(Schema.int64, 'io.debezium.time.Timestamp', options),
  toValue: (text) => (isInfinite(text) ? plainInt64(foreverMicros[signOf(text)] / 1000n) : msSinceEpoch(text)),
  fallback: 0,
}

const microTimestamp: ValueForm = {
  schema: (options) => named(Schema.int64, 'io.debezium.time.MicroTimestamp', options),
  toValue: (text): ConnectValue => (isInfinite(text) ? foreverMicros[signOf(text)] : microsSinceEpoch(text)),
  fallback: 0,
}

const connectTimestamp: ValueForm = {
  schema: (options) => Schema.timestamp(options),
  toValue: (text) => new Date(isInfinite(text) ? signOf(text) * dateMsMax : withinDates(msSinceEpoch(text))),
  fallback: new Date(0),
}

/** ISO 8601, UTC; years beyond 9999 have a sign, as in Java. */
const zonedTimestamp = (digits: number): ValueForm => ({
  schema: (options) => named(Schema.string, 'io.debezium.time.ZonedTimestamp', options),
  toValue(text) {
    if (isInfinite(text)) return text
    // The session's time zone is UTC.
    const isBefore = text.endsWith(' BC')
    const [day = '', clock = ''] = (isBefore ? text.slice(0, -3) : text).split(' ')
    const { micros } = parseTime(clock)
    const fraction =
      digits === 0
        ? ''
        : `.${String(micros % 1_000_000)
            .padStart(6, '0')
            .slice(0, digits)}`
    const [year = '', month = '', ofMonth = ''] = day.split('-')
    const number = isBefore ? 1 - Number(year) : Number(year)
    const four = String(Math.abs(number)).padStart(4, '0')
    const years = number < 0 ? `-${four}` : number > 9999 ? `+${four}` : four
    return `${years}-${month}-${ofMonth}T${clockText(micros)}${fraction}Z`
  },
  fallback: '1970-01-01T00:00:00Z',
})
