import type { Segment } from '../segment.ts'

/** What of rolled segments may stay in memory until others need the room: bounded in bytes; what was used longest ago goes first. */
export class SegmentMemory {
  readonly #sizeBytesMax: number
  readonly #drop: (segment: Segment) => void
  readonly #kept = new Map<Segment, number>()
  #sizeBytes = 0

  /** `drop` gives up what is kept of a segment. */
  constructor(sizeBytesMax: number, drop: (segment: Segment) => void) {
    this.#sizeBytesMax = sizeBytesMax
    this.#drop = drop
  }

  get sizeBytes(): number {
    return this.#sizeBytes
  }

  /** What is kept of the segment was used now, and takes so many bytes. Others may have to go for it. */
  touch(segment: Segment, sizeBytes: number): void {
    this.forget(segment)
    this.#kept.set(segment, sizeBytes)
    this.#sizeBytes += sizeBytes
    for (const other of this.#kept.keys()) {
      if (this.#sizeBytes <= this.#sizeBytesMax || other === segment) break
      this.forget(other)
      this.#drop(other)
    }
  }

  /** The segment's is nothing that could be given up any more. */
  forget(segment: Segment): void {
    this.#sizeBytes -= this.#kept.get(segment) ?? 0
    this.#kept.delete(segment)
  }
}
