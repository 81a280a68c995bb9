import type { Client, Isolation } from '@millrace/client'
import { type OffsetRange, type PartitionBounds, resolveOffset } from '../arguments/offset-spec.ts'
import { exitCodes } from '../exit-codes.ts'
import { CommandFailure } from '../failure.ts'
import { askTimeoutMs } from '../limits.ts'

/** Where one partition is read from and, exclusively, to. */
export interface Slice {
  readonly partition: number
  readonly from: number
  readonly until: number
}

/** Asks the cluster where the range lies in each partition. A range holds what of it exists now. */
export async function resolveSlices(
  client: Client,
  name: string,
  partitions: readonly number[],
  range: OffsetRange,
  isolation: Isolation,
): Promise<Slice[]> {
  const admin = client.admin()
  const [first, next] = await Promise.all([
    admin.listOffsets(name, 'earliest', { partitions, timeoutMs: askTimeoutMs }),
    admin.listOffsets(name, 'latest', { partitions, timeoutMs: askTimeoutMs, isolation }),
  ])
  const offsetOf = (offsets: typeof first, partition: number): number =>
    offsets.find((candidate) => candidate.partition === partition)?.offset ?? 0
  return Promise.all(
    partitions.map(async (partition) => {
      const bounds: PartitionBounds = { startOffset: offsetOf(first, partition), endOffset: offsetOf(next, partition) }
      const atTime = async (timestamp: number): Promise<number | undefined> =>
        (await admin.listOffsets(name, { timestamp }, { partitions: [partition], isolation }))[0]?.offset
      const from = await resolveOffset(range.from, bounds, atTime)
      if (range.until === undefined) checkInside(name, partition, from, bounds)
      const until = await resolveOffset(range.until ?? { kind: 'end' }, bounds, atTime)
      return {
        partition,
        from: range.until === undefined ? from : Math.max(from, bounds.startOffset),
        until: Math.min(until, bounds.endOffset),
      }
    }),
  )
}

/** A range holds what of it exists; one offset has to be there, or be the next. */
function checkInside(
  topic: string,
  partition: number,
  offset: number,
  { startOffset, endOffset }: PartitionBounds,
): void {
  if (offset >= startOffset && offset <= endOffset) return
  throw new CommandFailure(
    exitCodes.failed,
    `offset ${offset} is not in partition ${partition} of '${topic}', which has ${startOffset} to ${endOffset}; ${fromTheStart}`,
  )
}

/** What to do about an offset that is not there. */
export const fromTheStart = '--offset start reads from the first there is'
