import { connect } from '@millrace/client'
import type { ReadRecord } from '@millrace/simulator/checkers'

/** All of a topic that is committed, from its first record to its end as of now. */
export async function readEverything(addresses: readonly string[], topic: string): Promise<ReadRecord[]> {
  const client = await connect({ brokers: [...addresses], clientId: 'faults-reader' })
  const consumer = client.consumer({ isolation: 'read_committed' })
  const records: ReadRecord[] = []
  for await (const { partition, offset, value } of consumer.records(topic, { from: 'earliest', until: 'end' })) {
    records.push({ topic, partition, offset, value: String(value) })
  }
  await client.close({ deadlineMs: 5_000 })
  return records
}
