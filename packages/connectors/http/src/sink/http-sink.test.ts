import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'
import { silentLogger } from '@millrace/base'
import { fromPlain, sinkRecord, type SinkRecord } from '@millrace/connect'
import { expect, it, onTestFinished } from 'vitest'
import { httpSink } from '../index.ts'
import { httpSinkWith } from './http-sink.ts'

const slot = (name: string): string => `\${${name}}`

interface Call {
  readonly request: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

interface Answer {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly breaks?: boolean
}

/** An API that answers each request as `answer` says, 200 by default. */
async function api(answer: (call: Call) => Answer | Promise<Answer> = () => ({})) {
  const calls: Call[] = []
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const call = { request: `${request.method} ${request.url}`, headers: request.headers, body }
      calls.push(call)
      const { status = 200, headers = {}, breaks = false } = await answer(call)
      if (breaks) response.destroy()
      else response.writeHead(status, headers).end('{"echo":"secret"}')
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it does not listen on a port')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${address.port}`, calls }
}

const { signal } = new AbortController()

async function sink(config: Record<string, string>) {
  const pauses: number[] = []
  const connector = httpSinkWith({
    nowMs: () => 0,
    pause: async (delayMs) => {
      pauses.push(delayMs)
    },
  })
  const task = await connector.open({ connector: 'c', task: 0, key: '0', config, signal, logger: silentLogger })
  onTestFinished(async () => {
    await task.close?.()
  })
  return { pauses, write: async (...records: SinkRecord[]) => task.write(records, signal) }
}

const record = (offset: number, value: unknown = { n: offset }, key: string | null = null) =>
  sinkRecord({
    topic: 'orders',
    partition: 3,
    offset,
    key: { schema: null, value: key },
    value: { schema: null, value: fromPlain(value) },
  })
const ok = { kind: 'ok' }

it('sends each record, with a name that stays the same', async () => {
  const { url, calls } = await api()
  const { write } = await sink({
    'http.api.url': `${url}/${slot('topic')}/${slot('key')}?p=${slot('partition')}`,
    'request.method': 'put',
    headers: 'X-Team: rail',
    'auth.type': 'BEARER',
    'bearer.token': 'hush',
  })
  expect(await write(record(5, { a: [1, 'ü'] }, 'a/b?c'), record(6, null, 'k'))).toEqual([ok, ok])
  expect(calls).toHaveLength(1)
  expect(calls[0]).toMatchObject({
    request: 'PUT /orders/a%2Fb%3Fc?p=3',
    body: '{"a":[1,"ü"]}',
    headers: {
      'idempotency-key': 'orders-3-5',
      'content-type': 'application/json',
      'x-team': 'rail',
      authorization: 'Bearer hush',
    },
  })
})

it('sends texts, and deletes', async () => {
  const { url, calls } = await api(({ request }) => ({ status: request.startsWith('DELETE') ? 404 : 201 }))
  const { write } = await sink({
    'http.api.url': `${url}/${slot('key')}`,
    'request.body.format': 'string',
    'behavior.on.null.values': 'delete',
    'idempotency.key.header': '',
  })
  expect(await write(record(1, 'plain', 'k'), record(2, null, 'k'))).toEqual([ok, ok])
  expect(calls.map(({ request, body }) => [request, body])).toEqual([
    ['POST /k', 'plain'],
    ['DELETE /k', ''],
  ])
  expect(calls[0]?.headers).not.toHaveProperty('idempotency-key')
})

it('puts records together, by number, by bytes and by URL', async () => {
  const { url, calls } = await api()
  const { write } = await sink({ 'http.api.url': url, 'batch.max.size': '3', 'batch.max.bytes': '20' })
  await write(record(1, 1), record(2, 2), record(3, 3), record(4, 'x'.repeat(30)), record(5, 5))
  expect(calls.map(({ body, headers }) => [headers['idempotency-key'], body])).toEqual([
    ['orders-3-1-3', '[1,2,3]'],
    ['orders-3-4', `["${'x'.repeat(30)}"]`],
    ['orders-3-5', '[5]'],
  ])
  const lines = await api()
  const byUrl = await sink({
    'http.api.url': `${lines.url}/${slot('key')}`,
    'batch.max.size': '10',
    'batch.prefix': '',
    'batch.suffix': '',
    'batch.separator': String.raw`\n`,
  })
  await byUrl.write(record(1, 1, 'a'), record(2, 2, 'a'), record(3, 3, 'b'))
  expect(lines.calls.map(({ request, body }) => [request, body])).toEqual([
    ['POST /a', '1\n2'],
    ['POST /b', '3'],
  ])
})

it('finds the records of a request that are at fault', async () => {
  const { url } = await api(({ body }) => ({ status: body.includes('bad') ? 400 : 200 }))
  const { write } = await sink({ 'http.api.url': url, 'batch.max.size': '10' })
  const results = await write(record(1, 'a'), record(2, 'bad'), record(3, 'b'))
  const reason = `${new URL(url).host} answered 400`
  expect(results).toEqual([ok, { kind: 'reject', reason }, ok])
})

it('stops at what has to be sent again, so that the order stays', async () => {
  let down = true
  const { url, calls } = await api(({ body }) => {
    if (!down || body !== '2') return {}
    return { status: 503, headers: { 'retry-after': '9' } }
  })
  const { write, pauses } = await sink({ 'http.api.url': url })
  const all = [record(1, 1), record(2, 2), record(3, 3)]
  const retry = { kind: 'retry', reason: `${new URL(url).host} answered 503` }
  expect(await write(...all)).toEqual([ok, retry, retry])
  expect(pauses).toEqual([9000])
  down = false
  expect(await write(...all.slice(1))).toEqual([ok, ok])
  expect(calls.map(({ body }) => body)).toEqual(['1', '2', '2', '3'])
})

it('sends what has different keys at once, and what has one in its order', async () => {
  const waiting: (() => void)[] = []
  const { url, calls } = await api(
    () =>
      new Promise((resolve) => {
        waiting.push(() => resolve({}))
        // Two of them are under way before the first is answered.
        if (waiting.length >= 2) for (const done of waiting) done()
      }),
  )
  const { write } = await sink({ 'http.api.url': url, 'order.by': 'key', 'max.in.flight.requests': '8' })
  expect(await write(record(1, 'a1', 'a'), record(2, 'a2', 'a'), record(3, 'b1', 'b'))).toEqual([ok, ok, ok])
  const bodies = calls.map(({ body }) => body)
  expect(bodies.indexOf('"a1"')).toBeLessThan(bodies.indexOf('"a2"'))
})

it('sends again what got no answer, and says of it nothing that was sent', async () => {
  const { url } = await api(() => ({ breaks: true }))
  const { write } = await sink({ 'http.api.url': `${url}/${slot('key')}`, 'http.request.timeout.ms': '60000' })
  const [result] = await write(record(1, 'private', 'name'))
  expect(result).toMatchObject({ kind: 'retry' })
  expect(JSON.stringify(result)).toMatch(/UND_ERR_SOCKET|ECONNRESET/)
  expect(JSON.stringify(result)).not.toMatch(/private|name/)
  const late = await sink({
    'http.api.url': (await api(() => new Promise(() => {}))).url,
    'http.request.timeout.ms': '1',
  })
  expect(await late.write(record(1))).toMatchObject([
    { kind: 'retry', reason: expect.stringMatching(/no answer within 1 ms/) },
  ])
})

it('rejects what is refused, follows no redirects, and fails where it may not send', async () => {
  const { url } = await api(({ body }) => ({ status: Number(body), headers: { location: 'http://other.example/' } }))
  const host = new URL(url).host
  const { write } = await sink({
    'http.api.url': url,
    'auth.type': 'BASIC',
    'connection.user': 'u',
    'connection.password': 'hush',
  })
  expect(await write(record(1, 307), record(2, 422), record(3, 408))).toEqual([
    { kind: 'reject', reason: `${host} answered 307, and requests follow no redirects: see http.api.url` },
    { kind: 'reject', reason: `${host} answered 422` },
    { kind: 'retry', reason: `${host} answered 408` },
  ])
  await expect(write(record(4, 401))).rejects.toMatchObject({
    code: 'INVALID_CONFIG',
    message: `${host} answered 401: it refuses who sends records, see auth.type`,
  })
})

it('sends to no host but those that are allowed', async () => {
  const { url, calls } = await api()
  const { port } = new URL(url)
  const { write } = await sink({
    'http.api.url': `http://${slot('key')}:${port}/${slot('topic')}`,
    'http.allowed.hosts': `127.0.0.1:${port}, *.localhost`,
  })
  const elsewhere = { kind: 'reject', reason: 'its URL is on none of http.allowed.hosts' }
  expect(await write(record(1, 1, '127.0.0.1'), record(2, 2, '127.0.0.2'), record(3, 3, 'localhost'))).toEqual([
    ok,
    elsewhere,
    elsewhere,
  ])
  expect(await write(record(4, 4, 'a@127.0.0.1'), record(5, 5), record(6, 6, '..'))).toMatchObject([
    { kind: 'reject' },
    { kind: 'reject', reason: 'it has no key, and the URL is made from keys' },
    { kind: 'reject', reason: 'its key is empty or dots, which no URL can be made from' },
  ])
  expect(calls).toHaveLength(1)
})

it('refuses options that do not fit together', () => {
  const plan = (more: Record<string, string>) => httpSink.configure({ 'http.api.url': 'http://a/', ...more }).plan(2)
  expect(plan({})).toHaveLength(2)
  expect(() => plan({ 'http.api.url': `http://${slot('key')}/` })).toThrow('http.allowed.hosts has to say')
  expect(() => plan({ 'http.api.url': `http://a/${slot('user')}` })).toThrow("there is no 'user' for a URL")
  expect(() => plan({ 'behavior.on.null.values': 'delete' })).toThrow('has to have the key in it')
  expect(() => plan({ 'http.api.url': 'http://me:hush@a/' })).toThrow('use auth.type=BASIC')
  expect(() => plan({ 'http.allowed.hosts': 'http://a' })).toThrow("'http://a' is no host")
  expect(() => plan({ headers: 'token hush' })).toThrow(/^((?!hush).)*$/)
})
