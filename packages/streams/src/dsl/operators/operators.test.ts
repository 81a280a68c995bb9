import { serde, topic } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import {
  filter,
  type FixedKeyProcessor,
  type FixedKeyProcessorContext,
  forEach,
  merge,
  otherwise,
  process,
  type Processor,
  type ProcessorContext,
  processValues,
  repartition,
  split,
  type StreamRecord,
  streams,
  through,
  to,
  toStream,
  toTable,
  withKey,
  withValue,
} from '../../index.ts'
import { keyValueStore } from '../../stores/builders.ts'
import type { KeyValueStore } from '../../stores/store.ts'
import { testDriver } from '../../testing/index.ts'

const text = (name: string) => topic(name, { key: serde.string(), value: serde.string() })
const words = text('words')
const out = text('out')
const refusal = (message: string): unknown =>
  expect.objectContaining({ code: 'INVALID_TOPOLOGY', message: expect.stringContaining(message) as unknown })

/** Counts the words of each key. */
class Counting implements Processor<string, string, string, string> {
  #context!: ProcessorContext<string, string>
  #counts!: KeyValueStore<string, number>

  init(context: ProcessorContext<string, string>): void {
    this.#context = context
    this.#counts = context.store('counts')
  }

  process(record: StreamRecord<string, string>): void {
    const count = (this.#counts.get(record.key) ?? 0) + 1
    this.#counts.put(record.key, count)
    this.#context.forward(withValue(record, String(count)))
  }
}
const counting = (): Counting => new Counting()

/** Uses values as keys, which it may not. */
class Swapping implements FixedKeyProcessor<string, string, string> {
  #context!: FixedKeyProcessorContext<string, string>

  init(context: FixedKeyProcessorContext<string, string>): void {
    this.#context = context
  }

