import { MemoryDisk } from '@millrace/base'
import { AdminService, millrace } from '@millrace/contracts'
import { batchesIn } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { batchOf, batchOfSize, valuesIn } from '../../test/batches.ts'
import { startFixture } from '../../test/broker-fixture.ts'
import { HeldDisk } from '../../test/held-disk.ts'
import { reasonOf } from '../../test/produce-client.ts'
import { frameSizeBytesMax } from '../limits.ts'

const from = (topicId: Uint8Array, offset: number, epoch = 1, partition = 0) => ({
  topicId,
  partition,
  offset,
  epoch,
  currentLeaderEpoch: -1,
})
const plenty = 100_000_000

describe('a fetch stream', () => {
  it('sends what is there, from the offset asked for', async () => {
    const { createTopic, produce, fetch } = await startFixture()
    const topicId = await createTopic('a')
    const producer = await produce()
    await producer.send([{ topicId, batch: batchOf(['0', '1']) }])
    await producer.send([{ topicId, batch: batchOf(['2']) }])
    const consumer = fetch()
    await consumer.ask({ set: [from(topicId, 0)], grantBytes: plenty })
    expect(consumer.values()).toEqual(['0', '1', '2'])
    expect(consumer.frames[0]).toMatchObject({ partition: 0, epoch: 1, highWatermark: 3, logStartOffset: 0 })
    const other = fetch()
    await other.ask({ set: [from(topicId, 1)], grantBytes: plenty })
    expect(valuesIn(other.frames[0]?.recordBatches ?? Buffer.of(), 1)).toEqual(['1', '2'])
  })

  it('brings a record to an idle consumer without time passing and without a poll', async () => {
    const { createTopic, produce, fetch, clock } = await startFixture()
    const topicId = await createTopic('a')
    const producer = await produce()
    const consumer = fetch()
    await consumer.ask({ set: [from(topicId, 0)], grantBytes: plenty })
    const now = clock.monotonicMs()
    const send = async (index: number) => {
      await producer.send([{ topicId, batch: batchOf([`${index}`]) }])
      expect(consumer.values()).toHaveLength(index + 1)
    }
    for (let index = 0; index < 2; index++) await send(index)
    // By now the log has set the one timer that it has, which has nothing to do with who reads.
    const timers = clock.timerCount
    for (let index = 2; index < 5; index++) await send(index)
    expect(clock.monotonicMs()).toBe(now)
    expect(clock.timerCount).toBe(timers)
    // The first word of the position, then one frame a batch: nothing else crossed.
    expect(consumer.frames).toHaveLength(6)
  })

  it('shows nothing before it is durable', async () => {
    const disk = new HeldDisk(new MemoryDisk())
    const { createTopic, produce, fetch, clock } = await startFixture({ disk })
    const topicId = await createTopic('a')
    const producer = await produce()
    const consumer = fetch()
    await consumer.ask({ set: [from(topicId, 0)], grantBytes: plenty })
    await producer.send([{ topicId, batch: batchOf(['first']) }])
    disk.hold('sync')
    await producer.send([{ topicId, batch: batchOf(['x']) }], { acks: millrace.data.v1.Acks.ACKS_LEADER })
    expect(consumer.values()).toEqual(['first'])
    disk.release('sync')
    await clock.settle()
    expect(consumer.values()).toEqual(['first', 'x'])
  })

  it('tells the watermarks of a position at once, also without credit, and their moves', async () => {
    const { createTopic, produce, fetch } = await startFixture()
    const topicId = await createTopic('a')
    const producer = await produce()
    await producer.send([{ topicId, batch: batchOf(['0', '1']) }])
    const [behind, atEnd] = [fetch(), fetch()]
    await behind.ask({ set: [from(topicId, 0)] })
    await atEnd.ask({ set: [from(topicId, 2)] })
    for (const consumer of [behind, atEnd]) {
      expect(consumer.frames).toMatchObject([{ highWatermark: 2, logStartOffset: 0, recordBatches: Buffer.of() }])
    }
    await producer.send([{ topicId, batch: batchOf(['2']) }])
    expect(atEnd.frames).toMatchObject([{ highWatermark: 2 }, { highWatermark: 3, recordBatches: Buffer.of() }])
    expect(behind.frames).toHaveLength(1)
  })

  it('moves a partition: frames carry the new epoch, and nothing of the old position follows', async () => {
    const { createTopic, produce, fetch } = await startFixture()
    const topicId = await createTopic('a')
    const producer = await produce()
    await producer.send([{ topicId, batch: batchOf(['0']) }])
    await producer.send([{ topicId, batch: batchOf(['1']) }])
    const consumer = fetch()
    await consumer.ask({ set: [from(topicId, 0, 1)], grantBytes: plenty })
    const before = consumer.frames.length
    await consumer.ask({ set: [from(topicId, 1, 2)] })
    const moved = consumer.frames.slice(before)
    expect(moved.map(({ epoch }) => epoch)).toEqual([2])
    expect(valuesIn(moved[0]?.recordBatches ?? Buffer.of())).toEqual(['1'])
    await consumer.ask({ set: [from(topicId, 0, 3), from(topicId, 1, 4)] })
    expect(consumer.frames.at(-1)).toMatchObject({ epoch: 4 })
    expect(consumer.frames.filter(({ epoch }) => epoch === 3)).toEqual([])
  })

  it('sends a removed partition no more', async () => {
    const { createTopic, produce, fetch, clock } = await startFixture()
    const topicId = await createTopic('a', { partitions: 2 })
    const producer = await produce()
    const consumer = fetch()
    await consumer.ask({ set: [from(topicId, 0, 1, 0), from(topicId, 0, 1, 1)], grantBytes: plenty })
    await consumer.ask({ remove: [{ topicId, partition: 0 }] })
    await producer.send([
      { topicId, partition: 0, batch: batchOf(['gone']) },
      { topicId, partition: 1, batch: batchOf(['here']) },
    ])
    await clock.settle()
    expect(consumer.values(0)).toEqual([])
    expect(consumer.values(1)).toEqual(['here'])
  })

  it('ends when the client ends its half, and frees what waited', async () => {
    const { createTopic, fetch, clock } = await startFixture()
    const topicId = await createTopic('a')
    const consumer = fetch()
    await consumer.ask({ set: [from(topicId, 0)], grantBytes: 10 })
    consumer.stream.end()
    await clock.settle()
    expect(consumer.end).toBe('well')
  })
})

