import { type Clock, type Disk, isStreamError, type Logger, type Timer } from '@millrace/base'
import { directoryFiles } from '../file-names.ts'
import { type OffsetCheckpoint, writeOffsetCheckpoint } from '../files/offset-checkpoint.ts'
import { checkpointDelayMs } from '../limits.ts'
import type { PartitionLog } from '../partition-log.ts'

export interface CheckpointerOptions {
  readonly disk: Disk
  readonly clock: Clock
  readonly logger: Logger
  readonly directory: string
  /** How often the recovery points are written even if nothing rolled. */
  readonly intervalMs: number
  readonly logs: () => Iterable<PartitionLog>
  /** What the files said of partitions that nobody has opened yet: it must not get lost. */
  readonly recoveryPoints: OffsetCheckpoint
  readonly logStartOffsets: OffsetCheckpoint
  readonly cleanerOffsets: OffsetCheckpoint
}

/** Keeps the checkpoint files of a directory. One write of each at a time; who comes meanwhile shares the next one. */
export class Checkpointer {
  readonly #options: CheckpointerOptions
  readonly #recoveryPoints: SharedWrite
  readonly #logStartOffsets: SharedWrite
  readonly #cleanerOffsets: SharedWrite
  #timer: Timer | undefined
  #isSoon = false
  #isClosed = false

  constructor(options: CheckpointerOptions) {
    this.#options = options
    this.#recoveryPoints = new SharedWrite(() => this.#writeRecoveryPoints())
    this.#logStartOffsets = new SharedWrite(() => this.#writeLogStartOffsets())
    this.#cleanerOffsets = new SharedWrite(() => this.#writeCleanerOffsets())
    this.#schedule(options.intervalMs)
  }

  /** Writes the recovery points within a second: rolls of many partitions share one write. */
  soon(): void {
    // What comes next must not put it off: with many partitions there is always one that rolls.
    if (this.#isSoon) return
    this.#isSoon = true
    this.#schedule(checkpointDelayMs)
  }

  /** Resolves once what the logs say now is on disk. */
  async storeRecoveryPoints(): Promise<void> {
    await this.#recoveryPoints.run()
  }

  async storeLogStartOffsets(): Promise<void> {
    await this.#logStartOffsets.run()
  }

  async storeCleanerOffsets(): Promise<void> {
    await this.#cleanerOffsets.run()
  }

  /** Forgets a partition that was deleted: one of the same name starts anew. */
  forget(topic: string, partition: number): void {
    this.#options.recoveryPoints.delete(topic, partition)
    this.#options.logStartOffsets.delete(topic, partition)
    this.#options.cleanerOffsets.delete(topic, partition)
  }

  /** Notes what a log says that is closed now, and resolves once that is on disk. */
  async storeClosed(log: PartitionLog): Promise<void> {
    this.#noteRecoveryPoint(log)
    this.#noteLogStartOffset(log)
    this.#noteCleanerOffset(log)
    await this.storeRecoveryPoints()
    await this.storeLogStartOffsets()
    if (log.compaction.cleanedOffset !== undefined) await this.storeCleanerOffsets()
  }

  /** As {@link forget}, durably. Before its folder goes: without its checkpoints a folder is read from the start, without it they say that it was lost. */
  async forgetDurably(topic: string, partition: number): Promise<void> {
    const wasCompacted = this.#options.cleanerOffsets.get(topic, partition) !== undefined
    this.forget(topic, partition)
    if (wasCompacted) await this.storeCleanerOffsets()
    await this.storeRecoveryPoints()
    await this.storeLogStartOffsets()
  }

  close(): void {
    this.#isClosed = true
    this.#timer?.cancel()
  }

  #schedule(delayMs: number): void {
    this.#timer?.cancel()
    if (this.#isClosed) return
    this.#timer = this.#options.clock.setTimer(delayMs, () => {
      this.#isSoon = false
      this.storeRecoveryPoints()
        .catch((error: unknown) => {
          // Recovery would read more, that is all; a failed sync is known to the directory.
          this.#options.logger.warn({ error }, 'the recovery points could not be written')
        })
        .finally(() => {
          if (!this.#isSoon) this.#schedule(this.#options.intervalMs)
        })
    })
  }

  async #writeRecoveryPoints(): Promise<void> {
    const { disk, directory, logs, recoveryPoints } = this.#options
    for (const log of logs()) this.#noteRecoveryPoint(log)
    await writeOffsetCheckpoint(disk, directory, directoryFiles.recoveryPoints, recoveryPoints)
  }

  async #writeLogStartOffsets(): Promise<void> {
    const { disk, directory, logs, logStartOffsets } = this.#options
    for (const log of logs()) this.#noteLogStartOffset(log)
    await writeOffsetCheckpoint(disk, directory, directoryFiles.logStartOffsets, logStartOffsets)
  }

  async #writeCleanerOffsets(): Promise<void> {
    const { disk, directory, logs, cleanerOffsets } = this.#options
    for (const log of logs()) this.#noteCleanerOffset(log)
    await writeOffsetCheckpoint(disk, directory, directoryFiles.cleanerOffsets, cleanerOffsets)
  }

  #noteRecoveryPoint({ topic, partition, recoveryPoint }: PartitionLog): void {
    this.#options.recoveryPoints.set(topic, partition, recoveryPoint)
  }

  #noteLogStartOffset({ topic, partition, logStartOffset }: PartitionLog): void {
    const { logStartOffsets } = this.#options
    const isKnown = logStartOffsets.get(topic, partition) !== undefined
    if (logStartOffset > 0 || isKnown) logStartOffsets.set(topic, partition, logStartOffset)
  }

  #noteCleanerOffset({ topic, partition, compaction: { cleanedOffset } }: PartitionLog): void {
    if (cleanedOffset !== undefined) this.#options.cleanerOffsets.set(topic, partition, cleanedOffset)
  }
}

/** Runs a write for any number of callers: each gets one that began after its call. */
export class SharedWrite {
  readonly #write: () => Promise<void>
  #running: Promise<void> | undefined
  #next: Promise<void> | undefined

  constructor(write: () => Promise<void>) {
    this.#write = write
  }

  run(): Promise<void> {
    if (this.#running === undefined) return this.#start()
    // Whether the running one fails is told to those who asked for it.
    this.#next ??= this.#running
      .catch(() => {})
      .then(() => {
        this.#next = undefined
        return this.#start()
      })
    return this.#next
  }

  #start(): Promise<void> {
    const running = this.#write().finally(() => {
      if (this.#running === running) this.#running = undefined
    })
    this.#running = running
    return running
  }
}

/** Whether an error only says that there is no room. */
export function isDiskFull(error: unknown): boolean {
  return isStreamError(error, 'DISK_FULL')
}
