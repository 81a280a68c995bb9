import { type Client, connect, serde, topic } from '@millrace/client'
import { seededPayloads } from '../payloads.ts'
import { type Latencies, latencies } from '../statistics.ts'

/** Producers that work at the same time, each with one unit of records after the other. */
export interface TransactJob {
  readonly kind: 'transact'
  readonly address: string
  readonly topic: string
  readonly producers: number
  /** Of each producer. */
  readonly units: number
  readonly unitRecords: number
  readonly valueBytes: number
  readonly batchBytes: number
  /** Whether a unit is a transaction; else it is sent, and waited for. */
  readonly transactional: boolean
}

export interface TransactResult {
  readonly seconds: number
  /** Of a unit: until it is committed, or acknowledged. */
  readonly latency: Latencies
}

// Connection, producer id, compiled code.
const warmUps = 10

/** Sends the same records in the same portions, in transactions or without. */
export async function transact(job: TransactJob): Promise<TransactResult> {
  await using client = await connect({ brokers: [job.address], clientId: 'bench' })
  const target = topic(job.topic, { value: serde.bytes() })
  const payloads = seededPayloads(4096, job.valueBytes)
  const valuesFrom = (first: number) =>
    Array.from({ length: job.unitRecords }, (_, at) => ({ value: payloads[(first + at) & 4095] as Buffer }))
  const sends = Array.from({ length: job.producers }, (_, at) => {
    const send = sender(client, job, `bench-${at}`)
    return (unit: number) => send((sink) => sink.sendBatch(target, valuesFrom(unit + at)))
  })
  const each = (run: (send: (unit: number) => Promise<void>) => Promise<void>) => Promise.all(sends.map(run))
  await each(async (send) => {
    for (let unit = 0; unit < warmUps; unit += 1) await send(unit)
  })
  const samples: number[] = []
  const startedMs = performance.now()
  await each(async (send) => {
    for (let unit = 0; unit < job.units; unit += 1) {
      const beganMs = performance.now()
      await send(unit)
      samples.push(performance.now() - beganMs)
    }
  })
  return { seconds: (performance.now() - startedMs) / 1000, latency: latencies(samples) }
}

/** What records are given to. */
type Sink = Pick<ReturnType<Client['producer']>, 'sendBatch'>
type Send = (give: (sink: Sink) => Promise<unknown>) => Promise<void>

/** Resolves once what is given is committed, or acknowledged. */
function sender(client: Client, { transactional, batchBytes }: TransactJob, id: string): Send {
  const options = { lingerMs: 0, compression: 'none', batchBytes } as const
  if (!transactional) {
    const producer = client.producer(options)
    return async (give) => void (await give(producer))
  }
  const producer = client.transactional(id, options)
  return (give) => producer.transaction((tx) => void give(tx))
}
