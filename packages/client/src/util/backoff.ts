import type { Random } from '@millrace/base'

export interface BackoffOptions {
  readonly initialMs: number
  readonly maxMs: number
  /** The first pauses stay as short as this, for what will be over soon or last long: a change of leaders. */
  readonly eager?: { readonly attempts: number; readonly maxMs: number }
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
    const { initialMs, maxMs, eager } = this.#options
    const attempt = this.#attempts++
    if (eager !== undefined && attempt < eager.attempts) {
      return this.#jittered(Math.min(doubled(initialMs, attempt), eager.maxMs, maxMs))
    }
    const firstMs = eager === undefined ? initialMs : Math.max(initialMs, eager.maxMs)
    return this.#jittered(Math.min(doubled(firstMs, attempt - (eager?.attempts ?? 0)), maxMs))
  }

  /** After a success. */
  reset(): void {
    this.#attempts = 0
  }

  #jittered(pauseMs: number): number {
    return pauseMs * (0.8 + 0.4 * this.#random.number())
  }
}

/** Past 30 doublings any maximum holds. */
function doubled(pauseMs: number, times: number): number {
  return pauseMs * 2 ** Math.min(times, 30)
}
