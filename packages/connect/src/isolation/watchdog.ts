import type { Clock, Timer } from '@millrace/base'

/** How often, within the time that it may be silent, a process is looked at. */
const looks = 5

/**
 * Watches that a process says something now and then. Time is counted by looks at it, and not by the clock: while this process itself stood still,
 * the other could not be heard.
 */
export class Watchdog {
  readonly #clock: Clock
  readonly #onSilence: () => void
  #timer: Timer | undefined
  #silent = 0
  #silentMsMax: number

  /** `silentMsMax`: how long it may take to say its first word. */
  constructor(clock: Clock, silentMsMax: number, onSilence: () => void) {
    this.#clock = clock
    this.#silentMsMax = silentMsMax
    this.#onSilence = onSilence
    this.#look()
  }

  /** It said something, and may be silent for so long from now on. */
  heard(silentMsMax: number): void {
    this.#silent = 0
    this.#silentMsMax = silentMsMax
  }

  end(): void {
    this.#timer?.cancel()
    this.#timer = undefined
  }

  #look(): void {
    const timer = this.#clock.setTimer(this.#silentMsMax / looks, () => {
      // What has arrived meanwhile is heard first.
      void this.#clock.yieldTurn().then(() => {
        if (this.#timer !== timer) return
        this.#silent += 1
        if (this.#silent < looks) this.#look()
        else this.#onSilence()
      })
    })
    this.#timer = timer
  }
}
