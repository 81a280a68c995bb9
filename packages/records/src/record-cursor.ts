import { StreamError } from '@millrace/base'
import { readVarlong } from './varint.ts'

/*
 * Every `bytes[position] ?? 0` below may look past the end of its record, even of the buffer: what it finds there never
 * matters, since a record that does not end exactly where its length says is refused.
 */

/**
 * Walks over the records of one uncompressed payload and checks their structure, allocating nothing a record. After each
 * {@link advance} its fields describe the record it stands on; lengths of -1 are nulls.
 */
export class RecordCursor {
  readonly bytes: Buffer
  readonly recordCount: number
  /** Records passed so far, with the one it stands on. */
  index = 0
  /** Where the record's length stands. */
  start = 0
  /** Where the record ends. */
  end: number
  /** NaN if it is beyond 2^53: `exactRecordFields` gives it whole. */
  timestampDelta = 0
  offsetDelta = 0
  keyStart = 0
  keyLength = -1
  valueStart = 0
  valueLength = -1
  headerCount = 0
  headersStart = 0
  readonly #payloadEnd: number
  /** Where the last of the slow readers stopped. */
  #next = 0

  /** The records are those from `start` to `end` (excluded) in `bytes`. */
  constructor(bytes: Buffer, start: number, end: number, recordCount: number) {
    this.bytes = bytes
    this.recordCount = recordCount
    this.end = start
    this.#payloadEnd = end
    if (recordCount < 0) throw invalid(`the batch says that it has ${recordCount} records`)
  }

  /** Goes on to the next record; false behind the last. Throws INVALID_RECORD, or CORRUPT_MESSAGE for an endless length. */
  advance(): boolean {
    if (this.index >= this.recordCount) {
      // Kafka reads a count of 0 without looking at what follows.
      if (this.recordCount > 0 && this.end !== this.#payloadEnd) {
        throw invalid(`${this.#payloadEnd - this.end} bytes follow the last of ${this.recordCount} records`)
      }
      return false
    }
    const bytes = this.bytes
    let position = this.end
    this.start = position
    const payloadEnd = this.#payloadEnd
    if (position >= payloadEnd) {
      throw invalid(`the batch says that it has ${this.recordCount} records but ends behind ${this.index}`)
    }

    let byte = bytes[position++] ?? 0
    let length: number
    if (byte < 0x80) length = (byte >>> 1) ^ -(byte & 1)
    else {
      length = this.#recordLength(position - 1)
      position = this.#next
    }
    const end = position + length
    if (length < 0 || end > payloadEnd) {
      throw invalid(
        `record ${this.index} says that it has ${length} bytes, ${Math.max(payloadEnd - position, 0)} are left in the batch`,
      )
    }

    position++ // its attributes, which mean nothing yet
    byte = bytes[position++] ?? 0
    if (byte < 0x80) this.timestampDelta = (byte >>> 1) ^ -(byte & 1)
    else {
      this.timestampDelta = this.#varlong(position - 1)
      position = this.#next
    }
    byte = bytes[position++] ?? 0
    if (byte < 0x80) this.offsetDelta = (byte >>> 1) ^ -(byte & 1)
    else {
      this.offsetDelta = this.#varint(position - 1)
      position = this.#next
    }

    byte = bytes[position++] ?? 0
    let size: number
    if (byte < 0x80) size = (byte >>> 1) ^ -(byte & 1)
    else {
      size = this.#varint(position - 1)
      position = this.#next
    }
    this.keyStart = position
    if (size < 0) this.keyLength = -1
    else {
      this.keyLength = size
      position += size
      if (position > end) throw this.#pastTheEnd('key', size)
    }

    byte = bytes[position++] ?? 0
    if (byte < 0x80) size = (byte >>> 1) ^ -(byte & 1)
    else {
      size = this.#varint(position - 1)
      position = this.#next
    }
    this.valueStart = position
    if (size < 0) this.valueLength = -1
    else {
      this.valueLength = size
      position += size
      if (position > end) throw this.#pastTheEnd('value', size)
    }

    byte = bytes[position++] ?? 0
    if (byte < 0x80) size = (byte >>> 1) ^ -(byte & 1)
    else {
      size = this.#varint(position - 1)
      position = this.#next
    }
    this.headerCount = size
    this.headersStart = position
    if (size !== 0) position = this.#skipHeaders(position, end, size)
    if (position !== end) {
      throw invalid(
        `record ${this.index} says that it has ${length} bytes, its fields ${position > end ? 'need more' : `have ${length - end + position}`}`,
      )
    }
    this.end = end
    this.index++
    return true
  }

  #skipHeaders(start: number, end: number, count: number): number {
    // A header has two bytes at least, so a count that passes this cannot make the loop long.
    if (count < 0 || count > end - start) {
      throw invalid(
        `record ${this.index} says that it has ${count} headers, ${Math.max(end - start, 0)} bytes are left in it`,
      )
    }
    let position = start
    for (let index = 0; index < count; index++) {
      const keySize = this.#varint(position)
      if (keySize < 0) throw invalid(`header ${index} of record ${this.index} has a null key`)
      position = this.#next + keySize
      if (position > end) throw this.#pastTheEnd('header key', keySize)
      const valueSize = this.#varint(position)
      position = this.#next + Math.max(valueSize, 0)
      if (position > end) throw this.#pastTheEnd('header value', valueSize)
    }
    return position
  }

  /** Reads any varint of an int32 and leaves the position behind it in `#next`. */
  #varint(position: number): number {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.bytes[position++] ?? 0
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) {
        this.#next = position
        return (value >>> 1) ^ -(value & 1)
      }
    }
    throw invalid(`a varint in record ${this.index} has more than 5 bytes`)
  }

  /** As {@link #varint}, for the one field that an unfinished batch can end in. */
  #recordLength(position: number): number {
    for (let index = 0; index < 5; index++) {
      if (position + index >= this.#payloadEnd) {
        throw invalid(`the batch ends inside the length of record ${this.index} of ${this.recordCount}`)
      }
      if ((this.bytes[position + index] ?? 0) < 0x80) return this.#varint(position)
    }
    throw new StreamError('CORRUPT_MESSAGE', `the length of record ${this.index} has more than 5 bytes`)
  }

  #varlong(position: number): number {
    const bytes = this.bytes
    const second = bytes[position + 1] ?? 0
    const third = bytes[position + 2] ?? 0
    if (second < 0x80 || third < 0x80) return this.#varint(position)
    const read = readVarlong(bytes, position)
    if (typeof read === 'string') throw invalid(`the timestamp of record ${this.index} is ${read}`)
    this.#next = position + read.bytesRead
    const value = Number(read.value)
    return Number.isSafeInteger(value) ? value : Number.NaN
  }

  #pastTheEnd(what: string, size: number): StreamError {
    return invalid(`the ${what} of record ${this.index} says that it has ${size} bytes, which is past the record's end`)
  }
}

function invalid(message: string): StreamError {
  return new StreamError('INVALID_RECORD', `invalid record batch: ${message}`)
}
