import { startTestCluster } from '@millrace/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ConnectorProcess } from '../servers/lib/connector-process.ts'
import { Postgresql } from '../servers/postgresql.ts'

const total = process.env['CONNECTORS_MINIMUM'] === '1' ? 20_000 : 500_000

let server: Postgresql
beforeAll(async () => {
  server = await Postgresql.start()
})
afterAll(() => server[Symbol.asyncDispose]())

test(`${total} records of a topic become rows by upsert`, async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('readings', { partitions: 2 })
  await server.query(
    'CREATE TABLE readings (id int PRIMARY KEY, sensor text, celsius float8, at timestamptz, note text)',
  )
  const producer = client.producer()
  let last: Promise<unknown> = Promise.resolve()
  for (let id = 0; id < total; id++) {
    const reading = {
      id,
      sensor: `sensor-${id % 100}`,
      celsius: id / 7,
      at: '2026-11-22T19:00:00Z',
      note: 'as "it" was',
    }
    last = producer.send('readings', { partition: id % 2, value: JSON.stringify(reading) })
    if (id % 5000 === 0) await last
  }
  await producer.flush()
  const written = async () => Number((await server.query<{ n: string }>('SELECT count(*) AS n FROM readings'))[0]?.n)
  await using worker = new ConnectorProcess({
    module: '@millrace/connector-postgres-sink',
    connector: 'postgresSink',
    brokers: [cluster.bootstrap],
    name: 'readings',
    config: {
      'connection.url': server.url,
      'connection.user': server.user,
      'connection.password': server.password,
      'insert.mode': 'upsert',
      'pk.mode': 'record_value',
      'pk.fields': 'id',
      topics: 'readings',
      'value.converter': 'JsonConverter',
      'value.converter.schemas.enable': 'false',
    },
  })
  const wait = { timeout: 100_000, interval: 20 }
  await vi.waitFor(async () => expect(await written()).toBeGreaterThan(0), wait)
  const [beganMs, before] = [performance.now(), await written()]
  await vi.waitFor(async () => expect(await written()).toBe(total), wait)
  const seconds = (performance.now() - beganMs) / 1000
  console.log(`${Math.round((total - before) / seconds)} rows/s`)
  expect(worker.isRunning, worker.output).toBe(true)
  const [sums] = await server.query(
    'SELECT sum(id)::float8 AS ids, count(DISTINCT sensor)::int AS sensors FROM readings',
  )
  expect(sums).toEqual({ ids: (total * (total - 1)) / 2, sensors: 100 })
})
