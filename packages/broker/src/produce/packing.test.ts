import { StreamError } from '@millrace/base'
import { plainCompression } from '@millrace/base/testing'
import { AdminService, millrace } from '@millrace/contracts'
import { describe, expect, it } from 'vitest'
import { batchOf } from '../../test/batches.ts'
import { startFixture } from '../../test/broker-fixture.ts'
import { HeldWorker } from '../../test/held-worker.ts'
import { reasonOf } from '../../test/produce-client.ts'
import { packedInlineSizeBytesMax, packingBytesMax, packingsAtOnceMax } from '../limits.ts'

const zstd = { 'compression.type': 'zstd', 'compression.zstd.level': '22', 'retention.ms': '-1' }
const large = (name: string): Buffer => batchOf([name.repeat(packedInlineSizeBytesMax)])

async function fixture(partitions = 1) {
  const worker = new HeldWorker(plainCompression)
  const started = await startFixture({ worker })
  const slow = await started.createTopic('slow', { partitions, configs: zstd })
  const other = await started.createTopic('other', { configs: { 'retention.ms': '-1' } })
  return { ...started, worker, slow, other, producer: await started.produce() }
}

describe('a topic whose batches are compressed anew', () => {
  it('holds up no other partition while that takes its time, on the same stream neither', async () => {
    const { worker, slow, other, producer, clock } = await fixture(2)
    const first = producer.post([{ topicId: slow, partition: 0, batch: large('a') }])
    expect(await producer.send([{ topicId: other, batch: large('b') }])).toMatchObject([{ error: null, baseOffset: 0 }])
    expect(await producer.send([{ topicId: slow, partition: 1, batch: batchOf(['small']) }])).toMatchObject([
      { error: null, baseOffset: 0 },
    ])
    expect(worker.calls).toEqual([{ codec: 'zstd', level: 22 }])
    expect(producer.results.map(({ correlationId }) => correlationId)).not.toContain(first)
    worker.release()
    await clock.settle()
    expect(producer.resultOf(first)).toMatchObject([{ error: null, baseOffset: 0 }])
  })

  it('has its batches in the order in which they came, whatever they wait for', async () => {
    const { worker, slow, producer, clock, fetch, produce } = await fixture()
    const another = await produce()
    for (const [at, name] of ['a', 'b', 'c', 'd'].entries()) {
      const batch = at === 1 ? batchOf([name]) : large(name)
      ;(at % 2 === 0 ? producer : another).post([{ topicId: slow, batch }])
      await clock.settle()
    }
    expect([producer.results, another.results]).toEqual([[], []])
    while (worker.held > 0) {
      worker.release()
      await clock.settle()
    }
    expect(worker.calls).toHaveLength(3)
    const offsets = [producer, another].map(({ results }) => results.map(({ partitions }) => partitions[0]?.baseOffset))
    expect(offsets).toEqual([
      [0, 2],
      [1, 3],
    ])
    const consumer = fetch()
    const from = { topicId: slow, partition: 0, offset: 0, epoch: 1, currentLeaderEpoch: -1 }
    await consumer.ask({ set: [from], grantBytes: 1_000_000 })
    expect(consumer.values().map((value) => value.slice(0, 1))).toEqual(['a', 'b', 'c', 'd'])
  })

  it('keeps the sequence of an idempotent producer, whose repeated batch is found to be there', async () => {
    const { worker, slow, producer, clock } = await fixture()
    const numbered = (sequence: number): Buffer =>
      batchOf(['x'.repeat(9_000)], { producerId: 7, producerEpoch: 0, baseSequence: sequence })
    const sent = [0, 1, 1, 3].map((sequence) => producer.post([{ topicId: slow, batch: numbered(sequence) }]))
    for (let at = 0; at < 4; at++) {
      await clock.settle()
      worker.release()
    }
    await clock.settle()
    expect(sent.map((id) => producer.resultOf(id)[0]).map((result) => reasonOf(result) ?? result?.baseOffset)).toEqual([
      0,
      1,
      1,
      'OUT_OF_ORDER_SEQUENCE',
    ])
  })

  it('refuses what is damaged or too large before it is compressed, and goes on', async () => {
    const { worker, producer, clock, createTopic } = await fixture()
    const topicId = await createTopic('tight', { configs: { ...zstd, 'max.message.bytes': '20000' } })
    const damaged = large('a')
    damaged[damaged.length - 1] = 0x55
    const sent = [damaged, large('a'.repeat(9)), large('b')].map((batch) => producer.post([{ topicId, batch }]))
    await clock.settle()
    expect(worker.calls).toHaveLength(1)
    worker.release()
    await clock.settle()
    expect(sent.map((id) => reasonOf(producer.resultOf(id)[0]))).toEqual([
      'CORRUPT_MESSAGE',
      'MESSAGE_TOO_LARGE',
      undefined,
    ])
  })

  it('refuses for now what is beyond the bound of what waits, while others are served', async () => {
    const { worker, slow, other, producer, clock, produce } = await fixture()
    const batch = batchOf(['x'.repeat(1_000_000)])
    const streams = [producer, await produce(), await produce(), await produce()]
    // Each stream has a bound of its own: several together pass that of the broker.
    for (let at = 0; at <= packingBytesMax / batch.length; at++) {
      streams[at % streams.length]?.post([{ topicId: slow, batch }])
      await clock.settle()
    }
    // Within a stream it would be told after those before it.
    const late = await produce()
    const [refused] = await late.send([{ topicId: slow, batch }])
    expect(reasonOf(refused)).toBe('RESOURCE_EXHAUSTED')
    expect(refused?.error?.retryAfterMs).toBeGreaterThan(0)
    expect(worker.calls).toHaveLength(1)
    expect(await late.send([{ topicId: other, batch }])).toMatchObject([{ error: null }])
    worker.release()
    await clock.settle()
    const again = late.post([{ topicId: slow, batch: large('b') }])
    while (worker.held > 0) {
      worker.release()
      await clock.settle()
    }
    expect(late.resultOf(again)).toMatchObject([{ error: null }])
  })

  it('has a bounded number of batches unpacked, over all its partitions', async () => {
    const { worker, slow, producer, clock } = await fixture(packingsAtOnceMax + 3)
    for (let partition = 0; partition < packingsAtOnceMax + 3; partition++) {
      producer.post([{ topicId: slow, partition, batch: large('a') }])
    }
    await clock.settle()
    expect(worker.held).toBe(packingsAtOnceMax)
    worker.release()
    await clock.settle()
    expect(worker.calls).toHaveLength(packingsAtOnceMax + 1)
    while (worker.held > 0) {
      worker.release()
      await clock.settle()
    }
    expect(producer.results).toHaveLength(packingsAtOnceMax + 3)
  })

  it('is served although the worker is lost', async () => {
    const { worker, slow, producer, clock, logger } = await fixture()
    const sent = producer.post([{ topicId: slow, batch: large('a') }])
    await clock.settle()
    worker.release(new StreamError('INTERNAL', 'a thread that was compressing ended'))
    await clock.settle()
    expect(producer.resultOf(sent)).toMatchObject([{ error: null, baseOffset: 0 }])
    expect(logger.lines.map(({ message }) => message)).toContain(
      'a batch is compressed on the main thread, since another one could not',
    )
  })

  it('tells who waits when it is deleted, or the broker stops; and the worker is closed', async () => {
    const { worker, slow, producer, clock, unary, broker, createTopic } = await fixture()
    const deleted = [large('a'), large('b')].map((batch) => producer.post([{ topicId: slow, batch }]))
    await clock.settle()
    await unary(AdminService.deleteTopics, new millrace.admin.v1.DeleteTopicsRequest({ names: ['slow'] }))
    await clock.settle()
    expect(deleted.map((id) => reasonOf(producer.resultOf(id)[0]))).toEqual(['UNKNOWN_TOPIC_ID', 'UNKNOWN_TOPIC_ID'])
    const topicId = await createTopic('next', { configs: zstd })
    const waiting = producer.post([{ topicId, batch: large('a') }])
    await clock.settle()
    const stopped = broker.stop({ deadlineMs: 1_000 })
    await clock.until(stopped)
    expect(producer.results.some(({ correlationId }) => correlationId === waiting)).toBe(false)
    expect(worker.closed).toBe(1)
  })
})
