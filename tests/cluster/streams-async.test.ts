import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Client, serde, topic } from '@millrace/client'
import {
  count,
  groupByKey,
  type RunOptions,
  streams,
  type Streams,
  type StreamRecord,
  to,
  toStream,
} from '@millrace/streams'
import { bufferCount, concatMap, filter, holding, map, mapAsync } from '@millrace/streams/operators'
import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const numbers = topic('numbers', { key: serde.string(), value: serde.integer() })
const results = topic('results', { key: serde.string(), value: serde.integer() })
const counts = topic('counts', { key: serde.string(), value: serde.long() })
const keys = 12

let cluster: TestCluster
let client: Client
let folder: string

beforeEach(async () => {
  cluster = await startTestCluster()
  client = await cluster.client()
  folder = mkdtempSync(path.join(tmpdir(), 'millrace-streams-'))
  for (const each of [numbers, results, counts]) await client.admin().createTopic(each, { partitions: 2 })
})

afterEach(async () => {
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
})

const streamOf = (app: Streams) => app.stream(numbers)
type Describe = (stream: ReturnType<typeof streamOf>) => void

/** A copy of an application; each has a state folder of its own. */
function copy(name: string, describeIt: Describe, options: RunOptions = {}, id = 'async') {
  const app: Streams = streams({ id, brokers: cluster.bootstrap.split(','), key: serde.string() })
  describeIt(streamOf(app))
  const stop = new AbortController()
  const states: string[] = []
  const done = app.run({
    signal: stop.signal,
    stateDir: path.join(folder, name),
    commitInterval: '30ms',
    onState: (state) => states.push(state),
    ...options,
  })
  // Whoever waits for what it writes would wait for ever.
  const failed = done.then(() => new Promise<never>(() => undefined))
  failed.catch(() => undefined)
  const leave = (): Promise<void> => {
    stop.abort()
    return done
  }
  return { app, states, done, failed, stop: leave }
}

const keyOf = (number: number): string => `key-${number % keys}`

async function send(from: number, to: number): Promise<void> {
  const producer = client.producer()
  for (let number = from; number < to; number += 1) {
    void producer.send(numbers, { key: keyOf(number), value: number })
  }
  await producer.close()
}

/** All committed values of each key, once there are so many different ones in all. */
async function resultsUntil(total: number, failed: Promise<never>, of = results): Promise<Map<string, number[]>> {
  const consumer = client.consumer({ isolation: 'read_committed' })
  const seen = new Map<string, number[]>()
  const found = new Set<string>()
  const reading = (async () => {
    for await (const { key, value } of consumer.records(of, { from: 'earliest' })) {
      seen.set(key ?? '', [...(seen.get(key ?? '') ?? []), value ?? -1])
      found.add(`${key} ${value}`)
      if (found.size === total) return
    }
  })()
  await Promise.race([reading, failed])
  await consumer.close()
  return seen
}

/** Everything that is committed at the moment. */
async function everything(): Promise<number[]> {
  const consumer = client.consumer({ isolation: 'read_committed' })
  const all: number[] = []
  for await (const { value } of consumer.records(results, { from: 'earliest', until: 'end' })) all.push(value ?? -1)
  await consumer.close()
  return all.toSorted((one, other) => one - other)
}

const upTo = (end: number): number[] => Array.from({ length: end }, (_, index) => index)

/** Takes from 0 to 4 ms, some the next turn. */
async function work({ value }: StreamRecord<string, number>): Promise<number> {
  await delay((value * 7) % 5)
  return value
}

/** The same, but fails at one record: the copy fails with it, and whatever was under way is cut off. */
const workUntil =
  (last: number) =>
  async (record: StreamRecord<string, number>): Promise<number> => {
    if (record.value === last) throw new Error(`no ${last}`)
    return work(record)
  }

