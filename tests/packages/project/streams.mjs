// An application of Streams with its state on disk: by what npm brings for the platform, though no install script has run.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serde, topic } from '@millrace/client'
import { count, groupByKey, streams, to, toStream } from '@millrace/streams'
import { filter } from '@millrace/streams/operators'
import { testDriver } from '@millrace/streams/testing'
import { startTestCluster } from '@millrace/testing'

const orders = topic('orders', { key: serde.string(), value: serde.string() })
const counts = topic('counts', { key: serde.string(), value: serde.long() })
const app = streams({ id: 'packed', key: serde.string() })
app.stream(orders).pipe(
  filter(({ value }) => value !== 'no'),
  groupByKey(),
  count({ store: 'counts', value: serde.long() }),
  toStream(),
  to(counts),
)

const driver = testDriver(app)
driver.input(orders).send({ key: 'a', value: 'yes' }, { key: 'a', value: 'no' }, { key: 'a', value: 'yes' })
assert.deepEqual(driver.output(counts).readKeyValues(), [
  ['a', 1],
  ['a', 2],
])
driver.close()

const cluster = await startTestCluster()
const client = await cluster.client()
const stateDir = await mkdtemp(path.join(tmpdir(), 'millrace-packed-'))
for (const each of [orders, counts]) await client.admin().createTopic(each)
const producer = client.producer()
for (let index = 0; index < 10; index += 1) await producer.send(orders, { key: 'a', value: 'yes' })
const stop = new AbortController()
const running = app.run({ brokers: cluster.bootstrap.split(','), stateDir, signal: stop.signal })
const consumer = client.consumer({ isolation: 'read_committed' })
for await (const { value } of consumer.records(counts, { from: 'earliest' })) if (value === 10) break
stop.abort()
await running
await cluster.stop()
await rm(stateDir, { recursive: true })
