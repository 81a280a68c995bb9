import { StreamError } from '@millrace/base'
import { batchHeaderSizeBytes, layout, logOverheadBytes } from './batch-layout.ts'
import { batchSizeBytesLimit } from './limits.ts'
import { RecordBatch } from './record-batch.ts'

/**
 * The size of the batch at `position`, with the 12 bytes that its length leaves out; it need not be there whole. Undefined if
 * fewer bytes are there than tell (17). Throws CORRUPT_MESSAGE if no batch can begin like that, UNSUPPORTED_FOR_MESSAGE_FORMAT
 * for the message sets of before Kafka 0.11 (magic 0 and 1).
 */
export function peekBatchSize(bytes: Buffer, position: number, end: number = bytes.length): number | undefined {
  if (end - position < logOverheadBytes) return undefined
  const length = bytes.readInt32BE(position + layout.batchLength)
  // The smallest message set of magic 0 says 14: what is shorter was never a batch of any format.
  if (length < 14 || length > batchSizeBytesLimit - logOverheadBytes) {
    throw corrupt(position, `says that it has ${length} bytes`)
  }
  if (end - position <= layout.magic) return undefined
  const magic = bytes.readInt8(position + layout.magic)
  if (magic === 0 || magic === 1) {
    throw new StreamError(
      'UNSUPPORTED_FOR_MESSAGE_FORMAT',
      `a message set of magic ${magic} at byte ${position}: only record batches of magic 2 (Kafka 0.11 and later) are taken`,
    )
  }
  if (magic !== 2) throw corrupt(position, `has magic ${magic}`)
  if (length < batchHeaderSizeBytes - logOverheadBytes) throw corrupt(position, `says that it has ${length} bytes`)
  return length + logOverheadBytes
}

/**
 * The batches from `start` to `end`, one after the other. Stops before a batch that is cut off, as the last one of a Fetch
 * response may be; throws as {@link peekBatchSize} does.
 */
export function* batchesIn(bytes: Buffer, start = 0, end: number = bytes.length): IterableIterator<RecordBatch> {
  for (let position = start; ;) {
    const sizeBytes = peekBatchSize(bytes, position, end)
    if (sizeBytes === undefined || position + sizeBytes > end) return
    yield new RecordBatch(bytes, position)
    position += sizeBytes
  }
}

function corrupt(position: number, what: string): StreamError {
  return new StreamError('CORRUPT_MESSAGE', `what stands at byte ${position} is no record batch: it ${what}`)
}
