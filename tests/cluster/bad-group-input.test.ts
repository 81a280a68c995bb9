import { type Client, isStreamError, type PartitionOffsetToCommit, type TopicPartition } from '@millrace/client'
import { startTestCluster } from '@millrace/testing'
import { expect, test } from 'vitest'

const reading = { group: 'billing', offsetReset: 'earliest', autoCommit: false } as const

/** What a call is refused with. */
async function refusal(call: () => unknown): Promise<string> {
  try {
    await call()
    return 'taken'
  } catch (error) {
    return isStreamError(error) ? error.code : String(error)
  }
}

const at = (partition: number, offset: number, topic = 'orders'): PartitionOffsetToCommit[] => [
  { topic, partition, offset },
]

const committed = async (client: Client): Promise<unknown[]> =>
  (await client.admin().listGroupOffsets('billing')).map(({ partition, offset }) => [partition, offset])

test('a commit past the end, of what a member does not own, or has lost, is refused and changes nothing', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('orders', { partitions: 2 })
  const values = [0, 1].flatMap((partition) => ['a', 'b', 'c'].map((value) => ({ partition, value })))
  await client.producer().sendBatch('orders', values)
  await using first = client.consumer(reading)
  const records = first.records('orders')
  await records.next()
  await first.commit([...at(0, 1), ...at(1, 1)])
  const refused: Record<string, string> = {}
  for (const [what, offsets] of Object.entries({
    'past the end': at(0, 4),
    'far past the end': at(1, Number.MAX_SAFE_INTEGER),
    'of no partition': at(7, 1),
    'of another topic': at(0, 0, 'others'),
    'before the start': at(0, -1),
    'one good, one bad': [...at(0, 2), ...at(1, 4)],
  })) {
    refused[what] = await refusal(() => first.commit(offsets))
  }
  expect(refused).toEqual({
    'past the end': 'OFFSET_OUT_OF_RANGE',
    'far past the end': 'OFFSET_OUT_OF_RANGE',
    'of no partition': 'STALE_MEMBER_EPOCH',
    'of another topic': 'STALE_MEMBER_EPOCH',
    'before the start': 'INVALID_REQUEST',
    'one good, one bad': 'OFFSET_OUT_OF_RANGE',
  })
  expect(await committed(client)).toEqual([
    [0, 1],
    [1, 1],
  ])
  const taken = await new Promise<TopicPartition>((resolve, reject) => {
    const onAssigned = (partitions: readonly TopicPartition[]): void => {
      const [partition] = partitions
      if (partition !== undefined) resolve(partition)
    }
    const second = client.consumer({ ...reading, onAssigned })
    second.records('orders').next().catch(reject)
    // What is in hand of the partition that goes is finished first.
    records.next().catch(reject)
  })
  expect(await refusal(() => first.commit(at(taken.partition, 2)))).toBe('STALE_MEMBER_EPOCH')
  expect(await committed(client)).toEqual([
    [0, 1],
    [1, 1],
  ])
})

test('of two members with one instance id the second is refused, and the first goes on', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('orders')
  const producer = client.producer()
  await producer.send('orders', { value: 'one' })
  await using first = client.consumer({ ...reading, instanceId: 'till-1' })
  const records = first.records('orders')
  expect(await records.next()).toMatchObject({ value: { offset: 0 } })
  await using second = client.consumer({ ...reading, instanceId: 'till-1', unavailableTimeoutMs: 500 })
  expect(await refusal(() => second.records('orders').next())).toBe('UNRELEASED_INSTANCE_ID')
  await producer.send('orders', { value: 'two' })
  expect(await records.next()).toMatchObject({ value: { offset: 1 } })
  await first.commit()
  await first.close()
  await producer.send('orders', { value: 'three' })
  await using third = client.consumer({ ...reading, instanceId: 'till-1' })
  expect(await third.records('orders').next()).toMatchObject({ value: { offset: 2 } })
})

test('ids that are empty or too long are refused, and so is writing to internal topics: nothing waits for them', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  const admin = client.admin()
  await admin.createTopic('orders')
  const long = 'x'.repeat(1_001)
  const join = (options: { readonly group: string; readonly instanceId?: string }) => (): unknown =>
    client.consumer(options).records('orders').next()
  const send =
    (id: string, topic = 'orders') =>
    (): unknown =>
      client.transaction(id, (tx) => tx.send(topic, { value: 'x' }))
  const calls: readonly (readonly [code: string, what: string, call: () => unknown])[] = [
    ['INVALID_CONFIG', 'an empty group', join({ group: '' })],
    ['INVALID_GROUP_ID', 'a long group', join({ group: long })],
    ['INVALID_CONFIG', 'an empty instance', join({ group: 'g', instanceId: '' })],
    ['INVALID_REQUEST', 'a long instance', join({ group: 'g', instanceId: long })],
    ['INVALID_CONFIG', 'an empty transaction', send('')],
    ['INVALID_REQUEST', 'a long transaction', send(long)],
    ['INVALID_GROUP_ID', 'offsets of an empty group', () => admin.listGroupOffsets('')],
    ['INVALID_GROUP_ID', 'offsets of a long group', () => admin.listGroupOffsets(long)],
    ['INVALID_GROUP_ID', 'a description of a long group', () => admin.describeGroup(long)],
    ['INVALID_REQUEST', 'an abort of an empty transaction', () => admin.abortTransaction('')],
    ['INVALID_REQUEST', 'an abort of a long transaction', () => admin.abortTransaction(long)],
    ['INVALID_TOPIC', 'a record of offsets', () => client.producer().send('__consumer_offsets', { value: 'x' })],
    ['INVALID_TOPIC', 'a record of transactions', send('t', '__transaction_state')],
  ]
  const found: string[] = []
  for (const [, what, call] of calls) found.push(`${await refusal(call)}: ${what}`)
  expect(found).toEqual(calls.map(([code, what]) => `${code}: ${what}`))
  // The producer of the transaction that was refused is well.
  expect(await refusal(send('t'))).toBe('taken')
})

test('coordinators whose internal topics are offline say so, retriably, and go on when these are back', async () => {
  const configs = { 'offsets.topic.replication.factor': 1, 'transaction.state.log.replication.factor': 1 }
  await using cluster = await startTestCluster({
    brokers: 3,
    configs: { ...configs, 'offsets.topic.num.partitions': 1, 'transaction.state.log.num.partitions': 1 },
  })
  await using client = await cluster.client()
  const admin = client.admin()
  await admin.createTopic('orders')
  const producer = client.producer()
  await producer.send('orders', { value: 'one' })
  await using consumer = client.consumer(reading)
  const records = consumer.records('orders')
  await records.next()
  await consumer.commit()
  await client.transaction('t', (tx) => tx.send('orders', { value: 'two' }))
  const groups = await cluster.leaderOf('__consumer_offsets')
  const transactions = await cluster.leaderOf('__transaction_state')
  for (const broker of new Set([groups, transactions])) await broker.kill()
  const failed = await admin.listGroupOffsets('billing', { timeoutMs: 1_000 }).catch((error: unknown) => error)
  expect(isStreamError(failed) && [failed.retriable, failed.fatal]).toEqual([true, false])
  for (const broker of new Set([groups, transactions])) await broker.restart()
  expect(await committed(client)).toEqual([[0, 1]])
  expect(await records.next()).toMatchObject({ value: { offset: 1 } })
  await consumer.commit()
  await client.transaction('t', (tx) => tx.send('orders', { value: 'three' }))
  expect(await committed(client)).toEqual([[0, 2]])
})
