import type { Clock } from '@millrace/base'

/** Those who wait for something to end that has a name, each until a time of its own. */
export class Waits {
  private readonly clock: Clock
  private readonly waiting = new Map<string, Set<(hasEnded: boolean) => void>>()
  isClosed = false

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Resolves with true at the next {@link end} of that name, with false at `deadlineMs` by the monotonic clock or when all is closed. */
  until(name: string, deadlineMs: number): Promise<boolean> {
    const delayMs = deadlineMs - this.clock.monotonicMs()
    if (this.isClosed || delayMs <= 0) return Promise.resolve(false)
    return new Promise((resolve) => {
      const waiting = this.waiting.get(name) ?? new Set()
      this.waiting.set(name, waiting)
      const settle = (hasEnded: boolean): void => {
        timer.cancel()
        waiting.delete(settle)
        if (waiting.size === 0 && this.waiting.get(name) === waiting) this.waiting.delete(name)
        resolve(hasEnded)
      }
      const timer = this.clock.setTimer(delayMs, () => settle(false))
      waiting.add(settle)
    })
  }

  /** Whoever waits for `name` goes on. */
  end(name: string): void {
    for (const settle of [...(this.waiting.get(name) ?? [])]) settle(true)
  }

  /** All who wait go on. */
  endAll(): void {
    this.settleAll(true)
  }

  close(): void {
    this.isClosed = true
    this.settleAll(false)
  }

  private settleAll(hasEnded: boolean): void {
    for (const waiting of [...this.waiting.values()]) for (const settle of [...waiting]) settle(hasEnded)
  }
}
