import { assert, type Compression } from '@millrace/base'
import type { BatchContent, RecordContent } from './batch-content.ts'
import { layout } from './batch-layout.ts'
import type { RecordBatch, RecordsOptions } from './record-batch.ts'
import { readHeaders } from './record.ts'
import type { RecordCursor } from './record-cursor.ts'
import { readVarint, readVarlong } from './varint.ts'

/** The int64 fields of a batch, whole. */
export interface ExactBatchFields {
  readonly baseOffset: bigint
  readonly lastOffset: bigint
  readonly baseTimestamp: bigint
  readonly maxTimestamp: bigint
  readonly producerId: bigint
}

/** The int64 fields whatever their value: `RecordBatch` itself refuses what is beyond 2^53. */
export function exactBatchFields(batch: RecordBatch): ExactBatchFields {
  const read = (field: number): bigint => batch.bytes.readBigInt64BE(batch.position + field)
  const baseOffset = read(layout.baseOffset)
  return {
    baseOffset,
    lastOffset: BigInt.asIntN(64, baseOffset + BigInt(batch.lastOffsetDelta)),
    baseTimestamp: read(layout.baseTimestamp),
    maxTimestamp: read(layout.maxTimestamp),
    producerId: read(layout.producerId),
  }
}

/**
 * All that a batch says, so that `encodeBatch` makes the same (uncompressed) bytes of it: for tools and tests, at the price of an
 * object a record. Throws as `RecordBatch.records` does.
 */
export function readBatchContent(
  batch: RecordBatch,
  compression: Compression,
  options: RecordsOptions = {},
): Required<BatchContent> {
  const { baseOffset, baseTimestamp, maxTimestamp, producerId } = exactBatchFields(batch)
  const cursor = batch.cursor(compression, options)
  const records: RecordContent[] = []
  while (cursor.advance()) records.push(readRecordContent(cursor, baseTimestamp, batch, maxTimestamp))
  return {
    baseOffset,
    partitionLeaderEpoch: batch.partitionLeaderEpoch,
    compression: batch.compression,
    timestampType: batch.timestampType,
    isTransactional: batch.isTransactional,
    isControl: batch.isControl,
    deleteHorizonMs: batch.hasDeleteHorizon ? baseTimestamp : null,
    lastOffsetDelta: batch.lastOffsetDelta,
    baseTimestamp,
    maxTimestamp,
    producerId,
    producerEpoch: batch.producerEpoch,
    baseSequence: batch.baseSequence,
    records,
  }
}

function readRecordContent(
  cursor: RecordCursor,
  baseTimestamp: bigint,
  batch: RecordBatch,
  maxTimestamp: bigint,
): RecordContent {
  const { bytes, keyStart, keyLength, valueStart, valueLength } = cursor
  const timestampDelta = exactTimestampDelta(cursor)
  return {
    key: keyLength < 0 ? null : bytes.subarray(keyStart, keyStart + keyLength),
    value: valueLength < 0 ? null : bytes.subarray(valueStart, valueStart + valueLength),
    headers: readHeaders(bytes, cursor.headersStart, cursor.headerCount),
    timestamp:
      batch.timestampType === 'LogAppendTime' ? maxTimestamp : BigInt.asIntN(64, baseTimestamp + timestampDelta),
    timestampDelta,
    offsetDelta: cursor.offsetDelta,
  }
}

/** The timestamp delta of the record that the cursor stands on. */
export function exactTimestampDelta(cursor: RecordCursor): bigint {
  const { bytes, start, timestampDelta } = cursor
  if (!Number.isNaN(timestampDelta)) return BigInt(timestampDelta)
  const length = readVarint(bytes, start)
  // The cursor has read both before.
  assert(typeof length !== 'string', 'the record has a length')
  const delta = readVarlong(bytes, start + length.bytesRead + 1)
  assert(typeof delta !== 'string', 'the record has a timestamp delta')
  return delta.value
}
