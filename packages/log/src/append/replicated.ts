import { StreamError } from '@millrace/base'
import { peekBatchSize, RecordBatch } from '@millrace/records'
import { batchSizeBytesMax } from '../limits.ts'
import type { LogState } from '../log-state.ts'
import { flaw } from '../reading/scan.ts'

/** What became of batches that came from the leader. */
export interface ReplicatedResult {
  /** The offset after the last of them. */
  readonly endOffset: number
  /** Resolves once they are in the file. Rejects with DISK_FULL (taken back, may be fetched again) or STORAGE_ERROR. */
  readonly written: Promise<void>
  /** Resolves once they are on disk (with `flush: 'os'`, handed to the operating system). Rejects as `written` does. */
  readonly durable: Promise<void>
}

/**
 * The batches in `bytes`, if they are whole, right by their CRC, and continue the log in offsets and in leader epochs. Nothing is looked
 * at beyond their headers: the leader has checked the records.
 *
 * Throws CORRUPT_MESSAGE if one is damaged or cut off, INVALID_REQUEST if they do not continue the log: `baseOffset` in its context is
 * the offset that was not the next one.
 */
export function replicatedBatches(bytes: Buffer, log: LogState): RecordBatch[] {
  const { checksum } = log.context.ports
  const { compacted } = log.config
  const batches: RecordBatch[] = []
  let expectedOffset = log.activeSegment.nextOffset
  // Of an epoch in which this broker led and wrote nothing the leader of now may never have heard.
  if (log.epochs.truncateFromEnd(expectedOffset)) log.epochsAreStored = false
  let epoch = log.epochs.latest?.epoch ?? -1
  for (let position = 0; position < bytes.length;) {
    const sizeBytes = peekBatchSize(bytes, position) ?? Number.POSITIVE_INFINITY
    if (position + sizeBytes > bytes.length || sizeBytes > batchSizeBytesMax) {
      throw refused(log, expectedOffset, 'CORRUPT_MESSAGE', 'it is cut off')
    }
    const batch = new RecordBatch(bytes, position)
    const { baseOffset, partitionLeaderEpoch } = batch
    if (compacted ? baseOffset < expectedOffset : baseOffset !== expectedOffset) {
      throw refused(log, expectedOffset, 'INVALID_REQUEST', `its offset is ${baseOffset}`, baseOffset)
    }
    const what = flaw(batch, expectedOffset, { compacted, checksum })
    if (what !== undefined) throw refused(log, expectedOffset, 'CORRUPT_MESSAGE', what)
    if (partitionLeaderEpoch < epoch) {
      const text = `its leader epoch is ${partitionLeaderEpoch}, but the log has ${epoch} before it`
      throw refused(log, expectedOffset, 'INVALID_REQUEST', text)
    }
    batches.push(batch)
    epoch = partitionLeaderEpoch
    expectedOffset = batch.nextOffset
    position += sizeBytes
  }
  return batches
}

function refused(
  log: LogState,
  offset: number,
  code: 'CORRUPT_MESSAGE' | 'INVALID_REQUEST',
  what: string,
  baseOffset?: number,
): StreamError {
  const { topic, partition } = log.identity
  return new StreamError(
    code,
    `a batch from the leader does not fit ${topic}-${partition} at offset ${offset} (${what}): fetch again from there`,
    { context: { topic, partition, offset, ...(baseOffset === undefined ? {} : { baseOffset }) } },
  )
}
