import { assert, type Checksum, type Compression, StreamError } from '@millrace/base'
import { layout, type TimestampType } from './batch-layout.ts'
import { peekBatchSize } from './batches-in.ts'
import { readInt64 } from './int64.ts'
import { RecordBatch } from './record-batch.ts'
import type { RecordCursor } from './record-cursor.ts'
import { type BatchTarget, repackBatch } from './repack-batch.ts'

/** What a topic asks of timestamps. */
export interface TimestampRules {
  /** `message.timestamp.type` */
  readonly type: TimestampType
  /** The broker's wall clock. */
  readonly nowMs: number
  /** `message.timestamp.before.max.ms`; Infinity for no bound. */
  readonly beforeMaxMs: number
  /** `message.timestamp.after.max.ms`; Infinity for no bound. */
  readonly afterMaxMs: number
}

/** What a producer's batch is held to. */
export interface ProducedBatchOptions {
  readonly checksum: Checksum
  readonly compression: Compression
  /** `max.message.bytes` of the topic: the largest batch, as it is sent. */
  readonly maxMessageBytes: number
  readonly timestamps: TimestampRules
  /** Look at every record, as Kafka does; true unless given. Without, only the header and the CRC are looked at. */
  readonly deep?: boolean
  /** Refuse records without key: a compacted topic's rule. */
  readonly requireKeys?: boolean
  readonly decompressedSizeBytesMax?: number
  /**
   * How the topic wants records compressed (`compression.type` other than `producer`). A batch that is not is packed anew, into memory of
   * its own: its records, offsets, timestamps and sequence numbers stay. One that is compressed so already stays as it is, whatever its
   * level, as in Kafka.
   */
  readonly target?: BatchTarget | undefined
}

/**
 * Checks what a client wants appended to a partition, as Kafka's `ProduceRequest`, `UnifiedLog` and `LogValidator` do together:
 * exactly one batch of magic 2, with base offset 0, not too large, right by its CRC, no control batch, and with as many sound records
 * as it says. An unfinished batch behind it is ignored.
 *
 * Then makes the batch say what the topic's timestamp type asks for, in place: with LogAppendTime `nowMs`, with CreateTime the greatest
 * timestamp that was found. The caller assigns offsets. What is returned lies in `bytes` unless it was packed anew for `target`.
 *
 * Throws CORRUPT_MESSAGE, INVALID_RECORD, MESSAGE_TOO_LARGE, RECORD_LIST_TOO_LARGE or INVALID_TIMESTAMP; where one record is to blame, its
 * number in the batch is `record` of the error's context.
 */
export function validateProducedBatch(bytes: Buffer, options: ProducedBatchOptions): RecordBatch {
  const checked = checkProducedBatch(bytes, options)
  const { toPack } = checked
  if (toPack === undefined) return finishProducedBatch(checked, options)
  return finishProducedBatch(checked, options, compressRecords(toPack, options.compression))
}

/** Records that are to be compressed, and how. */
export interface RecordsToPack {
  /** As they are uncompressed. Not to be changed. */
  readonly records: Uint8Array
  readonly target: BatchTarget
}

/** A batch that was checked; `finishProducedBatch` makes it what is appended. */
export interface CheckedBatch {
  readonly batch: RecordBatch
  /** The greatest timestamp that was found. */
  readonly maxTimestamp: number
  /** What is left to do before it is appended: undefined if its records stay as they were sent. */
  readonly toPack: RecordsToPack | undefined
}

/**
 * The first part of {@link validateProducedBatch}: all that is checked. Throws what that throws, but for what becomes too large by being
 * packed anew.
 */
export function checkProducedBatch(bytes: Buffer, options: ProducedBatchOptions): CheckedBatch {
  const batch = onlyBatch(bytes)
  if (batch.sizeBytes > options.maxMessageBytes) throw tooLarge(`has ${batch.sizeBytes} bytes`, options)
  if (!batch.checksumIsValid(options.checksum)) {
    throw new StreamError('CORRUPT_MESSAGE', 'the record batch was damaged on its way: its CRC is wrong; send it again')
  }
  checkHeader(batch)
  const { target: wanted, timestamps } = options
  const target = wanted === undefined || wanted.compression === batch.compression ? undefined : wanted
  const cursor = options.deep === false && target === undefined ? undefined : openCursor(batch, options)
  const maxTimestamp =
    cursor === undefined ? checkMaxTimestamp(batch, timestamps) : checkRecords(batch, cursor, options)
  if (target === undefined || cursor === undefined) return { batch, maxTimestamp, toPack: undefined }
  const records = batch.compression === 'none' ? batch.payload() : cursor.bytes
  return { batch, maxTimestamp, toPack: { records, target } }
}

