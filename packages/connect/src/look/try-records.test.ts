import { expect, it } from 'vitest'
import { configSchema } from '../config/index.ts'
import { defineSink } from '../connectors/define-sink.ts'
import { defineSource } from '../connectors/define-source.ts'
import { pluginSet } from '../plugins/plugin-set.ts'
import { tryRecords } from './try-records.ts'

const names = { version: '1.0.0', doc: 'It is for tests.', config: configSchema({}) }
const plugins = pluginSet([
  defineSource({ ...names, name: 'From', async *open() {} }),
  defineSink({ ...names, name: 'To', open: () => ({ write: async () => [] }) }),
])
const hoist = {
  name: 'x',
  transforms: 'drop,hoist',
  'transforms.drop.type': 'org.apache.kafka.connect.transforms.Filter',
  'transforms.drop.predicate': 'empty',
  'transforms.hoist.type': 'HoistField$Value',
  'transforms.hoist.field': 'all',
  predicates: 'empty',
  'predicates.empty.type': 'org.apache.kafka.connect.transforms.predicates.RecordIsTombstone',
}

it('gives what a sink would get, and what would be wrong', () => {
  const config = {
    ...hoist,
    'connector.class': 'To',
    topics: 't',
    'key.converter': 'StringConverter',
    'value.converter': 'JsonConverter',
    'value.converter.schemas.enable': 'false',
  }
  const [whole, dropped, wrong] = tryRecords(plugins, config, [
    { topic: 't', key: 'k', value: { a: 2 ** 40 }, headers: [{ key: 'h', value: '1' }] },
    { topic: 't', value: null },
    { topic: 't', value: 'no JSON' },
  ])
  expect(whole?.stages.map(({ stage, alias }) => alias ?? stage)).toEqual(['TOPIC', 'drop', 'hoist'])
  expect(whole?.stages.at(-1)?.record).toMatchObject({
    offset: 0,
    key: { schema: 'string', value: 'k' },
    value: { schema: null, value: { all: { a: 2 ** 40 } } },
    headers: [{ name: 'h', value: 1 }],
  })
  expect(dropped?.stages.at(-1)).toMatchObject({ alias: 'drop', record: null })
  expect(wrong?.error).toMatchObject({ stage: 'VALUE_CONVERTER' })
})

it('gives what a source would store', () => {
  const config = { ...hoist, 'connector.class': 'From', 'value.converter.schemas.enable': 'false' }
  const schema = { type: 'struct', optional: false, fields: [{ field: 'id', type: 'int64', optional: false }] }
  const [plain, typed] = tryRecords(plugins, config, [
    { topic: 't', partition: 3, key: 7, value: ['x'] },
    { topic: 't', value: { schema, payload: { id: 5 } } },
  ])
  expect(plain?.stored).toMatchObject({ topic: 't', partition: 3, value: '{"all":["x"]}' })
  expect(typed?.stages[0]?.record?.value).toEqual({ schema: 'struct', value: { id: 5 } })
  expect(typed?.stored?.value).toBe('{"all":{"id":5}}')
})

it("refuses configs and samples that won't do", () => {
  const config = { 'connector.class': 'From', name: 'x' }
  const refused = (given: Readonly<Record<string, string>>, samples: readonly unknown[]): unknown => {
    try {
      return tryRecords(plugins, given, samples)
    } catch (error) {
      return String(error)
    }
  }
  expect(refused({ ...config, transforms: 'a' }, [])).toContain('transforms.a.type')
  expect(refused(config, [{ valeu: 1 }])).toContain('record 1 has a member valeu')
  expect(refused(config, [{}, { partition: -1 }])).toContain('record 2 has partition of the wrong kind')
  expect(refused(config, ['x'])).toContain('record 1 is no object')
})
