import { describe, expect, test } from 'vitest'
import { type OffsetPoint, parseOffsetSpec, resolveOffset } from './offset-spec.ts'

const now = Date.UTC(2001, 1, 3, 4, 5, 6)
const time = (text: string): OffsetPoint => ({ kind: 'time', timestampMs: Date.parse(text) })

describe('parseOffsetSpec', () => {
  test.each<[string, OffsetPoint, OffsetPoint?]>([
    ['start', { kind: 'start' }],
    ['end', { kind: 'end' }],
    ['0', { kind: 'offset', offset: 0 }],
    ['1234', { kind: 'offset', offset: 1234 }],
    ['+5', { kind: 'after-start', count: 5 }],
    ['-5', { kind: 'before-end', count: 5 }],
    ['10:20', { kind: 'offset', offset: 10 }, { kind: 'offset', offset: 20 }],
    ['10:', { kind: 'offset', offset: 10 }, { kind: 'end' }],
    [':20', { kind: 'start' }, { kind: 'offset', offset: 20 }],
    ['-10:end', { kind: 'before-end', count: 10 }, { kind: 'end' }],
    ['+1:-1', { kind: 'after-start', count: 1 }, { kind: 'before-end', count: 1 }],
    ['10:@2001-01-31', { kind: 'offset', offset: 10 }, time('2001-01-31T00:00:00Z')],
    ['@981173106000', { kind: 'time', timestampMs: 981_173_106_000 }],
    ['@now', { kind: 'time', timestampMs: now }],
    ['@-1h', { kind: 'time', timestampMs: now - 3_600_000 }],
    ['@-90m', { kind: 'time', timestampMs: now - 5_400_000 }],
    ['@-1500ms', { kind: 'time', timestampMs: now - 1_500 }],
    ['@2001-01-31', time('2001-01-31T00:00:00Z')],
    ['@2001-01-31T12:30', time('2001-01-31T12:30:00Z')],
    ['@2001-01-31T12:30:15', time('2001-01-31T12:30:15Z')],
    ['@2001-01-31T12:30:15.250+02:00', time('2001-01-31T10:30:15.250Z')],
    ['@-1h:end', { kind: 'time', timestampMs: now - 3_600_000 }, { kind: 'end' }],
    ['@-1h:', { kind: 'time', timestampMs: now - 3_600_000 }, { kind: 'end' }],
    ['@-2h:-1h', { kind: 'time', timestampMs: now - 7_200_000 }, { kind: 'time', timestampMs: now - 3_600_000 }],
    ['@2001-01-31:2001-02-01', time('2001-01-31T00:00:00Z'), time('2001-02-01T00:00:00Z')],
    ['@2001-01-31:@2001-02-01', time('2001-01-31T00:00:00Z'), time('2001-02-01T00:00:00Z')],
    ['@2001-01-31T10:00:2001-01-31T11:00', time('2001-01-31T10:00:00Z'), time('2001-01-31T11:00:00Z')],
    ['@2001-01-31T09:00:30Z:2001-01-31T11:00+01:00', time('2001-01-31T09:00:30Z'), time('2001-01-31T10:00:00Z')],
    ['@start:-1h', { kind: 'start' }, { kind: 'time', timestampMs: now - 3_600_000 }],
  ])('%s', (text, from, until) => {
    expect(parseOffsetSpec(text, now)).toEqual(until === undefined ? { from } : { from, until })
  })

  test.each([
    '',
    'begin',
    '1.5',
    '--3',
    '+-3',
    '1e3',
    '99999999999999999999',
    '1:2:3',
    '@',
    '@yesterday',
    '@-1w',
    '@+1h',
    '@2001-13-01',
    '@2001-01-31 12:00',
    '@2001-01-31:never',
    '::',
  ])('refuses %j and shows what would be right', (text) => {
    expect(() => parseOffsetSpec(text, now)).toThrow(/is not an offset: an offset is 'start', 'end', N/)
  })
})

test.each(['5:3', '+5:+3', '-3:-5', 'end:start', '@-1h:-2h', '@2001-02-01:2001-01-31'])('%s is backward', (text) => {
  expect(() => parseOffsetSpec(text, now)).toThrow(/ends before it begins/)
})

test.each(['3:3', '3:', '-5:-3', '+3:+5', '5:+3', 'start:start'])(
  '%s may hold nothing, but is not backward',
  (text) => {
    expect(parseOffsetSpec(text, now).until).toBeDefined()
  },
)

describe('resolveOffset', () => {
  const bounds = { startOffset: 100, endOffset: 200 }
  const none = async (): Promise<undefined> => undefined

  test.each<[OffsetPoint, number]>([
    [{ kind: 'start' }, 100],
    [{ kind: 'end' }, 200],
    [{ kind: 'offset', offset: 7 }, 7],
    [{ kind: 'after-start', count: 5 }, 105],
    [{ kind: 'after-start', count: 500 }, 200],
    [{ kind: 'before-end', count: 5 }, 195],
    [{ kind: 'before-end', count: 500 }, 100],
    [{ kind: 'time', timestampMs: 1 }, 200],
  ])('%j', async (point, offset) => {
    expect(await resolveOffset(point, bounds, none)).toBe(offset)
  })

  test('a time is asked of the broker', async () => {
    const asked: number[] = []
    const offset = await resolveOffset({ kind: 'time', timestampMs: 77 }, bounds, async (timestampMs) => {
      asked.push(timestampMs)
      return 150
    })
    expect([offset, asked]).toEqual([150, [77]])
  })
})
