import { assert } from '@millrace/base'

interface InFlight {
  readonly number: number
  /** Where the log that this Ready leaves on disk ends, as far as it is still the log of today. */
  endOffset: number
}

/**
 * How much of the log is on disk, while several Readies are on their way there. A truncation lowers what those before it bring: bytes
 * that were synced and then cut away, or replaced by others, count for nothing.
 */
export class Durability {
  #durableOffset: number
  #persisted = 0
  readonly #inFlight: InFlight[] = []

  constructor(durableOffset: number) {
    this.#durableOffset = durableOffset
  }

  get durableOffset(): number {
    return this.#durableOffset
  }

  get inFlight(): number {
    return this.#inFlight.length
  }

  /** A Ready was handed to the driver, after which the log ends at `endOffset`. */
  handedOver(number: number, endOffset: number): void {
    this.#inFlight.push({ number, endOffset })
  }

  /** All Readies up to `number` are durable. */
  persisted(number: number): void {
    assert(number >= this.#persisted, `Ready ${this.#persisted} is durable, so ${number} was said to be long ago`)
    this.#persisted = number
    for (let first = this.#inFlight[0]; first !== undefined && first.number <= number; first = this.#inFlight[0]) {
      this.#durableOffset = first.endOffset
      this.#inFlight.shift()
    }
  }

  truncate(endOffset: number): void {
    this.#durableOffset = Math.min(this.#durableOffset, endOffset)
    for (const ready of this.#inFlight) ready.endOffset = Math.min(ready.endOffset, endOffset)
  }
}
