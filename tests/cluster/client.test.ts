import { randomBytes } from 'node:crypto'
import { isStreamError, partitioners, SendBatchError, serde, topic } from '@millrace/client'
import { startTestCluster } from '@millrace/testing'
import { expect, test } from 'vitest'

interface Order {
  readonly amount: number
}

const orders = topic('orders', { key: serde.string(), value: serde.json<Order>() })

async function refusal(promise: Promise<unknown>): Promise<{ code: string; message: string; context: unknown }> {
  try {
    await promise
  } catch (error) {
    if (isStreamError(error)) return error
    throw error
  }
  throw new Error('it should have been rejected')
}

/** For records whose times are long ago: retention would take them while a test still runs. */
const keepForEver = { 'log.retention.ms': -1 }

test('a typed topic goes there and comes back, with everything that a record has', async () => {
  await using cluster = await startTestCluster({ configs: keepForEver })
  await using client = await cluster.client()
  await client.admin().createTopic(orders, { partitions: 3 })
  await using producer = client.producer()
  const sent = await Promise.all(
    Array.from({ length: 100 }, (_, amount) =>
      producer.send(orders, {
        key: `k${amount % 7}`,
        value: { amount },
        headers: { n: String(amount) },
        timestamp: 1_000 + amount,
      }),
    ),
  )
  await using consumer = client.consumer()
  const seen = new Map<string, Order | null>()
  for await (const record of consumer.records(orders, { from: 'earliest', until: 'end' })) {
    const { partition, offset, key, value, timestamp, headers } = record
    seen.set(`${partition}@${offset}`, value)
    expect(key).toBe(`k${(value?.amount ?? 0) % 7}`)
    expect(timestamp).toBe(1_000 + (value?.amount ?? 0))
    expect(headers.getText('n')).toBe(String(value?.amount))
  }
  expect(seen.size).toBe(100)
  for (const [amount, { partition, offset }] of sent.entries())
    expect(seen.get(`${partition}@${offset}`)).toEqual({ amount })
})

test('every codec goes there and comes back', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('t')
  const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const
  for (const compression of codecs) {
    await using producer = client.producer({ compression })
    await producer.sendBatch(
      't',
      Array.from({ length: 50 }, (_, index) => ({ key: compression, value: `${compression} ${index}` })),
    )
  }
  const values: string[] = []
  await using consumer = client.consumer()
  for await (const batch of consumer.batches('t', { from: 'earliest', until: 'end' })) {
    for (const { value } of batch.records) values.push(String(value))
  }
  expect(values).toEqual(codecs.flatMap((codec) => Array.from({ length: 50 }, (_, index) => `${codec} ${index}`)))
})

test.each(['all', 'leader', 'none'] as const)('records are sent with acks %s', async (acks) => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('t')
  const producer = client.producer({ acks, lingerMs: 0 })
  await using consumer = client.consumer()
  const records = consumer.records('t', { from: 'earliest' })
  for (let index = 0; index < 20; index++) {
    const { offset } = await producer.send('t', { value: String(index) })
    expect(offset).toBe(acks === 'none' ? -1 : index)
  }
  for (let index = 0; index < 20; index++) {
    const step = await records.next()
    expect(step.done === true ? 'the end' : String(step.value.value)).toBe(String(index))
  }
})

test('an idle consumer is told of a record, and knows its lag', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('t')
  await using consumer = client.consumer()
  const records = consumer.records('t', { from: 'earliest' })
  const next = records.next()
  await using producer = client.producer({ lingerMs: 0 })
  await producer.send('t', { value: 'hello' })
  const step = await next
  expect(step.done === true ? undefined : String(step.value.value)).toBe('hello')
  expect(consumer.lag('t')).toEqual(new Map([[0, 0]]))
  expect(consumer.position('t', 0)).toBe(1)
})

test('moves by offset and by time, pauses and resumes', async () => {
  await using cluster = await startTestCluster({ configs: keepForEver })
  await using client = await cluster.client()
  await client.admin().createTopic('t')
  await using producer = client.producer({ lingerMs: 0 })
  for (let index = 0; index < 10; index++)
    await producer.send('t', { value: `v${index}`, timestamp: 1_000 * (index + 1) })
  await using consumer = client.consumer()
  const records = consumer.records('t', { from: { timestamp: 3_500 } })
  const take = async (): Promise<string> => {
    const step = await records.next()
    return step.done === true ? 'the end' : String(step.value.value)
  }
  expect(await take()).toBe('v3')
  consumer.seek('t', 0, 8)
  expect(await take()).toBe('v8')
  await consumer.seekToTime('t', 1_000)
  expect(await take()).toBe('v0')
  consumer.pause('t')
  const next = take()
  consumer.resume('t')
  expect(await next).toBe('v1')
})

test('large batches and more than the credit flow through', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('t')
  const value = randomBytes(10_000)
  await using producer = client.producer({ compression: 'none' })
  await producer.sendBatch(
    't',
    Array.from({ length: 2_000 }, () => ({ value })),
  )
  await using consumer = client.consumer({ prefetchBytes: 100_000 })
  let count = 0
  for await (const record of consumer.records('t', { from: 'earliest', until: 'end' })) {
    expect(record.valueBytes?.equals(value)).toBe(true)
    count++
  }
  expect(count).toBe(2_000)
})

