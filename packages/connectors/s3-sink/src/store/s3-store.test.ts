import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { inspect } from 'node:util'
import { afterEach, expect, it } from 'vitest'
import { s3SinkConfig, type S3SinkConfig } from '../config.ts'
import { tryStore } from './check.ts'
import { S3Store } from './s3-store.ts'
import { StoreError } from './store-error.ts'

/** What a double of a store does with a request; real ones can't be made to fail so at will. */
type Answer = (request: IncomingMessage, response: ServerResponse) => void

const secret = 'do-not-tell'
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const says =
  (status: number, code: string, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/xml', ...headers })
    response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>it is ${code}</Message></Error>`)
  }
const fine: Answer = (_, response) => response.writeHead(200, { etag: '"e"' }).end()
const cut: Answer = ({ socket }) => socket.destroy()

/** A store whose requests are answered in turn, the last answer again and again. */
async function storeWith(answers: readonly Answer[], more: Record<string, string> = {}) {
  const seen: { readonly method: string | undefined; readonly headers: IncomingHttpHeaders }[] = []
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      const answer = answers[Math.min(seen.length, answers.length - 1)]
      seen.push({ method: request.method, headers: request.headers })
      answer?.(request, response)
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const config: S3SinkConfig = s3SinkConfig.parse({
    's3.bucket.name': 'b',
    'store.url': `http://127.0.0.1:${port}`,
    'aws.access.key.id': 'id',
    'aws.secret.access.key': secret,
    'format.class': 'json',
    'flush.size': '1',
    's3.part.retries': '2',
    's3.retry.backoff.ms': '1',
    's3.request.timeout.ms': '300',
    ...more,
  })
  const store = new S3Store(config)
  closing.push(async () => {
    store.close()
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  return { store, seen, config }
}

const head = { key: 'k', contentType: 'text/plain', metadata: { a: 'b' } }
const body = Buffer.from('body')
const put = (store: S3Store) => store.put(head, body, { over: 'anything' })

async function failureOf(work: Promise<unknown>): Promise<StoreError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof StoreError)) throw new Error(`no StoreError: ${inspect(error)}`)
  return error
}

it.each([
  ['is told to slow down', says(503, 'SlowDown')],
  ['is cut off', cut],
  ['meets an error of the store', says(500, 'InternalError')],
])('a request that %s is sent again, so often and no more', async (_, answer) => {
  const once = await storeWith([answer, answer, fine])
  await put(once.store)
  expect(once.seen).toHaveLength(3)
  const always = await storeWith([answer])
  expect(await failureOf(put(always.store))).toMatchObject({ transient: true })
  expect(always.seen).toHaveLength(3)
})

it('a request without an answer is given up and sent again', async () => {
  const { store, seen } = await storeWith([() => undefined, fine])
  await put(store)
  expect(seen).toHaveLength(2)
})

it('a store that is not there may come back', async () => {
  const { store } = await storeWith([fine], { 'store.url': 'http://127.0.0.1:1' })
  expect(await failureOf(put(store))).toMatchObject({ transient: true })
})

it.each([
  [403, 'SignatureDoesNotMatch', 'aws.secret.access.key'],
  [403, 'InvalidAccessKeyId', 'aws.access.key.id'],
  [403, 'AccessDenied', 's3.bucket.name'],
  [404, 'NoSuchBucket', 's3.bucket.name'],
])('%d %s is the fault of an option, which is named, and the secret is not', async (status, code, option) => {
  const { store, config } = await storeWith([says(status, code)])
  const error = await failureOf(put(store))
  expect(error).toMatchObject({
    transient: false,
    option,
    message: expect.stringMatching(`^writing k failed \\(${code}, ${status}\\): `),
  })
  expect(error.toTaskError()).toMatchObject({ code: 'INVALID_CONFIG', context: { key: option } })
  expect(inspect([error, error.toTaskError(), config], { depth: 9, showHidden: true })).not.toContain(secret)
  expect(await tryStore(store, config)).toEqual([
    { option, message: expect.stringMatching('^looking at the bucket b failed'), mayPass: false },
  ])
})

it('a store that does not answer may do so later, with the same config', async () => {
  const { store, config } = await storeWith([cut])
  expect(await tryStore(store, config)).toMatchObject([{ option: 'store.url', mayPass: true }])
})

it('a clock that is wrong is corrected by what the store says', async () => {
  const theirs = new Date('2031-05-05T05:05:05Z')
  const { store, seen } = await storeWith([says(403, 'RequestTimeTooSkewed', { date: theirs.toUTCString() }), fine])
  await put(store)
  expect(seen.map(({ headers }) => String(headers['x-amz-date']).slice(0, 8)).at(-1)).toBe('20310505')
})

it('an object that is there already is said to be, where that is a condition', async () => {
  const { store, seen } = await storeWith([
    says(412, 'PreconditionFailed'),
    says(409, 'ConditionalRequestConflict'),
    fine,
  ])
  expect((await failureOf(store.put(head, body, { over: null }))).exists).toBe(true)
  const onlyOld = { over: { etag: '"old"' } }
  expect(await failureOf(store.put(head, body, onlyOld))).toMatchObject({ transient: true, exists: false })
  await store.put(head, body, onlyOld)
  expect(seen.map(({ headers }) => headers['if-none-match'] ?? headers['if-match'])).toEqual(['*', '"old"', '"old"'])
  expect(seen[0]?.headers).toMatchObject({ 'x-amz-meta-a': 'b', 'content-type': 'text/plain' })
})

it('conditions are tried where they are asked for', async () => {
  const always = { 's3.conditional.writes': 'always' }
  const keeps = await storeWith([fine, fine, says(412, 'PreconditionFailed'), fine], always)
  expect(await tryStore(keeps.store, keeps.config)).toEqual([])
  expect(keeps.seen.map(({ method }) => method)).toEqual(['GET', 'PUT', 'PUT', 'DELETE'])
  const forgets = await storeWith([fine], always)
  expect(await tryStore(forgets.store, forgets.config)).toMatchObject([{ option: 's3.conditional.writes' }])
})
