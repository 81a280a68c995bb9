// What a first program does: a broker inside the process, a topic, records there and back, an error.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

export async function exercise({ isStreamError, serde, topic }, { startTestCluster }) {
  const cluster = await startTestCluster()
  try {
    const client = await cluster.client()
    const orders = topic('orders', { key: serde.string(), value: serde.json() })
    await client.admin().createTopic(orders, { partitions: 2 })
    for (const compression of ['none', 'gzip', 'snappy', 'lz4', 'zstd']) {
      const producer = client.producer({ compression })
      await producer.send(orders, { key: 'k', value: { compression } })
      await producer.close()
    }
    const read = []
    for await (const { key, value } of client.consumer().records(orders, { from: 'earliest', until: 'end' })) {
      assert.equal(key, 'k')
      read.push(value.compression)
    }
    assert.deepEqual(read, ['none', 'gzip', 'snappy', 'lz4', 'zstd'])
    await assert.rejects(client.admin().createTopic(orders), (error) => isStreamError(error, 'TOPIC_ALREADY_EXISTS'))
  } finally {
    await cluster.stop()
  }
  assert.deepEqual(protobufjsLoaded(), ['8'])
}

/** The major versions of protobufjs that this process has loaded. The application has another one installed, and so does grpc-js. */
function protobufjsLoaded() {
  const { cache } = createRequire(import.meta.url)
  const folders = Object.keys(cache).flatMap((file) => /^.*[\\/]node_modules[\\/]protobufjs(?=[\\/])/.exec(file) ?? [])
  const versionOf = (folder) => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version
  return [...new Set(folders.map((folder) => versionOf(folder).split('.')[0]))]
}
