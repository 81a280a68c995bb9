import { AdminService, millrace } from '@millrace/contracts'
import { nodePorts } from '@millrace/node-io'
import { startTestCluster, type TestCluster } from '@millrace/testing'
import { expect, test } from 'vitest'

const { CreatePartitionsRequest } = millrace.admin.v1

/** As some other program does it, of which the client under test hears nothing. */
async function addPartitions(cluster: TestCluster, name: string, totalCount: number): Promise<void> {
  const channel = nodePorts().network.connect(cluster.bootstrap, { messageSizeBytesMax: 1_000_000, purpose: 'test' })
  const request = new CreatePartitionsRequest({ topics: [{ name, totalCount }] })
  const { topics } = await channel.unary(AdminService.createPartitions, request, { timeoutMs: 10_000 })
  channel.close()
  expect(topics.map(({ error }) => error?.message)).toEqual([undefined])
}

test('partitions that a topic gets while it is in use are produced to and read', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client({ metadataMaxAgeMs: 50 })
  await client.admin().createTopic('t', { partitions: 1 })
  await using producer = client.producer({ lingerMs: 0, batchBytes: 1 })
  const records = client.consumer().records('t', { from: 'earliest' })
  await producer.send('t', { value: 'first' })
  expect((await records.next()).done).toBe(false)
  await addPartitions(cluster, 't', 4)
  const expected = new Map<string, string>()
  // Records without key find the new partitions once the producer knows of them.
  const used = new Set<number>()
  for (let index = 0; used.size < 4; index++) {
    const { partition, offset } = await producer.send('t', { value: String(index) })
    used.add(partition)
    expected.set(`${partition}@${offset}`, String(index))
  }
  while (expected.size > 0) {
    const step = await records.next()
    if (step.done === true) throw new Error('the iteration has ended')
    const { partition, offset, value } = step.value
    expect(expected.get(`${partition}@${offset}`)).toBe(String(value))
    expected.delete(`${partition}@${offset}`)
  }
})

test.each([
  ['nobody asks meanwhile', 600_000],
  ['what is known gets old', 20],
])('a topic that is deleted and made again is produced to and read again (%s)', async (_how, metadataMaxAgeMs) => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client({ metadataMaxAgeMs })
  await client.admin().createTopic('t', { partitions: 3 })
  await using producer = client.producer({ lingerMs: 0 })
  const consumer = client.consumer({ autoOffsetReset: 'earliest' })
  const records = consumer.records('t', { from: 'earliest' })
  const nextValue = async (): Promise<string> => {
    const step = await records.next()
    if (step.done === true) throw new Error('the iteration has ended')
    return String(step.value.value)
  }
  // By another client: the one under test is told by nobody but the broker.
  await using other = await cluster.client()
  for (const [round, partitions] of [3, 1, 5].entries()) {
    for (let partition = 0; partition < partitions; partition++) {
      await producer.send('t', { value: `${round}: ${partition}`, partition })
    }
    const values: string[] = []
    while (values.length < partitions) values.push(await nextValue())
    expect(values.sort()).toEqual(Array.from({ length: partitions }, (_, partition) => `${round}: ${partition}`))
    const following = [1, 5][round]
    if (following === undefined) break
    await other.admin().deleteTopic('t')
    await other.admin().createTopic('t', { partitions: following })
    // A record for a partition that only the new topic has is refused until the producer has heard of it.
    await producer.send('t', { value: 'probe', partition: 0 })
    expect(await nextValue()).toBe('probe')
  }
})
