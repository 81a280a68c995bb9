import type { Clock, Timer } from '@millrace/base'

/**
 * Fires again and again, `intervalMs` after the last time at the earliest. One that is late first lets what arrived meanwhile be handled
 * (a process that was stopped must not take its own sleep for the silence of others), and counts once for all that it missed.
 */
export class TickTimer {
  readonly #clock: Clock
  readonly #intervalMs: number
  readonly #onTick: (latenessMs: number) => void
  #timer: Timer | undefined
  #dueMs = 0
  #running = false

  constructor(clock: Clock, intervalMs: number, onTick: (latenessMs: number) => void) {
    this.#clock = clock
    this.#intervalMs = intervalMs
    this.#onTick = onTick
  }

  start(): void {
    if (this.#running) return
    this.#running = true
    this.#schedule()
  }

  stop(): void {
    this.#running = false
    this.#timer?.cancel()
  }

  #schedule(): void {
    this.#dueMs = this.#clock.monotonicMs() + this.#intervalMs
    this.#timer = this.#clock.setTimer(this.#intervalMs, () => void this.#fire())
  }

  async #fire(): Promise<void> {
    const timer = this.#timer
    const latenessMs = Math.max(0, this.#clock.monotonicMs() - this.#dueMs)
    if (latenessMs > this.#intervalMs) {
      // Two: what is read in the first is handed to those who wait for it in the second.
      await this.#clock.yieldTurn()
      await this.#clock.yieldTurn()
    }
    // It may have been stopped meanwhile, and started again.
    if (!this.#running || timer !== this.#timer) return
    this.#onTick(latenessMs)
    if (this.#running && timer === this.#timer) this.#schedule()
  }
}
