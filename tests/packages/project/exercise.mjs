// What a first program does: a broker inside the process, a topic, records there and back, an error.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

export async function exercise({ isStreamError, serde, topic }, { startTestCluster }) {
  const logger = keepingLogger()
  const cluster = await startTestCluster({ logger })
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
    await compressInThreads(client, topic('packed', { value: serde.bytes() }))
    await assert.rejects(client.admin().createTopic(orders), (error) => isStreamError(error, 'TOPIC_ALREADY_EXISTS'))
  } finally {
    await cluster.stop()
  }
  assert.ok(logger.lines.includes('debug a thread that compresses is started'), 'the threads are found')
  assert.deepEqual(
    logger.lines.filter((line) => !/^(debug|info) /.test(line)),
    [],
  )
  assert.deepEqual(protobufjsLoaded(), ['8'])
}

/** The broker compresses what came otherwise: in a thread, whose program has to be found wherever the packages were installed. */
async function compressInThreads(client, packed) {
  const value = Buffer.from('words and words and words '.repeat(2_000))
  await client.admin().createTopic(packed, { configs: { 'compression.type': 'zstd', 'compression.zstd.level': '19' } })
  const producer = client.producer({ compression: 'none' })
  await producer.send(packed, { value })
  await producer.close()
  for await (const record of client.consumer().records(packed, { from: 'earliest', until: 'end' })) {
    assert.ok(Buffer.from(record.value).equals(value))
  }
}

function keepingLogger() {
  const lines = []
  const writer = (level) => (fields, message) => void lines.push(`${level} ${message}`)
  const [debug, info, warn, error] = ['debug', 'info', 'warn', 'error'].map(writer)
  const logger = { lines, debug, info, warn, error, child: () => logger }
  return logger
}

/** The major versions of protobufjs that this process has loaded. The application has another one installed, and so does grpc-js. */
function protobufjsLoaded() {
  const { cache } = createRequire(import.meta.url)
  const folders = Object.keys(cache).flatMap((file) => /^.*[\\/]node_modules[\\/]protobufjs(?=[\\/])/.exec(file) ?? [])
  const versionOf = (folder) => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version
  return [...new Set(folders.map((folder) => versionOf(folder).split('.')[0]))]
}
