import { randomBytes } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { MemoryDisk, silentLogger } from '@millrace/base'
import { type MetricSample, parseMetricSamples } from '@millrace/base/testing'
import { parseBrokerConfig, startBroker } from '@millrace/broker'
import { connect } from '@millrace/client'
import { nodePorts, startOperations } from '@millrace/node-io'
import { beforeAll, describe, expect, test } from 'vitest'
import { alertQueries, dashboardQueries, type ShippedQuery } from './support/monitoring.ts'
import { matches, selectorsOf } from './support/promql.ts'

/** What Prometheus would have of a broker that has seen all kinds of traffic. */
let series: readonly MetricSample[] = []

beforeAll(async () => {
  const operations = await startOperations({ host: '127.0.0.1', port: 0, logger: silentLogger })
  const config = parseBrokerConfig({ 'log.dir': 'data', 'listener.port': 0 })
  const broker = await startBroker(config, { ...nodePorts(), disk: new MemoryDisk(), metrics: operations.metrics })
  const client = await connect({ brokers: [`${broker.host}:${broker.port}`] })
  await client.admin().createTopic('orders', { partitions: 2 })
  await client.admin().createTopic('small', { configs: { 'max.message.bytes': '200' } })
  const producer = client.producer()
  await Promise.all(Array.from({ length: 500 }, (_, index) => producer.send('orders', { value: `order ${index}` })))
  await expect(producer.send('small', { value: randomBytes(1_000) })).rejects.toMatchObject({
    code: 'MESSAGE_TOO_LARGE',
  })
  let consumed = 0
  for await (const _ of client.consumer().records('orders', { from: 'earliest', until: 'end' })) consumed += 1
  expect(consumed).toBe(500)
  const scrape = async (): Promise<string> =>
    (await fetch(`http://${operations.host}:${operations.port}/metrics`)).text()
  // One that nobody has to wait for: it comes by itself in a broker that runs for longer.
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  let text = await scrape()
  while (!text.includes('nodejs_gc_duration_seconds_sum{')) text = await scrape()
  await client.close()
  await broker.stop()
  await operations.close()
  const target = { job: 'millrace', instance: '127.0.0.1:9404' }
  series = [
    { name: 'up', labels: target, value: 1 },
    ...parseMetricSamples(text).map(({ name, labels, value }) => ({ name, labels: { ...labels, ...target }, value })),
  ]
})

function expectSeries({ query }: ShippedQuery): void {
  const selectors = selectorsOf(query)
  expect(selectors.length).toBeGreaterThan(0)
  for (const selector of selectors) {
    // A threshold is what an alert waits for: what it compares must be there.
    const found = series.filter((sample) => matches(selector, sample) && !Number.isNaN(sample.value))
    expect(found.length, `${JSON.stringify(selector)} finds nothing`).toBeGreaterThan(0)
  }
}

const named = (queries: readonly ShippedQuery[]): [name: string, query: ShippedQuery][] =>
  queries.map((query) => [`${query.of}: ${query.query}`, query])

describe('the Grafana dashboard', () => {
  test.each(named(dashboardQueries()))('%s', (_, query) => expectSeries(query))

  test('has queries', () => {
    expect(dashboardQueries().length).toBeGreaterThan(40)
  })
})

describe('the alerts', () => {
  test.each(named(alertQueries()))('%s', (_, query) => expectSeries(query))
})
