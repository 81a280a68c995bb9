import { describe, expect, it } from 'vitest'
import { TestCluster } from '../../../test/cluster-of.ts'
import { unregisterBroker } from '../brokers/unregister-broker.ts'
import { decodeMetadataRecord, encodeMetadataRecord } from '@millrace/kafka-wire'
import { ClusterImage } from '../../image/cluster-image.ts'
import { alterReassignments } from './alter-reassignments.ts'
import { decommissionBroker, recommissionBroker } from './decommission-broker.ts'

const unregister = (cluster: TestCluster, nodeId: number) => () =>
  cluster.take(unregisterBroker(cluster.image, { nodeId }))

describe('a broker that is decommissioned', () => {
  it('gives each replica to the broker with the fewest, and can be unregistered once all have caught up', () => {
    const cluster = new TestCluster([1, 2, 3, 4])
    cluster.topic([
      [1, 2],
      [2, 1],
      [3, 1],
      [1, 3],
    ])
    const { started, refused, replicasLeft } = cluster.take(decommissionBroker(cluster.image, { nodeId: 1 }, {}))
    expect(started.map(({ partition, replicas }) => [partition, replicas])).toEqual([
      [0, [4, 2]],
      [1, [2, 4]],
      [2, [3, 2]],
      [3, [4, 3]],
    ])
    expect([refused, replicasLeft]).toEqual([[], 4])
    expect(cluster.take(decommissionBroker(cluster.image, { nodeId: 1 }, {}))).toEqual({
      started: [],
      refused: [],
      replicasLeft: 4,
    })
    expect(unregister(cluster, 1)).toThrow(/broker 1 has 4 replicas still/)
    for (const partition of [0, 1, 2, 3]) cluster.alter(cluster.partition(partition).replicas, { partition })
    expect(cluster.take(decommissionBroker(cluster.image, { nodeId: 1 }, {})).replicasLeft).toBe(0)
    expect(unregister(cluster, 1)).toThrow(/broker 1 runs: stop it first/)
    cluster.fence(1)
    unregister(cluster, 1)()
    expect(cluster.image.broker(1)).toBeUndefined()
    expect(unregister(cluster, 1)).toThrow(/broker 1 is not registered; those that are: 2, 3, 4/)
  })

  it('gives them to racks where the partition has no replica, rather than to the emptiest broker', () => {
    const cluster = new TestCluster([1, 2, 3, 4], { 1: 'a', 2: 'b', 3: 'b', 4: 'a' })
    cluster.topic([[1, 2], [4], [4]])
    const { started } = cluster.take(decommissionBroker(cluster.image, { nodeId: 1 }, {}))
    expect(started.map(({ replicas }) => replicas)).toEqual([[4, 2]])
  })

  it('keeps what nobody else can take, and says what to do', () => {
    const cluster = new TestCluster([1, 2])
    cluster.topic([[1, 2], [1]])
    const { started, refused } = cluster.take(decommissionBroker(cluster.image, { nodeId: 1, validateOnly: true }, {}))
    expect(started.map(({ partition }) => partition)).toEqual([1])
    expect(refused.map(({ partition, error }) => [partition, error?.code])).toEqual([[0, 'INVALID_REPLICATION_FACTOR']])
    expect(refused[0]?.error?.message).toContain('besides broker 1 there are 1 brokers that may take them: add one')
    expect(cluster.partition(1).replicas).toEqual([1])
    expect(() => decommissionBroker(cluster.image, { nodeId: 9 }, {})).toThrow(/broker 9 is not registered/)
  })
})

describe('the mark of a broker that is decommissioned', () => {
  const isMarked = (image: ClusterImage, nodeId = 2): boolean | undefined => image.broker(nodeId)?.decommissioned
  const fromSnapshot = (image: ClusterImage): ClusterImage => {
    const again = new ClusterImage()
    for (const record of image.snapshot()) again.replay(decodeMetadataRecord(encodeMetadataRecord(record)))
    return again
  }

  it('stays through a fence, a restart and a snapshot, and is written once', () => {
    const cluster = new TestCluster([1, 2, 3])
    expect(decommissionBroker(cluster.image, { nodeId: 2, validateOnly: true }, {}).records).toEqual([])
    cluster.take(decommissionBroker(cluster.image, { nodeId: 2 }, {}))
    expect([1, 2, 3].map((nodeId) => isMarked(cluster.image, nodeId))).toEqual([false, true, false])
    expect(decommissionBroker(cluster.image, { nodeId: 2 }, {}).records).toEqual([])
    cluster.fence(2)
    cluster.join(2)
    expect(cluster.image.broker(2)).toMatchObject({ decommissioned: true, fenced: false })
    expect(isMarked(fromSnapshot(cluster.image))).toBe(true)
    expect(isMarked(fromSnapshot(cluster.image), 1)).toBe(false)
  })

  it('keeps replicas off it, those of other brokers that go too', () => {
    const cluster = new TestCluster([1, 2, 3, 4])
    cluster.topic([[1], [1]])
    cluster.take(decommissionBroker(cluster.image, { nodeId: 2 }, {}))
    cluster.take(decommissionBroker(cluster.image, { nodeId: 3 }, {}))
    const { started } = cluster.take(decommissionBroker(cluster.image, { nodeId: 1 }, {}))
    expect(started.map(({ replicas }) => replicas)).toEqual([[4], [4]])
    const partitions = [{ topic: 't', partition: 0, replicas: [2] }]
    const { response } = alterReassignments(cluster.image, { partitions }, {})
    expect(response.partitions[0]?.error).toMatchObject({
      code: 'INVALID_REPLICA_ASSIGNMENT',
      message: expect.stringContaining('broker 2 is decommissioned') as string,
    })
  })

  it('is taken away by hand, and goes with the broker', () => {
    const cluster = new TestCluster([1, 2])
    const recommission = (nodeId: number) => recommissionBroker(cluster.image, { nodeId })
    cluster.take(decommissionBroker(cluster.image, { nodeId: 2 }, {}))
    cluster.take(recommission(2))
    expect(isMarked(cluster.image)).toBe(false)
    expect(recommission(2).records).toEqual([])
    expect(() => recommission(9)).toThrow(/broker 9 is not registered; those that are: 1, 2/)
    cluster.take(decommissionBroker(cluster.image, { nodeId: 2 }, {}))
    cluster.fence(2)
    unregister(cluster, 2)()
    cluster.join(2)
    expect(isMarked(cluster.image)).toBe(false)
  })
})
