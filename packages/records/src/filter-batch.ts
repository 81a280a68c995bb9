import { assert, type Checksum, type Compression, StreamError } from '@millrace/base'
import { attributeBits, batchHeaderSizeBytes, compressionOf, layout, logOverheadBytes } from './batch-layout.ts'
import { writeInt64 } from './int64.ts'
import type { RecordBatch } from './record-batch.ts'
import type { RecordCursor } from './record-cursor.ts'
import { readVarlong, varintSizeBytes, varlongSizeBytes, writeVarint, writeVarlong } from './varint.ts'

/** Whether a record stays, by where the cursor stands. */
export type KeepRecord = (cursor: RecordCursor) => boolean

/** How a batch is filtered. */
export interface FilterBatchOptions {
  readonly checksum: Checksum
  readonly compression: Compression
  /** Which records stay. */
  readonly keep: KeepRecord | 'all' | 'none'
  /** What becomes of a batch without records: it goes, or its header stays and tells its offsets and its producer's sequence. */
  readonly whenEmpty: 'drop' | 'keep'
  /** The delete horizon for a batch that needs one and has none yet: one that keeps a tombstone. */
  readonly deleteHorizonMs: number
  /** Whether it needs one without a tombstone too: a marker of a transaction of which nothing is left. */
  readonly needsHorizon?: boolean
}

/** What is left of a batch. */
export interface FilteredBatch {
  /** The whole batch; undefined if nothing is left. A view of the batch that was filtered if that stays as it is. */
  readonly bytes: Buffer | undefined
  /** Records that stay. */
  readonly recordCount: number
}

/**
 * What is left of a batch once a cleaner has taken records out of it, as Kafka writes that: base offset, last offset, leader epoch, producer
 * and sequence stay, so do the offsets and timestamps of the records; the greatest timestamp is that of those which stay, and they are
 * compressed anew. A batch that keeps a tombstone gets a delete horizon in place of its base timestamp, once (KIP-534).
 *
 * Throws what unpacking and reading records throw (CORRUPT_MESSAGE, INVALID_RECORD, RECORD_LIST_TOO_LARGE).
 */
export function filterBatch(batch: RecordBatch, options: FilterBatchOptions): FilteredBatch {
  const { keep, whenEmpty } = options
  if (keep === 'none' || batch.recordCount === 0) {
    return { bytes: whenEmpty === 'keep' ? emptied(batch, options.checksum) : undefined, recordCount: 0 }
  }
  const found = select(batch, keep, options.compression)
  if (found.recordCount === 0) {
    return { bytes: whenEmpty === 'keep' ? emptied(batch, options.checksum) : undefined, recordCount: 0 }
  }
  const { recordCount } = found
  const setsHorizon = !batch.hasDeleteHorizon && (found.hasTombstone || options.needsHorizon === true)
  if (recordCount === batch.recordCount && !setsHorizon) return { bytes: batch.slice(), recordCount }
  const horizonMs = setsHorizon ? options.deleteHorizonMs : undefined
  return { bytes: rewritten(batch, found, horizonMs, options), recordCount }
}

/** The records that stay. */
interface Selection {
  /** Where they lie, uncompressed: from, to, from, to, ... of runs without a gap. */
  readonly runs: readonly number[]
  readonly bytes: Buffer
  readonly recordCount: number
  readonly hasTombstone: boolean
  /** The greatest of their timestamps less the base timestamp. */
  readonly maxTimestampDelta: number
}

function select(batch: RecordBatch, keep: KeepRecord | 'all', compression: Compression): Selection {
  const cursor = batch.cursor(compression)
  const runs: number[] = []
  let recordCount = 0
  let hasTombstone = false
  let maxTimestampDelta = Number.NEGATIVE_INFINITY
  let runEnd = -1
  while (cursor.advance()) {
    if (keep !== 'all' && !keep(cursor)) continue
    if (cursor.start !== runEnd) {
      if (runEnd >= 0) runs.push(runEnd)
      runs.push(cursor.start)
    }
    runEnd = cursor.end
    recordCount++
    if (cursor.valueLength < 0) hasTombstone = true
    const { timestampDelta } = cursor
    if (Number.isNaN(timestampDelta)) throw badTimestamp(batch)
    if (timestampDelta > maxTimestampDelta) maxTimestampDelta = timestampDelta
  }
  if (runEnd >= 0) runs.push(runEnd)
  return { runs, bytes: cursor.bytes, recordCount, hasTombstone, maxTimestampDelta }
}

