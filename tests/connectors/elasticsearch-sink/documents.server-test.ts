import { silentLogger } from '@millrace/base'
import { fromPlain, sinkRecord, type SinkRecord } from '@millrace/connect'
import { elasticsearchSink } from '@millrace/connector-elasticsearch-sink'
import { startTestCluster } from '@millrace/testing'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { ConnectorProcess } from '../servers/lib/connector-process.ts'
import { OpenSearch } from '../servers/opensearch.ts'

const isMinimum = process.env['CONNECTORS_MINIMUM'] === '1'
const patience = { timeout: 60_000, interval: 50 }
let server: OpenSearch
beforeAll(async () => {
  server = await OpenSearch.start()
})
afterAll(() => server[Symbol.asyncDispose]())

const { signal } = new AbortController()
const ok = { kind: 'ok' }

async function sink(config: Record<string, string>, topicId?: (topic: string) => Promise<string>) {
  const task = await elasticsearchSink.open({
    connector: 'c',
    task: 0,
    key: '0',
    config: { 'connection.url': server.url, ...config },
    signal,
    logger: silentLogger,
    ...(topicId === undefined ? {} : { topicId }),
  })
  onTestFinished(async () => {
    await task.close?.()
  })
  return { write: async (...records: SinkRecord[]) => task.write(records, signal), task }
}

const record = (topic: string, offset: number, key: string | null, value: unknown, partition = 0) =>
  sinkRecord({
    topic,
    partition,
    offset,
    timestamp: Date.UTC(2026, 0, 2, 23, 59),
    key: { schema: null, value: key },
    value: { schema: null, value: fromPlain(value) },
  })

test('a replay changes nothing, whatever was deleted since', async () => {
  const { write } = await sink({ 'behavior.on.null.values': 'delete' }, async () => 'id-1')
  const all = [
    record('replayed', 0, 'a', { n: 0 }),
    record('replayed', 1, 'a', { n: 1 }),
    record('replayed', 2, 'b', { n: 2 }),
    record('replayed', 3, 'b', null),
    record('replayed', 4, 'never', null),
  ]
  expect(await write(...all)).toEqual(all.map(() => ok))
  const documents = new Map([['a', { n: 1 }]])
  expect(await server.documents('replayed')).toEqual(documents)
  expect(await write(...all.slice(0, 3))).toEqual([ok, ok, ok])
  expect(await server.documents('replayed')).toEqual(documents)
  const { body } = await server.ask('GET', 'replayed/_settings?flat_settings=true')
  expect(body).toMatchObject({ replayed: { settings: { 'index.gc_deletes': '1h' } } })
})

test('what an earlier topic of the name left there is not taken for its own', async () => {
  const first = await sink({}, async () => 'id-1')
  await first.write(record('again', 0, 'a', { n: 'old' }), record('again', 1, 'a', { n: 'older' }))
  const second = await sink({}, async () => 'id-2')
  const results = await second.write(record('again', 0, 'a', { n: 'new' }), record('again', 1, 'b', { n: 'new' }))
  expect(results).toEqual([
    {
      kind: 'reject',
      reason:
        'index again has a document with its id of an earlier topic again, whose offsets were higher: delete the index, or name another',
    },
    ok,
  ])
  // What others have said in the index stays.
  await server.ask('PUT', 'shared', { mappings: { _meta: { owner: 'team' } } })
  const { write } = await sink({ 'index.name': 'shared' }, async (topic) => `id-of-${topic}`)
  await write(record('one', 0, 'a', {}), record('two', 0, 'b', {}))
  expect((await server.ask('GET', 'shared/_mapping')).body).toMatchObject({
    shared: { mappings: { _meta: { owner: 'team', millrace_topics: { one: 'id-of-one', two: 'id-of-two' } } } },
  })
})

test('indexes are named by topic and time, and what has no such name is rejected', async () => {
  const { write } = await sink({ 'index.name': `logs-\${topic}-\${timestamp}`, 'key.ignore': 'true' })
  expect(await write(record('Web', 5, null, { n: 1 }, 3), record('a#b', 1, null, {}))).toEqual([
    ok,
    { kind: 'reject', reason: "there can be no index 'logs-a#b-2026.01.02' for topic a#b: see index.name" },
  ])
  expect([...(await server.documents('logs-web-2026.01.02')).keys()]).toEqual(['Web+3+5'])
})

