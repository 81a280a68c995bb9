import { type Serde, serde, topic } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import {
  aggregate,
  count,
  emitStrategy,
  failOnInvalidTimestamp,
  type FailureOptions,
  filter,
  groupBy,
  groupByKey,
  join,
  joinTable,
  leftJoin,
  logAndSkipOnInvalidTimestamp,
  map,
  mapValues,
  newRecord,
  onWindowClose,
  process,
  reduce,
  streams,
  type Streams,
  suppress,
  type TimestampExtractor,
  to,
  toStream,
  toTable,
  tumbling,
  untilWindowCloses,
  usePartitionTimeOnInvalidTimestamp,
  windowedBy,
} from './index.ts'
import { seen } from '../test/seen.ts'
import { testDriver, type TestDriverOptions } from './testing/index.ts'

const text = (name: string) => topic(name, { key: serde.string(), value: serde.string() })
const words = text('words')
const others = text('others')
const out = text('out')

/** A driver of what `describeIt` makes of the words. */
function driven(describeIt: (app: Streams) => void, options: TestDriverOptions = {}) {
  const app = streams({ id: 'app', key: serde.string(), value: serde.string() })
  describeIt(app)
  return testDriver(app, options)
}

/** Strings, but none with 'bad' in it. */
const picky: Serde<string> = {
  name: 'picky',
  serialize(value) {
    if (value.includes('bad')) throw new TypeError(`'${value}' is bad`)
    return value
  },
  deserialize: (bytes) => bytes.toString(),
}

describe('a record that can not be handled', () => {
  it('by a serde inside a join: says the node, the record and the reason, and can be left out', () => {
    const joined = (app: Streams): void =>
      void app.stream(words).pipe(
        join(app.stream(others), (one, other) => `${one}${other}`, { within: 10, left: picky }),
        to(out),
      )
    const strict = driven(joined)
    expect(seen(() => strict.input(words).send({ key: 'k', value: 'bad' }))).toMatch(
      /^PROCESSING_FAILED: KSTREAM-WINDOWED-\d+ failed with the record at offset 0 of words-0: 'bad' is bad; mend the cause/,
    )
    const lenient = driven(joined, { failures: { processing: 'continue' } })
    lenient.input(words).send({ key: 'k', value: 'bad', timestamp: 0 }, { key: 'k', value: 'good', timestamp: 0 })
    lenient.input(others).send({ key: 'k', value: '!', timestamp: 0 })
    expect(lenient.output(out).readKeyValues()).toEqual([['k', 'good!']])
  })

  it('by the serde of a sink, or with a topic, partition or time that can not be: is a production failure', () => {
    const told: string[] = []
    const failures = {
      production: ({ node, error }: { node: string; error: unknown }) => {
        told.push(`${node}: ${String((error as Error).message)}`)
        return 'continue' as const
      },
    }
    const driver = driven(
      (app) => {
        const stream = app.stream(words)
        stream.pipe(to(topic('picky', { key: serde.string(), value: picky }), { name: 'picky' }))
        stream.pipe(to((record) => `to ${record.value}`, { name: 'named' }))
        stream.pipe(to(out, { name: 'halved', partitioner: () => 0.5 }))
        stream.pipe(
          mapValues(() => 'x'.repeat(1_100_000)),
          to(out, { name: 'large' }),
        )
        stream.pipe(
          process<string, string, string, string>(() => {
            let forward: (time: number) => void = () => undefined
            return {
              init: (context) => {
                forward = (time) => context.forward(newRecord('k', 'v', time))
              },
              process: () => forward(Number.NaN),
            }
          }),
          to(out, { name: 'timeless' }),
        )
      },
      { failures },
    )
    driver.input(words).send({ key: 'k', value: 'bad' })
    expect(told).toEqual([
      "picky: 'bad' is bad",
      "named: sink named is to write to 'to bad', which can't be a topic's name: only the letters a-z and A-Z, digits, '.', '_' and '-' may stand in it",
      'halved: the partitioner of halved gives 0.5: partitions are whole numbers from 0 on, undefined leaves it to the key',
      "large: a record of 1100129 bytes with the key 'k' for topic out came to large, and 1048576 bytes are written at most (producer.maxRecordBytes): keep large values elsewhere and write where they are",
      'timeless: a record with the timestamp NaN came to timeless: give milliseconds since 1970, a whole number from 0 on',
    ])
    expect(driver.written).toEqual([])
  })

  it('since it is a tombstone, which the type says: the callback gets null', () => {
    const careless = driven((app) =>
      app.stream(words).pipe(
        mapValues((word) => word.toUpperCase()),
        to(out),
      ),
    )
    expect(seen(() => careless.input(words).send({ key: 'k', value: null }))).toMatch(
      /^PROCESSING_FAILED: KSTREAM-MAPVALUES-\d+ failed with the record at offset 0 of words-0: Cannot read/,
    )
    const careful = driven((app) =>
      app.stream(words).pipe(
        filter((word) => (word as string | null) !== null),
        to(out),
      ),
    )
    careful.input(words).send({ key: 'k', value: null }, { key: 'k', value: 'v' })
    expect(careful.output(out).readKeyValues()).toEqual([['k', 'v']])
  })

  it('when a handler throws: that stops the task, and no other handler is asked', () => {
    let asked = 0
    const failures = {
      processing: () => {
        asked += 1
        throw new Error('the handler is broken')
      },
    }
    const driver = driven(
      (app) =>
        app.stream(words).pipe(
          mapValues((word) => word),
          mapValues((): string => {
            throw new Error('the record is broken')
          }),
          to(out),
        ),
      { failures },
    )
    expect(seen(() => driver.input(words).send({ key: 'k', value: 'v' }))).toContain('the handler is broken')
    expect(asked).toBe(1)
  })
})

