import { expect, test } from 'vitest'
import { type Row, atLeast, atMost, barText, missedBars, shortfalls, shown } from './bars.ts'
import { summarize } from './statistics.ts'

const figure = summarize([90, 100, 110])
const row = (bars: Row['bars']): Row => ({ name: 'produce', unit: 'records/s', figure, bars })

test('a rate must reach its bar, a time or size must stay below', () => {
  expect(missedBars(row([atLeast(figure, 'records/s', 100)]))).toEqual([])
  expect(missedBars(row([atLeast(figure, 'records/s', 101)]))).toHaveLength(1)
  expect(missedBars(row([atMost(figure, 'ms', 100)]))).toEqual([])
  expect(missedBars(row([atMost(figure, 'ms', 99)]))).toHaveLength(1)
})

test('what could not be measured is below its bar, whichever way that goes', () => {
  const bar = { value: Number.NaN, unit: 'ms', limit: 1 } as const
  expect(missedBars(row([{ ...bar, sense: 'least' }]))).toHaveLength(1)
  expect(missedBars(row([{ ...bar, sense: 'most' }]))).toHaveLength(1)
})

test('each bar that is missed is named, with what was measured and what was asked', () => {
  const p99 = { what: 'p99', value: 61.2, unit: 'ms', limit: 50, sense: 'most' } as const
  expect(
    shortfalls([row([atLeast(figure, 'records/s', 1_500_000), p99]), row([atLeast(figure, 'records/s', 1)])]),
  ).toEqual([
    'below its bar: produce: 100 records/s, at least 1,500,000 asked',
    'below its bar: produce: p99 61.20 ms, at most 50.00 asked',
  ])
})

test('a bar is told as the column tells it', () => {
  expect(barText(atLeast(figure, 'records/s', 1_500_000))).toBe('1,500,000')
  expect(barText({ what: 'p99', value: 1, unit: 'ms', limit: 2, sense: 'most' })).toBe('p99 at most 2.00 ms')
})

test('figures have no more digits than they deserve', () => {
  expect([shown(1234567.8, 'records/s'), shown(0.634, 'ms'), shown(1234.5, 'ms'), shown(76.6, 'MB')]).toEqual([
    '1,234,568',
    '0.63',
    '1,235',
    '77',
  ])
  expect([shown(28.44, 'KB'), shown(3.456, 'x'), shown(44.1, 'x'), shown(1.66, '%')]).toEqual([
    '28.4',
    '3.46',
    '44',
    '1.7',
  ])
})
