import { assert, type Checksum, type Compression, StreamError } from '@millrace/base'
import type { HeaderContent, RecordData } from './batch-content.ts'
import { writeBatchHeader } from './batch-header.ts'
import { type BatchCompression, batchHeaderSizeBytes } from './batch-layout.ts'
import { batchSizeBytesLimit, builderInitialSizeBytes } from './limits.ts'
import {
  dataLength,
  dataSizeBytes,
  headersSizeBytes,
  recordBodySizeBytes,
  writeData,
  writeHeaders,
  writeRecordStart,
} from './record-encoder.ts'
import { varintSizeBytes, writeVarint } from './varint.ts'

/** How large a batch may grow. */
export interface BatchBuilderOptions {
  /**
   * The batch takes no record that would make it larger than this before compression, except its first: a record that is too
   * large by itself gets a batch by itself.
   */
  readonly sizeBytesMax: number
  /** The first allocation; it doubles when it is full. */
  readonly initialSizeBytes?: number
  readonly compression: BatchCompression
  /** Storage to fill instead of a new allocation, such as that of a batch that is done. The builder owns it from now on. */
  readonly storage?: Buffer
}

/** What a batch's header says, and the ports that finish it. */
export interface BuildOptions {
  readonly checksum: Checksum
  readonly compression: Compression
  /** -1 unless given, as are the next two. */
  readonly producerId?: number
  readonly producerEpoch?: number
  readonly baseSequence?: number
  readonly isTransactional?: boolean
}

const noHeaders: readonly HeaderContent[] = []
const shortTextLength = 24

/**
 * A batch that is being filled, as a producer does: records are written straight into one growing buffer, so there is no object
 * a record. Offsets are 0, 1, 2, ...; the first record's timestamp is the base timestamp.
 */
export class BatchBuilder {
  readonly sizeBytesMax: number
  readonly #compression: BatchCompression
  #storage: Buffer
  #end = batchHeaderSizeBytes
  #recordCount = 0
  #baseTimestamp = -1
  #maxTimestamp = -1
  /** Text has been ASCII so far: then its UTF-8 length is known without counting. */
  #textIsAscii = true
  #built = false

