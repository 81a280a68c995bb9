import type { Random } from '@millrace/base'

export interface BackoffOptions {
  readonly initialMs: number
  readonly maxMs: number
}

/** Pauses between attempts: each twice the one before up to a maximum, with 20% of jitter either way (KIP-580). */
export class Backoff {
  readonly #options: BackoffOptions
  readonly #random: Random
  #attempts = 0

  constructor(options: BackoffOptions, random: Random) {
    this.#options = options
    this.#random = random
  }

  /** The next pause, in milliseconds. */
  nextMs(): number {
    const { initialMs, maxMs } = this.#options
    // Past 30 doublings the maximum holds anyway.
    const pauseMs = Math.min(initialMs * 2 ** Math.min(this.#attempts++, 30), maxMs)
    return pauseMs * (0.8 + 0.4 * this.#random.number())
  }

  /** After a success. */
  reset(): void {
    this.#attempts = 0
  }
}
