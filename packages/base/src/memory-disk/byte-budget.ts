/** How many bytes may still be kept: the "disk size" of a disk in memory. */
export class ByteBudget {
  #capacityBytes: number
  #usedBytes = 0

  constructor(capacityBytes = Infinity) {
    this.#capacityBytes = capacityBytes
  }

  get usedBytes(): number {
    return this.#usedBytes
  }

  get capacityBytes(): number {
    return this.#capacityBytes
  }

  get freeBytes(): number {
    return Math.max(0, this.#capacityBytes - this.#usedBytes)
  }

  /** Changes the capacity; may fall below what is used, and then nothing more fits. */
  resize(capacityBytes: number): void {
    this.#capacityBytes = capacityBytes
  }

  /** Takes up to `sizeBytes` and says how many it got. */
  take(sizeBytes: number): number {
    const taken = Math.min(sizeBytes, this.freeBytes)
    this.#usedBytes += taken
    return taken
  }

  giveBack(sizeBytes: number): void {
    this.#usedBytes -= sizeBytes
  }
}
