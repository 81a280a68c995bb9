import { type Flags, literal, otherCase, type PatternReader } from './pattern-reader.ts'

/** The members of a class for the characters from `first` to `last`, in both cases if `flags` say so. */
function range(first: number, last: number, flags: Flags): string {
  const written = first === last ? literal(first) : `${literal(first)}-${literal(last)}`
  if (!flags.i) return written
  const swapped: string[] = []
  for (const [low, high] of [
    [0x41, 0x5a],
    [0x61, 0x7a],
  ] as const) {
    const from = otherCase(Math.max(first, low))
    const to = otherCase(Math.min(last, high))
    if (from !== undefined && to !== undefined && Math.max(first, low) <= Math.min(last, high))
      swapped.push(`${literal(from)}-${literal(to)}`)
  }
  return written + swapped.join('')
}

/** A set as a member of a class; one that is negated is a class of its own. */
function member(set: string, negated: boolean): string {
  return negated ? `[^${set}]` : set
}

/** Takes one character of a class, or the set that stands there instead. */
function takeMember(reader: PatternReader): number | string {
  if (!reader.take('\\')) return reader.takeCode()
  const escape = reader.takeEscape()
  if (escape === undefined) throw reader.bad('Illegal or unsupported escape sequence')
  return 'code' in escape ? escape.code : member(escape.set, escape.negated)
}

/** Takes `\Q...\E` inside of a class, if it is there: its characters, one by one. */
function takeQuoted(reader: PatternReader, flags: Flags): string | undefined {
  if (!reader.take('\\Q')) return undefined
  let written = ''
  while (!reader.done && !reader.take('\\E')) {
    const code = reader.takeCode()
    written += range(code, code, flags)
  }
  return written
}

/** Takes the part of a class up to its end or to `&&`. */
function takeUnion(reader: PatternReader, flags: Flags, isFirst: boolean): string {
  let written = ''
  for (let first = isFirst; ; first = false) {
    if (reader.done) throw reader.bad('Unclosed character class')
    if (reader.sees('&&') || (reader.sees(']') && !first)) return written
    if (reader.take('[')) {
      written += takeClass(reader, flags)
      continue
    }
    const quoted = takeQuoted(reader, flags)
    if (quoted !== undefined) {
      written += quoted
      continue
    }
    const from = takeMember(reader)
    // A hyphen is a range unless it stands before the end or a nested class.
    const ranged = typeof from === 'number' && reader.sees('-') && !/^-(?:\]|\[|$)/.test(reader.text.slice(reader.at))
    if (!ranged) {
      written += typeof from === 'number' ? range(from, from, flags) : from
      continue
    }
    reader.take('-')
    const to = takeMember(reader)
    if (typeof to !== 'number' || to < from) throw reader.bad('Illegal character range')
    written += range(from, to, flags)
  }
}

/** Takes a class whose `[` was taken, and gives the same as a class of JavaScript under flag `v`. */
export function takeClass(reader: PatternReader, flags: Flags): string {
  const negated = reader.take('^') ? '^' : ''
  const left = takeUnion(reader, flags, true)
  const sides = left === '' ? [] : [left]
  while (reader.take('&&')) {
    const side = takeUnion(reader, flags, false)
    // Java takes `[a&&]` and trips over it when it matches. `[&&a]` is a.
    if (side === '') throw reader.bad('Bad intersection syntax')
    sides.push(side)
  }
  reader.take(']')
  if (sides.length === 1) return `[${negated}${sides[0] ?? ''}]`
  return `[${negated}${sides.map((side) => `[${side}]`).join('&&')}]`
}
