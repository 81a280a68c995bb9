import type { Clock, Timer } from '@millrace/base'
import type { Gate } from './gate.ts'

/**
 * Time as a process sees it that can be stopped: its timers fire late, all at once, when it goes on. Those of a dead one fire too, so that
 * what is left of it comes to an end; it can do no harm without network and disk.
 */
export class GatedClock implements Clock {
  readonly #clock: Clock
  readonly #gate: Gate

  constructor(clock: Clock, gate: Gate) {
    this.#clock = clock
    this.#gate = gate
  }

  wallMs(): number {
    return this.#clock.wallMs()
  }

  monotonicMs(): number {
    return this.#clock.monotonicMs()
  }

  setTimer(delayMs: number, fire: () => void): Timer {
    let isCancelled = false
    const timer = this.#clock.setTimer(delayMs, () => {
      if (this.#gate.isOpen) {
        fire()
        return
      }
      void this.#gate.over().then(() => {
        if (!isCancelled) fire()
      })
    })
    return {
      cancel: () => {
        isCancelled = true
        timer.cancel()
      },
    }
  }

  async yieldTurn(): Promise<void> {
    await this.#clock.yieldTurn()
    if (!this.#gate.isOpen) await this.#gate.over()
  }
}
