import { isDeepStrictEqual } from 'node:util'
import type { Verdict } from '../lib/pipeline.ts'
import type { Order, OrderEvent } from './events.ts'

/** A row of `orders` in MariaDB, and of the read model in PostgreSQL. */
export type OrderRow = Order & { readonly paid_cents: number }

/** A row of `order_events`. */
export interface EventRow {
  readonly order_id: number
  readonly version: number
  readonly type: string
  readonly customer: string | null
  readonly cents: number | null
}

export interface Found {
  /** The events that the order service committed, by order. */
  readonly made: ReadonlyMap<number, readonly OrderEvent[]>
  readonly orders: readonly OrderRow[]
  readonly view: readonly OrderRow[]
  /** By order and version. */
  readonly events: readonly EventRow[]
  /** How many rows the outbox still has. */
  readonly outbox: number
  /** How many payments were taken. */
  readonly payments: number
  /** How many records the topics have. */
  readonly records: number
}

const wrongMax = 20

/** Holds the read model to the table of orders, row by row, and the events that arrived to those that were made. */
export function judge({ made, orders, view, events, outbox, payments, records }: Found): Verdict {
  const wrong: string[] = []
  let [lost, doubled, different] = [0, 0, 0]
  const seen = new Map(view.map((row) => [row.id, row]))
  for (const order of orders) {
    const row = seen.get(order.id)
    if (isDeepStrictEqual({ ...row }, { ...order })) continue
    wrong.push(`${JSON.stringify(order)} is ${JSON.stringify(row) ?? 'no row'}`)
    if (row === undefined) lost += 1
    else different += 1
  }
  if (orders.length !== made.size) wrong.push(`${made.size} orders were placed, ${orders.length} are in MariaDB`)
  if (view.length !== orders.length)
    wrong.push(`${orders.length} orders are in MariaDB, ${view.length} in the read model`)
  const byOrder = new Map<number, EventRow[]>()
  for (const event of events) {
    const so = byOrder.get(event.order_id)
    if (so === undefined) byOrder.set(event.order_id, [event])
    else so.push(event)
  }
  for (const [id, own] of made) {
    const expected = own.map(({ order_id, version, type, customer = null, cents = null }) => ({
      order_id,
      version,
      type,
      customer,
      cents,
    }))
    const arrived = (byOrder.get(id) ?? []).map((event) => ({ ...event }))
    if (isDeepStrictEqual(arrived, expected)) continue
    wrong.push(`order ${id} has the events ${JSON.stringify(expected)}, and ${JSON.stringify(arrived)} arrived`)
    lost += Math.max(0, expected.length - arrived.length)
    doubled += Math.max(0, arrived.length - expected.length)
    if (arrived.length === expected.length) different += 1
  }
  const count = [...made.values()].reduce((sum, { length }) => sum + length, 0)
  if (events.length !== count) wrong.push(`${count} events were made, ${events.length} arrived`)
  const repeated = Math.max(0, records - count - payments)
  return {
    counts: { lost, doubled, repeated, different, forgotten: 0 },
    found: [
      `${orders.length} orders are in MariaDB, made by ${count} events; ${outbox} rows are in the outbox`,
      `${view.length} rows are in the read model, ${events.length} events beside it`,
    ],
    wrong: wrong.slice(0, wrongMax),
  }
}
