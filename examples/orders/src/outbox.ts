import type { OrderPlaced } from './events.ts'

const articles = [
  { article: 'rye', unitCents: 390 },
  { article: 'spelt', unitCents: 450 },
  { article: 'oats', unitCents: 280 },
  { article: 'barley', unitCents: 310 },
] as const

const customersPerShop = 40

/** Which order of which shop an order id names. */
export interface OrderNumber {
  readonly shop: number
  readonly number: number
}

/**
 * The order with this number in the outbox of a shop. In a real shop the outbox is a table in its database, written by the checkout in the
 * transaction that takes the order; here a function of the number stands for it, so that everybody knows what there must be.
 */
export function orderOf({ shop, number }: OrderNumber): OrderPlaced {
  const lines = articles
    .filter((_, index) => (number + index) % 3 === 0)
    .map((article, index) => ({ ...article, quantity: 1 + ((number * 7 + index) % 5) }))
  return { orderId: `o-${shop}-${number}`, customer: `c-${shop}-${(number * 13) % customersPerShop}`, lines }
}

/** undefined for what is no order id. */
export function parseOrderId(orderId: string): OrderNumber | undefined {
  const [, shop, number] = /^o-(\d+)-(\d+)$/.exec(orderId) ?? []
  return shop === undefined || number === undefined ? undefined : { shop: Number(shop), number: Number(number) }
}
