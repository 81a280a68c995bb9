import { asTopicId } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { TestCluster } from '../../../test/cluster-of.ts'
import { alterPartition } from './alter-partition.ts'

function clusterOfThree(configs = {}): TestCluster {
  const cluster = new TestCluster([1, 2, 3])
  cluster.topic([[1, 2, 3]], configs)
  return cluster
}

describe('an ISR change', () => {
  it('is made as the leader asks, and answered with the new state', () => {
    const cluster = clusterOfThree()
    const request = { nodeId: 1, brokerEpoch: cluster.epochOf(1), partitions: [cluster.alteration([1, 2])] }
    expect(cluster.take(alterPartition(cluster.image, request, {})).partitions).toEqual([
      {
        topicId: request.partitions[0]?.topicId,
        partition: 0,
        leader: 1,
        leaderEpoch: 0,
        isr: [1, 2],
        leaderRecoveryState: 0,
        partitionEpoch: 1,
      },
    ])
    expect(cluster.alter([1, 2, 3])).toBeUndefined()
    expect(cluster.state()).toBe('1 [1 2 3] ()')
  })

  it('to the same members makes what was asked for before, and arrives later, stale', () => {
    const cluster = clusterOfThree()
    cluster.alter([1, 2])
    const late = cluster.alteration([1, 2, 3])
    expect(cluster.alter([1, 2])).toBeUndefined()
    expect(cluster.state()).toBe('1 [1 2] ()')
    expect(cluster.alter([], late)).toBe('INVALID_UPDATE_VERSION')
  })

  it('below min.insync.replicas keeps those who leave eligible to lead', () => {
    const cluster = clusterOfThree({ 'min.insync.replicas': '2' })
    cluster.alter([1, 3])
    expect(cluster.state()).toBe('1 [1 3] ()')
    cluster.alter([1])
    expect(cluster.state()).toBe('1 [1] (3)')
    cluster.alter([1, 2])
    expect(cluster.state()).toBe('1 [1 2] ()')
  })

  it.each([
    ['a leader epoch that is over', { leaderEpoch: -1 }, 'FENCED_LEADER_EPOCH'],
    ['a leader epoch that is not known yet', { leaderEpoch: 1 }, 'NOT_CONTROLLER'],
    ['a partition epoch that is over', { partitionEpoch: -1 }, 'INVALID_UPDATE_VERSION'],
    ['a partition epoch that is not known yet', { partitionEpoch: 1 }, 'NOT_CONTROLLER'],
    ['a topic that is not there', { topicId: asTopicId('EAECAwQFBgcICQoLDA0ODw') }, 'UNKNOWN_TOPIC_ID'],
    ['a recovery that is over', { leaderRecoveryState: 1, isr: [{ nodeId: 1, brokerEpoch: -1 }] }, 'INVALID_REQUEST'],
    ['a recovery state that is none', { leaderRecoveryState: 2 }, 'INVALID_REQUEST'],
  ])('is refused for %s', (_, changed, code) => {
    const cluster = clusterOfThree()
    expect(cluster.alter([1, 2], changed)).toBe(code)
    expect(cluster.state()).toBe('1 [1 2 3] ()')
  })

  it.each([[[2, 3]], [[1, 2, 2]], [[1, 4]], [[]]])('is refused for the ISR %j', (isr) => {
    expect(clusterOfThree().alter(isr)).toBe('INVALID_REQUEST')
  })

  it('is refused for a partition that is not there, and for one named twice; the others are altered', () => {
    const cluster = clusterOfThree()
    const item = cluster.alteration([1, 2])
    const request = { nodeId: 1, brokerEpoch: cluster.epochOf(1), partitions: [item, item, { ...item, partition: 8 }] }
    const { partitions } = cluster.take(alterPartition(cluster.image, request, {}))
    expect(partitions.map(({ error }) => error?.code)).toEqual([
      undefined,
      'INVALID_REQUEST',
      'UNKNOWN_TOPIC_OR_PARTITION',
    ])
  })

  it('is refused from one that does not lead, and as a whole from a broker of an older epoch or of none', () => {
    const cluster = clusterOfThree()
    const ask = (nodeId: number, brokerEpoch: number) =>
      alterPartition(cluster.image, { nodeId, brokerEpoch, partitions: [cluster.alteration([1, 2])] }, {})
    expect(ask(2, cluster.epochOf(2)).response.partitions[0]?.error?.code).toBe('INVALID_REQUEST')
    expect(() => ask(1, -1)).toThrow(expect.objectContaining({ code: 'STALE_BROKER_EPOCH' }) as Error)
    expect(() => ask(9, 0)).toThrow(expect.objectContaining({ code: 'BROKER_ID_NOT_REGISTERED' }) as Error)
  })
})

describe('a new member', () => {
  it('is refused while it is fenced or shuts down (KIP-841)', () => {
    const cluster = clusterOfThree()
    cluster.fence(2)
    expect(cluster.alter([1, 2, 3])).toBe('INELIGIBLE_REPLICA')
    cluster.beat(3, { wantsShutdown: true })
    expect(cluster.state()).toBe('1 [1] ()')
    expect(cluster.alter([1, 3])).toBe('INELIGIBLE_REPLICA')
  })

  it('is refused if it has restarted since it caught up (KIP-903)', () => {
    const cluster = clusterOfThree()
    const isr = cluster.alteration([1, 2, 3]).isr
    cluster.join(2)
    expect(cluster.state()).toBe('1 [1 3] ()')
    expect(cluster.alter([], { isr })).toBe('INELIGIBLE_REPLICA')
    expect(cluster.alter([1, 2, 3])).toBeUndefined()
  })
})
