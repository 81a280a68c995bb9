import { StreamError } from '@millrace/base'
import { encodeBatch } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { failure, type Made, ports, put, take, text } from '../../../test/consuming.ts'
import { filler, fixture } from '../../../test/fixture.ts'
import { serde } from '../../serde/index.ts'
import { topic } from '../../topic.ts'
import type { ConsumedRecord } from '../consumed-record.ts'
import type { NewestOptions } from './newest-options.ts'

const all = (made: Made, name: string, options?: NewestOptions): Promise<ConsumedRecord<Buffer, Buffer>[]> =>
  take(made, made.client.consumer().newest(name, options), 10_000)

const values = (records: readonly ConsumedRecord<Buffer, Buffer>[]): string[] => records.map(({ value }) => text(value))

/** Batches of three with the values 0, 1, 2, ... */
function fill(made: Made, count: number, name = 't', partition = 0): void {
  for (let at = 0; at < count; at += 3) {
    const some = Array.from({ length: Math.min(3, count - at) }, (_, index) => String(at + index))
    put(made, name, partition, some, 1_000 + at)
  }
}

const down = (high: number, low = 0): string[] => Array.from({ length: high - low }, (_, at) => String(high - 1 - at))

describe('reading newest first', () => {
  it('gives every record once, by falling offset, and ends', async () => {
    const made = fixture()
    fill(made, 10)
    const records = await all(made, 't')
    expect(values(records)).toEqual(down(10))
    expect(records.map(({ offset }) => String(offset))).toEqual(down(10))
    expect(await all(made, 'six')).toEqual([])
  })

  it('stops at the limit and asks for no more than that', async () => {
    const made = fixture()
    fill(made, 30)
    expect(values(await all(made, 't', { limit: 4 }))).toEqual(down(30, 26))
    expect(made.cluster.newestRequests).toMatchObject([{ recordsMax: 4, beforeOffset: undefined }])
  })

  it('begins in the middle of a batch', async () => {
    const made = fixture()
    fill(made, 10)
    expect(values(await all(made, 't', { before: new Map([[0, 5]]) }))).toEqual(down(5))
    expect(await all(made, 't', { before: new Map([[0, 0]]) })).toEqual([])
  })

  it('puts the latest of several partitions first', async () => {
    const made = fixture()
    for (const [partition, timestamp] of [
      [0, 10],
      [1, 30],
      [2, 20],
      [1, 40],
      [0, 35],
    ] as const) {
      put(made, 'six', partition, [`${partition}@${timestamp}`], timestamp)
    }
    expect(values(await all(made, 'six'))).toEqual(['1@40', '0@35', '1@30', '2@20', '0@10'])
    expect(values(await all(made, 'six', { partitions: [2, 0], limit: 2 }))).toEqual(['0@35', '2@20'])
  })

  it('reads page after page of bounded size, whatever there is', async () => {
    const made = fixture()
    for (let at = 0; at < 60; at++) put(made, 't', 0, [`${at} ${filler(50_000)}`])
    const records = made.client.consumer({ prefetchBytes: 200_000 }).newest('t')
    expect((await take(made, records, 60)).map(({ value }) => Number.parseInt(text(value), 10))).toEqual(
      down(60).map(Number),
    )
    const { newestRequests } = made.cluster
    expect(newestRequests.length).toBeGreaterThan(10)
    expect(new Set(newestRequests.map(({ sizeBytesMax }) => sizeBytesMax))).toEqual(new Set([100_000]))
    const offsets = newestRequests.map(({ beforeOffset }) => beforeOffset ?? 60)
    expect(offsets).toEqual(offsets.toSorted((one, other) => other - one))
  })

  it('unpacks compressed batches, leaves out control batches, and reads typed topics', async () => {
    const made = fixture()
    const log = made.cluster.partition('t')
    const record = (value: string) => ({ key: 'k', value, timestamp: 1 })
    log.append(encodeBatch({ compression: 'gzip', records: [record('"a"'), record('"b"')] }, ports), Infinity)
    log.append(encodeBatch({ isControl: true, records: [record('marker')] }, ports), Infinity)
    log.append(encodeBatch({ compression: 'zstd', records: [record('"c"')] }, ports), Infinity)
    const typed = topic('t', { key: serde.string(), value: serde.json<string>() })
    const records = await take(made, made.client.consumer().newest(typed), 10)
    expect(records.map(({ value, key, offset }) => [value, key, offset])).toEqual([
      ['c', 'k', 3],
      ['b', 'k', 1],
      ['a', 'k', 0],
    ])
  })

  it('leaves out what was deleted while it reads, also within a batch', async () => {
    const made = fixture()
    for (let at = 0; at < 20; at++) put(made, 't', 0, [filler(30_000), filler(30_000)])
    const records = made.client.consumer({ prefetchBytes: 1 }).newest('t')
    const first = await take(made, records, 3)
    made.cluster.partition('t').logStartOffset = 31
    const rest = await take(made, records, 100)
    expect([...first, ...rest].map(({ offset }) => offset)).toEqual(down(40, 31).map(Number))
  })
})

