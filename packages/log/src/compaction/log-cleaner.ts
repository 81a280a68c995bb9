import { type Clock, isStreamError, type Logger, type Metrics, noMetrics, type Timer } from '@millrace/base'
import type { PartitionLog } from '../partition-log.ts'
import type { Cleanable } from './cleanable.ts'
import { type CleanerState, measureCleaner } from './cleaner-metrics.ts'
import type { CompactionResult } from './job.ts'
import { Throttle } from './throttle.ts'

/** What a cleaner goes by; Kafka's keys. */
export interface CleanerSettings {
  /** `log.cleaner.threads`: logs that are compacted at the same time. */
  readonly threads: number
  /** `log.cleaner.io.max.bytes.per.second`, of all together */
  readonly ioBytesPerSecondMax: number
  /** `log.cleaner.dedupe.buffer.size`, of all together */
  readonly dedupeBufferBytes: number
  /** `log.cleaner.io.buffer.size`, of all together */
  readonly ioBufferBytes: number
  /** `log.cleaner.io.buffer.load.factor` */
  readonly loadFactor: number
  /** `log.cleaner.backoff.ms` */
  readonly backoffMs: number
}

/** What a cleaner has to know. */
export interface LogCleanerOptions {
  readonly clock: Clock
  readonly logger: Logger
  readonly metrics?: Metrics | undefined
  /** All log directories. */
  readonly directories: () => readonly { readonly directory: string; readonly logs: readonly PartitionLog[] }[]
  /** What is before it in a log is committed and decided; undefined for a log that must not be compacted now. */
  readonly stableOffsetOf: (log: PartitionLog) => number | undefined
  /** From where on a log's tombstones and markers are needed by those who follow it; Infinity if by nobody. */
  readonly deletionsNeededFrom?: (log: PartitionLog) => number
  /** As they are now. */
  readonly settings: () => CleanerSettings
}

interface LastRound {
  readonly result: CompactionResult
  readonly seconds: number
}

/** Compacts logs by themselves: always the dirtiest of those that are due, as many at a time as it has threads. */
export class LogCleaner {
  readonly #options: LogCleanerOptions
  readonly #throttle: Throttle
  readonly #running = new Map<PartitionLog, Promise<void>>()
  /** Those that could not be read: left alone until they are opened again. */
  readonly #uncleanable = new WeakSet<PartitionLog>()
  /** Those that failed in another way: until the next look. */
  readonly #resting = new Set<PartitionLog>()
  /** Those whose thread was lost: until a round of theirs ends otherwise. */
  readonly #lost = new Set<PartitionLog>()
  readonly #lastRounds = new Map<PartitionLog, LastRound>()
  readonly #stopMeasuring: () => void
  #timer: Timer | undefined
  #lookedMs: number
  #lateMsMax = 0
  #dirtyRatioMax = 0
  #isClosed = false

  constructor(options: LogCleanerOptions) {
    this.#options = options
    const { clock, settings, metrics = noMetrics } = options
    this.#throttle = new Throttle(clock, () => settings().ioBytesPerSecondMax)
    this.#lookedMs = clock.monotonicMs()
    this.#stopMeasuring = measureCleaner(metrics, () => this.#state())
    this.#rest()
  }

  /** Goes by what the settings say now. */
  settingsChanged(): void {
    if (this.#timer === undefined) return
    this.#timer.cancel()
    this.#rest()
  }

  /** Compacts nothing any more. Resolves when nothing is being compacted. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#timer?.cancel()
    this.#stopMeasuring()
    for (const log of this.#running.keys()) void log.compaction.stop()
    await Promise.all(this.#running.values())
  }

  #rest(): void {
    this.#timer = this.#options.clock.setTimer(this.#options.settings().backoffMs, () => {
      this.#timer = undefined
      this.#resting.clear()
      this.#look()
    })
  }

  /** Begins as many rounds as there are threads for; rests if there are not enough logs. */
  #look(): void {
    if (this.#isClosed) return
    this.#lookedMs = this.#options.clock.monotonicMs()
    while (this.#running.size < this.#options.settings().threads) {
      const next = this.#dirtiest()
      if (next === undefined) break
      const round = this.#clean(next.log, next.stableOffset).finally(() => {
        this.#running.delete(next.log)
        this.#look()
      })
      this.#running.set(next.log, round)
    }
    const isBusy = this.#running.size > 0 && this.#running.size >= this.#options.settings().threads
    if (!isBusy && this.#timer === undefined) this.#rest()
  }

