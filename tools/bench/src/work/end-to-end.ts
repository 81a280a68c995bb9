import { connect, serde, topic } from '@millrace/client'
import { present } from '@millrace/base'
import { seededPayloads } from '../payloads.ts'
import { type Latencies, latencies } from '../statistics.ts'

/** One record at a time, from send to the consumer's hands. */
export interface EndToEndJob {
  readonly kind: 'end-to-end'
  readonly address: string
  readonly topic: string
  readonly records: number
}

export interface EndToEndResult {
  readonly latency: Latencies
}

/** Sends a record, waits until the consumer has it, sends the next: linger 0, fsynced before the consumer may see it. */
export async function endToEnd(job: EndToEndJob): Promise<EndToEndResult> {
  await using client = await connect({ brokers: [job.address], clientId: 'bench' })
  const target = topic(job.topic, { key: serde.bytes(), value: serde.bytes() })
  const producer = client.producer({ lingerMs: 0, compression: 'none' })
  const value = present(seededPayloads(1, 100)[0], 'one was made')
  const samples: number[] = []
  // As many before as are counted: until then what is measured is the compiler at its work.
  const total = 2 * job.records
  let sentMs = performance.now()
  let received = 0
  const acknowledgements: Promise<unknown>[] = [producer.send(target, { value })]
  for await (const record of client.consumer({}).records(target, { from: 'earliest' })) {
    if (record.value?.length !== 100) throw new Error('another record came back')
    if (received >= job.records) samples.push(performance.now() - sentMs)
    received += 1
    if (received === total) break
    await acknowledgements.pop()
    sentMs = performance.now()
    acknowledgements.push(producer.send(target, { value }))
  }
  await producer.close({ deadlineMs: 5000 })
  return { latency: latencies(samples) }
}
