import type { Checksum } from '@millrace/base'
import {
  attributeBits,
  type BatchCompression,
  compressionNumber,
  layout,
  logOverheadBytes,
  type TimestampType,
} from './batch-layout.ts'
import type { Int64 } from './batch-content.ts'
import { writeInt64 } from './int64.ts'

/** What {@link writeBatchHeader} writes; sizes and CRC come from the bytes themselves. */
export interface BatchHeader {
  readonly baseOffset: Int64
  readonly partitionLeaderEpoch: number
  readonly compression: BatchCompression
  readonly timestampType: TimestampType
  readonly isTransactional: boolean
  readonly isControl: boolean
  readonly hasDeleteHorizon: boolean
  readonly lastOffsetDelta: number
  readonly baseTimestamp: Int64
  readonly maxTimestamp: Int64
  readonly producerId: Int64
  readonly producerEpoch: number
  readonly baseSequence: number
  readonly recordCount: number
}

function attributesOf(header: BatchHeader): number {
  return (
    compressionNumber(header.compression) |
    (header.timestampType === 'LogAppendTime' ? attributeBits.logAppendTime : 0) |
    (header.isTransactional ? attributeBits.transactional : 0) |
    (header.isControl ? attributeBits.control : 0) |
    (header.hasDeleteHorizon ? attributeBits.deleteHorizon : 0)
  )
}

function writeWide(batch: Buffer, position: number, value: Int64): void {
  if (typeof value === 'bigint') batch.writeBigInt64BE(value, position)
  else writeInt64(batch, position, value)
}

/** Writes the header of a batch whose payload stands already where it belongs, and its CRC. `batch` is the whole of it. */
export function writeBatchHeader(batch: Buffer, header: BatchHeader, checksum: Checksum): void {
  writeWide(batch, layout.baseOffset, header.baseOffset)
  batch.writeInt32BE(batch.length - logOverheadBytes, layout.batchLength)
  batch.writeInt32BE(header.partitionLeaderEpoch, layout.partitionLeaderEpoch)
  batch.writeInt8(2, layout.magic)
  batch.writeInt16BE(attributesOf(header), layout.attributes)
  batch.writeInt32BE(header.lastOffsetDelta, layout.lastOffsetDelta)
  writeWide(batch, layout.baseTimestamp, header.baseTimestamp)
  writeWide(batch, layout.maxTimestamp, header.maxTimestamp)
  writeWide(batch, layout.producerId, header.producerId)
  batch.writeInt16BE(header.producerEpoch, layout.producerEpoch)
  batch.writeInt32BE(header.baseSequence, layout.baseSequence)
  batch.writeInt32BE(header.recordCount, layout.recordCount)
  batch.writeUInt32BE(checksum.crc32c(batch.subarray(layout.attributes)), layout.crc)
}
