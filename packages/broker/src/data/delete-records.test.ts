import { DataService, millrace } from '@millrace/contracts'
import { describe, expect, it } from 'vitest'
import { batchOf } from '../../test/batches.ts'
import { type BrokerFixture, startFixture } from '../../test/broker-fixture.ts'
import { reasonOf } from '../../test/produce-client.ts'

const { DeleteRecordsRequest, ListOffsetsRequest } = millrace.data.v1

/** A topic whose batches of one record each stand in segments of their own, more or less. */
async function filled(count: number): Promise<BrokerFixture & { topicId: Uint8Array }> {
  const fixture = await startFixture()
  const configs = { 'segment.bytes': '1048576', 'file.delete.delay.ms': '0' }
  const topicId = await fixture.createTopic('a', { configs })
  const producer = await fixture.produce()
  for (let at = 0; at < count; at++) await producer.send([{ topicId, batch: batchOf([`${at}${'x'.repeat(400_000)}`]) }])
  return { ...fixture, topicId }
}

const erase = ({ unary }: BrokerFixture, topicId: Uint8Array, beforeOffset: number, partition = 0) =>
  unary(DataService.deleteRecords, new DeleteRecordsRequest({ partitions: [{ topicId, partition, beforeOffset }] }))

async function earliest({ unary }: BrokerFixture, topicId: Uint8Array): Promise<number | undefined> {
  const request = new ListOffsetsRequest({ partitions: [{ topicId, partition: 0, earliest: true }] })
  return (await unary(DataService.listOffsets, request)).partitions[0]?.offset
}

const segments = async ({ disk }: BrokerFixture): Promise<string[]> =>
  (await disk.list('/data/a-0'))
    .map(({ name }) => name)
    .filter((name) => name.endsWith('.log'))
    .toSorted()

describe('records that are deleted', () => {
  it('are gone for readers, whole segments from disk, and stay gone after a restart', async () => {
    const fixture = await filled(9)
    const { topicId } = fixture
    const before = await segments(fixture)
    const { partitions } = await erase(fixture, topicId, 5)
    expect(partitions).toMatchObject([{ lowWatermark: 5, error: null }])
    const after = await segments(fixture)
    expect(after.length).toBeLessThan(before.length)
    expect(before.slice(-after.length)).toEqual(after)
    const consumer = fixture.fetch()
    const from = (offset: number) => ({ topicId, partition: 0, offset, epoch: 1, currentLeaderEpoch: -1 })
    await consumer.ask({ set: [from(4)], grantBytes: 100_000_000 })
    expect(consumer.errors).toMatchObject([{ logStartOffset: 5, highWatermark: 9 }])
    expect(reasonOf(consumer.errors[0])).toBe('OFFSET_OUT_OF_RANGE')
    await fixture.clock.until(fixture.broker.stop())

    const again = await startFixture({ disk: fixture.disk })
    expect(await earliest(again, topicId)).toBe(5)
    const reader = again.fetch()
    await reader.ask({ set: [from(5)], grantBytes: 100_000_000 })
    await again.clock.settle()
    expect(reader.values()[0]?.startsWith('5x')).toBe(true)
  })

  it('may be all there are: -1 stands for the high watermark, and appends go on', async () => {
    const fixture = await filled(3)
    const { topicId } = fixture
    expect((await erase(fixture, topicId, -1)).partitions).toMatchObject([{ lowWatermark: 3 }])
    expect(await earliest(fixture, topicId)).toBe(3)
    const producer = await fixture.produce()
    expect(await producer.send([{ topicId, batch: batchOf(['next']) }])).toMatchObject([{ baseOffset: 3 }])
  })

  it('an offset that is before the log start changes nothing', async () => {
    const fixture = await filled(3)
    await erase(fixture, fixture.topicId, 2)
    expect((await erase(fixture, fixture.topicId, 1)).partitions).toMatchObject([{ lowWatermark: 2, error: null }])
  })
})

describe('a request to delete records is refused', () => {
  it('beyond the high watermark, below zero, for what is not there, for a partition named twice', async () => {
    const fixture = await filled(1)
    const { topicId, unary } = fixture
    const reasonFor = async (offset: number, partition = 0, id = topicId) =>
      reasonOf((await erase(fixture, id, offset, partition)).partitions[0])
    expect(await reasonFor(2)).toBe('OFFSET_OUT_OF_RANGE')
    expect(await reasonFor(-2)).toBe('OFFSET_OUT_OF_RANGE')
    expect(await reasonFor(0, 7)).toBe('UNKNOWN_TOPIC_OR_PARTITION')
    expect(await reasonFor(0, 0, Buffer.alloc(16, 9))).toBe('UNKNOWN_TOPIC_ID')
    expect(await reasonFor(0, 0, Buffer.alloc(3))).toBe('INVALID_REQUEST')
    const twice = [0, 1].map((beforeOffset) => ({ topicId, partition: 0, beforeOffset }))
    const { partitions } = await unary(DataService.deleteRecords, new DeleteRecordsRequest({ partitions: twice }))
    expect(partitions.map(reasonOf)).toEqual(['INVALID_REQUEST', 'INVALID_REQUEST'])
    expect(partitions.map(({ lowWatermark }) => lowWatermark)).toEqual([-1, -1])
    expect(await earliest(fixture, topicId)).toBe(0)
  })

  it('if it names no partition, or too many', async () => {
    const { unary, createTopic } = await startFixture()
    const topicId = await createTopic('a')
    const ask = (count: number) => {
      const partitions = Array.from({ length: count }, (_, partition) => ({ topicId, partition, beforeOffset: 0 }))
      return unary(DataService.deleteRecords, new DeleteRecordsRequest({ partitions }))
    }
    await expect(ask(0)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    await expect(ask(10_001)).rejects.toMatchObject({ code: 'INVALID_REQUEST', context: { limit: 10_000 } })
  })
})
