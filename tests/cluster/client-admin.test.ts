import { isStreamError } from '@millrace/client'
import { startTestCluster } from '@millrace/testing'
import { describe, expect, test } from 'vitest'

const filler = 'x'.repeat(400_000)

async function refusal(promise: Promise<unknown>): Promise<{ code: string; message: string; context: unknown }> {
  try {
    await promise
  } catch (error) {
    if (isStreamError(error)) return error
    throw error
  }
  throw new Error('it should have been rejected')
}

describe('more partitions', () => {
  test('are found by producers and consumers that are running', async () => {
    await using cluster = await startTestCluster()
    await using client = await cluster.client()
    const admin = client.admin()
    await admin.createTopic('t')
    await using producer = client.producer({ lingerMs: 0, compression: 'none' })
    await using consumer = client.consumer()
    const records = consumer.records('t', { from: 'earliest' })
    await producer.send('t', { value: 'first' })
    const first = await records.next()
    expect(first.done === true ? undefined : String(first.value.value)).toBe('first')
    expect(await admin.createPartitions('t', 3, { validateOnly: true })).toBe(3)
    expect((await admin.describeTopic('t')).partitions).toHaveLength(1)
    expect(await admin.createPartitions('t', 3)).toBe(3)
    expect((await admin.describeTopic('t')).partitions.map(({ partition }) => partition)).toEqual([0, 1, 2])
    await producer.send('t', { value: 'second', partition: 2 })
    const second = await records.next()
    expect(second.done === true ? [] : [second.value.partition, String(second.value.value)]).toEqual([2, 'second'])
  })

  test('are refused where they are fewer, too many, or of nothing', async () => {
    await using cluster = await startTestCluster()
    await using client = await cluster.client()
    const admin = client.admin()
    await admin.createTopic('t', { partitions: 2 })
    for (const count of [1, 2, 0, -1, 1.5, 10_001]) {
      expect(await refusal(admin.createPartitions('t', count))).toMatchObject({ code: 'INVALID_PARTITIONS' })
    }
    expect(await refusal(admin.createPartitions('nope', 2))).toMatchObject({ code: 'UNKNOWN_TOPIC_OR_PARTITION' })
    expect((await admin.describeTopic('t')).partitions).toHaveLength(2)
  })
})

describe('deleted records', () => {
  test('are gone for consumers, and for good', async () => {
    await using cluster = await startTestCluster({ storage: 'disk' })
    await using client = await cluster.client()
    const admin = client.admin()
    await admin.createTopic('t', { partitions: 2, configs: { 'segment.bytes': 1_048_576 } })
    await using producer = client.producer({ lingerMs: 0, compression: 'none' })
    for (let at = 0; at < 8; at++) await producer.send('t', { value: `${at}${filler}`, partition: 0 })
    await producer.send('t', { value: 'other', partition: 1 })
    const sizeOf = async () => {
      const [{ logDirs } = { logDirs: [] }] = await admin.describeLogDirs({ topics: ['t'] })
      return logDirs[0]?.topics[0]?.partitions[0]?.sizeBytes ?? -1
    }
    const before = await sizeOf()
    expect(await admin.deleteRecords('t', new Map([[0, 5]]))).toEqual(new Map([[0, 5]]))
    expect(await sizeOf()).toBeLessThan(before)
    expect(await admin.listOffsets('t', 'earliest')).toMatchObject([{ offset: 5 }, { offset: 0 }])
    expect(await admin.deleteRecords('t', new Map([[0, 2]]))).toEqual(new Map([[0, 5]]))
    expect(await refusal(admin.deleteRecords('t', new Map([[0, 9]])))).toMatchObject({ code: 'OFFSET_OUT_OF_RANGE' })

    await cluster.brokers[0].restart()
    expect(await admin.listOffsets('t', 'earliest')).toMatchObject([{ offset: 5 }, { offset: 0 }])
    await using consumer = client.consumer()
    expect(await refusal(consumer.records('t', { partitions: [0], from: { offset: 4 } }).next())).toMatchObject({
      code: 'OFFSET_OUT_OF_RANGE',
      context: { logStartOffset: 5, highWatermark: 8 },
    })
    const all = new Map<number, number | 'highWatermark'>([
      [0, 'highWatermark'],
      [1, 'highWatermark'],
    ])
    expect(await admin.deleteRecords('t', all)).toEqual(
      new Map([
        [0, 8],
        [1, 1],
      ]),
    )
    for await (const _ of consumer.records('t', { from: 'earliest', until: 'end' })) throw new Error('nothing is left')
  })

  test('are refused for what is not there', async () => {
    await using cluster = await startTestCluster()
    await using client = await cluster.client()
    const admin = client.admin()
    await admin.createTopic('t')
    const attempts: [Map<number, number>, string][] = [
      [new Map(), 'INVALID_REQUEST'],
      [new Map([[0, -1]]), 'INVALID_REQUEST'],
      [new Map([[0, 1]]), 'OFFSET_OUT_OF_RANGE'],
      [new Map([[1, 0]]), 'UNKNOWN_TOPIC_OR_PARTITION'],
    ]
    for (const [before, code] of attempts)
      expect(await refusal(admin.deleteRecords('t', before))).toMatchObject({ code })
    expect(await refusal(admin.deleteRecords('nope', new Map([[0, 0]])))).toMatchObject({
      code: 'UNKNOWN_TOPIC_OR_PARTITION',
    })
  })
})

