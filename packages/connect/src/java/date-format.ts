import { dateOf, dayMs, dayOfYear, daysOf, weekday, weekOf, weekOfMonth } from './calendar.ts'
import { type FieldLetter, names, parseDatePattern, type PatternPart } from './date-pattern.ts'
import { parseDate } from './date-parse.ts'

function padded(value: number, count: number): string {
  return value < 0 ? `-${padded(-value, count)}` : String(value).padStart(count, '0')
}

/** The year within its era, which is what Java shows. */
function yearOfEra(year: number): number {
  return year > 0 ? year : 1 - year
}

function yearText(year: number, count: number): string {
  return count === 2 ? padded(year % 100, 2) : padded(year, count)
}

/** A field of the date `days` after 1970; undefined for a field of the time. */
function dateField(letter: FieldLetter, count: number, days: number): string | undefined {
  const { year, month, day } = dateOf(days)
  switch (letter) {
    case 'G':
      return names.eras[year > 0 ? 1 : 0]
    case 'y':
      return yearText(yearOfEra(year), count)
    case 'Y':
      return yearText(weekOf(days).year, count)
    case 'M':
    case 'L': {
      const name = names.months[month - 1] ?? ''
      return count >= 4 ? name : count === 3 ? name.slice(0, 3) : padded(month, count)
    }
    case 'w':
      return padded(weekOf(days).week, count)
    case 'W':
      return padded(weekOfMonth(days), count)
    case 'D':
      return padded(dayOfYear(days), count)
    case 'd':
      return padded(day, count)
    case 'F':
      return padded(Math.floor((day - 1) / 7) + 1, count)
    case 'E': {
      const name = names.weekdays[weekday(days)] ?? ''
      return count >= 4 ? name : name.slice(0, 3)
    }
    case 'u':
      return padded(weekday(days) || 7, count)
    default:
      return undefined
  }
}

/** A field of the time of day, `ms` after midnight. */
function timeField(letter: FieldLetter, count: number, ms: number): string {
  const hour = Math.floor(ms / 3_600_000)
  switch (letter) {
    case 'a':
      return names.halves[hour < 12 ? 0 : 1]
    case 'H':
      return padded(hour, count)
    case 'k':
      return padded(hour || 24, count)
    case 'K':
      return padded(hour % 12, count)
    case 'h':
      return padded(hour % 12 || 12, count)
    case 'm':
      return padded(Math.floor(ms / 60_000) % 60, count)
    case 's':
      return padded(Math.floor(ms / 1000) % 60, count)
    case 'S':
      return padded(ms % 1000, count)
    case 'z':
      return count >= 4 ? 'Coordinated Universal Time' : 'UTC'
    case 'Z':
      return '+0000'
    default:
      // X: the one field that is left.
      return 'Z'
  }
}

/**
 * Formats and reads points in time by a pattern of java.text.SimpleDateFormat, in UTC, with English names, as the transforms of Kafka Connect
 * do: lenient (30 February is 1 March), and what follows in a text after the pattern ended is not looked at. Weeks are counted as in
 * the USA: from Sunday, the first one has 1 January.
 *
 * Formats every letter. Reads all but `w`, `W`, `F`, `u`, `Y` and `E` without `d` or `D`, and of the names of time zones UTC and GMT.
 */
export class DateFormat {
  readonly pattern: string
  readonly #parts: readonly PatternPart[]
  readonly #centuryFrom: number

  /** `now`, in milliseconds, says which century a year of two digits is of: 80 years back to 20 on. Throws INVALID_CONFIG. */
  constructor(pattern: string, now: number) {
    this.pattern = pattern
    this.#parts = parseDatePattern(pattern)
    const today = Math.floor(now / dayMs)
    const { year, month, day } = dateOf(today)
    this.#centuryFrom = now + (daysOf({ year: year - 80, month, day }) - today) * dayMs
  }

  /** The text of a point in time that Date can hold, in milliseconds since 1970. */
  format(timestamp: number): string {
    const days = Math.floor(timestamp / dayMs)
    const texts = this.#parts.map((part) => {
      if (typeof part === 'string') return part
      return dateField(part.letter, part.count, days) ?? timeField(part.letter, part.count, timestamp - days * dayMs)
    })
    return texts.join('')
  }

  /** The point in time that `text` names, in milliseconds since 1970; undefined if it does not fit the pattern. */
  parse(text: string): number | undefined {
    return parseDate(text, this.#parts, this.#centuryFrom)
  }
}
