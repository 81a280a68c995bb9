import { serde, topic } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import {
  count,
  filter,
  groupByKey,
  leftJoinTable,
  merge,
  repartition,
  selectKey,
  streams,
  to,
  toStream,
} from '../index.ts'
import { testDriver } from '../testing/index.ts'
import type { Streams } from './streams.ts'

const words = topic('words', { key: serde.string(), value: serde.string() })
const out = topic('out', { key: serde.string(), value: serde.json<number>() })
const copies = topic('copies', { key: serde.string(), value: serde.string() })

const repartitionTopics = (app: Streams): string[] =>
  app.topology().subtopologies.flatMap(({ repartitionSources }) => repartitionSources.map(({ name }) => name))

const refusal = (message: string): unknown =>
  expect.objectContaining({ code: 'INVALID_TOPOLOGY', message: expect.stringContaining(message) as unknown })

/** What two counts of a rekeyed stream give. */
function counted(optimize: 'all' | 'none'): { readonly topics: string[]; readonly rows: unknown } {
  const app = streams({ id: 'app', optimize })
  const rekeyed = app.stream(words).pipe(selectKey((word) => word.slice(0, 1)))
  for (const store of ['one', 'two']) rekeyed.pipe(groupByKey(), count({ store }), toStream(), to(out))
  using driver = testDriver(app)
  for (const value of ['apple', 'bear', 'ant']) driver.input(words).send({ key: null, value })
  return { topics: repartitionTopics(app), rows: driver.output(out).readKeyValues() }
}

describe('the plan of a topology', () => {
  it('merges repartition topics behind one change of keys, if that was asked for: with the same result', () => {
    const plain = counted('none')
    const merged = counted('all')
    expect(plain.topics).toEqual(['one-repartition', 'two-repartition'])
    expect(merged.topics).toEqual(['one-repartition'])
    expect(merged.rows).toEqual(plain.rows)
  })

  it('does not merge where something else on the way would lose records without key', () => {
    const app = streams({ id: 'app', optimize: 'all' })
    const shared = app.stream(words).pipe(
      selectKey((word) => (word === '' ? null : word)),
      filter((word) => word !== 'no'),
    )
    shared.pipe(groupByKey(), count({ store: 'one' }))
    shared.pipe(to(copies))
    using driver = testDriver(app)
    driver.input(words).send({ key: 'k', value: '' })
    expect(driver.output(copies).readKeyValues()).toEqual([[null, '']])
  })

  it('merges behind a merge of streams once all keys are there', () => {
    const app = streams({ id: 'app', optimize: 'all' })
    const other = topic('other', { key: serde.string(), value: serde.string() })
    app.stream(words).pipe(
      selectKey((word) => word),
      merge(app.stream(other)),
      groupByKey(),
      count({ store: 'all' }),
      toStream(),
      to(out),
    )
    expect(repartitionTopics(app)).toEqual(['all-repartition'])
    using driver = testDriver(app)
    driver.input(words).send({ key: 'x', value: 'w' })
    driver.input(other).send({ key: 'w', value: 'x' })
    expect(driver.output(out).readKeyValues()).toEqual([
      ['w', 1],
      ['w', 2],
    ])
  })

  it('reads a topic once that two streams read alike, and refuses two that differ', () => {
    const app = streams({ id: 'app' })
    app.stream(words).pipe(to(copies))
    app.stream(words).pipe(groupByKey(), count(), toStream(), to(out))
    expect(
      app.topology().subtopologies.map(({ nodes }) => nodes.filter(({ kind }) => kind === 'source').length),
    ).toEqual([1])

    const differing = streams({ id: 'app' })
    differing.stream(words)
    differing.stream(topic('words', { key: serde.string(), value: serde.json<string>() }))
    expect(() => differing.topology()).toThrow(refusal('other serdes'))

    const overlapping = streams({ id: 'app' })
    overlapping.stream([words, copies])
    overlapping.stream(words)
    expect(() => overlapping.topology()).toThrow(refusal('all the same, or all different'))
    expect(() => streams({ id: 'app' }).topology()).toThrow(refusal('empty'))
  })

  it('keeps records without key in a repartition before a left join alone', () => {
    const kept = (isJoined: boolean): unknown => {
      const app = streams({ id: 'app' })
      const again = app.stream(words).pipe(repartition({ name: 'again' }))
      if (isJoined) again.pipe(leftJoinTable(app.table(copies), (word) => word))
      again.pipe(to(topic('passed', { key: serde.string(), value: serde.string() })))
      using driver = testDriver(app)
      driver.input(words).send({ key: null, value: 'w' })
      return driver.output(topic('passed', { key: serde.string(), value: serde.string() })).readKeyValues()
    }
    expect(kept(false)).toEqual([])
    expect(kept(true)).toEqual([[null, 'w']])
  })

  it('is the same each time it is made', () => {
    const app = streams({ id: 'app', optimize: 'all' })
    const rekeyed = app.stream(words).pipe(selectKey((word) => word))
    for (const store of ['one', 'two']) rekeyed.pipe(groupByKey(), count({ store }))
    expect(app.describe()).toBe(app.describe())
  })
})
