import { assert, crc32cChecksum } from '@millrace/base'
import { readInt64, writeInt64 } from '../int64.ts'

/** A transaction that was aborted, as read-committed readers need to know it. */
export interface AbortedTransaction {
  readonly producerId: number
  readonly firstOffset: number
  /** The offset of the abort marker. */
  readonly lastOffset: number
  /** The last stable offset once the marker was written. */
  readonly lastStableOffset: number
}

const version = 0
const trailerMagic = 0x4d525431
const trailerSizeBytes = 8
const initialEntries = 16

/** What one aborted transaction takes, in a file and in memory. */
export const transactionEntrySizeBytes = 34

/**
 * Kafka's `.txnindex`: for each aborted transaction version int16 and four numbers as int64, by rising offsets of their markers. Nothing in
 * that tells a bit that has flipped, with which aborted records would be taken for committed ones; and Kafka has no file where none was
 * aborted, so that one that is lost is not missed. So every segment of ours has one, and in it, where Kafka's readers see less than an entry
 * and stop:
 *   'MRT1' int32 | crc uint32, the CRC-32C of the entries
 */
export class TransactionIndex implements Iterable<AbortedTransaction> {
  #bytes: Buffer = Buffer.alloc(0)
  #entryCount = 0

  /**
   * Reads a file's content. Undefined if it is not whole entries of a known version with rising last offsets, or not those that their CRC is
   * of; and if there is nothing in it. Of one that Kafka wrote, which has no CRC, every entry is believed.
   */
  static parse(bytes: Buffer): TransactionIndex | undefined {
    const end = bytes.length - (bytes.length % transactionEntrySizeBytes)
    if (bytes.length === 0 || (end < bytes.length && !trailerIsRight(bytes, end))) return undefined
    const index = new TransactionIndex()
    index.#bytes = Buffer.from(bytes.subarray(0, end))
    index.#entryCount = end / transactionEntrySizeBytes
    let previousOffset = -1
    for (let at = 0; at < index.#entryCount; at++) {
      const { firstOffset, lastOffset } = index.entry(at)
      if (index.#bytes.readInt16BE(at * transactionEntrySizeBytes) !== version) return undefined
      if (firstOffset > lastOffset || lastOffset <= previousOffset) return undefined
      previousOffset = lastOffset
    }
    return index
  }

  get entryCount(): number {
    return this.#entryCount
  }

  /** Without what the file has at its end. */
  get sizeBytes(): number {
    return this.#entryCount * transactionEntrySizeBytes
  }

  /** The entry number `at`, from 0. */
  entry(at: number): AbortedTransaction {
    assert(at >= 0 && at < this.#entryCount, `no entry ${at} among ${this.#entryCount}`)
    const position = at * transactionEntrySizeBytes
    return {
      producerId: readInt64(this.#bytes, position + 2),
      firstOffset: readInt64(this.#bytes, position + 10),
      lastOffset: readInt64(this.#bytes, position + 18),
      lastStableOffset: readInt64(this.#bytes, position + 26),
    }
  }

  get last(): AbortedTransaction | undefined {
    return this.#entryCount === 0 ? undefined : this.entry(this.#entryCount - 1)
  }

  *[Symbol.iterator](): IterableIterator<AbortedTransaction> {
    for (let at = 0; at < this.#entryCount; at++) yield this.entry(at)
  }

  /** Adds a transaction whose marker comes after all others. */
  append(transaction: AbortedTransaction): void {
    const { producerId, firstOffset, lastOffset, lastStableOffset } = transaction
    assert((this.last?.lastOffset ?? -1) < lastOffset, 'markers come in the order of their offsets')
    const position = this.sizeBytes
    if (position === this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(initialEntries * transactionEntrySizeBytes, 2 * position))
      this.#bytes.copy(larger, 0, 0, position)
      this.#bytes = larger
    }
    this.#bytes.writeInt16BE(version, position)
    writeInt64(this.#bytes, position + 2, producerId)
    writeInt64(this.#bytes, position + 10, firstOffset)
    writeInt64(this.#bytes, position + 18, lastOffset)
    writeInt64(this.#bytes, position + 26, lastStableOffset)
    this.#entryCount++
  }

  /**
   * Adds to `found` those of which something lies from `fromOffset` on and before `endOffset`. Returns whether a marker among them says that
   * all that began before `endOffset` was decided by then: no later one can be of interest.
   */
  collect(fromOffset: number, endOffset: number, found: AbortedTransaction[]): boolean {
    for (let at = this.#firstEndingFrom(fromOffset); at < this.#entryCount; at++) {
      const transaction = this.entry(at)
      if (transaction.firstOffset < endOffset) found.push(transaction)
      if (transaction.lastStableOffset >= endOffset) return true
    }
    return false
  }

  /** Forgets all but the first `count` entries. */
  truncate(count: number): void {
    assert(count >= 0 && count <= this.#entryCount, `can't keep ${count} of ${this.#entryCount} entries`)
    this.#entryCount = count
  }

  /** Forgets those whose marker has `offset` or comes after it. */
  truncateFrom(offset: number): void {
    this.truncate(this.#firstEndingFrom(offset))
  }

  /** The file's content. */
  encode(): Buffer {
    const end = this.sizeBytes
    const bytes = Buffer.alloc(end + trailerSizeBytes)
    this.#bytes.copy(bytes, 0, 0, end)
    bytes.writeInt32BE(trailerMagic, end)
    bytes.writeUInt32BE(crc32cChecksum.crc32c(bytes.subarray(0, end)), end + 4)
    return bytes
  }

  /** The number of the first one whose marker is at `offset` or after it. */
  #firstEndingFrom(offset: number): number {
    let low = 0
    let high = this.#entryCount
    while (low < high) {
      const middle = (low + high) >>> 1
      if (readInt64(this.#bytes, middle * transactionEntrySizeBytes + 18) < offset) low = middle + 1
      else high = middle
    }
    return low
  }
}

function trailerIsRight(bytes: Buffer, end: number): boolean {
  if (bytes.length - end !== trailerSizeBytes || bytes.readInt32BE(end) !== trailerMagic) return false
  return bytes.readUInt32BE(end + 4) === crc32cChecksum.crc32c(bytes.subarray(0, end))
}
