import { serde, topic } from '@millrace/client'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Observable } from 'rxjs'
import type { StreamRecord } from '../../../record.ts'
import { testDriver } from '../../../testing/index.ts'
import type { TableRow } from '../../phases.ts'
import { type Streams, streams } from '../../streams.ts'
import { selectKey } from '../stateless.ts'
import { toStream } from '../to-stream.ts'
import { to } from '../topics.ts'
import { foreignKeyJoin, foreignKeyLeftJoin } from './foreign-key-join.ts'
import { joinGlobalTable, leftJoinGlobalTable } from './global-table-join.ts'
import { join, leftJoin, outerJoin } from './stream-join.ts'
import { joinTable, leftJoinTable } from './stream-table-join.ts'
import { tableJoin, tableLeftJoin, tableOuterJoin } from './table-join.ts'

interface Order {
  readonly customer: string
  readonly amount: number
}

const orders = topic('orders', { key: serde.string(), value: serde.json<Order>() })
const payments = topic('payments', { key: serde.string(), value: serde.json<number>() })
const customers = topic('customers', { key: serde.string(), value: serde.string() })
const results = topic('results', { key: serde.string(), value: serde.string() })

const begin = (): Streams => streams({ id: 'joins', stores: 'memory' })

/** What comes out, as `[key, value]`. */
function resultsOf(app: Streams, send: (driver: ReturnType<typeof testDriver>) => void): unknown[] {
  using driver = testDriver(app)
  send(driver)
  return driver.output(results).readKeyValues()
}

describe('types', () => {
  it('of streams: both sides, and the key, are known to the joiner', () => {
    const app = begin()
    const left = app.stream(orders)
    const right = app.stream(payments)
    expectTypeOf(
      left.pipe(join(right, (order, paid, key) => `${key}: ${order.amount - paid}`, { within: '1m' })),
    ).toEqualTypeOf<Observable<StreamRecord<string, string>>>()
    expectTypeOf(
      left.pipe(leftJoin(right, (order, paid) => ({ ...order, paid }), { after: '1h', grace: '10s' })),
    ).toEqualTypeOf<Observable<StreamRecord<string, { paid: number | null; customer: string; amount: number }>>>()
    expectTypeOf(
      left.pipe(outerJoin(right, (order, paid) => (order?.amount ?? 0) + (paid ?? 0), { within: 5 })),
    ).toEqualTypeOf<Observable<StreamRecord<string, number>>>()
  })

  it('of tables', () => {
    const app = begin()
    const stream = app.stream(payments)
    const left = app.table(orders)
    const right = app.table(customers)
    const everywhere = app.globalTable(topic('rates', { key: serde.integer(), value: serde.json<number>() }))
    expectTypeOf(stream.pipe(joinTable(right, (paid, name) => name.length + paid))).toEqualTypeOf<
      Observable<StreamRecord<string, number>>
    >()
    expectTypeOf(stream.pipe(leftJoinTable(left, (paid, order) => paid > (order?.amount ?? 0)))).toEqualTypeOf<
      Observable<StreamRecord<string, boolean>>
    >()
    expectTypeOf(
      stream.pipe(
        joinGlobalTable(
          everywhere,
          (paid) => paid % 7,
          (paid, rate) => paid * rate,
        ),
      ),
    ).toEqualTypeOf<Observable<StreamRecord<string, number>>>()
    expectTypeOf(
      stream.pipe(
        leftJoinGlobalTable(
          everywhere,
          (_, key) => key.length,
          (paid, rate) => (rate === null ? paid : rate),
        ),
      ),
    ).toEqualTypeOf<Observable<StreamRecord<string, number>>>()
    expectTypeOf(left.pipe(tableJoin(right, (order, name) => `${name} ${order.amount}`))).toEqualTypeOf<
      Observable<TableRow<string, string>>
    >()
    expectTypeOf(left.pipe(tableLeftJoin(right, (_, name) => name))).toEqualTypeOf<
      Observable<TableRow<string, string>>
    >()
    expectTypeOf(left.pipe(tableOuterJoin(right, (order, name) => order?.amount ?? name?.length ?? 0))).toEqualTypeOf<
      Observable<TableRow<string, number>>
    >()
    expectTypeOf(
      left.pipe(
        foreignKeyJoin(
          right,
          (order) => order.customer,
          (order, name) => `${name} ${order.amount}`,
        ),
      ),
    ).toEqualTypeOf<Observable<TableRow<string, string>>>()
    const rates = app.table(topic('rates by number', { key: serde.integer(), value: serde.json<number>() }))
    expectTypeOf(
      left.pipe(
        foreignKeyLeftJoin(
          rates,
          (order) => order.amount,
          (order, rate) => order.amount * (rate ?? 1),
        ),
      ),
    ).toEqualTypeOf<Observable<TableRow<string, number>>>()
  })

  it('refuse what cannot be joined', () => {
    const app = begin()
    const stream = app.stream(payments)
    const table = app.table(customers)
    const byNumber = app.stream(topic('numbers', { key: serde.integer(), value: serde.string() }))
    expect(() => {
      // @ts-expect-error a table is no stream
      stream.pipe(join(table, () => 1, { within: 1 }))
    }).toThrow(expect.objectContaining({ code: 'INVALID_TOPOLOGY' }))
    expect(() => {
      // @ts-expect-error a stream is no table
      stream.pipe(joinTable(stream, () => 1))
    }).toThrow(expect.objectContaining({ code: 'INVALID_TOPOLOGY' }))
    expect(() => {
      // @ts-expect-error a table's rows are not joined in windows
      table.pipe(join(stream, () => 1, { within: 1 }))
    }).toThrow(expect.objectContaining({ code: 'INVALID_TOPOLOGY' }))
    // @ts-expect-error other keys never match
    stream.pipe(join(byNumber, () => 1, { within: 1 }))
  })
})