/** The batch with the records of `found` alone. */
function rewritten(
  batch: RecordBatch,
  found: Selection,
  deleteHorizonMs: number | undefined,
  { checksum, compression }: FilterBatchOptions,
): Buffer {
  const isLogAppendTime = batch.timestampType === 'LogAppendTime'
  const maxTimestamp = isLogAppendTime ? batch.maxTimestamp : batch.baseTimestamp + found.maxTimestampDelta
  const records = deleteHorizonMs === undefined ? joined(found) : rebased(batch, found, deleteHorizonMs)
  const codec = batch.compression
  const payload = codec === 'none' ? records : compression.compress(codec, records)
  const bytes = withHeaderOf(batch, payload)
  const attributes = batch.attributes | (deleteHorizonMs === undefined ? 0 : attributeBits.deleteHorizon)
  bytes.writeInt16BE(attributes, layout.attributes)
  if (deleteHorizonMs !== undefined) writeInt64(bytes, layout.baseTimestamp, deleteHorizonMs)
  writeInt64(bytes, layout.maxTimestamp, maxTimestamp)
  bytes.writeInt32BE(found.recordCount, layout.recordCount)
  return sealed(bytes, checksum)
}

/** The header alone, as Kafka writes it for a batch that lost all its records. */
function emptied(batch: RecordBatch, checksum: Checksum): Buffer {
  const bytes = withHeaderOf(batch, Buffer.alloc(0))
  const kept = attributeBits.logAppendTime | attributeBits.transactional | attributeBits.control
  bytes.writeInt16BE(batch.attributes & kept, layout.attributes)
  writeInt64(bytes, layout.baseTimestamp, -1)
  bytes.writeInt32BE(0, layout.recordCount)
  return sealed(bytes, checksum)
}

function withHeaderOf(batch: RecordBatch, payload: Uint8Array): Buffer {
  assert(compressionOf(batch.attributes) !== undefined, 'a batch that was read has a compression')
  const bytes = Buffer.allocUnsafe(batchHeaderSizeBytes + payload.length)
  batch.bytes.copy(bytes, 0, batch.position, batch.position + batchHeaderSizeBytes)
  bytes.set(payload, batchHeaderSizeBytes)
  bytes.writeInt32BE(bytes.length - logOverheadBytes, layout.batchLength)
  return bytes
}

function sealed(bytes: Buffer, checksum: Checksum): Buffer {
  bytes.writeUInt32BE(checksum.crc32c(bytes.subarray(layout.attributes)), layout.crc)
  return bytes
}

function joined({ runs, bytes }: Selection): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < runs.length; at += 2) parts.push(bytes.subarray(runs[at], runs[at + 1]))
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)
}

/** The records with timestamps that count from another base. */
function rebased(batch: RecordBatch, { runs, bytes }: Selection, baseTimestamp: number): Buffer {
  const { baseTimestamp: earlierBase, timestampType, maxTimestamp } = batch
  const parts: Buffer[] = []
  for (let at = 0; at < runs.length; at += 2) {
    const end = runs[at + 1] ?? 0
    for (let position = runs[at] ?? 0; position < end;) {
      const length = readVarintAt(bytes, position)
      const recordEnd = length.next + length.value
      const delta = readVarlongAt(bytes, length.next + 1)
      const timestamp = timestampType === 'LogAppendTime' ? maxTimestamp : earlierBase + delta.value
      const newDelta = timestamp - baseTimestamp
      if (!Number.isSafeInteger(newDelta)) throw badTimestamp(batch)
      const rest = bytes.subarray(delta.next, recordEnd)
      const bodySize = 1 + varlongSizeBytes(newDelta) + rest.length
      const record = Buffer.allocUnsafe(varintSizeBytes(bodySize) + bodySize)
      let to = writeVarint(record, 0, bodySize)
      record[to++] = bytes[length.next] ?? 0
      to = writeVarlong(record, to, newDelta)
      record.set(rest, to)
      parts.push(record)
      position = recordEnd
    }
  }
  return Buffer.concat(parts)
}

interface At {
  readonly value: number
  readonly next: number
}

/** A varint that a cursor has passed already, so it is sound. */
function readVarintAt(bytes: Buffer, position: number): At {
  let value = 0
  let next = position
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[next++] ?? 0
    value |= (byte & 0x7f) << shift
    if (byte < 0x80) return { value: (value >>> 1) ^ -(value & 1), next }
  }
}

function readVarlongAt(bytes: Buffer, position: number): At {
  let value = 0
  let factor = 1
  let next = position
  for (;;) {
    const byte = bytes[next++] ?? 0
    value += (byte & 0x7f) * factor
    if (byte < 0x80) break
    factor *= 128
  }
  // Zigzag, without the 32 bits that bit operations have.
  if (value <= Number.MAX_SAFE_INTEGER) return { value: value % 2 === 0 ? value / 2 : -(value + 1) / 2, next }
  const exact = readVarlong(bytes, position)
  assert(typeof exact !== 'string', 'a varint that was read before is whole')
  return { value: Number(exact.value), next }
}

function badTimestamp(batch: RecordBatch): StreamError {
  return new StreamError(
    'INVALID_TIMESTAMP',
    `a timestamp of the record batch at offset ${batch.baseOffset} is beyond 2^53 milliseconds`,
  )
}
