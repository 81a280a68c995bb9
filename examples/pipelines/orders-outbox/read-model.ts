import { setTimeout as delay } from 'node:timers/promises'
import { type Client, serde, topic } from '@millrace/client'
import type { Postgresql } from '../../../tests/connectors/servers/postgresql.ts'
import { apply, type Order, type OrderEvent, type PaymentEvent } from './events.ts'

const orderEvents = topic('shop.order.events', { key: serde.string(), value: serde.json<OrderEvent>() })
const paymentEvents = topic('shop.payment.events', { key: serde.string(), value: serde.json<PaymentEvent>() })

/**
 * Builds what is to be read of orders from their events: a consumer, a batch of events each transaction. What is finished is committed now and then;
 * a member that was taken for dead reads some again, and passes them over.
 */
export class ReadModel implements AsyncDisposable {
  readonly #client: Client
  readonly #postgres: Postgresql
  readonly #end = new AbortController()
  readonly #running: Promise<unknown>

  constructor(client: Client, postgres: Postgresql) {
    this.#client = client
    this.#postgres = postgres
    this.#running = Promise.all([this.#orders(), this.#payments()])
    // Until somebody waits for it: see `check`.
    this.#running.catch(() => {})
  }

  /** Rejects if it could not go on. */
  async check(): Promise<void> {
    await Promise.race([this.#running, Promise.resolve()])
  }

  async #orders(): Promise<void> {
    const { signal } = this.#end
    await using consumer = this.#client.consumer({ group: 'order-view', offsetReset: 'earliest' })
    for await (const batch of consumer.batches(orderEvents, { signal })) {
      await this.#transact([...batch.records].flatMap(({ value }) => value ?? []))
    }
  }

  async #payments(): Promise<void> {
    const { signal } = this.#end
    await using consumer = this.#client.consumer({ group: 'payments', offsetReset: 'earliest' })
    for await (const batch of consumer.batches(paymentEvents, { signal })) {
      const payments = JSON.stringify([...batch.records].flatMap(({ value }) => value ?? []))
      await this.#untilDone(
        `INSERT INTO payments SELECT DISTINCT ON (order_id) order_id, cents FROM json_to_recordset($1) AS p(order_id int, cents int)
         ON CONFLICT (order_id) DO UPDATE SET cents = EXCLUDED.cents`,
        [payments],
      )
    }
  }

  /** Events come at least once: those that an order has already seen are passed over by their version. */
  async #transact(events: readonly OrderEvent[]): Promise<void> {
    const ids = [...new Set(events.map(({ order_id: id }) => id))]
    const rows = await this.#untilDone<Order>(
      'SELECT id, customer, status, cents, version FROM order_view WHERE id = ANY($1)',
      [ids],
    )
    const orders = new Map(rows.map((order) => [order.id, order]))
    for (const event of events) {
      const order = orders.get(event.order_id)
      if (event.version > (order?.version ?? 0)) orders.set(event.order_id, apply(order, event))
    }
    // The view moves on and never back, whoever else writes it.
    await this.#untilDone(
      `INSERT INTO order_view SELECT * FROM json_to_recordset($1) AS o(id int, customer text, status text, cents int, version int)
       ON CONFLICT (id) DO UPDATE SET status = EXCLUDED.status, cents = EXCLUDED.cents, version = EXCLUDED.version
       WHERE order_view.version < EXCLUDED.version`,
      [JSON.stringify([...orders.values()])],
    )
  }

  /** What a statement gives, however often PostgreSQL is away. */
  async #untilDone<Row extends object>(sql: string, values: readonly unknown[]): Promise<readonly Row[]> {
    for (;;) {
      try {
        return await this.#postgres.query<Row>(sql, values)
      } catch (error) {
        // 57P01 to 57P03: it ends, or begins. What else it answers would be the same again.
        if (error instanceof Error && 'severity' in error && !('code' in error && String(error.code).startsWith('57P')))
          throw error
        await delay(100, undefined, { signal: this.#end.signal })
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.abort()
    // Being told to stop is an error, too.
    await this.#running.catch(() => {})
  }
}
