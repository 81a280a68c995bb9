import { isStreamError } from '@millrace/base'
import { type Client, serde, topic } from '@millrace/client'
import type { DemoOrder } from './demo-orders.ts'

/** Where made-up orders go. */
export const demoOrders = topic('demo-orders', { key: serde.string(), value: serde.json<DemoOrder>() })

/** Makes it unless it is there. */
export async function createDemoTopic(client: Client): Promise<void> {
  try {
    await client.admin().createTopic(demoOrders, { partitions: 3 })
  } catch (error) {
    if (!isStreamError(error, 'TOPIC_ALREADY_EXISTS')) throw error
  }
}