  process(record: StreamRecord<string, string>): void {
    this.#context.forward(withKey(record, record.value))
  }
}

describe('process', () => {
  it('gives a processor its stores, brought along or named', () => {
    const app = streams({ id: 'app' })
    const counts = keyValueStore('counts', { key: serde.string(), value: serde.integer() })
    app.addStore(counts)
    app.stream(words).pipe(process(counting, { stores: ['counts'] }), to(out))
    using driver = testDriver(app)
    driver.input(words).send({ key: 'k', value: 'a' }, { key: 'k', value: 'b' })
    expect(driver.output(out).readKeyValues()).toEqual([
      ['k', '1'],
      ['k', '2'],
    ])
  })

  it('refuses a store that nobody brought, and one that the processor was not given', () => {
    const lacking = streams({ id: 'app' })
    lacking.stream(words).pipe(process(counting, { stores: ['counts'] }))
    expect(() => lacking.topology()).toThrow(refusal('store counts, which nobody has added'))
    const unconnected = streams({ id: 'app' })
    unconnected.stream(words).pipe(process(counting))
    expect(() => testDriver(unconnected)).toThrow(refusal('counts'))
  })
})

describe('processValues', () => {
  it('holds keys: another one is refused, when it is forwarded', () => {
    const app = streams({ id: 'app' })
    app.stream(words).pipe(
      processValues(() => new Swapping()),
      to(out),
    )
    using driver = testDriver(app)
    driver.input(words).send({ key: 'same', value: 'same' })
    expect(() => driver.input(words).send({ key: 'k', value: 'other' })).toThrow(
      expect.objectContaining({ cause: expect.objectContaining({ code: 'INVALID_REQUEST' }) as unknown }),
    )
  })
})

describe('split and merge', () => {
  it('divide by the first predicate that accepts, and put together again', () => {
    const app = streams({ id: 'app' })
    const { a, short, rest } = split(app.stream(words), {
      a: (word) => word.startsWith('a'),
      short: (word) => word.length < 3,
      rest: otherwise,
    })
    a.pipe(to(text('a')))
    short.pipe(merge(rest), to(out))
    using driver = testDriver(app)
    for (const value of ['ab', 'no', 'longer']) driver.input(words).send({ key: 'k', value })
    expect(driver.output(text('a')).readKeyValues()).toEqual([['k', 'ab']])
    expect(driver.output(out).readKeyValues()).toEqual([
      ['k', 'no'],
      ['k', 'longer'],
    ])
  })

  it('drop what no branch takes, if there is no other; nothing stands behind `otherwise`', () => {
    const app = streams({ id: 'app' })
    const { a } = split(app.stream(words), { a: (word) => word === 'a' })
    a.pipe(to(out))
    using driver = testDriver(app)
    driver.input(words).send({ key: 'k', value: 'b' })
    expect(driver.written).toEqual([])
    expect(() => split(app.stream(words), { rest: otherwise, a: () => true })).toThrow(refusal('behind `otherwise`'))
  })

  it('stay within one application', () => {
    const other = streams({ id: 'other' }).stream(words)
    expect(() => streams({ id: 'app' }).stream(words).pipe(merge(other))).toThrow(refusal('another application'))
  })
})

describe('topics', () => {
  it('may be chosen by record, partitioned by a function, and passed through', () => {
    const app = streams({ id: 'app', value: serde.string(), key: serde.string() })
    const stream = app.stream(words)
    stream.pipe(to((record) => `to-${record.value}`))
    stream.pipe(through(text('middle')), to(out))
    stream.pipe(
      repartition({ name: 'again', partitions: 4, partitioner: () => 3 }),
      forEach(() => undefined),
    )
    using driver = testDriver(app)
    driver.input(words).send({ key: 'k', value: 'x' })
    expect(driver.written.map(({ topic: name }) => name)).toEqual(['to-x', 'middle', 'again-repartition', 'out'])
    expect(app.topology().subtopologies.flatMap(({ repartitionSources }) => repartitionSources)).toEqual([
      { name: 'again-repartition', partitions: 4 },
    ])
  })
})

describe('tables', () => {
  it('take no record without key, and tell of a row that a filter refuses once it was there', () => {
    const app = streams({ id: 'app' })
    app.stream(words).pipe(
      toTable({ store: 'newest' }),
      filter((word) => word !== 'no'),
      toStream(),
      to(out),
    )
    using driver = testDriver(app)
    driver.input(words).send({ key: null, value: 'x' })
    for (const value of ['no', 'yes', 'no', 'no']) driver.input(words).send({ key: 'k', value })
    expect(driver.output(out).readKeyValues()).toEqual([
      ['k', 'yes'],
      ['k', null],
    ])
    expect(driver.dropped.get('null-key')).toBe(1)
  })

  it('with a history need a name', () => {
    expect(() => streams({ id: 'app' }).table(words, { historyRetention: '1h' })).toThrow(refusal('give it a name'))
  })

  it('are restored from their topic if that was asked for', () => {
    const app = streams({ id: 'app', optimize: 'all' })
    app.table(words, { store: 'words' })
    const [subtopology] = app.topology().subtopologies
    expect([...(subtopology?.sourceChangelogs ?? [])]).toEqual([['words', 'words']])
  })
})

describe('an application', () => {
  it('has a name', () => {
    expect(() => streams({ id: '' })).toThrow(expect.objectContaining({ code: 'INVALID_CONFIG' }))
  })

  it('is drawn as a Mermaid flow chart', () => {
    const app = streams({ id: 'app' })
    app.stream(words).pipe(toTable({ store: 'newest' }), toStream({ name: 'a "stream"' }), to(out))
    expect(app.mermaid()).toBe(`flowchart TD
  subgraph s0 ["Sub-topology 0"]
    n0(["KSTREAM-SOURCE-0000000000"])
    n1["KSTREAM-TOTABLE-0000000001"]
    n2["a #quot;stream#quot;"]
    n3(["KSTREAM-SINK-0000000003"])
    s4[("newest")]
  end
  t5>"words"] --> n0
  n0 --> n1
  n1 -.- s4
  n1 --> n2
  n2 --> n3
  n3 --> t6>"out"]
`)
  })
})
