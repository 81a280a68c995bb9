// A process of its own that offers records to a topic: as many as are taken, or so many a second whether they are taken or not.
// node dist/load.js ADDRESS TOPIC SECONDS RECORDS_PER_SECOND DELIVERY_TIMEOUT_MS: tells its parent what became of them.
import { setTimeout as delay } from 'node:timers/promises'
import { connect, isStreamError, serde, topic } from '@millrace/client'
import { runRecords, waitingRunsMax } from './load-window.ts'
import { makePayload } from './payload.ts'

/** What became of the records that a process offered. */
export interface LoadResult {
  readonly seconds: number
  readonly offered: number
  readonly acknowledged: number
  /** Never given to the producer, since too many waited there already. */
  readonly shed: number
  /** How many failed, by code and whether that may be tried again. */
  readonly refused: Readonly<Record<string, number>>
  /** From giving them to the producer to the acknowledgement, in milliseconds. */
  readonly latencyMs: { readonly p50: number; readonly p99: number; readonly max: number }
  /** Acknowledgements whose offset was not above that of the one before. */
  readonly outOfOrder: number
}

const tickMs = 10

async function offer(
  address: string,
  name: string,
  seconds: number,
  recordsPerSecond: number,
  deliveryTimeoutMs: number,
): Promise<LoadResult> {
  await using client = await connect({ brokers: [address], clientId: 'load' })
  const producer = client.producer({ compression: 'none', deliveryTimeoutMs })
  const target = topic(name, { key: serde.bytes(), value: serde.bytes() })
  const run = Array.from({ length: runRecords }, (_, sequence) => ({
    value: makePayload({ producer: 0, partition: 0, sequence }),
    partition: 0,
  }))
  const refused: Record<string, number> = {}
  const latencies: number[] = []
  let [offered, acknowledged, shed, outOfOrder, waiting, lastOffset] = [0, 0, 0, 0, 0, -1]
  const pending = new Set<Promise<void>>()
  const send = async (): Promise<void> => {
    const startedMs = performance.now()
    waiting += 1
    try {
      const { ranges } = await producer.sendBatch(target, run)
      acknowledged += runRecords
      latencies.push(performance.now() - startedMs)
      for (const { baseOffset } of ranges) {
        if (baseOffset <= lastOffset) outOfOrder += 1
        lastOffset = baseOffset
      }
    } catch (error) {
      const kind = isStreamError(error) ? `${error.code}${error.retriable ? '' : ' (final)'}` : String(error)
      refused[kind] = (refused[kind] ?? 0) + runRecords
    } finally {
      waiting -= 1
    }
  }
  const startedMs = performance.now()
  for (;;) {
    const elapsedMs = performance.now() - startedMs
    if (elapsedMs >= seconds * 1000) break
    const due = recordsPerSecond === 0 ? Infinity : (recordsPerSecond * elapsedMs) / 1000
    while (offered + runRecords <= due) {
      if (waiting >= waitingRunsMax) {
        if (recordsPerSecond === 0) break
        shed += runRecords
      } else {
        const sent = send().finally(() => pending.delete(sent))
        pending.add(sent)
      }
      offered += runRecords
    }
    await delay(tickMs)
  }
  await Promise.all(pending)
  latencies.sort((a, b) => a - b)
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN
  const latencyMs = { p50: at(0.5), p99: at(0.99), max: at(1) }
  return { seconds, offered, acknowledged, shed, refused, latencyMs, outOfOrder }
}

const [address = '', name = '', seconds, recordsPerSecond, deliveryTimeoutMs] = process.argv.slice(2)
process.send?.(await offer(address, name, Number(seconds), Number(recordsPerSecond), Number(deliveryTimeoutMs)))
process.disconnect()
