import type { Clock } from '@millrace/base'

/** Lets through so many bytes a second, whoever asks; they share it. */
export class Throttle {
  readonly #clock: Clock
  readonly #bytesPerSecond: () => number
  /** When all that was let through so far is paid for. */
  #paidAtMs = Number.NEGATIVE_INFINITY

  constructor(clock: Clock, bytesPerSecond: () => number) {
    this.#clock = clock
    this.#bytesPerSecond = bytesPerSecond
  }

  /** Resolves when `bytes` may be read or written; at once when `signal` is aborted. */
  async spend(bytes: number, signal: AbortSignal): Promise<void> {
    const nowMs = this.#clock.monotonicMs()
    const beginMs = Math.max(nowMs, this.#paidAtMs)
    this.#paidAtMs = beginMs + (bytes / Math.max(this.#bytesPerSecond(), 1)) * 1_000
    const waitMs = beginMs - nowMs
    if (waitMs <= 0 || signal.aborted) return
    await new Promise<void>((resolve) => {
      const done = (): void => {
        timer.cancel()
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = this.#clock.setTimer(waitMs, done)
      signal.addEventListener('abort', done)
    })
  }
}
