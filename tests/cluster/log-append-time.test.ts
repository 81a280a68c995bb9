import { startTestCluster } from '@millrace/testing'
import { expect, test } from 'vitest'

const longAgo = Date.UTC(2001, 0, 1)

test("with LogAppendTime the producer's promise, consumers and searches by time have the broker's time", async () => {
  await using cluster = await startTestCluster({ configs: { 'log.message.timestamp.type': 'LogAppendTime' } })
  await using client = await cluster.client()
  await client.admin().createTopic('t', { configs: { 'retention.ms': -1 } })
  await using producer = client.producer()
  const before = Date.now()
  const sent = await Promise.all(
    [0, 1, 2].map((number) => producer.send('t', { value: String(number), timestamp: longAgo + number })),
  )
  const after = Date.now()
  for (const { timestamp } of sent) {
    expect(timestamp).toBeGreaterThanOrEqual(before)
    expect(timestamp).toBeLessThanOrEqual(after)
  }

  const seen = async () => {
    await using consumer = client.consumer()
    const records = []
    for await (const { offset, timestamp } of consumer.records('t', { from: 'earliest', until: 'end' })) {
      records.push({ offset, timestamp })
    }
    return records
  }
  const told = sent.map(({ offset, timestamp }) => ({ offset, timestamp })).toSorted((a, b) => a.offset - b.offset)
  expect(await seen()).toEqual(told)

  // What the broker wrote stays, through a restart too; what a topic's own config says counts from now on.
  await cluster.brokers[0].restart()
  expect(await seen()).toEqual(told)
  const [found] = await client.admin().listOffsets('t', { timestamp: before })
  expect(found).toMatchObject({ offset: 0, timestamp: told[0]?.timestamp })
  await client.admin().alterConfigs({ type: 'topic', name: 't' }, { set: { 'message.timestamp.type': 'CreateTime' } })
  const own = await producer.send('t', { value: 'own', timestamp: longAgo })
  expect(own.timestamp).toBe(longAgo)
  expect((await seen()).at(-1)).toEqual({ offset: own.offset, timestamp: longAgo })
})

test('a topic that says how records are compressed has them so, however producers send them', async () => {
  await using cluster = await startTestCluster({ configs: { 'compression.type': 'zstd' } })
  await using client = await cluster.client()
  const value = 'the same words again and again; '.repeat(1_000)
  for (const compression of ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const) {
    await client.admin().createTopic(compression)
    await using producer = client.producer({ compression })
    const headers = { name: 'header' }
    const sent = await Promise.all([0, 1].map((key) => producer.send(compression, { key: `${key}`, value, headers })))
    await using consumer = client.consumer()
    const seen = []
    for await (const record of consumer.records(compression, { from: 'earliest', until: 'end' })) {
      seen.push([record.offset, record.timestamp, String(record.value), record.headers.getText('name')])
    }
    expect(seen).toEqual(sent.map(({ offset, timestamp }) => [offset, timestamp, value, 'header']))
  }
  const [broker] = await client.admin().describeLogDirs()
  const topics = broker?.logDirs.flatMap((directory) => directory.topics) ?? []
  const sizes = topics.flatMap(({ partitions }) => partitions.map(({ sizeBytes }) => sizeBytes))
  expect(sizes.length).toBe(5)
  for (const sizeBytes of sizes) expect(sizeBytes).toBeLessThan(2_000)
})
