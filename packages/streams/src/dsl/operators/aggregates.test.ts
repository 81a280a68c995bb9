import { serde, type Topic, topic } from '@millrace/client'
import type { Observable } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { StreamRecord } from '../../record.ts'
import type { Windowed } from '../../stores/store.ts'
import { testDriver } from '../../testing/index.ts'
import { onWindowClose } from '../../windows/emit-strategy.ts'
import { hopping, session, sliding, tumbling, unlimited } from '../../windows/windows.ts'
import { timeWindowedSerde } from '../../windows/windowed-serde.ts'
import type { TableRow } from '../phases.ts'
import { streams } from '../streams.ts'
import { aggregate, count, reduce } from './aggregates.ts'
import { cogroup } from './cogroup.ts'
import { groupBy, groupByKey } from './group-by.ts'
import { suppress, untilTimeLimit, untilWindowCloses } from './suppress.ts'
import { toStream } from './to-stream.ts'
import { to } from './topics.ts'
import { emitStrategy, windowedBy } from './windowed-by.ts'

interface Order {
  readonly item: string
  readonly amount: number
}

const orders = topic('orders', { key: serde.string(), value: serde.json<Order>() })
const items = topic('items', { key: serde.string(), value: serde.json<Order>() })
const late = topic('late-orders', { key: serde.string(), value: serde.json<Order>() })
const returns = topic('returns', { key: serde.string(), value: serde.json<{ readonly refund: number }>() })
const totals = topic('totals', { key: serde.string(), value: serde.json<number | null>() })
const perMinute = topic('per-minute', {
  key: timeWindowedSerde(serde.string(), 60_000),
  value: serde.json<number | null>(),
})

const app = () => streams({ id: 'shop', stores: 'memory' })

describe('the types of aggregates', () => {
  const shop = app()
  const stream = shop.stream(orders)
  const table = shop.table(items)

  it('follow from what is piped, without type arguments', () => {
    expectTypeOf(stream.pipe(groupByKey(), count())).toEqualTypeOf<Observable<TableRow<string, number>>>()
    expectTypeOf(
      stream.pipe(
        groupBy((order) => order.item.length),
        windowedBy(tumbling('1m', { grace: '10s' })),
        aggregate(
          () => ({ sum: 0 }),
          (total, order, key) => ({ sum: total.sum + order.amount + key }),
        ),
      ),
    ).toEqualTypeOf<Observable<TableRow<Windowed<number>, { sum: number }>>>()
    expectTypeOf(
      stream.pipe(
        groupByKey(),
        windowedBy(session('5m')),
        emitStrategy(onWindowClose()),
        aggregate(
          () => 0,
          (total, order) => total + order.amount,
          { merge: (one, other) => one + other },
        ),
        suppress(untilTimeLimit('1m')),
      ),
    ).toEqualTypeOf<Observable<TableRow<Windowed<string>, number>>>()
    expectTypeOf(
      table.pipe(
        groupBy((order) => order.item, { values: (order) => order.amount }),
        reduce((sum, amount) => sum + amount, { subtract: (sum, amount) => sum - amount }),
      ),
    ).toEqualTypeOf<Observable<TableRow<string, number>>>()
    expectTypeOf(
      stream.pipe(
        groupByKey(),
        cogroup((sum: number, order) => sum + order.amount),
        cogroup(shop.stream(returns).pipe(groupByKey()), (sum, { refund }) => sum - refund),
        windowedBy(hopping('1h', { advance: '5m' })),
        aggregate(() => 0),
      ),
    ).toEqualTypeOf<Observable<TableRow<Windowed<string>, number>>>()
  })

  it('refuse a wrong order', () => {
    const grouped = stream.pipe(groupByKey())
    const rows = table.pipe(groupBy((order) => order.item))
    const sessions = grouped.pipe(windowedBy(session(1)))
    const counted = grouped.pipe(count())
    const add = (sum: number, order: Order) => sum + order.amount
    const wrong = () => [
      // @ts-expect-error: not grouped
      stream.pipe(count()),
      // @ts-expect-error: not grouped
      stream.pipe(windowedBy(tumbling(1))),
      // @ts-expect-error: a table is no stream
      table.pipe(groupByKey()),
      // @ts-expect-error: tables have no windows
      rows.pipe(windowedBy(tumbling(1))),
      // @ts-expect-error: rows change: reduce must be able to take away
      rows.pipe(reduce((one) => one)),
      // @ts-expect-error: sessions grow together: there must be a merger
      sessions.pipe(aggregate(() => 0, add)),
      // @ts-expect-error: the topic takes other records
      grouped.pipe(windowedBy(tumbling(1), { late: totals })),
      // @ts-expect-error: no windows
      grouped.pipe(emitStrategy(onWindowClose())),
      // @ts-expect-error: no windows
      counted.pipe(suppress(untilWindowCloses())),
      // @ts-expect-error: a group goes nowhere
      grouped.pipe(to(orders)),
      // @ts-expect-error: an aggregate is no longer grouped
      counted.pipe(count()),
    ]
    expect(wrong).toBeTypeOf('function')
  })
})

