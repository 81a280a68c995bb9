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
  const endOffset = partition.readableEnd('read_committed')
  const abortedIn = partition.log.transactions.abortedFrom(offset)
  const bytes = await partition.read(offset, maxBytes, endOffset)
  return { bytes, aborted: bytes.length === 0 ? [] : abortedIn(offset, nextOffset(bytes)) }
}

/** As {@link Partition.readBefore}, of what lies before the last stable offset. */
export async function readCommittedBefore(
  partition: Partition,
  offset: number,
  maxBytes: number,
): Promise<CommittedRead> {
  const endOffset = partition.readableEnd('read_committed')
  const abortedIn = partition.log.transactions.abortedFrom(partition.logStartOffset)
  const bytes = await partition.readBefore(offset, maxBytes, endOffset)
  if (bytes.length === 0) return { bytes, aborted: [] }
  return { bytes, aborted: abortedIn(new RecordBatch(bytes).baseOffset, nextOffset(bytes)) }
}
