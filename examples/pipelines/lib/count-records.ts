import type { Client } from '@millrace/client'

/** How many records some topics have now. */
export async function countRecords(client: Client, topics: readonly string[]): Promise<number> {
  let count = 0
  for (const topic of topics) {
    for await (const _ of client.consumer().records(topic, { from: 'earliest', until: 'end' })) count += 1
  }
  return count
}
