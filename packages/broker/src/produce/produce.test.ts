import { MemoryDisk, StreamError } from '@millrace/base'
import { millrace, TransactionService } from '@millrace/contracts'
import { describe, expect, it } from 'vitest'
import { batchOf, batchOfSize } from '../../test/batches.ts'
import { startFixture } from '../../test/broker-fixture.ts'
import { HeldDisk } from '../../test/held-disk.ts'
import { reasonOf } from '../../test/produce-client.ts'
import { diskFullRetryAfterMs, produceRequestsInFlightMax, produceTimeoutMsDefault } from '../limits.ts'

const { Acks } = millrace.data.v1
const unknownTopic = new Uint8Array(16).fill(7)

async function heldFixture() {
  const disk = new HeldDisk(new MemoryDisk())
  const fixture = await startFixture({ disk })
  const topicId = await fixture.createTopic('a', { partitions: 3 })
  const producer = await fixture.produce()
  // A log's first batch of an epoch makes it write more than the batch: behind it the disk is a test's own.
  for (const partition of [0, 1, 2]) await producer.send([{ topicId, partition, batch: batchOf(['first']) }])
  producer.results.length = 0
  return { ...fixture, disk, topicId, producer }
}

describe('a produce stream', () => {
  it('says its window first, then answers with the offset of the first record', async () => {
    const { createTopic, produce } = await startFixture()
    const topicId = await createTopic('a')
    const producer = await produce()
    expect(producer.window).toMatchObject({ requestsInFlightMax: produceRequestsInFlightMax })
    expect(await producer.send([{ topicId, batch: batchOf(['1', '2', '3']) }])).toMatchObject([
      { error: null, baseOffset: 0, logAppendTimeMs: -1, logStartOffset: 0 },
    ])
    expect(await producer.send([{ topicId, batch: batchOf(['4']) }])).toMatchObject([{ baseOffset: 3 }])
  })

  it('answers each partition of a request by itself: a refused batch harms no other, and the stream lives on', async () => {
    const { createTopic, produce } = await startFixture()
    const topicId = await createTopic('a', { partitions: 2, configs: { 'max.message.bytes': '1000' } })
    const producer = await produce()
    const corrupt = batchOf(['x'])
    corrupt[corrupt.length - 1] = 0x55
    const results = await producer.send([
      { topicId, partition: 0, batch: batchOf(['good']) },
      { topicId, partition: 1, batch: corrupt },
      { topicId: unknownTopic, batch: batchOf(['x']) },
      { topicId, partition: 9, batch: batchOf(['x']) },
      { topicId: new Uint8Array(3), batch: batchOf(['x']) },
      { topicId, partition: 0, batch: batchOf(['twice']) },
    ])
    expect(results.map(reasonOf)).toEqual([
      undefined,
      'CORRUPT_MESSAGE',
      'UNKNOWN_TOPIC_ID',
      'UNKNOWN_TOPIC_OR_PARTITION',
      'INVALID_REQUEST',
      'INVALID_REQUEST',
    ])
    const [tooLarge] = await producer.send([{ topicId, batch: batchOfSize(2_000) }])
    expect(reasonOf(tooLarge)).toBe('MESSAGE_TOO_LARGE')
    expect(tooLarge?.error?.message).toContain('1000')
    expect(await producer.send([{ topicId, batch: batchOf(['next']) }])).toMatchObject([{ error: null, baseOffset: 1 }])
  })

  it('answers a request without partitions, and one whose acks mean nothing', async () => {
    const { createTopic, produce } = await startFixture()
    const topicId = await createTopic('a')
    const producer = await produce()
    expect(await producer.send([])).toEqual([])
    const [result] = await producer.send([{ topicId, batch: batchOf(['x']) }], { acks: 9 as millrace.data.v1.Acks })
    expect(reasonOf(result)).toBe('INVALID_REQUIRED_ACKS')
  })

  it('ends well when the client has ended its half and everything is answered', async () => {
    const { topicId, producer, disk, clock } = await heldFixture()
    disk.hold('sync')
    producer.post([{ topicId, batch: batchOf(['x']) }])
    producer.stream.end()
    await clock.settle()
    expect(producer.end).toBeUndefined()
    disk.release('sync')
    await clock.settle()
    expect(producer.results).toHaveLength(1)
    expect(producer.end).toBe('well')
  })
})

