import { connect, serde, topic } from '@millrace/client'
import { seededPayloads } from '../payloads.ts'
import { type Driven, drive } from './drive.ts'

/** What to produce, and how. */
export interface ProduceJob {
  readonly kind: 'produce'
  readonly address: string
  readonly topic: string
  readonly records: number
  readonly valueBytes: number
  /** `batch`: one promise for 1,000 records (fewer large ones); `record`: a call and a promise each. */
  readonly by: 'batch' | 'record'
  readonly lingerMs: number
  /** Bytes handed over and not yet acknowledged, at most. */
  readonly inFlightBytes: number
  readonly batchBytes: number
  /** Each record to the next of so many partitions; absent: no key, so that the producer decides. */
  readonly spreadOver?: number
}

export type ProduceResult = Driven

/** Records of one `sendBatch`: 1,000, or as many as make about a megabyte. */
function recordsPerBatch(valueBytes: number): number {
  return Math.max(1, Math.min(1000, Math.floor(1_024_000 / valueBytes)))
}

/** Produces to a topic and times it from the first call to the last acknowledgement. */
export async function produce(job: ProduceJob): Promise<ProduceResult> {
  await using client = await connect({ brokers: [job.address], clientId: 'bench' })
  const producer = client.producer({ lingerMs: job.lingerMs, compression: 'none', batchBytes: job.batchBytes })
  const target = topic(job.topic, { key: serde.bytes(), value: serde.bytes() })
  const payloads = seededPayloads(4096, job.valueBytes)
  const { spreadOver } = job
  const recordAt = (index: number) => {
    const value = payloads[index & 4095] as Buffer
    return spreadOver === undefined ? { value } : { value, partition: index % spreadOver }
  }
  const batchRecords = recordsPerBatch(job.valueBytes)
  const unit = job.by === 'batch' ? batchRecords : 1
  const unitsMax = Math.max(1, Math.floor(job.inFlightBytes / (unit * job.valueBytes)))
  const units = Math.ceil(job.records / unit)

  // Warm up: connection, producer id, compiled code.
  for (let index = 0; index < 20; index += 1) {
    await producer.sendBatch(
      target,
      Array.from({ length: batchRecords }, (_, at) => recordAt(at)),
    )
  }

  const driven = await drive(units, unitsMax, (index) =>
    job.by === 'record'
      ? producer.send(target, recordAt(index))
      : producer.sendBatch(
          target,
          Array.from({ length: batchRecords }, (_, at) => recordAt(at + index)),
        ),
  )
  await producer.close({ deadlineMs: 5000 })
  return driven
}
