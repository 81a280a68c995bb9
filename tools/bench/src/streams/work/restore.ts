import { connect, serde, topic } from '@millrace/client'
import { drive } from '../../work/drive.ts'
import { applicationOf, countStore } from '../topologies.ts'
import { keyText } from '../workloads.ts'
import { type ApplicationSettings, begin, deleteInternalTopics } from './application.ts'

/** Has an application get its state back from a changelog. */
export interface RestoreJob extends ApplicationSettings {
  readonly kind: 'restore'
  readonly applicationId: string
  /** A topic without records. */
  readonly input: string
  readonly output: string
  /** What the changelog has. */
  readonly records: number
  /** How many keys these are of. */
  readonly keys: number
}

export interface RestoreResult {
  /** From the call of `run()` until all is there: joining the group included. */
  readonly seconds: number
}

const batchRecords = 1_000
const batchesInFlight = 16

/** Fills the changelog of a store of counts, and starts the application on an empty folder. */
export async function restore(job: RestoreJob): Promise<RestoreResult> {
  const { address, applicationId, input, output, records, keys } = job
  await using client = await connect({ brokers: [address], clientId: 'bench' })
  const application = () => applicationOf('count', { inputs: [input], output }, { id: applicationId })
  // It makes its internal topics.
  const first = begin(application(), job)
  await first.begun
  await first.stop()

  const changelog = topic(`${applicationId}-${countStore}-changelog`, { key: serde.string(), value: serde.long() })
  const producer = client.producer({ lingerMs: 5, compression: 'none', batchBytes: 256 * 1024 })
  const timestamp = Date.now()
  await drive(Math.ceil(records / batchRecords), batchesInFlight, (batch) =>
    producer.sendBatch(
      changelog,
      Array.from({ length: Math.min(batchRecords, records - batch * batchRecords) }, (_, at) => {
        const index = batch * batchRecords + at
        return { key: keyText(index % keys), value: Math.floor(index / keys) + 1, timestamp }
      }),
    ),
  )
  await producer.close()

  const startedMs = performance.now()
  const second = begin(application(), job)
  await second.begun
  const seconds = (performance.now() - startedMs) / 1000
  await second.stop()
  await deleteInternalTopics(client, applicationId)
  return { seconds }
}
