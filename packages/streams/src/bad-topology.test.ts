import { serde, topic, topicsMatching } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import {
  aggregate,
  count,
  filter,
  groupBy,
  groupByKey,
  hopping,
  join,
  mapValues,
  repartition,
  session,
  sliding,
  streams,
  tableJoin,
  to,
  tumbling,
  windowedBy,
} from './index.ts'
import { seen } from '../test/seen.ts'
import { testDriver } from './testing/index.ts'

const text = (name: string) => topic(name, { key: serde.string(), value: serde.string() })
const words = text('words')
const others = text('others')
const out = text('out')

describe('a topology that can not be', () => {
  const app = () => streams({ id: 'app' })
  it.each<[what: string, give: () => unknown, message: string]>([
    [
      'nothing to read',
      () => app().topology(),
      'INVALID_TOPOLOGY: the topology is empty: begin one with app.stream() or app.table()',
    ],
    ['no topic', () => app().stream([]), 'INVALID_TOPOLOGY: stream() was given no topic'],
    [
      'a topic read twice',
      () => {
        const one = app()
        one.stream(words)
        one.table(words)
        one.topology()
      },
      'both read topic words: read it once and use the result twice',
    ],
    [
      'a topic named twice',
      () => {
        const one = app()
        one.stream([words, words])
        one.topology()
      },
      'reads a topic twice: words, words',
    ],
    [
      'a pattern',
      () => app().stream(topicsMatching('w.*')),
      'reads topics by their names, not by a pattern such as w.*',
    ],
    [
      'two stores of one name',
      () => {
        const one = app()
        for (const each of [words, others]) one.stream(each).pipe(groupByKey(), count({ store: 'same' }))
        one.topology()
      },
      'INVALID_TOPOLOGY: two stores are named same: give one of them another name',
    ],
    [
      'two nodes of one name',
      () => {
        const one = app()
        for (const each of [words, others])
          one.stream(each).pipe(
            mapValues(() => '', { name: 'same' }),
            to(out),
          )
        one.topology()
      },
      'INVALID_TOPOLOGY: two nodes are named same: give one of them another name',
    ],
    [
      'an input with a name that no topic has',
      () => {
        const one = app()
        one.stream(text('no topic'))
        one.topology()
      },
      "reads 'no topic', which can't be a topic's name: only the letters",
    ],
    [
      'an output with too long a name',
      () => {
        const one = app()
        one.stream(words).pipe(to(text('x'.repeat(250))))
        one.topology()
      },
      "can't be a topic's name: it has 250 characters, and 249 are allowed",
    ],
    [
      'a store that no changelog can be named after',
      () => {
        const one = app()
        one.stream(words).pipe(groupByKey(), count({ store: 'a/b' }))
        one.topology()
      },
      "INVALID_TOPIC: a changelog is named after store 'a/b'",
    ],
    [
      'repartitioning to no partition',
      () => {
        const one = app()
        one.stream(words).pipe(repartition({ partitions: 0 }), to(out))
        one.topology()
      },
      'is to have 0 partitions: give a whole number from 1 on',
    ],
    [
      'tables of different applications',
      () =>
        app()
          .table(words)
          .pipe(tableJoin(app().table(others), () => '')),
      'another application',
    ],
  ])('%s', (_, give, message) => {
    expect(seen(give)).toContain(message)
  })
})

describe('windows that can not be', () => {
  it.each<[give: () => unknown, message: string]>([
    [() => tumbling(0), 'the size of tumbling windows is 0: give at least one millisecond'],
    [() => tumbling(-1), 'the size of tumbling windows is -1: give milliseconds, from 0 on'],
    [() => tumbling('1 minute' as '1m'), 'the size of tumbling windows is "1 minute"'],
    [() => tumbling('1m', { grace: -1 }), 'the grace of windows is -1'],
    [() => hopping(10, { advance: 0 }), 'the advance of hopping windows is 0'],
    [() => hopping(10, { advance: 11 }), "hopping windows of 10 ms can't advance by 11 ms"],
    [() => sliding(-1), 'the time difference of sliding windows is -1'],
    [() => session(Number.NaN), 'the inactivity gap of sessions is null'],
    [() => join(streams({ id: 'x' }).stream(words), () => '', {}), 'join() was given no window'],
    [() => join(streams({ id: 'x' }).stream(words), () => '', { within: 1, grace: -1 }), 'grace of join() is -1'],
    [() => join(streams({ id: 'x' }).stream(words), () => '', { before: -2, after: 1 }), 'ends 1 ms before it begins'],
  ])('%o', (give, message) => {
    // Joins look at their window where they stand.
    const use = (): unknown =>
      streams({ id: 'app' })
        .stream(words)
        .pipe(give() as never)
    expect(seen(use)).toMatch(/^INVALID_CONFIG: /)
    expect(seen(use)).toContain(message)
  })
})

