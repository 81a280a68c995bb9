import { dataError } from '@millrace/connect'

/** A day and a time as PostgreSQL writes them with `datestyle=iso`, of no time zone. */
export interface DayAndTime {
  /** Days since 1970. */
  readonly days: number
  /** Microseconds of the day. */
  readonly micros: number
  /** What is to be added to have UTC's, in seconds; 0 if the text says none. */
  readonly toUtcSeconds: number
}

export const microsPerDay = 86_400_000_000
export const msPerDay = 86_400_000

const datePattern = /^(\d{4,7})-(\d\d)-(\d\d)(?: BC)?$/
const timePattern = /^(\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?(?:([+-])(\d\d)(?::(\d\d)(?::(\d\d))?)?)?$/

const noValue = (what: string) => dataError(`a text is no ${what}`)

/** Days since 1970, by the calendar that goes on backwards before its making. Throws INVALID_DATA. */
export function parseDate(text: string): number {
  const [, year, month, day] = datePattern.exec(text) ?? []
  if (year === undefined) throw noValue('date')
  // The year before the first is the first before it.
  const isBefore = text.endsWith(' BC')
  return daysSinceEpoch(isBefore ? 1 - Number(year) : Number(year), Number(month), Number(day))
}

/** By days of eras of 400 years, which repeat: dates of JavaScript end before those of PostgreSQL. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  // Years begin in March, so that a leap day is the last.
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const ofEra = shifted - era * 400
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

/** A time of a day, with an offset from UTC if it has one: `22:13:20.123456+02`. Throws INVALID_DATA. */
export function parseTime(text: string): Omit<DayAndTime, 'days'> {
  const found = timePattern.exec(text)
  if (found === null) throw noValue('time')
  const [, hours, minutes, seconds, digits = '', sign, offsetHours = '0', offsetMinutes = '0', offsetSeconds = '0'] =
    found
  const offset = Number(offsetHours) * 3600 + Number(offsetMinutes) * 60 + Number(offsetSeconds)
  return {
    micros: (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1_000_000 + Number(digits.padEnd(6, '0')),
    toUtcSeconds: sign === '-' ? offset : 0 - offset,
  }
}

/** A day and a time: `2023-11-14 22:13:20.123456+00 BC`. Throws INVALID_DATA. */
export function parseDayAndTime(text: string): DayAndTime {
  const isBefore = text.endsWith(' BC')
  const [day = '', time = ''] = (isBefore ? text.slice(0, -3) : text).split(' ')
  return { days: parseDate(isBefore ? `${day} BC` : day), ...parseTime(time) }
}

/** Digits of a second without zeros at the end, and their point. */
export function fractionText(micros: number): string {
  const digits = String(micros % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '')
  return digits === '' ? '' : `.${digits}`
}

/** `22:13:20`, of microseconds of a day. */
export function clockText(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}
