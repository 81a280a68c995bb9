import { connect, serde, topic } from '@millrace/client'
import { seededPayloads } from '../payloads.ts'
import { type Latencies, latencies } from '../statistics.ts'

/** What to produce, and how. */
export interface ProduceJob {
  readonly kind: 'produce'
  readonly address: string
  readonly topic: string
  readonly records: number
  readonly valueBytes: number
  /** `batch`: one promise for 1,000 records; `record`: a call and a promise each. */
  readonly by: 'batch' | 'record'
  readonly lingerMs: number
  /** Bytes handed over and not yet acknowledged, at most. */
  readonly inFlightBytes: number
  readonly batchBytes: number
}

export interface ProduceResult {
  readonly seconds: number
  readonly acknowledgement: Latencies
}

const batchRecords = 1000

/** Produces to one partition and times it from the first call to the last acknowledgement. */
export async function produce(job: ProduceJob): Promise<ProduceResult> {
  await using client = await connect({ brokers: [job.address], clientId: 'bench' })
  const producer = client.producer({ lingerMs: job.lingerMs, compression: 'none', batchBytes: job.batchBytes })
  const target = topic(job.topic, { key: serde.bytes(), value: serde.bytes() })
  const payloads = seededPayloads(4096, job.valueBytes)
  const valueAt = (index: number) => payloads[index & 4095] as Buffer
  const samples: number[] = []
  const unit = job.by === 'batch' ? batchRecords : 1
  const unitsMax = Math.max(1, Math.floor(job.inFlightBytes / (unit * job.valueBytes)))
  const units = Math.ceil(job.records / unit)

  // Warm up: connection, producer id, compiled code.
  for (let index = 0; index < 20; index += 1) {
    await producer.sendBatch(
      target,
      Array.from({ length: batchRecords }, (_, at) => ({ value: valueAt(at) })),
    )
  }

  const startedMs = performance.now()
  await new Promise<void>((resolve, reject) => {
    let sent = 0
    let settled = 0
    const acknowledged = (sentMs: number) => {
      samples.push(performance.now() - sentMs)
      settled += 1
      if (settled === units) resolve()
      // Go on in runs rather than one by one: a caller that streams from a source does the same.
      else if (sent < units && sent - settled <= unitsMax / 2) send()
    }
    const send = () => {
      while (sent < units && sent - settled < unitsMax) {
        const sentMs = performance.now()
        const promise =
          job.by === 'record'
            ? producer.send(target, { value: valueAt(sent) })
            : producer.sendBatch(
                target,
                Array.from({ length: batchRecords }, (_, at) => ({ value: valueAt(at + sent) })),
              )
        sent += 1
        promise.then(() => acknowledged(sentMs), reject)
      }
    }
    send()
  })
  const seconds = (performance.now() - startedMs) / 1000
  await producer.close({ deadlineMs: 5000 })
  return { seconds, acknowledgement: latencies(samples) }
}
