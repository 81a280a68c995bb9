import { AdminService, millrace } from '@millrace/contracts'
import { expect, it } from 'vitest'
import { batchOf } from '../../test/batches.ts'
import { startFixture } from '../../test/broker-fixture.ts'
import { reasonOf } from '../../test/produce-client.ts'

const { CreatePartitionsRequest, DescribeTopicsRequest } = millrace.admin.v1

it('new partitions can be written and read at once, and are there after a restart', async () => {
  const first = await startFixture()
  const topicId = await first.createTopic('a', { partitions: 1 })
  const { topics } = await first.unary(
    AdminService.createPartitions,
    new CreatePartitionsRequest({ topics: [{ name: 'a', totalCount: 3 }] }),
  )
  expect(topics).toMatchObject([{ name: 'a', partitions: 3, error: null }])
  const producer = await first.produce()
  const [result] = await producer.send([{ topicId, partition: 2, batch: batchOf(['x']) }])
  expect(reasonOf(result)).toBeUndefined()
  await first.clock.until(first.broker.stop())

  const { unary, fetch } = await startFixture({ disk: first.disk })
  const described = await unary(AdminService.describeTopics, new DescribeTopicsRequest({ names: ['a'] }))
  expect(described.topics[0]?.partitions.map(({ partition }) => partition)).toEqual([0, 1, 2])
  const consumer = fetch()
  const set = [{ topicId, partition: 2, offset: 0, epoch: 1, currentLeaderEpoch: -1 }]
  await consumer.ask({ set, grantBytes: 1_000_000 })
  expect(consumer.values(2)).toEqual(['x'])
})

it('a request that only validates changes nothing; one that is refused says why; one without topics is an error', async () => {
  const { unary, createTopic } = await startFixture()
  await createTopic('a', { partitions: 2 })
  const ask = (topics: { name: string; totalCount: number }[], validateOnly = false) =>
    unary(AdminService.createPartitions, new CreatePartitionsRequest({ topics, validateOnly }))
  expect((await ask([{ name: 'a', totalCount: 5 }], true)).topics).toMatchObject([{ partitions: 5, error: null }])
  const { topics } = await ask([
    { name: 'a', totalCount: 2 },
    { name: 'nope', totalCount: 2 },
  ])
  expect(topics.map(reasonOf)).toEqual(['INVALID_PARTITIONS', 'UNKNOWN_TOPIC_OR_PARTITION'])
  await expect(ask([])).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
})
