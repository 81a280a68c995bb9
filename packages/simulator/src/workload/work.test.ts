import { expect, test } from 'vitest'
import { type Work, workOf } from './work.ts'

test('a seed has its work, and each kind has many seeds', () => {
  const all = Array.from({ length: 100 }, (_, seed) => workOf(seed))
  expect(all).toEqual(Array.from({ length: 100 }, (_, seed) => workOf(seed)))
  const count = (work: Work): number => all.filter((one) => one === work).length
  for (const work of ['plain', 'groups', 'transactions'] as const) expect(count(work)).toBeGreaterThan(20)
})
