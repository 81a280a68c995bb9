import { describe, expect, it } from 'vitest'
import { directoryOf, TestCluster } from '../../../test/cluster-of.ts'
import { incrementalAlterConfigs } from '../incremental-alter-configs.ts'
import { balanceLeaders } from './balance-leaders.ts'
import { electLeaders, type ElectLeadersRequest } from './elect-leaders.ts'

/** What came of each partition: `t-0 1`, or `t-0 1 CODE`. */
function elect(cluster: TestCluster, election: ElectLeadersRequest['election'], partitions?: [string, number][]) {
  const named = partitions?.map(([topic, partition]) => ({ topic, partition }))
  const response = cluster.take(electLeaders(cluster.image, { election, partitions: named }, {}))
  return response.partitions.map(({ topic, partition, leader, error }) =>
    [`${topic}-${partition}`, leader, error?.code ?? ''].join(' ').trimEnd(),
  )
}

/** Three partitions led by 1, 2 and 3, of which 1 went and came back, and is in sync again. */
function afterRestart(): TestCluster {
  const cluster = new TestCluster([1, 2, 3])
  cluster.topic([
    [1, 2, 3],
    [2, 3, 1],
    [3, 1, 2],
  ])
  cluster.fence(1)
  cluster.join(1)
  for (const partition of [0, 1, 2]) cluster.alter([1, 2, 3], { partition })
  return cluster
}

describe('a preferred election', () => {
  it('gives the first replica its leadership back, in a new epoch', () => {
    const cluster = afterRestart()
    expect(cluster.state(0)).toBe('2 [1 2 3] ()')
    expect(elect(cluster, 'preferred', [['t', 0]])).toEqual(['t-0 1'])
    expect(cluster.partition(0)).toMatchObject({ leader: 1, leaderEpoch: 2 })
  })

  it('of all partitions is of those that need it', () => {
    const cluster = afterRestart()
    expect(elect(cluster, 'preferred')).toEqual(['t-0 1'])
    expect(elect(cluster, 'preferred')).toEqual([])
  })

  it('is refused where it is not needed, not possible, or where there is nothing', () => {
    const cluster = afterRestart()
    cluster.fence(1)
    const partitions: [string, number][] = [
      ['t', 0],
      ['t', 1],
      ['t', 9],
      ['tt', 0],
      ['t', 1],
    ]
    expect(elect(cluster, 'preferred', partitions)).toEqual([
      't-0 2 PREFERRED_LEADER_NOT_AVAILABLE',
      't-1 2 ELECTION_NOT_NEEDED',
      't-9 -1 UNKNOWN_TOPIC_OR_PARTITION',
      'tt-0 -1 UNKNOWN_TOPIC_OR_PARTITION',
      't-1 -1 INVALID_REQUEST',
    ])
    const request = { election: 'preferred' as const, partitions: [{ topic: 'tt', partition: 0 }] }
    const { partitions: results } = electLeaders(cluster.image, request, {}).response
    expect(results[0]?.error?.message).toContain("did you mean 't'?")
  })
})

describe('an unclean election', () => {
  it('makes one that may lack records lead, alone, until it has taken stock', () => {
    const cluster = new TestCluster([1, 2, 3])
    cluster.topic([[1, 2, 3], [3]])
    cluster.alter([1])
    cluster.fence(1)
    expect(cluster.state()).toBe('-1 [] (1)')
    expect(elect(cluster, 'unclean')).toEqual(['t-0 2'])
    expect(cluster.state()).toBe('2 [2] ()')
    expect(cluster.partition().leaderRecoveryState).toBe(1)
    expect(cluster.alter([2, 3])).toBe('INVALID_REQUEST')
    expect(cluster.alter([2], { leaderRecoveryState: 0 })).toBeUndefined()
    expect(cluster.alter([2, 3])).toBeUndefined()
    expect(cluster.partition()).toMatchObject({ leader: 2, leaderRecoveryState: 0 })
  })

  it('takes the one that led last if it is there, though its disk was replaced by what it kept', () => {
    const cluster = new TestCluster([1, 2])
    cluster.topic([[2, 1]])
    cluster.alter([2])
    cluster.fence(2)
    cluster.join(2, { directories: [directoryOf(2, 1)] })
    expect(cluster.state()).toBe('-1 [] ()')
    expect(elect(cluster, 'unclean')).toEqual(['t-0 2'])
  })

  it('is refused where somebody leads, or nobody is there', () => {
    const cluster = new TestCluster([1, 2])
    cluster.topic([[1], [2]])
    cluster.fence(1)
    expect(
      elect(cluster, 'unclean', [
        ['t', 0],
        ['t', 1],
      ]),
    ).toEqual(['t-0 -1 ELIGIBLE_LEADERS_NOT_AVAILABLE', 't-1 2 ELECTION_NOT_NEEDED'])
  })
})

