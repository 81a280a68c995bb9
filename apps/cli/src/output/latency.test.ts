import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LatencyHistogram } from './latency.ts'

test('a percentile is within 1.6 % of the real one, and never below it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.001, max: 100_000, noNaN: true }), { minLength: 1, maxLength: 200 }),
      (latencies) => {
        const histogram = new LatencyHistogram()
        for (const latency of latencies) histogram.add(latency)
        const sorted = latencies.toSorted((a, b) => a - b)
        for (const fraction of [0.5, 0.99, 0.999]) {
          const exact = sorted[Math.ceil(sorted.length * fraction) - 1] ?? 0
          const shown = histogram.percentileMs(fraction)
          expect(shown).toBeGreaterThanOrEqual(exact * 0.999_999)
          expect(shown).toBeLessThanOrEqual(exact * 1.016 + 0.000_001)
        }
      },
    ),
  )
})

test('nothing measured is zero, and a weight counts', () => {
  const histogram = new LatencyHistogram()
  expect(histogram.summary()).toEqual({ p50Ms: 0, p99Ms: 0, p999Ms: 0, maxMs: 0 })
  histogram.add(1, 99)
  histogram.add(50)
  expect(histogram.count).toBe(100)
  expect(histogram.percentileMs(0.99)).toBeLessThan(1.02)
  expect(histogram.percentileMs(0.999)).toBe(50)
})
