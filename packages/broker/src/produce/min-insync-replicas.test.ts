import { AdminService, EasyService, millrace } from '@millrace/contracts'
import { expect, it } from 'vitest'
import { batchOf } from '../../test/batches.ts'
import { ClusterFixture, codeOf } from '../../test/cluster-fixture.ts'
import { ProduceClient, reasonOf } from '../../test/produce-client.ts'

const { AlterConfigOp, ConfigResourceType, DescribeTopicsRequest, IncrementalAlterConfigsRequest } = millrace.admin.v1
const { ACKS_ALL, ACKS_LEADER } = millrace.data.v1.Acks

/** Three brokers, the last of which is stopped once it has replicas. */
async function clusterOfTwo() {
  const cluster = new ClusterFixture()
  await cluster.start(1, 2, 3)
  await cluster.createTopic(1, 'three', { replicationFactor: 3 })
  await cluster.stop(3)
  return cluster
}

/** A topic, and the broker that leads its partition. */
async function find(cluster: ClusterFixture, name: string) {
  const request = new DescribeTopicsRequest({ names: [name] })
  const { topics } = await cluster.ask(1, AdminService.describeTopics, request)
  const [topic] = topics
  return { topic, leader: topic?.partitions[0]?.leader ?? -1 }
}

/** Sends a record to a topic's leader; the error's reason, or undefined. */
async function send(cluster: ClusterFixture, name: string, acks = ACKS_ALL): Promise<string | undefined> {
  const { topic, leader } = await find(cluster, name)
  const producer = await ProduceClient.open(cluster.connect(leader), cluster.clock)
  const [result] = await producer.send([{ topicId: topic?.topicId ?? new Uint8Array(), batch: batchOf(['x']) }], {
    acks,
  })
  return reasonOf(result)
}

async function demand(cluster: ClusterFixture, minInsyncReplicas: string | undefined): Promise<void> {
  const { KIND_SET, KIND_DELETE } = AlterConfigOp.Kind
  const op =
    minInsyncReplicas === undefined
      ? { name: 'min.insync.replicas', op: KIND_DELETE }
      : { name: 'min.insync.replicas', op: KIND_SET, value: minInsyncReplicas }
  const resources = [{ type: ConfigResourceType.CONFIG_RESOURCE_TYPE_BROKER, name: '', ops: [op] }]
  await cluster.ask(1, AdminService.incrementalAlterConfigs, new IncrementalAlterConfigsRequest({ resources }))
  await cluster.clock.advance(1_000)
}

it('a record is written to as many replicas as must be in sync, or not at all', async () => {
  const cluster = await clusterOfTwo()
  expect(await send(cluster, 'three')).toBeUndefined()
  await demand(cluster, '3')
  expect(await send(cluster, 'three')).toBe('NOT_ENOUGH_REPLICAS')
  const { ProduceRequest } = millrace.easy.v1
  const { leader } = await find(cluster, 'three')
  const easily = cluster.ask(leader, EasyService.produce, new ProduceRequest({ topic: 'three', value: { text: 'x' } }))
  expect(await codeOf(easily)).toBe('NOT_ENOUGH_REPLICAS')
  expect(await send(cluster, 'three', ACKS_LEADER)).toBeUndefined()
  await demand(cluster, undefined)
  expect(await send(cluster, 'three')).toBeUndefined()
  await cluster.stop(1, 2)
})

it('more than a partition has are not asked of it', async () => {
  const cluster = await clusterOfTwo()
  await cluster.createTopic(1, 'one')
  await demand(cluster, '3')
  expect(await send(cluster, 'one')).toBeUndefined()
  await cluster.stop(1, 2)
})
