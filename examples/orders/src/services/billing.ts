import { orderPaid, orderPlaced, totalCents } from '../events.ts'
import { attempt, type Copy, sessionTimeoutMs, transactionTimeoutMs } from './copy.ts'

/**
 * Takes the money for each order once: what it read, what it wrote and how far it is are committed together, or not at all. It is a static
 * member of its group: started again under its name it has its partitions back at once, and nobody else is disturbed.
 */
export async function billing(copy: Copy): Promise<void> {
  const { client, name, signal } = copy
  await using consumer = client.consumer({
    group: 'billing',
    instanceId: name,
    sessionTimeoutMs,
    isolation: 'read_committed',
    offsetReset: 'earliest',
  })
  // Under the same id as before: what the copy of before left open is aborted, and if it lives on, it is fenced.
  await using transactions = client.transactional(name, { timeoutMs: transactionTimeoutMs })
  for await (const batch of consumer.batches(orderPlaced, { signal })) {
    await attempt(copy, () =>
      transactions.transaction(
        (tx) => {
          for (const { value: order } of batch.records) {
            if (order === null) continue
            const { orderId, customer } = order
            void tx.send(orderPaid, { key: customer, value: { orderId, customer, cents: totalCents(order) } })
          }
        },
        { offsets: batch },
      ),
    )
  }
}
