import { present } from '@millrace/base'
import { AdminService, millrace } from '@millrace/contracts'
import { expect, it } from 'vitest'
import { batchOf, valuesIn } from '../../test/batches.ts'
import { ClusterFixture } from '../../test/cluster-fixture.ts'
import { FetchClient } from '../../test/fetch-client.ts'
import { ProduceClient, reasonOf } from '../../test/produce-client.ts'

const { CreateTopicsRequest, DescribeTopicsRequest } = millrace.admin.v1

/** Creates a topic with three replicas of its one partition. */
async function createTopic(cluster: ClusterFixture, on: number): Promise<Uint8Array> {
  const configs = { 'min.insync.replicas': '2', 'retention.ms': '-1' }
  const request = new CreateTopicsRequest({ topics: [{ name: 't', partitions: 1, replicationFactor: 3, configs }] })
  const channel = cluster.connect(on)
  const { topics } = await cluster.clock.until(channel.unary(AdminService.createTopics, request, { timeoutMs: 60_000 }))
  const [created] = topics
  if (created?.error) throw new Error(created.error.message)
  return present(created, 'one result').topicId
}

async function leaderOf(cluster: ClusterFixture, on: number): Promise<{ leader: number; isr: number[] }> {
  const request = new DescribeTopicsRequest({ names: ['t'] })
  const call = cluster.connect(on).unary(AdminService.describeTopics, request, { timeoutMs: 60_000 })
  const partition = (await cluster.clock.until(call)).topics[0]?.partitions[0]
  return { leader: partition?.leader ?? -1, isr: [...(partition?.isr ?? [])].sort() }
}

it('what is acknowledged by three brokers is read after the leader was cut off, and more can be written', async () => {
  const cluster = new ClusterFixture()
  await cluster.start(1, 2, 3)
  const topicId = await createTopic(cluster, 2)
  const { leader } = await leaderOf(cluster, 1)
  const producer = await ProduceClient.open(cluster.connect(leader), cluster.clock)
  for (const value of ['a', 'b', 'c']) {
    const id = producer.post([{ topicId, batch: batchOf([value]) }])
    await cluster.clock.advance(100)
    expect(producer.resultOf(id)[0]?.error ?? undefined).toBeUndefined()
  }
  cluster.network.cut(present(cluster.members.get(leader), 'the leader').address)
  await cluster.clock.advance(5_000)
  const other = leader === 1 ? 2 : 1
  const after = await leaderOf(cluster, other)
  expect(after.leader).not.toBe(leader)
  expect(after.isr).toHaveLength(2)
  const next = await ProduceClient.open(cluster.connect(after.leader), cluster.clock)
  const id = next.post([{ topicId, batch: batchOf(['d']) }])
  await cluster.clock.advance(1_000)
  expect(next.resultOf(id)[0]?.error ?? undefined).toBeUndefined()
  const consumer = new FetchClient(cluster.connect(after.leader), cluster.clock)
  const set = [{ topicId, partition: 0, offset: 0, epoch: 1, currentLeaderEpoch: -1 }]
  await consumer.ask({ set, grantBytes: 1_000_000 })
  expect(consumer.frames.flatMap(({ recordBatches }) => valuesIn(recordBatches))).toEqual(['a', 'b', 'c', 'd'])
})

it('a consumer that says where it is reads from the replica there, and from the leader what that does not have', async () => {
  const cluster = new ClusterFixture([1, 2, 3], {
    'replica.selector.class': 'org.apache.kafka.common.replica.RackAwareReplicaSelector',
  })
  await cluster.clock.until(Promise.all([1, 2, 3].map((id) => cluster.begin(id, { 'broker.rack': `r${id}` }))))
  const topicId = await createTopic(cluster, 1)
  const { leader } = await leaderOf(cluster, 1)
  const near = leader === 3 ? 2 : 3
  const producer = await ProduceClient.open(cluster.connect(leader), cluster.clock)
  producer.post([{ topicId, batch: batchOf(['a']) }])
  await cluster.clock.advance(1_000)
  const set = [{ topicId, partition: 0, offset: 0, epoch: 1, currentLeaderEpoch: -1 }]
  const ask = { set, grantBytes: 1_000_000, clientRack: `r${near}` }
  const atLeader = new FetchClient(cluster.connect(leader), cluster.clock)
  await atLeader.ask(ask)
  expect(atLeader.redirects).toMatchObject([{ partition: 0, epoch: 1, nodeId: near }])
  expect(atLeader.frames).toEqual([])
  const consumer = new FetchClient(cluster.connect(near), cluster.clock)
  await consumer.ask(ask)
  producer.post([{ topicId, batch: batchOf(['b']) }])
  await cluster.clock.advance(1_000)
  expect(consumer.values()).toEqual(['a', 'b'])
  await consumer.ask({ set: [{ ...set[0], offset: 9, epoch: 2 }], clientRack: ask.clientRack })
  expect(consumer.errors.map(reasonOf)).toEqual(['OFFSET_NOT_AVAILABLE'])
  // Who does not say where it is reads from the leader alone, and one in the leader's rack stays there.
  const plain = new FetchClient(cluster.connect(near), cluster.clock)
  await plain.ask({ set, grantBytes: 1_000_000 })
  expect(plain.errors.map(reasonOf)).toEqual(['NOT_LEADER'])
  const there = new FetchClient(cluster.connect(leader), cluster.clock)
  await there.ask({ ...ask, clientRack: `r${leader}` })
  expect([there.values(), there.redirects]).toEqual([['a', 'b'], []])
})
