import { assert } from '@millrace/base'
import { peekBatchSize, RecordBatch } from '@millrace/records'

/** The offset after the last batch of a run of whole batches. Looks at their headers only. */
export function nextOffset(batches: Buffer): number {
  assert(batches.length > 0, 'a run of batches has at least one')
  let position = 0
  for (;;) {
    const size = peekBatchSize(batches, position)
    assert(size !== undefined && position + size <= batches.length, 'a log returns whole batches')
    if (position + size === batches.length) return new RecordBatch(batches, position).nextOffset
    position += size
  }
}
