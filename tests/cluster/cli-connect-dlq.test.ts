import type { Client } from '@millrace/client'
import { configSchema, ConnectWorker, defineSink, pluginSet, recordResult, startRest, toText } from '@millrace/connect'
import { startTestCluster } from '@millrace/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type CliOptions, millrace } from './support/cli.ts'

let closers: (() => PromiseLike<unknown>)[] = []
let client: Client
let brokers: string
let url: string
let worker: ConnectWorker

/** Takes nothing that begins with `bad`, for as long as it is broken. */
let isBroken = true
const taken: string[] = []
const picky = defineSink({
  name: 'Picky',
  version: '1.0.0',
  doc: 'Refuses some records.',
  config: configSchema({}),
  open: () => ({
    async write(records) {
      return records.map(({ value }) => {
        const text = toText(value.schema, value.value)
        if (isBroken && text.startsWith('bad')) return recordResult.reject(`it begins with bad`)
        taken.push(text)
        return recordResult.ok
      })
    },
  }),
})

beforeAll(async () => {
  const cluster = await startTestCluster()
  client = await cluster.client()
  brokers = cluster.bootstrap
  const topics = { configTopic: 'connect-configs', offsetsTopic: 'connect-offsets' }
  worker = await ConnectWorker.open({ client, plugins: pluginSet([picky]), ...topics, workerId: 'worker-1' })
  const rest = await startRest(worker, { port: 0 })
  url = rest.url
  closers = [() => rest.close(), () => worker.close(), () => cluster.stop()]
})
afterAll(async () => {
  for (const close of closers) await close()
})

const dlq = (commandLine: readonly string[], options: CliOptions = {}) =>
  millrace(['connect', 'dlq', ...commandLine, '--brokers', brokers, '--url', url], options)

/** All that is in a topic now, as text. */
async function contents(
  topic: string,
): Promise<{ partition: number; key: string; value: string; headers: string[] }[]> {
  await using consumer = client.consumer({ isolation: 'read_committed' })
  const found = []
  for await (const record of consumer.records(topic, { from: 'earliest', until: 'end' })) {
    const headers = [...record.headers].map(([name, value]) => `${name}=${String(value)}`)
    found.push({ partition: record.partition, key: String(record.key), value: String(record.value), headers })
  }
  return found
}