describe('streams', () => {
  it('are joined where times lie within the window, either way', () => {
    const app = begin()
    const right = app.stream(payments)
    app.stream(orders).pipe(
      join(right, (order, paid, key) => `${key} ${order.amount}/${paid}`, { within: '10s' }),
      to(results),
    )
    const pairs = resultsOf(app, (driver) => {
      driver.input(orders).send({ key: 'o', value: { customer: 'c', amount: 5 }, timestamp: 20_000 })
      for (const [value, timestamp] of [
        [1, 9_999],
        [2, 10_000],
        [3, 30_000],
        [4, 30_001],
      ] as const) {
        driver.input(payments).send({ key: 'o', value, timestamp })
      }
    })
    expect(pairs).toEqual([
      ['o', 'o 5/2'],
      ['o', 'o 5/3'],
    ])
  })

  it('whose window is on one side only', () => {
    const app = begin()
    const right = app.stream(payments)
    app.stream(orders).pipe(
      join(right, (_, paid) => `${paid}`, { before: '-1s', after: '2s' }),
      to(results),
    )
    const pairs = resultsOf(app, (driver) => {
      driver.input(orders).send({ key: 'o', value: { customer: 'c', amount: 5 }, timestamp: 10_000 })
      for (const timestamp of [10_000, 10_999, 11_000, 12_000, 12_001]) {
        driver.input(payments).send({ key: 'o', value: timestamp, timestamp })
      }
    })
    expect(pairs.map((pair) => (pair as [string, string])[1])).toEqual(['11000', '12000'])
  })

  it.each([{}, { within: -1 }, { before: '-2s', after: '1s' }, { within: '5 minutes' }, { within: 1, grace: -1 }])(
    'need a window that has a length: %j',
    (options) => {
      const app = begin()
      const right = app.stream(payments)
      expect(() => app.stream(orders).pipe(join(right, () => 1, options as { within: number }))).toThrow(
        expect.objectContaining({ code: 'INVALID_CONFIG' }),
      )
    },
  )

  it('of which one gets another key meet again behind a repartition topic', () => {
    const app = begin()
    const byCustomer = app.stream(orders).pipe(selectKey((order) => order.customer))
    app.stream(customers).pipe(
      join(byCustomer, (name, order) => `${name} ${order.amount}`, { within: 1 }),
      to(results),
    )
    const topology = app.topology()
    expect(topology.subtopologies.map(({ repartitionSources }) => repartitionSources.length)).toEqual([0, 1])
    const pairs = resultsOf(app, (driver) => {
      driver.input(orders).send({ key: 'o', value: { customer: 'c', amount: 5 }, timestamp: 1 })
      driver.input(customers).send({ key: 'c', value: 'Ida', timestamp: 1 })
    })
    expect(pairs).toEqual([['c', 'Ida 5']])
  })

  it.each(['none', 'all'] as const)(
    'of which one is joined twice by its new key share a repartition topic: optimize %s',
    (optimize) => {
      const app = streams({ id: 'joins', stores: 'memory', optimize })
      const byCustomer = app.stream(orders).pipe(selectKey((order) => order.customer || null))
      const names = app.table(customers)
      const rest = app.stream(payments)
      byCustomer.pipe(
        joinTable(names, (order, name) => `${name} ${order.amount}`),
        to(results),
      )
      byCustomer.pipe(
        leftJoin(rest, (order, paid) => `${order.amount} ${paid}`, { within: 1 }),
        to(results),
      )
      const rows = resultsOf(app, (driver) => {
        driver.input(customers).send({ key: 'c', value: 'Ida' })
        driver.input(payments).send({ key: 'c', value: 7 })
        driver.input(orders).send({ key: 'o', value: { customer: 'c', amount: 5 } })
        // The left join takes it, so it must pass the topic.
        driver.input(orders).send({ key: 'o', value: { customer: '', amount: 6 } })
      })
      expect(rows).toEqual([
        ['c', 'Ida 5'],
        ['c', '5 7'],
        [null, '6 null'],
      ])
      expect(app.topology().subtopologies.flatMap(({ repartitionSources }) => repartitionSources)).toHaveLength(1)
    },
  )

  it('keep their state where and how it was said', () => {
    const storesOf = (options: { kind?: 'memory' | 'persistent'; logged?: boolean; store?: string }) => {
      const app = begin()
      const right = app.stream(payments)
      app.stream(orders).pipe(
        outerJoin(right, () => '', { within: 1, ...options }),
        to(results),
      )
      return app.topology().subtopologies.flatMap(({ stores }) => stores)
    }
    expect(storesOf({}).map(({ kind, changelog }) => [kind, changelog?.cleanupPolicy])).toEqual([
      ['memory', 'delete'],
      ['memory', 'delete'],
      ['memory', 'compact'],
    ])
    const named = storesOf({ kind: 'persistent', logged: false, store: 'paid' })
    expect(named.map(({ name, kind, changelog }) => [name, kind, changelog])).toEqual([
      ['paid-outer-this-join-store', 'persistent', undefined],
      ['paid-outer-other-join-store', 'persistent', undefined],
      ['paid-outer-shared-join-store', 'persistent', undefined],
    ])
  })

  it('need topics with the same number of partitions, which the topology says', () => {
    const app = begin()
    const right = app.stream(payments)
    app.stream(orders).pipe(
      join(right, () => '', { within: 1 }),
      to(results),
    )
    expect(app.topology().subtopologies[0]?.copartitionGroups).toEqual([['orders', 'payments']])
  })
})

