import { MemoryDisk, present } from '@millrace/base'
import { AdminService, DataService, millrace } from '@millrace/contracts'
import { describe, expect, it } from 'vitest'
import { batchOf } from '../../test/batches.ts'
import { startFixture } from '../../test/broker-fixture.ts'
import { reasonOf } from '../../test/produce-client.ts'
import { batchSizeBytesMax } from '../limits.ts'
import { brokerVersion } from '../version.ts'

const { CreateTopicsRequest, DeleteTopicsRequest, DescribeClusterRequest, DescribeTopicsRequest } = millrace.admin.v1
const { ListOffsetsRequest } = millrace.data.v1

describe('topics', () => {
  it('are created each by itself, with the broker defaults, and described', async () => {
    const { unary, broker } = await startFixture({ config: { 'num.partitions': 3, 'log.retention.hours': 2 } })
    const created = await unary(
      AdminService.createTopics,
      new CreateTopicsRequest({
        topics: [
          { name: 'a' },
          { name: 'b', partitions: 1, configs: { 'retention.bytes': '1000' } },
          { name: 'no/name' },
          { name: 'c', configs: { 'remote.storage.enable': 'true' } },
          { name: 'd', configs: { 'max.message.bytes': String(batchSizeBytesMax + 1) } },
          { name: 'e', replicationFactor: 3 },
        ],
      }),
    )
    expect(created.topics.map((topic) => [topic.name, reasonOf(topic), topic.partitions])).toEqual([
      ['a', undefined, 3],
      ['b', undefined, 1],
      ['no/name', 'INVALID_TOPIC', 0],
      ['c', 'INVALID_CONFIG', 0],
      ['d', 'INVALID_CONFIG', 0],
      ['e', 'INVALID_REPLICATION_FACTOR', 0],
    ])
    const described = await unary(AdminService.describeTopics, new DescribeTopicsRequest())
    expect(described.topics.map(({ name }) => name)).toEqual(['a', 'b'])
    expect(described).toMatchObject({
      clusterId: broker.clusterId,
      nodes: [{ nodeId: 1, host: broker.host, port: broker.port }],
    })
    const [a, b] = described.topics
    expect(a?.partitions).toMatchObject(
      [0, 1, 2].map((partition) => ({ partition, leader: 1, replicas: [1], isr: [1] })),
    )
    const config = (topic: typeof a, name: string) => topic?.configs.find((entry) => entry.name === name)
    const { ConfigSource } = millrace.admin.v1
    expect(config(a, 'retention.ms')).toMatchObject({
      value: '7200000',
      source: ConfigSource.CONFIG_SOURCE_STATIC_BROKER,
    })
    expect(config(b, 'retention.bytes')).toMatchObject({ value: '1000', source: ConfigSource.CONFIG_SOURCE_TOPIC })
    expect(config(b, 'segment.bytes')).toMatchObject({ source: ConfigSource.CONFIG_SOURCE_DEFAULT })
  })

  it('exist once; a topic that is only validated does not', async () => {
    const { unary, createTopic } = await startFixture()
    await unary(AdminService.createTopics, new CreateTopicsRequest({ topics: [{ name: 'a' }], validateOnly: true }))
    await createTopic('a')
    const again = await unary(AdminService.createTopics, new CreateTopicsRequest({ topics: [{ name: 'a' }] }))
    expect(again.topics.map(reasonOf)).toEqual(['TOPIC_ALREADY_EXISTS'])
  })

  it('created at the same time are created one after the other', async () => {
    const { channel, clock } = await startFixture()
    const request = new CreateTopicsRequest({ topics: [{ name: 'a' }] })
    const both = await clock.until(
      Promise.all([1, 2, 3].map(() => channel.unary(AdminService.createTopics, request, { timeoutMs: 1_000 }))),
    )
    expect(both.map(({ topics }) => reasonOf(topics[0])).toSorted()).toEqual([
      'TOPIC_ALREADY_EXISTS',
      'TOPIC_ALREADY_EXISTS',
      undefined,
    ])
  })

  it('deleted are gone, with what was in them, also when made again', async () => {
    const { unary, createTopic, produce } = await startFixture()
    const first = await createTopic('a')
    const producer = await produce()
    await producer.send([{ topicId: first, batch: batchOf(['x']) }])
    const deleted = await unary(AdminService.deleteTopics, new DeleteTopicsRequest({ names: ['a', 'missing'] }))
    expect(deleted.topics.map(reasonOf)).toEqual([undefined, 'UNKNOWN_TOPIC_OR_PARTITION'])
    const [gone] = await producer.send([{ topicId: first, batch: batchOf(['x']) }])
    expect(reasonOf(gone)).toBe('UNKNOWN_TOPIC_ID')
    const second = await createTopic('a')
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(false)
    expect(await producer.send([{ topicId: second, batch: batchOf(['y']) }])).toMatchObject([
      { error: null, baseOffset: 0 },
    ])
  })

  it('that brokers keep something of their own in are compacted, whoever makes them', async () => {
    const fixture = await startFixture()
    await fixture.createTopic('__consumer_offsets')
    const request = new DescribeTopicsRequest({ names: ['__consumer_offsets'] })
    const { topics } = await fixture.unary(AdminService.describeTopics, request)
    const policy = topics[0]?.configs.find(({ name }) => name === 'cleanup.policy')
    expect([topics[0]?.isInternal, policy?.value]).toEqual([true, 'compact'])
  })

  it('asked for by name are described, or refused, one by one', async () => {
    const { unary, createTopic } = await startFixture()
    await createTopic('a')
    const { topics } = await unary(AdminService.describeTopics, new DescribeTopicsRequest({ names: ['a', 'b'] }))
    expect(topics.map((topic) => [topic.name, reasonOf(topic)])).toEqual([
      ['a', undefined],
      ['b', 'UNKNOWN_TOPIC_OR_PARTITION'],
    ])
  })
})