describe('reading newest first goes on', () => {
  it('after a broker was away', async () => {
    const made = fixture()
    for (let at = 0; at < 6; at++) put(made, 't', 0, [`${at} ${filler(60_000)}`])
    const records = made.client.consumer({ prefetchBytes: 1 }).newest('t')
    const first = await take(made, records, 1)
    made.cluster.kill(1)
    const next = records.next()
    await made.clock.advance(500)
    made.cluster.down.delete(1)
    const second = await made.clock.until(next)
    const rest = await take(made, records, 10)
    const found = [...first, ...(second.done === true ? [] : [second.value]), ...rest]
    expect(found.map(({ offset }) => offset)).toEqual([5, 4, 3, 2, 1, 0])
  })
})

describe('reading newest first ends', () => {
  it('when no broker answers for too long', async () => {
    const made = fixture()
    fill(made, 3)
    made.cluster.down.add(1)
    const records = made.client.consumer({ unavailableTimeoutMs: 5_000 }).newest('t')
    expect(await failure(made, records.next())).toMatchObject({ code: 'BROKER_UNAVAILABLE' })
    await expect(records.next()).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
  })

  it('when the topic is deleted and made again', async () => {
    const made = fixture()
    for (let at = 0; at < 6; at++) put(made, 't', 0, [filler(60_000)])
    const records = made.client.consumer({ prefetchBytes: 1 }).newest('t')
    await take(made, records, 1)
    made.cluster.removeTopic('t')
    made.cluster.addTopic('t')
    fill(made, 9)
    // A page was on its way already.
    expect(await failure(made, take(made, records, 10))).toMatchObject({ code: 'OFFSET_OUT_OF_RANGE' })
  })

  it('when its signal is aborted, the consumer is closed, or the loop is left', async () => {
    const made = fixture()
    fill(made, 9)
    const abort = new AbortController()
    const aborted = made.client.consumer().newest('t', { signal: abort.signal })
    await take(made, aborted, 1)
    abort.abort()
    expect(await failure(made, aborted.next())).toMatchObject({ code: 'ABORTED' })
    const never = made.client.consumer().newest('t', { signal: abort.signal })
    expect(await failure(made, never.next())).toMatchObject({ code: 'ABORTED' })

    const consumer = made.client.consumer()
    const closed = consumer.newest('t')
    await take(made, closed, 1)
    await consumer.close()
    expect(await failure(made, closed.next())).toMatchObject({ code: 'CLOSED' })
    expect(() => consumer.newest('t')).toThrow(/closed/)

    const left = made.client.consumer().newest('t')
    await take(made, left, 1)
    await left.return?.()
    expect(await left.next()).toEqual({ done: true, value: undefined })
  })

  it('at a batch whose CRC is wrong', async () => {
    const made = fixture()
    fill(made, 3)
    const bytes = made.cluster.partition('t').batches[0] ?? Buffer.of()
    bytes[bytes.length - 1] = ~(bytes[bytes.length - 1] ?? 0) & 0xff
    expect(await failure(made, made.client.consumer().newest('t').next())).toMatchObject({
      code: 'CORRUPT_MESSAGE',
      context: { topic: 't', partition: 0, offset: 0 },
    })
  })
})

