/** A cache that shares a {@link CacheBudget}. */
export interface BudgetedCache {
  /** Whose it is: entries of one's own task are not dropped for one another. */
  readonly owner: object
  readonly sizeBytes: number
  /** Of what is in its store anyway. */
  readonly cleanBytes: number
  /** Drops what is in its store anyway, from the least recently used, until that was so many bytes. */
  dropClean(bytes: number): void
}

/** What is dropped at once, as a share of the whole: so that looking for it is rare. */
const stepShare = 1 / 64

/** What the caches of all tasks of a copy may take together (KIP-63). */
export class CacheBudget {
  readonly bytesMax: number
  readonly #caches = new Set<BudgetedCache>()
  #sizeBytes = 0

  /** 0 turns caching off. */
  constructor(bytesMax: number) {
    this.bytesMax = bytesMax
  }

  get sizeBytes(): number {
    return this.#sizeBytes
  }

  get isFull(): boolean {
    return this.#sizeBytes > this.bytesMax
  }

  join(cache: BudgetedCache): void {
    this.#caches.add(cache)
  }

  leave(cache: BudgetedCache): void {
    this.#caches.delete(cache)
  }

  /** Of {@link BudgetedCache}s alone. */
  grow(bytes: number): void {
    this.#sizeBytes += bytes
  }

  /**
   * Makes room for a cache that has less than its share: other tasks drop what their stores have anyway. (What is not written yet, only their
   * own next write or commit can let go of.) Returns false if there is nothing to drop: then the cache has to make room itself.
   */
  makeRoomFor(asking: BudgetedCache): boolean {
    if (asking.sizeBytes * this.#caches.size >= this.bytesMax) return false
    let most: BudgetedCache | undefined
    for (const cache of this.#caches) {
      if (cache.owner !== asking.owner && cache.cleanBytes > (most?.cleanBytes ?? 0)) most = cache
    }
    if (most === undefined) return false
    most.dropClean(Math.max(this.#sizeBytes - this.bytesMax, this.bytesMax * stepShare))
    return true
  }
}