describe('the cluster', () => {
  it('is described; its id stays, and what is advertised counts', async () => {
    const disk = new MemoryDisk()
    const first = await startFixture({ disk })
    await first.clock.until(first.broker.stop())
    const { unary, broker } = await startFixture({
      disk,
      seed: 2,
      config: { 'advertised.host': 'b1.example.org', 'advertised.port': 99 },
    })
    expect(broker.clusterId).toBe(first.broker.clusterId)
    expect(await unary(AdminService.describeCluster, new DescribeClusterRequest())).toMatchObject({
      clusterId: broker.clusterId,
      controllerId: 1,
      nodes: [{ nodeId: 1, host: 'b1.example.org', port: 99 }],
      version: brokerVersion,
    })
  })
})

describe('offsets', () => {
  it('are found by position and by time', async () => {
    const { unary, createTopic, produce } = await startFixture()
    const topicId = await createTopic('a')
    const producer = await produce()
    const start = Date.UTC(2025, 5, 1)
    for (const minute of [0, 3, 2]) {
      await producer.send([{ topicId, batch: batchOf(['x', 'y'], { timestamp: start + minute * 60_000 }) }])
    }
    const { partitions } = await unary(
      DataService.listOffsets,
      new ListOffsetsRequest({
        partitions: [
          { topicId, earliest: true },
          { topicId, latest: true },
          { topicId, timestampMs: start + 1 },
          { topicId, timestampMs: start + 3_600_000 },
          { topicId, maxTimestamp: true },
          { topicId },
          { topicId, partition: 1, latest: true },
        ],
      }),
    )
    expect(partitions.map((found) => [reasonOf(found), found.offset, found.timestampMs])).toEqual([
      [undefined, 0, -1],
      [undefined, 6, -1],
      [undefined, 2, start + 180_000],
      [undefined, -1, -1],
      [undefined, 2, start + 180_000],
      ['INVALID_REQUEST', -1, -1],
      ['UNKNOWN_TOPIC_OR_PARTITION', -1, -1],
    ])
    expect(present(partitions[0], 'first').leaderEpoch).toBe(0)
  })
})
