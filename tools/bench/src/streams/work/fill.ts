import { connect, serde, topic } from '@millrace/client'
import { drive } from '../../work/drive.ts'
import { type InputRecord, inputRecords, type WorkloadName, workloads } from '../workloads.ts'

/** Fills the inputs of a workload. */
export interface FillJob {
  readonly kind: 'fill'
  readonly address: string
  readonly workload: WorkloadName
  readonly topics: readonly string[]
  readonly baseMs: number
  /** Of each input. */
  readonly records: number
}

const batchRecords = 1_000
const batchesInFlight = 16

/** Writes the same records in the same order each time, and resolves once all are acknowledged. */
export async function fill({ address, workload, topics, baseMs, records }: FillJob): Promise<object> {
  await using client = await connect({ brokers: [address], clientId: 'bench' })
  await using producer = client.producer({ lingerMs: 5, compression: 'none', batchBytes: 256 * 1024 })
  for (const [input, name] of topics.entries()) {
    const target = topic(name, { key: serde.string(), value: serde.string() })
    const source = inputRecords(workloads[workload], input, baseMs, records)
    // Batches of one partition leave in the order in which they were given.
    await drive(Math.ceil(records / batchRecords), batchesInFlight, () =>
      producer.sendBatch(target, [...nextOf(source, batchRecords)]),
    )
  }
  return {}
}

/** The next `count`, or what is left. */
export function* nextOf(source: Iterator<InputRecord>, count: number): Generator<InputRecord, undefined, undefined> {
  for (let taken = 0; taken < count; taken += 1) {
    const next: IteratorResult<InputRecord, unknown> = source.next()
    if (next.done === true) return
    yield next.value
  }
}
