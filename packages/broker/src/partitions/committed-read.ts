import { present } from '@millrace/base'
import type { AbortedTransaction } from '@millrace/log'
import { RecordBatch } from '@millrace/records'
import { nextOffset } from '../fetch/next-offset.ts'
import type { Partition } from './partition.ts'
import { readParts } from './read-parts.ts'

/** What was read for those who read what is committed. */
export interface CommittedRead {
  readonly bytes: Buffer
  /** The aborted transactions of which something lies in it. */
  readonly aborted: readonly AbortedTransaction[]
}

/** The same in pieces, each of whole batches. */
export interface CommittedParts {
  readonly parts: readonly Buffer[]
  readonly aborted: readonly AbortedTransaction[]
}

/** As {@link Partition.read}, up to the last stable offset. */
export async function readCommitted(partition: Partition, offset: number, maxBytes: number): Promise<CommittedRead> {
  const read = async (endOffset: number): Promise<Buffer[]> => [await partition.read(offset, maxBytes, endOffset)]
  return wholeOf(await withAborted(partition, offset, read, () => offset))
}

/** As {@link readParts}, up to the last stable offset. */
export function readCommittedParts(partition: Partition, offset: number, maxBytes: number): Promise<CommittedParts> {
  const read = (endOffset: number): Promise<readonly Buffer[]> => readParts(partition, offset, maxBytes, endOffset)
  return withAborted(partition, offset, read, () => offset)
}

/** As {@link Partition.readBefore}, of what lies before the last stable offset. */
export async function readCommittedBefore(
  partition: Partition,
  offset: number,
  maxBytes: number,
): Promise<CommittedRead> {
  const read = async (endOffset: number): Promise<Buffer[]> => [await partition.readBefore(offset, maxBytes, endOffset)]
  const startOf = (first: Buffer): number => new RecordBatch(first).baseOffset
  return wholeOf(await withAborted(partition, partition.logStartOffset, read, startOf))
}

function wholeOf({ parts, aborted }: CommittedParts): CommittedRead {
  return { bytes: present(parts[0], 'one read gives one piece'), aborted }
}

/** What `read` reads up to the last stable offset, from `fromOffset` on at the earliest; `startOf` says from where on. */
async function withAborted(
  partition: Partition,
  fromOffset: number,
  read: (endOffset: number) => Promise<readonly Buffer[]>,
  startOf: (first: Buffer) => number,
): Promise<CommittedParts> {
  for (;;) {
    const endOffset = partition.readableEnd('read_committed')
    const abortedIn = partition.log.transactions.abortedFrom(fromOffset)
    const parts = await read(endOffset)
    const [first] = parts
    const last = parts.at(-1)
    if (first === undefined || last === undefined || last.length === 0) return { parts, aborted: [] }
    const aborted = await abortedIn(startOf(first), nextOffset(last))
    // A log is compacted or cut now and then, never again and again while it is read once.
    if (aborted !== undefined) return { parts, aborted }
  }
}