describe('a stream and a table', () => {
  it('with grace need a table that is versioned, with enough history', () => {
    const app = begin()
    const table = app.table(customers)
    expect(() => app.stream(payments).pipe(joinTable(table, () => '', { grace: '1s' }))).toThrow(
      expect.objectContaining({ code: 'INVALID_TOPOLOGY', message: expect.stringContaining('historyRetention') }),
    )
    const short = begin()
    const rows = short.table(customers, { store: 'customers', historyRetention: '1s' })
    short.stream(payments).pipe(
      joinTable(rows, () => '', { grace: '2s' }),
      to(results),
    )
    expect(() => testDriver(short)).toThrow(
      expect.objectContaining({ code: 'INVALID_TOPOLOGY', message: expect.stringContaining('1000 ms') }),
    )
  })

  it('with grace let records wait until the row of their time is there', () => {
    const app = begin()
    const rows = app.table(customers, { store: 'customers', historyRetention: '1h' })
    app.stream(payments).pipe(
      leftJoinTable(rows, (paid, name) => `${paid} ${name}`, { grace: '10s' }),
      to(results),
    )
    const driver = testDriver(app)
    driver.input(payments).send({ key: 'c', value: 1, timestamp: 10_000 })
    driver.input(customers).send({ key: 'c', value: 'late', timestamp: 9_000 })
    driver.input(customers).send({ key: 'c', value: 'newer', timestamp: 12_000 })
    driver.input(payments).send({ key: 'c', value: 2, timestamp: 19_999 })
    expect(driver.output(results).readKeyValues()).toEqual([])
    driver.input(payments).send({ key: 'c', value: 3, timestamp: 20_000 })
    driver.input(payments).send({ key: null, value: 4, timestamp: 20_000 })
    expect(driver.output(results).readKeyValues()).toEqual([
      ['c', '1 late'],
      [null, '4 null'],
    ])
    driver.close()
  })
})

