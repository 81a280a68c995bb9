import { type Client, type CreateTopicOptions, isStreamError, serde, topic } from '@millrace/client'

/** A customer has ordered. */
export interface OrderPlaced {
  readonly orderId: string
  readonly customer: string
  readonly lines: readonly OrderLine[]
}

export interface OrderLine {
  readonly article: string
  readonly quantity: number
  readonly unitCents: number
}

/** Billing has taken the money. */
export interface OrderPaid {
  readonly orderId: string
  readonly customer: string
  readonly cents: number
}

/** The parcel is on its way. */
export interface OrderShipped {
  readonly orderId: string
  readonly customer: string
  readonly parcel: string
}

export type OrderEvent = OrderPlaced | OrderPaid | OrderShipped

/**
 * The topics. All are keyed by customer and have equally many partitions, so that what happens to a customer's orders stays in order from
 * one topic to the next.
 */
export const orderPlaced = topic('order-placed', { key: serde.string(), value: serde.json<OrderPlaced>() })
export const orderPaid = topic('order-paid', { key: serde.string(), value: serde.json<OrderPaid>() })
export const orderShipped = topic('order-shipped', { key: serde.string(), value: serde.json<OrderShipped>() })

/** How many copies of the order service there may be. */
export const shopsMax = 12

/** How many orders a copy of the order service has placed: each has a partition, in which the last record counts. */
export const outboxPositions = topic('outbox-positions', { key: serde.string(), value: serde.integer() })

export const eventTopics = [orderPlaced, orderPaid, orderShipped] as const

/** Makes the topics that are not there, with as many replicas as the cluster makes by default. */
export async function createTopics(client: Client): Promise<void> {
  for (const topic of eventTopics) await createTopic(client, topic, { partitions: 6 })
  await createTopic(client, outboxPositions, { partitions: shopsMax, configs: { 'cleanup.policy': 'compact' } })
}

async function createTopic(client: Client, { name }: { name: string }, options: CreateTopicOptions): Promise<void> {
  try {
    await client.admin().createTopic(name, options)
  } catch (error) {
    // Made before; or just now, by an attempt whose answer was lost with its broker.
    if (!isStreamError(error, 'TOPIC_ALREADY_EXISTS')) throw error
  }
}

/** What an order costs. */
export function totalCents({ lines }: OrderPlaced): number {
  return lines.reduce((sum, { quantity, unitCents }) => sum + quantity * unitCents, 0)
}
