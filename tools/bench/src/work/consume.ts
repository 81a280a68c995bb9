import { type Client, connect, serde, topic } from '@millrace/client'
import { touch } from '../payloads.ts'

/** What to consume, and how. */
export interface ConsumeJob {
  readonly kind: 'consume'
  readonly address: string
  readonly topic: string
  readonly records: number
  readonly by: 'batch' | 'record'
  /**
   * What is read before the clock starts: all of it once, as the bare stream beside it is warm; or the first tenth, which is what can be
   * had of other clients too.
   */
  readonly warmUp: 'pass' | 'tenth'
  /** As the only member of a group, each time of a fresh one whose name begins so; absent: by assignment. */
  readonly group?: string
}

export interface ConsumeResult {
  readonly seconds: number
  /** Those that were timed. */
  readonly records: number
  /** Those that were read in all, warming up included. */
  readonly recordsRead: number
}

/** Reads a topic's first `records`, touching each value; timed from the end of the warm-up to the last record. */
export async function consume(job: ConsumeJob): Promise<ConsumeResult> {
  await using client = await connect({ brokers: [job.address], clientId: 'bench' })
  const { records } = job
  if (job.warmUp === 'tenth') {
    const timed = await readOnce(client, job, Math.floor(records / 10), 'timed')
    return { ...timed, recordsRead: records }
  }
  await readOnce(client, job, 0, 'warm-up')
  return { ...(await readOnce(client, job, 0, 'timed')), recordsRead: 2 * records }
}

/** Reads from the start with a consumer of its own; what comes after the first `untimed` is timed. */
async function readOnce(
  client: Client,
  { topic: name, records, by, group }: ConsumeJob,
  untimed: number,
  pass: 'warm-up' | 'timed',
): Promise<{ readonly seconds: number; readonly records: number }> {
  const source = topic(name, { key: serde.bytes(), value: serde.bytes() })
  const isMember = group !== undefined
  await using consumer = client.consumer(isMember ? { group: `${group}-${pass}`, offsetReset: 'earliest' } : {})
  const options = isMember ? {} : ({ from: 'earliest' } as const)
  let startedMs = Number.NaN
  let startedAt = -1
  let seen = 0
  let touched = 0
  if (by === 'batch') {
    for await (const batch of consumer.batches(source, options)) {
      if (startedAt < 0 && seen >= untimed) [startedMs, startedAt] = [performance.now(), seen]
      for (const record of batch.records) {
        touched += touch(record.value)
        seen += 1
      }
      if (seen >= records) break
    }
  } else {
    for await (const record of consumer.records(source, options)) {
      if (startedAt < 0 && seen >= untimed) [startedMs, startedAt] = [performance.now(), seen]
      touched += touch(record.value)
      seen += 1
      if (seen >= records) break
    }
  }
  const seconds = (performance.now() - startedMs) / 1000
  if (touched === 0) throw new Error('no value was touched')
  return { seconds, records: seen - startedAt }
}
