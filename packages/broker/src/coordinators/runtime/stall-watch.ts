import type { Clock, Timer } from '@millrace/base'
import { stallCheckMs, stallMsLeast } from '../../limits.ts'

/**
 * Notices that this process did nothing for a while: it was stopped, or something kept its event loop. What it has been waiting for was
 * not heard meanwhile, and must not be taken for silence. Told before any timer that was due meanwhile fires.
 */
export class StallWatch {
  readonly #clock: Clock
  readonly #isNeeded: () => boolean
  readonly #onStall: (stalledMs: number) => void
  #timer: Timer | undefined

  /** `isNeeded` is asked now and then: if nobody waits for anything it stops until the next {@link start}. */
  constructor(clock: Clock, isNeeded: () => boolean, onStall: (stalledMs: number) => void) {
    this.#clock = clock
    this.#isNeeded = isNeeded
    this.#onStall = onStall
  }

  /** Watches from now on, if it does not already. */
  start(): void {
    if (this.#timer !== undefined) return
    const dueMs = this.#clock.monotonicMs() + stallCheckMs
    this.#timer = this.#clock.setTimer(stallCheckMs, () => {
      this.#timer = undefined
      const stalledMs = this.#clock.monotonicMs() - dueMs
      if (stalledMs >= stallMsLeast) this.#onStall(stalledMs)
      if (this.#isNeeded()) this.start()
    })
  }

  stop(): void {
    this.#timer?.cancel()
    this.#timer = undefined
  }
}
