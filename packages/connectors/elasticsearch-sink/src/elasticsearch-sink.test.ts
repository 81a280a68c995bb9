import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { silentLogger } from '@millrace/base'
import { fromPlain, sinkRecord, type SinkRecord } from '@millrace/connect'
import { describe, expect, it, onTestFinished } from 'vitest'
import { elasticsearchSink } from './index.ts'
import { itemResults } from './item-result.ts'

/**
 * A double of the server, for answers that a real one can't be made to give when a test wants them: that it is too busy, and for what. The tests
 * against a real one are in tests/connectors.
 */
async function double(answer: (call: number) => { readonly status?: number; readonly body: unknown }) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push(body)
      const { status = 200, body: said } = answer(asked.length)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said))
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it does not listen on a port')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${address.port}`, asked }
}

const { signal } = new AbortController()

async function open(config: Record<string, string>) {
  const context = { connector: 'c', task: 0, key: '0', signal, logger: silentLogger }
  const task = await elasticsearchSink.open({ ...context, config })
  onTestFinished(async () => {
    await task.close?.()
  })
  return { write: (records: readonly SinkRecord[]) => task.write(records, signal) }
}

const record = (offset: number, key: string) =>
  sinkRecord({
    topic: 't',
    partition: 0,
    offset,
    key: { schema: null, value: key },
    value: { schema: null, value: fromPlain({ offset }) },
  })

const done = { index: { status: 201 } }
const busy = { index: { status: 429, error: { type: 'rejected_execution_exception', reason: 'queue is full' } } }
const ok = { kind: 'ok' }
const again = { kind: 'retry', reason: 'rejected_execution_exception' }
const later = { kind: 'retry', reason: 'what stands before it is written again' }

it('writes again what the server was too busy for, and what is behind it, but no older version over a newer one', async () => {
  const { url, asked } = await double(() => ({ body: { items: [busy, busy, done] } }))
  const { write } = await open({ 'connection.url': url, 'batch.size': '3' })
  const results = await write([record(0, 'a'), record(1, 'b'), record(2, 'a'), record(3, 'c')])
  expect(results).toEqual([ok, again, ok, later])
  expect(asked).toHaveLength(1)
})

it('writes upserts of a document again in their order', async () => {
  const changed = { update: { status: 200 } }
  const { url } = await double(() => ({ body: { items: [{ update: busy.index }, changed, changed] } }))
  const { write } = await open({ 'connection.url': url, 'write.method': 'upsert' })
  expect(await write([record(0, 'a'), record(1, 'b'), record(2, 'a')])).toEqual([again, ok, again])
})

it('writes all again when a whole request is refused for now', async () => {
  const { url } = await double(() => ({ status: 503, body: {} }))
  const { write } = await open({ 'connection.url': url, 'batch.size': '1' })
  const retry = { kind: 'retry', reason: `${new URL(url).host} answered 503` }
  expect(await write([record(0, 'a'), record(1, 'b')])).toEqual([retry, retry])
})

it('goes to another server when one does not answer', async () => {
  const { url } = await double(() => ({ body: { items: [done] } }))
  const { write } = await open({ 'connection.url': `http://127.0.0.1:1,${url}` })
  expect(await write([record(0, 'a')])).toEqual([{ kind: 'retry', reason: '127.0.0.1:1: ECONNREFUSED' }])
  expect(await write([record(0, 'a')])).toEqual([ok])
})

it('takes a request that is too large apart', async () => {
  const { url, asked } = await double((call) => (call === 1 ? { status: 413, body: {} } : { body: { items: [done] } }))
  const { write } = await open({ 'connection.url': url })
  expect(await write([record(0, 'a'), record(1, 'b')])).toEqual([ok, ok])
  expect(asked[0]).toBe(asked.slice(1).join(''))
  const small = await double(() => ({ status: 413, body: {} }))
  const alone = await open({ 'connection.url': small.url })
  expect(await alone.write([record(0, 'a')])).toEqual([
    { kind: 'reject', reason: 'its document is larger than the server takes' },
  ])
})

it.each([
  [401, 'INVALID_CONFIG', /answered 401: see connection.username/],
  [404, 'INVALID_REQUEST', /is no Elasticsearch or OpenSearch/],
  [200, 'INVALID_REQUEST', /is no Elasticsearch or OpenSearch/],
])('fails if the answer is %i and none of such a server', async (status, code, message) => {
  const { url } = await double(() => ({ status, body: {} }))
  const { write } = await open({ 'connection.url': url })
  const failure = write([record(0, 'a')])
  await expect(failure).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
})

describe('an item of a bulk answer', () => {
  it.each([
    [{ index: { status: 201 } }, ok],
    [{ delete: { status: 404 } }, ok],
    [{ index: { status: 409, error: { type: 'version_conflict_engine_exception' } } }, 'conflict'],
    [{ update: { status: 409, error: {} } }, { kind: 'retry', reason: 'others write the same document' }],
    [
      { index: { status: 503, error: { type: 'unavailable_shards_exception' } } },
      { kind: 'retry', reason: 'unavailable_shards_exception' },
    ],
    [
      { index: { status: 404, error: { type: 'index_not_found_exception' } } },
      { kind: 'reject', reason: 'index_not_found_exception' },
    ],
    [
      { index: { status: 400, error: { type: 'strict_dynamic_mapping_exception', reason: 'mapping of [private]' } } },
      { kind: 'reject', reason: 'strict_dynamic_mapping_exception' },
    ],
  ])('%j is %j', (item, result) => expect(itemResults({ items: [item] }, 1)).toEqual([result]))
})

it('refuses options that do not fit together', () => {
  const plan = (more: Record<string, string>) =>
    elasticsearchSink.configure({ 'connection.url': 'http://a:9200', ...more }).plan(2)
  expect(plan({})).toHaveLength(2)
  expect(() => plan({ 'key.ignore': 'true', 'behavior.on.null.values': 'DELETE' })).toThrow('deletes by keys')
  expect(() => plan({ 'key.ignore': 'true', 'write.method': 'UPSERT' })).toThrow('writes by keys')
  expect(() => plan({ 'connection.password': 'hush' })).toThrow(/^((?!hush).)*no connection.username$/)
  expect(() => plan({ 'connection.url': 'ftp://a' })).toThrow('no http or https URL')
  expect(() => plan({ 'schema.ignore': 'false' })).toThrow('mappings are not made from schemas')
  expect(() => plan({ 'index.name': `x-\${key}` })).toThrow("there is no 'key' for the name of an index")
  expect(() => plan({ 'index.timestamp.format': 'q' })).toThrow('index.timestamp.format')
})

it('tells a server that may answer later from one that lets nobody in', async () => {
  const problemsWith = async (status: number) => {
    const { url } = await double(() => ({ status, body: {} }))
    return elasticsearchSink.configure({ topics: 't', 'connection.url': url }).check(signal)
  }
  expect(await problemsWith(200)).toEqual([])
  expect(await problemsWith(503)).toMatchObject([{ option: 'connection.url', mayPass: true }])
  const [refused] = await problemsWith(401)
  expect(refused).toMatchObject({ option: 'connection.username' })
  expect(refused?.mayPass).toBeUndefined()
})
