import type { Compression } from '@millrace/base'
import {
  attributeBits,
  type BatchCompression,
  batchHeaderSizeBytes,
  compressionNumber,
  layout,
  logOverheadBytes,
} from './batch-layout.ts'
import { RecordBatch } from './record-batch.ts'
import type { RecordCursor } from './record-cursor.ts'

/** How records are to be compressed. */
export interface BatchTarget {
  readonly compression: BatchCompression
  /** The codec's own level (`compression.gzip.level`, ...); its default unless given. */
  readonly level?: number | undefined
}

/**
 * The batch with its records compressed as `target` says: the same bytes once unpacked, and the same header but for sizes, the codec's
 * number and the CRC. The CRC is NOT right yet: `setMaxTimestamp` of the result makes it so. `cursor` is one over the batch's records,
 * wherever it stands: it has them unpacked.
 */
export function repackBatch(
  batch: RecordBatch,
  cursor: RecordCursor,
  target: BatchTarget,
  compression: Compression,
): RecordBatch {
  const records = batch.compression === 'none' ? batch.payload() : cursor.bytes
  const payload =
    target.compression === 'none' ? records : compression.compress(target.compression, records, target.level)
  // Not of the shared pool: a log's cache keeps the batch for a while, and would keep its neighbours with it.
  const bytes = Buffer.allocUnsafeSlow(batchHeaderSizeBytes + payload.length)
  batch.bytes.copy(bytes, 0, batch.position, batch.position + batchHeaderSizeBytes)
  bytes.set(payload, batchHeaderSizeBytes)
  bytes.writeInt32BE(bytes.length - logOverheadBytes, layout.batchLength)
  const others = batch.attributes & ~attributeBits.compression
  bytes.writeInt16BE(others | compressionNumber(target.compression), layout.attributes)
  return new RecordBatch(bytes)
}
