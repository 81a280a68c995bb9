// A process of its own: three producers that write at a steady rate, through every kill.
// It tells its parent each acknowledgement, and each record whose promise was rejected (there must be none).
import { setTimeout as delay } from 'node:timers/promises'
import { connect, serde, topic } from '@millrace/client'
import { makePayload, payloadSizeBytes } from './payload.ts'

const [address, topicName, partitionsText, producersText, rateText] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
]
const partitions = Number(partitionsText)
const producers = Number(producersText)
/** Records a millisecond that each producer sends, as long as the broker keeps up. */
const pace = (Number(rateText) * 1e6) / payloadSizeBytes / producers / 1000
const records = topic(topicName, { key: serde.bytes(), value: serde.bytes() })

/** Acknowledgements on their way to the parent, flat: producer, partition, sequence, offset. */
let acknowledged: number[] = []

function report(): void {
  if (acknowledged.length === 0) return
  process.send?.({ acknowledged })
  acknowledged = []
}

// Records in flight a producer: enough to keep the broker busy, few enough that a kill leaves a tail that can be judged quickly.
const inFlightMax = 6000

async function produce(producer: number, signal: AbortSignal): Promise<void> {
  const client = await connect({ brokers: address.split(','), clientId: `faults-${producer}` })
  const output = client.producer({ lingerMs: 5, compression: 'none', deliveryTimeoutMs: 600_000 })
  const sequences = Array.from({ length: partitions }, () => 0)
  let inFlight = 0
  let wake: (() => void) | undefined
  let allowance = 0
  let allowedMs = performance.now()
  for (let turn = 0; !signal.aborted; turn += 1) {
    // Runs of one partition, so that batches fill as a keyed workload would fill them.
    const partition = Math.floor(turn / 64) % partitions
    const sequence = sequences[partition] ?? 0
    sequences[partition] = sequence + 1
    inFlight += 1
    output
      .send(records, { partition, value: makePayload({ producer, partition, sequence }) })
      .then(
        ({ offset }) => acknowledged.push(producer, partition, sequence, offset),
        (error: unknown) => process.send?.({ rejected: { producer, partition, sequence, error: String(error) } }),
      )
      .finally(() => {
        inFlight -= 1
        wake?.()
      })
    allowance -= 1
    while (allowance <= 0 && !signal.aborted) {
      await delay(10)
      // What could not be sent while the broker was down is not made up for: the load stays what it is.
      allowance = Math.min(allowance + pace * (performance.now() - allowedMs), pace * 100)
      allowedMs = performance.now()
    }
    if (inFlight >= inFlightMax) {
      await new Promise<void>((resolve) => {
        wake = () => {
          if (inFlight > inFlightMax / 2 && !signal.aborted) return
          wake = undefined
          resolve()
        }
      })
    }
  }
  await output.close({ deadlineMs: 60_000 })
  await client.close({ deadlineMs: 5000 })
}

const stop = new AbortController()
process.on('message', (message) => {
  if (message === 'stop') stop.abort()
})
// The parent learns of acknowledgements at most this late; on a kill it waits for what is under way.
const reporter = setInterval(report, 20)
await Promise.all(Array.from({ length: producers }, (_, producer) => produce(producer, stop.signal)))
clearInterval(reporter)
report()
process.disconnect()
