import { assert, type Checksum, type Compression, StreamError } from '@millrace/base'
import {
  attributeBits,
  type BatchCompression,
  batchHeaderSizeBytes,
  compressionOf,
  layout,
  logOverheadBytes,
  type TimestampType,
} from './batch-layout.ts'
import { readInt64, writeInt64 } from './int64.ts'
import { decompressedSizeBytesMax } from './limits.ts'
import { BatchRecord, type Record, type RecordsContext } from './record.ts'
import { RecordCursor } from './record-cursor.ts'
import { sequenceAfter } from './sequence.ts'

/** How records are read out of a batch. */
export interface RecordsOptions {
  /** A compressed batch that unpacks to more is refused with RECORD_LIST_TOO_LARGE. */
  readonly decompressedSizeBytesMax?: number
}

/**
 * A view over one whole record batch (v2) in a buffer; it copies nothing and reads each field when asked. Numbers beyond
 * 2^53, which no log of ours can come to, raise CORRUPT_MESSAGE when they are read; `exactBatchFields` gives them whole.
 */
export class RecordBatch {
  readonly bytes: Buffer
  readonly position: number
  readonly sizeBytes: number

  /** `bytes` must hold the whole batch from `position` on, as `peekBatchSize` or `batchesIn` found it. */
  constructor(bytes: Buffer, position = 0) {
    assert(position >= 0 && position + batchHeaderSizeBytes <= bytes.length, 'a batch has more bytes than these')
    this.bytes = bytes
    this.position = position
    this.sizeBytes = bytes.readInt32BE(position + layout.batchLength) + logOverheadBytes
    assert(this.sizeBytes >= batchHeaderSizeBytes, `a batch of ${this.sizeBytes} bytes is shorter than its header`)
    assert(position + this.sizeBytes <= bytes.length, 'the batch is cut off')
  }

  get baseOffset(): number {
    return this.#int64(layout.baseOffset, 'base offset')
  }

  get partitionLeaderEpoch(): number {
    return this.#int32(layout.partitionLeaderEpoch)
  }

  get magic(): number {
    return this.bytes.readInt8(this.position + layout.magic)
  }

  /** The CRC that is written, unsigned. */
  get crc(): number {
    return this.bytes.readUInt32BE(this.position + layout.crc)
  }

  get attributes(): number {
    return this.bytes.readInt16BE(this.position + layout.attributes)
  }

  /** Throws CORRUPT_MESSAGE for the codec numbers that mean nothing. */
  get compression(): BatchCompression {
    const attributes = this.attributes
    const compression = compressionOf(attributes)
    if (compression !== undefined) return compression
    throw this.#corrupt(`has compression type ${attributes & attributeBits.compression}, which does not exist`)
  }

  get timestampType(): TimestampType {
    return this.#has(attributeBits.logAppendTime) ? 'LogAppendTime' : 'CreateTime'
  }

  get isTransactional(): boolean {
    return this.#has(attributeBits.transactional)
  }

  get isControl(): boolean {
    return this.#has(attributeBits.control)
  }

  get hasDeleteHorizon(): boolean {
    return this.#has(attributeBits.deleteHorizon)
  }

  /** When compaction may drop the batch's tombstones or marker (KIP-534); null if that is not set. */
  get deleteHorizonMs(): number | null {
    return this.hasDeleteHorizon ? this.baseTimestamp : null
  }

  get lastOffsetDelta(): number {
    return this.#int32(layout.lastOffsetDelta)
  }

  /** The last offset that the batch had when it was produced: compaction keeps it, whatever records are left. */
  get lastOffset(): number {
    return this.baseOffset + this.lastOffsetDelta
  }

  get nextOffset(): number {
    return this.lastOffset + 1
  }

  /** What the records' timestamp deltas count from. */
  get baseTimestamp(): number {
    return this.#int64(layout.baseTimestamp, 'base timestamp')
  }

  get maxTimestamp(): number {
    return this.#int64(layout.maxTimestamp, 'max timestamp')
  }

  /** -1 if the producer is not idempotent. */
  get producerId(): number {
    return this.#int64(layout.producerId, 'producer id')
  }

  get producerEpoch(): number {
    return this.bytes.readInt16BE(this.position + layout.producerEpoch)
  }

  get baseSequence(): number {
    return this.#int32(layout.baseSequence)
  }

  get lastSequence(): number {
    return sequenceAfter(this.baseSequence, this.lastOffsetDelta)
  }

  get recordCount(): number {
    return this.#int32(layout.recordCount)
  }

  /** The batch's own bytes: a view. */
  slice(): Buffer {
    return this.bytes.subarray(this.position, this.position + this.sizeBytes)
  }

