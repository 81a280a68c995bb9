import { encodeBatch } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { failure, lastSession, ports, put, putEach, take, text, valueOf } from '../../test/consuming.ts'
import { filler, fixture } from '../../test/fixture.ts'
import { limits } from '../limits.ts'
import { serde } from '../serde/index.ts'
import { topic } from '../topic.ts'
import type { StartPosition } from './types.ts'

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

  it('reads a partition that is newer than what was known of its topic', async () => {
    const made = fixture()
    putEach(made, 1)
    await take(made, made.client.consumer().records('t', { from: 'earliest' }), 1)
    made.cluster.addPartitions('t', 1)
    put(made, 't', 1, ['new'])
    const [record] = await take(made, made.client.consumer().records('t', { partitions: [1], from: 'earliest' }), 1)
    expect(text(record?.value ?? null)).toBe('new')
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

  it('divides what a connection takes between those who read over it', async () => {
    const made = fixture()
    const iterations = Array.from({ length: 20 }, () => made.client.consumer().batches('t', { from: 'earliest' }))
    const next = iterations.map((batches) => batches.next())
    await made.clock.settle()
    const [first] = made.cluster.fetchSessions
    expect(first?.creditBytes).toBe(4 * 1024 * 1024)
    expect(lastSession(made).creditBytes).toBe(Math.floor(limits.fetchCreditBytesMax / 20))
    putEach(made, 1)
    expect(await made.clock.until(Promise.all(next))).toHaveLength(20)
    for (const batches of iterations) await batches.return?.()
    await take(made, made.client.consumer().batches('t', { from: 'earliest' }), 1)
    expect(lastSession(made).creditBytes).toBeGreaterThan(4 * 1024 * 1024 - 1_000)
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
