import { CollectingMetrics } from '@millrace/base/testing'
import { AdminService, millrace } from '@millrace/contracts'
import { beforeEach, describe, expect, test } from 'vitest'
import { batchOf } from '../../test/batches.ts'
import { type BrokerFixture, startFixture } from '../../test/broker-fixture.ts'
import { metricDefinitions } from './definitions.ts'

let metrics: CollectingMetrics
let fixture: BrokerFixture

beforeEach(async () => {
  metrics = new CollectingMetrics()
  fixture = await startFixture({ metrics })
})

const ofTopics = (name: string, topic?: string): number | undefined =>
  metrics.value(`kafka_server_brokertopicmetrics_${name}_total`, topic === undefined ? {} : { topic })

const from = (topicId: Uint8Array, offset: number) => ({
  topicId,
  partition: 0,
  offset,
  epoch: 1,
  currentLeaderEpoch: -1,
})

describe('traffic', () => {
  test('what is produced and consumed is counted, by topic and in all', async () => {
    const [a, b] = [await fixture.createTopic('a'), await fixture.createTopic('b')]
    const producer = await fixture.produce()
    const batch = batchOf(['1', '2', '3'])
    await producer.send([
      { topicId: a, batch },
      { topicId: b, batch: batchOf(['4']) },
    ])
    const consumer = fixture.fetch()
    await consumer.ask({ set: [from(a, 0)], grantBytes: 1_000_000 })
    expect(consumer.values()).toEqual(['1', '2', '3'])
    expect([ofTopics('messagesin', 'a'), ofTopics('messagesin', 'b'), ofTopics('messagesin')]).toEqual([3, 1, 4])
    expect(ofTopics('bytesin', 'a')).toBe(batch.length)
    expect(ofTopics('bytesout', 'a')).toBe(batch.length)
    expect(ofTopics('totalproducerequests')).toBe(2)
    expect(ofTopics('totalfetchrequests', 'a')).toBe(1)
    expect(ofTopics('failedproducerequests')).toBe(0)
  })

  test('a batch that a producer sends again counts once', async () => {
    const topicId = await fixture.createTopic('a')
    const producer = await fixture.produce()
    for (let attempt = 0; attempt < 2; attempt++) {
      await producer.send([{ topicId, batch: batchOf(['1'], { producerId: 5, producerEpoch: 0, baseSequence: 0 }) }])
    }
    expect(ofTopics('messagesin', 'a')).toBe(1)
    expect(ofTopics('totalproducerequests', 'a')).toBe(2)
    expect(metrics.value('kafka_server_replicamanager_produceridcount')).toBe(1)
  })

  test('what is refused is counted with its code', async () => {
    const topicId = await fixture.createTopic('a', { configs: { 'max.message.bytes': '100' } })
    const producer = await fixture.produce()
    const batch = batchOf(['x'.repeat(200)])
    await producer.send([{ topicId, batch }])
    await producer.send([{ topicId: Buffer.alloc(16, 9), batch: batchOf(['x']) }])
    const consumer = fixture.fetch()
    await consumer.ask({ set: [from(topicId, 77)], grantBytes: 1_000 })
    expect(ofTopics('failedproducerequests', 'a')).toBe(1)
    expect(ofTopics('failedproducerequests')).toBe(2)
    expect(ofTopics('bytesrejected', 'a')).toBe(batch.length)
    expect(ofTopics('failedfetchrequests', 'a')).toBe(1)
    const errors = (request: string, error: string): number | undefined =>
      metrics.value('kafka_network_requestmetrics_errors_total', { request, error })
    expect(errors('Produce', 'MESSAGE_TOO_LARGE')).toBe(1)
    expect(errors('Produce', 'UNKNOWN_TOPIC_ID')).toBe(1)
    expect(errors('FetchConsumer', 'OFFSET_OUT_OF_RANGE')).toBe(1)
  })

  test('a deleted topic takes its series with it', async () => {
    const topicId = await fixture.createTopic('a')
    await (await fixture.produce()).send([{ topicId, batch: batchOf(['1']) }])
    const about = (): string[] =>
      metrics.samples().flatMap(({ name, labels }) => (labels['topic'] === 'a' ? [name] : []))
    expect(about()).toEqual(
      expect.arrayContaining(['kafka_log_log_size', 'kafka_server_brokertopicmetrics_messagesin_total']),
    )
    await fixture.unary(AdminService.deleteTopics, new millrace.admin.v1.DeleteTopicsRequest({ names: ['a'] }))
    // The first reading finds that the topic is gone.
    metrics.samples()
    expect(about()).toEqual([])
    expect(ofTopics('messagesin')).toBe(1)
  })
})

describe('requests', () => {
  test('are counted by kind, under the names of Kafka, with their times', async () => {
    const topicId = await fixture.createTopic('a')
    await (await fixture.produce()).send([{ topicId, batch: batchOf(['1']) }])
    await fixture.fetch().ask({ set: [from(topicId, 0)], grantBytes: 1_000_000 })
    await fixture.unary(AdminService.describeTopics, new millrace.admin.v1.DescribeTopicsRequest({}))
    for (const request of ['CreateTopics', 'Produce', 'FetchConsumer', 'Metadata']) {
      expect(metrics.value('kafka_network_requestmetrics_requests_total', { request }), request).toBe(1)
      for (const time of ['totaltimems', 'localtimems', 'responsesendtimems']) {
        expect(metrics.value(`kafka_network_requestmetrics_${time}_count`, { request }), request).toBe(1)
      }
    }
  })

  test('streams are open until they end', async () => {
    const streams = (kind: string): number | undefined => metrics.value('millrace_streams_open', { kind })
    const producer = await fixture.produce()
    const consumer = fixture.fetch()
    await consumer.ask({ grantBytes: 1 })
    expect([streams('produce'), streams('fetch')]).toEqual([1, 1])
    producer.stream.end()
    consumer.stream.cancel()
    await fixture.clock.settle()
    expect([streams('produce'), streams('fetch')]).toEqual([0, 0])
  })
})

