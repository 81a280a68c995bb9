import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { text } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { toPlain } from '@millrace/connect'
import { sinkConformance, sourceConformance } from '@millrace/connect/testing'
import { describe, test } from 'vitest'
import { httpSink, httpSource, webhookSource } from './index.ts'

const converters = {
  'key.converter': 'StringConverter',
  'value.converter': 'JsonConverter',
  'value.converter.schemas.enable': 'false',
}
const secrets = { 'auth.type': 'BEARER', 'connection.password': 'hush-password', 'bearer.token': 'hush-token' }
const offsetHere = '$'.concat('{offset}')

async function serve(listener: RequestListener) {
  const server = createServer(listener)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it does not listen on a port')
  const tearDown = async (): Promise<void> => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { url: `http://127.0.0.1:${address.port}`, port: address.port, tearDown }
}

async function freePort(): Promise<number> {
  const { port, tearDown } = await serve(() => {})
  await tearDown()
  return port
}

describe('HttpSource', () => {
  const cases = sourceConformance({
    connector: httpSource,
    setUp: async () => {
      const items: string[] = []
      const { url, tearDown } = await serve((request, response) => {
        const from = Number(new URL(request.url ?? '', 'http://a').searchParams.get('from'))
        response.end(JSON.stringify(items.slice(from, from + 3)))
      })
      const produceInput = async (count: number): Promise<readonly string[]> => {
        const more = Array.from({ length: count }, (_, index) => `item ${items.length + index}`)
        items.push(...more)
        return more
      }
      const config = {
        ...converters,
        ...secrets,
        url: `${url}/?from=${offsetHere}`,
        'topic.name.pattern': 'items',
        'http.offset.mode': 'SIMPLE_INCREMENTING',
        'request.interval.ms': '1',
      }
      return { config, produceInput, tearDown }
    },
    unreachable: { url: `http://127.0.0.1:1/?from=${offsetHere}`, 'max.retries': '0' },
  })
  test.each(cases.map(({ name, run }) => [name, run] as const))('%s', (_, run) => run())
})

describe('WebhookSource', () => {
  const cases = sourceConformance({
    connector: webhookSource,
    setUp: async () => {
      const port = await freePort()
      const over = new AbortController()
      const senders: Promise<void>[] = []
      let made = 0
      /** Sends until it is acknowledged, as those who send webhooks do. */
      const send = async (body: string): Promise<void> => {
        while (!over.signal.aborted) {
          const headers = { 'content-type': 'application/json', authorization: 'Bearer hush-secret' }
          const request = { method: 'POST', body, headers, signal: over.signal }
          const answer = await fetch(`http://127.0.0.1:${port}/in`, request).catch(() => undefined)
          if (answer?.status === 204) return
          await setImmediate()
        }
      }
      const produceInput = async (count: number): Promise<readonly string[]> => {
        const ids = Array.from({ length: count }, () => `hook ${made++}`)
        senders.push(...ids.map((id) => send(JSON.stringify({ id }))))
        return ids
      }
      const tearDown = async (): Promise<void> => {
        over.abort()
        await Promise.all(senders)
      }
      const config = {
        ...converters,
        'webhook.port': String(port),
        'webhook.paths': '/in=hooks',
        'webhook.auth.type': 'BEARER',
        'webhook.auth.secret': 'hush-secret',
      }
      return { config, produceInput, tearDown }
    },
    identify: ({ value }) => (toPlain(value.value) as { readonly id: string }).id,
    // What was not acknowledged is sent again.
    repeatsAfterCrash: true,
    inOrder: false,
    readsFromTheBeginning: false,
    // An address of no machine.
    unreachable: { 'webhook.host': '192.0.2.1' },
  })
  test.each(cases.map(({ name, run }) => [name, run] as const))('%s', (_, run) => run())
})

describe('HttpSink', () => {
  const cases = sinkConformance({
    connector: httpSink,
    setUp: async () => {
      const received: string[] = []
      const { url, tearDown } = await serve((request, response) => {
        void text(request).then((body) => {
          if (body !== '"bad"') received.push(JSON.parse(body) as string)
          response.writeHead(body === '"bad"' ? 422 : 200).end()
        })
      })
      const config = { ...converters, ...secrets, topics: 'conformance', 'http.api.url': url }
      return { config, readTarget: async () => received, tearDown }
    },
    badRecord: () => ({ value: { schema: null, value: 'bad' } }),
    duplicatesAfterCrash: true,
    unreachable: { 'http.api.url': 'http://127.0.0.1:1/' },
  })
  test.each(cases.map(({ name, run }) => [name, run] as const))('%s', (_, run) => run())
})