test('says clearly what it does not accept', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  const admin = client.admin()
  await admin.createTopic('small', { configs: { 'max.message.bytes': 2_000 } })
  expect(await refusal(admin.createTopic('small'))).toMatchObject({ code: 'TOPIC_ALREADY_EXISTS' })
  expect(await refusal(admin.createTopic('not a name'))).toMatchObject({ code: 'INVALID_TOPIC' })
  expect(await refusal(admin.createTopic('t', { partitions: 0 }))).toMatchObject({ code: 'INVALID_PARTITIONS' })
  expect(await refusal(admin.createTopic('t', { replicationFactor: 3 }))).toMatchObject({
    code: 'INVALID_REPLICATION_FACTOR',
  })
  expect(await refusal(admin.createTopic('t', { configs: { 'remote.storage.enable': 'true' } }))).toMatchObject({
    code: 'INVALID_CONFIG',
  })
  expect(await refusal(admin.deleteTopic('nope'))).toMatchObject({ code: 'UNKNOWN_TOPIC_OR_PARTITION' })
  expect(await refusal(admin.describeTopic('nope'))).toMatchObject({ code: 'UNKNOWN_TOPIC_OR_PARTITION' })
  await using producer = client.producer({ compression: 'none' })
  expect(await refusal(producer.send('nope', { value: 'v' }))).toMatchObject({ code: 'UNKNOWN_TOPIC_OR_PARTITION' })
  const tooLarge = producer.sendBatch('small', [{ value: 'a' }, { value: 'x'.repeat(3_000) }, { value: 'b' }])
  const error = await refusal(tooLarge)
  expect(error.code).toBe('MESSAGE_TOO_LARGE')
  expect(error.message).toContain('2000')
  expect(error).toBeInstanceOf(SendBatchError)
  await using consumer = client.consumer()
  const values: string[] = []
  for await (const { value } of consumer.records('small', { from: 'earliest', until: 'end' }))
    values.push(String(value))
  expect(values).toEqual(['a', 'b'])
  expect(await refusal(consumer.records('small', { from: { offset: 99 } }).next())).toMatchObject({
    code: 'OFFSET_OUT_OF_RANGE',
    context: { topic: 'small', partition: 0, offset: 99, logStartOffset: 0, highWatermark: 2 },
  })
})

test('the admin sees topics, offsets and the cluster', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  const admin = client.admin()
  const created = await admin.createTopic('b', { partitions: 2, configs: { 'retention.ms': -1 } })
  await admin.createTopic('a')
  expect(created).toMatchObject({ name: 'b', partitions: 2, replicationFactor: 1 })
  expect(await admin.listTopics()).toEqual(['a', 'b'])
  const described = await admin.describeTopic('b')
  expect(described.topicId).toBe(created.topicId)
  expect(described.partitions).toMatchObject([{ partition: 0, leader: cluster.brokers[0].nodeId }, { partition: 1 }])
  expect(described.configs).toContainEqual({ name: 'retention.ms', value: '-1', source: 'DYNAMIC_TOPIC_CONFIG' })
  await using producer = client.producer({ partitioner: partitioners.roundRobin })
  await producer.sendBatch('b', [
    { value: 'x', timestamp: 5_000 },
    { value: 'y', timestamp: 6_000 },
  ])
  expect((await admin.listOffsets('b', 'latest')).map(({ offset }) => offset)).toEqual([1, 1])
  expect((await admin.listOffsets('b', { timestamp: 7_000 })).map(({ offset }) => offset)).toEqual([
    undefined,
    undefined,
  ])
  const found = await admin.listOffsets('b', 'maxTimestamp')
  expect(found.map(({ timestamp }) => timestamp).sort()).toEqual([5_000, 6_000])
  const info = await admin.describeCluster()
  expect(info.clusterId).toBe(client.clusterId)
  expect(info.brokers).toEqual([
    { nodeId: cluster.brokers[0].nodeId, host: '127.0.0.1', port: cluster.brokers[0].port },
  ])
  await admin.deleteTopic('b')
  expect(await admin.listTopics()).toEqual(['a'])
})

test('topics that brokers keep something of their own in are listed only if asked for', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  const admin = client.admin()
  await admin.createTopic('__mine')
  await admin.createTopic('__consumer_offsets')
  expect(await admin.listTopics()).toEqual(['__mine'])
  const described = await admin.describeTopics({ internal: true })
  expect(described.map(({ name, internal }) => [name, internal])).toEqual([
    ['__consumer_offsets', true],
    ['__mine', false],
  ])
})

test('a topic that was made again is produced to and read from its beginning', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  const admin = client.admin()
  await using producer = client.producer({ lingerMs: 0 })
  await admin.createTopic('t')
  for (let index = 0; index < 5; index++) await producer.send('t', { value: `old ${index}` })
  await admin.deleteTopic('t')
  await admin.createTopic('t')
  for (let index = 0; index < 5; index++) {
    expect((await producer.send('t', { value: `new ${index}` })).offset).toBe(index)
  }
})

test('nobody there is said within the time given', async () => {
  await using cluster = await startTestCluster()
  const { bootstrap } = cluster
  await cluster.stop()
  const { connect } = await import('@millrace/client')
  const error = await refusal(connect({ brokers: [bootstrap], connectTimeoutMs: 300 }))
  expect(error.code).toBe('BROKER_UNAVAILABLE')
  expect(error.message).toContain(bootstrap)
  expect(await refusal(connect({ brokers: ['localhost'] }))).toMatchObject({ code: 'INVALID_CONFIG' })
})
