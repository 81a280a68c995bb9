import { describe, expect, it } from 'vitest'
import { directoryOf, TestCluster } from '../../../test/cluster-of.ts'
import { alterReassignments, type AlterReassignmentsRequest } from './alter-reassignments.ts'
import { listReassignments } from './list-reassignments.ts'

type Options = Omit<AlterReassignmentsRequest, 'partitions'>

/** Reassigns partition 0 of `t`. Returns the error's code, if it is refused. */
function move(cluster: TestCluster, replicas: readonly number[] | null, options: Options = {}): string | undefined {
  const request = { partitions: [{ topic: 't', partition: 0, replicas }], ...options }
  return cluster.take(alterReassignments(cluster.image, request, {})).partitions[0]?.error?.code
}

function clusterOf(brokers: number, replicas: readonly number[]): TestCluster {
  const cluster = new TestCluster(Array.from({ length: brokers }, (_, index) => index + 1))
  cluster.topic([replicas])
  return cluster
}

describe('a reassignment', () => {
  it('adds the new replicas, and removes the old ones once the new ones are in sync', () => {
    const cluster = clusterOf(5, [1, 2, 3])
    expect(move(cluster, [4, 5, 3])).toBeUndefined()
    expect(cluster.partition()).toMatchObject({
      replicas: [4, 5, 3, 1, 2],
      addingReplicas: [4, 5],
      removingReplicas: [1, 2],
      isr: [1, 2, 3],
      leader: 1,
      leaderEpoch: 0,
      directories: [4, 5, 3, 1, 2].map((nodeId) => directoryOf(nodeId)),
    })
    expect(listReassignments(cluster.image)).toMatchObject([
      { topic: 't', partition: 0, replicas: [4, 5, 3, 1, 2], addingReplicas: [4, 5], removingReplicas: [1, 2] },
    ])
    expect(cluster.alter([1, 2, 3, 4])).toBeUndefined()
    expect(cluster.partition().replicas).toHaveLength(5)
    // The leader that asks is among those that go.
    expect(cluster.alter([1, 2, 3, 4, 5])).toBe('NEW_LEADER_ELECTED')
    expect(cluster.partition()).toMatchObject({
      replicas: [4, 5, 3],
      addingReplicas: [],
      removingReplicas: [],
      isr: [3, 4, 5],
      leader: 4,
      leaderEpoch: 1,
      directories: [4, 5, 3].map((nodeId) => directoryOf(nodeId)),
    })
    expect(listReassignments(cluster.image)).toEqual([])
  })

  it('to fewer replicas, or another order of them, is done at once, and who lost its replica is fenced off by a new epoch', () => {
    const cluster = clusterOf(3, [1, 2, 3])
    move(cluster, [3, 1])
    expect(cluster.partition()).toMatchObject({ replicas: [3, 1], isr: [1, 3], leader: 1, leaderEpoch: 1 })
    move(cluster, [1, 3])
    expect(cluster.partition()).toMatchObject({ replicas: [1, 3], isr: [1, 3], leader: 1, leaderEpoch: 1 })
  })

  it('keeps an old replica while without it too few would be in sync', () => {
    const cluster = new TestCluster([1, 2, 3])
    cluster.topic([[1, 2]], { 'min.insync.replicas': '2' })
    cluster.fence(2)
    move(cluster, [2, 3])
    expect(cluster.alter([1, 3])).toBeUndefined()
    expect(cluster.partition()).toMatchObject({ replicas: [2, 3, 1], isr: [1, 3] })
    cluster.join(2)
    expect(cluster.alter([1, 2, 3])).toBe('NEW_LEADER_ELECTED')
    expect(cluster.partition()).toMatchObject({ replicas: [2, 3], isr: [2, 3], leader: 2 })
  })

  it('keeps who is eligible to lead while without it too few would have what is committed', () => {
    const cluster = new TestCluster([1, 2, 3])
    cluster.topic([[1, 2, 3]], { 'min.insync.replicas': '2' })
    cluster.fence(3)
    cluster.fence(2)
    expect(cluster.partition()).toMatchObject({ isr: [1], eligibleLeaderReplicas: [2] })
    move(cluster, [1, 3])
    expect(cluster.partition()).toMatchObject({ replicas: [1, 3, 2], isr: [1], eligibleLeaderReplicas: [2] })
    cluster.join(3)
    expect(cluster.alter([1, 3])).toBeUndefined()
    expect(cluster.partition()).toMatchObject({ replicas: [1, 3], isr: [1, 3], eligibleLeaderReplicas: [] })
  })

  it('that is cancelled leaves what there was', () => {
    const cluster = clusterOf(4, [1, 2])
    move(cluster, [3, 4])
    cluster.alter([1, 2, 3])
    expect(move(cluster, null)).toBeUndefined()
    expect(cluster.partition()).toMatchObject({
      replicas: [1, 2],
      isr: [1, 2],
      leader: 1,
      addingReplicas: [],
      removingReplicas: [],
    })
    expect(move(cluster, null)).toBe('NO_REASSIGNMENT_IN_PROGRESS')
  })

  it('can be changed under way: what was only being added goes', () => {
    const cluster = clusterOf(5, [1, 2])
    move(cluster, [3, 4])
    cluster.alter([1, 2, 3])
    move(cluster, [3, 5])
    expect(cluster.partition()).toMatchObject({
      replicas: [3, 5, 1, 2],
      addingReplicas: [3, 5],
      removingReplicas: [1, 2],
      isr: [1, 2, 3],
    })
    cluster.alter([1, 2, 3, 5])
    expect(cluster.partition()).toMatchObject({ replicas: [3, 5], isr: [3, 5], leader: 3 })
  })

  it('is not cancelled if only the new replicas have what was acknowledged', () => {
    const cluster = clusterOf(4, [1, 2])
    move(cluster, [3, 4])
    cluster.alter([1, 2, 3])
    cluster.fence(1, 2)
    expect(cluster.state()).toBe('3 [3] ()')
    expect(move(cluster, null)).toBe('INVALID_REPLICA_ASSIGNMENT')
    expect(move(cluster, [1, 4])).toBe('INVALID_REPLICA_ASSIGNMENT')
    cluster.join(1)
    cluster.alter([1, 3])
    expect(move(cluster, null)).toBeUndefined()
    expect(cluster.state()).toBe('1 [1] ()')
  })

  it('is not cancelled or changed if fewer than writes must be on would be left of those that have what was acknowledged', () => {
    const cluster = new TestCluster([1, 2, 3, 4, 5])
    cluster.topic([[1, 2, 3]], { 'min.insync.replicas': '2' })
    move(cluster, [4, 5])
    cluster.alter([1, 2, 3, 4])
    cluster.fence(2, 3)
    expect(cluster.state()).toBe('1 [1 4] ()')
    // Without 4 only broker 1 had what both acknowledged.
    expect(move(cluster, null)).toBe('INVALID_REPLICA_ASSIGNMENT')
    expect(move(cluster, [2, 3])).toBe('INVALID_REPLICA_ASSIGNMENT')
    cluster.fence(1)
    expect(cluster.state()).toBe('4 [4] (1)')
    expect(move(cluster, [5, 3])).toBe('INVALID_REPLICA_ASSIGNMENT')
    cluster.join(1)
    cluster.join(2)
    cluster.alter([1, 2, 4])
    expect(move(cluster, null)).toBeUndefined()
    expect(cluster.partition()).toMatchObject({ replicas: [1, 2, 3], isr: [1, 2] })
  })
})

