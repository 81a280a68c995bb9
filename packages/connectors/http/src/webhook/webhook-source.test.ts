import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { silentLogger } from '@millrace/base'
import { type SourceRecord, toPlain } from '@millrace/connect'
import { expect, it, onTestFinished } from 'vitest'
import { webhookSource } from '../index.ts'

async function freePort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it does not listen on a port')
  server.close()
  await once(server, 'close')
  return address.port
}

/** A webhook whose records the test stores, or does not. */
async function webhook(more: Record<string, string> = {}) {
  const port = await freePort()
  const stop = new AbortController()
  const task = await webhookSource.open({
    connector: 'c',
    task: 0,
    key: 'all',
    config: { 'webhook.port': String(port), 'webhook.paths': '/orders=orders,/users=users', ...more },
    signal: stop.signal,
    logger: silentLogger,
    offset: async () => null,
  })
  const batches = task[Symbol.asyncIterator]()
  onTestFinished(async () => {
    await batches.return?.()
  })
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    stop,
    task,
    end: () => batches.return?.(),
    async next(): Promise<readonly SourceRecord[]> {
      const step = await batches.next()
      if (step.done === true) throw new Error('the source has ended')
      return step.value.records
    },
    done: async () => (await batches.next()).done,
    post: (body: string, headers: Record<string, string> = {}, path = '/orders') =>
      fetch(`${url}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }),
  }
}

const refused = async (answer: Promise<Response>) => {
  const response = await answer
  return [response.status, ((await response.json()) as { message: string }).message]
}

it('answers when all records of a request are stored, and not before', async () => {
  const { next, post, task } = await webhook()
  let answered = false
  const answer = post('{"id":1}\n{"id":2}\r\n\n', { 'content-type': 'application/x-ndjson' }).then((response) => {
    answered = true
    return response
  })
  const records = await next()
  expect(records.map(({ topic, value }) => [topic, toPlain(value.value)])).toEqual([
    ['orders', { id: 1 }],
    ['orders', { id: 2 }],
  ])
  const [one, other] = records
  if (one === undefined || other === undefined) throw new Error('there are two')
  task.onSettled?.(other, 'stored')
  // Another request goes by meanwhile.
  const second = post('{"id":3}')
  const [third] = await next()
  if (third === undefined) throw new Error('there is one')
  task.onSettled?.(third, 'dropped')
  expect((await second).status).toBe(204)
  expect(answered).toBe(false)
  task.onSettled?.(one, 'stored')
  expect((await answer).status).toBe(204)
})

it('answers an error for what cannot be stored', async () => {
  const { next, post, task } = await webhook()
  const answer = post('[1]')
  const [record] = await next()
  if (record === undefined) throw new Error('there is one')
  task.onSettled?.(record, 'failed')
  expect(await refused(answer)).toEqual([422, 'a record of the request cannot be stored'])
})

it('takes keys and headers by lists', async () => {
  const { next, post, stop } = await webhook({
    'webhook.key.header': 'Idempotency-Key',
    'webhook.headers.include': 'X-Trace',
    'webhook.json.values': 'text',
  })
  const answer = post('{"a": 1.0}', { 'idempotency-key': 'k-1', 'x-trace': 't', 'x-secret': 's' }, '/users?page=1')
  const [record] = await next()
  expect(record).toMatchObject({
    topic: 'users',
    key: { value: 'k-1' },
    value: { value: '{"a": 1.0}' },
    headers: [{ key: 'X-Trace', value: 't' }],
    sourcePartition: { path: '/users' },
  })
  stop.abort()
  void answer.catch(() => {})
})

it('takes texts, and arrays apart if it is to', async () => {
  const { next, post } = await webhook({ 'webhook.json.split.arrays': 'true' })
  const answers = [post('[{"a":1},2]').catch(String)]
  expect((await next()).map(({ value }) => toPlain(value.value))).toEqual([{ a: 1 }, 2])
  answers.push(post('grüße', { 'content-type': 'text/plain; charset=utf-8' }).catch(String))
  expect((await next()).map(({ value }) => value.value)).toEqual(['grüße'])
})

it('refuses what it can make no records of', async () => {
  const { url, post } = await webhook({ 'webhook.request.bytes.max': '20' })
  expect(await refused(post('{"a":'))).toEqual([400, 'the body is no JSON'])
  expect(await refused(post('null'))).toEqual([400, 'null is no record'])
  expect(await refused(post(''))).toEqual([400, 'the body is empty'])
  expect(await refused(post('{"a":1}\n{', { 'content-type': 'application/x-ndjson' }))).toEqual([
    400,
    'the body is no JSON',
  ])
  expect(await refused(post('a=1', { 'content-type': 'application/x-www-form-urlencoded' }))).toEqual([
    415,
    'a body is application/json, application/x-ndjson or text/plain',
  ])
  expect((await refused(post('{}', { 'content-encoding': 'gzip' })))[0]).toBe(415)
  expect(await refused(post(`"${'x'.repeat(20)}"`))).toEqual([413, 'a request may have 20 bytes'])
  expect(await refused(post('{}', {}, '/other'))).toEqual([404, 'there is no such path'])
  const got = await fetch(`${url}/orders`)
  expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST'])
})

it('refuses a body that turns out too large as it comes', async () => {
  const { url } = await webhook({ 'webhook.request.bytes.max': '20' })
  const body = new ReadableStream({
    async pull(controller) {
      // Without end, and without keeping the server in this process from its turn.
      await setImmediate()
      controller.enqueue(new TextEncoder().encode('1234567890'))
    },
  })
  const sent: RequestInit & { readonly duplex: 'half' } = { method: 'POST', body, duplex: 'half' }
  // Whether the answer is read before the connection ends is up to the client; what counts is that the stream without end ends.
  const outcome = await fetch(`${url}/orders`, { ...sent, headers: { 'content-type': 'text/plain' } }).then(
    ({ status }) => status,
    () => 413,
  )
  expect(outcome).toBe(413)
})

it('has room for so many requests, and asks the rest to come again', async () => {
  const { next, post, task } = await webhook({ 'webhook.in.flight.requests.max': '1' })
  const first = post('1')
  const [record] = await next()
  if (record === undefined) throw new Error('there is one')
  const second = await post('2')
  expect([second.status, second.headers.get('retry-after')]).toEqual([503, '1'])
  task.onSettled?.(record, 'stored')
  expect((await first).status).toBe(204)
  const third = post('3')
  const [again] = await next()
  if (again === undefined) throw new Error('there is one')
  task.onSettled?.(again, 'stored')
  expect((await third).status).toBe(204)
})

it('has room for so many bytes', async () => {
  const { next, post } = await webhook({ 'webhook.in.flight.bytes.max': '10' })
  const first = post('"1234567"').catch(String)
  await next()
  expect((await post('"12"')).status).toBe(503)
  void first
})

it('does not wait for ever', async () => {
  const { next, post } = await webhook({ 'webhook.answer.timeout.ms': '1' })
  const answer = post('1')
  await next()
  expect(await refused(answer)).toEqual([503, 'it is not known whether the records are stored: send them again'])
})

it('finishes what is under way when it stops, and refuses the rest', async () => {
  const { next, post, task, stop, done, end } = await webhook()
  const first = post('1')
  const [record] = await next()
  if (record === undefined) throw new Error('there is one')
  const waiting = done()
  stop.abort()
  expect(await waiting).toBe(true)
  await expect(post('2')).rejects.toThrow('fetch failed')
  task.onSettled?.(record, 'stored')
  expect((await first).status).toBe(204)
  await end()
})

it('answers what nobody took with an error when it stops', async () => {
  const { next, post, stop, end } = await webhook()
  const taken = post('1')
  await next()
  stop.abort()
  await end()
  expect((await taken).status).toBe(503)
})

it('lets in who knows the secret', async () => {
  const { next, post } = await webhook({ 'webhook.auth.type': 'BEARER', 'webhook.auth.secret': 'hush' })
  const said = await post('1')
  expect([said.status, said.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
  expect(await said.text()).not.toContain('hush')
  expect((await post('1', { authorization: 'Bearer hush2' })).status).toBe(401)
  void post('1', { authorization: 'bearer hush' }).catch(String)
  expect(await next()).toHaveLength(1)
})

it('lets in what is signed', async () => {
  const { next, post } = await webhook({ 'webhook.auth.type': 'HMAC', 'webhook.auth.secret': 'hush' })
  const signature = (body: string, secret = 'hush') =>
    `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  expect((await post('1')).status).toBe(401)
  expect((await post('1', { 'x-hub-signature-256': signature('2') })).status).toBe(401)
  expect((await post('1', { 'x-hub-signature-256': signature('1', 'other') })).status).toBe(401)
  void post('1', { 'x-hub-signature-256': signature('1') }).catch(String)
  expect(await next()).toHaveLength(1)
})

