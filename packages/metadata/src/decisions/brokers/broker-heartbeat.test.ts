import { describe, expect, it } from 'vitest'
import { TestCluster } from '../../../test/cluster-of.ts'
import { brokerHeartbeat } from './broker-heartbeat.ts'

const down = { wantsShutdown: true }

describe('a broker that shuts down', () => {
  it('gives away what others can lead, leaves their ISR, and may stop at its next heartbeat', () => {
    const cluster = new TestCluster([1, 2, 3])
    cluster.topic([[1, 2, 3], [2, 1, 3], [1]])
    expect(cluster.beat(1, down)).toEqual({ isCaughtUp: true, fenced: false, mayStop: false })
    expect([0, 1, 2].map((number) => cluster.state(number))).toEqual(['2 [2 3] ()', '2 [2 3] ()', '1 [1] ()'])
    expect(cluster.beat(1, down).mayStop).toBe(true)
    expect(cluster.alter([2, 3, 1])).toBe('INELIGIBLE_REPLICA')
    cluster.fence(1)
    expect(cluster.state(2)).toBe('-1 [] (1)')
    cluster.join(1)
    expect(cluster.state(2)).toBe('1 [1] ()')
  })

  it('stays in sync until another is, where too few would be', () => {
    const cluster = new TestCluster([1, 2, 3])
    cluster.topic([[1, 2, 3]], { 'min.insync.replicas': '2' })
    cluster.join(3)
    expect(cluster.state()).toBe('1 [1 2] ()')
    cluster.beat(1, down)
    // Broker 3 runs, and will catch up.
    expect(cluster.state()).toBe('2 [1 2] ()')
    expect(cluster.beat(1, down).mayStop).toBe(false)
    cluster.alter([2, 1, 3])
    expect(cluster.state()).toBe('2 [2 3] ()')
    expect(cluster.beat(1, down).mayStop).toBe(true)
  })

  it('does not wait for who is not there', () => {
    const cluster = new TestCluster([1, 2, 3])
    cluster.topic([[1, 2, 3]], { 'min.insync.replicas': '2' })
    cluster.fence(3)
    cluster.beat(1, down)
    expect(cluster.state()).toBe('2 [2] (1)')
    expect(cluster.beat(1, down).mayStop).toBe(true)
  })

  it('with all the others leads on until the last has stopped', () => {
    const cluster = new TestCluster([1, 2])
    cluster.topic([[1, 2]])
    cluster.beat(1, down)
    cluster.beat(2, down)
    expect(cluster.state()).toBe('2 [2] ()')
    expect([cluster.beat(1, down).mayStop, cluster.beat(2, down).mayStop]).toEqual([true, true])
  })
})

it('a broker that asks for it is fenced, and unfenced when it no longer does', () => {
  const cluster = new TestCluster([1, 2])
  cluster.topic([[1, 2]])
  expect(cluster.beat(1, { wantsFence: true })).toMatchObject({ fenced: true })
  expect(cluster.state()).toBe('2 [2] ()')
  expect(cluster.beat(1)).toMatchObject({ fenced: false })
})

it('one of an older run, or of none, is told to register anew', () => {
  const cluster = new TestCluster([1])
  const beat = (nodeId: number, brokerEpoch: number) => () =>
    brokerHeartbeat(cluster.image, { nodeId, brokerEpoch, metadataOffset: 9 }, {})
  expect(beat(1, -1)).toThrow(expect.objectContaining({ code: 'STALE_BROKER_EPOCH' }) as Error)
  expect(beat(7, 1)).toThrow(expect.objectContaining({ code: 'BROKER_ID_NOT_REGISTERED' }) as Error)
})