describe('a value over the limit of its changelog', () => {
  const adding = (app: Streams): void =>
    void app.stream(words).pipe(
      groupByKey(),
      reduce((all, word) => all + word, { store: 'all' }),
      toStream(),
      mapValues((all) => String(all?.length)),
      to(out),
    )
  const long = 'x'.repeat(600_000)

  it.each([0, 10_000_000])('stops the record that makes it, also behind a cache of %i bytes', (cacheBytesMax) => {
    const strict = driven(adding, { cacheBytesMax })
    strict.input(words).send({ key: 'k', value: long })
    expect(seen(() => strict.input(words).send({ key: 'k', value: long }))).toMatch(
      /^PROCESSING_FAILED: KSTREAM-REDUCE-\d+ failed with the record at offset 1 of words-0: a value of 12000\d\d bytes for the key 'k' \(1 bytes\) is more than the 1000000 bytes that a record of the changelog of store all may have/,
    )
    const lenient = driven(adding, { cacheBytesMax, failures: { processing: 'continue' } })
    lenient.input(words).send({ key: 'k', value: long }, { key: 'k', value: long }, { key: 'k', value: 'y' })
    expect(lenient.output(out).readKeyValues()).toEqual([
      ['k', '600000'],
      ['k', '600001'],
    ])
  })
})

describe('records without key', () => {
  it('are left out of groups, tables and joins that need one, and counted', () => {
    const driver = driven((app) => {
      const stream = app.stream(words)
      const table = app.table(others)
      stream.pipe(groupByKey(), count({ store: 'by-key' }))
      stream.pipe(
        groupBy(() => null),
        count({ store: 'by-nothing' }),
      )
      stream.pipe(toTable({ store: 'newest' }))
      stream.pipe(
        joinTable(table, (one, other) => `${one}${other}`),
        to(out),
      )
      stream.pipe(
        join(stream, (one, other) => `${one}${other}`, { within: 1 }),
        to(out),
      )
    })
    driver.input(words).send({ key: null, value: 'v' })
    driver.input(others).send({ key: null, value: 'v' })
    expect(driver.output(out).readAll()).toEqual([])
    // Twice in the join with itself, once in each other.
    expect(Object.fromEntries(driver.dropped)).toEqual({ 'null-key': 7 })
  })
})

