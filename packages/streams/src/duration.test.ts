import { describe, expect, it } from 'vitest'
import { type Duration, durationMs, positiveDurationMs } from './duration.ts'

describe('durations', () => {
  it.each<[Duration, number]>([
    [0, 0],
    [250, 250],
    ['0s', 0],
    ['500ms', 500],
    ['10s', 10_000],
    ['1m', 60_000],
    ['1.5h', 5_400_000],
    ['7d', 604_800_000],
  ])('%s are %d ms', (duration, ms) => {
    expect(durationMs(duration, 'size')).toBe(ms)
  })

  it.each([-1, 1.5, Number.NaN, Infinity, '', '10', '10 s', '-1s', '1w', '1e3s'])('refuses %s', (duration) => {
    expect(() => durationMs(duration as Duration, 'the grace')).toThrow(
      expect.objectContaining({ code: 'INVALID_CONFIG', message: expect.stringContaining('the grace is ') }),
    )
  })

  it('refuses 0 where there must be some', () => {
    expect(() => positiveDurationMs('0s', 'the size')).toThrow('the size is 0')
    expect(positiveDurationMs('1s', 'the size')).toBe(1000)
  })
})
