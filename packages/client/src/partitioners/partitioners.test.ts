import { SeededRandom } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { partitioners } from './index.ts'

const random = (): (() => number) => {
  const seeded = new SeededRandom(1)
  return () => seeded.number()
}

const settings = { batchBytes: 1_000, adaptive: true }
const withoutKey = { topic: 't', key: null, partitionCount: 6, isAvailable: () => true, queuedBatches: () => 0 }

describe('javaCompatible', () => {
  it('depends on the key alone', () => {
    const [one, other] = [
      partitioners.javaCompatible('t', random(), settings),
      partitioners.javaCompatible('u', () => 0.9, settings),
    ]
    for (let index = 0; index < 500; index++) {
      const record = { ...withoutKey, key: Buffer.from(`key ${index}`), partitionCount: 7 }
      expect(one.choose(record)).toBe(other.choose(record))
    }
  })

  it('moves from partition to partition, never to the one it leaves, and meets all', () => {
    const chooser = partitioners.javaCompatible('t', random(), settings)
    const seen = new Map<number, number>()
    let last = -1
    for (let index = 0; index < 600; index++) {
      const partition = chooser.choose(withoutKey)
      expect(chooser.choose(withoutKey)).toBe(partition)
      expect(partition).not.toBe(last)
      seen.set(partition, (seen.get(partition) ?? 0) + 1)
      chooser.batchClosed?.((partition + 1) % 6, 1_000, true)
      expect(chooser.choose(withoutKey)).toBe(partition)
      chooser.batchClosed?.(partition, 990, true)
      last = partition
    }
    expect([...seen.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5])
    for (const count of seen.values()) expect(count).toBeGreaterThan(60)
  })

  it('stays with a partition until that has got the bytes of a full batch, in however many', () => {
    const chooser = partitioners.javaCompatible('t', random(), settings)
    const partition = chooser.choose(withoutKey)
    for (const sizeBytes of [400, 599]) {
      chooser.batchClosed?.(partition, sizeBytes, false)
      expect(chooser.choose(withoutKey)).toBe(partition)
    }
    chooser.batchClosed?.(partition, 1, false)
    const next = chooser.choose(withoutKey)
    expect(next).not.toBe(partition)
    // Counted anew.
    chooser.batchClosed?.(next, 999, false)
    expect(chooser.choose(withoutKey)).toBe(next)
  })

  it('gives partitions equally many bytes though the batches of one of them get fuller', () => {
    const chooser = partitioners.javaCompatible('t', random(), settings)
    const given = new Map<number, number>()
    for (let total = 0; total < 6_000_000;) {
      const partition = chooser.choose(withoutKey)
      // The broker of partition 0 is slow: what goes there lingers until its batch is full.
      const sizeBytes = partition === 0 ? 1_000 : 100
      given.set(partition, (given.get(partition) ?? 0) + sizeBytes)
      total += sizeBytes
      chooser.batchClosed?.(partition, sizeBytes, partition === 0)
    }
    for (const bytes of given.values()) expect(bytes / 1_000_000).toBeCloseTo(1, 1)
  })

  it('leaves out partitions without leader, unless none has one', () => {
    const chooser = partitioners.javaCompatible('t', random(), settings)
    const seen = new Set<number>()
    for (let index = 0; index < 50; index++) {
      const partition = chooser.choose({
        ...withoutKey,
        isAvailable: (candidate) => candidate === 1 || candidate === 4,
      })
      seen.add(partition)
      chooser.batchClosed?.(partition, 990, true)
    }
    expect([...seen].sort()).toEqual([1, 4])
    // The only one that is left, although it was the last.
    const last = chooser.choose({ ...withoutKey, isAvailable: (candidate) => candidate === 4 })
    expect(last).toBe(4)
    chooser.batchClosed?.(last, 990, true)
    expect(chooser.choose({ ...withoutKey, isAvailable: (candidate) => candidate === 4 })).toBe(4)
    chooser.batchClosed?.(4, 990, true)
    expect(chooser.choose({ ...withoutKey, isAvailable: () => false })).toBeLessThan(6)
  })

  it('copes with a topic that has one partition, or fewer than before', () => {
    const chooser = partitioners.javaCompatible('t', () => 0.99, settings)
    expect(chooser.choose(withoutKey)).toBe(5)
    expect(chooser.choose({ ...withoutKey, partitionCount: 1 })).toBe(0)
    chooser.batchClosed?.(0, 990, true)
    expect(chooser.choose({ ...withoutKey, partitionCount: 1 })).toBe(0)
  })
})

describe('javaCompatible, adaptive', () => {
  /** How often each partition is picked of 20,000 times. */
  const picks = (queued: readonly number[], adaptive: boolean, isAvailable = (_: number) => true): number[] => {
    const chooser = partitioners.javaCompatible('t', random(), { ...settings, adaptive })
    const counts = queued.map(() => 0)
    const record = { ...withoutKey, partitionCount: queued.length, isAvailable }
    for (let index = 0; index < 20_000; index++) {
      const partition = chooser.choose({ ...record, queuedBatches: (candidate) => queued[candidate] ?? 0 })
      counts[partition] = (counts[partition] ?? 0) + 1
      chooser.batchClosed?.(partition, 1_000, true)
    }
    return counts
  }
  const shares = (counts: readonly number[]): number[] =>
    counts.map((count) => Math.round((count / 20_000) * 100) / 100)

  it('picks the likelier the shorter the queue: the longest has weight 1, and each batch less is one more', () => {
    const [none, three, one] = picks([0, 3, 1], true)
    expect((none ?? 0) / 20_000).toBeCloseTo(4 / 8, 1)
    expect((three ?? 0) / 20_000).toBeCloseTo(1 / 8, 1)
    expect((one ?? 0) / 20_000).toBeCloseTo(3 / 8, 1)
  })

  it('works with two partitions, of which one is stuck', () => {
    const [well, stuck] = picks([0, 99], true)
    expect((stuck ?? 0) / (well ?? 1)).toBeLessThan(0.02)
  })

  it('is uniform where queues are equally long, or where it is turned off', () => {
    expect(shares(picks([5, 5, 5, 5], true))).toEqual([0.25, 0.25, 0.25, 0.25])
    expect(shares(picks([0, 50, 0, 0], false))).toEqual([0.25, 0.25, 0.25, 0.25])
  })

  it('counts only what is available', () => {
    const counts = picks([0, 9, 0, 4], true, (partition) => partition % 2 === 1)
    expect([counts[0], counts[2]]).toEqual([0, 0])
    expect((counts[3] ?? 0) / 20_000).toBeCloseTo(6 / 7, 1)
  })
})

describe('roundRobin', () => {
  it('takes them in turn, whatever the key', () => {
    const chooser = partitioners.roundRobin('t', () => 0, settings)
    const chosen = Array.from({ length: 7 }, () =>
      chooser.choose({ ...withoutKey, key: Buffer.of(1), partitionCount: 3 }),
    )
    expect(chosen).toEqual([0, 1, 2, 0, 1, 2, 0])
  })
})
