import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { silentLogger } from '@millrace/base'
import { type OffsetMap, type SourceBatch, toPlain } from '@millrace/connect'
import { expect, it, onTestFinished } from 'vitest'
import type { Time } from '../client/pause.ts'
import { httpSource } from '../index.ts'
import { httpSourceWith } from './http-source.ts'

/** Where the offset stands in a config. */
const offsetHere = '$'.concat('{offset}')

interface Api {
  readonly url: string
  /** What was asked for, in its order. */
  readonly asked: readonly { readonly url: string; readonly headers: IncomingMessage['headers'] }[]
  answer: (request: IncomingMessage, response: ServerResponse) => void
}

async function api(answer: Api['answer']): Promise<Api> {
  const asked: { url: string; headers: IncomingMessage['headers'] }[] = []
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers })
    found.answer(request, response)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it does not listen on a port')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const found: Api = { url: `http://127.0.0.1:${address.port}`, asked, answer }
  return found
}

const json = (response: ServerResponse, body: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(200, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

/** A poller whose pauses end when the test says so; each is told of. */
async function poller(config: Record<string, string>, saved: OffsetMap | null = null) {
  const pauses: number[] = []
  let go: (() => void)[] = []
  const time: Time = {
    nowMs: () => 1_700_000_000_000,
    pause: (delayMs, signal) =>
      new Promise((resolve, reject) => {
        pauses.push(delayMs)
        go.push(resolve)
        paused?.()
        signal.addEventListener('abort', () => reject(signal.reason as Error))
      }),
  }
  let paused: (() => void) | undefined
  const stop = new AbortController()
  const task = await httpSourceWith(time).open({
    connector: 'c',
    task: 0,
    key: 'all',
    config: { 'topic.name.pattern': 'things', ...config },
    signal: stop.signal,
    logger: silentLogger,
    offset: async () => saved,
  })
  const batches = task[Symbol.asyncIterator]()
  onTestFinished(async () => {
    stop.abort()
    await batches.return?.()
  })
  let waiting: Promise<IteratorResult<SourceBatch>> | undefined
  return {
    pauses,
    /** The next batch: none, and the pause, if it waits first. */
    async next(): Promise<SourceBatch | number> {
      waiting ??= batches.next()
      const pause = new Promise<number>((resolve) => {
        paused = () => resolve(pauses.at(-1) ?? 0)
        if (go.length > 0) paused()
      })
      const first = await Promise.race([waiting, pause])
      if (typeof first === 'number') return first
      waiting = undefined
      if (first.done === true) throw new Error('the source has ended')
      return first.value
    },
    /** Ends the pause. */
    goOn() {
      for (const resolve of go) resolve()
      go = []
    },
  }
}

const shown = (batch: SourceBatch | number) =>
  typeof batch === 'number'
    ? batch
    : batch.records.map(({ value, sourceOffset }) => [toPlain(value.value), sourceOffset])
const lastOffset = (batch: SourceBatch | number) =>
  typeof batch === 'number' ? batch : batch.records.at(-1)?.sourceOffset

it('takes a list once, and again when it has changed', async () => {
  let tag = '"1"'
  const { url, asked } = await api((request, response) => {
    if (request.headers['if-none-match'] === tag) response.writeHead(304).end()
    else
      json(
        response,
        {
          items: [
            { id: 7, at: '2026-01-02T03:04:05Z' },
            { id: 8, at: 5 },
          ],
        },
        { etag: tag },
      )
  })
  const { next, goOn } = await poller({
    url: `${url}/v1/things`,
    'topic.name.pattern': 'api-$'.concat('{entityName}'),
    'http.response.data.json.pointer': '/items',
    'http.key.json.pointer': '/id',
    'http.timestamp.json.pointer': '/at',
    'http.request.headers': 'X-Team: rail|X-Other: 1',
    'auth.type': 'bearer',
    'bearer.token': 'hush',
    'request.interval.ms': '42',
  })
  const first = await next()
  if (typeof first === 'number') throw new Error('it waits')
  expect(first.records).toMatchObject([
    { topic: 'api-things', key: { value: '7' }, timestamp: 1_767_323_045_000, sourceOffset: { at: '', taken: 0 } },
    { topic: 'api-things', key: { value: '8' }, timestamp: 5, sourceOffset: { at: '', taken: 0, etag: '"1"' } },
  ])
  expect(asked[0]?.headers).toMatchObject({ 'x-team': 'rail', 'x-other': '1', authorization: 'Bearer hush' })
  expect(await next()).toBe(42)
  goOn()
  expect(await next()).toBe(42)
  expect(asked[1]?.headers['if-none-match']).toBe('"1"')
  tag = '"2"'
  goOn()
  expect(lastOffset(await next())).toEqual({ at: '', taken: 0, etag: '"2"' })
})

it('counts items', async () => {
  const all = [1, 2, 3]
  const { url, asked } = await api((request, response) => {
    const from = Number(new URL(request.url ?? '', 'http://a').searchParams.get('from'))
    json(response, all.slice(from, from + 2))
  })
  const config = {
    url: `${url}/?a=b`,
    'http.offset.mode': 'SIMPLE_INCREMENTING',
    'http.request.parameters': `from=${offsetHere}`,
  }
  const { next, goOn } = await poller(config)
  expect(shown(await next())).toEqual([
    [1, { at: '1', taken: 0 }],
    [2, { at: '2', taken: 0 }],
  ])
  expect(shown(await next())).toEqual([[3, { at: '3', taken: 0 }]])
  expect(await next()).toBe(15_000)
  all.push(4)
  goOn()
  expect(shown(await next())).toEqual([[4, { at: '4', taken: 0 }]])
  expect(asked.map((one) => one.url)).toEqual(['/?a=b&from=0', '/?a=b&from=2', '/?a=b&from=3', '/?a=b&from=3'])
  const later = await poller(config, { at: '3', taken: 0 })
  expect(shown(await later.next())).toEqual([[4, { at: '4', taken: 0 }]])
})

it('goes on behind the last item', async () => {
  const { url } = await api((request, response) => {
    const after = Number(new URL(request.url ?? '', 'http://a').searchParams.get('after'))
    json(
      response,
      [10, 20, 30].filter((id) => id > after).map((id) => ({ id })),
    )
  })
  const { next } = await poller({
    url: `${url}/?after=${offsetHere}`,
    'http.offset.mode': 'CHAINING',
    'http.offset.json.pointer': '/id',
    'http.initial.offset': '10',
  })
  expect(shown(await next())).toEqual([
    [{ id: 20 }, { at: '20', taken: 0 }],
    [{ id: 30 }, { at: '30', taken: 0 }],
  ])
  expect(await next()).toBe(15_000)
})

it('follows cursors, and takes what is new of the last page', async () => {
  const pages: Record<string, { items: number[]; next: string | null }> = {
    '': { items: [1, 2], next: 'a&b' },
    'a&b': { items: [3], next: null },
  }
  const { url } = await api((request, response) => {
    json(response, pages[new URL(request.url ?? '', 'http://a').searchParams.get('cursor') ?? ''])
  })
  const config = {
    url: `${url}/?cursor=${offsetHere}`,
    'http.offset.mode': 'CURSOR_PAGINATION',
    'http.next.page.json.pointer': '/next',
    'http.response.data.json.pointer': '/items',
  }
  const { next, goOn } = await poller(config)
  expect(shown(await next())).toEqual([
    [1, { at: '', taken: 1 }],
    [2, { at: 'a&b', taken: 0 }],
  ])
  expect(shown(await next())).toEqual([[3, { at: 'a&b', taken: 1 }]])
  expect(await next()).toBe(15_000)
  pages['a&b'] = { items: [3, 4], next: 'c' }
  pages['c'] = { items: [], next: null }
  goOn()
  expect(shown(await next())).toEqual([[4, { at: 'c', taken: 0 }]])
  // Of the first page one item was stored when the task was killed.
  const again = await poller(config, { at: '', taken: 1 })
  expect(shown(await again.next())).toEqual([[2, { at: 'a&b', taken: 0 }]])
})

it('follows links, and only to hosts that are allowed', async () => {
  const { url, asked } = await api((request, response) => {
    if (request.url === '/a') json(response, [1], { link: '</a?page=2>; rel="next", </a>; rel="first"' })
    else json(response, [2], { link: '<http://other.example/steal>; rel=next' })
  })
  const { next } = await poller({ url: `${url}/a`, 'http.offset.mode': 'LINK_HEADER' })
  expect(shown(await next())).toEqual([[1, { at: `${url}/a?page=2`, taken: 0 }]])
  expect(shown(await next())).toEqual([[2, { at: 'http://other.example/steal', taken: 0 }]])
  await expect(next()).rejects.toMatchObject({
    code: 'POLICY_VIOLATION',
    message: 'other.example is none of http.allowed.hosts, and the next page is there',
  })
  expect(asked).toHaveLength(2)
})

it('asks again as the server says, then slower each time, then gives up', async () => {
  let calls = 0
  const { url } = await api((_request, response) => {
    calls += 1
    if (calls === 1) response.writeHead(429, { 'retry-after': '7' }).end()
    else if (calls === 2) response.writeHead(503, { 'retry-after': new Date(1_700_000_009_000).toUTCString() }).end()
    else response.destroy()
  })
  const { next, goOn, pauses } = await poller({ url, 'max.retries': '4', 'retry.backoff.ms': '100' })
  for (const delayMs of [7000, 9000, 400, 800]) {
    expect(await next()).toBe(delayMs)
    goOn()
  }
  await expect(next()).rejects.toMatchObject({ code: 'TIMEOUT', message: expect.stringMatching(/failed 5 times/) })
  expect(pauses).toHaveLength(4)
})

it.each([
  [301, 'sends one on to elsewhere.example: put that address into url'],
  [401, 'refuses who asks \\(401\\): see auth.type'],
  [404, 'was answered with 404'],
])('fails with %i, which will stay what it is', async (status, message) => {
  const { url, asked } = await api((_request, response) => {
    response.writeHead(status, { location: 'http://elsewhere.example/' }).end()
  })
  const { next } = await poller({ url, 'auth.type': 'BASIC', 'connection.user': 'u', 'connection.password': 'hush' })
  await expect(next()).rejects.toMatchObject({ code: 'INVALID_REQUEST', message: expect.stringMatching(message) })
  expect(asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from('u:hush').toString('base64')}`)
})

it.each([
  ['{', 'the answer is no JSON'],
  ['{"items":{}}', 'the answer has nothing at /data: see http.response.data.json.pointer'],
  [
    JSON.stringify('x'.repeat(200)),
    'an answer has more than 100 bytes: ask for less, or raise http.response.bytes.max',
  ],
])('refuses the answer %s', async (body, message) => {
  const { url } = await api((_request, response) => response.end(body))
  const { next } = await poller({ url, 'http.response.data.json.pointer': '/data', 'http.response.bytes.max': '100' })
  await expect(next()).rejects.toMatchObject({ code: 'INVALID_DATA', message })
})

it('refuses options that do not fit together', () => {
  const plan = (more: Record<string, string>) =>
    httpSource.configure({ url: 'http://a/', 'topic.name.pattern': 't', ...more }).plan(1)
  expect(plan({})).toHaveLength(1)
  expect(() => plan({ 'http.offset.mode': 'CHAINING' })).toThrow('takes http.offset.json.pointer')
  expect(() => plan({ 'http.offset.mode': 'SIMPLE_INCREMENTING' })).toThrow('has to have the offset in url')
  expect(() => plan({ url: `http://a/${offsetHere}` })).toThrow('does nothing with the offset')
  expect(() => plan({ url: `http://${offsetHere}/` })).toThrow('the offset stands in the host')
  expect(() => plan({ url: 'ftp://a/' })).toThrow('no http or https URL')
  expect(() => plan({ 'auth.type': 'BEARER' })).toThrow('takes a bearer.token')
  expect(() => plan({ 'http.request.headers': 'token hush' })).toThrow(/^((?!hush).)*$/)
  expect(() => plan({ 'http.response.data.json.pointer': 'data' })).toThrow("begins with '/'")
})

it('says which offsets it can go on at', () => {
  const source = httpSource.configure({ url: 'http://a/', 'topic.name.pattern': 't' })
  const check = (offset: OffsetMap) => source.checkPosition({ partition: { url: 'http://a/' }, offset })
  expect(check({ at: 'x', taken: 2 })).toBeUndefined()
  expect(check({ at: 7 })).toMatch(/'at' is a text/)
  expect(check({ at: '', page: 1 })).toMatch(/there is no 'page'/)
})
