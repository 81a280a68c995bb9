import { isDeepStrictEqual } from 'node:util'
import type { Client } from '@millrace/client'
import { type OrderEvent, orderPaid, orderPlaced, orderShipped, totalCents } from './events.ts'
import { mailsSent } from './mail-gateway.ts'
import { orderOf, parseOrderId } from './outbox.ts'
import { together } from './together.ts'
import { add, emptyTotals, type Totals, TotalsTable } from './totals-table.ts'

const stages = [orderPlaced, orderPaid, orderShipped] as const
const names = stages.map(({ name }) => name)

export interface AuditorOptions {
  readonly client: Client
  readonly state: string
  readonly shops: number
  readonly ordersPerShop: number
}

/** What is wrong, and what there is. */
export interface Findings {
  /** A sentence for each thing that must not be; the first ones. */
  readonly wrong: readonly string[]
  /** Orders found in each topic. */
  readonly events: readonly number[]
  /** Mails that were handed to the gateway, each counted once, and those that it got again. */
  readonly mails: number
  readonly mailsAgain: number
}

const wrongMax = 20

/** Knows what the outboxes hold, and compares that with what the services have made of it. */
export class Auditor {
  readonly #options: AuditorOptions
  readonly #orderCount: number
  readonly #expected: ReadonlyMap<string, Totals>

  constructor(options: AuditorOptions) {
    this.#options = options
    this.#orderCount = options.shops * options.ordersPerShop
    this.#expected = totalsOf(options)
  }

  /** How many orders there are in all. */
  get orderCount(): number {
    return this.#orderCount
  }

  /**
   * Reads what is committed as it comes, and calls `onProgress` with the orders found in each topic. Resolves once all have been placed, paid
   * and shipped, counted by analytics and mailed; rejects with the signal.
   */
  async watch(signal: AbortSignal, onProgress: (events: readonly number[]) => void = () => {}): Promise<void> {
    const { client, state } = this.#options
    const books = names.map(() => new Set<string>())
    await using consumer = client.consumer({ isolation: 'read_committed' })
    const read = async (index: number, ended: AbortSignal): Promise<void> => {
      const [stage, book] = [stages[index], books[index]]
      if (stage === undefined || book === undefined) return
      const options = { from: 'earliest', signal: ended } as const
      for await (const { value } of consumer.records<string, OrderEvent>(stage, options)) {
        if (value !== null) book.add(value.orderId)
        onProgress(books.map(({ size }) => size))
        if (book.size === this.#orderCount) return
      }
    }
    await together(
      signal,
      stages.map((_, index) => (ended) => read(index, ended)),
    )
    while (!(await this.#isCounted(state))) {
      signal.throwIfAborted()
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  /** Reads all that is committed, from the beginning, and compares. */
  async judge(): Promise<Findings> {
    const { client, state } = this.#options
    const wrong: string[] = []
    const complain = (text: string): void => {
      if (wrong.length < wrongMax) wrong.push(text)
    }
    const events: number[] = []
    for (const stage of stages) {
      const found = new Map<string, string>()
      const last = new Map<string, number>()
      await using consumer = client.consumer({ isolation: 'read_committed' })
      const options = { from: 'earliest', until: 'end' } as const
      for await (const { key, value, partition, offset } of consumer.records<string, OrderEvent>(stage, options)) {
        if (value === null) continue
        const place = `${partition}@${offset}`
        const { orderId, customer } = value
        const order = parseOrderId(orderId)
        if (order === undefined || key !== customer || !isRight(value, orderId)) {
          complain(`${stage.name}: ${JSON.stringify(value)} was never ordered so`)
          continue
        }
        const before = found.get(orderId)
        if (before !== undefined) complain(`${stage.name}: ${orderId} is there twice, at ${before} and ${place}`)
        else if (order.number < (last.get(customer) ?? -1))
          complain(`${stage.name}: ${orderId} at ${place} comes too late`)
        found.set(orderId, place)
        last.set(customer, order.number)
      }
      if (found.size !== this.#orderCount) complain(`${stage.name}: ${found.size} of ${this.#orderCount} orders`)
      events.push(found.size)
    }
    for (const [name, { expected, counted }] of await this.#totals(state)) {
      if (!isDeepStrictEqual(counted, expected))
        complain(`analytics, ${name}: ${JSON.stringify(counted)}, not ${JSON.stringify(expected)}`)
    }
    const sent = await mailsSent(state)
    if (sent.size !== this.#orderCount * stages.length) complain(`mails: ${sent.size}`)
    const handed = [...sent.values()].reduce((sum, count) => sum + count, 0)
    return { wrong, events, mails: sent.size, mailsAgain: handed - sent.size }
  }

  async #isCounted(state: string): Promise<boolean> {
    const totals = await this.#totals(state)
    const isCounted = [...totals.values()].every(({ counted, expected }) => counted.orders >= expected.orders)
    return isCounted && (await mailsSent(state)).size >= this.#orderCount * stages.length
  }

  /** Of each topic what analytics has counted, and what there is. */
  async #totals(state: string): Promise<Map<string, { counted: Totals; expected: Totals }>> {
    const table = new TotalsTable(state, 'auditor')
    const totals = new Map<string, { counted: Totals; expected: Totals }>()
    for (const [name, expected] of this.#expected) totals.set(name, { counted: await table.sum(name), expected })
    return totals
  }
}

/** By topic, the totals of all orders. */
function totalsOf({ shops, ordersPerShop }: AuditorOptions): Map<string, Totals> {
  const all = new Map(names.map((name) => [name, emptyTotals()]))
  for (let shop = 1; shop <= shops; shop++) {
    for (let number = 0; number < ordersPerShop; number++) {
      const order = orderOf({ shop, number })
      for (const [name, totals] of all) {
        totals.orders += 1
        if (name === orderPaid.name) totals.cents += totalCents(order)
        if (name !== orderPlaced.name) continue
        for (const { article, quantity } of order.lines) add(totals.pieces, article, quantity)
      }
    }
  }
  return all
}

/** Whether an event is what is to become of its order. */
function isRight(event: OrderEvent, orderId: string): boolean {
  const number = parseOrderId(orderId)
  if (number === undefined) return false
  const order = orderOf(number)
  if (event.customer !== order.customer) return false
  if ('lines' in event) return isDeepStrictEqual(event, order)
  return 'cents' in event ? event.cents === totalCents(order) : event.parcel === `p-${orderId}`
}
