import { assert } from '@millrace/base'
import { batchesIn, type RecordBatch } from '@millrace/records'

/** The end of a run of batches that holds the records that were asked for. */
export interface NewestRun {
  readonly bytes: Buffer
  /** The first offset of its first batch. */
  readonly firstOffset: number
  /** Records in it that lie before the offset it was cut for, as far as headers tell. */
  readonly recordCount: number
}

/**
 * Of a run of whole batches the last ones that together hold `recordsMax` records before `before`; all of them if they hold fewer.
 * `isForConsumer` is asked once of each batch, in their order: records of the others do not count.
 */
export function newestRun(
  batches: Buffer,
  before: number,
  recordsMax: number,
  isForConsumer: (batch: RecordBatch) => boolean = ({ isControl }) => !isControl,
): NewestRun {
  const found = [...batchesIn(batches)]
  const counts = found.map(isForConsumer)
  let recordCount = 0
  for (let at = found.length - 1; at >= 0; at--) {
    const batch = found[at]
    assert(batch !== undefined, 'the index is below the length')
    if (counts[at] === true) recordCount += Math.min(batch.recordCount, Math.max(0, before - batch.baseOffset))
    if (recordCount >= recordsMax || at === 0) {
      return { bytes: batches.subarray(batch.position), firstOffset: batch.baseOffset, recordCount }
    }
  }
  assert(false, 'a run of batches has at least one')
}
