import { expect, it } from 'vitest'
import { LastUsed } from './last-used.ts'

it('keeps what was used last', () => {
  const kept = new LastUsed<string, number>(2)
  kept.set('a', 1)
  kept.set('b', 2)
  expect(kept.get('a')).toBe(1)
  kept.set('c', 3)
  expect(['a', 'b', 'c'].map((key) => kept.get(key))).toEqual([1, undefined, 3])
})

it('asking whether there is something is no use of it', () => {
  const kept = new LastUsed<string, number>(2)
  kept.set('a', 1)
  kept.set('b', 2)
  expect(kept.has('a')).toBe(true)
  kept.set('c', 3)
  expect(kept.has('a')).toBe(false)
})

it('a value in place of another is used last, and one that was deleted is gone', () => {
  const kept = new LastUsed<string, number>(2)
  kept.set('a', 1)
  kept.set('b', 2)
  kept.set('a', 3)
  kept.set('c', 4)
  expect(['a', 'b', 'c'].map((key) => kept.get(key))).toEqual([3, undefined, 4])
  kept.delete('c')
  expect(kept.get('c')).toBeUndefined()
})

it('keeps nothing if that is its size', () => {
  const kept = new LastUsed<string, number>(0)
  kept.set('a', 1)
  expect(kept.get('a')).toBeUndefined()
})