/** What `finishProducedBatch` wants of records that are to be packed. */
export function compressRecords({ records, target }: RecordsToPack, compression: Compression): Uint8Array {
  return target.compression === 'none' ? records : compression.compress(target.compression, records, target.level)
}

/**
 * The last part of {@link validateProducedBatch}: the batch as it is appended. `packed` are the records of `toPack`, compressed, if it has
 * one. Throws MESSAGE_TOO_LARGE for a batch that has become so by being packed anew.
 */
export function finishProducedBatch(
  { batch, maxTimestamp: found, toPack }: CheckedBatch,
  options: Pick<ProducedBatchOptions, 'checksum' | 'maxMessageBytes' | 'timestamps'>,
  packed?: Uint8Array,
): RecordBatch {
  const { timestamps, checksum } = options
  const maxTimestamp = timestamps.type === 'LogAppendTime' ? timestamps.nowMs : found
  if (toPack !== undefined) {
    assert(packed !== undefined, 'records that are to be packed have been')
    const repacked = repackBatch(batch, packed, toPack.target.compression)
    repacked.setMaxTimestamp(timestamps.type, maxTimestamp, checksum)
    if (repacked.sizeBytes <= options.maxMessageBytes) return repacked
    throw tooLarge(
      `has ${batch.sizeBytes} bytes as it was sent but ${repacked.sizeBytes} bytes with compression ${toPack.target.compression}, ` +
        'which the topic asks for (compression.type)',
      options,
    )
  }
  if (batch.timestampType !== timestamps.type || writtenMaxTimestamp(batch) !== maxTimestamp) {
    batch.setMaxTimestamp(timestamps.type, maxTimestamp, checksum)
  }
  return batch
}

/** Whatever a client wrote, be it beyond 2^53. */
function writtenMaxTimestamp(batch: RecordBatch): number {
  return readInt64(batch.bytes, batch.position + layout.maxTimestamp)
}

function onlyBatch(bytes: Buffer): RecordBatch {
  const sizeBytes = produceBatchSize(bytes, 0)
  if (sizeBytes === undefined || sizeBytes > bytes.length) {
    throw invalid('a produce request has exactly one record batch a partition; there is none, or it is cut off')
  }
  const nextSizeBytes = produceBatchSize(bytes, sizeBytes)
  if (nextSizeBytes !== undefined && sizeBytes + nextSizeBytes <= bytes.length) {
    throw invalid('a produce request has exactly one record batch a partition; there are more')
  }
  return new RecordBatch(bytes)
}

/** Kafka answers INVALID_RECORD, not UNSUPPORTED_FOR_MESSAGE_FORMAT, to the old formats in a produce request. */
function produceBatchSize(bytes: Buffer, position: number): number | undefined {
  try {
    return peekBatchSize(bytes, position)
  } catch (error) {
    if (error instanceof StreamError && error.code === 'UNSUPPORTED_FOR_MESSAGE_FORMAT') throw invalid(error.message)
    throw error
  }
}

function checkHeader(batch: RecordBatch): void {
  const { baseOffset, lastOffsetDelta, recordCount, producerId } = batch
  if (baseOffset !== 0) throw invalid(`a producer's batch has base offset 0, not ${baseOffset}`)
  if (lastOffsetDelta < 0) throw invalid(`its offsets go from 0 to ${lastOffsetDelta}`)
  if (recordCount <= 0) throw invalid(`it says that it has ${recordCount} records`)
  if (recordCount !== lastOffsetDelta + 1) {
    throw invalid(`it says that it has ${recordCount} records, but its offsets go from 0 to ${lastOffsetDelta}`)
  }
  if (batch.isControl) throw invalid('only brokers write control records')
  if (producerId >= 0 && batch.baseSequence < 0) {
    throw invalid(`producer ${producerId} gave it the sequence number ${batch.baseSequence}`)
  }
  if (batch.isTransactional && producerId < 0) throw invalid('it is transactional but has no producer id')
}

