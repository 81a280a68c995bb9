import { asTopicId } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { TestCluster, topicId } from '../../../test/cluster-of.ts'
import { changeDirectories } from '../change-directories.ts'
import { giveUpReplicas } from './give-up-replicas.ts'

function clusterOf(replicas: readonly number[], configs = {}): TestCluster {
  const cluster = new TestCluster([1, 2, 3])
  cluster.topic([replicas], configs)
  return cluster
}

function giveUp(cluster: TestCluster, nodeId: number, replica = { topicId, partition: 0 }): number | string {
  const request = { nodeId, brokerEpoch: cluster.epochOf(nodeId), replicas: [replica] }
  const [outcome] = cluster.take(giveUpReplicas(cluster.image, request, {})).replicas
  return outcome?.error === undefined ? (outcome?.leaderEpoch ?? 'no answer') : outcome.error.code
}

describe('a damaged replica', () => {
  it('that leads is led by another, and is not eligible', () => {
    const cluster = clusterOf([1, 2, 3], { 'min.insync.replicas': '3' })
    expect([giveUp(cluster, 1), cluster.state()]).toEqual([1, '2 [2 3] ()'])
  })

  it('that follows leaves the ISR; the leader stays, in a new epoch, in which it does not count what it heard before', () => {
    const cluster = clusterOf([1, 2, 3])
    const before = cluster.alteration([1, 2, 3])
    expect([giveUp(cluster, 3), cluster.state()]).toEqual([1, '1 [1 2] ()'])
    expect(cluster.alter([1, 2, 3], before)).toBe('FENCED_LEADER_EPOCH')
    expect([cluster.alter([1, 2, 3]), cluster.state()]).toEqual([undefined, '1 [1 2 3] ()'])
  })

  it('that is in no ISR gets a new epoch too: its leader may be asking for it already', () => {
    const cluster = clusterOf([1, 2])
    cluster.alter([1])
    const asked = cluster.alteration([1, 2])
    expect(giveUp(cluster, 2)).toBe(1)
    expect([cluster.alter([1, 2], asked), cluster.state()]).toEqual(['FENCED_LEADER_EPOCH', '1 [1] ()'])
  })

  it('waits for the eligible that are away, and is not elected meanwhile', () => {
    const cluster = clusterOf([1, 2], { 'min.insync.replicas': '2', 'unclean.leader.election.enable': 'false' })
    cluster.fence(2)
    expect(cluster.state()).toBe('1 [1] (2)')
    expect([giveUp(cluster, 1), cluster.state()]).toEqual([1, '-1 [] (2)'])
    cluster.fence(1)
    cluster.join(1)
    expect(cluster.state()).toBe('-1 [] (2)')
    cluster.join(2)
    expect(cluster.state()).toBe('2 [2] ()')
  })

  it('is not elected uncleanly for being given up, where that is allowed', () => {
    const cluster = clusterOf([1, 2], { 'min.insync.replicas': '2', 'unclean.leader.election.enable': 'true' })
    cluster.fence(2)
    expect([giveUp(cluster, 1), cluster.state()]).toEqual([1, '-1 [] (2)'])
  })

  it('stays what it is while nobody else is known to have all that is committed', () => {
    const cluster = clusterOf([1, 2])
    cluster.alter([1])
    const records = cluster.log.length
    expect([giveUp(cluster, 1), cluster.state()]).toEqual(['ELIGIBLE_LEADERS_NOT_AVAILABLE', '1 [1] ()'])
    expect(cluster.log).toHaveLength(records)
    cluster.alter([1, 2])
    expect([giveUp(cluster, 1), cluster.state()]).toEqual([1, '2 [2] ()'])
  })

  it('is not given up for one whose log directory is out of service', () => {
    const cluster = clusterOf([1, 2], { 'min.insync.replicas': '2' })
    const directories = [...(cluster.image.broker(3)?.directories ?? [])]
    cluster.take(changeDirectories(cluster.image, { nodeId: 2, brokerEpoch: cluster.epochOf(2), directories }, {}))
    expect(cluster.state()).toBe('1 [1] (2)')
    expect(giveUp(cluster, 1)).toBe('ELIGIBLE_LEADERS_NOT_AVAILABLE')
  })

  it('of a single one stays', () => {
    const cluster = clusterOf([1])
    expect([giveUp(cluster, 1), cluster.state()]).toEqual(['ELIGIBLE_LEADERS_NOT_AVAILABLE', '1 [1] ()'])
  })
})

it('only a replica that is there is given up, by the incarnation that holds it, and once in a request', () => {
  const cluster = clusterOf([1, 2])
  expect(giveUp(cluster, 3)).toBe('REPLICA_NOT_AVAILABLE')
  expect(giveUp(cluster, 1, { topicId, partition: 9 })).toBe('UNKNOWN_TOPIC_OR_PARTITION')
  expect(giveUp(cluster, 1, { topicId: asTopicId('EAECAwQFBgcICQoLDA0ODw'), partition: 0 })).toBe('UNKNOWN_TOPIC_ID')
  const replica = { topicId, partition: 0 }
  const twice = { nodeId: 1, brokerEpoch: cluster.epochOf(1), replicas: [replica, replica] }
  const { replicas } = giveUpReplicas(cluster.image, twice, {}).response
  expect(replicas.map(({ error }) => error?.code)).toEqual([undefined, 'INVALID_REQUEST'])
  const stale = { nodeId: 1, brokerEpoch: cluster.epochOf(1) - 1, replicas: [replica] }
  expect(() => giveUpReplicas(cluster.image, stale, {})).toThrow(
    expect.objectContaining({ code: 'STALE_BROKER_EPOCH' }),
  )
})
