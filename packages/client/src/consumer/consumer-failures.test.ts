import { StreamError } from '@millrace/base'
import { encodeBatch } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { failure, lastSession, ports, put, putEach, take, text, valueOf } from '../../test/consuming.ts'
import { fixture } from '../../test/fixture.ts'

describe('failures', () => {
  it('goes on from its position when the broker is gone and comes back', async () => {
    const made = fixture()
    putEach(made, 3)
    const consumer = made.client.consumer()
    const records = consumer.records('t', { from: 'earliest' })
    await take(made, records, 2)
    made.cluster.kill(1)
    await made.clock.advance(30_000)
    made.cluster.down.clear()
    putEach(made, 2, 3)
    expect((await take(made, records, 3)).map(({ offset }) => offset)).toEqual([2, 3, 4])
  })

  it('follows the leader', async () => {
    const made = fixture()
    putEach(made, 2)
    const records = made.client.consumer().records('t', { from: 'earliest' })
    await take(made, records, 2)
    made.cluster.moveLeader('t', 0, 2)
    made.cluster.reset(1)
    putEach(made, 1, 2)
    expect((await take(made, records, 1)).map(({ offset }) => offset)).toEqual([2])
    expect(lastSession(made).nodeId).toBe(2)
  })

  it('says so when no broker answers for too long', async () => {
    const made = fixture()
    const consumer = made.client.consumer({ unavailableTimeoutMs: 20_000 })
    const next = consumer.records('t').next()
    await made.clock.settle()
    made.cluster.kill(1)
    made.cluster.metadataFailure = new StreamError('BROKER_UNAVAILABLE', 'nobody there')
    const error = await failure(made, next)
    expect(error.code).toBe('BROKER_UNAVAILABLE')
    expect(error.message).toContain('20000 ms')
    // Every terminal state rejects, and again.
    await made.client.close()
  })

  it('answers an offset that is out of range with the range', async () => {
    const made = fixture()
    putEach(made, 5)
    made.cluster.partition('t').logStartOffset = 2
    const records = made.client.consumer().records('t', { from: { offset: 0 } })
    const error = await failure(made, records.next())
    expect(error).toMatchObject({
      code: 'OFFSET_OUT_OF_RANGE',
      context: { topic: 't', partition: 0, offset: 0, logStartOffset: 2, highWatermark: 5 },
    })
    expect((await failure(made, records.next())).code).toBe('OFFSET_OUT_OF_RANGE')
  })

  it.each([
    ['earliest', 2],
    ['latest', 5],
  ] as const)('resets to %s where that is wanted', async (autoOffsetReset, expected) => {
    const made = fixture()
    putEach(made, 5)
    made.cluster.partition('t').logStartOffset = 2
    const records = made.client.consumer({ autoOffsetReset }).records('t', { from: { offset: 100 } })
    const next = records.next()
    await made.clock.settle()
    putEach(made, 1, 5)
    expect(valueOf(await made.clock.until(next)).offset).toBe(expected)
  })

  it('finds a corrupt batch by its CRC, and can seek past it', async () => {
    const made = fixture()
    putEach(made, 3)
    const log = made.cluster.partition('t')
    log.batches[1]?.writeUInt8(0xff, 68)
    const consumer = made.client.consumer()
    const records = consumer.records('t', { from: 'earliest' })
    await take(made, records, 1)
    const error = await failure(made, records.next())
    expect(error).toMatchObject({ code: 'CORRUPT_MESSAGE', context: { topic: 't', partition: 0, offset: 1 } })
    expect((await take(made, consumer.records('t', { from: { offset: 2 } }), 1)).map(({ offset }) => offset)).toEqual([
      2,
    ])
    const unchecked = made.client.consumer({ checkCrcs: false })
    expect(await take(made, unchecked.batches('t', { from: 'earliest' }), 3)).toHaveLength(3)
  })

  it('names the place of a batch whose inside is broken', async () => {
    const made = fixture()
    putEach(made, 1)
    const log = made.cluster.partition('t')
    const batch = encodeBatch({ records: [{ key: null, value: 'v', timestamp: 1 }] }, ports)
    // It says that it has five records, and its CRC agrees.
    batch.writeInt32BE(5, 57)
    batch.writeUInt32BE(ports.checksum.crc32c(batch.subarray(21)), 17)
    log.append(batch, Infinity)
    const place = { code: 'INVALID_RECORD', context: { topic: 't', partition: 0, offset: 1 } }
    const records = made.client.consumer().records('t', { from: 'earliest' })
    await take(made, records, 2)
    expect(await failure(made, records.next())).toMatchObject(place)
    const [, broken] = await take(made, made.client.consumer().batches('t', { from: 'earliest' }), 2)
    expect(() => [...(broken?.records ?? [])]).toThrow(expect.objectContaining(place))
  })

  it('names an unknown topic, and one that is deleted while it is read', async () => {
    const made = fixture()
    const consumer = made.client.consumer()
    expect((await failure(made, consumer.records('nope').next())).code).toBe('UNKNOWN_TOPIC_OR_PARTITION')
    const next = consumer.records('t').next()
    await made.clock.settle()
    made.cluster.removeTopic('t')
    made.cluster.reset(1)
    expect((await failure(made, next)).code).toBe('UNKNOWN_TOPIC_OR_PARTITION')
  })

  it('waits for a topic that is deleted and may be made again, but not for ever', async () => {
    const made = fixture()
    putEach(made, 3)
    const consumer = made.client.consumer({ autoOffsetReset: 'earliest', unavailableTimeoutMs: 30_000 })
    const records = consumer.records('t', { from: 'earliest' })
    await take(made, records, 3)
    const next = records.next()
    made.cluster.removeTopic('t')
    made.cluster.reset(1)
    await made.clock.advance(20_000)
    made.cluster.addTopic('t', 2)
    put(made, 't', 1, ['new'])
    const step = await made.clock.until(next)
    expect([valueOf(step).partition, text(valueOf(step).value)]).toEqual([1, 'new'])
    const last = records.next()
    made.cluster.removeTopic('t')
    made.cluster.reset(1)
    const before = made.clock.monotonicMs()
    expect((await failure(made, last)).code).toBe('UNKNOWN_TOPIC_OR_PARTITION')
    expect(made.clock.monotonicMs() - before).toBeGreaterThanOrEqual(30_000)
  })

  it('does not go on at an old offset in a topic that was made again', async () => {
    const made = fixture()
    putEach(made, 5)
    const read = async (options: {
      autoOffsetReset: 'earliest' | 'error'
    }): Promise<Promise<IteratorResult<{ offset: number }>>[]> => {
      const records = made.client.consumer(options).records('t', { from: 'earliest' })
      await take(made, records, 5)
      return [records.next()]
    }
    const [strict] = await read({ autoOffsetReset: 'error' })
    const [lenient] = await read({ autoOffsetReset: 'earliest' })
    made.cluster.addTopic('t')
    putEach(made, 1)
    made.cluster.reset(1)
    expect((await failure(made, strict as Promise<unknown>)).message).toContain('made again')
    const step = await made.clock.until(lenient as Promise<IteratorResult<{ offset: number }>>)
    expect(valueOf(step).offset).toBe(0)
  })
})

