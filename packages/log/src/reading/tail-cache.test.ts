import { expect, test } from 'vitest'
import { TailCache, TailCacheBudget } from './tail-cache.ts'

test('a batch from a message of many is kept without the others, one that has its message to itself as it is', () => {
  const cache = new TailCache(new TailCacheBudget(10_000_000), 10_000_000)
  const message = Buffer.alloc(1_000_000, 7)
  cache.add(0, 1, message.subarray(0, 999_000))
  const [whole] = [cache.read(0, 2_000_000, 1)]
  expect(whole?.buffer).toBe(message.buffer)
  cache.add(1, 2, message.subarray(100, 50_100))
  const part = cache.read(1, 2_000_000, 2)
  expect(part).toHaveLength(50_000)
  expect(part?.buffer.byteLength).toBe(50_000)
  expect(part?.every((byte) => byte === 7)).toBe(true)
})
