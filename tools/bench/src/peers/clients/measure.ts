import { present } from '@millrace/base'
import { seededPayloads, touch } from '../../payloads.ts'
import { latencies } from '../../statistics.ts'
import { drive } from '../../work/drive.ts'
import type {
  PeerClient,
  PeerConsumeJob,
  PeerConsumeResult,
  PeerEndToEndJob,
  PeerEndToEndResult,
  PeerProduceJob,
  PeerProduceResult,
  Take,
} from './client.ts'

// The same as for ours: connection, compiled code.
const warmUpRecords = 20_000
const warmUpShare = 0.1
const lingerMs = 5

export async function produce(client: PeerClient, job: PeerProduceJob): Promise<PeerProduceResult> {
  const producer = await client.producer(job.address, job.topic, { lingerMs })
  const payloads = seededPayloads(4096, job.valueBytes)
  const valuesFrom = (first: number) =>
    Array.from({ length: job.recordsPerSend }, (_, at) => payloads[(first + at) & 4095] as Buffer)
  // A client that does one at a time would warm up for longer than it is timed.
  const warmUps = Math.ceil(Math.min(warmUpRecords, job.records / 10) / job.recordsPerSend)
  await drive(warmUps, job.sendsInFlight, (index) => producer.send(valuesFrom(index)))
  const units = Math.ceil(job.records / job.recordsPerSend)
  const driven = await drive(units, job.sendsInFlight, (index) => producer.send(valuesFrom(index)))
  await producer.close()
  return driven
}

export async function consume(client: PeerClient, job: PeerConsumeJob): Promise<PeerConsumeResult> {
  const warmUp = Math.floor(job.records * warmUpShare)
  let [startedMs, startedAt, seen, touched, seconds] = [Number.NaN, 0, 0, 0, 0]
  let finished: () => void = () => undefined
  const done = new Promise<void>((resolve) => {
    finished = resolve
  })
  const take: Take = (value) => {
    if (startedAt === 0 && seen >= warmUp) [startedMs, startedAt] = [performance.now(), seen]
    touched += touch(value)
    seen += 1
    if (seen < job.records) return true
    if (seen === job.records) {
      seconds = (performance.now() - startedMs) / 1000
      finished()
    }
    return false
  }
  const close = await client.consume(job.address, job.topic, take, { soon: false })
  await done
  await close()
  if (touched === 0) throw new Error('no value was touched')
  return { seconds, records: job.records - startedAt }
}

/** Sends a record, waits until the consumer has it, sends the next. */
export async function endToEnd(client: PeerClient, job: PeerEndToEndJob): Promise<PeerEndToEndResult> {
  const producer = await client.producer(job.address, job.topic, { lingerMs: 0 })
  const value = present(seededPayloads(1, 100)[0], 'one was made')
  const samples: number[] = []
  // As many before as are counted, as with us.
  const total = 2 * job.records
  let sentMs = 0
  let received = 0
  let finished: () => void = () => undefined
  let failed: (error: unknown) => void = () => undefined
  const done = new Promise<void>((resolve, reject) => {
    finished = resolve
    failed = reject
  })
  const sendNext = () => {
    sentMs = performance.now()
    return producer.send([value])
  }
  let acknowledgement: Promise<unknown> = sendNext()
  const take: Take = (taken) => {
    if (received === total) return false
    if (taken.length !== 100) failed(new Error('another record came back'))
    if (received >= job.records) samples.push(performance.now() - sentMs)
    received += 1
    if (received === total) {
      finished()
      return false
    }
    // The next one goes once the last is acknowledged too, as with ours.
    acknowledgement.then(() => {
      acknowledgement = sendNext()
    }, failed)
    return true
  }
  const close = await client.consume(job.address, job.topic, take, { soon: true })
  await done
  await close()
  await producer.close()
  return { latency: latencies(samples) }
}
