import { describe, expect, test } from 'vitest'
import { parseOffsetLines, type SeekFlags, type SeekTarget, seekTarget } from './seek-target.ts'
import { parseDuration } from './times.ts'

const now = Date.UTC(2001, 1, 3, 4, 5, 6)

describe('where to seek', () => {
  test.each<[SeekFlags, SeekTarget]>([
    [{ toEarliest: true }, { kind: 'earliest' }],
    [{ toLatest: true }, { kind: 'latest' }],
    [{ toDatetime: '2001-01-31T12:00Z' }, { kind: 'time', timestampMs: Date.UTC(2001, 0, 31, 12) }],
    [{ toDatetime: '-1h' }, { kind: 'time', timestampMs: now - 3_600_000 }],
    [{ byDuration: '90m' }, { kind: 'time', timestampMs: now - 5_400_000 }],
    [{ byDuration: 'P1000000D' }, { kind: 'time', timestampMs: 0 }],
    [{ shiftBy: 0 }, { kind: 'shift', by: 0 }],
    [{ toOffset: 0 }, { kind: 'offset', offset: 0 }],
    [{ fromFile: 'a.csv' }, { kind: 'file', path: 'a.csv' }],
  ])('%j', (flags, target) => {
    expect(seekTarget(flags, now)).toEqual(target)
  })

  test.each<[SeekFlags, string]>([
    [{}, 'say where to'],
    [{ toOffset: 1, shiftBy: 1 }, 'say one place'],
    [{ toDatetime: '1h' }, "'1h' is not a time"],
    [{ byDuration: '-1h' }, "'-1h' is not a duration"],
  ])('refuses %j', (flags, message) => {
    expect(() => seekTarget(flags, now)).toThrow(message)
  })
})

test.each<[string, number | undefined]>([
  ['1500ms', 1_500],
  ['2d', 172_800_000],
  ['PT1H30M', 5_400_000],
  ['P1DT2S', 86_402_000],
  ['P', undefined],
  ['PT', undefined],
  ['1w', undefined],
  ['', undefined],
])('the duration %j', (text, durationMs) => {
  expect(parseDuration(text)).toBe(durationMs)
})

describe('a file of offsets', () => {
  test('with headings, quotes and empty lines, or without', () => {
    const offsets = [
      { topic: 'a', partition: 0, offset: 5 },
      { topic: 'b.c', partition: 12, offset: 0 },
    ]
    expect(parseOffsetLines('a,0,5\nb.c,12,0\n', 'f')).toEqual(offsets)
    expect(parseOffsetLines('"topic","partition","offset"\r\n"a", 0 ,5\r\n\r\nb.c,12,0', 'f')).toEqual(offsets)
  })

  test.each(['a,0', 'a,0,5,6', ',0,5', 'a,x,5', 'a,0,-5', 'a,0,1.5', 'a,0,99999999999999999999'])(
    'refuses %j',
    (line) => {
      expect(() => parseOffsetLines(`a,0,1\n${line}`, 'f.csv')).toThrow('f.csv:2: a line is topic,partition,offset')
    },
  )
})
