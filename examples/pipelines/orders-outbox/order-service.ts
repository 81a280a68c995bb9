import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { isLost, type SqlClient } from '../../../tests/connectors/servers/lib/sql-client.ts'
import type { MariaDb } from '../../../tests/connectors/servers/mariadb.ts'
import { seededRandom } from '../../../tests/faults/src/seeded-random.ts'
import type { Load } from '../lib/pipeline.ts'
import { apply, type Order, type OrderEvent, type PaymentEvent } from './events.ts'

const clerks = 8

/** Takes orders, changes, money and parcels: what it does to an order, and the event of it in the outbox, are one transaction. */
export class OrderService {
  /** The events of each order that were committed. */
  readonly events = new Map<number, OrderEvent[]>()
  payments = 0
  count = 0
  readonly #server: MariaDb
  readonly #seed: number
  #lastId = 0

  constructor(server: MariaDb, seed: number) {
    this.#server = server
    this.#seed = seed
  }

  /** Takes the first order while nobody reads the outbox, so its event has to stay there: the connector finds it when it begins. */
  async open(): Promise<void> {
    const event = this.#place(seededRandom(this.#seed))
    const { cents = 0, customer = '' } = event
    const order: Order = { id: event.order_id, customer, status: 'placed', cents, version: 1 }
    await using connection = await this.#server.root()
    await connection.run(
      `BEGIN;${orderStatement(order, undefined)};${insertEvent(randomUUID(), 'order', event)};COMMIT`,
    )
    this.count += 1
    this.events.set(order.id, [event])
  }

  /** Clerks work beside each other, each on orders of its own. */
  async load({ goesOn, signal }: Load): Promise<void> {
    const work = async (_: unknown, clerk: number): Promise<void> => {
      const database = new Database(this.#server, signal)
      const random = seededRandom(this.#seed + clerk)
      const open: Order[] = []
      try {
        while (await goesOn(this.count)) {
          for (let at = 0; at < 5; at++) await this.#step(database, open, random)
        }
      } finally {
        await database.close()
      }
    }
    await Promise.all(Array.from({ length: clerks }, work))
  }

  /** One command: on an open order of the clerk, or a new one. */
  async #step(database: Database, open: Order[], random: () => number): Promise<void> {
    const at = Math.floor(random() * (open.length + 2))
    const order = open[at]
    const event = order === undefined ? this.#place(random) : next(order, random)
    const changed = apply(order, event)
    const payment = event.type === 'OrderPaid' ? changed.cents : undefined
    await database.transact(changed, event, payment)
    this.count += 1
    if (payment !== undefined) this.payments += 1
    const events = this.events.get(changed.id)
    if (events === undefined) this.events.set(changed.id, [event])
    else events.push(event)
    if (changed.status === 'shipped' || changed.status === 'cancelled') open.splice(at, 1)
    else open[Math.min(at, open.length)] = changed
  }

  #place(random: () => number): OrderEvent {
    const id = (this.#lastId += 1)
    const customer = `c-${Math.floor(random() * 500)}`
    return { order_id: id, version: 1, type: 'OrderPlaced', customer, cents: 100 + Math.floor(random() * 5000) }
  }
}

function next({ id, status, version }: Order, random: () => number): OrderEvent {
  const dice = random()
  const head = { order_id: id, version: version + 1 }
  if (status === 'paid') return { ...head, type: dice < 0.95 ? 'OrderShipped' : 'OrderCancelled' }
  if (dice < 0.4) return { ...head, type: 'LineAdded', cents: 1 + Math.floor(random() * 2000) }
  return { ...head, type: dice < 0.9 ? 'OrderPaid' : 'OrderCancelled' }
}

/** A connection of one clerk, made again when it is lost. */
class Database {
  readonly #server: MariaDb
  readonly #signal: AbortSignal
  #connection: SqlClient | undefined

  constructor(server: MariaDb, signal: AbortSignal) {
    this.#server = server
    this.#signal = signal
  }

  /** The order and its event, once. Whether a transaction was committed when the connection broke tells the order's version. */
  async transact(order: Order, event: OrderEvent, payment: number | undefined): Promise<void> {
    const statements = `BEGIN;${orderStatement(order, payment)};${eventStatements('order', event)}${
      payment === undefined
        ? ''
        : eventStatements('payment', { order_id: order.id, type: 'PaymentTaken', cents: payment })
    }COMMIT`
    let isSure = true
    for (;;) {
      try {
        this.#connection ??= await this.#server.root()
        if (!isSure) {
          const [row] = await this.#connection.rows(`SELECT version FROM shop.orders WHERE id = ${order.id}`)
          if (Number(row?.['version'] ?? 0) === order.version) return
        }
        isSure = false
        await this.#connection.run(statements)
        return
      } catch (error) {
        if (!isLost(error)) throw error
        await this.close()
        await delay(50, undefined, { signal: this.#signal })
      }
    }
  }

  async close(): Promise<void> {
    await this.#connection?.[Symbol.asyncDispose]()
    this.#connection = undefined
  }
}

function orderStatement({ id, customer, status, cents, version }: Order, payment: number | undefined): string {
  if (version === 1) return `INSERT INTO shop.orders VALUES (${id}, '${customer}', '${status}', ${cents}, 0, 1)`
  const paid = payment === undefined ? '' : `, paid_cents = ${payment}`
  return `UPDATE shop.orders SET status = '${status}', cents = ${cents}, version = ${version}${paid} WHERE id = ${id}`
}

function insertEvent(id: string, aggregate: 'order' | 'payment', event: OrderEvent | PaymentEvent): string {
  const values = [id, aggregate, String(event.order_id), event.type, JSON.stringify(event)]
  return `INSERT INTO shop.outbox VALUES (${values.map((value) => `'${value}'`).join(', ')})`
}

function eventStatements(aggregate: 'order' | 'payment', event: OrderEvent | PaymentEvent): string {
  const id = randomUUID()
  return `${insertEvent(id, aggregate, event)};DELETE FROM shop.outbox WHERE id = '${id}';`
}
