import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Client, isStreamError, serde, topic } from '@millrace/client'
import {
  count,
  groupByKey,
  peek,
  type RunOptions,
  session,
  streams,
  type TableChange,
  to,
  tumbling,
  windowedBy,
} from '@millrace/streams'
import { prometheusMetrics } from '@millrace/node-io'
import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const clicks = topic('clicks', { key: serde.string(), value: serde.string() })
const prices = topic('prices', { key: serde.string(), value: serde.long() })
const countries = topic('countries', { key: serde.string(), value: serde.string() })

const startMs = 1_700_000_000_000
const keys = Array.from({ length: 20 }, (_, index) => `k${String(index).padStart(2, '0')}`)

let cluster: TestCluster
let client: Client
let folder: string

beforeEach(async () => {
  cluster = await startTestCluster()
  client = await cluster.client()
  folder = mkdtempSync(path.join(tmpdir(), 'millrace-queries-'))
  await client.admin().createTopic(clicks, { partitions: 3 })
  await client.admin().createTopic(prices, { partitions: 2 })
  await client.admin().createTopic(countries, { partitions: 2 })
})

afterEach(async () => {
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** An application that counts clicks in each way. */
function clicking(stores: 'memory' | 'persistent') {
  const app = streams({ id: 'clicks', brokers: cluster.bootstrap.split(','), stores, value: serde.long() })
  const processed = { count: 0 }
  const grouped = app.stream(clicks).pipe(
    peek(() => (processed.count += 1)),
    groupByKey(),
  )
  const perKey = grouped.pipe(count({ store: 'per-key', value: serde.long() }))
  const perMinute = grouped.pipe(
    windowedBy(tumbling('1m', { grace: '10m' })),
    count({ store: 'per-minute', value: serde.long() }),
  )
  const visits = grouped.pipe(
    windowedBy(session('30s', { grace: '10m' })),
    count({ store: 'visits', value: serde.long() }),
  )
  const start = (name: string, options: RunOptions = {}) =>
    app.start({ stateDir: path.join(folder, name), commitInterval: '20ms', ...options })
  return { app, perKey, perMinute, visits, processed, start }
}

/** An application with a store of each kind. */
function application(stores: 'memory' | 'persistent' = 'persistent') {
  const { app, ...clicked } = clicking(stores)
  const priced = app.table(prices, { store: 'prices', historyRetention: '1h' })
  const named = app.globalTable(countries, { store: 'countries' })
  return { ...clicked, app, priced, named }
}

/** Each key `times` times, a second apart. */
async function click(times: number, fromMs = startMs): Promise<void> {
  const producer = client.producer()
  for (let index = 0; index < times; index += 1) {
    for (const key of keys) void producer.send(clicks, { key, value: 'x', timestamp: fromMs + index * 1_000 })
  }
  await producer.close()
}

async function collected<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const row of rows) all.push(row)
  return all
}

