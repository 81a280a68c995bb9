import { crc32cChecksum, isStreamError, StreamError } from '@millrace/base'
import { plainCompression } from '@millrace/base/testing'
import { encodeBatch } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import type { FakeFetchSession } from '../../test/fake-fetch-session.ts'
import { filler, fixture } from '../../test/fixture.ts'
import { serde } from '../serde/index.ts'
import { topic } from '../topic.ts'
import type { StartPosition } from './types.ts'

type Made = ReturnType<typeof fixture>

const ports = { checksum: crc32cChecksum, compression: plainCompression }

/** Puts a batch of these values into a partition. */
function put({ cluster }: Made, name: string, partition: number, values: readonly string[], timestamp = 1_000): void {
  const log = cluster.partition(name, partition)
  const batch = encodeBatch({ records: values.map((value) => ({ key: null, value, timestamp })) }, ports)
  log.append(batch, Infinity)
}

function putEach(made: Made, count: number, from = 0): void {
  for (let index = from; index < from + count; index++) put(made, 't', 0, [`v${index}`])
}

/** The value of a step that is not the last. */
function valueOf<T>(step: IteratorResult<T, unknown>): T {
  if (step.done === true) throw new Error('the iteration has ended')
  return step.value
}

const text = (value: Buffer | null): string => value?.toString() ?? 'null'

async function take<T>(made: Made, iterator: AsyncIterator<T>, count: number): Promise<T[]> {
  const taken: T[] = []
  while (taken.length < count) {
    const step = await made.clock.until(iterator.next())
    if (step.done === true) break
    taken.push(step.value)
  }
  return taken
}

async function failure(made: Made, promise: Promise<unknown>): Promise<StreamError> {
  const [outcome] = await made.clock.until(Promise.allSettled([promise]))
  if (outcome?.status === 'rejected' && isStreamError(outcome.reason)) return outcome.reason
  throw new Error('it should have been rejected with a StreamError')
}

const lastSession = ({ cluster }: Made): FakeFetchSession => {
  const session = cluster.fetchSessions.at(-1)
  if (session === undefined) throw new Error('nothing was fetched')
  return session
}

describe('reading', () => {
  it('reads records in order, then waits for more without time passing', async () => {
    const made = fixture()
    put(made, 't', 0, ['a', 'b'])
    const records = made.client.consumer().records('t', { from: 'earliest' })
    expect((await take(made, records, 2)).map(({ value, offset }) => [text(value), offset])).toEqual([
      ['a', 0],
      ['b', 1],
    ])
    const next = records.next()
    await made.clock.settle()
    put(made, 't', 0, ['c'])
    await made.clock.settle()
    expect(text(valueOf(await next).value)).toBe('c')
  })

  it('reads batches with what is known of their partition', async () => {
    const made = fixture()
    put(made, 't', 0, ['a', 'b'])
    put(made, 't', 0, ['c'])
    const [first, second] = await take(made, made.client.consumer().batches('t', { from: 'earliest' }), 2)
    expect(first).toMatchObject({
      topic: 't',
      partition: 0,
      firstOffset: 0,
      lastOffset: 1,
      recordCount: 2,
      highWatermark: 3,
      lag: 1,
    })
    expect(second?.lag).toBe(0)
    expect([...(first?.records ?? [])].map(({ value }) => text(value))).toEqual(['a', 'b'])
    // Again, for it is a view.
    expect([...(first?.records ?? [])]).toHaveLength(2)
  })

  it('leaves out the records of a batch that stand before the position', async () => {
    const made = fixture()
    put(made, 't', 0, ['a', 'b', 'c'])
    const consumer = made.client.consumer()
    const [batch] = await take(made, consumer.batches('t', { from: { offset: 1 } }), 1)
    expect(batch?.firstOffset).toBe(1)
    expect([...(batch?.records ?? [])].map(({ offset }) => offset)).toEqual([1, 2])
  })

  it.each(['earliest', 'latest', { offset: 1 }, { timestamp: 2_000 }, { timestamp: 9_000 }] as const)(
    'begins at %j',
    async (from) => {
      const made = fixture()
      put(made, 't', 0, ['a'], 1_000)
      put(made, 't', 0, ['b'], 2_000)
      const records = made.client.consumer().records('t', { from })
      const first = records.next()
      await made.clock.settle()
      put(made, 't', 0, ['c'], 3_000)
      const expected =
        from === 'earliest' ? 'a' : from === 'latest' || ('timestamp' in from && from.timestamp === 9_000) ? 'c' : 'b'
      expect(text(valueOf(await made.clock.until(first)).value)).toBe(expected)
    },
  )

  it('reads the partitions that are named, each from its own place', async () => {
    const made = fixture()
    for (let partition = 0; partition < 6; partition++) put(made, 'six', partition, ['a', 'b'])
    const from = new Map<number, StartPosition>([
      [1, { offset: 1 }],
      [2, 'earliest'],
    ])
    const records = made.client.consumer().records('six', { partitions: [1, 2, 3], from, until: 'end' })
    const found = await take(made, records, 100)
    expect(found.map(({ partition, offset }) => `${partition}@${offset}`).sort()).toEqual(['1@1', '2@0', '2@1'])
  })

  it('ends at the end as it was, and leaves out control batches', async () => {
    const made = fixture()
    put(made, 't', 0, ['a'])
    const log = made.cluster.partition('t')
    const marker = encodeBatch(
      {
        baseOffset: 1,
        isControl: true,
        isTransactional: true,
        producerId: 7,
        producerEpoch: 0,
        records: [{ key: Buffer.alloc(4), value: Buffer.alloc(6), timestamp: 1 }],
      },
      ports,
    )
    log.appendRaw(marker, 1)
    const found: string[] = []
    const consumer = made.client.consumer()
    const run = async (): Promise<void> => {
      for await (const { value } of consumer.records('t', { from: 'earliest', until: 'end' })) {
        found.push(text(value))
        put(made, 't', 0, ['later'])
      }
    }
    await made.clock.until(run())
    expect(found).toEqual(['a'])
    expect(lastSession(made).isOver).toBe(true)
  })

  it('ends at once where there is nothing', async () => {
    const made = fixture()
    expect(await take(made, made.client.consumer().records('six', { from: 'earliest', until: 'end' }), 1)).toEqual([])
    expect(await take(made, made.client.consumer().records('six', { from: 'latest', until: 'end' }), 1)).toEqual([])
  })

  it('answers several calls of next at once, in order', async () => {
    const made = fixture()
    const records = made.client.consumer().records('t', { from: 'earliest' })
    const calls = [records.next(), records.next(), records.next()]
    await made.clock.settle()
    putEach(made, 3)
    const steps = await made.clock.until(Promise.all(calls))
    expect(steps.map((step) => text(valueOf(step).value))).toEqual(['v0', 'v1', 'v2'])
  })
})

