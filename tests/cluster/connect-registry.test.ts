import {
  configSchema,
  Decimal,
  defineSink,
  defineSource,
  isStruct,
  recordResult,
  runSinkTask,
  runSourceTask,
  Schema,
  type SinkRecord,
  sourceRecord,
  Struct,
} from '@millrace/connect'
import { topic } from '@millrace/client'
import { startSchemaRegistry } from '@millrace/schemas/registry'
import { avroSerde, schemaRegistry } from '@millrace/schemas/serde'
import { startTestCluster } from '@millrace/testing'
import { expect, test, vi } from 'vitest'
import { freePort } from './support/temporary.ts'

const order = Schema.struct(
  { id: Schema.int64(), note: Schema.string({ optional: true }), price: Schema.decimal(2) },
  { name: 'shop.Order' },
)
const text = 'org.apache.kafka.connect.storage.StringConverter'
const soon = { timeout: 20_000, interval: 20 }

test('records go through a topic in Avro, once the registry is there; others read them, and what is no Avro goes aside', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('orders', { partitions: 1 })
  const port = await freePort()
  const avro = {
    'key.converter': text,
    'value.converter': 'io.confluent.connect.avro.AvroConverter',
    'value.converter.schema.registry.url': `http://127.0.0.1:${port}`,
  }
  const source = defineSource({
    name: 'Orders',
    version: '1.0.0',
    doc: 'Reads two orders.',
    config: configSchema({}),
    async *open() {
      const values = [
        { id: 1n, note: 'fragile', price: Decimal.parse('12.30') },
        { id: 2n ** 40n, note: null, price: Decimal.parse('-0.05') },
      ]
      yield {
        records: values.map((value, at) =>
          sourceRecord({
            topic: 'orders',
            value: { schema: order, value: new Struct(order, value) },
            sourcePartition: { all: true },
            sourceOffset: { at },
          }),
        ),
      }
    },
  })
  const run = runSourceTask(source, {
    client,
    name: 'orders',
    config: { ...avro, 'errors.retry.delay.max.ms': '20' },
    signal: new AbortController().signal,
    offsetsTopic: 'connect-offsets',
  })
  await using registry = await startSchemaRegistry({ client, port })
  await run

  const value = await avroSerde<{ id: unknown; note: unknown }>({
    registry: schemaRegistry({ url: registry.url }),
    subject: 'orders-value',
  })
  const read: unknown[] = []
  for await (const record of client
    .consumer()
    .records(topic('orders', { value }), { from: 'earliest', until: 'end' })) {
    read.push([String(record.value?.id), record.value?.note])
  }
  expect(read).toEqual([
    ['1', 'fragile'],
    [String(2n ** 40n), null],
  ])

  await client.producer().send('orders', { value: 'no Avro' })
  const written: SinkRecord[] = []
  const stop = new AbortController()
  const sink = defineSink({
    name: 'Collect',
    version: '1.0.0',
    doc: 'Collects records.',
    config: configSchema({}),
    open: async () => ({
      async write(records) {
        written.push(...records)
        return records.map(() => recordResult.ok)
      },
    }),
  })
  const config = {
    ...avro,
    topics: 'orders',
    'errors.tolerance': 'all',
    'errors.deadletterqueue.topic.name': 'aside',
    'errors.deadletterqueue.topic.replication.factor': '1',
  }
  const sinking = runSinkTask(sink, { client, name: 'collect', config, signal: stop.signal, commitIntervalMs: 50 })
  const committed = async () => (await client.consumer({ group: 'connect-collect' }).committed('orders'))[0]?.offset
  await Promise.race([sinking, vi.waitFor(async () => expect(await committed()).toBe(3), soon)])
  stop.abort()
  await sinking
  expect(written.map(({ value: { schema } }) => schema?.equals(order))).toEqual([true, true])
  const prices = written.map(({ value: { value: each } }) => isStruct(each) && each.get('price'))
  expect(prices).toEqual([Decimal.parse('12.30'), Decimal.parse('-0.05')])
  const aside: string[] = []
  for await (const record of client.consumer().records('aside', { from: 'earliest', until: 'end' })) {
    aside.push(String(record.value))
  }
  expect(aside).toEqual(['no Avro'])
})