describe('where a topic allows unclean elections', () => {
  const allowed = { 'unclean.leader.election.enable': 'true' }

  it('one that may lack records leads by itself when there is no other', () => {
    const cluster = new TestCluster([1, 2])
    cluster.topic([[1, 2]], allowed)
    cluster.alter([1])
    cluster.fence(1)
    expect(cluster.state()).toBe('2 [2] ()')
    expect(cluster.partition().leaderRecoveryState).toBe(1)
  })

  it('one leads when it is back', () => {
    const cluster = new TestCluster([1, 2])
    cluster.topic([[1, 2]], allowed)
    cluster.alter([1])
    cluster.fence(2)
    cluster.fence(1)
    expect(cluster.state()).toBe('-1 [] (1)')
    cluster.join(2)
    expect(cluster.state()).toBe('2 [2] ()')
  })

  it.each([
    ['topic', 't'],
    ['broker', ''],
  ] as const)('one leads when that is allowed, by the configs of the %s', (type, name) => {
    const cluster = new TestCluster([1, 2])
    cluster.topic([[1, 2]])
    cluster.alter([1])
    cluster.fence(1)
    expect(cluster.state()).toBe('-1 [] (1)')
    const ops = [{ name: 'unclean.leader.election.enable', op: 'SET' as const, value: 'true' }]
    const request = { resources: [{ type, name, ops }] }
    cluster.take(incrementalAlterConfigs(cluster.image, request, { nodeId: 1, staticBroker: {} }))
    expect(cluster.state()).toBe('2 [2] ()')
  })
})

it('another min.insync.replicas makes nobody eligible but who is in sync, unless nobody is', () => {
  const cluster = new TestCluster([1, 2, 3])
  cluster.topic([[1, 2], [3]], { 'min.insync.replicas': '2' })
  cluster.fence(2, 3)
  expect([cluster.state(0), cluster.state(1)]).toEqual(['1 [1] (2)', '-1 [] (3)'])
  const ops = [{ name: 'min.insync.replicas', op: 'SET' as const, value: '1' }]
  const request = { resources: [{ type: 'topic' as const, name: 't', ops }] }
  cluster.take(incrementalAlterConfigs(cluster.image, request, { nodeId: 1, staticBroker: {} }))
  expect([cluster.state(0), cluster.state(1)]).toEqual(['1 [1] ()', '-1 [] (3)'])
})

describe('the balance', () => {
  it('moves leaderships back to brokers that lack too many, where they are in sync', () => {
    const cluster = afterRestart()
    const balance = (imbalancePercentageMax: number) =>
      cluster.take(balanceLeaders(cluster.image, { imbalancePercentageMax }, {}))
    expect(balance(100)).toEqual({ elected: 0, hasMore: false })
    expect(balance(10)).toEqual({ elected: 1, hasMore: false })
    expect([0, 1, 2].map((number) => cluster.partition(number).leader)).toEqual([1, 2, 3])
    cluster.fence(2)
    cluster.join(2)
    expect(balance(0)).toEqual({ elected: 0, hasMore: false })
  })
})
