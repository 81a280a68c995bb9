import { expect, it } from 'vitest'
import { dayText, isMidnight, timestampText, timeText } from './time-text.ts'

it('says days, before the first year too', () => {
  expect([0, -1, 2_932_896, 2_932_897, -719_162, -719_163].map(dayText)).toEqual([
    '1970-01-01',
    '1969-12-31',
    '9999-12-31',
    '10000-01-01',
    '0001-01-01',
    '0001-12-31 BC',
  ])
})

it('says points in time to what their unit tells', () => {
  expect(timestampText(-1)).toBe('1969-12-31 23:59:59.999+00')
  expect(timestampText(-1, 1_000)).toBe('1969-12-31 23:59:59.999999+00')
  expect(timestampText(1_700_000_000_123_456_789n, 1_000_000)).toBe('2023-11-14 22:13:20.123456789+00')
  expect(timestampText(-62_135_596_800_001)).toBe('0001-12-31 23:59:59.999+00 BC')
  expect(() => timestampText(9_223_372_036_854_775_807n, 1_000)).toThrow('a time is beyond the year 275760')
})

it('says times of a day, 24:00 included', () => {
  expect(timeText(0)).toBe('00:00:00.000')
  expect(timeText(86_399_999_999, 1_000)).toBe('23:59:59.999999')
  expect(timeText(86_400_000)).toBe('24:00:00')
  expect(() => timeText(-1)).toThrow('a time is beyond its day')
  expect([isMidnight(86_400_000), isMidnight(1), isMidnight(86_400_000_000n, 1_000)]).toEqual([true, false, true])
})