describe('options that can not be', () => {
  const grouped = () => streams({ id: 'app' }).stream(words).pipe(groupByKey())
  const plusOne = (total: number): number => total + 1
  it.each<[give: () => unknown, message: string]>([
    [() => streams({ id: '' }), 'streams() has an empty id'],
    [() => streams({ id: 'a b' }), "the id 'a b' can't be an application's"],
    [
      () => streams({ id: 'app', commitIntervall: 1 } as never),
      "streams() has no option 'commitIntervall': did you mean 'commitInterval'?",
    ],
    [() => streams({ id: 'app', stores: 'disk' as 'memory' }), 'stores of streams() is persistent or memory, not disk'],
    [() => streams({ id: 'app', optimize: 'some' as 'all' }), 'optimize of streams() is none or all, not some'],
    [
      () => streams({ id: 'app' }).stream(words, { offsetReset: 'newest' as 'latest' }),
      'offsetReset of stream() is earliest or latest or none, not newest',
    ],
    [
      () => streams({ id: 'app' }).stream(words, { nam: 'x' } as never),
      "stream() has no option 'nam': did you mean 'name'?",
    ],
    [() => streams({ id: 'app' }).table(words, { stroe: 'x' } as never), "table() has no option 'stroe'"],
    [
      () => grouped().pipe(count({ stroe: 'x' } as never)),
      "an aggregate without windows has no option 'stroe': did you mean 'store'?",
    ],
    // What nothing would read of this phase.
    [() => grouped().pipe(count({ retention: '1h' })), "an aggregate without windows has no option 'retention'"],
    [
      () => grouped().pipe(aggregate(() => 0, plusOne, { merge: plusOne } as never)),
      "an aggregate without windows has no option 'merge'",
    ],
    [
      () =>
        grouped().pipe(
          windowedBy(tumbling(1)),
          aggregate(() => 0, plusOne, { merge: plusOne } as never),
        ),
      "an aggregate of windows has no option 'merge'",
    ],
    [
      () =>
        grouped().pipe(
          windowedBy(session(1)),
          aggregate(() => 0, plusOne, { merge: plusOne, subtract: 1 } as never),
        ),
      "an aggregate of windows has no option 'subtract'",
    ],
    [
      () =>
        streams({ id: 'app' })
          .stream(words)
          .pipe(groupBy((value) => value, { values: (value) => value })),
      "groupBy() of a stream has no option 'values': did you mean 'value'?",
    ],
    [
      () =>
        streams({ id: 'app' })
          .stream(words)
          .pipe(filter(() => true, { store: 'x' })),
      "filter() of a stream has no option 'store'",
    ],
    [
      () =>
        streams({ id: 'app' })
          .stream(words)
          .pipe(mapValues((value) => value, { cached: false })),
      "mapValues() of a stream has no option 'cached'",
    ],
    [() => grouped().pipe(count({ kind: 'disk' as 'memory' })), "a store's kind is persistent or memory, not disk"],
    [() => grouped().pipe(windowedBy(tumbling(1), { lat: out } as never)), "windowedBy() has no option 'lat'"],
    [() => testDriver(streams({ id: 'app' }), { cacheBytes: 1 } as never), "testDriver() has no option 'cacheBytes'"],
    [
      () => testDriver(streams({ id: 'app' }), { failures: { processing: 'dlq' } }),
      'failures.processing is dlq, but no topic is named for dead letters',
    ],
  ])('%o', (give, message) => {
    expect(seen(give)).toMatch(/^INVALID_CONFIG: /)
    expect(seen(give)).toContain(message)
  })
})
