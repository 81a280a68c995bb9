import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry } from '../types.ts'
import { EntryCache, entryBytes, takeBytes } from './entry-cache.ts'

const entryAt = (baseOffset: number, size: number): Entry => ({
  kind: 'data',
  baseOffset,
  endOffset: baseOffset + 1,
  term: 1,
  payload: new Uint8Array(size),
})

const steps = fc.array(
  fc.oneof(
    fc.record({ append: fc.nat(100) }),
    fc.record({ truncate: fc.nat(60) }),
    fc.record({ evict: fc.nat(2_000), below: fc.nat(60) }),
  ),
  { maxLength: 100 },
)

test('what it still has is what a log has, in order; what it does not have it says', () => {
  fc.assert(
    fc.property(steps, fc.nat(60), fc.integer({ min: 1, max: 1_000 }), (actions, from, bytesMax) => {
      const cache = new EntryCache(0)
      const log: Entry[] = []
      let startOffset = 0
      for (const action of actions) {
        if ('append' in action) {
          const entry = entryAt(log.length, action.append)
          log.push(entry)
          cache.append(entry)
        } else if ('truncate' in action) {
          const end = Math.min(action.truncate, log.length)
          log.length = end
          cache.truncate(end)
          startOffset = Math.min(startOffset, end)
        } else {
          cache.evict(action.evict, action.below)
          while (startOffset < log.length && startOffset < action.below && sizeFrom(log, startOffset) > action.evict) {
            startOffset++
          }
        }
      }
      const expected = from > log.length ? undefined : takeBytes(log, from, bytesMax)
      expect(cache.read(from, bytesMax)).toEqual(from < startOffset && from < log.length ? undefined : expected)
    }),
  )
})

test('the first entry is read however large it is', () => {
  const cache = new EntryCache(5)
  cache.append(entryAt(5, 1_000))
  cache.append(entryAt(6, 1))
  expect(cache.read(5, 10)).toEqual([entryAt(5, 1_000)])
  expect(cache.read(4, 10)).toBeUndefined()
  cache.reset(20)
  expect(cache.read(20, 10)).toEqual([])
  expect(cache.read(5, 10)).toBeUndefined()
})

function sizeFrom(log: readonly Entry[], startOffset: number): number {
  return log.slice(startOffset).reduce((sum, entry) => sum + entryBytes(entry), 0)
}
