import { StreamError } from '@millrace/base'
import { dateOf, dayMs, daysOf } from './calendar.ts'
import { type FieldLetter, names, type PatternPart } from './date-pattern.ts'

/** The fields that were read; of two that say the same, the one that was read last counts. */
interface Fields {
  era?: number | undefined
  year?: number | undefined
  month?: number | undefined
  day?: number | undefined
  dayOfYear?: number | undefined
  /** Of 24 hours. */
  hour?: number | undefined
  /** Of 12 hours. */
  halfHour?: number | undefined
  half?: number | undefined
  minute?: number | undefined
  second?: number | undefined
  millisecond?: number | undefined
  offsetMs?: number | undefined
  /** The year had two digits, and is the first of the hundred that it can be of. */
  isFirstYear?: boolean
  /** Which of `hour`, `halfHour` and `half` were read, in that order: the last ones count. */
  readonly hours: ('hour' | 'halfHour' | 'half')[]
}

/** Where the text is read, and what was read of it. */
interface Reading {
  readonly text: string
  at: number
  readonly fields: Fields
}

/** The letters whose fields are numbers: where another of them follows, each has as many digits as letters. */
const numeric = new Set<FieldLetter>(['y', 'D', 'd', 'H', 'k', 'K', 'h', 'm', 's', 'S'])

/** Whether the field that comes next takes digits, so that the one before it may not. */
function followedByDigits(next: PatternPart | undefined): boolean {
  if (next === undefined || typeof next === 'string') return false
  return numeric.has(next.letter) || ((next.letter === 'M' || next.letter === 'L') && next.count <= 2)
}

/** How a number is to be read: where it ends at the latest, and whether a hyphen follows it in the pattern. */
interface Digits {
  readonly end: number | undefined
  readonly beforeHyphen: boolean
}

/** Reads a whole number with an optional minus sign. */
function readNumber(reading: Reading, { end, beforeHyphen }: Digits): number | undefined {
  const { text } = reading
  if (end !== undefined && end > text.length) return undefined
  const found = /^-?\d+/.exec(text.slice(reading.at, end))?.[0]
  if (found === undefined) return undefined
  reading.at += found.length
  // Java reads these as ints.
  const value = Number(found) | 0
  // A minus sign that the pattern's hyphen needs was none: `2024--1` by `yyyy-M`.
  if (beforeHyphen && value < 0 && reading.at < text.length && text[reading.at] !== '-') {
    reading.at--
    return -value
  }
  return value
}

/** Reads the longest of `known` that stands here in any case: its index. */
function readName(reading: Reading, known: readonly string[]): number | undefined {
  const rest = reading.text.slice(reading.at).toLowerCase()
  let best: number | undefined
  for (const [index, name] of known.entries())
    if (rest.startsWith(name.toLowerCase()) && name.length > (known[best ?? -1]?.length ?? 0)) best = index
  if (best !== undefined) reading.at += known[best]?.length ?? 0
  return best
}

/** Reads a long or a short name: its index among the long ones. */
function readEither(reading: Reading, long: readonly string[]): number | undefined {
  const index = readName(reading, [...long, ...long.map((name) => name.slice(0, 3))])
  return index === undefined ? undefined : index % long.length
}

const minuteMs = 60_000

/** Reads an offset by `expression`, whose groups are the sign, the hours and the minutes. */
function readOffset(reading: Reading, expression: RegExp): boolean {
  const found = expression.exec(reading.text.slice(reading.at))
  if (found === null) return false
  const [whole, sign, hours = '0', minutes = '0'] = found
  if (Number(hours) > 23 || Number(minutes) > 59) return false
  reading.at += whole.length
  reading.fields.offsetMs = (Number(hours) * 60 + Number(minutes)) * minuteMs * (sign === '-' ? -1 : 1)
  return true
}

function readZone(reading: Reading, letter: FieldLetter, count: number): boolean {
  if (letter === 'X') {
    const isoOffsets = [/^([+-])(\d\d)/, /^([+-])(\d\d)(\d\d)/, /^([+-])(\d\d):(\d\d)/]
    return readOffset(reading, /^(Z)/) || readOffset(reading, isoOffsets[count - 1] ?? /^(Z)/)
  }
  if (readOffset(reading, /^GMT([+-])(\d\d?):(\d\d)/i) || readOffset(reading, /^([+-])(\d\d)(\d\d)/)) return true
  // After GMT a sign begins an offset, which was no offset.
  return readOffset(reading, /^(GMT)(?![+-])/i) || readOffset(reading, /^(Coordinated Universal Time|UTC)/i)
}

function readText(reading: Reading, letter: FieldLetter, count: number): boolean | undefined {
  const { fields } = reading
  switch (letter) {
    case 'G':
      fields.era = readName(reading, names.eras)
      return fields.era !== undefined
    case 'M':
    case 'L': {
      if (count <= 2) return undefined
      const month = readEither(reading, names.months)
      if (month !== undefined) fields.month = month + 1
      return month !== undefined
    }
    case 'E':
      return readEither(reading, names.weekdays) !== undefined
    case 'a':
      fields.half = readName(reading, names.halves)
      fields.hours.push('half')
      return fields.half !== undefined
    case 'z':
    case 'Z':
    case 'X':
      return readZone(reading, letter, count)
    default:
      return undefined
  }
}

