import { serde, topic, topicsMatching, type TopicPartition } from '@millrace/client'
import { startTestCluster } from '@millrace/testing'
import { expect, test } from 'vitest'
import { Milestones } from './support/milestones.ts'

const reading = { group: 'billing', offsetReset: 'earliest' } as const

const named = (partitions: readonly TopicPartition[]): string[] =>
  partitions.map(({ topic: name, partition }) => `${name}-${partition}`).sort()

test('members share partitions as they come and go, and each record is finished once where nobody dies', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('orders', { partitions: 6 })
  const total = 3_000
  const seen = new Map<string, number>()
  const finished = new Milestones()
  const read = async (signal: AbortSignal): Promise<void> => {
    await using member = await cluster.client()
    await using consumer = member.consumer(reading)
    try {
      for await (const record of consumer.records('orders', { signal })) {
        const key = String(record.value)
        seen.set(key, (seen.get(key) ?? 0) + 1)
        finished.add()
      }
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }
  const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()]
  const producer = client.producer()
  const produce = (from: number, to: number): Promise<unknown> =>
    producer.sendBatch(
      'orders',
      Array.from({ length: to - from }, (_, index) => ({ key: `k${index}`, value: String(from + index) })),
    )
  const one = read(first.signal)
  await produce(0, 1_000)
  await finished.reached(500)
  const two = read(second.signal)
  const three = read(third.signal)
  await produce(1_000, 2_000)
  await finished.reached(2_000)
  first.abort()
  await one
  await produce(2_000, total)
  await finished.reached(total)
  second.abort()
  third.abort()
  await Promise.all([two, three])
  expect(seen.size).toBe(total)
  expect([...seen.values()].every((count) => count === 1)).toBe(true)
  const offsets = await client.admin().listGroupOffsets('billing')
  expect(offsets.reduce((sum, { offset }) => sum + offset, 0)).toBe(total)
})

test('a coordinator that is killed is followed, and nothing is lost or gone back on', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  await using client = await cluster.client()
  await client.admin().createTopic('orders', { partitions: 3 })
  const producer = client.producer()
  const total = 200
  const seen = new Set<string>()
  const finished = new Milestones()
  const stop = new AbortController()
  const read = async (): Promise<void> => {
    await using consumer = client.consumer({ ...reading, autoCommitIntervalMs: 50 })
    try {
      for await (const { value } of consumer.records('orders', { signal: stop.signal })) {
        seen.add(String(value))
        finished.add()
      }
    } catch (error) {
      if (!stop.signal.aborted) throw error
    }
  }
  const loop = read()
  for (let index = 0; index < total; index++) {
    if (index === total / 2) {
      const { coordinator } = await client.admin().describeGroup('billing')
      await cluster.broker(coordinator).kill()
    }
    await producer.send('orders', { key: `k${index}`, value: String(index) })
  }
  await finished.reached(total)
  stop.abort()
  await loop
  expect(seen.size).toBe(total)
  const committed = await client.admin().listGroupOffsets('billing')
  expect(committed.reduce((sum, { offset }) => sum + offset, 0)).toBe(total)
})

test('topics that match a pattern, those that are made later too', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('orders-eu')
  await client.admin().createTopic('invoices')
  const producer = client.producer()
  await producer.send('orders-eu', { value: 'eu' })
  await producer.send('invoices', { value: 'never' })
  await using consumer = client.consumer(reading)
  const pattern = topicsMatching(/orders-.+/, { value: serde.string() })
  const got: string[] = []
  for await (const { topic: name, value } of consumer.records(pattern)) {
    got.push(`${name} ${value}`)
    if (got.length === 2) break
    await client.admin().createTopic('orders-us')
    await producer.send('orders-us', { value: 'us' })
  }
  expect(got).toEqual(['orders-eu eu', 'orders-us us'])
})

test('a static member that comes back gets what it had, and goes on where it was', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  const orders = topic('orders', { value: serde.string() })
  await client.admin().createTopic(orders, { partitions: 4 })
  const assigned: string[][] = []
  const join = async (instanceId: string, count: number): Promise<void> => {
    const onAssigned = (partitions: readonly TopicPartition[]): void => void assigned.push(named(partitions))
    await using consumer = client.consumer({ ...reading, instanceId, onAssigned })
    let left = count
    for await (const _ of consumer.records(orders)) if (--left === 0) break
  }
  const producer = client.producer()
  const send = (): Promise<unknown> =>
    producer.sendBatch(
      orders,
      [0, 1, 2, 3].map((partition) => ({ partition, value: 'x' })),
    )
  await send()
  await join('i-1', 4)
  await send()
  await join('i-1', 4)
  expect(assigned.map((partitions) => partitions.length)).toEqual([4, 4])
})

test('a callback assigns partitions where the assignor is the application', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('orders', { partitions: 3 })
  await client.producer().send('orders', { value: 'x', partition: 2 })
  await using consumer = client.consumer({
    ...reading,
    assignor: (members, topics) =>
      new Map(
        members.map(({ memberId }) => [
          memberId,
          topics.flatMap(({ name, partitions }) =>
            Array.from({ length: partitions }, (_, partition) => ({ topic: name, partition })),
          ),
        ]),
      ),
  })
  for await (const record of consumer.records('orders')) {
    expect(record.partition).toBe(2)
    break
  }
  expect((await client.admin().describeGroup('billing')).assignor).toBe('client')
})

test('what operators do: look, move offsets of a group that is stopped, forget it', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  const admin = client.admin()
  await admin.createTopic('orders', { partitions: 2 })
  await client.producer().send('orders', { value: 'x', partition: 1 })
  await using consumer = client.consumer({ ...reading, onAssigned: () => undefined })
  const records = consumer.records('orders')
  expect((await records.next()).done).toBe(false)
  const described = await admin.describeGroup('billing')
  expect(described).toMatchObject({ group: 'billing', protocolType: 'consumer', members: [{ clientId: 'millrace' }] })
  expect(named(described.members[0]?.assigned ?? [])).toEqual(['orders-0', 'orders-1'])
  expect(await admin.listGroups()).toMatchObject([{ group: 'billing' }])
  await expect(
    admin.alterGroupOffsets('billing', [{ topic: 'orders', partition: 0, offset: 0 }]),
  ).rejects.toMatchObject({
    code: 'UNKNOWN_MEMBER_ID',
  })
  await expect(admin.deleteGroup('billing')).rejects.toMatchObject({ code: 'NON_EMPTY_GROUP' })
  await consumer.close()
  await admin.alterGroupOffsets('billing', [{ topic: 'orders', partition: 1, offset: 0, metadata: 'again' }])
  expect(await admin.listGroupOffsets('billing')).toMatchObject([
    { topic: 'orders', partition: 0, offset: 0 },
    { topic: 'orders', partition: 1, offset: 0, metadata: 'again' },
  ])
  await admin.deleteGroupOffsets('billing', [{ topic: 'orders', partition: 0 }])
  expect(await admin.listGroupOffsets('billing')).toHaveLength(1)
  await admin.deleteGroup('billing')
  expect(await admin.listGroups()).toEqual([])
  await expect(admin.describeGroup('billing')).rejects.toMatchObject({ code: 'GROUP_ID_NOT_FOUND' })
})