/** What comes out of `out` for orders of these amounts: key, amount (null: a tombstone), time. */
function results<Key, Value>(
  make: (source: Observable<StreamRecord<string, Order>>) => Observable<StreamRecord<Key, Value>>,
  out: Topic<Key, Value>,
  rows: readonly (readonly [key: string, amount: number, timestamp: number])[],
): (readonly [Key | null, Value | null, number])[] {
  const shop = app()
  make(shop.stream(orders)).pipe(to(out))
  using driver = testDriver(shop)
  for (const [key, amount, timestamp] of rows)
    driver.input(orders).send({ key, value: { item: `item ${amount}`, amount }, timestamp })
  return driver
    .output(out)
    .readAll()
    .map(({ key, value, timestamp }) => [key, value, timestamp])
}

const day = [
  ['ann', 3, 10_000],
  ['ann', 4, 20_000],
  ['bob', 5, 59_999],
  ['ann', 6, 60_000],
  ['ann', 7, 15_000],
  ['bob', 8, 200_000],
] as const

describe('aggregates', () => {
  it('are rows that change with each record', () => {
    expect(
      results(
        (stream) =>
          stream.pipe(
            groupByKey(),
            aggregate(
              () => 0,
              (sum, order) => sum + order.amount,
            ),
            toStream(),
          ),
        totals,
        day,
      ),
    ).toEqual([
      ['ann', 3, 10_000],
      ['ann', 7, 20_000],
      ['bob', 5, 59_999],
      ['ann', 13, 60_000],
      ['ann', 20, 60_000],
      ['bob', 13, 200_000],
    ])
  })

  it('by another key go through a repartition topic', () => {
    expect(
      results(
        (stream) =>
          stream.pipe(
            groupBy((order) => (order.amount % 2 === 0 ? 'even' : 'odd')),
            count(),
            toStream(),
          ),
        totals,
        day,
      ).map(([key, value]) => [key, value]),
    ).toEqual([
      ['odd', 1],
      ['even', 1],
      ['odd', 2],
      ['even', 2],
      ['odd', 3],
      ['even', 3],
    ])
  })

  it('of windows have the window as key, and leave out what is late for it', () => {
    expect(
      results((stream) => stream.pipe(groupByKey(), windowedBy(tumbling('1m')), count(), toStream()), perMinute, day),
    ).toEqual([
      [{ key: 'ann', startMs: 0, endMs: 60_000 }, 1, 10_000],
      [{ key: 'ann', startMs: 0, endMs: 60_000 }, 2, 20_000],
      [{ key: 'bob', startMs: 0, endMs: 60_000 }, 1, 59_999],
      [{ key: 'ann', startMs: 60_000, endMs: 120_000 }, 1, 60_000],
      [{ key: 'bob', startMs: 180_000, endMs: 240_000 }, 1, 200_000],
    ])
  })

  it.each([
    ['emitStrategy(onWindowClose())', true],
    ['suppress(untilWindowCloses())', false],
  ])('of windows come once with %s', (_name, isStrategy) => {
    expect(
      results(
        (stream) => {
          const windowed = stream.pipe(groupByKey(), windowedBy(tumbling('1m', { grace: '1m' })))
          return isStrategy
            ? windowed.pipe(emitStrategy(onWindowClose()), count(), toStream())
            : windowed.pipe(count(), suppress(untilWindowCloses()), toStream())
        },
        perMinute,
        day,
      ),
    ).toEqual([
      [{ key: 'ann', startMs: 0, endMs: 60_000 }, 3, 20_000],
      [{ key: 'bob', startMs: 0, endMs: 60_000 }, 1, 59_999],
      [{ key: 'ann', startMs: 60_000, endMs: 120_000 }, 1, 60_000],
    ])
  })

  it.each([
    ['tumbling', tumbling('1m')],
    ['sliding', sliding('1m')],
    ['session', session('1m')],
  ])('of %s windows put what is late for all of them aside, as it came', (_kind, windows) => {
    const shop = app()
    const counted = topic('counted', { key: serde.json<Windowed<string>>(), value: serde.json<number | null>() })
    shop.stream(orders).pipe(groupByKey(), windowedBy(windows, { late }), count(), toStream(), to(counted))
    using driver = testDriver(shop)
    const pen = { item: 'pen', amount: 1 }
    driver.input(orders).send({ key: 'ann', value: pen, timestamp: 200_000 })
    driver.input(orders).send({ key: 'ann', value: pen, timestamp: 10_000, headers: { trace: '7' } })
    expect(driver.output(counted).readAll()).toHaveLength(1)
    const [aside, ...more] = driver.output(late).readAll()
    expect(more).toEqual([])
    expect({ ...aside, headers: aside?.headers.getText('trace') }).toEqual({
      key: 'ann',
      value: pen,
      timestamp: 10_000,
      headers: '7',
    })
    expect(driver.dropped.get('late')).toBe(1)
  })

  it('of tables follow the rows from group to group', () => {
    const shop = app()
    shop.table(orders).pipe(
      groupBy((order) => order.item, { values: (order) => order.amount }),
      reduce((sum, amount) => sum + amount, { subtract: (sum, amount) => sum - amount }),
      toStream(),
      to(totals),
    )
    using driver = testDriver(shop)
    const input = driver.input(orders)
    input.send({ key: 'o1', value: { item: 'pen', amount: 2 } })
    input.send({ key: 'o2', value: { item: 'pen', amount: 3 } })
    input.send({ key: 'o1', value: { item: 'ink', amount: 7 } })
    input.send({ key: 'o2', value: { item: 'pen', amount: 1 } })
    input.send({ key: 'o1', value: null })
    expect(driver.output(totals).readKeyValues()).toEqual([
      ['pen', 2],
      ['pen', 5],
      ['pen', 3],
      ['ink', 7],
      ['pen', 1],
      ['ink', 0],
    ])
  })

  it('of several streams share one row', () => {
    const shop = app()
    shop.stream(orders).pipe(
      groupByKey(),
      cogroup((sum: number, order) => sum + order.amount),
      cogroup(shop.stream(returns).pipe(groupByKey()), (sum, { refund }) => sum - refund),
      aggregate(() => 0, { store: 'balance' }),
      toStream(),
      to(totals),
    )
    using driver = testDriver(shop)
    driver.input(orders).send({ key: 'ann', value: { item: 'pen', amount: 9 } })
    driver.input(returns).send({ key: 'ann', value: { refund: 4 } })
    driver.input(returns).send({ key: 'bob', value: { refund: 1 } })
    expect(driver.output(totals).readKeyValues()).toEqual([
      ['ann', 9],
      ['ann', 5],
      ['bob', -1],
    ])
  })
})

