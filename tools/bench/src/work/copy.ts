import { connect, serde, topic } from '@millrace/client'
import { type Latencies, latencies } from '../statistics.ts'

/** Reads records in a group, and writes each in a transaction of its own with the offset behind it. */
export interface CopyJob {
  readonly kind: 'copy'
  readonly address: string
  readonly from: string
  readonly to: string
  readonly records: number
}

export interface CopyResult {
  /** Of a transaction: from its begin until it is committed. */
  readonly latency: Latencies
}

/** One record and one offset a transaction, one after the other. As many before as are counted. */
export async function copy({ address, from, to, records }: CopyJob): Promise<CopyResult> {
  await using client = await connect({ brokers: [address], clientId: 'bench' })
  const [source, target] = [topic(from, { value: serde.bytes() }), topic(to, { value: serde.bytes() })]
  await using producer = client.transactional(`copy-${to}`, { compression: 'none' })
  await using consumer = client.consumer({
    group: `copy-${to}`,
    offsetReset: 'earliest',
    isolation: 'read_committed',
    autoCommit: false,
  })
  const samples: number[] = []
  let done = 0
  for await (const { value } of consumer.records(source)) {
    const beganMs = performance.now()
    await producer.transaction(async (tx) => {
      void tx.send(target, { value })
      await tx.sendOffsets(consumer)
    })
    done += 1
    if (done > records) samples.push(performance.now() - beganMs)
    if (done === 2 * records) break
  }
  return { latency: latencies(samples) }
}
