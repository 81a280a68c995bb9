import { asTopicId, present, uuidToText } from '@millrace/base'
import { AdminService, millrace } from '@millrace/contracts'
import { apis } from '@millrace/kafka-wire'
import { afterEach, expect, it } from 'vitest'
import { batchOf, valuesIn } from '../../../test/batches.ts'
import { ClusterFixture } from '../../../test/cluster-fixture.ts'
import { kafkaErrors } from '../errors.ts'

const running: ClusterFixture[] = []

afterEach(async () => {
  for (const cluster of running.splice(0)) await cluster.stop(...cluster.brokers.keys())
})

/** Three brokers, each in a rack of its own, and a topic whose partition all of them have. */
async function started() {
  const cluster = new ClusterFixture([1, 2, 3], {
    'kafka.listener.port': 0,
    'replica.selector.class': 'org.apache.kafka.common.replica.RackAwareReplicaSelector',
  })
  running.push(cluster)
  await cluster.clock.until(Promise.all([1, 2, 3].map((id) => cluster.begin(id, { 'broker.rack': `r${id}` }))))
  const create = new millrace.admin.v1.CreateTopicsRequest({
    topics: [{ name: 't', partitions: 1, replicationFactor: 3 }],
  })
  const { topics } = await cluster.ask(1, AdminService.createTopics, create)
  const topicId = asTopicId(uuidToText(present(topics[0], 'one result').topicId))
  const describe = new millrace.admin.v1.DescribeTopicsRequest({ names: ['t'] })
  const described = await cluster.ask(1, AdminService.describeTopics, describe)
  const leader = present(described.topics[0]?.partitions[0], 'one partition').leader
  return { cluster, topicId, leader, near: leader === 3 ? 2 : 3 }
}

it('who comes to the wrong broker is told who leads, and where that is', async () => {
  const { cluster, topicId, leader, near } = await started()
  const client = await cluster.kafka(near)
  const { port } = present(cluster.broker(leader).kafka, 'the leader serves')
  const hint = {
    currentLeader: { leaderId: leader, leaderEpoch: expect.any(Number) },
    errorCode: kafkaErrors.NOT_LEADER_OR_FOLLOWER,
  }
  const nodeEndpoints = [{ nodeId: leader, host: '127.0.0.1', port, rack: `r${leader}` }]
  const partitionData = [{ index: 0, records: batchOf(['x']) }]
  const batches = { acks: -1, timeoutMs: 1000, topicData: [{ name: 't', topicId, partitionData }] }
  for (const version of [10, 13]) {
    const answer = await client.ask(apis.produce, version, batches)
    expect(answer).toMatchObject({ responses: [{ partitionResponses: [hint] }], nodeEndpoints })
  }
  const topics = [{ topic: 't', topicId, partitions: [{ partition: 0, fetchOffset: 0, partitionMaxBytes: 1000 }] }]
  const answer = await client.ask(apis.fetch, 16, { maxWaitMs: 1, minBytes: 1, topics })
  expect(answer).toMatchObject({ responses: [{ partitions: [hint] }], nodeEndpoints })
  const older = await client.ask(apis.fetch, 12, { maxWaitMs: 1, minBytes: 1, topics })
  expect(older).toMatchObject({
    responses: [{ partitions: [{ errorCode: hint.errorCode, currentLeader: { leaderId: -1 } }] }],
    nodeEndpoints: [],
  })
  const listed = await client.ask(apis.listOffsets, 7, {
    replicaId: -1,
    topics: [{ name: 't', partitions: [{ partitionIndex: 0, timestamp: -1n }] }],
  })
  expect(listed.topics[0]?.partitions).toMatchObject([{ errorCode: hint.errorCode }])
})

it('a consumer that says where it is is sent to the replica there, and reads from that', async () => {
  const { cluster, topicId, leader, near } = await started()
  const atLeader = await cluster.kafka(leader)
  const partitionData = [{ index: 0, records: batchOf(['a']) }]
  const written = await atLeader.ask(apis.produce, 13, {
    acks: -1,
    timeoutMs: 5000,
    topicData: [{ topicId, partitionData }],
  })
  expect(written.responses[0]?.partitionResponses).toMatchObject([{ errorCode: 0, baseOffset: 0 }])
  await cluster.clock.advance(1000)
  const request = (fetchOffset: number, rackId: string) => ({
    maxWaitMs: 1,
    minBytes: 1,
    rackId,
    topics: [{ topicId, partitions: [{ partition: 0, fetchOffset, partitionMaxBytes: 1000 }] }],
  })
  const sent = await atLeader.ask(apis.fetch, 17, request(0, `r${near}`))
  expect(sent.responses[0]?.partitions).toMatchObject([{ errorCode: 0, preferredReadReplica: near }])
  const atFollower = await cluster.kafka(near)
  const read = await atFollower.ask(apis.fetch, 17, request(0, `r${near}`))
  const answer = present(read.responses[0]?.partitions[0], 'one partition')
  expect(answer).toMatchObject({ errorCode: 0, preferredReadReplica: -1, highWatermark: 1 })
  expect(valuesIn(present(answer.records, 'there are records'))).toEqual(['a'])
  const ahead = await atFollower.ask(apis.fetch, 17, request(7, `r${near}`))
  expect(ahead.responses[0]?.partitions).toMatchObject([{ errorCode: kafkaErrors.OFFSET_NOT_AVAILABLE }])
  const stays = await atLeader.ask(apis.fetch, 17, request(0, `r${leader}`))
  expect(stays.responses[0]?.partitions).toMatchObject([{ errorCode: 0, preferredReadReplica: -1 }])
})
