import type { Client } from '@millrace/client'
import { flights, partitionCount } from './flight.ts'
import type { Acknowledged } from './publish.ts'

export interface Findings {
  readonly read: number
  /** Acknowledged, and not there. */
  readonly lost: number
  /** There more than once. */
  readonly doubled: number
  /** Behind a later row in its partition. */
  readonly reordered: number
  /** Not at the partition and offset that the acknowledgement named. */
  readonly misplaced: number
  /** Flights an origin, the busiest first. */
  readonly busiest: readonly (readonly [origin: string, flights: number])[]
}

/** Reads the whole topic back and holds it against what was acknowledged. */
export async function verify(client: Client, acknowledged: Acknowledged): Promise<Findings> {
  const seen = new Uint8Array(acknowledged.partitions.length)
  const lastRow = new Int32Array(partitionCount).fill(-1)
  const origins = new Map<string, number>()
  const counts = { read: 0, doubled: 0, reordered: 0, misplaced: 0 }
  const consumer = client.consumer()
  for await (const batch of consumer.batches(flights, { from: 'earliest', until: 'end' })) {
    const { partition } = batch
    for (const { key, value, offset } of batch.records) {
      if (value === null || key !== value.origin)
        throw new Error(`offset ${offset} of partition ${partition} holds something else`)
      const { row } = value
      counts.read += 1
      if (seen[row] === 1) counts.doubled += 1
      seen[row] = 1
      if (row <= (lastRow[partition] ?? -1)) counts.reordered += 1
      lastRow[partition] = row
      const told = acknowledged.partitions[row] ?? -1
      const toldOffset = acknowledged.offsets[row] ?? -1
      if (told !== -1 && (told !== partition || (toldOffset !== -1 && toldOffset !== offset))) counts.misplaced += 1
      origins.set(value.origin, (origins.get(value.origin) ?? 0) + 1)
    }
  }
  await consumer.close()
  let lost = 0
  for (const [row, partition] of acknowledged.partitions.entries()) {
    if (partition !== -1 && seen[row] === 0) lost += 1
  }
  return { ...counts, lost, busiest: [...origins].toSorted(([, a], [, b]) => b - a) }
}

/** Whether every acknowledged row was read back once, in order and where it was said to be. */
export function allIsWell({ lost, doubled, reordered, misplaced }: Findings): boolean {
  return lost === 0 && doubled === 0 && reordered === 0 && misplaced === 0
}
