import { serde, topic } from '@millrace/client'
import * as rxjs from 'rxjs'
import type { Observable } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { repartition, to } from '../dsl/operators/topics.ts'
import { toTable } from '../dsl/operators/to-table.ts'
import { streams, type Streams } from '../dsl/streams.ts'
import { type StreamRecord, withKey } from '../record.ts'
import { testDriver } from '../testing/index.ts'
import { bufferCount, concatMap, filter, map, mergeMap, pairwise, scan, stateless, tap, volatile } from './index.ts'

interface Order {
  readonly amount: number
}

const orders = topic('orders', { key: serde.string(), value: serde.json<Order>() })
const numbers = topic('numbers', { key: serde.string(), value: serde.json<number>() })
type Orders = Observable<StreamRecord<string, Order>>

/** What comes out for amounts that go in. */
function run(describeIt: (stream: Orders, app: Streams) => void, amounts: readonly number[]): unknown[] {
  const app = streams({ id: 'app' })
  describeIt(app.stream(orders), app)
  using driver = testDriver(app)
  for (const [i, amount] of amounts.entries()) {
    driver.input(orders).send({ key: `o-${i}`, value: { amount }, timestamp: 100 + i, headers: { h: `${i}` } })
  }
  return driver
    .output(numbers)
    .readAll()
    .map(({ key, value, timestamp, headers }) => [key, value, timestamp, headers.getText('h')])
}

const refusal = (message: string): unknown =>
  expect.objectContaining({ code: 'INVALID_TOPOLOGY', message: expect.stringContaining(message) })

