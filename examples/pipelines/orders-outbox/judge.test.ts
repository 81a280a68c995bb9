import { expect, test } from 'vitest'
import { apply, type OrderEvent } from './events.ts'
import { type EventRow, judge, type OrderRow } from './judge.ts'

const events: OrderEvent[] = [
  { order_id: 1, version: 1, type: 'OrderPlaced', customer: 'c-1', cents: 100 },
  { order_id: 1, version: 2, type: 'LineAdded', cents: 50 },
  { order_id: 1, version: 3, type: 'OrderPaid' },
]
const rows: EventRow[] = events.map(({ customer = null, cents = null, ...event }) => ({ ...event, customer, cents }))
const paid: OrderRow = { id: 1, customer: 'c-1', status: 'paid', cents: 150, version: 3, paid_cents: 150 }

interface Arrived {
  readonly view?: OrderRow[]
  readonly arrived?: EventRow[]
  readonly records?: number
}

/** An order was placed, changed and paid. */
function verdictOf({ view = [paid], arrived = rows, records = 4 }: Arrived) {
  const made = new Map([[1, events]])
  return judge({ made, orders: [paid], view, events: arrived, outbox: 0, payments: 1, records })
}

const wrongOf = (found: Arrived): readonly string[] => verdictOf(found).wrong

test('events come to an order, and none may be missing', () => {
  const [placed, added, last] = events
  if (placed === undefined || added === undefined || last === undefined) throw new Error('there are three')
  const { paid_cents: _, ...order } = paid
  expect(apply(apply(apply(undefined, placed), added), last)).toEqual(order)
  expect(() => apply(apply(undefined, placed), last)).toThrow('order 1 has version 1: OrderPaid of version 3')
})

test('both ends that are the same are well', () => {
  expect(wrongOf({})).toEqual([])
})

test('what is lost, doubled or different is found', () => {
  expect(wrongOf({ view: [] })).toHaveLength(2)
  expect(wrongOf({ view: [{ ...paid, paid_cents: 0 }] })).toHaveLength(1)
  expect(wrongOf({ arrived: rows.slice(1) })).toEqual([
    expect.stringContaining('order 1 has the events'),
    '3 events were made, 2 arrived',
  ])
})

test('it is counted, and so is what the topics tell again', () => {
  expect(verdictOf({ records: 6 }).counts).toEqual({ lost: 0, doubled: 0, repeated: 2, different: 0, forgotten: 0 })
  expect(verdictOf({ arrived: rows.slice(1) }).counts).toMatchObject({ lost: 1, different: 0 })
  expect(verdictOf({ arrived: [...rows, ...rows.slice(2)] }).counts).toMatchObject({ doubled: 1 })
  expect(verdictOf({ view: [{ ...paid, paid_cents: 0 }] }).counts).toMatchObject({ lost: 0, different: 1 })
})