/** Without the records: the one timestamp that the header tells. Returns it. */
function checkMaxTimestamp(batch: RecordBatch, rules: TimestampRules): number {
  const maxTimestamp = writtenMaxTimestamp(batch)
  if (rules.type === 'CreateTime') checkTimestamp(maxTimestamp, rules)
  return maxTimestamp
}

function openCursor(batch: RecordBatch, { compression, decompressedSizeBytesMax }: ProducedBatchOptions): RecordCursor {
  return batch.cursor(compression, decompressedSizeBytesMax === undefined ? {} : { decompressedSizeBytesMax })
}

/** Looks at every record; returns the greatest timestamp. */
function checkRecords(batch: RecordBatch, cursor: RecordCursor, options: ProducedBatchOptions): number {
  const { timestamps, target } = options
  const isCompressed = batch.compression !== 'none' || (target !== undefined && target.compression !== 'none')
  // What a client says of LogAppendTime does not count: its timestamps are read as CreateTime.
  const baseTimestamp = readInt64(batch.bytes, batch.position + layout.baseTimestamp)
  let maxTimestamp = -1
  while (cursor.advance()) {
    if (isCompressed) checkOffsetDelta(cursor)
    if (options.requireKeys === true && cursor.keyLength < 0) {
      throw invalid(`record ${cursor.index - 1} has no key, which a compacted topic asks for`, cursor.index - 1)
    }
    const timestamp = baseTimestamp + cursor.timestampDelta
    if (timestamps.type === 'CreateTime') checkTimestamp(timestamp, timestamps, cursor.index - 1)
    if (timestamp > maxTimestamp) maxTimestamp = timestamp
  }
  return maxTimestamp
}

/** Kafka's broker takes any offset deltas uncompressed, where it would have to rewrite a compressed batch. */
function checkOffsetDelta(cursor: RecordCursor): void {
  const expected = cursor.index - 1
  if (cursor.offsetDelta === expected) return
  throw new StreamError(
    'CORRUPT_MESSAGE',
    `record ${expected} of the compressed record batch has offset delta ${cursor.offsetDelta}, where ${expected} belongs`,
  )
}

/** `record`: which of the batch has it; undefined if it is the batch's. */
function checkTimestamp(timestamp: number, rules: TimestampRules, record?: number): void {
  const what = record === undefined ? 'the batch' : `record ${record}`
  const context = { record }
  if (!Number.isSafeInteger(timestamp)) {
    throw new StreamError('INVALID_TIMESTAMP', `the timestamp of ${what} is beyond 2^53 milliseconds`, { context })
  }
  if (timestamp === -1) return // says that there is none
  const { nowMs, beforeMaxMs, afterMaxMs } = rules
  if (nowMs - timestamp > beforeMaxMs || timestamp - nowMs > afterMaxMs) {
    throw new StreamError(
      'INVALID_TIMESTAMP',
      `the timestamp of ${what} is ${timestamp}; at ${nowMs} the topic takes ${nowMs - beforeMaxMs} to ${nowMs + afterMaxMs} ` +
        '(message.timestamp.before.max.ms, message.timestamp.after.max.ms)',
      { context },
    )
  }
}

function tooLarge(what: string, { maxMessageBytes }: { readonly maxMessageBytes: number }): StreamError {
  const text =
    `the record batch ${what}, the topic takes ${maxMessageBytes} (max.message.bytes): put fewer records into a batch, compress it, ` +
    'keep large values elsewhere and send where they are, or raise the limit'
  return new StreamError('MESSAGE_TOO_LARGE', text, { context: { limit: maxMessageBytes } })
}

/** `record`: which of the batch is to blame, if one alone is. */
function invalid(message: string, record?: number): StreamError {
  return new StreamError('INVALID_RECORD', `invalid record batch: ${message}`, { context: { record } })
}