describe('times', () => {
  it.each<[given: string, time: unknown, shown: string]>([
    ['nothing', undefined, 'undefined'],
    ['no number', Number.NaN, 'NaN'],
    ['a part of a millisecond', 1.5, '1.5'],
    ['text', '2026-01-01', '2026-01-01'],
  ])('%s from an extractor: the record can not be read', (_, time, shown) => {
    const driver = driven((app) => app.stream(words, { timestampExtractor: () => time as number }).pipe(to(out)))
    expect(seen(() => driver.input(words).send({ key: 'k', value: 'v' }))).toContain(
      `PROCESSING_FAILED: the record at offset 0 of words-0 can't be read: the timestamp extractor gave ${shown}`,
    )
  })

  const none = { key: 'k', value: 'none', timestamp: -1 }
  const some = { key: 'k', value: 'some', timestamp: 7 }
  const reading = (timestampExtractor?: TimestampExtractor, failures: FailureOptions = {}) =>
    driven((app) => app.stream(words, { timestampExtractor }).pipe(to(out)), { failures })

  it('below 0 are no times: such a record can not be read', () => {
    expect(seen(() => reading().input(words).send(none))).toContain(
      "PROCESSING_FAILED: the record at offset 0 of words-0 can't be read: its timestamp is -1: whoever wrote it gave it none",
    )
    const driver = reading(undefined, { deserialization: 'continue' })
    driver.input(words).send(none, some)
    expect(driver.output(out).readKeyValues()).toEqual([['k', 'some']])
    expect(seen(() => reading(failOnInvalidTimestamp).input(words).send(none))).toContain('its timestamp is -1')
  })

  it('below 0 leave the record out if an extractor says so', () => {
    const driver = reading(logAndSkipOnInvalidTimestamp)
    driver.input(words).send(none, some)
    expect(driver.output(out).readKeyValues()).toEqual([['k', 'some']])
    expect(driver.dropped.get('negative-timestamp')).toBe(1)
  })

  it('below 0 become that of the partition if an extractor says so', () => {
    const driver = reading(usePartitionTimeOnInvalidTimestamp)
    driver.input(words).send(some, none)
    expect(
      driver
        .output(out)
        .readAll()
        .map(({ value, timestamp }) => [value, timestamp]),
    ).toEqual([
      ['some', 7],
      ['none', 7],
    ])
    expect(seen(() => reading(usePartitionTimeOnInvalidTimestamp).input(words).send(none))).toContain(
      'no record of its partition before it had one',
    )
  })

  it('are as the application says where a topic says nothing', () => {
    const app = streams({ id: 'app', timestampExtractor: () => 5 })
    app.stream(words).pipe(to(out))
    app.table(others).pipe(toStream(), to(out))
    const driver = testDriver(app)
    driver.input(words).send(none)
    driver.input(others).send(none)
    expect(
      driver
        .output(out)
        .readAll()
        .map(({ timestamp }) => timestamp),
    ).toEqual([5, 5])
  })
})

describe('headers with null as value', () => {
  it('come through buffers and joins', () => {
    const driver = driven((app) => {
      const stream = app.stream(words)
      stream.pipe(
        groupByKey(),
        windowedBy(tumbling(10)),
        reduce((_, word) => word),
        suppress(untilWindowCloses()),
        toStream(),
        map((value, { key }) => [key, value ?? ''] as const),
        to(out),
      )
      stream.pipe(
        leftJoin(app.stream(others), (one) => one, { within: 1 }),
        to(text('joined')),
      )
    })
    const headers = [['empty', null]] as const
    driver
      .input(words)
      .send({ key: 'k', value: 'v', timestamp: 0, headers }, { key: 'k', value: 'w', timestamp: 20, headers })
    for (const name of ['out', 'joined']) {
      const [first] = driver.output(text(name)).readAll()
      expect(first).toMatchObject({ key: 'k', value: 'v' })
      expect([...(first?.headers ?? [])]).toEqual([['empty', null]])
    }
  })
})

it('time that goes on without records closes windows that wait for nothing else', () => {
  const driver = driven(
    (app) => {
      const stream = app.stream(words)
      const windows = stream.pipe(groupByKey(), windowedBy(tumbling(10, { grace: 5 })))
      const counted = { name: 'counted' }
      windows.pipe(
        emitStrategy(onWindowClose()),
        aggregate(
          () => '',
          (all, word) => all + word,
          counted,
        ),
        toStream(),
        map((value, { key, startMs }) => [key, `${startMs} ${value}`] as const),
        to(out),
      )
      windows.pipe(
        aggregate(
          () => '',
          (all, word) => all + word,
        ),
        suppress(untilWindowCloses()),
        toStream(),
        map((value, { key, startMs }) => [key, `${startMs} ${value}`] as const),
        to(text('suppressed')),
      )
      stream.pipe(
        leftJoin(app.stream(others), (one, other) => `${one} ${other}`, { within: 10 }),
        to(text('joined')),
      )
    },
    { idleTimeout: 100 },
  )
  driver.input(words).send({ key: 'k', value: 'a', timestamp: 3 })
  // Up to the time-out nothing moves, behind it time goes on from the last record.
  driver.advanceWallClock(100)
  driver.advanceWallClock(10)
  expect(driver.written).toEqual([])
  driver.advanceWallClock(2)
  expect(driver.output(out).readKeyValues()).toEqual([['k', '0 a']])
  expect(driver.output(text('suppressed')).readKeyValues()).toEqual([['k', '0 a']])
  expect(driver.output(text('joined')).readKeyValues()).toEqual([['k', 'a null']])
  // Their windows are closed for what comes later; the next are not.
  driver.input(words).send({ key: 'k', value: 'b', timestamp: 4 }, { key: 'k', value: 'c', timestamp: 16 })
  expect(driver.dropped.get('late')).toBe(2)
  driver.advanceWallClock(120)
  for (const each of [out, text('suppressed')]) {
    expect(driver.output(each).readKeyValues()).toEqual([
      ['k', '0 a'],
      ['k', '10 c'],
    ])
  }
})
