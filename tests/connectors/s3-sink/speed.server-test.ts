import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { startTestCluster } from '@millrace/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ConnectorProcess } from '../servers/lib/connector-process.ts'
import { startSwift, type Swift } from '../servers/swift.ts'
import { Bucket } from './bucket.ts'
import { configFor } from './config.ts'

const isMinimum = process.env['CONNECTORS_MINIMUM'] === '1'
const total = isMinimum ? 4000 : 400_000
const flushSize = total / 20

let swift: Swift
beforeAll(async () => {
  swift = await startSwift()
})
afterAll(() => swift[Symbol.asyncDispose]())

const orderOf = (id: number) => ({
  id,
  shop: `shop-${id % 50}`,
  customer: `customer-${(id * 7919) % 100_000}`,
  price: id / 8,
  note: `an order of ${id % 9} things, to be sent to the address that was given with it before`.repeat(4),
})
const fields = [
  ['id', 'int64'],
  ['shop', 'string'],
  ['customer', 'string'],
  ['price', 'double'],
  ['note', 'string'],
].map(([field, type]) => ({ field, type }))
const schema = JSON.stringify({ type: 'struct', name: 'Order', fields })

/** What the store takes of objects of that size, with nobody else at work: MB/s. */
async function storeAlone(name: string, bytes: number): Promise<number> {
  const { url: endpoint, region, key: credentials } = swift
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true })
  const body = Buffer.alloc(bytes, 'x')
  const beganMs = performance.now()
  const count = 6
  for (let at = 0; at < count; at++) {
    await client.send(new PutObjectCommand({ Bucket: name, Key: `alone/${at}`, Body: body }))
  }
  const seconds = (performance.now() - beganMs) / 1000
  client.destroy()
  return (count * bytes) / 1e6 / seconds
}

test.each(['json', 'parquet'])(`${total} records become objects of %s`, async (format) => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  using bucket = await Bucket.make(swift, `speed-${format}`)
  await client.admin().createTopic('orders', { partitions: 2 })
  const producer = client.producer()
  let last: Promise<unknown> = Promise.resolve()
  let bytes = 0
  for (let id = 0; id < total; id++) {
    const payload = JSON.stringify(orderOf(id))
    bytes += payload.length
    const value = format === 'json' ? payload : `{"schema":${schema},"payload":${payload}}`
    last = producer.send('orders', { partition: id % 2, value })
    if (id % 5000 === 0) await last
  }
  await producer.flush()
  const aloneMbPerS = await storeAlone(bucket.name, Math.round(bytes / 20))
  await using worker = new ConnectorProcess({
    module: '@millrace/connector-s3-sink',
    connector: 's3Sink',
    brokers: [cluster.bootstrap],
    name: 'lake',
    commitIntervalMs: 1000,
    config: configFor(swift, bucket.name, {
      'format.class': format,
      'flush.size': String(flushSize),
      'value.converter.schemas.enable': String(format !== 'json'),
    }),
  })
  const objects = async () => (await bucket.keys()).filter((key) => key.startsWith('topics/')).length
  // Listing objects is work for the store, too.
  const wait = { timeout: 100_000, interval: 250 }
  await vi.waitFor(async () => expect(await objects()).toBeGreaterThan(0), wait)
  const [beganMs, before] = [performance.now(), await objects()]
  await vi.waitFor(async () => expect(await objects(), worker.output).toBe(20), wait)
  const seconds = (performance.now() - beganMs) / 1000
  const mbPerS = ((bytes / 1e6) * (20 - before)) / 20 / seconds
  console.log(
    `${format}: ${mbPerS.toFixed(1)} MB/s of JSON lines; the store alone takes ${aloneMbPerS.toFixed(1)} MB/s`,
  )
})