describe('credit', () => {
  it('bounds what is sent; a batch larger than what is left is sent whole, once', async () => {
    const { createTopic, produce, fetch } = await startFixture()
    const topicId = await createTopic('a')
    const producer = await produce()
    for (let index = 0; index < 6; index++) await producer.send([{ topicId, batch: batchOfSize(1_000) }])
    const size = batchOfSize(1_000).length
    const consumer = fetch()
    const received = () => consumer.frames.reduce((sum, { recordBatches }) => sum + recordBatches.length, 0)
    await consumer.ask({ set: [from(topicId, 0)], grantBytes: 1 })
    expect(received()).toBe(size)
    await consumer.ask({ grantBytes: size - 1 })
    expect(received()).toBe(size)
    await consumer.ask({ grantBytes: 2 * size })
    expect(received()).toBe(3 * size)
    await consumer.ask({ grantBytes: size + 1 })
    expect(received()).toBe(5 * size)
    await consumer.ask({ grantBytes: plenty })
    expect(received()).toBe(6 * size)
  })
})

describe('frames', () => {
  it('are at most 1 MiB of whole batches, unless one batch is larger', async () => {
    const { createTopic, produce, fetch } = await startFixture()
    const topicId = await createTopic('a', { configs: { 'max.message.bytes': '3000000' } })
    const producer = await produce()
    for (const size of [300_000, 300_000, 300_000, 300_000, 2_000_000, 10]) {
      expect(await producer.send([{ topicId, batch: batchOfSize(size) }])).toMatchObject([{ error: null }])
    }
    const consumer = fetch()
    await consumer.ask({ set: [from(topicId, 0)], grantBytes: plenty })
    const frames = consumer.frames.filter(({ recordBatches }) => recordBatches.length > 0)
    expect(frames.map(({ recordBatches }) => [...batchesIn(Buffer.from(recordBatches))].length)).toEqual([3, 1, 1, 1])
    for (const [index, { recordBatches }] of frames.entries()) {
      if (index !== 2) expect(recordBatches.length).toBeLessThanOrEqual(frameSizeBytesMax)
    }
    expect(consumer.values()).toHaveLength(6)
  })
})