it('is not for pages that a browser shows', async () => {
  const { post } = await webhook()
  expect((await post('1', { origin: 'https://example.org' })).status).toBe(403)
})

it('listens for other machines only with a secret, which it does not show', async () => {
  const config = { 'webhook.port': '1', 'webhook.paths': '/a=a', 'webhook.host': '0.0.0.0' }
  const plan = (more: Record<string, string>) => webhookSource.configure({ ...config, ...more }).plan(1)
  expect(() => plan({})).toThrow(/other machines can reach 0\.0\.0\.0/)
  expect(() => plan({ 'webhook.auth.type': 'HMAC' })).toThrow(/takes a webhook.auth.secret/)
  expect(() => plan({ 'webhook.host': '127.0.0.1', 'webhook.auth.secret': 'hush' })).toThrow(
    /is NONE: say BEARER or HMAC/,
  )
  expect(plan({ 'webhook.auth.type': 'HMAC', 'webhook.auth.secret': 'hush' })).toHaveLength(1)
  expect(() => plan({ 'webhook.paths': '/a=a,/a=b', 'webhook.host': '127.0.0.1' })).toThrow('has /a twice')
  expect(() => webhookSource.configure({ ...config, 'webhook.paths': 'a' })).toThrow(
    "'a' is not of the form /path=topic",
  )
})

it('says so if its port is taken', async () => {
  const { url } = await webhook()
  const port = new URL(url).port
  await expect(webhook({ 'webhook.port': port })).rejects.toMatchObject({ code: 'ADDRESS_IN_USE' })
})
