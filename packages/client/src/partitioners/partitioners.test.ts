import { SeededRandom } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { partitioners } from './index.ts'

const random = (): (() => number) => {
  const seeded = new SeededRandom(1)
  return () => seeded.number()
}

const withoutKey = { topic: 't', key: null, partitionCount: 6 }

describe('javaCompatible', () => {
  it('depends on the key alone', () => {
    const [one, other] = [partitioners.javaCompatible('t', random()), partitioners.javaCompatible('u', () => 0.9)]
    for (let index = 0; index < 500; index++) {
      const record = { topic: 't', key: Buffer.from(`key ${index}`), partitionCount: 7 }
      expect(one.choose(record)).toBe(other.choose(record))
    }
  })

  it('moves from partition to partition, never to the one it leaves, and meets all', () => {
    const chooser = partitioners.javaCompatible('t', random())
    const seen = new Map<number, number>()
    let last = -1
    for (let index = 0; index < 600; index++) {
      const partition = chooser.choose(withoutKey)
      expect(chooser.choose(withoutKey)).toBe(partition)
      expect(partition).not.toBe(last)
      seen.set(partition, (seen.get(partition) ?? 0) + 1)
      chooser.batchClosed?.((partition + 1) % 6)
      expect(chooser.choose(withoutKey)).toBe(partition)
      chooser.batchClosed?.(partition)
      last = partition
    }
    expect([...seen.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5])
    for (const count of seen.values()) expect(count).toBeGreaterThan(60)
  })

  it('copes with a topic that has one partition, or fewer than before', () => {
    const chooser = partitioners.javaCompatible('t', () => 0.99)
    expect(chooser.choose(withoutKey)).toBe(5)
    expect(chooser.choose({ ...withoutKey, partitionCount: 1 })).toBe(0)
    chooser.batchClosed?.(0)
    expect(chooser.choose({ ...withoutKey, partitionCount: 1 })).toBe(0)
  })
})

describe('roundRobin', () => {
  it('takes them in turn, whatever the key', () => {
    const chooser = partitioners.roundRobin('t', () => 0)
    const chosen = Array.from({ length: 7 }, () =>
      chooser.choose({ ...withoutKey, key: Buffer.of(1), partitionCount: 3 }),
    )
    expect(chosen).toEqual([0, 1, 2, 0, 1, 2, 0])
  })
})
