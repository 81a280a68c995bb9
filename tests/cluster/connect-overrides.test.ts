import {
  configSchema,
  defineSink,
  defineSource,
  recordResult,
  runSinkTask,
  runSourceTask,
  Schema,
  sourceRecord,
} from '@millrace/connect'
import { startTestCluster } from '@millrace/testing'
import { expect, test } from 'vitest'

const text = 'org.apache.kafka.connect.storage.StringConverter'
const about = { version: '1.0.0', doc: 'For what its clients are told.', config: configSchema({}) }

test('the clients of tasks do what the config of the connector says', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('words', { partitions: 1 })
  await client.producer().send('words', { value: 'before' })
  const value = { schema: Schema.string(), value: 'x'.repeat(1000) }
  const source = defineSource({
    ...about,
    name: 'Words',
    async *open() {
      yield { records: [sourceRecord({ topic: 'words', value, sourcePartition: { p: 1 }, sourceOffset: { at: 1 } })] }
    },
  })
  const config = { 'key.converter': text, 'value.converter': text }
  const { signal } = new AbortController()
  const offsets = { offsetsTopic: 'connect-offsets' }
  const small = { ...config, 'producer.override.max.request.size': '500', 'producer.override.compression.type': 'none' }
  const refused = runSourceTask(source, { client, name: 'words', config: small, signal, ...offsets })
  await expect(refused).rejects.toMatchObject({ message: expect.stringContaining('record for words') as string })
  await runSourceTask(source, { client, name: 'words', config, signal, ...offsets })

  const sink = defineSink({
    ...about,
    name: 'Nowhere',
    open: async () => ({ write: async (records) => records.map(() => recordResult.ok) }),
  })
  const nowhere = { ...config, topics: 'words', 'consumer.override.auto.offset.reset': 'none' }
  const lost = runSinkTask(sink, { client, name: 'nowhere', config: nowhere, signal })
  await expect(lost).rejects.toMatchObject({ code: expect.stringMatching(/OFFSET/) as string })
})
