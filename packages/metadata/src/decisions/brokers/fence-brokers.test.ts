import { describe, expect, it } from 'vitest'
import { directoryOf, TestCluster } from '../../../test/cluster-of.ts'
import { fenceBrokers } from './fence-brokers.ts'

const twoInSync = { 'min.insync.replicas': '2' }

describe('a broker that is fenced', () => {
  it('leaves every ISR at once, and another leads what it led, in a new epoch', () => {
    const cluster = new TestCluster([1, 2, 3])
    cluster.topic([
      [1, 2, 3],
      [2, 3, 1],
      [2, 3],
    ])
    expect(cluster.fence(1)).toEqual([1])
    expect([cluster.state(0), cluster.state(1), cluster.state(2)]).toEqual(['2 [2 3] ()', '2 [2 3] ()', '2 [2 3] ()'])
    expect([0, 1, 2].map((number) => cluster.partition(number))).toMatchObject([
      { leaderEpoch: 1, partitionEpoch: 1 },
      { leaderEpoch: 0, partitionEpoch: 1 },
      { leaderEpoch: 0, partitionEpoch: 0 },
    ])
    expect(cluster.image.broker(1)?.fenced).toBe(true)
  })

  it('is fenced once, in the epoch that was meant', () => {
    const cluster = new TestCluster([1, 2])
    const brokerEpoch = cluster.epochOf(1)
    cluster.join(1)
    const brokers = [
      { nodeId: 1, brokerEpoch },
      { nodeId: 7, brokerEpoch: 0 },
    ]
    expect(fenceBrokers(cluster.image, { brokers }, {})).toEqual({ records: [], response: { fenced: [] } })
    expect([cluster.fence(1), cluster.fence(1)]).toEqual([[1], []])
  })

  it('together with others does not hand leaderships to them', () => {
    const cluster = new TestCluster([1, 2, 3])
    cluster.topic([[1, 2, 3]])
    const before = cluster.log.length
    expect(cluster.fence(1, 2)).toEqual([1, 2])
    expect(cluster.state()).toBe('3 [3] ()')
    expect(cluster.log.slice(before).map(({ type }) => type)).toEqual([
      'BrokerRegistrationChangeRecord',
      'BrokerRegistrationChangeRecord',
      'PartitionChangeRecord',
    ])
  })

  it('stays eligible to lead while the ISR is below min.insync.replicas, and leads when nobody else is left (KIP-966)', () => {
    const cluster = new TestCluster([1, 2, 3])
    cluster.topic([[1, 2, 3]], twoInSync)
    cluster.fence(3)
    expect(cluster.state()).toBe('1 [1 2] ()')
    cluster.fence(2)
    expect(cluster.state()).toBe('1 [1] (2)')
    cluster.fence(1)
    expect(cluster.state()).toBe('-1 [] (1 2)')
    expect(cluster.partition().lastKnownElr).toEqual([1])
    cluster.join(3)
    expect(cluster.state()).toBe('-1 [] (1 2)')
    cluster.join(2)
    expect(cluster.state()).toBe('2 [2] (1)')
    cluster.join(1)
    expect(cluster.state()).toBe('2 [2] (1)')
    expect(cluster.alter([2, 1])).toBeUndefined()
    expect(cluster.state()).toBe('2 [2 1] ()')
  })

  it('is followed by one that lacks records only where the topic allows that', () => {
    const cluster = new TestCluster([1, 2])
    cluster.topic([[1, 2]])
    cluster.alter([1])
    cluster.fence(1)
    expect(cluster.state()).toBe('-1 [] (1)')
    // The eligible one has its disk replaced: nobody is known to have what is committed.
    cluster.join(1, { directories: [directoryOf(1, 1)] })
    expect(cluster.state()).toBe('-1 [] ()')
    expect(cluster.partition()).toMatchObject({ lastKnownElr: [1], directories: [directoryOf(1, 1), directoryOf(2)] })
  })
})
