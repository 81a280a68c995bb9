import fc from 'fast-check'
import { expect, test } from 'vitest'
import { latencies, quantile, ratios, summarize } from './statistics.ts'

test('the median is the middle one, and the spread is what was seen', () => {
  expect(summarize([5, 1, 3])).toEqual({ median: 3, least: 1, greatest: 5, count: 3 })
})

test('of an even number the median is the lower of the two in the middle: a figure that was measured', () => {
  expect(summarize([4, 1, 3, 2]).median).toBe(2)
})

test('nothing measured is no figure', () => {
  expect(() => summarize([])).toThrow('nothing was measured')
})

test('quantiles go by nearest rank', () => {
  const sorted = Array.from({ length: 1000 }, (_, at) => at + 1)
  expect([quantile(sorted, 0), quantile(sorted, 0.5), quantile(sorted, 0.99), quantile(sorted, 1)]).toEqual([
    1, 500, 990, 1000,
  ])
})

test('latencies come in any order', () => {
  expect(latencies([3, 1, 2])).toEqual({ p50Ms: 2, p99Ms: 3, p999Ms: 3 })
})

test('every quantile is one of the figures and never falls as the fraction rises', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true }), { minLength: 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (figures, fraction) => {
        const sorted = figures.toSorted((a, b) => a - b)
        const found = quantile(sorted, fraction)
        expect(sorted).toContain(found)
        expect(found).toBeLessThanOrEqual(quantile(sorted, 1))
      },
    ),
  )
})

test('ratios pair the rounds: what disturbed both sides of one round cancels out', () => {
  expect(ratios([10, 100, 30], [5, 50, 10])).toEqual({ median: 2, least: 2, greatest: 3, count: 3 })
})

test('a round that one side lost is left out of the ratios; with none left there is no ratio', () => {
  expect(ratios([10, undefined, 30], [5, 50, 10])).toMatchObject({ median: 2, count: 2 })
  expect(ratios([undefined], [1])).toBeUndefined()
})