describe('mapAsync() on a cluster', () => {
  it(
    'gives each result once and in order, though copies fail in the middle and stop',
    { timeout: 60_000 },
    async () => {
      const ordered =
        (call: typeof work): Describe =>
        (stream) =>
          void stream.pipe(mapAsync(call, { concurrency: 20 }), to(results))
      await send(0, 600)
      const first = copy('a', ordered(workUntil(350)))
      await expect(first.done).rejects.toThrow('no 350')
      expect(first.states.at(-1)).toBe('failed')
      const second = copy('b', ordered(work))
      await resultsUntil(500, second.failed)
      await second.stop()
      await send(600, 900)
      const third = copy('c', ordered(work))
      const seen = await resultsUntil(900, third.failed)
      await third.stop()
      for (const key of upTo(keys)) {
        expect(seen.get(keyOf(key))).toEqual(upTo(900).filter((number) => number % keys === key))
      }
      expect(await everything()).toEqual(upTo(900))
    },
  )

  it('without order, and with a store behind it, counts each once', { timeout: 60_000 }, async () => {
    const counting =
      (call: typeof work): Describe =>
      (stream) =>
        void stream.pipe(
          mapAsync(call, { concurrency: 20, ordered: false, keepsKeys: true }),
          groupByKey({ value: serde.integer() }),
          count({ store: 'counted', cached: false }),
          toStream(),
          to(counts),
        )
    await send(0, 600)
    const first = copy('a', counting(workUntil(350)))
    await expect(first.done).rejects.toThrow('no 350')
    const second = copy('b', counting(work))
    await resultsUntil(600, second.failed, counts)
    await second.stop()
    // On the disk of a copy that failed there is nothing that was not committed.
    await send(600, 900)
    const third = copy('a', counting(work))
    const seen = await resultsUntil(900, third.failed, counts)
    await third.stop()
    for (const key of upTo(keys)) expect(seen.get(keyOf(key))).toEqual(upTo(900 / keys).map((index) => index + 1))
  })

  it('loses nothing at least once', { timeout: 60_000 }, async () => {
    const unordered =
      (call: typeof work): Describe =>
      (stream) =>
        void stream.pipe(mapAsync(call, { concurrency: 20, ordered: false }), to(results))
    await send(0, 400)
    const options = { guarantee: 'at_least_once' } as const
    const first = copy('a', unordered(workUntil(250)), options)
    await expect(first.done).rejects.toThrow('no 250')
    const second = copy('b', unordered(work), options)
    await resultsUntil(400, second.failed)
    await second.stop()
    expect([...new Set(await everything())]).toEqual(upTo(400))
  })

  it('says which call does not end, and with what', { timeout: 30_000 }, async () => {
    await send(0, 1)
    const hanging: Describe = (stream) =>
      void stream.pipe(
        mapAsync(() => new Promise<number>(() => undefined), { timeout: '200ms' }),
        to(results),
      )
    const one = copy('a', hanging)
    await expect(one.done).rejects.toMatchObject({
      code: 'PROCESSING_FAILED',
      message: expect.stringMatching(/offset 0 of numbers-\d.* has not ended after 200 ms/),
      cause: { code: 'TIMEOUT' },
    })
  })
})

describe('holding() on a cluster', () => {
  it('reads again what it kept: each record comes once', { timeout: 60_000 }, async () => {
    const batches: Describe = (stream) =>
      void stream.pipe(
        holding(bufferCount(7)),
        concatMap((batch) => batch),
        map(({ value }) => value),
        to(results),
      )
    await send(0, 400)
    const first = copy('a', batches)
    await resultsUntil(200, first.failed)
    await first.stop()
    const committed = await everything()
    expect(committed.length % 7).toBe(0)
    await send(400, 700)
    const second = copy('b', batches)
    await resultsUntil(690, second.failed)
    await second.stop()
    const all = await everything()
    expect(all).toEqual([...new Set(all)])
    expect(all.length).toBeGreaterThanOrEqual(690)
    expect(upTo(700)).toEqual(expect.arrayContaining(all))
  })

  it('refuses to stand beside another output: that would be committed without it', { timeout: 30_000 }, async () => {
    await send(0, 3)
    const beside: Describe = (stream) => {
      stream.pipe(
        holding(bufferCount(1_000)),
        map((batch) => batch.length),
        to(results),
      )
      stream.pipe(
        filter(({ value }) => value >= 0),
        to(results),
      )
    }
    const one = copy('a', beside)
    await expect(one.done).rejects.toMatchObject({
      code: 'INVALID_TOPOLOGY',
      message: expect.stringMatching(/put repartition\(\) before it/),
    })
    expect(await everything()).toEqual([])
  })
})

describe('a paused application', () => {
  it('keeps its tasks, and takes nothing before it goes on', { timeout: 60_000 }, async () => {
    const doubling =
      (into: typeof results): Describe =>
      (stream) =>
        void stream.pipe(mapAsync(work, { concurrency: 4 }), to(into))
    const one = copy('a', doubling(results))
    await send(0, 50)
    await resultsUntil(50, one.failed)
    one.app.pause()
    expect(one.states.at(-1)).toBe('paused')
    await send(50, 100)
    // Another has taken all of them by now, and this one had the same time.
    const other = copy('b', doubling(counts), {}, 'other')
    await resultsUntil(100, other.failed, counts)
    await other.stop()
    expect(await everything()).toEqual(upTo(50))
    one.app.resume()
    await resultsUntil(100, one.failed)
    await one.stop()
    expect(one.states.slice(one.states.indexOf('paused'))).toEqual(['paused', 'running', 'stopping', 'stopped'])
    expect(await everything()).toEqual(upTo(100))
  })
})
