// An application of Streams in worker threads, as it is installed: each thread finds the program, the module and the application.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { serde, topic } from '@millrace/client'
import { count, groupByKey, mapValues, streams, to, toStream } from '@millrace/streams'
import { startTestCluster } from '@millrace/testing'

const orders = topic('orders', { key: serde.string(), value: serde.string() })
const counts = topic('counts', { key: serde.string(), value: serde.long() })

export const app = streams({ id: 'threaded', key: serde.string(), value: serde.string() })
app.stream(orders).pipe(
  mapValues((value) => {
    assert.equal(isMainThread, false)
    return value
  }),
  groupByKey(),
  count({ store: 'counts', value: serde.long() }),
  toStream(),
  to(counts),
)

if (isMainThread) {
  const cluster = await startTestCluster()
  const client = await cluster.client()
  const stateDir = await mkdtemp(path.join(tmpdir(), 'millrace-packed-'))
  for (const each of [orders, counts]) await client.admin().createTopic(each, { partitions: 2 })
  const producer = client.producer()
  for (let index = 0; index < 10; index += 1) await producer.send(orders, { key: 'a', value: 'yes' })
  const stop = new AbortController()
  const brokers = cluster.bootstrap.split(',')
  const running = app.run({ brokers, stateDir, signal: stop.signal, threads: 2, module: import.meta.url })
  const consumer = client.consumer({ isolation: 'read_committed' })
  const reading = async () => {
    for await (const { value } of consumer.records(counts, { from: 'earliest' })) if (value === 10) return
  }
  await Promise.race([reading(), running.then(() => assert.fail('it stopped'))])
  stop.abort()
  await running
  await cluster.stop()
  await rm(stateDir, { recursive: true })
}