  constructor(options: BatchBuilderOptions) {
    assert(options.sizeBytesMax <= batchSizeBytesLimit, `no batch can have ${options.sizeBytesMax} bytes`)
    this.sizeBytesMax = options.sizeBytesMax
    this.#compression = options.compression
    const initialSizeBytes = Math.max(options.initialSizeBytes ?? builderInitialSizeBytes, batchHeaderSizeBytes)
    this.#storage = options.storage ?? Buffer.allocUnsafeSlow(initialSizeBytes)
    assert(this.#storage.length >= batchHeaderSizeBytes, 'the storage has no room for a batch header')
  }

  get recordCount(): number {
    return this.#recordCount
  }

  /** The batch's size so far, before compression. */
  get estimatedSizeBytes(): number {
    return this.#end
  }

  /** -1 while there is no record. */
  get maxTimestamp(): number {
    return this.#maxTimestamp
  }

  /** Whether {@link tryAppend} would take such a record; errs to the safe side by at most 18 bytes. */
  hasRoomFor(key: RecordData, value: RecordData, headers: readonly HeaderContent[] = noHeaders): boolean {
    if (this.#recordCount === 0) return true
    // Length 5, attributes 1, timestamp 10, offset 5.
    const overhead = 21
    const data = dataSizeBytes(dataLength(key)) + dataSizeBytes(dataLength(value)) + headersSizeBytes(headers)
    return this.#end + overhead + data <= this.sizeBytesMax
  }

  /** Appends a record for which {@link hasRoomFor} is true. */
  append(timestampMs: number, key: RecordData, value: RecordData, headers: readonly HeaderContent[] = noHeaders): void {
    const taken = this.tryAppend(timestampMs, key, value, headers)
    assert(taken, 'the batch has no room for the record')
  }

  /** Appends a record, unless it would make the batch too large: then false, and nothing has changed. */
  tryAppend(
    timestampMs: number,
    key: RecordData,
    value: RecordData,
    headers: readonly HeaderContent[] = noHeaders,
  ): boolean {
    assert(!this.#built, 'the batch is built: it takes no more records')
    const timestampDelta = this.#recordCount === 0 ? 0 : timestampMs - this.#baseTimestamp
    if (!Number.isSafeInteger(timestampMs) || !Number.isSafeInteger(timestampDelta))
      throw this.#badTimestamp(timestampMs)
    const headersSize = headers.length === 0 ? 1 : headersSizeBytes(headers)
    const isText = typeof key === 'string' || typeof value === 'string'
    let end =
      isText && this.#textIsAscii
        ? this.#writeAscii(timestampDelta, key, value, headers, headersSize)
        : this.#write(timestampDelta, key, value, headers, headersSize)
    if (end === notAscii) {
      this.#textIsAscii = false
      end = this.#write(timestampDelta, key, value, headers, headersSize)
    }
    if (end === noRoom) return false
    if (this.#recordCount === 0) {
      this.#baseTimestamp = timestampMs
      this.#maxTimestamp = timestampMs
    } else if (timestampMs > this.#maxTimestamp) this.#maxTimestamp = timestampMs
    this.#end = end
    this.#recordCount++
    return true
  }

  /**
   * Writes header and CRC and returns the batch; the builder takes nothing more. Uncompressed, the result is a view over the
   * builder's storage, which passes to the caller. Needs a record at least.
   */
  build(options: BuildOptions): Buffer {
    assert(!this.#built, 'the batch is built already')
    assert(this.#recordCount > 0, 'a batch has a record at least')
    this.#built = true
    const batch = this.#packed(options.compression)
    writeBatchHeader(
      batch,
      {
        baseOffset: 0,
        partitionLeaderEpoch: -1,
        compression: this.#compression,
        timestampType: 'CreateTime',
        isTransactional: options.isTransactional ?? false,
        isControl: false,
        hasDeleteHorizon: false,
        lastOffsetDelta: this.#recordCount - 1,
        baseTimestamp: this.#baseTimestamp,
        maxTimestamp: this.#maxTimestamp,
        producerId: options.producerId ?? -1,
        producerEpoch: options.producerEpoch ?? -1,
        baseSequence: options.baseSequence ?? -1,
        recordCount: this.#recordCount,
      },
      options.checksum,
    )
    return batch
  }

  #packed(compression: Compression): Buffer {
    if (this.#compression === 'none') return this.#storage.subarray(0, this.#end)
    const payload = compression.compress(this.#compression, this.#storage.subarray(batchHeaderSizeBytes, this.#end))
    const batch = Buffer.allocUnsafeSlow(batchHeaderSizeBytes + payload.length)
    batch.set(payload, batchHeaderSizeBytes)
    return batch
  }

  /** Writes a record behind the others; returns where it ends, or that there is no room. */
  #write(
    timestampDelta: number,
    key: RecordData,
    value: RecordData,
    headers: readonly HeaderContent[],
    headersSize: number,
  ): number {
    const keyLength = dataLength(key)
    const valueLength = dataLength(value)
    const bodySize = recordBodySizeBytes(timestampDelta, this.#recordCount, keyLength, valueLength, headersSize)
    const recordEnd = this.#end + varintSizeBytes(bodySize) + bodySize
    if (!this.#reserve(recordEnd)) return noRoom
    const target = this.#storage
    let end = writeRecordStart(target, this.#end, bodySize, timestampDelta, this.#recordCount)
    end = writeData(target, end, key, keyLength)
    end = writeData(target, end, value, valueLength)
    if (headers.length > 0) return writeHeaders(target, end, headers)
    target[end] = 0
    return end + 1
  }

  /** As {@link #write}, on the guess that all text is ASCII, which saves counting its bytes first. */
  #writeAscii(
    timestampDelta: number,
    key: RecordData,
    value: RecordData,
    headers: readonly HeaderContent[],
    headersSize: number,
  ): number {
    const keyLength = key === null ? -1 : key.length
    const valueLength = value === null ? -1 : value.length
    const bodySize = recordBodySizeBytes(timestampDelta, this.#recordCount, keyLength, valueLength, headersSize)
    const recordEnd = this.#end + varintSizeBytes(bodySize) + bodySize
    // Text that is not ASCII may take three bytes a character before that is noticed.
    const slack = 2 * (Math.max(keyLength, 0) + Math.max(valueLength, 0))
    if (!this.#reserve(recordEnd)) return noRoom
    if (recordEnd + slack > this.#storage.length) {
      return this.#write(timestampDelta, key, value, headers, headersSize)
    }
    const target = this.#storage
    let end = writeRecordStart(target, this.#end, bodySize, timestampDelta, this.#recordCount)
    end = writeIfAscii(target, end, key, keyLength)
    if (end === notAscii) return notAscii
    end = writeIfAscii(target, end, value, valueLength)
    if (end === notAscii) return notAscii
    if (headers.length > 0) return writeHeaders(target, end, headers)
    target[end] = 0
    return end + 1
  }

  #badTimestamp(timestampMs: number): StreamError {
    const since = this.#recordCount === 0 ? '' : `, less than 2^53 from the batch's first (${this.#baseTimestamp})`
    return new StreamError(
      'INVALID_TIMESTAMP',
      `a timestamp is a whole number below 2^53${since}; it is ${timestampMs}`,
    )
  }

  /** Makes room up to `end`; false if the batch may not become that large. */
  #reserve(end: number): boolean {
    if (end > this.sizeBytesMax && this.#recordCount > 0) return false
    if (end > this.#storage.length) this.#grow(end)
    return true
  }

  #grow(end: number): void {
    assert(end <= batchSizeBytesLimit, `no batch can have ${end} bytes`)
    const doubled = Math.min(this.#storage.length * 2, this.sizeBytesMax)
    const larger = Buffer.allocUnsafeSlow(Math.max(doubled, end))
    larger.set(this.#storage.subarray(0, this.#end))
    this.#storage = larger
  }
}

/** The record does not fit. */
const noRoom = -1
/** A guess was wrong: write it again. */
const notAscii = -2

function writeIfAscii(target: Buffer, position: number, data: RecordData, length: number): number {
  const start = writeVarint(target, position, length)
  if (data === null) return start
  if (typeof data !== 'string') {
    target.set(data, start)
    return start + length
  }
  if (length > shortTextLength) {
    return target.write(data, start, 3 * length) === length ? start + length : notAscii
  }
  // Below this length a loop beats the call into the runtime.
  for (let index = 0; index < length; index++) {
    const unit = data.charCodeAt(index)
    if (unit > 127) return notAscii
    target[start + index] = unit
  }
  return start + length
}