it.each<[NewestOptions, string]>([
  [{ partitions: [] }, 'INVALID_REQUEST'],
  [{ partitions: [0, 0] }, 'INVALID_REQUEST'],
  [{ limit: 0 }, 'INVALID_REQUEST'],
  [{ limit: 1.5 }, 'INVALID_REQUEST'],
  [{ before: new Map([[0, -1]]) }, 'INVALID_REQUEST'],
  [{ before: new Map([[7, 1]]) }, 'UNKNOWN_TOPIC_OR_PARTITION'],
  [{ partitions: [7] }, 'UNKNOWN_TOPIC_OR_PARTITION'],
])('%j makes no sense', async (options, code) => {
  const made = fixture()
  const attempt = async (): Promise<unknown> => made.client.consumer().newest('t', options).next()
  const error = await failure(made, attempt())
  expect([error instanceof StreamError, error.code]).toEqual([true, code])
})

it('shows records to interceptors, which may leave some out', async () => {
  const made = fixture()
  fill(made, 4)
  const consumer = made.client.consumer({ interceptors: [{ name: 'odd', onRecord: ({ offset }) => offset % 2 === 1 }] })
  expect((await take(made, consumer.newest('t', { limit: 5 }), 10)).map(({ offset }) => offset)).toEqual([3, 1])
})

describe('what can not be deserialised', () => {
  const numbers = topic('t', { value: serde.json<{ n: number }>() })
  const mixed = (): Made => {
    const made = fixture()
    put(made, 't', 0, ['{"n":0}', 'rot', '{"n":2}'])
    put(made, 't', 0, ['{bad', '{"n":4}'])
    return made
  }

  it('throws when it is looked at, unless it is said otherwise', async () => {
    const made = mixed()
    const records = await take(made, made.client.consumer().newest(numbers), 9)
    expect(records.map(({ offset }) => offset)).toEqual([4, 3, 2, 1, 0])
    expect(() => records[1]?.value).toThrow('offset 3 of t-0 is not json')
  })

  it('is skipped and counted, and not counted for the limit', async () => {
    const made = mixed()
    const consumer = made.client.consumer()
    const records = await take(made, consumer.newest(numbers, { onPoison: 'skip', limit: 2 }), 9)
    expect(records.map(({ value }) => value?.n)).toEqual([4, 2])
    expect(consumer.poisonCounts('t')).toEqual({ skipped: 1, deadLettered: 0, raw: 0 })
  })

  it('is handed over as bytes in its place', async () => {
    const made = mixed()
    const records = await take(made, made.client.consumer().newest(numbers, { onPoison: 'raw' }), 9)
    expect(
      records.map(({ poison, value }) => (poison === undefined ? value : `${poison.code} ${String(value)}`)),
    ).toEqual([{ n: 4 }, 'DESERIALIZATION {bad', { n: 2 }, 'DESERIALIZATION rot', { n: 0 }])
  })

  it('becomes a dead letter before anything older is delivered; where that fails the reading fails', async () => {
    const made = mixed()
    made.cluster.addTopic('t.dlq')
    const consumer = made.client.consumer()
    const records = await take(made, consumer.newest(numbers, { onPoison: 'dlq' }), 9)
    expect(records.map(({ value }) => value?.n)).toEqual([4, 2, 0])
    const letters = await take(made, consumer.newest('t.dlq'), 9)
    expect(letters.map(({ value }) => text(value))).toEqual(['rot', '{bad'])
    made.cluster.fates.push({ kind: 'refuse', error: new StreamError('INVALID_RECORD', 'no') })
    const again = consumer.newest(numbers, { onPoison: 'dlq' })
    await take(made, again, 1)
    expect((await failure(made, again.next())).message).toContain('t.dlq')
  })

  it('is nothing for interceptors', async () => {
    const made = mixed()
    const seen: number[] = []
    const onRecord = ({ offset }: { offset: number }): boolean => seen.push(offset) > 0
    const consumer = made.client.consumer({ interceptors: [{ name: 'all', onRecord }] })
    await take(made, consumer.newest(numbers, { onPoison: 'raw' }), 9)
    expect(seen).toEqual([4, 2, 0])
  })
})