describe('tables by foreign key', () => {
  it('follow both sides, and what a row points to', () => {
    const app = begin()
    const names = app.table(customers)
    app.table(orders).pipe(
      foreignKeyLeftJoin(
        names,
        (order) => order.customer || null,
        (order, name) => `${order.amount} ${name}`,
      ),
      toStream(),
      to(results),
    )
    const rows = resultsOf(app, (driver) => {
      driver.input(orders).send({ key: 'o1', value: { customer: 'a', amount: 1 } })
      driver.input(orders).send({ key: 'o2', value: { customer: 'a', amount: 2 } })
      driver.input(customers).send({ key: 'a', value: 'Ida' })
      driver.input(orders).send({ key: 'o1', value: { customer: '', amount: 1 } })
      driver.input(customers).send({ key: 'a', value: null })
      driver.input(orders).send({ key: 'o2', value: null })
    })
    expect(rows).toEqual([
      ['o1', '1 null'],
      ['o2', '2 null'],
      ['o1', '1 Ida'],
      ['o2', '2 Ida'],
      ['o1', '1 null'],
      ['o2', '2 null'],
      ['o2', null],
    ])
  })

  it('keep subscriptions where the application keeps its state', () => {
    const app = begin()
    const names = app.table(customers)
    app.table(orders).pipe(
      foreignKeyJoin(
        names,
        (order) => order.customer,
        () => '',
      ),
      toStream(),
      to(results),
    )
    const kinds = app.topology().subtopologies.flatMap(({ stores }) => stores.map(({ kind }) => kind))
    expect(new Set(kinds)).toEqual(new Set(['memory']))
    expect(kinds).toHaveLength(3)
  })

  it('answer to the partition that asked', () => {
    const app = begin()
    const names = app.table(customers)
    app.table(orders).pipe(
      foreignKeyJoin(
        names,
        (order) => order.customer,
        () => '',
      ),
      toStream(),
      to(results),
    )
    const sinks = app.topology().subtopologies.flatMap(({ nodes }) => nodes.filter((node) => node.kind === 'sink'))
    const responses = sinks.find(({ topic: name }) => String(name).includes('RESPONSE'))
    const answer = { hash: null, foreignValue: 'Ida', primaryPartition: 7 }
    expect(responses?.partitioner?.('any', 'o1', answer, 9)).toBe(7)
  })
})
