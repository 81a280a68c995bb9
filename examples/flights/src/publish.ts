import type { Client } from '@millrace/client'
import { type Flight, flights } from './flight.ts'

/** What the cluster said of each row: where it is, or nothing. */
export class Acknowledged {
  /** -1 for a row that was not acknowledged. */
  readonly partitions: Int16Array
  /** -1 where the broker could not say any more: a repeated record, long after. */
  readonly offsets: Float64Array
  count = 0

  constructor(rowCount: number) {
    this.partitions = new Int16Array(rowCount).fill(-1)
    this.offsets = new Float64Array(rowCount).fill(-1)
  }
}

/** Rows that travel with one promise, and how many such promises may be open. */
const rowsPerSend = 1_000
const sendsInFlight = 32

/** Publishes every flight, in order; resolves once each is acknowledged, rejects with the first failure. `onProgress` is called after each acknowledgement. */
export async function publish(
  client: Client,
  source: AsyncIterable<readonly Flight[]>,
  acknowledged: Acknowledged,
  onProgress: () => void = () => {},
): Promise<void> {
  const producer = client.producer()
  const open = new Set<Promise<void>>()
  const failures: unknown[] = []
  const send = async (run: readonly Flight[]): Promise<void> => {
    try {
      const batch = await producer.sendBatch(
        flights,
        run.map((flight) => ({ key: flight.origin, value: flight })),
      )
      for (const [index, { row }] of run.entries()) {
        const place = batch.locate(index)
        if (place === undefined) continue
        acknowledged.partitions[row] = place.partition
        acknowledged.offsets[row] = place.offset
        acknowledged.count += 1
      }
      onProgress()
    } catch (error) {
      failures.push(error)
    }
  }
  for await (const rows of source) {
    for (let start = 0; start < rows.length && failures.length === 0; start += rowsPerSend) {
      const sent = send(rows.slice(start, start + rowsPerSend)).finally(() => open.delete(sent))
      open.add(sent)
      if (open.size >= sendsInFlight) await Promise.race(open)
    }
  }
  await Promise.all(open)
  await producer.close()
  if (failures.length > 0) throw failures[0]
}
