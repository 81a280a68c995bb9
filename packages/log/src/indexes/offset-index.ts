import { assert } from '@millrace/base'

/** Where a batch lies: its last offset, and the position of its first byte. */
export interface OffsetPosition {
  readonly offset: number
  readonly position: number
}

const entrySizeBytes = 8
const initialEntries = 64

/**
 * Kafka's `.index`: from offsets to positions in a segment, sparse. An entry is the last offset of a batch, less the base
 * offset (uint32), and the position where that batch begins (uint32). Both rise strictly.
 */
export class OffsetIndex {
  readonly baseOffset: number
  #bytes: Buffer
  #entryCount = 0

  constructor(baseOffset: number) {
    this.baseOffset = baseOffset
    this.#bytes = Buffer.allocUnsafe(initialEntries * entrySizeBytes)
  }

  /**
   * Reads a file's content. Entries that do not rise, such as the zeros at the end of a file that Kafka had preallocated,
   * end it: what follows can't be of use. `isDamaged` tells zeros from anything else.
   */
  static parse(baseOffset: number, bytes: Buffer): { index: OffsetIndex; isDamaged: boolean } {
    const index = new OffsetIndex(baseOffset)
    const whole = bytes.length - (bytes.length % entrySizeBytes)
    let count = 0
    let previousOffset = -1
    let previousPosition = -1
    for (let at = 0; at < whole; at += entrySizeBytes, count++) {
      const offset = bytes.readUInt32BE(at)
      const position = bytes.readUInt32BE(at + 4)
      if (offset <= previousOffset || position <= previousPosition) break
      previousOffset = offset
      previousPosition = position
    }
    // A first entry of zeros is the preallocated rest of an index that has none: a batch at position 0 is never indexed.
    if (previousOffset === 0 && previousPosition === 0) count = 0
    index.#bytes = Buffer.from(bytes.subarray(0, count * entrySizeBytes))
    index.#entryCount = count
    const rest = bytes.subarray(count * entrySizeBytes)
    return { index, isDamaged: whole !== bytes.length || rest.some((byte) => byte !== 0) }
  }

  get entryCount(): number {
    return this.#entryCount
  }

  get sizeBytes(): number {
    return this.#entryCount * entrySizeBytes
  }

  /** The entry number `at`, from 0. */
  entry(at: number): OffsetPosition {
    assert(at >= 0 && at < this.#entryCount, `no entry ${at} among ${this.#entryCount}`)
    return {
      offset: this.baseOffset + this.#bytes.readUInt32BE(at * entrySizeBytes),
      position: this.#bytes.readUInt32BE(at * entrySizeBytes + 4),
    }
  }

  get last(): OffsetPosition | undefined {
    return this.#entryCount === 0 ? undefined : this.entry(this.#entryCount - 1)
  }

  /** Adds the batch that ends with `lastOffset` and begins at `position`. */
  append(lastOffset: number, position: number): void {
    const last = this.last
    assert(last === undefined || (lastOffset > last.offset && position > last.position), 'index entries must rise')
    const at = this.#entryCount * entrySizeBytes
    if (at === this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(initialEntries * entrySizeBytes, 2 * at))
      this.#bytes.copy(larger, 0, 0, at)
      this.#bytes = larger
    }
    this.#bytes.writeUInt32BE(lastOffset - this.baseOffset, at)
    this.#bytes.writeUInt32BE(position, at + 4)
    this.#entryCount++
  }

  /** The last entry at or before `offset`; undefined if the search has to begin at the segment's first byte. */
  lookup(offset: number): OffsetPosition | undefined {
    const relative = offset - this.baseOffset
    let low = 0
    let high = this.#entryCount
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#bytes.readUInt32BE(middle * entrySizeBytes) <= relative) low = middle + 1
      else high = middle
    }
    return low === 0 ? undefined : this.entry(low - 1)
  }

  /** The first position that is indexed after `position`; undefined if there is none. */
  positionAfter(position: number): OffsetPosition | undefined {
    let low = 0
    let high = this.#entryCount
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#bytes.readUInt32BE(middle * entrySizeBytes + 4) <= position) low = middle + 1
      else high = middle
    }
    return low === this.#entryCount ? undefined : this.entry(low)
  }

  /** Forgets all but the first `count` entries. */
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
