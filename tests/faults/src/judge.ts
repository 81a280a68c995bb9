import { connect, serde, topic } from '@millrace/client'
import type { Finding, Ledger } from './ledger.ts'
import { readPayload } from './payload.ts'

/** Reads every partition from where the last reading ended to its end as of now, and judges each record. */
export async function judge(
  addresses: readonly string[],
  topicName: string,
  ledger: Ledger,
  positions: number[],
): Promise<Finding[]> {
  const outstanding = ledger.outstanding()
  const findings: Finding[] = []
  const client = await connect({ brokers: [...addresses], clientId: 'faults-judge' })
  const records = topic(topicName, { key: serde.bytes(), value: serde.bytes() })
  const consumer = client.consumer({ autoOffsetReset: 'error' })
  const from = new Map(positions.map((offset, partition) => [partition, { offset }]))
  for await (const batch of consumer.batches(records, { from, until: 'end' })) {
    for (const record of batch.records) {
      const expected = positions[batch.partition] ?? 0
      if (record.offset !== expected) {
        findings.push({
          violation: 'gap',
          detail: `partition ${batch.partition}: offset ${record.offset} after ${expected - 1}`,
        })
      }
      positions[batch.partition] = record.offset + 1
      const finding = ledger.read(batch.partition, record.offset, readPayload(record.value as Buffer))
      if (finding !== undefined) findings.push(finding)
    }
  }
  await client.close({ deadlineMs: 5000 })
  return [...findings, ...ledger.stillMissing(outstanding)]
}
