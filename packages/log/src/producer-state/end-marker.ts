import type { Compression } from '@millrace/base'
import type { RecordBatch } from '@millrace/records'
import type { EndMarker } from './producer-entry.ts'

const abortType = 0
const commitType = 1

/**
 * What a control batch says of a transaction; undefined for control batches of other kinds, and for ones that the cleaner
 * has emptied. The record's key is version int16, type int16; its value version int16, coordinatorEpoch int32.
 */
export function endMarkerOf(batch: RecordBatch, compression: Compression): EndMarker | undefined {
  for (const record of batch.records(compression)) {
    const { key, value } = record
    if (key === null || key.length < 4 || value === null || value.length < 6) return undefined
    const type = key.readInt16BE(2)
    if (type !== abortType && type !== commitType) return undefined
    return {
      type: type === commitType ? 'commit' : 'abort',
      coordinatorEpoch: value.readInt32BE(2),
      producerEpoch: batch.producerEpoch,
      timestampMs: record.timestamp,
    }
  }
  return undefined
}
