import { fromPlain } from '@millrace/connect'
import { elasticsearchSink } from '@millrace/connector-elasticsearch-sink'
import { sinkConformance } from '@millrace/connect/testing'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { OpenSearch } from '../servers/opensearch.ts'

let server: OpenSearch
beforeAll(async () => {
  server = await OpenSearch.start()
})
afterAll(() => server[Symbol.asyncDispose]())

const schemaless = { 'value.converter': 'JsonConverter', 'value.converter.schemas.enable': 'false' }
const valueOf = (value: unknown) => ({ schema: null, value: fromPlain(value) })
let count = 0

describe.each([
  ['documents of keys', {}],
  ['a document for each record', { 'key.ignore': 'true' }],
  ['upserts', { 'write.method': 'upsert' }],
])('%s', (_, mode) => {
  const cases = sinkConformance({
    connector: elasticsearchSink,
    setUp: async () => {
      const index = `conformance-${count++}`
      await server.ask('PUT', index, { mappings: { properties: { number: { type: 'integer' } } } })
      return {
        config: {
          ...schemaless,
          topics: 'conformance',
          'connection.url': server.url,
          'connection.username': 'user',
          'connection.password': 'hush-hush',
          'index.name': index,
          ...mode,
        },
        readTarget: async () => [...(await server.documents(index)).values()].map(({ id }) => String(id)),
      }
    },
    record: (number) => ({ key: valueOf(`k${number}`), value: valueOf({ id: `record-${number}`, number }) }),
    badRecord: () => ({ key: valueOf('bad'), value: valueOf({ number: 'no number' }) }),
    unreachable: { 'connection.url': 'http://127.0.0.1:1' },
  })
  test.each(cases.map(({ name, run }) => [name, run] as const))('%s', (__, run) => run())
})
