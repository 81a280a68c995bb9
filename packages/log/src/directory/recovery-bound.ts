import type { Clock, Timer } from '@millrace/base'
import { recoveryBoundDelayMs } from '../limits.ts'

/** What the bound has to know of a log. */
export interface CheckpointedLog {
  /** About how much of it a start after a kill would have to read. */
  readonly uncheckpointedBytes: number
  checkpoint(): Promise<void>
}

export interface RecoveryBoundOptions {
  readonly clock: Clock
  readonly logs: () => Iterable<CheckpointedLog>
  /** About what a start after a kill may have to read of all logs together, as far as large ones can be found. */
  readonly readBytesMax: number
  /** A checkpoint of a log that saves less than this costs more than it gives. */
  readonly checkpointBytesMin: number
}

/**
 * Keeps a start after a kill short. Segments of a gigabyte would otherwise be read whole: while all logs together have grown by more
 * than may be read since their recovery points, the one that has grown most gets a new one.
 */
export class RecoveryBound {
  readonly #options: RecoveryBoundOptions
  #timer: Timer | undefined
  #running: Promise<void> | undefined
  #isClosed = false

  constructor(options: RecoveryBoundOptions) {
    this.#options = options
  }

  /** Called when a log moved. Looks a little later, once for a burst. */
  noteGrowth(): void {
    if (this.#timer !== undefined || this.#running !== undefined || this.#isClosed) return
    this.#timer = this.#options.clock.setTimer(recoveryBoundDelayMs, () => {
      this.#timer = undefined
      this.#running = this.#enforce().finally(() => {
        this.#running = undefined
      })
    })
  }

  close(): void {
    this.#isClosed = true
    this.#timer?.cancel()
  }

  async settle(): Promise<void> {
    await this.#running
  }

  async #enforce(): Promise<void> {
    const { logs, readBytesMax, checkpointBytesMin } = this.#options
    const tried = new Set<CheckpointedLog>()
    for (; !this.#isClosed;) {
      let totalBytes = 0
      let largest: CheckpointedLog | undefined
      for (const log of logs()) {
        const { uncheckpointedBytes } = log
        totalBytes += uncheckpointedBytes
        if (uncheckpointedBytes < checkpointBytesMin || tried.has(log)) continue
        if (largest === undefined || uncheckpointedBytes > largest.uncheckpointedBytes) largest = log
      }
      if (totalBytes <= readBytesMax || largest === undefined) return
      tried.add(largest)
      await largest.checkpoint()
    }
  }
}