describe("RxJS's operators on a stream", () => {
  it('take records; what they make of one keeps its key, timestamp and headers', () => {
    const seen: string[] = []
    const result = run(
      (stream) => {
        stream.pipe(
          filter((order) => order.value.amount > 1),
          tap((order) => void seen.push(order.key)),
          map((order) => order.value.amount),
          map((amount) => amount * 10),
          to(numbers),
        )
      },
      [1, 2, 3],
    )
    expect(seen).toEqual(['o-1', 'o-2'])
    expect(result).toEqual([
      ['o-1', 20, 101, '1'],
      ['o-2', 30, 102, '2'],
    ])
  })

  it('may emit several, or records of their own, synchronously', () => {
    const result = run(
      (stream) => {
        stream.pipe(
          concatMap((order) => [order, { ...order, key: `${order.key}'` }]),
          mergeMap((order) => [order.value.amount, order.value.amount + 1]),
          to(numbers),
        )
      },
      [5],
    )
    expect(result.map((row) => (row as unknown[]).slice(0, 2))).toEqual([
      ['o-0', 5],
      ['o-0', 6],
      ["o-0'", 5],
      ["o-0'", 6],
    ])
  })

  it('go on with the key that one of them gave a record', () => {
    const renamed = (order: StreamRecord<string, Order>): StreamRecord<string, Order> => withKey(order, `${order.key}'`)
    const fused = run((stream) => stream.pipe(map(renamed), map((order) => order.value.amount), to(numbers)), [5]) // prettier-ignore
    expect(fused).toEqual([["o-0'", 5, 100, '0']])
    const subscribed = run(
      (stream) =>
        stream.pipe(
          concatMap((order) => [order, renamed(order)]),
          filter(() => true),
          map((order) => order.value.amount),
          to(numbers),
        ),
      [5],
    )
    expect(subscribed.map((row) => (row as unknown[])[0])).toEqual(['o-0', "o-0'"])
  })

  it('may keep something in memory, if that is accepted', () => {
    const result = run(
      (stream) => {
        stream.pipe(
          map((order) => order.value.amount),
          volatile(pairwise<number>()),
          map(([before, now]) => now - before),
          to(numbers),
        )
      },
      [1, 4, 9],
    )
    expect(result).toEqual([
      ['o-1', 3, 101, '1'],
      ['o-2', 5, 102, '2'],
    ])
    expect(() => run((stream) => void stream.pipe(scan((sum, order) => sum + order.value.amount, 0)), [])).toThrow(
      refusal('volatile(scan(...))'),
    )
    expect(() => run((stream) => void stream.pipe(bufferCount(2)), [])).toThrow(refusal('aggregate()'))
  })

  it('must be known: those of rxjs itself are refused, with what to do', () => {
    expect(() => run((stream) => void stream.pipe(rxjs.map((order) => order.value)), [])).toThrow(
      refusal('@millrace/streams/operators'),
    )
    const result = run(
      (stream) => {
        stream.pipe(
          stateless(
            rxjs.map((order) => ({ ...order, value: order.value.amount + 1 })),
            { keepsKeys: true },
          ),
          to(numbers),
        )
      },
      [1],
    )
    expect(result).toEqual([['o-0', 2, 100, '0']])
  })

  it('that complete, subscribe again, emit later or break their word stop the task', async () => {
    const failing = (operator: rxjs.MonoTypeOperatorFunction<StreamRecord<string, Order>>, keepsKeys = false) => {
      const app = streams({ id: 'app' })
      app.stream(orders).pipe(
        stateless(operator, { name: 'mine', keepsKeys }),
        map(({ value }) => value.amount),
        to(numbers),
      )
      return testDriver(app)
    }
    const send = (driver: ReturnType<typeof failing>) => driver.input(orders).send({ key: 'k', value: { amount: 1 } })
    expect(() => send(failing(rxjs.take(1)))).toThrow(
      expect.objectContaining({ cause: refusal('mine, map completed') }),
    )
    expect(() => send(failing((source) => rxjs.merge(source, source)))).toThrow(
      expect.objectContaining({ cause: refusal('subscribed to the stream again') }),
    )
    const changing = failing(
      rxjs.map((order) => ({ ...order, key: 'other' })),
      true,
    )
    // map behind it may change keys, so that nothing is broken yet.
    expect(() => send(changing)).not.toThrow()

    const scheduled: (() => void)[] = []
    const later = failing((source) =>
      source.pipe(
        rxjs.concatMap(
          (order) => new rxjs.Observable<typeof order>((out) => void scheduled.push(() => out.next(order))),
        ),
      ),
    )
    send(later)
    scheduled[0]?.()
    expect(() => send(later)).toThrow(expect.objectContaining({ cause: refusal('mapAsync()') }))
  })

  it('that are wrong stop the task, whatever its handlers say', () => {
    const app = streams({ id: 'app' })
    app.stream(orders).pipe(
      stateless(rxjs.take(1)),
      map(({ value }) => value.amount),
      to(numbers),
    )
    using driver = testDriver(app, { failures: { processing: 'continue' } })
    expect(() => driver.input(orders).send({ key: 'k', value: { amount: 1 } })).toThrow(
      expect.objectContaining({ cause: refusal('completed') }),
    )
  })

  it('may fail: what keeps nothing goes on with the next record', () => {
    const app = streams({ id: 'app' })
    app.stream(orders).pipe(
      mergeMap((order) => {
        if (order.value.amount === 2) throw new Error('two')
        return [order.value.amount]
      }),
      to(numbers),
    )
    using driver = testDriver(app, { failures: { processing: 'continue' } })
    for (const amount of [1, 2, 3]) driver.input(orders).send({ key: 'k', value: { amount } })
    expect(driver.output(numbers).readKeyValues()).toEqual([
      ['k', 1],
      ['k', 3],
    ])
  })

  it('that may change keys have what works by key behind them repartitioned; those that keep them not', () => {
    const internal = (describeIt: (stream: Orders) => void): number => {
      const app = streams({ id: 'app' })
      describeIt(app.stream(orders))
      return app.topology().subtopologies.length
    }
    expect(
      internal(
        (stream) =>
          void stream.pipe(
            filter(({ key }) => key !== 'x'),
            toTable(),
          ),
      ),
    ).toBe(1)
    expect(
      internal(
        (stream) =>
          void stream.pipe(
            map((order) => order.value.amount),
            toTable(),
          ),
      ),
    ).toBe(2)
    const keeping = stateless(
      rxjs.map((order: StreamRecord<string, Order>) => order),
      { keepsKeys: true },
    )
    expect(internal((stream) => void stream.pipe(keeping, toTable()))).toBe(1)
  })

  it('do not work on tables, and streams cannot be subscribed to', () => {
    const app = streams({ id: 'app' })
    const table = app.table(orders) as unknown as Orders
    expect(() => table.pipe(map((order) => order.value))).toThrow(refusal('toStream()'))
    expect(() => rxjs.of(1).pipe(repartition() as never)).toThrow(refusal('app.stream()'))
    let failure: unknown
    app.stream(orders).subscribe({ error: (error: unknown) => void (failure = error) })
    expect(failure).toEqual(refusal('cannot be subscribed to'))
  })
})
