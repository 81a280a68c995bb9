import type { Random } from '@millrace/base'

/** How long to wait before each try, and when to give up. */
export interface BackoffOptions {
  readonly delayMaxMs: number
  /** From the first failure on, in milliseconds; 0 and -1: never. */
  readonly timeoutMs: number
  readonly random: Random
}

const firstDelayMs = 300

/** The pauses of one thing that fails again and again: they double, and vary so that not all who wait come back at once. */
export class Backoff {
  readonly #options: BackoffOptions
  readonly #beganMs: number
  #tries = 0

  constructor(nowMs: number, options: BackoffOptions) {
    this.#beganMs = nowMs
    this.#options = options
  }

  /** The pause before the next try, in milliseconds; undefined if there is no time left for one. */
  next(nowMs: number): number | undefined {
    const { delayMaxMs, timeoutMs, random } = this.#options
    const doubled = Math.min(delayMaxMs, firstDelayMs * 2 ** Math.min(this.#tries, 30))
    this.#tries += 1
    const delay = doubled / 2 + random.number() * (doubled / 2)
    if (timeoutMs <= 0) return delay
    const left = this.#beganMs + timeoutMs - nowMs
    return left <= 0 ? undefined : Math.min(delay, left)
  }
}