describe('serdes', () => {
  it("deserialises when asked, once, and names the place of what it can't read", async () => {
    const made = fixture()
    put(made, 't', 0, ['{"n":1}', 'no json'])
    let reads = 0
    const json = serde.json<{ n: number }>()
    const counted = {
      ...json,
      deserialize: (bytes: Buffer): { n: number } => {
        reads++
        return json.deserialize(bytes)
      },
    }
    const source = topic('t', { key: serde.string(), value: counted })
    const [good, bad] = await take(made, made.client.consumer().records(source, { from: 'earliest' }), 2)
    expect(reads).toBe(0)
    expect(good?.value).toBe(good?.value)
    expect(good?.value?.n).toBe(1)
    expect(good?.key).toBeNull()
    expect(reads).toBe(1)
    expect(() => bad?.value).toThrow(
      expect.objectContaining({ code: 'DESERIALIZATION', context: { topic: 't', partition: 0, offset: 1 } }),
    )
    expect(bad?.valueBytes?.toString()).toBe('no json')
  })

  it('gives headers in their order, names repeating', async () => {
    const made = fixture()
    const producer = made.client.producer({ lingerMs: 0 })
    await made.clock.until(
      producer.send('t', {
        value: 'v',
        headers: [
          ['a', '1'],
          ['b', null],
          ['a', Buffer.from('2')],
        ],
      }),
    )
    const [record] = await take(made, made.client.consumer().records('t', { from: 'earliest' }), 1)
    const headers = record?.headers
    expect([...(headers ?? [])].map(([name, value]) => `${name}=${text(value)}`)).toEqual(['a=1', 'b=null', 'a=2'])
    expect(headers?.getText('a')).toBe('2')
    expect(headers?.getAll('a').map(text)).toEqual(['1', '2'])
    expect(headers?.get('b')).toBeNull()
    expect(headers?.get('c')).toBeUndefined()
  })
})

