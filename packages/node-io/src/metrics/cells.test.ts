import { expect, test } from 'vitest'
import { SummaryCell } from './cells.ts'

const median = (cell: SummaryCell, nowMs: number): number =>
  cell.samples(nowMs).find(({ label }) => label?.[1] === '0.50')?.value ?? Number.NaN

test('a summary is of about the last minute, however often it is read', () => {
  for (const intervalMs of [1_000, 15_000, 30_000]) {
    const cell = new SummaryCell()
    let nowMs = 0
    const pass = (durationMs: number, value: number): void => {
      for (const endMs = nowMs + durationMs; nowMs < endMs; nowMs += intervalMs) {
        for (let count = 0; count < 10; count++) cell.observe(value)
        cell.samples(nowMs)
      }
    }
    pass(300_000, 5)
    expect(Math.abs(median(cell, nowMs) - 5)).toBeLessThan(0.5)
    pass(180_000, 500)
    expect(median(cell, nowMs)).toBeGreaterThan(400)
  }
})

test('the first reading is of all that was before it, and one after silence of nothing', () => {
  const cell = new SummaryCell()
  cell.observe(7)
  for (const nowMs of [1_000_000, 1_030_000]) expect(Math.abs(median(cell, nowMs) - 7)).toBeLessThan(0.7)
  expect(median(cell, 1_061_000)).toBeNaN()
})

test('zero and what is beyond all buckets has a quantile too', () => {
  const cell = new SummaryCell()
  cell.observe(0)
  expect(median(cell, 0)).toBeLessThanOrEqual(0.001)
  for (let count = 0; count < 9; count++) cell.observe(Number.MAX_VALUE)
  expect(median(cell, 1)).toBeGreaterThan(1e5)
})