describe('acknowledgements', () => {
  it('with acks=all come after the sync, with acks=leader after the write, with none never', async () => {
    const { topicId, producer, disk, clock } = await heldFixture()
    disk.hold('sync')
    const all = producer.post([{ topicId, partition: 0, batch: batchOf(['x']) }], { acks: Acks.ACKS_ALL })
    const unspecified = producer.post([{ topicId, partition: 1, batch: batchOf(['x']) }], {
      acks: Acks.ACKS_UNSPECIFIED,
    })
    const leader = producer.post([{ topicId, partition: 2, batch: batchOf(['x']) }], { acks: Acks.ACKS_LEADER })
    producer.post([{ topicId, partition: 2, batch: batchOf(['y']) }], { acks: Acks.ACKS_NONE })
    await clock.settle()
    expect(producer.results.map(({ correlationId }) => correlationId)).toEqual([leader])
    disk.release('sync')
    await clock.settle()
    expect(producer.results.map(({ correlationId }) => correlationId).toSorted()).toEqual(
      [all, unspecified, leader].toSorted(),
    )
    expect(await producer.send([{ topicId, partition: 2, batch: batchOf(['z']) }])).toMatchObject([{ baseOffset: 3 }])
  })

  it('may overtake each other between partitions, never within one', async () => {
    const { topicId, producer, disk, clock } = await heldFixture()
    disk.hold('sync')
    const both = producer.post([
      { topicId, partition: 0, batch: batchOf(['slow']) },
      { topicId, partition: 1, batch: batchOf(['slow']) },
    ])
    const refused = producer.post([{ topicId, partition: 1, batch: Buffer.from('no batch') }])
    const elsewhere = producer.post([{ topicId, partition: 2, batch: Buffer.from('no batch') }])
    await clock.settle()
    expect(producer.results.map(({ correlationId }) => correlationId)).toEqual([elsewhere])
    disk.release('sync')
    await clock.settle()
    expect(producer.results.map(({ correlationId }) => correlationId)).toEqual([elsewhere, both, refused])
    expect(reasonOf(producer.resultOf(refused)[0])).toBe('INVALID_RECORD')
  })

  it('give way to REQUEST_TIMED_OUT when the disk takes too long; the batch may still be there', async () => {
    const { topicId, producer, disk, clock } = await heldFixture()
    const idleTimers = clock.timerCount
    disk.hold('sync')
    const quick = producer.post([{ topicId, batch: batchOf(['x']) }], { timeoutMs: 1_000 })
    const patient = producer.post([{ topicId, partition: 1, batch: batchOf(['x']) }])
    await clock.advance(999)
    expect(producer.results).toEqual([])
    await clock.advance(1)
    expect(reasonOf(producer.resultOf(quick)[0])).toBe('REQUEST_TIMED_OUT')
    await clock.advance(produceTimeoutMsDefault)
    expect(reasonOf(producer.resultOf(patient)[0])).toBe('REQUEST_TIMED_OUT')
    disk.release('sync')
    expect(await producer.send([{ topicId, batch: batchOf(['y']) }])).toMatchObject([{ error: null, baseOffset: 2 }])
    expect(clock.timerCount).toBeLessThanOrEqual(idleTimers)
  })
})

describe('the window', () => {
  it('keeps the broker from reading more requests than it holds', async () => {
    const { topicId, producer, disk, clock } = await heldFixture()
    disk.hold('sync')
    for (let index = 0; index < produceRequestsInFlightMax + 50; index++)
      producer.post([{ topicId, batch: batchOf([`${index}`]) }])
    await clock.settle()
    expect(producer.results).toEqual([])
    disk.release('sync')
    await clock.settle()
    expect(producer.results).toHaveLength(produceRequestsInFlightMax + 50)
    expect(producer.results.map(({ partitions }) => partitions[0]?.baseOffset)).toEqual(
      Array.from({ length: produceRequestsInFlightMax + 50 }, (_, index) => index + 1),
    )
  })

  it('pushes back on the sender: what does not fit waits with the client', async () => {
    const { topicId, producer, disk, clock } = await heldFixture()
    disk.hold('write')
    const batch = batchOfSize(900_000)
    let taken = 0
    const request = new millrace.data.v1.ProduceRequest({
      correlationId: 1,
      partitions: [{ topicId, recordBatch: batch }],
    })
    const sends = Array.from({ length: 40 }, async () => {
      await producer.stream.send(request)
      taken += 1
    })
    await clock.settle()
    expect(taken).toBeGreaterThan(10)
    expect(taken).toBeLessThan(25)
    disk.release('write')
    await clock.until(Promise.all(sends))
    await clock.settle()
    expect(producer.results).toHaveLength(40)
  })
})

