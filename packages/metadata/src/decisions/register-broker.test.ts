import { describe, expect, it } from 'vitest'
import { directoryOf, TestCluster } from '../../test/cluster-of.ts'

const otherDisk = { directories: [directoryOf(1, 1)] }

describe('a broker with none of the directories that it is registered with', () => {
  it('is another with the same id, while the first one is connected', () => {
    const cluster = new TestCluster([1, 2])
    const register = () => cluster.register(1, otherDisk, { session: 'connected' })
    expect(register).toThrow(expect.objectContaining({ code: 'DUPLICATE_BROKER_REGISTRATION' }) as Error)
    expect(register).toThrow(/give one of the two another node\.id/)
  })

  it('is told to ask again, while the first one may still connect', () => {
    const cluster = new TestCluster([1, 2])
    const register = () => cluster.register(1, otherDisk, { session: 'awaited' })
    expect(register).toThrow(expect.objectContaining({ code: 'BROKER_UNAVAILABLE' }) as Error)
    cluster.register(1, otherDisk, { session: 'gone' })
  })

  it('is the one whose disk was emptied, after that: in no ISR, eligible for nothing', () => {
    const cluster = new TestCluster([1, 2, 3])
    cluster.topic(
      [
        [1, 2, 3],
        [2, 1, 3],
      ],
      { 'min.insync.replicas': '3' },
    )
    cluster.join(1, otherDisk)
    expect([cluster.state(0), cluster.state(1)]).toEqual(['2 [2 3] ()', '2 [2 3] ()'])
    expect(cluster.partition(0).directories).toEqual([directoryOf(1, 1), directoryOf(2), directoryOf(3)])
    cluster.fence(2, 3)
    expect(cluster.state(0)).toBe('-1 [] (2 3)')
  })

  it('is refused where nobody could give it its data back', () => {
    const cluster = new TestCluster([1])
    expect(() => cluster.register(1, otherDisk)).toThrow(
      expect.objectContaining({ code: 'DATA_DIRECTORY_FOREIGN' }) as Error,
    )
  })
})

describe('a broker that comes back fast', () => {
  it('takes over at once, though its old session lives, and is in no ISR until it has caught up', () => {
    const cluster = new TestCluster([1, 2])
    cluster.topic([
      [1, 2],
      [2, 1],
    ])
    cluster.register(1, {}, { session: 'connected' })
    expect([cluster.state(0), cluster.state(1)]).toEqual(['2 [2] ()', '2 [2] ()'])
    expect([cluster.partition(0).leaderEpoch, cluster.partition(1).leaderEpoch]).toEqual([1, 0])
  })

  it('is not eligible to lead if its log may have lost its end, unless nobody has more', () => {
    const cluster = new TestCluster([1, 2])
    cluster.topic([[1, 2], [1]], { 'min.insync.replicas': '2' })
    cluster.register(1, { mayHaveLostRecords: true })
    expect([cluster.state(0), cluster.state(1)]).toEqual(['2 [2] ()', '-1 [] (1)'])
    cluster.fence(2)
    cluster.beat(1)
    expect([cluster.state(0), cluster.state(1)]).toEqual(['-1 [] (2)', '1 [1] ()'])
  })
})

it('a broker of another cluster is refused', () => {
  const cluster = new TestCluster([1])
  expect(() => cluster.register(2, { clusterId: 'one' }, { clusterId: 'other' })).toThrow(
    expect.objectContaining({ code: 'INCONSISTENT_CLUSTER_ID' }) as Error,
  )
  expect(cluster.register(2, { clusterId: 'one' }, { clusterId: 'one' })).toBeGreaterThan(0)
})
