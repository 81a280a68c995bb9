import type { Clock, Timer } from '@millrace/base'
import type { DirectoryHealth } from '../directory/health.ts'
import { flushTimerMsMax } from '../limits.ts'
import type { SegmentWriter } from './segment-writer.ts'
import type { SyncScheduler } from './sync-scheduler.ts'

export interface BackgroundFlushOptions {
  readonly clock: Clock
  readonly writer: SegmentWriter
  readonly scheduler: SyncScheduler
  readonly health: DirectoryHealth
  /** `flush.messages` and `flush.ms` as they are now. */
  readonly rules: () => { readonly flushMessages: number; readonly flushMs: number }
}

/**
 * Forces to disk what was acknowledged without (`flush=os`), once so many records wait for it or the first has waited so long: then no
 * more than that is lost with the machine. Nobody waits for it.
 */
export class BackgroundFlush {
  readonly #options: BackgroundFlushOptions
  /** Records that were written since the last sync began. */
  #waiting = 0
  #timer: Timer | undefined
  #syncing: Promise<void> | undefined
  #isClosed = false

  constructor(options: BackgroundFlushOptions) {
    this.#options = options
  }

  /** So many more records are in the file. */
  noteWritten(records: number): void {
    this.#waiting += records
    this.#look()
  }

  /** Resolves once no sync is under way. What is to be cut must not be synced meanwhile: its files are closed. */
  async settle(): Promise<void> {
    while (this.#syncing !== undefined) await this.#syncing
  }

  /** Begins nothing any more. Resolves once what is under way is over. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#timer?.cancel()
    await this.#syncing
  }

  #look(): void {
    if (this.#isClosed || this.#waiting === 0 || this.#syncing !== undefined) return
    const { flushMessages, flushMs } = this.#options.rules()
    if (this.#waiting >= flushMessages) this.#begin()
    else if (flushMs <= flushTimerMsMax) {
      this.#timer ??= this.#options.clock.setTimer(flushMs, () => {
        this.#timer = undefined
        if (this.#waiting > 0 && this.#syncing === undefined) this.#begin()
      })
    }
  }

  #begin(): void {
    this.#timer?.cancel()
    this.#timer = undefined
    this.#syncing = this.#sync().finally(() => {
      this.#syncing = undefined
      // What came meanwhile may be enough for the next one.
      this.#look()
    })
  }

  async #sync(): Promise<void> {
    const { scheduler, writer, health } = this.#options
    try {
      await scheduler.run(async () => {
        this.#waiting = 0
        await writer.sync()
      })
    } catch (error) {
      // Nobody waits, but the directory can't be believed any more.
      health.fail('syncing', health.directory, error)
    }
  }
}
