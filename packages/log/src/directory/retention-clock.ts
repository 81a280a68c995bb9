import type { Clock } from '@millrace/base'

/** A clock that is set forward by less than this is believed at once. */
const toleranceMs = 60_000

/**
 * The wall clock, as far as it is to be believed where data is deleted by it. Set forward by an hour by mistake, it would end the
 * life of an hour of records at once. So what it gains over the time that really passed counts only as fast as time passes:
 * an hour's jump is believed after an hour, and if it is set back before, nothing is lost. Set back, it is believed at once.
 */
export class RetentionClock {
  readonly #clock: Clock
  #trustedMs: number
  #monotonicMs: number

  constructor(clock: Clock) {
    this.#clock = clock
    this.#trustedMs = clock.wallMs()
    this.#monotonicMs = clock.monotonicMs()
  }

  nowMs(): number {
    const wallMs = this.#clock.wallMs()
    const monotonicMs = this.#clock.monotonicMs()
    const passedMs = monotonicMs - this.#monotonicMs
    this.#monotonicMs = monotonicMs
    const believable = this.#trustedMs + 2 * passedMs
    this.#trustedMs = wallMs <= this.#trustedMs + passedMs + toleranceMs ? wallMs : Math.min(wallMs, believable)
    return this.#trustedMs
  }
}