describe('an idempotent producer', () => {
  it('is told the first offset of a duplicate, and OUT_OF_ORDER_SEQUENCE of a gap', async () => {
    const { createTopic, produce, unary } = await startFixture()
    const topicId = await createTopic('a')
    const { producerId, producerEpoch } = await unary(
      TransactionService.initProducer,
      new millrace.transaction.v1.InitProducerRequest(),
    )
    const producer = await produce()
    const batch = (baseSequence: number) => batchOf(['x', 'y'], { producerId, producerEpoch, baseSequence })
    expect(await producer.send([{ topicId, batch: batch(0) }])).toMatchObject([{ baseOffset: 0 }])
    expect(await producer.send([{ topicId, batch: batch(2) }])).toMatchObject([{ baseOffset: 2 }])
    expect(await producer.send([{ topicId, batch: batch(0) }])).toMatchObject([{ error: null, baseOffset: 0 }])
    const [gap] = await producer.send([{ topicId, batch: batch(6) }])
    expect(reasonOf(gap)).toBe('OUT_OF_ORDER_SEQUENCE')
    expect(await producer.send([{ topicId, batch: batch(4) }])).toMatchObject([{ error: null, baseOffset: 4 }])
  })

  it('gets an id that nobody had, also after the broker started again', async () => {
    const disk = new MemoryDisk()
    const ids = new Set<number>()
    for (let run = 0; run < 3; run++) {
      const { broker, clock, unary } = await startFixture({ disk, seed: run + 1 })
      for (let index = 0; index < 3; index++) {
        ids.add(
          (await unary(TransactionService.initProducer, new millrace.transaction.v1.InitProducerRequest())).producerId,
        )
      }
      await clock.until(broker.stop())
    }
    expect(ids.size).toBe(9)
  })
})

describe('faults of the disk', () => {
  it('full: a retriable error that says when to come again; reads go on, and writing resumes', async () => {
    const { topicId, producer, disk, clock, fetch, logger } = await heldFixture()
    await producer.send([{ topicId, batch: batchOf(['before']) }])
    disk.fail('write', new StreamError('DISK_FULL', 'no space left'))
    const [full] = await producer.send([{ topicId, batch: batchOf(['x']) }])
    expect(reasonOf(full)).toBe('DISK_FULL')
    expect(full?.error?.retryAfterMs).toBe(diskFullRetryAfterMs)
    expect(logger.messages('warn')).toEqual(['a batch was refused'])
    const consumer = fetch()
    await consumer.ask({ set: [{ topicId, offset: 0, epoch: 1, currentLeaderEpoch: -1 }], grantBytes: 1_000 })
    expect(consumer.values()).toEqual(['first', 'before'])
    disk.fail('write', undefined)
    expect(await producer.send([{ topicId, batch: batchOf(['after']) }])).toMatchObject([
      { error: null, baseOffset: 2 },
    ])
    await clock.settle()
    expect(consumer.values()).toEqual(['first', 'before', 'after'])
  })

  it('a sync that failed: nothing is acknowledged from then on, and the broker says so', async () => {
    const { topicId, producer, disk, broker, clock, fetch } = await heldFixture()
    await producer.send([{ topicId, batch: batchOf(['before']) }])
    disk.fail('sync', new StreamError('STORAGE_ERROR', 'input/output error'))
    const [during] = await producer.send([{ topicId, batch: batchOf(['x']) }])
    expect(reasonOf(during)).toBe('STORAGE_ERROR')
    disk.fail('sync', undefined)
    const [after] = await producer.send([{ topicId, partition: 1, batch: batchOf(['x']) }])
    expect(reasonOf(after)).toBe('STORAGE_ERROR')
    expect(broker.health()).toMatchObject({ serving: false })
    expect(broker.health().reason).toContain('out of service')
    expect(await clock.until(broker.failed)).toMatchObject({ code: 'STORAGE_ERROR' })
    const consumer = fetch()
    await consumer.ask({ set: [{ topicId, offset: 0, epoch: 1, currentLeaderEpoch: -1 }], grantBytes: 1_000 })
    expect(consumer.values()).toEqual(['first', 'before'])
  })
})
