import { expect, it } from 'vitest'
import { keyText } from '../bytes/key-text.ts'
import { CacheBudget } from './cache-budget.ts'
import { StoreCache, TaskCache } from './task-cache.ts'

const value = Buffer.alloc(800)

/** A cache of a task of its own; `written` has the keys that it let go of. */
function cacheOf(task: TaskCache) {
  const written: string[] = []
  const cache = new StoreCache(task, (rows) => written.push(...rows.map(({ key }) => Buffer.from(key).toString())))
  const put = (name: string): void => {
    const key = Buffer.from(name)
    cache.putWritten(keyText(key), key, value, undefined)
  }
  return { cache, written, put }
}

const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`)

it('is shared by the caches of all tasks: together they hold no more', () => {
  const budget = new CacheBudget(10_000)
  const [one, other] = [cacheOf(new TaskCache(budget)), cacheOf(new TaskCache(budget))]
  for (const name of names('a', 50)) one.put(name)
  for (const name of names('b', 50)) other.put(name)
  expect(budget.sizeBytes).toBeLessThanOrEqual(10_000)
  expect(one.cache.sizeBytes + other.cache.sizeBytes).toBe(budget.sizeBytes)
})

it('has a task drop what it has written already for one that has less than its share', () => {
  const budget = new CacheBudget(10_000)
  const [one, other] = [cacheOf(new TaskCache(budget)), cacheOf(new TaskCache(budget))]
  for (const name of names('a', 9)) one.put(name)
  one.cache.flush()
  expect(one.cache.cleanBytes).toBe(one.cache.sizeBytes)
  for (const name of names('b', 4)) other.put(name)
  // Nothing of the second had to go: the first made room, of what its store has anyway.
  expect(other.written).toEqual([])
  expect(one.cache.sizeBytes).toBeLessThan(7_000)
  expect(one.written).toHaveLength(9)
  expect(budget.sizeBytes).toBeLessThanOrEqual(10_000)
})

it('leaves alone what another task has not written yet', () => {
  const budget = new CacheBudget(10_000)
  const [one, other] = [cacheOf(new TaskCache(budget)), cacheOf(new TaskCache(budget))]
  for (const name of names('a', 9)) one.put(name)
  const before = one.cache.sizeBytes
  for (const name of names('b', 4)) other.put(name)
  expect(one.cache.sizeBytes).toBe(before)
  expect(one.written).toEqual([])
  expect(other.written.length).toBeGreaterThan(0)
})

it('gets back what a cache held that is closed', () => {
  const budget = new CacheBudget(10_000)
  const { cache, put } = cacheOf(new TaskCache(budget))
  for (const name of names('a', 5)) put(name)
  cache.close()
  expect(budget.sizeBytes).toBe(0)
  expect(cache.sizeBytes).toBe(0)
})
