import { StreamError } from '@millrace/base'

/** The letters that stand for a field. */
export const fieldLetters = 'GyYMLwWDdFEuaHkKhmsSzZX'

/** A letter of {@link fieldLetters}. */
export type FieldLetter = 'G' | 'y' | 'Y' | 'M' | 'L' | 'w' | 'W' | 'D' | 'd' | 'F' | 'E' | 'u' | TimeLetter
type TimeLetter = 'a' | 'H' | 'k' | 'K' | 'h' | 'm' | 's' | 'S' | 'z' | 'Z' | 'X'

/** A part of a pattern: text as it stands, or a field and how often its letter is there. */
export type PatternPart = string | { readonly letter: FieldLetter; readonly count: number }

function isFieldLetter(letter: string): letter is FieldLetter {
  return fieldLetters.includes(letter)
}

/**
 * The parts of a pattern of java.text.SimpleDateFormat. Text stands as it is or between apostrophes; two apostrophes are one. Throws
 * INVALID_CONFIG if a letter stands for nothing.
 */
export function parseDatePattern(pattern: string): readonly PatternPart[] {
  const bad = (why: string): StreamError =>
    new StreamError('INVALID_CONFIG', `${why} in the date pattern ${JSON.stringify(pattern)}`)
  const parts: PatternPart[] = []
  const pieces = pattern.matchAll(/''|'((?:[^']|'')*)'|([A-Za-z])\2*|[^]/g)
  for (const [piece, quoted, letter] of pieces) {
    if (quoted !== undefined) parts.push(quoted.replaceAll("''", "'"))
    else if (piece === "''") parts.push("'")
    else if (piece === "'") throw bad('Unterminated quote')
    else if (letter === undefined) parts.push(piece)
    else if (!isFieldLetter(letter)) throw bad(`Illegal pattern character '${letter}'`)
    else if (letter === 'X' && piece.length > 3) throw bad(`invalid ISO 8601 format: length=${piece.length}`)
    else parts.push({ letter, count: piece.length })
  }
  return parts
}

/** English names, as Java has them. */
export const names = {
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  eras: ['BC', 'AD'],
  halves: ['AM', 'PM'],
} as const
