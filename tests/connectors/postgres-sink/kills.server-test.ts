import { setTimeout as delay } from 'node:timers/promises'
import { startTestCluster } from '@millrace/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ConnectorProcess } from '../servers/lib/connector-process.ts'
import { Postgresql } from '../servers/postgresql.ts'

const isMinimum = process.env['CONNECTORS_MINIMUM'] === '1'
const rounds = isMinimum ? 1 : 10

let server: Postgresql
beforeAll(async () => {
  server = await Postgresql.start()
})
afterAll(() => server[Symbol.asyncDispose]())

/** Under load, by turns: kill -9 of the worker, of all of the server, of the processes that serve its connections. */
test('each record is one row, though server and worker are killed while they write', async () => {
  // A worker that was killed is missed soon.
  const configs = {
    'group.consumer.heartbeat.interval.ms': '500',
    'group.consumer.min.heartbeat.interval.ms': '500',
    'group.consumer.min.session.timeout.ms': '4000',
    'group.consumer.session.timeout.ms': '4000',
  }
  await using cluster = await startTestCluster({ configs })
  await using client = await cluster.client()
  await client.admin().createTopic('events', { partitions: 4 })
  // No key of any kind: what is written twice stands there twice.
  await server.query('CREATE TABLE events (place int, number int)')
  await server.query('CREATE TABLE latest (id int PRIMARY KEY, number int)')
  const start = (name: string, config: Record<string, string>) =>
    new ConnectorProcess({
      module: '@millrace/connector-postgres-sink',
      connector: 'postgresSink',
      brokers: [cluster.bootstrap],
      name,
      config: {
        'connection.url': server.url,
        'connection.user': server.user,
        'connection.password': server.password,
        topics: 'events',
        'tasks.max': '2',
        'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
        'value.converter': 'JsonConverter',
        'value.converter.schemas.enable': 'false',
        'errors.retry.delay.max.ms': '300',
        ...config,
      },
    })
  const upserts = {
    'insert.mode': 'upsert',
    'pk.mode': 'record_value',
    'pk.fields': 'id',
    'table.name.format': 'latest',
  }
  const both = () => [
    start('rows', { 'fields.whitelist': 'place,number' }),
    start('latest', { ...upserts, 'fields.whitelist': 'number' }),
  ]

  const producer = client.producer()
  const keys = 97
  let sent = 0
  let ended = false
  const producing = (async () => {
    while (!ended) {
      const batch = Array.from({ length: 100 }, (_, at) => sent + at)
      await Promise.all(
        batch.map((number) =>
          producer.send('events', {
            partition: (number % keys) % 4,
            value: JSON.stringify({ place: (number % keys) % 4, number, id: number % keys }),
          }),
        ),
      )
      sent += batch.length
      await delay(20)
    }
  })()
  const written = async () => Number((await server.query<{ n: string }>('SELECT count(*) AS n FROM events'))[0]?.n)
  const more = async (least: number) => {
    const wanted = (await written()) + least
    await vi.waitFor(async () => expect(await written()).toBeGreaterThanOrEqual(wanted), {
      timeout: 60_000,
      interval: 50,
    })
  }

  let workers = both()
  for (let round = 0; round < rounds; round++) {
    await more(200)
    await Promise.all(workers.map((worker) => worker.kill()))
    workers = both()
    await more(200)
    await server.kill()
    await server.start()
    await more(200)
    server.killConnections()
    await vi.waitFor(written, { timeout: 60_000, interval: 50 })
  }
  ended = true
  await producing
  await vi.waitFor(async () => expect(await written()).toBeGreaterThanOrEqual(sent), { timeout: 60_000, interval: 50 })
  const last = Array.from({ length: keys }, (_, id) => ({ id, number: sent - 1 - ((sent - 1 - id) % keys) }))
  const latest = () => server.query('SELECT id, number FROM latest ORDER BY id')
  await vi.waitFor(async () => expect(await latest()).toEqual(last), { timeout: 60_000, interval: 50 })
  for (const worker of workers) expect(worker.isRunning, worker.output).toBe(true)
  await Promise.all(workers.map((worker) => worker.stop()))

  const [exact] = await server.query(
    'SELECT count(*)::int AS rows, count(DISTINCT number)::int AS numbers, max(number) AS last, min(number) AS first FROM events',
  )
  expect(exact).toEqual({ rows: sent, numbers: sent, last: sent - 1, first: 0 })
}, 600_000)
