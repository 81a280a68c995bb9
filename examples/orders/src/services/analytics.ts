import { type ConsumedRecord, serde, topicsMatching } from '@millrace/client'
import { type OrderEvent, orderPaid, orderPlaced } from '../events.ts'
import { add, type Totals, TotalsTable } from '../totals-table.ts'
import { type Copy, sessionTimeoutMs } from './copy.ts'

/**
 * Counts orders, money and pieces. The results go to a database, which knows nothing of transactions of topics; so where to go on stands in it
 * beside each result, and that is where reading begins. What the group has committed is there for those who look at the lag.
 */
export async function analytics({ client, name, state, signal }: Copy): Promise<void> {
  const table = new TotalsTable(state, name)
  const rows = new Map<string, Totals>()
  await using consumer = client.consumer({
    group: 'analytics',
    sessionTimeoutMs,
    isolation: 'read_committed',
    offsetReset: 'earliest',
    onAssigned: async (partitions) => {
      for (const { topic, partition } of partitions) {
        const row = await table.load(topic, partition)
        rows.set(`${topic}-${partition}`, row)
        consumer.seek(topic, partition, row.offset)
      }
    },
  })
  const events = topicsMatching(/order-.+/, { value: serde.json<OrderEvent>() })
  for await (const batch of consumer.batches(events, { signal })) {
    const { topic, partition } = batch
    const row = rows.get(`${topic}-${partition}`)
    if (row === undefined) throw new Error(`${topic}-${partition} has not been assigned`)
    for (const record of batch.records) count(row, record)
    row.offset = batch.lastOffset + 1
    await table.save(topic, partition, row)
  }
}

function count(row: Totals, { topic, value: event }: ConsumedRecord<unknown, OrderEvent>): void {
  if (event === null) return
  row.orders += 1
  if (topic === orderPlaced.name && 'lines' in event)
    for (const { article, quantity } of event.lines) add(row.pieces, article, quantity)
  if (topic === orderPaid.name && 'cents' in event) row.cents += event.cents
}
