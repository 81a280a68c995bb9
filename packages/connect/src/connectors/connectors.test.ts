import { silentLogger } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { configSchema, option } from '../config/index.ts'
import { sinkRecord, sourceRecord } from '../data/record.ts'
import { Schema } from '../data/schema.ts'
import type { RawTaskContext } from './connector.ts'
import { defineSink, type SinkContext } from './define-sink.ts'
import { defineSource, type SourceContext } from './define-source.ts'
import { recordResult } from './record-result.ts'

const shared = { connector: 'c', task: 0, key: 'all', signal: new AbortController().signal, logger: silentLogger }

const counter = defineSource({
  name: 'Counter',
  aliases: ['org.example.Counter'],
  version: '1.0.0',
  doc: 'Counts to a number.',
  config: configSchema({
    topic: option.string({ importance: 'HIGH', doc: 'Where to.' }),
    to: option.int({ importance: 'HIGH', doc: 'How far.' }),
  }),
  check: async ({ to }) => (to > 1000 ? [{ option: 'to', message: 'nobody counts that far' }] : []),
  plan: ({ to }, tasksMax) =>
    Array.from({ length: Math.min(to, tasksMax) }, (_, at) => ({ key: `c${at}`, options: { to: '1' } })),
  async *open({ config: { topic, to }, offset }) {
    const last = (await offset({}))?.['at'] ?? 0
    for (let at = Number(last) + 1; at <= to; at++) {
      const value = { schema: Schema.int32(), value: at }
      yield { records: [sourceRecord({ topic, value, sourcePartition: {}, sourceOffset: { at } })] }
    }
  },
})

const sourceContext = (config: Record<string, string>): RawTaskContext<SourceContext> => ({
  ...shared,
  config,
  offset: async () => ({ at: 2 }),
})

async function gathered<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

describe('a source', () => {
  it('reads its options by their types, and goes on where it was', async () => {
    const batches = await gathered(await counter.open(sourceContext({ topic: 't', to: '4' })))
    expect(batches.flatMap(({ records }) => records.map(({ topic, value }) => [topic, value.value]))).toEqual([
      ['t', 3],
      ['t', 4],
    ])
  })

  it('refuses a config before and when it is opened', async () => {
    const refused = expect.objectContaining({ code: 'INVALID_CONFIG', context: { key: 'to' } })
    expect(() => counter.configure({ topic: 't', to: 'many' })).toThrow(refused)
    await expect(counter.open(sourceContext({ topic: 't' }))).rejects.toEqual(refused)
  })

  it('says what is wrong with a config that can be read', async () => {
    const check = async (to: string) => counter.configure({ topic: 't', to }).check(shared.signal)
    expect(await check('1001')).toEqual([{ option: 'to', message: 'nobody counts that far' }])
    expect(await check('3')).toEqual([])
  })

  it('plans tasks by its config, and one if it has no plan', () => {
    const plan = counter.configure({ topic: 't', to: '2' }).plan(8)
    expect(plan).toEqual([
      { key: 'c0', options: { to: '1' } },
      { key: 'c1', options: { to: '1' } },
    ])
    const plain = defineSource({ name: 'P', version: '1', doc: 'None.', config: configSchema({}), async *open() {} })
    expect(plain.configure({}).plan(8)).toEqual([{ key: 'all' }])
    expect(plain).toMatchObject({ kind: 'source', aliases: [], version: '1' })
  })

  it.each([
    [[{ key: 'a' }, { key: 'a' }], 'P planned two tasks of one key'],
    [[{ key: 'a' }, { key: 'b' }, { key: 'c' }], 'P planned 3 tasks where 2 are the most'],
  ])('is at fault if it plans %j', (plans, message) => {
    const config = configSchema({})
    const source = defineSource({ name: 'P', version: '1', doc: 'None.', config, plan: () => plans, async *open() {} })
    expect(() => source.configure({}).plan(2)).toThrow(message)
  })
})

describe('a sink', () => {
  const lengths = defineSink({
    name: 'Lengths',
    version: '1.0.0',
    doc: 'Takes short texts.',
    config: configSchema({ most: option.int({ default: 3, importance: 'LOW', doc: 'How long.' }) }),
    open: ({ config: { most } }) => ({
      write: async (records) =>
        records.map(({ value: { value } }) =>
          typeof value === 'string' && value.length <= most ? recordResult.ok : recordResult.reject('it is too long'),
        ),
    }),
  })

  it('answers for each record', async () => {
    const context: RawTaskContext<SinkContext> = { ...shared, config: { most: '4' } }
    const task = await lengths.open(context)
    const records = ['abcd', 'abcde'].map((value, offset) =>
      sinkRecord({ topic: 't', partition: 0, offset, value: { schema: null, value } }),
    )
    expect(await task.write(records, shared.signal)).toEqual([
      { kind: 'ok' },
      { kind: 'reject', reason: 'it is too long' },
    ])
  })

  it('has as many tasks as it may', () => {
    expect(lengths.configure({}).plan(2)).toEqual([{ key: '0' }, { key: '1' }])
  })
})
