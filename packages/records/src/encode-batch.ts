import { assert, type Checksum, type Compression } from '@millrace/base'
import type { BatchContent, Int64, RecordContent } from './batch-content.ts'
import { writeBatchHeader } from './batch-header.ts'
import { batchHeaderSizeBytes } from './batch-layout.ts'
import {
  dataLength,
  headersSizeBytes,
  recordBodySizeBytes,
  writeData,
  writeHeaders,
  writeRecordStart,
} from './record-encoder.ts'
import { varintSizeBytes } from './varint.ts'

/** What encoding needs of the world. */
export interface BatchPorts {
  readonly checksum: Checksum
  readonly compression: Compression
}

/**
 * Encodes any batch from plain values: what brokers and tests write. A producer's many records go through BatchBuilder, which
 * makes no object of each.
 */
export function encodeBatch(content: BatchContent, ports: BatchPorts): Buffer {
  const { records } = content
  const baseTimestamp = content.deleteHorizonMs ?? content.baseTimestamp ?? records[0]?.timestamp ?? -1
  const plain = encodeRecords(records, baseTimestamp)
  const compression = content.compression ?? 'none'
  const payload = compression === 'none' ? plain : ports.compression.compress(compression, plain)
  const batch = Buffer.allocUnsafeSlow(batchHeaderSizeBytes + payload.length)
  batch.set(payload, batchHeaderSizeBytes)
  writeBatchHeader(
    batch,
    {
      baseOffset: content.baseOffset ?? 0,
      partitionLeaderEpoch: content.partitionLeaderEpoch ?? -1,
      compression,
      timestampType: content.timestampType ?? 'CreateTime',
      isTransactional: content.isTransactional ?? false,
      isControl: content.isControl ?? false,
      hasDeleteHorizon: (content.deleteHorizonMs ?? null) !== null,
      lastOffsetDelta: content.lastOffsetDelta ?? lastDelta(records),
      baseTimestamp,
      maxTimestamp: content.maxTimestamp ?? maxTimestamp(records),
      producerId: content.producerId ?? -1,
      producerEpoch: content.producerEpoch ?? -1,
      baseSequence: content.baseSequence ?? -1,
      recordCount: records.length,
    },
    ports.checksum,
  )
  return batch
}

/** The records of a batch as they stand in it before compression. */
export function encodeRecords(records: readonly RecordContent[], baseTimestamp: Int64): Buffer {
  const pieces: Buffer[] = []
  let offsetDelta = -1
  for (const record of records) {
    offsetDelta = record.offsetDelta ?? offsetDelta + 1
    pieces.push(encodeRecord(record, offsetDelta, timestampDelta(record, baseTimestamp)))
  }
  return Buffer.concat(pieces)
}

function encodeRecord(record: RecordContent, offsetDelta: number, delta: Int64): Buffer {
  const headers = record.headers ?? []
  const keyLength = dataLength(record.key)
  const valueLength = dataLength(record.value)
  const bodySize = recordBodySizeBytes(delta, offsetDelta, keyLength, valueLength, headersSizeBytes(headers))
  const bytes = Buffer.allocUnsafe(varintSizeBytes(bodySize) + bodySize)
  let end = writeRecordStart(bytes, 0, bodySize, delta, offsetDelta)
  end = writeData(bytes, end, record.key, keyLength)
  end = writeData(bytes, end, record.value, valueLength)
  end = writeHeaders(bytes, end, headers)
  assert(end === bytes.length, `a record of ${bytes.length} bytes was written in ${end}`)
  return bytes
}

/** Wraps around at 64 bits, as Kafka's subtraction does. */
function timestampDelta(record: RecordContent, baseTimestamp: Int64): Int64 {
  if (record.timestampDelta !== undefined) return record.timestampDelta
  if (record.timestamp === undefined) return 0
  if (typeof record.timestamp === 'number' && typeof baseTimestamp === 'number') {
    const delta = record.timestamp - baseTimestamp
    if (Number.isSafeInteger(delta)) return delta
  }
  return BigInt.asIntN(64, BigInt(record.timestamp) - BigInt(baseTimestamp))
}

function lastDelta(records: readonly RecordContent[]): number {
  let offsetDelta = -1
  for (const record of records) offsetDelta = record.offsetDelta ?? offsetDelta + 1
  return offsetDelta
}

function maxTimestamp(records: readonly RecordContent[]): Int64 {
  let max: Int64 = -1
  for (const { timestamp } of records) if (timestamp !== undefined && timestamp > max) max = timestamp
  return max
}