describe('fairness', () => {
  it('gives the partitions of a stream turns', async () => {
    const { createTopic, produce, fetch } = await startFixture()
    const topicId = await createTopic('a', { partitions: 3 })
    const producer = await produce()
    for (const partition of [0, 1, 2]) {
      for (let index = 0; index < 6; index++) await producer.send([{ topicId, partition, batch: batchOfSize(500_000) }])
    }
    const consumer = fetch()
    await consumer.ask({ set: [0, 1, 2].map((partition) => from(topicId, 0, 1, partition)), grantBytes: plenty })
    const order = consumer.frames
      .filter(({ recordBatches }) => recordBatches.length > 0)
      .map(({ partition }) => partition)
    expect(order).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2])
  })

  it('lets no consumer that reads nothing slow one that does', async () => {
    const { createTopic, produce, fetch, connect } = await startFixture()
    const topicId = await createTopic('a')
    const producer = await produce()
    for (let index = 0; index < 20; index++) await producer.send([{ topicId, batch: batchOfSize(500_000) }])
    for (let index = 0; index < 10; index++) fetch(connect()).post({ set: [from(topicId, 0)], grantBytes: plenty })
    const consumer = fetch()
    await consumer.ask({ set: [from(topicId, 0)], grantBytes: plenty })
    expect(consumer.values()).toHaveLength(20)
  })
})

describe('streams that stall', () => {
  it('are cut once others need the memory, and those others read everything', async () => {
    const { createTopic, produce, fetch, connect, clock } = await startFixture({ windowBytes: 1_000 })
    const topicId = await createTopic('a')
    const producer = await produce()
    for (let index = 0; index < 6; index++) await producer.send([{ topicId, batch: batchOfSize(900_000) }])
    const stalled = Array.from({ length: 40 }, () => fetch(connect()))
    for (const consumer of stalled) consumer.post({ set: [from(topicId, 0)], grantBytes: plenty })
    await clock.settle()
    const consumer = fetch()
    consumer.post({ set: [from(topicId, 0)], grantBytes: plenty })
    consumer.read()
    await clock.advance(5_000)
    expect(consumer.values()).toHaveLength(6)
    for (const each of stalled) each.read()
    await clock.settle()
    const cut = stalled.filter(({ end }) => end !== undefined)
    expect(cut.length).toBeGreaterThan(10)
    for (const { end } of cut) expect(end).toMatchObject({ code: 'RESOURCE_EXHAUSTED', retriable: true })
    await clock.advance(60_000)
    for (const each of stalled) if (each.end === undefined) expect(each.values()).toHaveLength(6)
  })
})

describe('a position behind a record of a leader epoch', () => {
  it('is read from if that record is in the log; else where the log parted from it is told, once', async () => {
    const { createTopic, produce, fetch } = await startFixture()
    const topicId = await createTopic('a')
    const producer = await produce()
    await producer.send([{ topicId, batch: batchOf(['0', '1']) }])
    await producer.send([{ topicId, batch: batchOf(['2']) }])
    const consumer = fetch()
    await consumer.ask({ set: [{ ...from(topicId, 2, 4), lastFetchedEpoch: 0 }], grantBytes: plenty })
    expect(consumer.values()).toEqual(['2'])
    await consumer.ask({ set: [{ ...from(topicId, 9, 6), lastFetchedEpoch: 0 }] })
    expect(consumer.divergences).toMatchObject([{ partition: 0, epoch: 6, leaderEpoch: 0, endOffset: 3 }])
    expect(consumer.errors).toEqual([])
    await producer.send([{ topicId, batch: batchOf(['3']) }])
    expect(consumer.values()).toEqual(['2'])
    await consumer.ask({ set: [{ ...from(topicId, 3, 7), lastFetchedEpoch: 0 }] })
    expect(consumer.values()).toEqual(['2', '3'])
  })
})