/** Looks again until it is so: each look is as of one commit. */
async function until<T>(look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look()
    if (isSo(seen)) return seen
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** The same, while tasks move: what may be there soon is asked for again. */
async function onceReady<T>(look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<void> {
  const attempt = async (): Promise<T | undefined> => {
    try {
      return await look()
    } catch (error) {
      if (isStreamError(error) && error.retriable) return undefined
      throw error
    }
  }
  await until(attempt, (seen) => seen !== undefined && isSo(seen))
}

describe.each(['persistent', 'memory'] as const)('stores that are %s', (kind) => {
  it('are asked for keys, ranges, windows, sessions and versions', { timeout: 120_000 }, async () => {
    const producer = client.producer()
    await producer.send(countries, { key: 'de', value: 'Germany' })
    for (const [value, minute] of [
      [5, 0],
      [7, 2],
      [6, 1],
    ] as const) {
      await producer.send(prices, { key: 'tea', value, timestamp: startMs + minute * 60_000 })
    }
    await producer.close()
    await click(3)
    const { perKey, perMinute, visits, priced, named, start } = application(kind)
    await using running = await start('a')

    const counted = running.table(perKey)
    await until(
      () => collected(counted.all()),
      (rows) => rows.length === keys.length && rows.every(({ value }) => value === 3),
    )
    expect(await counted.get('k03')).toBe(3)
    expect(await counted.get('nobody')).toBeUndefined()
    expect(await counted.row('k03')).toEqual({ key: 'k03', value: 3, timestamp: startMs + 2_000 })
    const range = await collected(counted.range({ from: 'k03', to: 'k05', pageRows: 1 }))
    expect(range.map(({ key }) => key).toSorted()).toEqual(['k03', 'k04', 'k05'])
    expect((await collected(counted.prefix('k1'))).map(({ key }) => key).toSorted()).toEqual(keys.slice(10))
    for (const partition of [0, 1, 2]) {
      const rows = await collected(counted.all({ partition, order: 'backward', pageRows: 2 }))
      expect(rows.map(({ key }) => key)).toEqual(
        rows
          .map(({ key }) => key)
          .toSorted()
          .toReversed(),
      )
      expect(new Set(rows.map((row) => row.partition))).toEqual(new Set([partition]))
    }

    const minuteMs = startMs - (startMs % 60_000)
    expect(await running.windows(perMinute).get('k03', minuteMs)).toBe(3)
    expect(await collected(running.windows(perMinute).fetch('k03', { fromMs: minuteMs }))).toMatchObject([
      { key: 'k03', value: 3, startMs: minuteMs, endMs: minuteMs + 60_000 },
    ])
    expect(await collected(running.windows(perMinute).all({ pageRows: 3 }))).toHaveLength(keys.length)
    expect(await collected(running.sessions(visits).fetch('k03'))).toMatchObject([
      { key: 'k03', value: 3, startMs, endMs: startMs + 2_000 },
    ])

    const history = running.versions(priced)
    await until(
      () => history.get('tea'),
      (newest) => newest?.value === 7,
    )
    const at = (minute: number): number => startMs + minute * 60_000
    await until(
      () => history.asOf('tea', at(1)),
      (version) => version?.value === 6,
    )
    expect(await history.asOf('tea', at(0.5))).toEqual({ value: 5, timestamp: at(0), validToMs: at(1) })
    expect(await history.asOf('tea', at(-1))).toBeUndefined()
    expect((await collected(history.versions('tea'))).map(({ value }) => value)).toEqual([5, 6, 7])

    expect(await running.table(named).get('de')).toBe('Germany')
    expect((await collected(running.table(named).all())).map(({ value }) => value)).toEqual(['Germany'])
  })
})

describe.each(['persistent', 'memory'] as const)('%s stores', (kind) => {
  it('show what is committed, and not what is only processed', { timeout: 120_000 }, async () => {
    const { perKey, processed, start } = application(kind)
    // Nothing is committed by itself before the copy stops, and no cache holds back what is written.
    const running = await start('a', { commitInterval: '10m', cacheBytesMax: 0 })
    await click(1)
    const counted = running.table(perKey)
    await until(
      () => Promise.resolve(processed.count),
      (number) => number === keys.length,
    )
    expect(await collected(counted.all())).toEqual([])
    expect(await counted.get('k03')).toBeUndefined()
    const changes: TableChange<string, number>[] = []
    const completed = new Promise<void>((resolve, reject) => {
      running.changes(perKey).subscribe({ next: (change) => changes.push(change), complete: resolve, error: reject })
    })
    await click(2)
    await until(
      () => Promise.resolve(processed.count),
      (number) => number === 3 * keys.length,
    )
    expect(changes).toEqual([])
    await running.stop()
    await completed
    expect(changes.map(({ key, value }) => [key, value]).toSorted()).toEqual(keys.map((key) => [key, 3]))
    await expect(counted.get('k03')).rejects.toMatchObject({ code: 'CLOSED' })
    // Where it goes on it has what was committed, though nothing new comes.
    await using again = await application(kind).start('a')
    await until(
      () => collected(again.table<string, number>('per-key').all()),
      (rows) => rows.length === keys.length,
    )
    expect(await again.table(perKey).get('k03')).toBe(3)
  })
})

it('is measured, copies in one registry together', { timeout: 120_000 }, async () => {
  await click(2)
  const { app, perKey, start } = clicking('memory')
  app.stream(countries).pipe(to(topic('copied', { key: serde.string(), value: serde.string() })))
  await client.admin().createTopic('copied', { partitions: 1 })
  const producer = client.producer()
  await producer.send(countries, { key: 'de', value: 'Germany' })
  await producer.close()
  const metrics = await prometheusMetrics()
  const first = await start('a', { metrics, control: true })
  const second = await start('b', { metrics, control: true })
  const rendered = async (name: string, labels = ''): Promise<number> => {
    const text = await metrics.render('all')
    const line = text.split('\n').find((each) => each.startsWith(`${name}{application_id="clicks"${labels}}`))
    return line === undefined ? Number.NaN : Number(line.split(' ').at(-1))
  }
  await onceReady(
    () => collected(first.table(perKey).all()),
    (rows) => rows.length === keys.length && rows.every(({ value }) => value === 2),
  )
  // Three of the clicks, two of the countries.
  await until(
    () => rendered('millrace_streams_tasks', ',role="active"'),
    (tasks) => tasks === 5,
  )
  await until(
    () => rendered('millrace_streams_records_sent_total'),
    (sent) => sent === 1,
  )
  expect(await rendered('millrace_streams_store_entries', ',store="per-key"')).toBe(keys.length)
  expect(await rendered('millrace_streams_restore_lag_records', ',role="restoring"')).toBe(0)
  expect(await rendered('millrace_streams_input_lag_records')).toBe(0)
  expect(await rendered('millrace_streams_commit_latency_seconds_count')).toBeGreaterThan(0)
  expect(await rendered('millrace_streams_process_latency_seconds_count')).toBeGreaterThan(0)
  await second.stop()
  await first.stop()
  // Who has stopped is not read any more.
  expect(await rendered('millrace_streams_tasks', ',role="active"')).toBeNaN()
})

it('says what can not be asked', { timeout: 120_000 }, async () => {
  const { app, perKey, start } = application()
  const stream = app.stream(clicks)
  await using running = await start('a')
  const refused = (code: string, text: string): unknown =>
    expect.objectContaining({ code, message: expect.stringContaining(text) })
  expect(() => running.table('per-kye')).toThrow(refused('UNKNOWN_STORE', 'did you mean per-key?'))
  expect(() => running.windows('per-key')).toThrow(refused('INVALID_REQUEST', 'ask it with table()'))
  expect(() => running.table(stream as never)).toThrow(refused('INVALID_REQUEST', 'not a stream'))
  expect(() => running.changes('countries')).toThrow(refused('INVALID_REQUEST', 'every copy has it whole'))
  const counted = running.table(perKey)
  await expect(counted.get('k', { partition: 3 })).rejects.toThrow(refused('INVALID_REQUEST', 'it has 3'))
  await expect(collected(counted.all({ pageRows: 0 }))).rejects.toThrow(refused('INVALID_REQUEST', 'pageRows'))
})

describe('two copies', () => {
  it('ask each other, wherever a key is and however tasks move', { timeout: 120_000 }, async () => {
    await click(2)
    const { perKey, perMinute, start } = clicking('persistent')
    await using first = await start('a', { control: true })
    const second = await start('b', { control: true })
    const everything = (): Promise<(readonly [string, number])[]> =>
      collected(first.table(perKey).all({ pageRows: 3 })).then((rows) => rows.map(({ key, value }) => [key, value]))
    const isWhole = (rows: readonly (readonly [string, number])[], each: number): boolean =>
      rows.length === keys.length && rows.every(([, value]) => value === each)
    const settled = async (): Promise<boolean> => {
      const copies = await first.copies()
      return copies.length === 2 && copies.every(({ active }) => active.length > 0)
    }
    await until(settled, Boolean)
    await onceReady(everything, (rows) => isWhole(rows, 2))
    const others: string[] = []
    for (const key of keys) {
      expect(await second.table(perKey).get(key)).toBe(2)
      expect(await collected(second.windows(perMinute).fetch(key))).toHaveLength(1)
      const { active } = await first.locate(perKey, key)
      const isFirst = active?.processId === first.processId
      const local = first.table(perKey).get(key, { local: true })
      if (isFirst) expect(await local).toBe(2)
      else {
        others.push(key)
        await expect(local).rejects.toMatchObject({ code: 'STORE_MOVED' })
      }
    }
    expect(others.length).toBeGreaterThan(0)
    expect(others.length).toBeLessThan(keys.length)

    await second.stop()
    await click(1)
    await onceReady(everything, (rows) => isWhole(rows, 3))
    for (const key of others) expect(await first.table(perKey).get(key, { local: true })).toBe(3)
  })

  it('without control services: the error says which copy has it', { timeout: 120_000 }, async () => {
    const { perKey, start } = clicking('persistent')
    await using first = await start('a')
    await using _second = await start('b')
    await until(
      () => first.copies(),
      (copies) => copies.length === 2 && copies.every(({ active }) => active.length > 0),
    )
    // While tasks move, some are with nobody.
    const failures = await until(
      async () => {
        const asked = await Promise.allSettled(keys.map((key) => first.table(perKey).get(key)))
        return asked.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
      },
      (seen) => seen.length > 0 && !seen.some((failure) => isStreamError(failure, 'STORE_NOT_READY')),
    )
    for (const failure of failures) {
      expect(failure).toMatchObject({ code: 'STORE_MOVED', message: expect.stringContaining('`control`') })
    }
  })
})
