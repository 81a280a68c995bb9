import { silentLogger } from '@millrace/base'
import { type OffsetMap, type SourceRecord, type SourceTask, toText } from '@millrace/connect'
import { mqttSource } from '@millrace/connector-mqtt-source'
import { sourceConformance } from '@millrace/connect/testing'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { Mosquitto } from '../servers/mosquitto.ts'

let server: Mosquitto
beforeAll(async () => {
  server = await Mosquitto.start()
})
afterAll(() => server[Symbol.asyncDispose]())

let count = 0
/** Topics of one test alone. */
const own = (): string => `test${++count}`

const configOf = (config: Record<string, string>) => ({
  'mqtt.server.uri': server.uri,
  'mqtt.username': server.user,
  'mqtt.password': server.password,
  ...config,
})

interface Reading {
  readonly task: SourceTask
  /** So many more records; none of them is stored yet. */
  next(least: number): Promise<SourceRecord[]>
  store(records: readonly SourceRecord[]): void
  readonly offset: () => OffsetMap | null
  end(): Promise<void>
}

async function read(config: Record<string, string>, saved: OffsetMap | null = null): Promise<Reading> {
  const stop = new AbortController()
  const task = await mqttSource.open({
    connector: `c${count}`,
    task: 0,
    key: 'all',
    config: configOf(config),
    signal: stop.signal,
    logger: silentLogger,
    offset: async () => saved,
  })
  const batches = task[Symbol.asyncIterator]()
  let offset = saved
  // The first says that the subscription stands.
  const first = await batches.next()
  if (first.done === true) throw new Error('the source has ended')
  offset = first.value.positions?.[0]?.offset ?? offset
  const end = async (): Promise<void> => {
    stop.abort()
    await batches.return?.()
  }
  onTestFinished(end)
  return {
    task,
    async next(least) {
      const records: SourceRecord[] = []
      while (records.length < least) {
        const step = await batches.next()
        if (step.done === true) throw new Error('the source has ended')
        records.push(...step.value.records)
      }
      return records
    },
    store: (records) => {
      for (const record of records) task.onSettled?.(record, 'stored')
    },
    offset: () => offset,
    end,
  }
}

const texts = (records: readonly SourceRecord[]) =>
  records.map(({ value }) => Buffer.from(value.value as Uint8Array).toString())
const headersOf = ({ headers }: SourceRecord) =>
  Object.fromEntries(headers.map(({ key, schema, value }) => [key, toText(schema, value)]))
const numbers = (length: number, from = 0) => Array.from({ length }, (_, at) => String(from + at))

test('messages become records: bytes as they were, the topic as the key, the rest in headers', async () => {
  const name = own()
  const { next, store } = await read({
    'mqtt.topics': `${name}/+/celsius,${name}/big`,
    'kafka.topic': 'readings',
    'kafka.topic.mapping': `${name}/big=large`,
  })
  const broken = Buffer.from([0xff, 0xfe, 0, 0xc3])
  const big = Buffer.alloc(2 * 1024 * 1024, 'x')
  await server.publish([
    { topic: `${name}/a/celsius`, payload: broken },
    { topic: `${name}/a/other`, payload: 'not read' },
    { topic: `${name}/big`, payload: big },
    { topic: `${name}/b/celsius`, payload: '', qos: 0 },
  ])
  const records = await next(3)
  expect(records.map(({ topic, key }) => [topic, key.value])).toEqual([
    ['readings', `${name}/a/celsius`],
    ['large', `${name}/big`],
    ['readings', `${name}/b/celsius`],
  ])
  const [first, second, third] = records.map(({ value }) => Buffer.from(value.value as Uint8Array))
  expect(first?.equals(broken)).toBe(true)
  expect(second?.equals(big)).toBe(true)
  expect(third).toHaveLength(0)
  const [one, , other] = records
  if (one === undefined || other === undefined) throw new Error('there are three')
  expect(headersOf(one)).toEqual({
    'mqtt.topic': `${name}/a/celsius`,
    'mqtt.qos': '1',
    'mqtt.retained': 'false',
    'mqtt.duplicate': 'false',
    'mqtt.message.id': '1',
  })
  expect(headersOf(other)).toMatchObject({ 'mqtt.qos': '0' })
  store(records)
})

test.each(['5', '3.1.1'])(
  'with MQTT %s what was not stored comes again to the next task, and nothing else',
  async (version) => {
    const name = own()
    const config = { 'mqtt.topics': `${name}/#`, 'mqtt.protocol.version': version }
    const first = await read(config)
    await server.publish(numbers(10).map((payload) => ({ topic: `${name}/n`, payload })))
    const records = await first.next(10)
    // Out of their order: the third waits for the second.
    first.store([records[2], records[0]].filter((record) => record !== undefined))
    first.store(records.slice(1, 2))
    await first.end()
    // Nobody is connected.
    await server.publish(numbers(5, 10).map((payload) => ({ topic: `${name}/n`, payload })))
    const second = await read(config, first.offset())
    const again = await second.next(12)
    expect(texts(again)).toEqual(numbers(12, 3))
    expect(again.map((record) => headersOf(record)['mqtt.duplicate'])).toEqual([
      ...Array(7).fill('true'),
      ...Array(5).fill('false'),
    ])
    second.store(again)
  },
)

