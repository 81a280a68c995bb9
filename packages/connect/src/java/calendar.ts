/** The calendar of java.util.GregorianCalendar in UTC: Julian before 15 October 1582, Gregorian from then on. */

/** Milliseconds of a day. */
export const dayMs = 86_400_000

/** 15 October 1582 in days since 1970: the day after 4 October. */
const gregorianFrom = -141_427

/** A date of that calendar. Year 0 is 1 BC; months and days begin at 1. */
export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Days since 1970 of a date by the Julian calendar; a month or day that is too large or small runs on. */
function julianDays(year: number, month: number, day: number): number {
  const years = year + Math.floor((month - 1) / 12)
  // Years begin in March here, so that the leap day is the last.
  const fromMarch = (((month - 1) % 12) + 12 + 10) % 12
  const y = years - (fromMarch >= 10 ? 1 : 0)
  return y * 365 + Math.floor(y / 4) + Math.floor((153 * fromMarch + 2) / 5) + day - 1 - 719_470
}

function julianDate(days: number): CivilDate {
  const shifted = days + 719_470
  const y = Math.floor((4 * shifted + 3) / 1461)
  const dayOfYear = shifted - (365 * y + Math.floor(y / 4))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return {
    year: y + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  }
}

function gregorianDays(year: number, month: number, day: number): number {
  // Not Date.UTC(year, ...), which takes the years 0 to 99 for those of the last century.
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime() / dayMs
}

/** Days since 1970 of a date; a month or day that is too large or small runs on, as a lenient Calendar has it. */
export function daysOf({ year, month, day }: CivilDate): number {
  const gregorian = gregorianDays(year, month, day)
  return gregorian >= gregorianFrom ? gregorian : Math.min(julianDays(year, month, day), gregorianFrom + 9)
}

/** The date of a day that is `days` after 1 January 1970. */
export function dateOf(days: number): CivilDate {
  if (days < gregorianFrom) return julianDate(days)
  const date = new Date(days * dayMs)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** The day of the week: 0 is Sunday. */
export function weekday(days: number): number {
  return (((days + 4) % 7) + 7) % 7
}

/** Which day of its year it is, from 1 on. */
export function dayOfYear(days: number): number {
  return days - daysOf({ year: dateOf(days).year, month: 1, day: 1 }) + 1
}

/** The first day of week 1 of `year`: weeks begin on Sunday, and the first has at least one day of the year. */
function firstWeek(year: number): number {
  const newYear = daysOf({ year, month: 1, day: 1 })
  return newYear - weekday(newYear)
}

/** The week of its year and that year, as weeks are counted in the USA. */
export function weekOf(days: number): { readonly year: number; readonly week: number } {
  const { year } = dateOf(days)
  const weekYear = days >= firstWeek(year + 1) ? year + 1 : year
  return { year: weekYear, week: Math.floor((days - firstWeek(weekYear)) / 7) + 1 }
}

/** The week of its month, from 1 on. */
export function weekOfMonth(days: number): number {
  const { day } = dateOf(days)
  return Math.floor((day - 1 + weekday(days - day + 1)) / 7) + 1
}
