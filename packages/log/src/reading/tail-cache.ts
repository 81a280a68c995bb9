interface CachedBatch {
  readonly baseOffset: number
  readonly nextOffset: number
  readonly bytes: Buffer
}

/** Bytes that the tail caches of a directory hold together. The log that appended longest ago gives way first. */
export class TailCacheBudget {
  readonly #sizeBytesMax: number
  readonly #caches = new Set<TailCache>()
  #sizeBytes = 0

  constructor(sizeBytesMax: number) {
    this.#sizeBytesMax = sizeBytesMax
  }

  get sizeBytes(): number {
    return this.#sizeBytes
  }

  /** Called by a cache that grew (or shrank) by `sizeBytes`. */
  account(cache: TailCache, sizeBytes: number): void {
    this.#sizeBytes += sizeBytes
    if (sizeBytes <= 0) return
    this.#caches.delete(cache)
    this.#caches.add(cache)
    for (const other of this.#caches) {
      if (this.#sizeBytes <= this.#sizeBytesMax) return
      other.shrink(this.#sizeBytes - this.#sizeBytesMax)
      if (other.sizeBytes === 0) this.#caches.delete(other)
    }
  }
}

/**
 * The batches that were written last, as they came: whoever reads at the end of the log, as most consumers do, is served
 * without a read from disk.
 */
export class TailCache {
  readonly #budget: TailCacheBudget
  readonly #sizeBytesMax: number
  /** Without gaps, oldest first; what was dropped is before `#first`. */
  #batches: CachedBatch[] = []
  #first = 0
  #sizeBytes = 0

  constructor(budget: TailCacheBudget, sizeBytesMax: number) {
    this.#budget = budget
    this.#sizeBytesMax = sizeBytesMax
  }

  get sizeBytes(): number {
    return this.#sizeBytes
  }

  add(baseOffset: number, nextOffset: number, bytes: Buffer): void {
    // Something was written that is not kept here: what was before it would look as if it came right before this.
    if ((this.#batches.at(-1)?.nextOffset ?? baseOffset) !== baseOffset) this.clear()
    this.#batches.push({ baseOffset, nextOffset, bytes: withoutSurroundings(bytes) })
    this.#sizeBytes += bytes.length
    this.#budget.account(this, bytes.length)
    if (this.#sizeBytes > this.#sizeBytesMax) this.shrink(this.#sizeBytes - this.#sizeBytesMax)
  }

  /** Drops at least `sizeBytes`, oldest first, as long as there is something. */
  shrink(sizeBytes: number): void {
    let dropped = 0
    while (dropped < sizeBytes && this.#first < this.#batches.length) {
      dropped += this.#batches[this.#first]?.bytes.length ?? 0
      this.#first++
    }
    if (this.#first > 64 && this.#first * 2 > this.#batches.length) {
      this.#batches.splice(0, this.#first)
      this.#first = 0
    } else {
      // What is dropped must not be held by the array.
      for (let at = this.#first - 1; at >= 0; at--) {
        if (this.#batches[at] === droppedBatch) break
        this.#batches[at] = droppedBatch
      }
    }
    this.#sizeBytes -= dropped
    this.#budget.account(this, -dropped)
  }

  clear(): void {
    this.shrink(this.#sizeBytes)
    this.#batches = []
    this.#first = 0
  }

  /** Drops the batches that begin before `offset`: they are others by now. */
  dropBefore(offset: number): void {
    let sizeBytes = 0
    for (let at = this.#first; at < this.#batches.length; at++) {
      const batch = this.#batches[at]
      if (batch === undefined || batch.baseOffset >= offset) break
      sizeBytes += batch.bytes.length
    }
    if (sizeBytes > 0) this.shrink(sizeBytes)
  }

  /** Drops the batches that end after `offset`, where the log was cut. */
  truncateTo(offset: number): void {
    let dropped = 0
    for (let last = this.#batches.at(-1); last !== undefined && last.nextOffset > offset; last = this.#batches.at(-1)) {
      dropped += last.bytes.length
      this.#batches.pop()
    }
    this.#first = Math.min(this.#first, this.#batches.length)
    this.#sizeBytes -= dropped
    this.#budget.account(this, -dropped)
  }

  /**
   * As {@link read}, but each batch by itself and none copied: for those who send them on. Up to `batchesMax` of them.
   */
  readParts(offset: number, maxBytes: number, endOffset: number, batchesMax: number): Buffer[] | undefined {
    const start = this.#find(offset)
    if (start === undefined) return undefined
    const parts: Buffer[] = []
    let sizeBytes = 0
    for (let at = start; at < this.#batches.length && parts.length < batchesMax; at++) {
      const batch = this.#batches[at]
      if (batch === undefined || batch.nextOffset > endOffset) break
      if (parts.length > 0 && sizeBytes + batch.bytes.length > maxBytes) break
      sizeBytes += batch.bytes.length
      parts.push(batch.bytes)
    }
    return parts
  }

  /**
   * Whole batches from the one that has `offset`, at least one and no more than `maxBytes` of more; none beyond
   * `endOffset`. Undefined if the cache does not reach back that far.
   */
  read(offset: number, maxBytes: number, endOffset: number): Buffer | undefined {
    const start = this.#find(offset)
    if (start === undefined) return undefined
    let sizeBytes = 0
    let end = start
    for (; end < this.#batches.length; end++) {
      const batch = this.#batches[end]
      if (batch === undefined || batch.nextOffset > endOffset) break
      if (end > start && sizeBytes + batch.bytes.length > maxBytes) break
      sizeBytes += batch.bytes.length
    }
    const first = this.#batches[start]
    if (end === start || first === undefined) return Buffer.alloc(0)
    if (end === start + 1) return first.bytes
    return Buffer.concat(
      this.#batches.slice(start, end).map((batch) => batch.bytes),
      sizeBytes,
    )
  }

  /**
   * Whole batches that end with the one that has the offset before `offset`, at least that one and no more than `maxBytes` with those
   * before it; none that ends before `startOffset`. Undefined if the cache does not have it, or it ends beyond `endOffset`.
   */
  readBefore(offset: number, maxBytes: number, startOffset: number, endOffset: number): Buffer | undefined {
    const last = this.#find(offset - 1)
    const lastBatch = last === undefined ? undefined : this.#batches[last]
    if (last === undefined || lastBatch === undefined || lastBatch.nextOffset > endOffset) return undefined
    let sizeBytes = lastBatch.bytes.length
    let first = last
    while (first > this.#first) {
      const batch = this.#batches[first - 1]
      if (batch === undefined || batch.nextOffset <= startOffset || sizeBytes + batch.bytes.length > maxBytes) break
      sizeBytes += batch.bytes.length
      first--
    }
    if (first === last) return lastBatch.bytes
    return Buffer.concat(
      this.#batches.slice(first, last + 1).map((batch) => batch.bytes),
      sizeBytes,
    )
  }

  #find(offset: number): number | undefined {
    let low = this.#first
    let high = this.#batches.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#batches[middle]?.nextOffset ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    const found = this.#batches[low]
    return found !== undefined && found.baseOffset <= offset ? low : undefined
  }
}

const droppedBatch: CachedBatch = { baseOffset: -1, nextOffset: -1, bytes: Buffer.alloc(0) }

/** What a view may keep alive beside itself before it is copied: about what a message has around its one batch. */
const surroundingsBytesMax = 16 * 1024

/** A batch is a view of the message it came in, which may hold a hundred others: kept as it is, each would keep all of them. */
function withoutSurroundings(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength - bytes.length <= Math.max(surroundingsBytesMax, bytes.length / 4)) return bytes
  const own = Buffer.allocUnsafeSlow(bytes.length)
  own.set(bytes)
  return own
}
