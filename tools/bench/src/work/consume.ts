import { connect, serde, topic } from '@millrace/client'
import { touch } from '../payloads.ts'

/** What to consume, and how. */
export interface ConsumeJob {
  readonly kind: 'consume'
  readonly address: string
  readonly topic: string
  readonly records: number
  readonly by: 'batch' | 'record'
}

export interface ConsumeResult {
  readonly seconds: number
  /** Those that were timed. */
  readonly records: number
}

// The first tenth warms up what produce warms up before it starts: connections and compiled code.
const warmUpShare = 0.1

/** Reads `records` from the start, touching each value; timed from the end of the warm-up to the last record. */
export async function consume(job: ConsumeJob): Promise<ConsumeResult> {
  await using client = await connect({ brokers: [job.address], clientId: 'bench' })
  const source = topic(job.topic, { key: serde.bytes(), value: serde.bytes() })
  const consumer = client.consumer({})
  const warmUpRecords = Math.floor(job.records * warmUpShare)
  let startedMs = Number.NaN
  let startedAt = 0
  let seen = 0
  let touched = 0
  if (job.by === 'batch') {
    for await (const batch of consumer.batches(source, { from: 'earliest' })) {
      if (startedAt === 0 && seen >= warmUpRecords) [startedMs, startedAt] = [performance.now(), seen]
      for (const record of batch.records) {
        touched += touch(record.value)
        seen += 1
      }
      if (seen >= job.records) break
    }
  } else {
    for await (const record of consumer.records(source, { from: 'earliest' })) {
      if (startedAt === 0 && seen >= warmUpRecords) [startedMs, startedAt] = [performance.now(), seen]
      touched += touch(record.value)
      seen += 1
      if (seen >= job.records) break
    }
  }
  const seconds = (performance.now() - startedMs) / 1000
  if (touched === 0) throw new Error('no value was touched')
  return { seconds, records: seen - startedAt }
}