  #dirtiest(): { readonly log: PartitionLog; readonly stableOffset: number } | undefined {
    let dirtiest: { log: PartitionLog; stableOffset: number; cleanable: Cleanable } | undefined
    this.#lateMsMax = 0
    this.#dirtyRatioMax = 0
    for (const log of this.#logs()) {
      if (this.#uncleanable.has(log) || this.#running.has(log)) continue
      const stableOffset = log.config.compacts ? this.#options.stableOffsetOf(log) : undefined
      const cleanable = stableOffset === undefined ? undefined : log.compaction.cleanable(stableOffset)
      if (stableOffset === undefined || cleanable === undefined) continue
      this.#lateMsMax = Math.max(this.#lateMsMax, cleanable.lateMs)
      this.#dirtyRatioMax = Math.max(this.#dirtyRatioMax, cleanable.dirtyRatio)
      if (!cleanable.isDue || this.#resting.has(log)) continue
      if (dirtiest !== undefined && dirtiest.cleanable.dirtyRatio >= cleanable.dirtyRatio) continue
      dirtiest = { log, stableOffset, cleanable }
    }
    return dirtiest
  }

  /** Never rejects. */
  async #clean(log: PartitionLog, stableOffset: number): Promise<void> {
    const { clock, logger, settings } = this.#options
    const { threads, dedupeBufferBytes, ioBufferBytes, loadFactor } = settings()
    const { topic, partition } = log
    const beganMs = clock.monotonicMs()
    try {
      const result = await log.compaction.round({
        stableOffset,
        deletionsNeededFrom: this.#options.deletionsNeededFrom?.(log) ?? Number.MAX_SAFE_INTEGER,
        mapSizeBytes: Math.floor(dedupeBufferBytes / threads),
        mapLoadFactor: loadFactor,
        bufferBytes: Math.floor(ioBufferBytes / threads),
        spend: (bytes, signal) => this.#throttle.spend(bytes, signal),
      })
      this.#lost.delete(log)
      if (result === undefined) {
        this.#resting.add(log)
        return
      }
      const seconds = (clock.monotonicMs() - beganMs) / 1_000
      this.#lastRounds.set(log, { result, seconds })
      logger.info({ topic, partition, seconds, ...result }, 'a log is compacted')
    } catch (error) {
      this.#note(log, error)
    }
  }

  #note(log: PartitionLog, error: unknown): void {
    const { topic, partition } = log
    const { logger } = this.#options
    this.#resting.add(log)
    if (isStreamError(error, 'INTERNAL')) this.#lost.add(log)
    else this.#lost.delete(log)
    // The directory that has failed says so itself.
    if (
      isStreamError(error, 'STORAGE_ERROR') ||
      isStreamError(error, 'DISK_FULL') ||
      isStreamError(error, 'INTERNAL')
    ) {
      logger.warn({ topic, partition, err: error }, 'a log could not be compacted now')
      return
    }
    this.#uncleanable.add(log)
    const text = 'a log is not compacted any more, since something in it can not be read; others go on'
    logger.error({ topic, partition, err: error }, text)
  }

  *#logs(): IterableIterator<PartitionLog> {
    for (const { logs } of this.#options.directories()) yield* logs
  }

  #state(): CleanerState {
    const { clock, directories } = this.#options
    const all = directories()
    const open = new Set(all.flatMap(({ logs }) => logs))
    for (const log of this.#lastRounds.keys()) if (!open.has(log)) this.#lastRounds.delete(log)
    for (const log of this.#lost) if (!open.has(log)) this.#lost.delete(log)
    const rounds = [...this.#lastRounds.values()]
    const sum = (count: (round: CompactionResult) => number): number =>
      rounds.reduce((total, { result }) => total + count(result), 0)
    const max = (value: (round: LastRound) => number): number => Math.max(0, ...rounds.map(value))
    return {
      recopyPercent:
        (100 * sum(({ bytesAfter }) => bytesAfter)) /
        Math.max(
          1,
          sum(({ bytesBefore }) => bytesBefore),
        ),
      cleanSecondsMax: max(({ seconds }) => seconds),
      mapUtilizationPercentMax: 100 * max(({ result }) => result.mapUtilization),
      lateSecondsMax: this.#lateMsMax / 1_000,
      dirtyPercentMax: 100 * this.#dirtyRatioMax,
      sinceLookMs: clock.monotonicMs() - this.#lookedMs,
      deadThreads: this.#lost.size,
      uncleanable: all.map(({ directory, logs }) => {
        const left = logs.filter((log) => this.#uncleanable.has(log))
        const sizeBytes = left.reduce((total, log) => total + log.sizeBytes, 0)
        return { directory, count: left.length, sizeBytes }
      }),
    }
  }
}
