import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { isStreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { DateFormat } from './date-format.ts'
import { JavaPattern } from './java-pattern.ts'

interface PatternCase {
  readonly pattern: string
  readonly text: string
  readonly replacement: string
  readonly expected: { readonly matches: boolean; readonly finds: boolean; readonly replaced: string | null } | null
}

interface DateCase {
  readonly pattern: string
  readonly timestamp: number
  readonly text: string
  readonly expected: { readonly format: string; readonly parsed: number | null; readonly again: number | null } | null
}

/** Cases of a file. Their numbers are all exact as numbers. */
function casesOf<Case>(file: string): readonly Case[] {
  const bytes = readFileSync(new URL(`../../golden/java/${file}.jsonl.gz`, import.meta.url))
  const lines = gunzipSync(bytes).toString().split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as Case)
}

/** What `make` makes; the message of the INVALID_CONFIG that it throws. */
function attempt<Made>(make: () => Made): { readonly made: Made } | { readonly refused: string } {
  try {
    return { made: make() }
  } catch (error) {
    if (isStreamError(error, 'INVALID_CONFIG')) return { refused: error.message }
    throw error
  }
}

/** That Java has it and Millrace has not, and says so. */
const notHad = /^Millrace (?:has no|can't)/

/** `same`, `refused by both`, `not had`, or what is different. */
type Verdict = string

function judgePattern({ pattern, text, replacement, expected }: PatternCase): Verdict {
  const compiled = attempt(() => new JavaPattern(pattern))
  if ('refused' in compiled) {
    if (notHad.test(compiled.refused)) return 'not had'
    return expected === null ? 'refused by both' : `${pattern} was refused: ${compiled.refused}`
  }
  if (expected === null) return `${pattern} was taken`
  const { made } = compiled
  const replaced = attempt(() => made.replaceFirst(text, made.replacement(replacement)))
  const seen = { matches: made.matches(text), finds: made.finds(text), ...replaced }
  // That a replacement won't do is said before there is anything to replace.
  const same =
    'refused' in replaced ? expected.replaced === null || !expected.finds : replaced.made === expected.replaced
  if (same && seen.matches === expected.matches && seen.finds === expected.finds) return 'same'
  return `${JSON.stringify({ pattern, text, replacement })}: ${JSON.stringify(seen)}, not ${JSON.stringify(expected)}`
}

function judgeDate({ pattern, timestamp, text, expected }: DateCase): Verdict {
  const compiled = attempt(() => new DateFormat(pattern, 0))
  if ('refused' in compiled) return expected === null ? 'refused by both' : `${pattern} was refused`
  if (expected === null) return `${pattern} was taken`
  const { made } = compiled
  const format = made.format(timestamp)
  if (format !== expected.format) return `${pattern}: ${timestamp} is '${format}', not '${expected.format}'`
  const parsed = attempt(() => [made.parse(text) ?? null, made.parse(expected.format) ?? null])
  if ('refused' in parsed) return notHad.test(parsed.refused) ? 'not had' : parsed.refused
  const [first, again] = parsed.made
  if (first === expected.parsed && again === expected.again) return 'same'
  return `${pattern}: '${text}' is ${first}, not ${expected.parsed}; '${format}' is ${again}, not ${expected.again}`
}

function tally(verdicts: readonly Verdict[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const verdict of verdicts) counts[verdict] = (counts[verdict] ?? 0) + 1
  return counts
}

describe('what OpenJDK answered', () => {
  it('to 1,500 patterns is answered the same, or the pattern is said not to be had', () => {
    expect(tally(casesOf<PatternCase>('patterns').map(judgePattern))).toEqual({
      same: 1118,
      'refused by both': 345,
      'not had': 37,
    })
  })

  it('to 1,500 date patterns is answered the same, or said not to be readable', () => {
    expect(tally(casesOf<DateCase>('dates').map(judgeDate))).toEqual({
      same: 1008,
      'refused by both': 28,
      'not had': 464,
    })
  })
})
