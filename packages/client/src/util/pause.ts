import type { Clock, Timer } from '@millrace/base'

/** A wait that its owner can end, so that no timer outlives it. One at a time. */
export class Pause {
  #timer: Timer | undefined
  #resolve: () => void = () => {}

  for(clock: Clock, delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.#resolve = resolve
      this.#timer = clock.setTimer(delayMs, resolve)
    })
  }

  end(): void {
    this.#timer?.cancel()
    this.#resolve()
  }
}
