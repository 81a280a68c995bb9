import type { Clock } from '@millrace/base'

/** Who wants to know how long each task took, without its wait for a turn. */
export interface SyncTiming {
  readonly clock: Clock
  readonly onRun: (durationMs: number) => void
}

/**
 * Bounds the syncs of one directory. Each log has at most one here, running or waiting, and notes how far it will be durable
 * only when its sync starts. So with few dirty logs each is synced as often as the disk can, and with many the same number of
 * syncs covers more appends each: the wait for a turn is what makes groups larger, nothing has to be tuned.
 *
 * Each sync blocks one of libuv's threads, so the bound must leave some for writes and reads: the broker has 16. Measured at 100
 * dirty partitions of one producer each (ext4, 2 cores): with 1, 2, 4, 8 syncs at once 2.5, 4.7, 7.6, 10.1 thousand
 * acknowledgements a second of 4 KiB batches (p50 38, 20, 12, 9 ms), and 2.1, 2.9, 3.7, 4.6 thousand of 64 KiB; the file system's
 * journal commits for all that wait at once. More than 8 brought nothing.
 */
export class SyncScheduler {
  readonly #timing: SyncTiming | undefined
  #runningMax: number
  /** First come, first served: no log starves. */
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(runningMax: number, timing?: SyncTiming) {
    this.#runningMax = runningMax
    this.#timing = timing
  }

  /** From now on so many may run; those that run go on. */
  resize(runningMax: number): void {
    this.#runningMax = runningMax
    while (this.#running < this.#runningMax && this.#waiting.length > 0) {
      this.#running++
      this.#waiting.shift()?.()
    }
  }

  /** Calls `task` as soon as fewer than the bound are running. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#runningMax) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#running++
    const startMs = this.#timing?.clock.monotonicMs() ?? 0
    try {
      return await task()
    } finally {
      if (this.#timing !== undefined) this.#timing.onRun(this.#timing.clock.monotonicMs() - startMs)
      const next = this.#running > this.#runningMax ? undefined : this.#waiting.shift()
      // The place passes to the next one without becoming free in between.
      if (next === undefined) this.#running--
      else next()
    }
  }
}
