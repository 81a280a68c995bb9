import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { startTestCluster, type TestCluster } from '@millrace/testing'
import { expect, test, vi } from 'vitest'
import { Child } from './support/spawn.ts'
import { freePort } from './support/temporary.ts'

const patience = { timeout: 50_000, interval: 20 }
const schemaless = {
  'key.converter': 'StringConverter',
  'value.converter': 'JsonConverter',
  'value.converter.schemas.enable': 'false',
}

function worker(cluster: TestCluster, config: Record<string, string>): Child {
  const program = fileURLToPath(new URL('support/connector-worker.mjs', import.meta.url))
  return new Child(program, [cluster.bootstrap, JSON.stringify({ ...schemaless, ...config })])
}

test('no webhook that was answered with 204 is lost when the worker is killed, again and again', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('hooks', { partitions: 3 })
  const port = await freePort()
  const config = {
    name: 'hooks',
    'connector.class': 'WebhookSource',
    'webhook.port': String(port),
    'webhook.paths': '/in=hooks',
  }
  const acknowledged: string[] = []
  let enough = 0
  let count = 0
  /** Sends one after the other until there are enough; what was not acknowledged is sent again, once there is somebody to send it to. */
  const sender = async (): Promise<void> => {
    while (acknowledged.length < enough) {
      const id = `hook-${count++}`
      const body = JSON.stringify({ id })
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`http://127.0.0.1:${port}/in`, { method: 'POST', headers, body }).catch(
        () => undefined,
      )
      if (answer === undefined) return
      if (answer.status === 204) acknowledged.push(id)
    }
  }
  for (const signal of ['SIGKILL', 'SIGKILL', 'SIGTERM'] as const) {
    await using child = worker(cluster, config)
    await child.line((line) => line === 'running')
    const before = acknowledged.length
    enough = Number.POSITIVE_INFINITY
    const senders = Promise.all(Array.from({ length: 20 }, sender))
    await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(before + 200), patience)
    // While others are under way.
    const { code } = await child.end(signal)
    if (signal === 'SIGTERM') expect(code).toBe(0)
    enough = 0
    await senders
  }
  const stored = new Set<string>()
  for await (const { value } of client.consumer().records('hooks', { from: 'earliest', until: 'end' })) {
    stored.add((JSON.parse(String(value)) as { id: string }).id)
  }
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
})

test('a sink that is killed sends again what may be missing, and keeps the order', async () => {
  // The group finds out soon that a member was killed.
  const configs = { 'group.consumer.min.session.timeout.ms': 1_000, 'group.consumer.session.timeout.ms': 6_000 }
  await using cluster = await startTestCluster({ configs })
  await using client = await cluster.client()
  await client.admin().createTopic('out', { partitions: 1 })
  const producer = client.producer()
  const total = 300
  for (let n = 0; n < total; n++) void producer.send('out', { value: JSON.stringify(n) })
  await producer.flush()
  const received: { readonly name: string; readonly body: string }[] = []
  let hold: Promise<void> | undefined
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      received.push({ name: String(request.headers['idempotency-key']), body })
      await hold
      response.end()
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it does not listen on a port')
  const config = {
    name: 'out',
    'connector.class': 'HttpSink',
    topics: 'out',
    'http.api.url': `http://127.0.0.1:${address.port}/`,
  }
  {
    await using child = worker(cluster, config)
    await vi.waitFor(() => expect(received.length).toBeGreaterThan(100), patience)
    let letGo = (): void => {}
    hold = new Promise((resolve) => {
      letGo = resolve
    })
    await child.end('SIGKILL')
    letGo()
    hold = undefined
  }
  await using _second = worker(cluster, config)
  const last = String(total - 1)
  await vi.waitFor(() => expect(received.at(-1)?.body).toBe(last), patience)
  server.closeAllConnections()
  server.close()
  const first = [...new Map(received.map(({ name, body }) => [name, body]))]
  expect(first).toEqual(Array.from({ length: total }, (_, n) => [`out-0-${n}`, String(n)]))
})
