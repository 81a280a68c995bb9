import type { AbortedTransaction } from '@millrace/log'
import { RecordBatch } from '@millrace/records'
import { nextOffset } from '../fetch/next-offset.ts'
import type { Partition } from './partition.ts'

/** What was read for those who read what is committed. */
export interface CommittedRead {
  readonly bytes: Buffer
  /** The aborted transactions of which something lies in it. */
  readonly aborted: readonly AbortedTransaction[]
}

/** As {@link Partition.read}, up to the last stable offset. */
export async function readCommitted(partition: Partition, offset: number, maxBytes: number): Promise<CommittedRead> {
  const read = (endOffset: number): Promise<Buffer> => partition.read(offset, maxBytes, endOffset)
  return withAborted(partition, offset, read, () => offset)
}

/** As {@link Partition.readBefore}, of what lies before the last stable offset. */
export async function readCommittedBefore(
  partition: Partition,
  offset: number,
  maxBytes: number,
): Promise<CommittedRead> {
  const read = (endOffset: number): Promise<Buffer> => partition.readBefore(offset, maxBytes, endOffset)
  return withAborted(partition, partition.logStartOffset, read, (bytes) => new RecordBatch(bytes).baseOffset)
}

/** What `read` reads up to the last stable offset, from `fromOffset` on at the earliest; `startOf` says from where on. */
async function withAborted(
  partition: Partition,
  fromOffset: number,
  read: (endOffset: number) => Promise<Buffer>,
  startOf: (bytes: Buffer) => number,
): Promise<CommittedRead> {
  for (;;) {
    const endOffset = partition.readableEnd('read_committed')
    const abortedIn = partition.log.transactions.abortedFrom(fromOffset)
    const bytes = await read(endOffset)
    if (bytes.length === 0) return { bytes, aborted: [] }
    const aborted = await abortedIn(startOf(bytes), nextOffset(bytes))
    // A log is compacted or cut now and then, never again and again while it is read once.
    if (aborted !== undefined) return { bytes, aborted }
  }
}
