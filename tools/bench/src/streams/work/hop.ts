import { setTimeout as delay } from 'node:timers/promises'
import { present } from '@millrace/base'
import { connect, type Producer, serde, topic } from '@millrace/client'
import { type Latencies, latencies } from '../../statistics.ts'
import { applicationOf } from '../topologies.ts'
import { inputRecords, keyText, workloads } from '../workloads.ts'
import { type ApplicationSettings, begin } from './application.ts'

/** Runs a count in this process until that is killed. Its cache is off: each record comes out. */
export interface HostJob extends ApplicationSettings {
  readonly kind: 'host'
  readonly applicationId: string
  readonly input: string
  readonly output: string
}

/** Resolves once it runs. */
export async function host(job: HostJob): Promise<object> {
  const { applicationId, input, output } = job
  const app = applicationOf('count', { inputs: [input], output }, { id: applicationId })
  await begin(app, { ...job, cacheBytesMax: 0 }).begun
  return {}
}

/** Sends records at a fixed rate, and reads what the count makes of each. */
export interface HopJob {
  readonly kind: 'hop'
  readonly address: string
  readonly input: string
  readonly output: string
  readonly isCommittedOnly: boolean
  readonly recordsPerSecond: number
  readonly records: number
}

export interface HopResult {
  /** From when each record was due to be sent until its count was read. */
  readonly latency: Latencies
}

/** What is not counted: compilers work, buffers grow. */
const warmShare = 0.4
const tickMs = 1

export async function hop({
  address,
  input,
  output,
  isCommittedOnly,
  recordsPerSecond,
  records,
}: HopJob): Promise<HopResult> {
  await using client = await connect({ brokers: [address], clientId: 'bench' })
  const isolation = isCommittedOnly ? 'read_committed' : 'read_uncommitted'
  await using consumer = client.consumer({ isolation })
  await using producer = client.producer({ lingerMs: 0, compression: 'none' })
  const counts = topic(output, { key: serde.string(), value: serde.long() })
  const dueMs = (index: number) => startedMs + (index * 1000) / recordsPerSecond
  const warmUp = Math.floor(records * warmShare)
  const { keys } = workloads.count
  const samples: number[] = []
  let startedMs = performance.now()
  const reading = (async () => {
    let received = 0
    for await (const { key, value } of consumer.records(counts, { from: 'earliest' })) {
      // Keys come in turn: key and count say which record this was.
      const index = (present(value, 'counts are not deleted') - 1) * keys + Number(key)
      if (index >= warmUp) samples.push(performance.now() - dueMs(index))
      received += 1
      if (received === records) return
    }
  })()
  // So that it waits at the end of an empty topic when the first one comes.
  await delay(500)
  startedMs = performance.now()
  await Promise.all([reading, send(producer, input, records, (index) => dueMs(index) <= performance.now())])
  return { latency: latencies(samples) }
}

/** Sends what is due, tick by tick. */
async function send(
  producer: Producer,
  input: string,
  records: number,
  isDue: (index: number) => boolean,
): Promise<void> {
  const target = topic(input, { key: serde.string(), value: serde.string() })
  const { keys } = workloads.count
  const source = inputRecords({ ...workloads.count, isInTurn: true }, 0, Date.now(), records)
  const underway = new Set<Promise<unknown>>()
  for (let sent = 0; sent < records;) {
    const due: { key: string; value: string }[] = []
    for (; sent < records && isDue(sent); sent += 1) {
      const { value } = present(source.next().value, 'there are as many')
      due.push({ key: keyText(sent % keys), value })
    }
    if (due.length > 0) {
      const sending = producer.sendBatch(target, due).finally(() => underway.delete(sending))
      underway.add(sending)
    }
    await delay(tickMs)
  }
  await Promise.all(underway)
}