test('a cluster, its directories and its health are described', async () => {
  await using cluster = await startTestCluster({ storage: 'disk' })
  await using client = await cluster.client()
  const admin = client.admin()
  await admin.createTopic('a', { partitions: 2 })
  await admin.createTopic('b')
  const described = await admin.describeCluster()
  expect(described).toMatchObject({
    nodeId: 1,
    notServingReason: undefined,
    metadata: { topicCount: 2, partitionCount: 3, leaderlessPartitionCount: 0 },
    logDirs: [{ path: cluster.dataDirectory, error: undefined }],
  })
  expect(described.uptimeMs).toBeGreaterThanOrEqual(0)
  expect(described.metadata.appliedOffset).toBe(described.metadata.committedOffset)
  const [dir] = described.logDirs
  expect(dir?.usableBytes).toBeGreaterThan(0)
  expect(dir?.totalBytes).toBeGreaterThanOrEqual(dir?.usableBytes ?? 0)

  const [broker, ...others] = await admin.describeLogDirs()
  expect([broker?.nodeId, others]).toEqual([1, []])
  expect(
    broker?.logDirs.flatMap(({ topics }) => topics.map(({ name, partitions }) => [name, partitions.length])),
  ).toEqual([
    ['a', 2],
    ['b', 1],
  ])
  const [one] = await admin.describeLogDirs({ topics: ['b'], nodeIds: [1] })
  expect(one?.logDirs[0]?.topics).toMatchObject([{ name: 'b', partitions: [{ partition: 0, offsetLag: 0 }] }])
  expect(await refusal(admin.describeLogDirs({ topics: ['nope'] }))).toMatchObject({
    code: 'UNKNOWN_TOPIC_OR_PARTITION',
  })
  // It is looked for until the time is up, whichever of the two that ends.
  const { code } = await refusal(admin.describeLogDirs({ nodeIds: [9], timeoutMs: 100 }))
  expect(['BROKER_UNAVAILABLE', 'TIMEOUT']).toContain(code)
  expect(await admin.health()).toEqual([{ nodeId: 1, isServing: true }])
})

describe('newest first', () => {
  test.each(['none', 'gzip', 'lz4', 'zstd'] as const)('comes back whole, packed with %s', async (compression) => {
    await using cluster = await startTestCluster()
    await using client = await cluster.client()
    await client
      .admin()
      .createTopic('t', { partitions: 3, configs: { 'segment.bytes': 1_048_576, 'retention.ms': -1 } })
    await using producer = client.producer({ compression })
    const count = 3_000
    for (let at = 0; at < count; at += 100) {
      const some = Array.from({ length: 100 }, (_, index) => ({
        key: String(at + index),
        value: `${at + index} ${filler.slice(0, 1_000)}`,
        timestamp: 1_000 + at + index,
      }))
      await producer.sendBatch('t', some)
    }
    await using consumer = client.consumer({ prefetchBytes: 300_000 })
    const found: number[] = []
    for await (const { timestamp } of consumer.newest('t')) found.push(timestamp - 1_000)
    expect(found).toEqual(Array.from({ length: count }, (_, index) => count - 1 - index))

    const some: number[] = []
    const before = new Map<number, number>()
    for await (const { timestamp, partition, offset } of consumer.newest('t', { limit: 5 })) {
      some.push(timestamp - 1_000)
      before.set(partition, offset)
    }
    // The next page goes on where this one stopped, in the partitions that it read.
    for await (const { timestamp } of consumer.newest('t', { limit: 5, before, partitions: [...before.keys()] })) {
      expect(some).not.toContain(timestamp - 1_000)
    }
    expect(some).toEqual([2999, 2998, 2997, 2996, 2995])
  })

  test('ends where the log starts, while records are deleted and others come', async () => {
    await using cluster = await startTestCluster()
    await using client = await cluster.client()
    const admin = client.admin()
    await admin.createTopic('t', { configs: { 'segment.bytes': 1_048_576, 'file.delete.delay.ms': 0 } })
    await using producer = client.producer({ lingerMs: 0, compression: 'none' })
    for (let at = 0; at < 20; at++) await producer.send('t', { value: `${at}${filler}` })
    await using consumer = client.consumer({ prefetchBytes: 1 })
    const found: number[] = []
    for await (const { offset } of consumer.newest('t')) {
      found.push(offset)
      if (offset === 15) {
        await admin.deleteRecords('t', new Map([[0, 10]]))
        await producer.send('t', { value: 'later' })
      }
    }
    expect(found).toEqual([19, 18, 17, 16, 15, 14, 13, 12, 11, 10])
  })

  test('is refused past the end', async () => {
    await using cluster = await startTestCluster()
    await using client = await cluster.client()
    await client.admin().createTopic('t')
    await using consumer = client.consumer()
    expect(await refusal(consumer.newest('t', { before: new Map([[0, 1]]) }).next())).toMatchObject({
      code: 'OFFSET_OUT_OF_RANGE',
    })
    expect(await refusal(consumer.newest('nope').next())).toMatchObject({ code: 'UNKNOWN_TOPIC_OR_PARTITION' })
  })
})
