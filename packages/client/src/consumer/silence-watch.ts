import type { Clock, Timer } from '@millrace/base'
import { limits } from '../limits.ts'

/**
 * Tells when nothing was heard for long: at first soon, since a broker may hang, then less and less often, since most likely there is
 * nothing to be heard.
 */
export class SilenceWatch {
  readonly #clock: Clock
  readonly #silent: () => void
  #waitMs: number = limits.fetchSilenceMsMin
  #heard = false
  #timer: Timer | undefined

  constructor(clock: Clock, silent: () => void) {
    this.#clock = clock
    this.#silent = silent
  }

  start(): void {
    this.#timer = this.#clock.setTimer(this.#waitMs, () => {
      if (this.#heard) this.#waitMs = limits.fetchSilenceMsMin
      else {
        this.#waitMs = Math.min(this.#waitMs * 2, limits.fetchSilenceMsMax)
        this.#silent()
      }
      this.#heard = false
      this.start()
    })
  }

  /** Something came. */
  heard(): void {
    this.#heard = true
    if (this.#waitMs === limits.fetchSilenceMsMin || this.#timer === undefined) return
    this.#waitMs = limits.fetchSilenceMsMin
    this.#timer.cancel()
    this.start()
  }

  stop(): void {
    this.#timer?.cancel()
    this.#timer = undefined
  }
}
