import { serde, topic } from '@millrace/client'
import type { Observable } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import * as dsl from '../index.ts'
import type { StreamRecord, TableRow, Windowed } from '../index.ts'
import { filter, map } from '../operators/index.ts'

interface Order {
  readonly customer: string
  readonly amount: number
}

const orders = topic('orders', { key: serde.string(), value: serde.json<Order>() })
const amounts = topic('amounts', { key: serde.string(), value: serde.json<number>() })
const { aggregate, count, groupBy, groupByKey, mapValues, selectKey, suppress, to, toStream, toTable } = dsl
const { reduce, tumbling, untilWindowCloses, windowedBy } = dsl

describe('types of a topology', () => {
  const app = dsl.streams({ id: 'types' })
  const stream = app.stream(orders)

  it('are inferred: what callbacks take needs no annotation', () => {
    expectTypeOf(stream).toEqualTypeOf<Observable<StreamRecord<string, Order>>>()
    expectTypeOf(stream.pipe(dsl.filter((order) => order.amount > 1))).toEqualTypeOf<
      Observable<StreamRecord<string, Order>>
    >()
    expectTypeOf(stream.pipe(mapValues((order, key) => `${key} ${order.amount}`))).toEqualTypeOf<
      Observable<StreamRecord<string, string>>
    >()
    expectTypeOf(stream.pipe(dsl.map((order) => [order.amount, order.customer] as const))).toEqualTypeOf<
      Observable<StreamRecord<number, string>>
    >()
    expectTypeOf(stream.pipe(selectKey((order) => order.amount))).toEqualTypeOf<
      Observable<StreamRecord<number, Order>>
    >()
    expectTypeOf(stream.pipe(toTable())).toEqualTypeOf<Observable<TableRow<string, Order>>>()
    const table = app.table(orders, { store: 'orders' })
    expectTypeOf(table.pipe(mapValues((order) => order.amount))).toEqualTypeOf<Observable<TableRow<string, number>>>()
    expectTypeOf(table.pipe(dsl.filter((order) => order.amount > 1))).toEqualTypeOf<
      Observable<TableRow<string, Order>>
    >()
    expectTypeOf(
      stream.pipe(
        groupBy((order) => order.customer),
        windowedBy(tumbling('1m')),
        count(),
      ),
    ).toEqualTypeOf<Observable<TableRow<Windowed<string>, number>>>()
  })

  it("follow RxJS's operators: a value is one of its record", () => {
    const other = dsl.streams({ id: 'types' })
    const read = other.stream(orders)
    read.pipe(
      filter((order) => order.value.amount > 0),
      map((order) => order.value.amount),
      filter((amount) => amount > 3),
      to(amounts),
    )
    read.pipe(
      map((order) => (order.value.amount > 3 ? order.value.amount : null)),
      to(amounts),
    )
    read.pipe(
      // @ts-expect-error -- the topic takes numbers
      map((order) => order.value.customer),
      to(amounts),
    )
    const byNumber = topic('by-number', { key: serde.integer(), value: serde.json<number>() })
    read.pipe(
      // @ts-expect-error -- keys are strings still
      map((order) => order.value.amount),
      to(byNumber),
    )
    expect(other.describe()).toContain('KSTREAM-OPERATORS-')
  })

  it('are phases: a wrong order does not compile, and is refused where the compiler was not asked', () => {
    const refusal: unknown = expect.objectContaining({ code: 'INVALID_TOPOLOGY' })
    const grouped = stream.pipe(groupByKey())
    const table = grouped.pipe(reduce((_, order) => order))
    // @ts-expect-error -- a stream has to be grouped before it is counted
    expect(() => stream.pipe(count())).toThrow(refusal)
    // @ts-expect-error -- a table is no stream
    expect(() => table.pipe(to(orders))).toThrow(refusal)
    // @ts-expect-error -- a group has no records to change
    expect(() => grouped.pipe(mapValues((order) => order))).toThrow(refusal)
    // @ts-expect-error -- a stream is no table
    expect(() => stream.pipe(toStream())).toThrow(refusal)
    // @ts-expect-error -- windows divide groups
    expect(() => stream.pipe(windowedBy(tumbling('1m')))).toThrow(refusal)
    // @ts-expect-error -- without windows there is none that closes
    expect(() => table.pipe(suppress(untilWindowCloses()))).toThrow(refusal)
    // @ts-expect-error -- nothing leaves a sink
    expect(() => stream.pipe(to(orders), toTable())).toThrow(refusal)
    // @ts-expect-error -- a global table is for joins alone
    expect(() => app.globalTable(orders).pipe(toStream())).toThrow(refusal)
  })

  it('hold callbacks to the types of their records', () => {
    // @ts-expect-error -- amounts are numbers
    stream.pipe(mapValues((order): string => order.amount))
    // @ts-expect-error -- an aggregate of numbers takes numbers
    stream.pipe(groupByKey(), aggregate(() => 0, (sum, order) => `${sum}${order.amount}`)) // prettier-ignore
    const joined = stream.pipe(dsl.joinTable(app.table(amounts), (order, amount) => order.amount + amount))
    expectTypeOf(joined).toEqualTypeOf<Observable<StreamRecord<string, number>>>()
    const { big, small } = dsl.split(stream, { big: (order) => order.amount > 10, small: dsl.otherwise })
    expectTypeOf(big).toEqualTypeOf(small)
  })
})