describe('ending', () => {
  it('comes to the end of a topic that was made again meanwhile', async () => {
    const made = fixture()
    putEach(made, 5)
    const consumer = made.client.consumer({ autoOffsetReset: 'earliest', prefetchBytes: 1 })
    const records = consumer.records('t', { from: 'earliest', until: 'end' })
    await take(made, records, 2)
    made.cluster.addTopic('t')
    putEach(made, 3)
    made.cluster.reset(1)
    await made.clock.advance(10_000)
    expect((await take(made, records, 9)).map(({ offset }) => offset)).toEqual([0, 1, 2])
  })

  it('gives everything back when the loop is left', async () => {
    const made = fixture()
    putEach(made, 3)
    const consumer = made.client.consumer()
    const run = async (): Promise<void> => {
      for await (const record of consumer.records('t', { from: 'earliest' })) if (record.offset === 1) break
    }
    await made.clock.until(run())
    expect(lastSession(made).isOver).toBe(true)
    expect(await take(made, consumer.batches('t', { from: 'earliest' }), 1)).toHaveLength(1)
  })

  it('ends by its signal', async () => {
    const made = fixture()
    const controller = new AbortController()
    const records = made.client.consumer().records('t', { signal: controller.signal })
    const next = records.next()
    await made.clock.settle()
    controller.abort()
    expect((await failure(made, next)).code).toBe('ABORTED')
    expect(lastSession(made).isOver).toBe(true)
    const early = made.client.consumer().records('t', { signal: controller.signal })
    expect((await failure(made, early.next())).code).toBe('ABORTED')
  })

  it('ends with CLOSED when the consumer or the client is closed', async () => {
    const made = fixture()
    const consumer = made.client.consumer()
    const [one, other] = [consumer.records('t').next(), made.client.consumer().batches('t').next()]
    await made.clock.settle()
    const outcomes = Promise.all([failure(made, one), failure(made, other)])
    await consumer.close()
    expect(() => consumer.records('t')).toThrow(/closed/)
    await made.clock.until(made.client.close())
    expect((await outcomes).map(({ code }) => code)).toEqual(['CLOSED', 'CLOSED'])
    expect(() => made.client.consumer()).toThrow(/closed/)
    expect(made.clock.timerCount).toBe(0)
  })
})