describe('refused is', () => {
  it.each([
    [[], 'INVALID_REPLICA_ASSIGNMENT'],
    [[1, 1], 'INVALID_REPLICA_ASSIGNMENT'],
    [[1, 9], 'INVALID_REPLICA_ASSIGNMENT'],
    [[-1], 'INVALID_REPLICA_ASSIGNMENT'],
  ])('the target %j', (replicas, code) => {
    const cluster = clusterOf(3, [1, 2])
    expect(move(cluster, replicas)).toBe(code)
    expect(cluster.partition()).toMatchObject({ replicas: [1, 2], partitionEpoch: 0 })
  })

  it('a broker that is not registered, with those that are', () => {
    const cluster = clusterOf(3, [1, 2])
    const request = { partitions: [{ topic: 't', partition: 0, replicas: [1, 9] }] }
    const { partitions } = alterReassignments(cluster.image, request, {}).response
    expect(partitions[0]?.error?.message).toContain('broker 9 is not registered; those that are: 1, 2, 3')
  })

  it('another number of replicas, where that is not allowed', () => {
    const cluster = clusterOf(3, [1, 2])
    expect(move(cluster, [1], { allowReplicationFactorChange: false })).toBe('INVALID_REPLICATION_FACTOR')
    expect(move(cluster, [1, 3], { allowReplicationFactorChange: false })).toBeUndefined()
  })

  it('a partition that is not there; and what only validates changes nothing', () => {
    const cluster = clusterOf(3, [1, 2])
    const partitions = [{ topic: 't', partition: 4, replicas: [1] }]
    expect(alterReassignments(cluster.image, { partitions }, {}).response.partitions[0]?.error?.code).toBe(
      'UNKNOWN_TOPIC_OR_PARTITION',
    )
    expect(move(cluster, [3, 2], { validateOnly: true })).toBeUndefined()
    expect(cluster.partition().replicas).toEqual([1, 2])
  })
})
