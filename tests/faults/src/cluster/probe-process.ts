// A process of its own: writes to every partition all the time, a record every few milliseconds, and knows how long each partition gave no
// acknowledgement. It tells its parent each acknowledgement, and each record whose promise was rejected (there must be none).
import { connect, serde, topic } from '@millrace/client'
import { makePayload } from '../payload.ts'

const [addresses, topicName, partitionsText, intervalText] = process.argv.slice(2) as [string, string, string, string]
const partitions = Number(partitionsText)
const records = topic(topicName, { key: serde.bytes(), value: serde.bytes() })
/** Records of a partition that may wait for their acknowledgement: beyond that none is sent until one comes. */
const inFlightMax = 2_000

const client = await connect({ brokers: addresses.split(','), clientId: 'faults-probe' })
const producer = client.producer({ lingerMs: 0, deliveryTimeoutMs: 120_000 })
const lanes = Array.from({ length: partitions }, () => ({
  sequence: 0,
  inFlight: 0,
  acknowledgedMs: performance.now(),
  gapMs: 0,
}))
/** Acknowledgements on their way to the parent, flat: producer, partition, sequence, offset. */
let acknowledged: number[] = []

function send(partition: number): void {
  const lane = lanes[partition]
  if (lane === undefined || lane.inFlight >= inFlightMax) return
  const sequence = lane.sequence++
  lane.inFlight += 1
  producer
    .send(records, { partition, value: makePayload({ producer: 0, partition, sequence }) })
    .then(
      ({ offset }) => {
        acknowledged.push(0, partition, sequence, offset)
        note(lane)
      },
      (error: unknown) => process.send?.({ rejected: { partition, sequence, error: describe(error) } }),
    )
    .finally(() => (lane.inFlight -= 1))
}

function note(lane: (typeof lanes)[number]): void {
  const nowMs = performance.now()
  lane.gapMs = Math.max(lane.gapMs, nowMs - lane.acknowledgedMs)
  lane.acknowledgedMs = nowMs
}

function describe(error: unknown): string {
  return error instanceof Error
    ? `${error.message}${error.cause === undefined ? '' : ` <- ${describe(error.cause)}`}`
    : String(error)
}

const ticker = setInterval(() => {
  for (let partition = 0; partition < partitions; partition += 1) send(partition)
}, Number(intervalText))
const reporter = setInterval(() => {
  if (acknowledged.length > 0) process.send?.({ acknowledged })
  acknowledged = []
}, 20)

async function stop(): Promise<void> {
  clearInterval(ticker)
  await producer.close({ deadlineMs: 120_000 })
  await client.close({ deadlineMs: 5_000 })
  clearInterval(reporter)
  if (acknowledged.length > 0) process.send?.({ acknowledged })
  process.disconnect()
}

process.on('message', (message) => {
  if (message === 'stop') void stop()
  // The longest time without an acknowledgement since the last question, for each partition, the one that lasts included.
  if (message !== 'gaps') return
  const nowMs = performance.now()
  process.send?.({ gaps: lanes.map((lane) => Math.max(lane.gapMs, nowMs - lane.acknowledgedMs)) })
  for (const lane of lanes) {
    lane.gapMs = 0
    // A gap that lasts goes on counting.
  }
})
