import { serde, topic } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import { seen } from '../../test/seen.ts'
import {
  keyValueStore,
  type KeyValueStore,
  process,
  type ProcessorContext,
  type ProcessorSupplier,
  streams,
  to,
  withValue,
} from '../index.ts'
import { testDriver } from '../testing/index.ts'

const prices = topic('prices', { key: serde.string(), value: serde.integer() })
const asks = topic('asks', { key: serde.string(), value: serde.string() })
const answers = topic('answers', { key: serde.string(), value: serde.string() })

const highest = (options: object = {}) =>
  keyValueStore('highest', { key: serde.string(), value: serde.integer(), kind: 'memory', logged: false, ...options })

/** Keeps the highest price of each item. */
const keepHighest: ProcessorSupplier<string, number, never, never> = () => {
  let store: KeyValueStore<string, number>
  return {
    init: (context) => (store = context.store('highest')),
    process: ({ key, value }) => store.put(key, Math.max(value, store.get(key) ?? 0)),
  }
}

/** Answers with what the store has; 'set' would write to it. */
const answer: ProcessorSupplier<string, string, string, string> = () => {
  let context: ProcessorContext<string, string>
  let store: KeyValueStore<string, number>
  return {
    init(given) {
      context = given
      store = context.store('highest')
    },
    process(record) {
      if (record.value === 'set') store.put(record.key, 0)
      const upTo = [...store.range(undefined, record.key)].map(([key]) => key).join()
      context.forward(withValue(record, `${store.get(record.key) ?? 'none'} of ${store.name}, up to it ${upTo}`))
    },
  }
}

function application(filling = keepHighest, builder = highest()) {
  const app = streams({ id: 'app' })
  app.addGlobalStore(builder, prices, filling)
  app.stream(asks).pipe(process(answer), to(answers))
  return app
}

describe('a global store', () => {
  it('is filled by its processor, and read by all others, which need not name it', () => {
    const driver = testDriver(application())
    const input = driver.input(prices)
    input.send({ key: 'tea', value: 3 }, { key: 'rye', value: 2 }, { key: 'tea', value: 5 }, { key: 'tea', value: 4 })
    driver.input(asks).send({ key: 'tea', value: '' }, { key: 'oil', value: '' })
    expect(driver.output(answers).readKeyValues()).toEqual([
      ['tea', '5 of highest, up to it rye,tea'],
      ['oil', 'none of highest, up to it '],
    ])
    expect([...driver.store<KeyValueStore<string, number>>('highest').all()]).toEqual([
      ['rye', 2],
      ['tea', 5],
    ])
  })

  it('is described as Kafka describes it', () => {
    expect(application().describe()).toContain(
      [
        '  Sub-topology: 0 for global store (will not generate tasks)',
        '    Source: KSTREAM-SOURCE-0000000000 (topics: [prices])',
        '      --> KTABLE-SOURCE-0000000001',
        '    Processor: KTABLE-SOURCE-0000000001 (stores: [highest])',
      ].join('\n'),
    )
  })

  it('is written to by nothing else', () => {
    const driver = testDriver(application())
    expect(seen(() => driver.input(asks).send({ key: 'tea', value: 'set' }))).toMatch(
      /the store highest is global: each copy .* fills it from its topic, so nothing else may write to it/,
    )
  })

  it('has no changelog, no other options, and a processor that nobody calls back', () => {
    expect(seen(() => testDriver(application(keepHighest, highest({ logged: true }))))).toContain(
      'INVALID_TOPOLOGY: global store highest has a changelog: its topic is one already, so make the store with logged: false',
    )
    expect(
      seen(() =>
        streams({ id: 'app' }).addGlobalStore(highest(), prices, keepHighest, { offsetReset: 'latest' } as never),
      ),
    ).toContain("INVALID_CONFIG: addGlobalStore() has no option 'offsetReset'")
    const scheduling: typeof keepHighest = () => ({
      init: (context) => void context.schedule(1000, 'wall-clock', () => undefined),
      process: () => undefined,
    })
    expect(seen(() => testDriver(application(scheduling)))).toContain(
      'the processor of the global store highest asks to be called back',
    )
  })

  it('takes times from where it is told to, and records are as the topic has them', () => {
    const times: unknown[] = []
    const app = streams({ id: 'app' })
    const noting: typeof keepHighest = () => ({
      process: ({ key, value, timestamp }) => void times.push([key, value, timestamp]),
    })
    app.addGlobalStore(highest(), prices, noting, { name: 'fill', timestampExtractor: ({ value }) => value * 10 })
    app.stream(asks).pipe(to(answers))
    expect(app.describe()).toContain('Source: fill-source (topics: [prices])')
    testDriver(app).input(prices).send({ key: 'tea', value: 3 }, { key: 'rye', value: 2 })
    expect(times).toEqual([
      ['tea', 3, 30],
      ['rye', 2, 20],
    ])
  })
})
