import {
  attributeBits,
  type BatchCompression,
  batchHeaderSizeBytes,
  compressionNumber,
  layout,
  logOverheadBytes,
} from './batch-layout.ts'
import { RecordBatch } from './record-batch.ts'

/** How records are to be compressed. */
export interface BatchTarget {
  readonly compression: BatchCompression
  /** The codec's own level (`compression.gzip.level`, ...); its default unless given. */
  readonly level?: number | undefined
}

/**
 * The batch with `payload`, its records compressed as `compression` says, in place of what it has: the same bytes once unpacked, and the
 * same header but for sizes, the codec's number and the CRC. The CRC is NOT right yet: `setMaxTimestamp` of the result makes it so.
 */
export function repackBatch(batch: RecordBatch, payload: Uint8Array, compression: BatchCompression): RecordBatch {
  // Not of the shared pool: a log's cache keeps the batch for a while, and would keep its neighbours with it.
  const bytes = Buffer.allocUnsafeSlow(batchHeaderSizeBytes + payload.length)
  batch.bytes.copy(bytes, 0, batch.position, batch.position + batchHeaderSizeBytes)
  bytes.set(payload, batchHeaderSizeBytes)
  bytes.writeInt32BE(bytes.length - logOverheadBytes, layout.batchLength)
  const others = batch.attributes & ~attributeBits.compression
  bytes.writeInt16BE(others | compressionNumber(compression), layout.attributes)
  return new RecordBatch(bytes)
}