test('what does not fit is rejected alone, and its values are not repeated', async () => {
  const { write } = await sink({ 'batch.size': '2' })
  const results = await write(
    record('fits', 0, 'a', { n: 1 }),
    record('fits', 1, 'b', { n: 'private' }),
    record('fits', 2, 'c', { n: 3 }),
    record('fits', 3, null, { n: 4 }),
    record('fits', 4, 'd', 'text'),
    record('fits', 5, 'e', null),
    record('fits', 6, 'x'.repeat(513), {}),
  )
  expect(results).toEqual([
    ok,
    { kind: 'reject', reason: "mapper_parsing_exception: its field 'n' is no long" },
    ok,
    { kind: 'reject', reason: 'it has no key to be the id of its document: see key.ignore' },
    { kind: 'reject', reason: 'its value is no object, and documents are' },
    { kind: 'reject', reason: 'it has no value: see behavior.on.null.values' },
    { kind: 'reject', reason: 'its key is no id: that has 1 to 512 bytes' },
  ])
  expect([...(await server.documents('fits')).keys()].toSorted()).toEqual(['a', 'c'])
})

test('an upsert puts fields into a document', async () => {
  const { write } = await sink({ 'write.method': 'upsert', 'behavior.on.null.values': 'delete' })
  await write(record('up', 0, 'a', { x: 1 }), record('up', 1, 'a', { y: 2 }), record('up', 2, 'b', { x: 1 }))
  await write(record('up', 3, 'b', null), record('up', 4, 'c', null))
  expect(await server.documents('up')).toEqual(new Map([['a', { x: 1, y: 2 }]]))
})

test('an index that takes no writes is waited for', async () => {
  const { write } = await sink({})
  await write(record('blocked', 0, 'a', { n: 0 }))
  await server.ask('PUT', 'blocked/_settings', { 'index.blocks.write': true })
  expect(await write(record('blocked', 1, 'a', { n: 1 }))).toEqual([
    { kind: 'retry', reason: 'cluster_block_exception' },
  ])
  await server.ask('PUT', 'blocked/_settings', { 'index.blocks.write': false })
  expect(await write(record('blocked', 1, 'a', { n: 1 }))).toEqual([ok])
})

test('each record is a document, though worker and server are killed while they write', async () => {
  const configs = {
    'group.consumer.heartbeat.interval.ms': '500',
    'group.consumer.min.heartbeat.interval.ms': '500',
    'group.consumer.min.session.timeout.ms': '4000',
    'group.consumer.session.timeout.ms': '4000',
  }
  await using cluster = await startTestCluster({ configs })
  await using client = await cluster.client()
  await client.admin().createTopic('events', { partitions: 2 })
  const start = () =>
    new ConnectorProcess({
      module: '@millrace/connector-elasticsearch-sink',
      connector: 'elasticsearchSink',
      brokers: [cluster.bootstrap],
      name: 'events',
      config: {
        'connection.url': server.url,
        topics: 'events',
        'tasks.max': '2',
        'batch.size': '50',
        'key.converter': 'StringConverter',
        'value.converter': 'JsonConverter',
        'value.converter.schemas.enable': 'false',
        'errors.retry.delay.max.ms': '300',
      },
    })
  const producer = client.producer()
  let sent = 0
  const send = async (count: number): Promise<void> => {
    const numbers = Array.from({ length: count }, () => sent++)
    // Each key once, and a hundred that change all the time.
    await Promise.all(
      numbers.flatMap((n) => [
        producer.send('events', { key: `once-${n}`, value: JSON.stringify({ n }) }),
        producer.send('events', { key: `latest-${n % 100}`, value: JSON.stringify({ n }) }),
      ]),
    )
  }
  const written = async (): Promise<number> => (await server.documents('events').catch(() => new Map())).size
  const more = async (): Promise<void> => {
    const before = await written()
    await vi.waitFor(async () => expect(await written(), worker.output).toBeGreaterThan(before + 50), patience)
  }
  let worker = start()
  for (let round = 0; round < (isMinimum ? 1 : 4); round++) {
    await send(500)
    await more()
    await worker.kill()
    worker = start()
    await send(500)
    // The new worker takes over once the old one is missed. It has tried the server by then, which has to be there when a connector is started.
    await more()
    await server.kill()
    await server.restart()
    await vi.waitFor(async () => expect(await written(), worker.output).toBe(sent + 100), patience)
  }
  const expected = new Map<string, { n: number }>()
  for (let n = 0; n < sent; n++) expected.set(`once-${n}`, { n }).set(`latest-${n % 100}`, { n })
  await vi.waitFor(async () => expect(await server.documents('events')).toEqual(expected), patience)
  const { topicId } = await client.admin().describeTopic('events')
  expect((await server.ask('GET', 'events/_mapping')).body).toMatchObject({
    events: { mappings: { _meta: { millrace_topics: { events: topicId } } } },
  })
  expect(worker.isRunning, worker.output).toBe(true)
  await worker.stop()
})
