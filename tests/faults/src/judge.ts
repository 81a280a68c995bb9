import { connect, serde, topic } from '@millrace/client'
import { type Finding, Ledger } from './ledger.ts'
import { readPayload } from './payload.ts'

const findingsShownMax = 20

/** Keeps the book of what was acknowledged in one topic, and judges what is read back: each time what is new since the time before. */
export class Judge {
  readonly ledger = new Ledger()
  readonly #topic: string
  /** By partition: where the next reading begins. */
  readonly #positions: number[]

  constructor(topicName: string, partitions: number) {
    this.#topic = topicName
    this.#positions = Array.from({ length: partitions }, () => 0)
  }

  get counts(): string {
    return `${this.ledger.acknowledgedCount} acknowledged, ${this.ledger.readCount} read`
  }

  /** Reads every partition to its end as of now, judges each record, and prints what is wrong; returns how much that is. */
  async judge(addresses: readonly string[]): Promise<number> {
    const findings = await this.#read(addresses)
    for (const { violation, detail } of findings.slice(0, findingsShownMax)) console.log(`  ${violation}: ${detail}`)
    return findings.length
  }

  async #read(addresses: readonly string[]): Promise<Finding[]> {
    const positions = this.#positions
    const outstanding = this.ledger.outstanding()
    const findings: Finding[] = []
    const client = await connect({ brokers: [...addresses], clientId: 'faults-judge' })
    const records = topic(this.#topic, { key: serde.bytes(), value: serde.bytes() })
    const consumer = client.consumer({ autoOffsetReset: 'error' })
    const from = new Map(positions.map((offset, partition) => [partition, { offset }]))
    for await (const batch of consumer.batches(records, { from, until: 'end' })) {
      for (const record of batch.records) {
        const expected = positions[batch.partition] ?? 0
        if (record.offset !== expected) {
          const detail = `partition ${batch.partition}: offset ${record.offset} after ${expected - 1}`
          findings.push({ violation: 'gap', detail })
        }
        positions[batch.partition] = record.offset + 1
        const finding = this.ledger.read(batch.partition, record.offset, readPayload(record.value as Buffer))
        if (finding !== undefined) findings.push(finding)
      }
    }
    await client.close({ deadlineMs: 5000 })
    return [...findings, ...this.ledger.stillMissing(outstanding)]
  }
}
