import type { Clock, Logger, Timer } from '@millrace/base'
import { scrubBytesPerSecond, scrubSliceBytes } from '../limits.ts'
import type { PartitionLog } from '../partition-log.ts'
import { scrubStart, type ScrubPosition } from '../reading/scrub.ts'

export interface MaintenanceOptions {
  readonly clock: Clock
  readonly logger: Logger
  readonly logs: () => Iterable<PartitionLog>
  /** Copies that are made here of logs in other directories: they take room, and nothing of them is deleted. */
  readonly futures: () => Iterable<PartitionLog>
  readonly totalBytesMax: number | undefined
  readonly retentionCheckIntervalMs: number | undefined
  /** Until the first time; as long as between two unless given. */
  readonly initialTaskDelayMs: number | undefined
  readonly producerIdExpirationCheckMs: number | undefined
  /** Logs that retention works on at once. */
  readonly backgroundTasksMax: number
  readonly scrubBytesPerSecond: number | undefined
}

/** Growth is looked at this much later, so that a burst of appends is one look. */
const growthDelayMs = 50

/** What a directory does by itself: retention, the bound on its size, and the scrub. */
export class Maintenance {
  readonly #options: MaintenanceOptions
  #tasksMax: number
  #retentionTimer: Timer | undefined
  #expirationTimer: Timer | undefined
  #growthTimer: Timer | undefined
  #scrubTimer: Timer | undefined
  #running: Promise<void> = Promise.resolve()
  #scrubbing: Promise<void> = Promise.resolve()
  #scrubLog: PartitionLog | undefined
  #scrubPosition: ScrubPosition = scrubStart
  #isRetaining = false
  #isClosed = false

  constructor(options: MaintenanceOptions) {
    this.#options = options
    this.#tasksMax = options.backgroundTasksMax
    this.#scheduleRetention(options.initialTaskDelayMs)
    this.#scheduleExpiration()
    this.#scheduleScrub()
  }

  /** Called when a log moved: the directory may have grown over its bound. */
  noteGrowth(): void {
    if (this.#options.totalBytesMax === undefined || this.#growthTimer !== undefined || this.#isClosed) return
    this.#growthTimer = this.#options.clock.setTimer(growthDelayMs, () => {
      this.#growthTimer = undefined
      this.#inBackground(() => this.#enforceTotal())
    })
  }

  async applyRetention(): Promise<void> {
    const waiting = [...this.#options.logs()]
    const failures: unknown[] = []
    const work = async (): Promise<void> => {
      for (let log = waiting.shift(); log !== undefined; log = waiting.shift()) {
        // One log that can't be cleaned must not keep the others full.
        await log.applyRetention().catch((error: unknown) => failures.push(error))
      }
    }
    await Promise.all(Array.from({ length: this.#tasksMax }, work))
    await this.#enforceTotal()
    if (failures.length > 0) throw failures[0]
  }

  /** Checks everything once, without a bound on the rate. */
  async scrubAll(): Promise<void> {
    for (const log of [...this.#options.logs()]) {
      let position: ScrubPosition | undefined = scrubStart
      while (position !== undefined) position = await log.scrub(position, scrubSliceBytes)
    }
  }

  /** From now on retention works on so many logs at once. */
  resize(tasksMax: number): void {
    this.#tasksMax = tasksMax
  }

  close(): void {
    this.#isClosed = true
    this.#retentionTimer?.cancel()
    this.#expirationTimer?.cancel()
    this.#growthTimer?.cancel()
    this.#scrubTimer?.cancel()
  }

  async settle(): Promise<void> {
    await this.#running
    await this.#scrubbing
  }

  #scheduleRetention(initialDelayMs?: number): void {
    const intervalMs = this.#options.retentionCheckIntervalMs
    if (this.#isClosed || intervalMs === undefined) return
    this.#retentionTimer = this.#options.clock.setTimer(initialDelayMs ?? intervalMs, () => {
      // One that takes longer than the interval is not queued up behind itself.
      if (!this.#isRetaining) {
        this.#isRetaining = true
        this.#inBackground(() =>
          this.applyRetention().finally(() => {
            this.#isRetaining = false
          }),
        )
      }
      this.#scheduleRetention()
    })
  }

  #scheduleExpiration(): void {
    const intervalMs = this.#options.producerIdExpirationCheckMs
    if (this.#isClosed || intervalMs === undefined) return
    this.#expirationTimer = this.#options.clock.setTimer(intervalMs, () => {
      for (const log of this.#options.logs()) log.expireProducers()
      this.#scheduleExpiration()
    })
  }

  /** Deletes the oldest segments, whosever they are, until the directory keeps to its bound. */
  async #enforceTotal(): Promise<void> {
    const { totalBytesMax, logs, futures } = this.#options
    if (totalBytesMax === undefined) return
    const stuck = new Set<PartitionLog>()
    for (;;) {
      const all = [...logs()]
      const sizeBytes = [...all, ...futures()].reduce((sum, log) => sum + log.sizeBytes, 0)
      if (sizeBytes <= totalBytesMax) return
      const mayGo = all.filter((log) => log.config.evictable && !stuck.has(log) && log.sizeBytes > 0)
      // What is to be kept for each key, such as the state of groups, goes only where nothing else is left.
      const oldest = oldestOf(mayGo.filter((log) => log.config.deletes)) ?? oldestOf(mayGo)
      if (oldest === undefined) return
      if ((await oldest.deleteOldestSegment()) === 0) stuck.add(oldest)
    }
  }

  #inBackground(task: () => Promise<void>): void {
    this.#running = this.#running.then(task).catch((error: unknown) => {
      this.#options.logger.warn({ error }, 'retention could not be applied')
    })
  }

  #scheduleScrub(): void {
    const bytesPerSecond = this.#options.scrubBytesPerSecond ?? scrubBytesPerSecond
    if (bytesPerSecond <= 0 || this.#isClosed) return
    const sliceBytes = Math.min(scrubSliceBytes, bytesPerSecond)
    this.#scrubTimer = this.#options.clock.setTimer((sliceBytes / bytesPerSecond) * 1_000, () => {
      this.#scrubbing = this.#scrubSlice(sliceBytes)
        .catch((error: unknown) => this.#options.logger.warn({ error }, 'the scrub could not read'))
        .then(() => this.#scheduleScrub())
    })
  }

  /** One slice, of one log after the other, round and round. */
  async #scrubSlice(sliceBytes: number): Promise<void> {
    const all = [...this.#options.logs()]
    const current = this.#scrubLog
    const log = current !== undefined && all.includes(current) ? current : all[0]
    if (log === undefined) return
    const from = log === current ? this.#scrubPosition : scrubStart
    // Set before: a log that can't be read must not hold up the others.
    this.#scrubLog = all[(all.indexOf(log) + 1) % all.length]
    this.#scrubPosition = scrubStart
    const next = await log.scrub(from, sliceBytes)
    if (next === undefined) return
    this.#scrubLog = log
    this.#scrubPosition = next
  }
}

/** The log whose first segment has the earliest records. */
function oldestOf(logs: readonly PartitionLog[]): PartitionLog | undefined {
  let oldest: PartitionLog | undefined
  let oldestMs = Number.POSITIVE_INFINITY
  for (const log of logs) {
    const first = log.segments()[0]
    const timeMs = first === undefined || first.createdMs < 0 ? Number.POSITIVE_INFINITY : first.createdMs
    if (oldest === undefined || timeMs < oldestMs) {
      oldest = log
      oldestMs = timeMs
    }
  }
  return oldest
}