/** Where each letter's number goes. */
const targets: Partial<Record<FieldLetter, Exclude<keyof Fields, 'hours' | 'isFirstYear'>>> = {
  y: 'year',
  M: 'month',
  L: 'month',
  D: 'dayOfYear',
  d: 'day',
  H: 'hour',
  k: 'hour',
  K: 'halfHour',
  h: 'halfHour',
  m: 'minute',
  s: 'second',
  S: 'millisecond',
}

function readField(reading: Reading, letter: FieldLetter, count: number, digits: Digits, firstYear: number): boolean {
  while (/^[ \t]/.test(reading.text.slice(reading.at, reading.at + 1))) reading.at++
  if (reading.at >= reading.text.length) return false
  const text = readText(reading, letter, count)
  if (text !== undefined) return text
  const target = targets[letter]
  if (target === undefined) return false
  const begin = reading.at
  const value = readNumber(reading, digits)
  if (value === undefined) return false
  const { fields } = reading
  if (target === 'hour' || target === 'halfHour') fields.hours.push(target)
  // Two digits, and exactly two, are a year of the last 80 or the next 20.
  const isShort = letter === 'y' && count <= 2 && /^\d\d$/.test(reading.text.slice(begin, reading.at))
  if (isShort) {
    fields.year = value + Math.floor(firstYear / 100) * 100 + (value < firstYear % 100 ? 100 : 0)
    fields.isFirstYear = fields.year === firstYear
  } else if (letter === 'k') fields.hour = value === 24 ? 0 : value
  else if (letter === 'h') fields.halfHour = value === 12 ? 0 : value
  else fields[target] = value
  // The day of the month and of the year say the same.
  if (target === 'day') fields.dayOfYear = undefined
  if (target === 'dayOfYear') fields.day = undefined
  return true
}

/** The hour of the day: one of 12 with its half, if that was read last, or one of 24. */
function hourOf({ hour, halfHour = 0, half = 0, hours }: Fields): number {
  const isHalf = hours.includes('halfHour') && hours.includes('half') && hours.at(-1) !== 'hour'
  return hour === undefined || isHalf ? halfHour + 12 * half : hour
}

function timestampOf(fields: Fields): number {
  const { era, year: given = 1970, month = 1, day = 1, dayOfYear } = fields
  const year = era === 0 ? 1 - given : given
  const days =
    dayOfYear === undefined ? daysOf({ year, month, day }) : daysOf({ year, month: 1, day: 1 }) + dayOfYear - 1
  const { minute = 0, second = 0, millisecond = 0 } = fields
  const time = ((hourOf(fields) * 60 + minute) * 60 + second) * 1000 + millisecond
  return days * dayMs + time - (fields.offsetMs ?? 0)
}

/** Why no date can be read by a pattern, though one can be written by it. */
function unreadableBy(parts: readonly PatternPart[]): string | undefined {
  const letters = new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : [part.letter])))
  const weekly = (['w', 'W', 'F', 'u', 'Y'] as const).find((letter) => letters.has(letter))
  if (weekly !== undefined) return `Millrace can't read a date by the pattern letter ${weekly}`
  const alone = letters.has('E') && !letters.has('d') && !letters.has('D')
  return alone ? "Millrace can't read a date by a weekday alone: the pattern has no d" : undefined
}

/**
 * The point in time that `text` names by the pattern `parts`, as a lenient SimpleDateFormat reads it; undefined if it does not fit. Throws
 * INVALID_CONFIG if the pattern has letters that can't be read by. A year of two
 * digits is one of the hundred from `centuryFrom` on, which is a point in time.
 */
export function parseDate(text: string, parts: readonly PatternPart[], centuryFrom: number): number | undefined {
  const unreadable = unreadableBy(parts)
  if (unreadable !== undefined) throw new StreamError('INVALID_CONFIG', unreadable)
  const firstYear = dateOf(Math.floor(centuryFrom / dayMs)).year
  const reading: Reading = { text, at: 0, fields: { hours: [] } }
  for (const [index, part] of parts.entries()) {
    if (typeof part === 'string') {
      if (!text.startsWith(part, reading.at)) return undefined
      reading.at += part.length
      continue
    }
    const next = parts[index + 1]
    const digits = {
      // Spaces before it count as its digits.
      end: followedByDigits(next) ? reading.at + part.count : undefined,
      beforeHyphen: typeof next === 'string' && next.startsWith('-'),
    }
    if (!readField(reading, part.letter, part.count, digits, firstYear)) return undefined
  }
  const { fields } = reading
  const timestamp = timestampOf(fields)
  // Of the first year only what comes after the day and time of now is meant; the rest is of a hundred years later.
  if (fields.isFirstYear !== true || timestamp >= centuryFrom) return timestamp
  return timestampOf({ ...fields, year: firstYear + 100 })
}