test('a broker that restarts is connected again: what it sends again is no second record', async () => {
  const name = own()
  const { next, store } = await read({ 'mqtt.topics': `${name}/#` })
  await server.publish(numbers(20).map((payload) => ({ topic: `${name}/n`, payload })))
  const before = await next(20)
  await server.stop()
  // Nobody hears of these now: they are acknowledged when they come again.
  store(before.slice(0, 10))
  await server.start()
  const more = next(10)
  await server.publish(numbers(10, 20).map((payload) => ({ topic: `${name}/n`, payload })))
  const after = await more
  expect(texts(after)).toEqual(numbers(10, 20))
  store([...before.slice(10), ...after])
})

test('no more than mqtt.receive.maximum are on their way', async () => {
  const name = own()
  const { next, store } = await read({ 'mqtt.topics': `${name}/#`, 'mqtt.receive.maximum': '7' })
  await server.publish(numbers(50).map((payload) => ({ topic: `${name}/n`, payload })))
  const first = await next(7)
  expect(texts(first)).toEqual(numbers(7))
  store(first)
  const others = await next(1)
  expect(texts(others)).toEqual(numbers(others.length, 7))
  store(others)
})

test('retained messages come once, and filters that overlap lose nothing', async () => {
  const name = own()
  await server.publish([{ topic: `${name}/r`, payload: 'kept', retain: true }])
  const config = { 'mqtt.topics': `${name}/#,${name}/+` }
  const first = await read(config)
  const [kept, ...others] = await first.next(1)
  if (kept === undefined) throw new Error('there is one')
  expect([...texts([kept]), headersOf(kept)['mqtt.retained']]).toEqual(['kept', 'true'])
  first.store([kept, ...others])
  await first.end()
  const second = await read(config, first.offset())
  await server.publish([{ topic: `${name}/n`, payload: 'new' }])
  // The retained one may come for each filter, and the other too: it was not stored.
  const seen: string[] = []
  while (!seen.includes('new')) {
    const records = await second.next(1)
    seen.push(...texts(records))
    second.store(records)
  }
  expect(new Set(seen.filter((text) => text !== 'kept'))).toEqual(new Set(['new']))
})

test('filters that are gone from the config bring nothing more', async () => {
  const name = own()
  const first = await read({ 'mqtt.topics': `${name}/old,${name}/new` })
  await first.end()
  const second = await read({ 'mqtt.topics': `${name}/new` }, first.offset())
  await server.publish(['old', 'new', 'old', 'new'].map((topic) => ({ topic: `${name}/${topic}`, payload: topic })))
  const records = await second.next(2)
  expect(texts(records)).toEqual(['new', 'new'])
  second.store(records)
})

test('who is not let in is told at once what to correct, and no secret', async () => {
  const topics = { 'mqtt.topics': 'a' }
  for (const version of ['5', '3.1.1']) {
    const wrong = { ...topics, 'mqtt.password': 'mistaken', 'mqtt.protocol.version': version }
    const refused = expect.stringMatching(/^the MQTT broker refused the connection \(reason (134|135|4|5)\)/)
    const problems = await mqttSource.configure(configOf(wrong)).check(new AbortController().signal)
    expect(problems).toMatchObject([{ message: refused }])
    await expect(read(wrong)).rejects.toMatchObject({ code: 'INVALID_CONFIG', message: refused })
  }
  // One that is not there may be later.
  const away = configOf({ ...topics, 'mqtt.server.uri': 'tcp://127.0.0.1:1' })
  expect(await mqttSource.configure(away).check(new AbortController().signal)).toEqual([])
})

test('TLS is spoken to a broker whose certificate is trusted, and to no other', async () => {
  const name = own()
  const tls = {
    'mqtt.topics': `${name}/#`,
    'mqtt.server.uri': server.tlsUri,
    'mqtt.ssl.ca.file': server.certificateFile,
  }
  const { next, store } = await read(tls)
  await server.publish([{ topic: `${name}/n`, payload: 'one' }])
  const records = await next(1)
  expect(texts(records)).toEqual(['one'])
  store(records)
  const untrusted = configOf({ 'mqtt.topics': `${name}/#`, 'mqtt.server.uri': server.tlsUri })
  const problems = await mqttSource.configure(untrusted).check(new AbortController().signal)
  expect(problems).toMatchObject([{ option: 'mqtt.ssl.ca.file', message: expect.stringMatching('no TLS connection') }])
})

describe('conformance', () => {
  const text = 'org.apache.kafka.connect.storage.StringConverter'
  const cases = sourceConformance({
    connector: mqttSource,
    setUp: async () => {
      const name = own()
      let made = 0
      const config = configOf({
        'mqtt.topics': `${name}/#`,
        'mqtt.client.id': name,
        'key.converter': text,
        'value.converter': 'org.apache.kafka.connect.converters.ByteArrayConverter',
      })
      // What is published before there is a session has nobody to be kept for.
      const session = await read(config)
      await session.end()
      const produceInput = async (more: number): Promise<readonly string[]> => {
        const payloads = numbers(more, made)
        made += more
        await server.publish(payloads.map((payload) => ({ topic: `${name}/n`, payload })))
        return payloads
      }
      return { config, produceInput }
    },
    identify: ({ value }) => Buffer.from(value.value as Uint8Array).toString(),
    // What was acknowledged is gone.
    readsFromTheBeginning: false,
    unreachable: { 'mqtt.username': 'nobody' },
  })
  test.each(cases.map(({ name, run }) => [name, run] as const))('%s', (_, run) => run())
})