test('what a sink refused is listed, shown, and replayed to where it came from, once', async () => {
  await client.admin().createTopic('orders', { partitions: 3 })
  await using producer = client.producer()
  // In a partition that its key alone would not lead to.
  for (const [partition, value] of [
    [2, 'bad 1'],
    [0, 'good'],
    [1, 'bad 2'],
    [1, 'bad 3'],
  ] as const) {
    await producer.send('orders', {
      key: Buffer.from('k'),
      value: Buffer.from(value),
      partition,
      headers: [['own', 'x']],
    })
  }
  await worker.create(
    'picky',
    {
      'connector.class': 'Picky',
      topics: 'orders',
      'key.converter': 'StringConverter',
      'value.converter': 'StringConverter',
      'errors.tolerance': 'all',
      'errors.deadletterqueue.topic.name': 'orders-dead',
      'errors.deadletterqueue.topic.replication.factor': '1',
      'errors.deadletterqueue.context.headers.enable': 'true',
    },
    'STARTED',
  )
  const listed = async (): Promise<Record<string, unknown>[]> => {
    const { stdout } = await dlq(['ls', 'picky', '--format', 'json'])
    return stdout === '' ? [] : (JSON.parse(stdout) as Record<string, unknown>[])
  }
  await vi.waitFor(async () => expect(await listed()).toHaveLength(3), { timeout: 20_000, interval: 50 })

  const { stdout: table } = await dlq(['ls', 'picky', '--limit', '1'])
  expect(table).toMatch(
    /^AT +TIME +FROM +STAGE +ERROR +REPLAYS +MESSAGE\n0:0 .* orders-\d@0 +TASK_PUT +Error +0 +it begins with bad\n$/,
  )
  expect((await dlq(['ls', 'picky', '--limit', '1'])).stderr).toContain('there are more')
  expect((await listed()).map(({ value }) => value).toSorted()).toEqual(['bad 1', 'bad 2', 'bad 3'])
  expect(await dlq(['ls', 'picky', '--from', 'end'])).toMatchObject({
    code: 0,
    stdout: "picky has no dead letters in 'orders-dead' there\n",
  })

  const { stdout: shown } = await dlq(['show', 'picky', '0:0'])
  expect(shown).toMatch(/failed in +TASK_PUT \(Picky\)\n/)
  expect(shown).toMatch(/connector +picky, task 0\n/)
  expect(shown).toMatch(/key\n {2}k\nvalue\n {2}bad \d\nheaders\n {2}own: x\ntrace\n {2}Error: it begins with bad\n/)
  expect((await dlq(['show', 'picky', '0', '--hex'])).stdout).toContain('key\n  0x6b\n')
  expect(await dlq(['show', 'picky', '0:99'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('0:99') as string,
  })

  const dry = await dlq(['replay', 'picky', '--to-source-topic'])
  expect(dry).toEqual({
    code: 0,
    stdout: "would replay 3 records to 'orders'\n",
    stderr: 'millrace: nothing was replayed: --yes does it\n',
  })
  expect(await contents('orders')).toHaveLength(4)

  // The first comes back as a dead letter of its own, which knows that it was replayed.
  const first = await dlq(['replay', 'picky', '--to-source-topic', '--limit', '1', '--yes', '--format', 'json'])
  expect(JSON.parse(first.stdout)).toMatchObject({ records: 1, replayed: 1, more: true, again: 0 })
  await vi.waitFor(async () => expect(await listed()).toHaveLength(4), { timeout: 20_000, interval: 50 })
  expect((await listed()).map(({ replays }) => replays)).toEqual([0, 0, 0, 1])

  isBroken = false
  const rest = await dlq(['replay', 'picky', '--to-source-topic', '--yes'])
  expect(rest).toMatchObject({ code: 0, stdout: "replayed 3 records to 'orders'\n1 of them were replayed before\n" })
  await vi.waitFor(() => expect(taken.toSorted()).toEqual(['bad 1', 'bad 2', 'bad 3', 'good']), {
    timeout: 20_000,
    interval: 50,
  })
  const replayed = (await contents('orders')).filter(({ headers }) =>
    headers.some((one) => one.startsWith('millrace.')),
  )
  // Each where it was, the first of them twice.
  const places = replayed.map(({ partition, value }) => `${partition} ${value}`)
  expect([...new Set(places)].toSorted()).toEqual(['1 bad 2', '1 bad 3', '2 bad 1'])
  expect(replayed.map(({ headers }) => headers.join(' ')).toSorted()).toEqual([
    ...Array.from({ length: 3 }, () => 'own=x millrace.dlq.replays=1'),
    'own=x millrace.dlq.replays=2',
  ])
  for (const { key } of replayed) expect(key).toBe('k')

  expect(await dlq(['replay', 'picky', '--to-source-topic', '--yes'])).toMatchObject({
    code: 0,
    stdout: 'there is nothing to replay of picky\n',
  })
})

test('nothing is replayed twice by who was interrupted and begins again', async () => {
  await client.admin().createTopic('many-dead', { partitions: 2 })
  await client.admin().createTopic('many', { partitions: 1 })
  await using producer = client.producer()
  const all = Array.from({ length: 3000 }, (_, number) => `${number}`)
  await producer.sendBatch(
    'many-dead',
    all.map((value, index) => ({ value: Buffer.from(value), partition: index % 2 })),
  )
  const command = ['replay', 'gone', '--topic', 'many-dead', '--limit', '3000', '--yes']
  // They don't say where they came from.
  expect(await dlq([...command, '--to-source-topic'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('say --to TOPIC') as string,
  })
  const stop = new AbortController()
  const interrupted = dlq([...command, '--to', 'many'], { interrupted: stop.signal })
  await using consumer = client.consumer()
  for await (const _ of consumer.records('many', { from: 'earliest' })) {
    stop.abort()
    break
  }
  await interrupted
  const rest = await dlq([...command, '--to', 'many', '--format', 'json'])
  expect(rest.code).toBe(0)
  const values = (await contents('many')).map(({ value }) => value)
  expect(values.toSorted((a, b) => Number(a) - Number(b))).toEqual(all)
})

test('what can not be done is told', async () => {
  expect(await dlq(['replay', 'picky'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--to-source-topic') as string,
  })
  expect(await dlq(['ls', 'pick'])).toMatchObject({
    code: 1,
    stderr: "millrace: there is no connector 'pick': did you mean 'picky'?\n",
  })
  expect(await dlq(['ls', 'picky', '--topic', 'order-dead'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("did you mean 'orders-dead'?") as string,
  })
  expect(await dlq(['show', 'picky', 'x'])).toMatchObject({ code: 2 })
  expect(await dlq(['show', 'picky', '7:0'])).toMatchObject({ code: 2 })
  expect(await dlq(['ls', 'picky', '--from', 'nowhere'])).toMatchObject({ code: 2 })
  await worker.create('careless', { 'connector.class': 'Picky', topics: 'orders' }, 'STOPPED')
  expect(await dlq(['ls', 'careless'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('errors.deadletterqueue.topic.name') as string,
  })
})
