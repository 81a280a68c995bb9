/** A transaction that a marker has ended. */
interface EndedTransaction {
  readonly firstOffset: number
  readonly markerOffset: number
}

/**
 * The transactions of a log that readers of committed records must not pass yet: those that are open, and those whose marker is not known
 * to be committed itself. As in Kafka's ProducerStateManager a marker counts once the high watermark has passed it: a leader that is
 * elected without it would have the transaction open again.
 */
export class UnstableTransactions {
  /** First offsets by producer id, rising. */
  #open = new Map<number, number>()
  /** The largest first offset that was put there. */
  #lastFirstOffset = -1
  /**
   * By the offsets of their markers, rising, as are their first offsets: one that ended later and began earlier holds readers back longer,
   * and stands for the others.
   */
  #ended: EndedTransaction[] = []

  /** Transactions that are open. */
  get openCount(): number {
    return this.#open.size
  }

  /** Whose transactions are open: the oldest first. */
  get openProducers(): Iterable<number> {
    return this.#open.keys()
  }

  /** Where the oldest open transaction began; undefined if none is open. */
  get firstOpenOffset(): number | undefined {
    for (const offset of this.#open.values()) return offset
    return undefined
  }

  /** Where the oldest transaction began that is open or has its marker at `highWatermark` or after it; undefined if there is none. */
  firstUnstableOffset(highWatermark: number): number | undefined {
    while ((this.#ended[0]?.markerOffset ?? Infinity) < highWatermark) this.#ended.shift()
    const offset = Math.min(this.firstOpenOffset ?? Infinity, this.#ended[0]?.firstOffset ?? Infinity)
    return offset === Infinity ? undefined : offset
  }

  /** The producer's transaction is open since `firstOffset`, or none of its is (-1). */
  setOpen(producerId: number, firstOffset: number): void {
    if (firstOffset < 0) {
      this.#open.delete(producerId)
      return
    }
    if (this.#open.get(producerId) === firstOffset) return
    this.#open.delete(producerId)
    this.#open.set(producerId, firstOffset)
    if (firstOffset >= this.#lastFirstOffset) this.#lastFirstOffset = firstOffset
    // One that was taken back, or comes from a snapshot.
    else this.#open = new Map([...this.#open].sort(([, a], [, b]) => a - b))
  }

  /** A marker has ended the transaction that began at `firstOffset`. */
  end(firstOffset: number, markerOffset: number): void {
    while ((this.#ended.at(-1)?.firstOffset ?? -1) >= firstOffset) this.#ended.pop()
    this.#ended.push({ firstOffset, markerOffset })
  }

  /** The marker, the last one there was, is taken back. Those that its transaction stood for stay behind that: it is open again. */
  takeBackEnd(markerOffset: number): void {
    if (this.#ended.at(-1)?.markerOffset === markerOffset) this.#ended.pop()
  }

  /** Takes over which transactions ended before `endOffset`: what another one knew of the same log, of which that much is left. */
  takeEnded(from: UnstableTransactions, endOffset: number): void {
    this.#ended = from.#ended.filter(({ markerOffset }) => markerOffset < endOffset)
  }

  clear(): void {
    this.#open.clear()
    this.#lastFirstOffset = -1
    this.#ended = []
  }
}