describe('moving', () => {
  it('seeks, and never shows what was received before', async () => {
    const made = fixture()
    putEach(made, 10)
    const consumer = made.client.consumer()
    const records = consumer.records('t', { from: 'earliest' })
    await take(made, records, 3)
    consumer.seek('t', 0, 8)
    expect(consumer.position('t', 0)).toBe(8)
    expect((await take(made, records, 2)).map(({ offset }) => offset)).toEqual([8, 9])
    consumer.seek('t', 0, 0)
    expect((await take(made, records, 1)).map(({ offset }) => offset)).toEqual([0])
  })

  it('seeks inside of a batch that is being read', async () => {
    const made = fixture()
    put(made, 't', 0, ['a', 'b', 'c', 'd'])
    const consumer = made.client.consumer()
    const records = consumer.records('t', { from: 'earliest' })
    await take(made, records, 1)
    consumer.seek('t', 0, 3)
    expect((await take(made, records, 1)).map(({ offset }) => offset)).toEqual([3])
  })

  it('drops frames that were on their way when it moved', async () => {
    const made = fixture()
    putEach(made, 2)
    const consumer = made.client.consumer()
    const records = consumer.records('t', { from: 'earliest' })
    await take(made, records, 2)
    const next = records.next()
    put(made, 't', 0, ['stale'])
    consumer.seek('t', 0, 0)
    expect(valueOf(await made.clock.until(next)).offset).toBe(0)
  })

  it('seeks to a time, and to the end for a time that is not there yet', async () => {
    const made = fixture()
    put(made, 't', 0, ['a'], 1_000)
    put(made, 't', 0, ['b'], 2_000)
    const consumer = made.client.consumer()
    const records = consumer.records('t', { from: 'earliest' })
    await take(made, records, 2)
    await made.clock.until(consumer.seekToTime('t', 1_500))
    expect((await take(made, records, 1)).map(({ offset }) => offset)).toEqual([1])
    await made.clock.until(consumer.seekToTime('t', 9_000, [0]))
    expect(consumer.position('t', 0)).toBe(2)
  })

  it('pauses and resumes where it was, with nothing held meanwhile', async () => {
    const made = fixture()
    put(made, 't', 0, ['a', 'b', 'c'])
    const consumer = made.client.consumer()
    const records = consumer.records('t', { from: 'earliest' })
    await take(made, records, 1)
    consumer.pause('t')
    expect(consumer.paused('t')).toEqual([0])
    const next = records.next()
    await made.clock.advance(1_000)
    expect(lastSession(made).partitions).toEqual([])
    consumer.resume('t', [0])
    expect(text(valueOf(await made.clock.until(next)).value)).toBe('b')
    expect(consumer.paused('t')).toEqual([])
  })

  it('knows its lag', async () => {
    const made = fixture()
    putEach(made, 10)
    const consumer = made.client.consumer()
    const records = consumer.records('t', { from: 'earliest' })
    await take(made, records, 4)
    expect(consumer.lag('t')).toEqual(new Map([[0, 6]]))
    putEach(made, 5, 10)
    await made.clock.settle()
    expect(consumer.lag('t')).toEqual(new Map([[0, 11]]))
  })

  it('refuses what makes no sense', async () => {
    const made = fixture()
    const consumer = made.client.consumer()
    expect(() => consumer.seek('t', 0, 0)).toThrow(/not being consumed/)
    const records = consumer.records('t')
    expect(() => consumer.batches('t')).toThrow(/already consuming/)
    expect(() => consumer.seek('t', 0, -1)).toThrow(/whole number/)
    expect(() => consumer.batches('six', { partitions: [] })).toThrow(/empty/)
    expect((await failure(made, consumer.records('six', { partitions: [9] }).next())).message).toContain('0 to 5')
    await records.return?.()
    await consumer.batches('t').return?.()
  })
})

describe('credit', () => {
  it('never asks for more than may be held, and asks again as batches are taken', async () => {
    const made = fixture()
    for (let index = 0; index < 50; index++) put(made, 't', 0, [filler(1_000)])
    const consumer = made.client.consumer({ prefetchBytes: 5_000 })
    const batches = consumer.batches('t', { from: 'earliest' })
    await take(made, batches, 1)
    await made.clock.advance(10_000)
    const session = lastSession(made)
    const granted = (): number => session.updates.reduce((sum, { grantBytes = 0 }) => sum + grantBytes, 0)
    expect(granted()).toBeLessThanOrEqual(5_000 + 1_200)
    expect(await take(made, batches, 49)).toHaveLength(49)
    // Whatever was granted was used or is still good.
    const received = 50 * (made.cluster.partition('t').batches[0]?.length ?? 0)
    expect(granted() - received).toBe(session.creditBytes)
    expect(session.creditBytes).toBeLessThanOrEqual(5_000)
    // A grant is worth a message: a quarter of the whole at least.
    expect(session.updates.length).toBeLessThan(50 / 1.2)
  })

  it('reads batches larger than the credit', async () => {
    const made = fixture()
    for (let index = 0; index < 5; index++) put(made, 't', 0, [filler(20_000)])
    const consumer = made.client.consumer({ prefetchBytes: 1_000 })
    expect(await take(made, consumer.batches('t', { from: 'earliest', until: 'end' }), 10)).toHaveLength(5)
  })

  it('gives the credit of dropped frames back', async () => {
    const made = fixture()
    for (let index = 0; index < 20; index++) put(made, 't', 0, [filler(1_000)])
    const consumer = made.client.consumer({ prefetchBytes: 4_000 })
    const batches = consumer.batches('t', { from: 'earliest' })
    for (let round = 0; round < 30; round++) {
      const [batch] = await take(made, batches, 1)
      expect(batch?.firstOffset).toBe(round % 20)
      consumer.seek('t', 0, (round + 1) % 20)
    }
  })
})

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
