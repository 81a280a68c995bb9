import { JavaPattern } from '@millrace/connect'
import { expect, it } from 'vitest'
import { LineCutter } from './line-cutter.ts'
import { Multiline, type MultilineOptions } from './multiline.ts'

function events(text: string, given: Partial<MultilineOptions> | undefined): string[] {
  const multiline = new Multiline(
    given === undefined
      ? undefined
      : { pattern: new JavaPattern('^\\s'), negate: false, match: 'after', linesMax: 100, bytesMax: 1000, ...given },
  )
  const whole = new LineCutter(0, { lineBytesMax: 100, longLines: 'split' })
    .push(Buffer.from(text))
    .flatMap((line) => [...multiline.push(line)])
  return [...whole, ...multiline.flush()].map(({ lines }) => lines.map(({ bytes }) => bytes.toString()).join('|'))
}

it('without a pattern each line is an event', () => {
  expect(events('a\n b\n', undefined)).toEqual(['a', ' b'])
})

it('lines that match continue what stands before them', () => {
  expect(events('a\n b\n c\nd\n', {})).toEqual(['a| b| c', 'd'])
  expect(events(' b\na\n', {})).toEqual([' b', 'a'])
})

it('lines that do not match continue, if it is negated', () => {
  expect(events('[1] a\nb\n[2] c\n', { pattern: new JavaPattern('^\\['), negate: true })).toEqual(['[1] a|b', '[2] c'])
})

it('lines can continue what comes after them', () => {
  expect(events('a\\\nb\\\nc\nd\n', { pattern: new JavaPattern('\\\\$'), match: 'before' })).toEqual(['a\\|b\\|c', 'd'])
})

it('an event that grows too large goes on as another', () => {
  expect(events('a\n b\n c\n d\n', { linesMax: 2 })).toEqual(['a| b', ' c| d'])
  expect(events('a\n b\n c\n', { bytesMax: 3 })).toEqual(['a| b', ' c'])
})
