import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TestCluster } from '../../test/cluster-of.ts'
import { placeReplicas, usableBrokers } from './placement.ts'
import { decommissionBroker, recommissionBroker } from './reassignment/decommission-broker.ts'

const place = (cluster: TestCluster, partitions: number, replicationFactor: number, firstBroker = 0): number[][] =>
  placeReplicas(cluster.image, { partitions, replicationFactor }, firstBroker, new Map()).map((brokers) =>
    brokers.map(({ nodeId }) => nodeId),
  )

function counts(nodeIds: readonly number[]): number[] {
  const byNode = new Map<number, number>()
  for (const nodeId of nodeIds) byNode.set(nodeId, (byNode.get(nodeId) ?? 0) + 1)
  return [...byNode.values()]
}

const spread = (nodeIds: readonly number[]): number => Math.max(...counts(nodeIds)) - Math.min(...counts(nodeIds))

describe('replicas', () => {
  it('stand in as many racks as there are, and no two in one before', () => {
    const cluster = new TestCluster([1, 2, 3, 4, 5, 6], { 1: 'a', 2: 'a', 3: 'b', 4: 'b', 5: 'c', 6: 'c' })
    const rackOf = (nodeId: number): string => 'aabbcc'[nodeId - 1] ?? ''
    for (const replicas of place(cluster, 60, 3)) expect(new Set(replicas.map(rackOf)).size).toBe(3)
    for (const replicas of place(cluster, 60, 4)) expect(new Set(replicas.map(rackOf)).size).toBe(3)
    expect(usableBrokers(cluster.image).map(({ nodeId }) => nodeId)).toEqual([1, 3, 5, 2, 4, 6])
  })

  it('are given to nobody who is fenced or shuts down, as long as there are others', () => {
    const cluster = new TestCluster([1, 2, 3, 4])
    cluster.fence(2)
    cluster.beat(3, { wantsShutdown: true })
    expect(new Set(place(cluster, 8, 2).flat())).toEqual(new Set([1, 4]))
    for (const replicas of place(cluster, 8, 3)) {
      expect(new Set(replicas.slice(0, 2))).toEqual(new Set([1, 4]))
      expect([2, 3]).toContain(replicas[2])
    }
    expect(() => place(cluster, 1, 5)).toThrow(
      "a replication factor of 5 can't be reached: registered brokers: 4; start more, or ask for 4 at most",
    )
  })

  it('stand in racks of their own also where only a broker that is away is there', () => {
    const cluster = new TestCluster([1, 2, 3, 4, 5], { 1: 'a', 2: 'b', 3: 'a', 4: 'b', 5: 'c' })
    cluster.fence(3, 4, 5)
    for (const replicas of place(cluster, 9, 3)) expect(replicas[2]).toBe(5)
  })

  it('are given to nobody who is decommissioned, be it there or away', () => {
    const cluster = new TestCluster([1, 2, 3, 4])
    for (const nodeId of [2, 4]) cluster.take(decommissionBroker(cluster.image, { nodeId }, {}))
    cluster.fence(4)
    expect(new Set(place(cluster, 8, 2).flat())).toEqual(new Set([1, 3]))
    expect(() => place(cluster, 1, 3)).toThrow(
      'registered brokers: 4, of which 2 decommissioned; start more, or ask for 2 at most',
    )
    cluster.take(recommissionBroker(cluster.image, { nodeId: 2 }))
    expect(new Set(place(cluster, 8, 3).flat())).toEqual(new Set([1, 2, 3]))
  })

  it('need somebody to lead', () => {
    const cluster = new TestCluster([1, 2])
    cluster.fence(1, 2)
    expect(() => place(cluster, 1, 1)).toThrow(
      "a replication factor of 1 can't be reached: none of the 2 registered brokers is there to lead; start one",
    )
  })

  it('leave their followers to different brokers: what one led does not all fall to the same other', () => {
    const cluster = new TestCluster([1, 2, 3, 4])
    const ofFirst = place(cluster, 12, 2).filter(([leader]) => leader === 1)
    expect(ofFirst).toEqual([
      [1, 2],
      [1, 3],
      [1, 4],
    ])
  })
})

it('whatever the racks: replicas are distinct, the same number of leaders is on each broker, give or take one', () => {
  const racks = fc.array(fc.constantFrom(undefined, 'a', 'b', 'c'), { minLength: 1, maxLength: 7 })
  fc.assert(
    fc.property(racks, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 7 }), fc.nat(9), (...given) => {
      const [rackOf, partitions, factor, first] = given
      const named = Object.fromEntries(rackOf.flatMap((rack, index) => (rack === undefined ? [] : [[index + 1, rack]])))
      const cluster = new TestCluster(
        rackOf.map((_, index) => index + 1),
        named,
      )
      const replicationFactor = Math.min(factor, rackOf.length)
      const placed = place(cluster, partitions, replicationFactor, first)
      for (const replicas of placed) expect(new Set(replicas).size).toBe(replicationFactor)
      if (partitions >= rackOf.length) expect(spread(placed.map(([leader = 0]) => leader))).toBeLessThanOrEqual(1)
    }),
    { numRuns: 200 },
  )
})
