import { StreamError } from '@millrace/base'
import type { RecordCursor } from './record-cursor.ts'
import { sequenceAfter } from './sequence.ts'

/** A record's header. Headers are an ordered multimap: a key may come more than once. */
export interface Header {
  readonly key: string
  /** A view into the batch. */
  readonly value: Buffer | null
}

/**
 * A record of a batch. Keys, values and header values are views into the batch's bytes (or what they unpacked to): they are
 * made anew at each access and cost nothing until then; copy one to keep it longer than the batch.
 */
export interface Record {
  readonly offset: number
  /** Milliseconds since 1970, the broker's with LogAppendTime; -1 for none. */
  readonly timestamp: number
  /** The producer's sequence number, -1 if the producer is not idempotent. */
  readonly sequence: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: readonly Header[]
  readonly headerCount: number
  /** Bytes of the key, -1 for null; known without a view. */
  readonly keySizeBytes: number
  /** Bytes of the value, -1 for null; known without a view. */
  readonly valueSizeBytes: number
  /** Bytes of the record in its (uncompressed) batch. */
  readonly sizeBytes: number
  readonly offsetDelta: number
  /** As it is written; NaN if it is beyond 2^53. */
  readonly timestampDelta: number
  /** What `read` makes of the key's bytes, without a view in between: of those from `start` to `end` (excluded). */
  readKey<T>(read: (bytes: Buffer, start: number, end: number) => T): T | null
  /** The same of the value's. */
  readValue<T>(read: (bytes: Buffer, start: number, end: number) => T): T | null
}

/** What the records of one batch share. */
export interface RecordsContext {
  readonly bytes: Buffer
  readonly baseOffset: number
  readonly baseTimestamp: number
  /** The timestamp of all of them with LogAppendTime, else undefined. */
  readonly logAppendTimeMs: number | undefined
  readonly baseSequence: number
}

const noHeaders: readonly Header[] = []

/** The record that a cursor stands on, as an object of its own. */
export class BatchRecord implements Record {
  readonly #context: RecordsContext
  readonly #start: number
  readonly #end: number
  readonly timestampDelta: number
  readonly offsetDelta: number
  readonly #keyStart: number
  readonly keySizeBytes: number
  readonly #valueStart: number
  readonly valueSizeBytes: number
  readonly headerCount: number
  readonly #headersStart: number

  constructor(context: RecordsContext, cursor: RecordCursor) {
    this.#context = context
    this.#start = cursor.start
    this.#end = cursor.end
    this.timestampDelta = cursor.timestampDelta
    this.offsetDelta = cursor.offsetDelta
    this.#keyStart = cursor.keyStart
    this.keySizeBytes = cursor.keyLength
    this.#valueStart = cursor.valueStart
    this.valueSizeBytes = cursor.valueLength
    this.headerCount = cursor.headerCount
    this.#headersStart = cursor.headersStart
  }

  get offset(): number {
    return this.#context.baseOffset + this.offsetDelta
  }

  get timestamp(): number {
    const timestamp = this.#context.logAppendTimeMs ?? this.#context.baseTimestamp + this.timestampDelta
    if (Number.isSafeInteger(timestamp)) return timestamp
    throw new StreamError('INVALID_TIMESTAMP', `the timestamp of the record at offset ${this.offset} is beyond 2^53`)
  }

  get sequence(): number {
    return sequenceAfter(this.#context.baseSequence, this.offsetDelta)
  }

  get key(): Buffer | null {
    const size = this.keySizeBytes
    return size < 0 ? null : this.#context.bytes.subarray(this.#keyStart, this.#keyStart + size)
  }

  get value(): Buffer | null {
    const size = this.valueSizeBytes
    return size < 0 ? null : this.#context.bytes.subarray(this.#valueStart, this.#valueStart + size)
  }

  readKey<T>(read: (bytes: Buffer, start: number, end: number) => T): T | null {
    const size = this.keySizeBytes
    return size < 0 ? null : read(this.#context.bytes, this.#keyStart, this.#keyStart + size)
  }

  readValue<T>(read: (bytes: Buffer, start: number, end: number) => T): T | null {
    const size = this.valueSizeBytes
    return size < 0 ? null : read(this.#context.bytes, this.#valueStart, this.#valueStart + size)
  }

  get headers(): readonly Header[] {
    return this.headerCount === 0 ? noHeaders : readHeaders(this.#context.bytes, this.#headersStart, this.headerCount)
  }

  get sizeBytes(): number {
    return this.#end - this.#start
  }
}

/** The headers at `start`, whose structure a cursor has checked. */
export function readHeaders(bytes: Buffer, start: number, count: number): readonly Header[] {
  const headers: Header[] = []
  let position = start
  const length = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[position++] ?? 0
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return (value >>> 1) ^ -(value & 1)
    }
  }
  for (let index = 0; index < count; index++) {
    const keyEnd = length() + position
    const key = bytes.toString('utf8', position, keyEnd)
    position = keyEnd
    const valueSize = length()
    const value = valueSize < 0 ? null : bytes.subarray(position, position + valueSize)
    position += Math.max(valueSize, 0)
    headers.push({ key, value })
  }
  return headers
}
