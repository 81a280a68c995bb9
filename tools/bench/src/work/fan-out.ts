import { type Client, connect } from '@millrace/client'
import { touch } from '../payloads.ts'

/** Consumers that all read the same records. */
export interface FanOutJob {
  readonly kind: 'fan-out'
  readonly address: string
  readonly topic: string
  readonly consumers: number
  readonly records: number
}

/** By the clock of the machine, which all processes share. */
export interface FanOutResult {
  readonly startedAtMs: number
  readonly endedAtMs: number
}

/** Consumers of one client, which share its connection. */
const consumersPerClient = 25

/** Each consumer reads the first `records` of the topic, touching each value; ends when the last one has. */
export async function fanOut({ address, topic, consumers, records }: FanOutJob): Promise<FanOutResult> {
  const count = Math.ceil(consumers / consumersPerClient)
  const clients = await Promise.all(Array.from({ length: count }, () => connect({ brokers: [address] })))
  const startedAtMs = Date.now()
  await Promise.all(
    Array.from({ length: consumers }, (_, at) => readAll(clients[at % count] as Client, topic, records)),
  )
  const endedAtMs = Date.now()
  await Promise.all(clients.map((client) => client.close({ deadlineMs: 5000 })))
  return { startedAtMs, endedAtMs }
}

async function readAll(client: Client, topic: string, records: number): Promise<void> {
  let seen = 0
  let touched = 0
  for await (const batch of client.consumer({}).batches(topic, { from: 'earliest' })) {
    for (const record of batch.records) {
      touched += touch(record.value)
      seen += 1
    }
    if (seen >= records) break
  }
  if (touched === 0) throw new Error('no value was touched')
}
