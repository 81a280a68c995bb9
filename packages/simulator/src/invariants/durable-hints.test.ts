import { expect, test } from 'vitest'
import { DurableHints, partitionOfHint } from './durable-hints.ts'

function slot(generation: number, offset: number): Buffer {
  const bytes = Buffer.alloc(32)
  bytes.writeBigInt64BE(BigInt(generation), 8)
  bytes.writeBigInt64BE(BigInt(offset), 16)
  return bytes
}

test('a hint counts as it was when a sync began that succeeded', () => {
  const hints = new DurableHints()
  hints.wrote('a', 't-0', slot(1, 5))
  const settle = hints.syncing('a', 't-0')
  hints.wrote('a', 't-0', slot(2, 9))
  expect(hints.of('a', 't-0')).toBe(0)
  settle(true)
  expect(hints.of('a', 't-0')).toBe(5)
  hints.syncing('a', 't-0')(false)
  expect(hints.of('a', 't-0')).toBe(5)
  hints.wrote('a', 't-0', Buffer.concat([slot(4, 2), slot(3, 2)]))
  hints.syncing('a', 't-0')(true)
  expect([hints.of('a', 't-0'), hints.of('b', 't-0'), hints.of('a', 't-1')]).toEqual([2, 0, 0])
  hints.forget('a')
  expect(hints.of('a', 't-0')).toBe(0)
})

test('hints are known by their paths', () => {
  expect(partitionOfHint('/data/flights-0/durable-offset-hint')).toBe('flights-0')
  expect(partitionOfHint('/data/flights-0/00000000000000000000.log')).toBeUndefined()
})
