import { AdminService, DataService, EasyService, millrace } from '@millrace/contracts'
import { groupOffsetsTopic, transactionStateTopic } from '@millrace/metadata'
import { describe, expect, it } from 'vitest'
import { batchOf } from '../../test/batches.ts'
import { startFixture } from '../../test/broker-fixture.ts'
import { reasonOf } from '../../test/produce-client.ts'

const { DeleteRecordsRequest } = millrace.data.v1
const { DeleteTopicsRequest } = millrace.admin.v1

describe.each([groupOffsetsTopic, transactionStateTopic])('the internal topic %s', (topic) => {
  it('can be read by users, and neither written to nor deleted from nor deleted', async () => {
    const fixture = await startFixture()
    const { unary } = fixture
    const topicId = await fixture.createTopic(topic)
    const producer = await fixture.produce()
    const [refused] = await producer.send([{ topicId, batch: batchOf(['x']) }])
    expect([reasonOf(refused), refused?.error?.message]).toEqual([
      'INVALID_TOPIC',
      expect.stringContaining(`${topic} is an internal topic`),
    ])
    const easy = unary(EasyService.produce, new millrace.easy.v1.ProduceRequest({ topic }))
    await expect(easy).rejects.toMatchObject({ code: 'INVALID_TOPIC' })
    const request = new DeleteRecordsRequest({ partitions: [{ topicId, partition: 0, beforeOffset: -1 }] })
    expect(reasonOf((await unary(DataService.deleteRecords, request)).partitions[0])).toBe('INVALID_TOPIC')
    const { topics } = await unary(AdminService.deleteTopics, new DeleteTopicsRequest({ names: [topic] }))
    expect(topics.map((one) => reasonOf(one))).toEqual(['INVALID_TOPIC'])
    const consumer = fixture.fetch()
    await consumer.ask({
      set: [{ topicId, partition: 0, offset: 0, epoch: 1, currentLeaderEpoch: -1 }],
      grantBytes: 1_000,
    })
    expect([consumer.errors, consumer.frames.length]).toEqual([[], 1])
  })
})
