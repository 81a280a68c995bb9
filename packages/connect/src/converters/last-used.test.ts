import { expect, it } from 'vitest'
import { LastUsed } from './last-used.ts'

it('keeps what was used last', () => {
  const kept = new LastUsed<string, number>(2)
  kept.keep('a', 1)
  kept.keep('b', 2)
  expect(kept.get('a')).toBe(1)
  kept.keep('c', 3)
  expect(['a', 'b', 'c'].map((key) => kept.get(key))).toEqual([1, undefined, 3])
})

it('keeps nothing if that is its size', () => {
  const kept = new LastUsed<string, number>(0)
  kept.keep('a', 1)
  expect(kept.get('a')).toBeUndefined()
})