it('a leader that was replaced, and has not heard of it, does not say where the log parted from what its successors wrote', async () => {
  const { createTopic, produce, fetch } = await startFixture()
  const topicId = await createTopic('a')
  const producer = await produce()
  await producer.send([{ topicId, batch: batchOf(['0', '1']) }])
  const consumer = fetch()
  await consumer.ask({ set: [{ ...from(topicId, 5, 1), lastFetchedEpoch: 7 }], grantBytes: plenty })
  expect(consumer.divergences).toEqual([])
  expect(consumer.errors).toMatchObject([
    { error: { message: expect.stringContaining('leader epoch 7 of a-0 is newer than 0') } },
  ])
})

describe('errors', () => {
  it('name what is wrong with one partition, and leave the others alone', async () => {
    const { createTopic, produce, fetch } = await startFixture()
    const topicId = await createTopic('a', { partitions: 4 })
    const producer = await produce()
    await producer.send([{ topicId, partition: 0, batch: batchOf(['0']) }])
    const consumer = fetch()
    await consumer.ask({
      set: [
        from(topicId, 0, 1, 0),
        from(topicId, 5, 2, 1),
        from(topicId, 0, 3, 17),
        from(new Uint8Array(16).fill(3), 0, 4),
        { ...from(topicId, 0, 5, 2), currentLeaderEpoch: 7 },
        from(topicId, -3, 6, 3),
      ],
      grantBytes: plenty,
    })
    expect(consumer.values()).toEqual(['0'])
    const errors = consumer.errors.map((error) => [
      error.epoch,
      reasonOf(error),
      error.logStartOffset,
      error.highWatermark,
    ])
    expect(errors.toSorted()).toEqual([
      [2, 'OFFSET_OUT_OF_RANGE', 0, 0],
      [3, 'UNKNOWN_TOPIC_OR_PARTITION', -1, -1],
      [4, 'UNKNOWN_TOPIC_ID', -1, -1],
      [5, 'UNKNOWN_LEADER_EPOCH', -1, -1],
      [6, 'OFFSET_OUT_OF_RANGE', 0, 0],
    ])
    await producer.send([{ topicId, partition: 1, batch: batchOf(['1']) }])
    expect(consumer.values(1)).toEqual([])
    await consumer.ask({ set: [from(topicId, 0, 7, 1)] })
    expect(consumer.values(1)).toEqual(['1'])
  })

  it('reach a consumer that waits on a topic when the topic is deleted', async () => {
    const { createTopic, fetch, unary, clock } = await startFixture()
    const topicId = await createTopic('a')
    const consumer = fetch()
    await consumer.ask({ set: [from(topicId, 0, 9)], grantBytes: plenty })
    await unary(AdminService.deleteTopics, new millrace.admin.v1.DeleteTopicsRequest({ names: ['a'] }))
    await clock.settle()
    expect(consumer.errors.map((error) => [error.epoch, reasonOf(error)])).toEqual([[9, 'UNKNOWN_TOPIC_ID']])
    expect(consumer.end).toBeUndefined()
  })

  it('end the stream where the request itself makes no sense', async () => {
    const { fetch } = await startFixture()
    const consumer = fetch()
    await consumer.ask({ set: [from(new Uint8Array(3), 0)] })
    expect(consumer.end).toMatchObject({ code: 'INVALID_REQUEST' })
  })
})