  /** Writes what the leader assigns, in place; the CRC does not cover it. */
  assignOffset(baseOffset: number, leaderEpoch: number): void {
    writeInt64(this.bytes, this.position + layout.baseOffset, baseOffset)
    this.bytes.writeInt32BE(leaderEpoch, this.position + layout.partitionLeaderEpoch)
  }

  /** Makes `timestampMs` the time of all records, in place, and the CRC right again. */
  setLogAppendTime(timestampMs: number, checksum: Checksum): void {
    this.setMaxTimestamp('LogAppendTime', timestampMs, checksum)
  }

  /** Writes the timestamp type and the max timestamp, in place, and makes the CRC right again. */
  setMaxTimestamp(type: TimestampType, timestampMs: number, checksum: Checksum): void {
    const attributes = this.attributes & ~attributeBits.logAppendTime
    const typeBit = type === 'LogAppendTime' ? attributeBits.logAppendTime : 0
    this.bytes.writeInt16BE(attributes | typeBit, this.position + layout.attributes)
    writeInt64(this.bytes, this.position + layout.maxTimestamp, timestampMs)
    this.bytes.writeUInt32BE(this.#computeChecksum(checksum), this.position + layout.crc)
  }

  checksumIsValid(checksum: Checksum): boolean {
    return this.crc === this.#computeChecksum(checksum)
  }

  /** The payload as it lies there, compressed or not: a view. */
  payload(): Buffer {
    return this.bytes.subarray(this.position + batchHeaderSizeBytes, this.position + this.sizeBytes)
  }

  /**
   * A cursor over the records, unpacked if they are compressed. Throws RECORD_LIST_TOO_LARGE or CORRUPT_MESSAGE where
   * unpacking fails.
   */
  cursor(compression: Compression, options: RecordsOptions = {}): RecordCursor {
    const codec = this.compression
    const recordCount = this.recordCount
    if (codec === 'none') {
      return new RecordCursor(
        this.bytes,
        this.position + batchHeaderSizeBytes,
        this.position + this.sizeBytes,
        recordCount,
      )
    }
    const sizeBytesMax = options.decompressedSizeBytesMax ?? decompressedSizeBytesMax
    const unpacked = compression.decompress(codec, this.payload(), sizeBytesMax)
    const bytes = Buffer.from(unpacked.buffer, unpacked.byteOffset, unpacked.byteLength)
    return new RecordCursor(bytes, 0, bytes.length, recordCount)
  }

  /**
   * The records, decoded as they are asked for. The structure of each is checked, the CRC is not. Throws CORRUPT_MESSAGE,
   * INVALID_RECORD or RECORD_LIST_TOO_LARGE.
   */
  records(compression: Compression, options: RecordsOptions = {}): IterableIterator<Record> {
    const cursor = this.cursor(compression, options)
    const isLogAppendTime = this.#has(attributeBits.logAppendTime)
    const context: RecordsContext = {
      bytes: cursor.bytes,
      baseOffset: this.baseOffset,
      baseTimestamp: readInt64(this.bytes, this.position + layout.baseTimestamp),
      logAppendTimeMs: isLogAppendTime ? readInt64(this.bytes, this.position + layout.maxTimestamp) : undefined,
      baseSequence: this.baseSequence,
    }
    return new RecordIterator(context, cursor)
  }

  #has(bit: number): boolean {
    return (this.attributes & bit) !== 0
  }

  #int32(field: number): number {
    return this.bytes.readInt32BE(this.position + field)
  }

  #int64(field: number, what: string): number {
    const value = readInt64(this.bytes, this.position + field)
    if (Number.isSafeInteger(value)) return value
    throw this.#corrupt(`has a ${what} beyond 2^53`)
  }

  #computeChecksum(checksum: Checksum): number {
    return checksum.crc32c(this.bytes.subarray(this.position + layout.attributes, this.position + this.sizeBytes))
  }

  #corrupt(what: string): StreamError {
    return new StreamError('CORRUPT_MESSAGE', `the record batch at byte ${this.position} ${what}`)
  }
}

class RecordIterator implements IterableIterator<Record> {
  readonly #context: RecordsContext
  readonly #cursor: RecordCursor

  constructor(context: RecordsContext, cursor: RecordCursor) {
    this.#context = context
    this.#cursor = cursor
  }

  next(): IteratorResult<Record> {
    if (!this.#cursor.advance()) return { done: true, value: undefined }
    return { done: false, value: new BatchRecord(this.#context, this.#cursor) }
  }

  [Symbol.iterator](): this {
    return this
  }
}