describe('what an aggregate is stored in', () => {
  const storesOf = (describeIt: (source: Observable<StreamRecord<string, Order>>) => Observable<unknown>) => {
    const shop = app()
    describeIt(shop.stream(orders))
    return shop.topology().subtopologies.flatMap(({ stores }) => stores)
  }

  it('has the changelog that its windows need', () => {
    const grouped = (stream: Observable<StreamRecord<string, Order>>) => stream.pipe(groupByKey())
    const [rows] = storesOf((stream) => grouped(stream).pipe(count({ store: 'rows', kind: 'persistent' })))
    expect(rows).toMatchObject({ name: 'rows', kind: 'persistent', changelog: { cleanupPolicy: 'compact' } })
    const [windows] = storesOf((stream) =>
      grouped(stream).pipe(windowedBy(sliding('1m', { grace: '1s' })), count({ logged: { 'segment.ms': '7' } })),
    )
    expect(windows?.changelog).toEqual({
      cleanupPolicy: 'compact,delete',
      retentionMs: 121_000,
      configs: { 'segment.ms': '7' },
    })
    const [endless] = storesOf((stream) => grouped(stream).pipe(windowedBy(unlimited()), count()))
    expect(endless?.changelog).toEqual({ cleanupPolicy: 'compact', configs: {} })
    const [unlogged, buffer] = storesOf((stream) =>
      grouped(stream).pipe(
        windowedBy(tumbling(5)),
        count({ logged: false }),
        suppress(untilWindowCloses({ name: 'final' })),
      ),
    )
    expect(unlogged?.changelog).toBeUndefined()
    expect(buffer).toMatchObject({ name: 'final-store', kind: 'memory', changelog: { cleanupPolicy: 'compact' } })
  })
})

describe('aggregates that can not work', () => {
  const grouped = () => app().stream(orders).pipe(groupByKey())

  it.each([
    [
      'an unlimited window shall close',
      () => grouped().pipe(windowedBy(unlimited()), emitStrategy(onWindowClose())),
      'never closes',
    ],
    [
      'final results of an unlimited window',
      () => grouped().pipe(windowedBy(unlimited()), count(), suppress(untilWindowCloses())),
      'never closes',
    ],
    [
      'a retention that is too short',
      () => grouped().pipe(windowedBy(tumbling('1m', { grace: '1m' })), count({ retention: '90s' })),
      'longer retention',
    ],
    [
      'a retention of sliding windows that is too short',
      () => grouped().pipe(windowedBy(sliding('1m')), count({ store: 's', retention: '119s' })),
      'store s keeps windows for 119000 ms, but they may change for 120000 ms',
    ],
  ])('are refused where they are described: %s', (_what, describeIt, message) => {
    expect(describeIt).toThrow(
      expect.objectContaining({ code: 'INVALID_TOPOLOGY', message: expect.stringContaining(message) }),
    )
  })
})
