// A process of its own: three producers that write as fast as the broker acknowledges, through every kill.
// It tells its parent each acknowledgement, and each record whose promise was rejected (there must be none).
import { connect, serde, topic } from '@millrace/client'
import { makePayload } from './payload.ts'

const [address, topicName, partitionsText, producersText] = process.argv.slice(2) as [string, string, string, string]
const partitions = Number(partitionsText)
const producers = Number(producersText)
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
  const client = await connect({ brokers: [address], clientId: `faults-${producer}` })
  const output = client.producer({ lingerMs: 5, compression: 'none', deliveryTimeoutMs: 600_000 })
  const sequences = Array.from({ length: partitions }, () => 0)
  let inFlight = 0
  let wake: (() => void) | undefined
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
