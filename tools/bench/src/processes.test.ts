import { expect, test } from 'vitest'
import { shares } from './processes.ts'

test('what is shared out is all there, in parts that differ by one at most', () => {
  expect(shares(10)).toEqual([3, 3, 2, 2])
  expect(shares(2000)).toEqual([500, 500, 500, 500])
  expect(shares(1)).toEqual([1])
  expect(shares(0)).toEqual([])
})