describe('what the broker has', () => {
  test('partitions, with their sizes and offsets', async () => {
    const topicId = await fixture.createTopic('a', { partitions: 2 })
    await (await fixture.produce()).send([{ topicId, partition: 1, batch: batchOf(['1', '2']) }])
    const log = (name: string, partition: string): number | undefined =>
      metrics.value(`kafka_log_log_${name}`, { topic: 'a', partition })
    expect([log('logendoffset', '0'), log('logendoffset', '1')]).toEqual([0, 2])
    expect([log('logstartoffset', '1'), log('numlogsegments', '1')]).toEqual([0, 1])
    expect(log('size', '1')).toBeGreaterThan(60)
    const stableLag = metrics.value('kafka_cluster_partition_laststableoffsetlag', { topic: 'a', partition: '1' })
    expect([stableLag, metrics.value('millrace_partition_transactions_open')]).toEqual([0, 0])
    expect(metrics.value('kafka_server_replicamanager_partitionswithlatetransactionscount')).toBe(0)
    expect(metrics.value('kafka_server_replicamanager_produceridcount')).toBe(0)
    expect(metrics.value('kafka_server_replicamanager_partitioncount')).toBe(2)
    expect(metrics.value('kafka_server_replicamanager_leadercount')).toBe(2)
    expect(metrics.value('kafka_server_replicamanager_underreplicatedpartitions')).toBe(0)
    expect(metrics.value('kafka_server_replicamanager_underminisrpartitioncount')).toBe(0)
    expect(metrics.value('kafka_server_replicamanager_reassigningpartitions')).toBe(0)
    expect(metrics.value('kafka_controller_kafkacontroller_preferredreplicaimbalancecount')).toBe(0)
    expect(metrics.value('millrace_replication_lag_records_max')).toBe(0)
    expect(metrics.value('kafka_controller_kafkacontroller_offlinepartitionscount')).toBe(0)
    expect(metrics.value('kafka_controller_kafkacontroller_globaltopiccount')).toBe(1)
    expect(metrics.value('kafka_controller_kafkacontroller_activebrokercount')).toBe(1)
  })

  test('syncs and groups of batches', async () => {
    const topicId = await fixture.createTopic('a')
    await (await fixture.produce()).send([{ topicId, batch: batchOf(['1']) }])
    expect(metrics.value('kafka_log_logflushstats_logflushrateandtimems_count')).toBeGreaterThan(0)
    expect(metrics.value('millrace_log_sync_seconds_count')).toBe(
      metrics.value('kafka_log_logflushstats_logflushrateandtimems_count'),
    )
    expect(metrics.value('millrace_log_group_batches_count')).toBeGreaterThan(0)
  })

  test('which broker it is, what it does, and its connections', async () => {
    await fixture.unary(AdminService.describeCluster, new millrace.admin.v1.DescribeClusterRequest({}))
    const { broker } = fixture
    const info = metrics.samples().find(({ name }) => name === 'millrace_broker_info')
    expect(info).toMatchObject({ value: 1, labels: { cluster: broker.clusterId, node: String(broker.nodeId) } })
    expect(metrics.value('kafka_server_kafkaserver_brokerstate')).toBe(3)
    expect(metrics.value('kafka_server_socket_server_metrics_connection_count')).toBe(1)
    expect(metrics.value('kafka_server_socket_server_metrics_connection_creation_total')).toBe(1)
  })

  test('a broker that has stopped measures nothing that it had', async () => {
    await fixture.createTopic('a')
    await fixture.clock.until(fixture.broker.stop({ deadlineMs: 0 }))
    const names = new Set(metrics.samples().map(({ name }) => name))
    expect(names).not.toContain('kafka_log_log_size')
    expect(names).not.toContain('kafka_server_kafkaserver_brokerstate')
    expect(names).not.toContain('millrace_broker_info')
  })
})

test('every metric that is there is defined, once, with the labels that it has', async () => {
  const topicId = await fixture.createTopic('a')
  await (await fixture.produce()).send([{ topicId, batch: batchOf(['1']) }])
  await (await fixture.produce()).send([{ topicId: Buffer.alloc(16, 9), batch: batchOf(['x']) }])
  const definitions = Object.values(metricDefinitions).flat()
  expect(definitions.length).toBe(new Set(definitions.map(({ name }) => name)).size)
  const samples = metrics.samples()
  for (const { name, labels } of samples) {
    const found = definitions.find(
      (definition) => definition.name === name || name.replace(/_(bucket|sum|count)$/, '') === definition.name,
    )
    expect(found, name).toBeDefined()
    const known = new Set<string>([...(found?.labels ?? []), 'le', 'quantile'])
    expect(
      Object.keys(labels).filter((label) => !known.has(label)),
      name,
    ).toEqual([])
  }
  const seen = new Set(samples.flatMap(({ name }) => [name, name.replace(/_(bucket|sum|count)$/, '')]))
  expect(definitions.filter(({ name }) => !seen.has(name)).map(({ name }) => name)).toEqual([])
})
