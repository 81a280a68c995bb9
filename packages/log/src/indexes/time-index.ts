import { assert } from '@millrace/base'
import { readInt64, writeInt64 } from '../int64.ts'

/** The largest timestamp up to a batch, and the last offset of the batch that has it. */
export interface TimestampOffset {
  readonly timestampMs: number
  readonly offset: number
}

const entrySizeBytes = 12
const initialEntries = 64

/**
 * Kafka's `.timeindex`: an entry says that up to and including the batch that ends at this offset no record is later than
 * this timestamp (int64; the offset is relative, uint32). Timestamps rise strictly, offsets too.
 */
export class TimeIndex {
  readonly baseOffset: number
  #bytes: Buffer
  #entryCount = 0

  constructor(baseOffset: number) {
    this.baseOffset = baseOffset
    this.#bytes = Buffer.allocUnsafe(initialEntries * entrySizeBytes)
  }

  /** Reads a file's content, as {@link OffsetIndex.parse} does. */
  static parse(baseOffset: number, bytes: Buffer): { index: TimeIndex; isDamaged: boolean } {
    const index = new TimeIndex(baseOffset)
    const whole = bytes.length - (bytes.length % entrySizeBytes)
    let count = 0
    let previousTimestampMs = -1
    let previousOffset = -1
    for (let at = 0; at < whole; at += entrySizeBytes, count++) {
      const timestampMs = readInt64(bytes, at)
      const offset = bytes.readUInt32BE(at + 8)
      if (!Number.isSafeInteger(timestampMs) || timestampMs <= previousTimestampMs || offset <= previousOffset) break
      // A preallocated rest: the entry of the epoch's first millisecond at the base offset is of no use if it were meant.
      if (timestampMs === 0 && offset === 0) break
      previousTimestampMs = timestampMs
      previousOffset = offset
    }
    index.#bytes = Buffer.from(bytes.subarray(0, count * entrySizeBytes))
    index.#entryCount = count
    return {
      index,
      isDamaged: whole !== bytes.length || bytes.subarray(count * entrySizeBytes).some((byte) => byte !== 0),
    }
  }

  get entryCount(): number {
    return this.#entryCount
  }

  get sizeBytes(): number {
    return this.#entryCount * entrySizeBytes
  }

  entry(at: number): TimestampOffset {
    assert(at >= 0 && at < this.#entryCount, `no entry ${at} among ${this.#entryCount}`)
    return {
      timestampMs: readInt64(this.#bytes, at * entrySizeBytes),
      offset: this.baseOffset + this.#bytes.readUInt32BE(at * entrySizeBytes + 8),
    }
  }

  get last(): TimestampOffset | undefined {
    return this.#entryCount === 0 ? undefined : this.entry(this.#entryCount - 1)
  }

  /** Adds an entry if its timestamp is larger than the last one's; else nothing new is to be said. */
  maybeAppend(timestampMs: number, offset: number): void {
    const last = this.last
    if (timestampMs < 0 || (last !== undefined && timestampMs <= last.timestampMs)) return
    assert(last === undefined || offset > last.offset, 'time index offsets must rise')
    const at = this.#entryCount * entrySizeBytes
    if (at === this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(initialEntries * entrySizeBytes, 2 * at))
      this.#bytes.copy(larger, 0, 0, at)
      this.#bytes = larger
    }
    writeInt64(this.#bytes, at, timestampMs)
    this.#bytes.writeUInt32BE(offset - this.baseOffset, at + 8)
    this.#entryCount++
  }

  /** The number of the last entry whose timestamp is less than `timestampMs`; -1 if there is none. */
  lookupBefore(timestampMs: number): number {
    let low = 0
    let high = this.#entryCount
    while (low < high) {
      const middle = (low + high) >>> 1
      if (readInt64(this.#bytes, middle * entrySizeBytes) < timestampMs) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  truncate(count: number): void {
    assert(count >= 0 && count <= this.#entryCount, `can't keep ${count} of ${this.#entryCount} entries`)
    this.#entryCount = count
  }

  /** Forgets the entries of `offset` and all after it. */
  truncateFrom(offset: number): void {
    while (this.#entryCount > 0 && this.entry(this.#entryCount - 1).offset >= offset) this.#entryCount--
  }

  /** The file's content: a view, good until the next change. */
  content(): Buffer {
    return this.#bytes.subarray(0, this.sizeBytes)
  }
}
