/** An event of an order, as it stands in the outbox and in the topic. */
export interface OrderEvent {
  readonly order_id: number
  /** The first event of an order makes version 1 of it. */
  readonly version: number
  readonly type: 'OrderPlaced' | 'LineAdded' | 'OrderPaid' | 'OrderShipped' | 'OrderCancelled'
  /** Of OrderPlaced. */
  readonly customer?: string
  /** What is to be paid for what was ordered; of OrderPlaced and LineAdded. */
  readonly cents?: number
}

/** An event of a payment. */
export interface PaymentEvent {
  readonly order_id: number
  readonly type: 'PaymentTaken'
  readonly cents: number
}

/** What the events of an order come to. */
export interface Order {
  readonly id: number
  readonly customer: string
  readonly status: 'placed' | 'paid' | 'shipped' | 'cancelled'
  readonly cents: number
  readonly version: number
}

const statuses = { OrderPaid: 'paid', OrderShipped: 'shipped', OrderCancelled: 'cancelled' } as const

/** The order after one more event: the only place that says what events mean. Throws for one that can't follow. */
export function apply(order: Order | undefined, event: OrderEvent): Order {
  const { order_id: id, version, type, customer = '', cents = 0 } = event
  if (version !== (order?.version ?? 0) + 1) {
    throw new Error(`order ${id} has version ${order?.version ?? 0}: ${type} of version ${version} can't follow`)
  }
  if (type === 'OrderPlaced') return { id, customer, status: 'placed', cents, version }
  if (order === undefined) throw new Error(`order ${id} was never placed: there can be no ${type}`)
  if (type === 'LineAdded') return { ...order, cents: order.cents + cents, version }
  return { ...order, status: statuses[type], version }
}
