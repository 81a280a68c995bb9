import { metadataRecord } from '@millrace/metadata'
import { afterEach, describe, expect, it } from 'vitest'
import { ReplicaCluster } from '../../test/replicas/replica-cluster.ts'

const running: ReplicaCluster[] = []

/** Brokers that were started with `min.insync.replicas=1`, and a topic with 2: as when brokers are being given another number. */
async function start() {
  const cluster = await ReplicaCluster.start({}, { minInsyncReplicas: 1, replicaLagTimeMaxMs: 5_000 })
  running.push(cluster)
  const topicId = await cluster.topic()
  const { name: resourceName = '' } = cluster.image.topicById(topicId) ?? {}
  const config = { resourceType: 2, resourceName, name: 'min.insync.replicas', value: '2' }
  await cluster.commit([metadataRecord('ConfigRecord', config)])
  return { cluster, topicId }
}

afterEach(async () => {
  for (const cluster of running.splice(0)) await cluster.stop()
})

describe('while others are eligible to lead (KIP-966)', () => {
  it('a leader commits nothing that they lack, whatever it takes for min.insync.replicas itself', async () => {
    const { cluster, topicId } = await start()
    await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'a'))
    await cluster.kill(3)
    const disk = await cluster.kill(2)
    expect(cluster.image.topicById(topicId)?.partitions.get(0)).toMatchObject({ isr: [1], eligibleLeaderReplicas: [2] })
    let isAcknowledged = false
    const leader = cluster.leader(topicId)
    const sent = cluster.produce(leader, 'b').then(() => {
      isAcknowledged = true
    })
    await cluster.run(20_000)
    expect([isAcknowledged, leader.highWatermark]).toEqual([false, 1])
    await cluster.startNode(2, disk)
    await cluster.clock.until(sent)
    expect(leader.highWatermark).toBe(2)
  })

  it('a leader that is told of fewer in sync waits for the metadata that say who else is', async () => {
    const { cluster, topicId } = await start()
    await cluster.clock.until(cluster.produce(cluster.leader(topicId), 'a'))
    cluster.deaf.add(1)
    for (const nodeId of [2, 3]) cluster.node(nodeId).replication.close()
    const from = cluster.recordCount
    const leader = cluster.leader(topicId)
    const sent = cluster.produce(leader, 'b').catch(() => undefined)
    await cluster.run(20_000)
    expect(cluster.isr(topicId)).toEqual([1])
    expect(leader.highWatermark).toBe(1)
    await cluster.tell(1, from)
    await cluster.run()
    expect(leader.highWatermark).toBe(1)
    await cluster.stop()
    running.pop()
    await sent
  })
})
