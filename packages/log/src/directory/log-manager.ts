import {
  type ClusterId,
  type DirectoryId,
  isStreamError,
  type NodeId,
  randomUuid,
  StreamError,
  type TopicId,
} from '@millrace/base'
import { SyncScheduler } from '../append/sync-scheduler.ts'
import type { LogConfig } from '../config.ts'
import {
  deletedDirectoryName,
  parsePartitionDirectoryName,
  partitionDirectoryName,
  pathOf,
  strayDirectoryName,
} from '../file-names.ts'
import { writeCleanShutdown } from '../files/clean-shutdown.ts'
import { placePartitionMetadata, readPartitionMetadata, writePartitionMetadata } from '../files/partition-metadata.ts'
import {
  checkpointIntervalMs,
  checkpointIntervalMsMin,
  concurrentRecoveriesMax,
  concurrentSyncsMax,
  indexCacheSizeBytesMax,
  openSegmentFilesMax,
  recoveryCheckpointBytesMin,
  recoveryReadBytesMax,
  segmentsOfTotalMin,
  tailCacheTotalSizeBytesMax,
  transactionIndexesSizeBytesMax,
} from '../limits.ts'
import type { LogContext } from '../log-context.ts'
import { LogMetrics } from '../log-metrics.ts'
import { PartitionLog } from '../partition-log.ts'
import { FileCache } from '../reading/file-cache.ts'
import { IndexCache } from '../reading/segment-indexes.ts'
import { TailCacheBudget } from '../reading/tail-cache.ts'
import { type OpenedLog, openLog } from '../recovery/open-log.ts'
import { TransactionIndexes } from '../transactions/transaction-indexes.ts'
import { Checkpointer, isDiskFull, SharedWrite } from './checkpoints.ts'
import type { DirectoryHealth, FailureListener } from './health.ts'
import type { DirectoryLock } from './lock.ts'
import { Maintenance } from './maintenance.ts'
import {
  type Checkpoints,
  exists,
  type LogManagerOptions,
  openDirectory,
  type OpenedDirectory,
} from './open-directory.ts'
import { RecoveryBound } from './recovery-bound.ts'
import { RetentionClock } from './retention-clock.ts'

/** What {@link LogManager.createLog} has to know. */
export interface CreateLogOptions {
  readonly topic: string
  readonly topicId: TopicId
  readonly partition: number
  readonly config: LogConfig
  /**
   * Other replicas have what was in it: a folder that is lost, or that can't be told whose it is, is begun anew. What is left of it is moved
   * aside.
   */
  readonly mayBeginAnew?: boolean
}

/** A partition folder that nobody has opened. */
export interface StrayPartition {
  readonly topic: string
  readonly partition: number
  /** Undefined if the folder does not say. */
  readonly topicId: TopicId | undefined
}

/** One data directory: its lock, its identity, its partition logs, their upkeep, and its end when the disk fails. */
export class LogManager {
  readonly directory: string
  readonly clusterId: ClusterId
  readonly directoryId: DirectoryId
  readonly nodeId: NodeId
  /** Whether the directory had been closed whole when it was opened. */
  readonly wasClean: boolean
  readonly #context: LogContext
  readonly #lock: DirectoryLock
  readonly #health: DirectoryHealth
  readonly #recoveries: SyncScheduler
  readonly #checkpointer: Checkpointer
  readonly #checkpoints: Checkpoints
  readonly #maintenance: Maintenance
  readonly #recoveryBound: RecoveryBound
  readonly #logs = new Map<string, PartitionLog>()
  readonly #opening = new Map<string, Promise<PartitionLog>>()
  readonly #namesSync: SharedWrite
  #closing: Promise<void> | undefined

  private constructor(parts: OpenedDirectory, options: LogManagerOptions) {
    const { ports, directory } = options
    this.directory = directory
    this.clusterId = parts.meta.clusterId
    this.directoryId = parts.meta.directoryId
    this.nodeId = parts.meta.nodeId
    this.wasClean = parts.wasClean
    this.#lock = parts.lock
    this.#health = parts.health
    this.#checkpoints = parts.checkpoints
    const { disk } = parts
    this.#namesSync = new SharedWrite(() => disk.syncDirectory(directory))
    this.#checkpointer = new Checkpointer({
      disk,
      clock: ports.clock,
      logger: ports.logger,
      directory,
      logs: () => this.#logs.values(),
      intervalMs: Math.max(options.checkpointIntervalMs ?? checkpointIntervalMs, checkpointIntervalMsMin),
      ...parts.checkpoints,
    })
    const share = options.cacheShare ?? 1
    const files = new FileCache(disk, Math.ceil(openSegmentFilesMax * share))
    this.#recoveries = new SyncScheduler(options.concurrentRecoveriesMax ?? concurrentRecoveriesMax)
    const metrics = new LogMetrics(ports.metrics)
    const timing = { clock: ports.clock, onRun: (durationMs: number) => metrics.synced(durationMs) }
    this.#context = {
      ports: { ...ports, disk },
      health: parts.health,
      scheduler: new SyncScheduler(options.concurrentSyncsMax ?? concurrentSyncsMax, timing),
      metrics,
      files,
      indexes: new IndexCache({ ...ports, disk }, files, indexCacheSizeBytesMax * share),
      transactions: new TransactionIndexes({ ...ports, disk }, files, transactionIndexesSizeBytesMax * share),
      tails: options.tails ?? new TailCacheBudget(tailCacheTotalSizeBytesMax),
      // A directory at its bound loses its oldest segments: with large ones that would be most of what it has.
      segmentBytesMax: Math.max(
        1,
        Math.floor((options.totalBytesMax ?? Number.POSITIVE_INFINITY) / segmentsOfTotalMin),
      ),
      checkpointSoon: () => this.#checkpointer.soon(),
      storeRecoveryPoints: () => this.#checkpointer.storeRecoveryPoints(),
      storeLogStartOffsets: () => this.#checkpointer.storeLogStartOffsets(),
      storeCleanerOffsets: () => this.#checkpointer.storeCleanerOffsets(),
      retentionClock: new RetentionClock(ports.clock),
    }
    this.#maintenance = new Maintenance({
      clock: ports.clock,
      logger: ports.logger,
      logs: () => this.#logs.values(),
      totalBytesMax: options.totalBytesMax,
      retentionCheckIntervalMs: options.retentionCheckIntervalMs,
      initialTaskDelayMs: options.initialTaskDelayMs,
      producerIdExpirationCheckMs: options.producerIdExpirationCheckMs,
      backgroundTasksMax: options.backgroundTasksMax ?? 1,
      scrubBytesPerSecond: options.scrubBytesPerSecond,
    })
    this.#recoveryBound = new RecoveryBound({
      clock: ports.clock,
      logs: () => this.#logs.values(),
      ...(options.recovery ?? {
        readBytesMax: recoveryReadBytesMax * share,
        checkpointBytesMin: recoveryCheckpointBytesMin,
      }),
    })
    parts.health.onFailure((error) => {
      ports.logger.error({ directory, error }, 'the log directory is out of service')
      this.#maintenance.close()
      this.#recoveryBound.close()
      this.#checkpointer.close()
    })
  }

  /**
   * Opens a data directory, new or not, and locks it. Logs are opened one by one with {@link createLog}.
   * Throws DATA_DIRECTORY_IN_USE, DATA_DIRECTORY_FOREIGN (of another cluster or node) or DATA_DIRECTORY_UNUSABLE.
   */
  static async open(options: LogManagerOptions): Promise<LogManager> {
    return new LogManager(await openDirectory(options), options)
  }

  /** Aborted, with the StreamError as its reason, once the directory has failed. */
  get failed(): AbortSignal {
    return this.#health.signal
  }

  /** Why the directory is out of service; undefined while it is not. */
  get failure(): StreamError | undefined {
    return this.#health.failure
  }

  /** Calls `listener` once when the directory fails; at once if it has. Returns what takes the listener away. */
  onFailure(listener: FailureListener): () => void {
    return this.#health.onFailure(listener)
  }

  /**
   * Opens a partition's log, recovering it if need be, or makes a new one. A folder of another topic that had the same name is
   * moved aside. Throws CORRUPT_LOG if not even that can be told; a log with damaged segments opens, and says so when used.
   */
  async createLog(options: CreateLogOptions): Promise<PartitionLog> {
    this.#checkOpen()
    const name = partitionDirectoryName(options.topic, options.partition)
    const known = this.#logs.get(name)
    if (known !== undefined) return known
    const opening = this.#opening.get(name) ?? this.#open(name, options)
    this.#opening.set(name, opening)
    try {
      return await opening
    } finally {
      this.#opening.delete(name)
    }
  }

  get(topic: string, partition: number): PartitionLog | undefined {
    return this.#logs.get(partitionDirectoryName(topic, partition))
  }

  logs(): IterableIterator<PartitionLog> {
    return this.#logs.values()
  }

  /** Partition folders on disk that nobody has opened. */
  async strayPartitions(): Promise<StrayPartition[]> {
    const { disk } = this.#context.ports
    const strays: StrayPartition[] = []
    for (const { name, kind } of await disk.list(this.directory)) {
      const parsed = kind === 'directory' ? parsePartitionDirectoryName(name) : undefined
      if (parsed === undefined || this.#logs.has(name)) continue
      strays.push({ ...parsed, topicId: await this.#topicIdOf(name) })
    }
    return strays
  }

  /** Closes a log and removes its folder, opened or not; content if there is none. A crash in the middle finishes it at the next start. */
  async deleteLog(topic: string, partition: number): Promise<void> {
    this.#checkOpen()
    const { disk, random } = this.#context.ports
    const name = partitionDirectoryName(topic, partition)
    // A log that could not be opened can be deleted all the same.
    await this.#opening.get(name)?.catch(() => {})
    await this.#logs.get(name)?.abandon()
    this.#logs.delete(name)
    await this.#forget(topic, partition)
    const aside = pathOf(this.directory, deletedDirectoryName(topic, partition, randomUuid(random)))
    try {
      await disk.rename(pathOf(this.directory, name), aside)
    } catch (error) {
      if (isStreamError(error, 'NOT_FOUND')) return
      throw error
    }
    await disk.syncDirectory(this.directory)
    await disk.removeDirectory(aside)
  }

  /** Logs that are open, or being opened. */
  get logCount(): number {
    const opening = [...this.#opening.keys()].filter((name) => !this.#logs.has(name))
    return this.#logs.size + opening.length
  }

  /** Whether the partition's log is here: open, or in a folder that says so. */
  async holds(topic: string, partition: number, topicId: TopicId): Promise<boolean> {
    const open = this.get(topic, partition)
    if (open !== undefined) return open.topicId === topicId
    return (await this.#topicIdOf(partitionDirectoryName(topic, partition))) === topicId
  }

  /** Whether there was a log of the partition here that has not been deleted, though its folder may be gone. */
  remembers(topic: string, partition: number): boolean {
    return this.#checkpoints.recoveryPoints.get(topic, partition) !== undefined
  }

  /** Bytes in the `.log` files of all logs. */
  get sizeBytes(): number {
    let sizeBytes = 0
    for (const log of this.#logs.values()) sizeBytes += log.sizeBytes
    return sizeBytes
  }

  /** From now on so many logs are recovered, and cleaned, at once. */
  resize(concurrentRecoveriesMax: number, backgroundTasksMax: number): void {
    this.#recoveries.resize(concurrentRecoveriesMax)
    this.#maintenance.resize(backgroundTasksMax)
  }

  /** Applies retention to all logs now, and the bound of the whole directory. */
  async applyRetention(): Promise<void> {
    await this.#maintenance.applyRetention()
  }

  /** Checks the CRCs of everything on disk now, as fast as it can be read. */
  async scrub(): Promise<void> {
    await this.#maintenance.scrubAll()
  }

  /** Closes every log, says on disk that all is whole, and gives the directory back. Idempotent. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #open(name: string, options: CreateLogOptions): Promise<PartitionLog> {
    this.#checkOpen()
    const { topic, topicId, partition } = options
    const { disk } = this.#context.ports
    const directory = pathOf(this.directory, name)
    const isNew = await this.#prepareFolder(directory, options)
    const cleanedOffset = isNew ? undefined : this.#checkpoints.cleanerOffsets.get(topic, partition)
    const config = cleanedOffset === undefined ? options.config : { ...options.config, compacted: true }
    const open = (): Promise<OpenedLog> =>
      openLog({
        directory,
        config,
        context: this.#contextOf(topic, partition),
        isNew,
        isClean: this.wasClean && !isNew,
        recoveryPoint: isNew ? undefined : this.#checkpoints.recoveryPoints.get(topic, partition),
        logStartOffset: isNew ? undefined : this.#checkpoints.logStartOffsets.get(topic, partition),
        cleanedOffset,
      })
    // A new log has nothing to recover, and need not wait for those that have.
    const opened = await (isNew ? open() : this.#recoveries.run(open))
    const log = await PartitionLog.start(opened, { topic, topicId, partition, directory }, config, this.#context)
    // The hint and the metadata file may be new; the folder itself too. Of logs that are made together it is synced once.
    await disk.syncDirectory(directory)
    await this.#namesSync.run()
    // What was recovered need not be again.
    if (opened.recoveryPoint > (this.#checkpoints.recoveryPoints.get(topic, partition) ?? 0)) this.#checkpointer.soon()
    log.onAdvance(() => {
      this.#maintenance.noteGrowth()
      this.#recoveryBound.noteGrowth()
    })
    this.#logs.set(name, log)
    // Before there is a hole, it is known that there may be.
    if (log.compaction.cleanedOffset !== cleanedOffset) await this.#checkpointer.storeCleanerOffsets()
    return log
  }

  /** What the recovery of one partition tells says which one it is. */
  #contextOf(topic: string, partition: number): LogContext {
    const { ports } = this.#context
    return { ...this.#context, ports: { ...ports, logger: ports.logger.child({ topic, partition }) } }
  }

  /** Makes the folder if need be, and sees to it that it is the topic's. Returns whether it is new. */
  async #prepareFolder(directory: string, options: CreateLogOptions): Promise<boolean> {
    const { topic, topicId, partition, mayBeginAnew = false } = options
    const { disk } = this.#context.ports
    if (await exists(disk, directory)) {
      const name = partitionDirectoryName(topic, partition)
      const found = mayBeginAnew ? await this.#topicIdOf(name) : await readPartitionMetadata(disk, directory)
      if (found === topicId) return false
      if (found === undefined && !mayBeginAnew) {
        await writePartitionMetadata(disk, directory, topicId)
        return false
      }
      await this.#moveAside(directory, options, found)
    }
    const lostOffset = this.#checkpoints.recoveryPoints.get(topic, partition) ?? 0
    if (lostOffset > 0 && !mayBeginAnew) throw lostFolder(directory, options, lostOffset)
    if (lostOffset > 0) await this.#forget(topic, partition)
    await disk.makeDirectory(directory)
    await placePartitionMetadata(disk, directory, topicId)
    return true
  }

  /** Whose folder it is; undefined if it does not say, or can't be read. */
  async #topicIdOf(name: string): Promise<TopicId | undefined> {
    try {
      return await readPartitionMetadata(this.#context.ports.disk, pathOf(this.directory, name))
    } catch (error) {
      // Whoever opens it is told.
      if (isStreamError(error, 'CORRUPT_LOG')) return undefined
      throw error
    }
  }

  async #moveAside(
    directory: string,
    { topic, partition }: CreateLogOptions,
    topicId: TopicId | undefined,
  ): Promise<void> {
    const { disk, random, logger } = this.#context.ports
    const aside = pathOf(this.directory, strayDirectoryName(topic, partition, randomUuid(random)))
    const what = topicId === undefined ? 'that does not say whose it is' : 'of another topic of the same name'
    logger.warn({ topic, partition, directory, topicId, aside }, `a folder ${what} is moved aside`)
    await disk.rename(directory, aside)
    this.#checkpointer.forget(topic, partition)
  }

  /** First what is known of a folder goes, then the folder: without its checkpoints it is read from the start, without it they say that it was lost. */
  async #forget(topic: string, partition: number): Promise<void> {
    const wasCompacted = this.#checkpoints.cleanerOffsets.get(topic, partition) !== undefined
    this.#checkpointer.forget(topic, partition)
    if (wasCompacted) await this.#checkpointer.storeCleanerOffsets()
    await this.#checkpointer.storeRecoveryPoints()
    await this.#checkpointer.storeLogStartOffsets()
  }

  async #close(): Promise<void> {
    this.#maintenance.close()
    this.#recoveryBound.close()
    await this.#recoveryBound.settle()
    await Promise.allSettled([...this.#opening.values()])
    const results = await Promise.allSettled([...this.#logs.values()].map((log) => log.close()))
    await this.#maintenance.settle()
    this.#checkpointer.close()
    const { disk, logger } = this.#context.ports
    try {
      const failure = results.find((result) => result.status === 'rejected')
      if (failure !== undefined) throw failure.reason
      if (this.#health.failure === undefined) {
        await this.#checkpointer.storeRecoveryPoints()
        await this.#checkpointer.storeLogStartOffsets()
        await writeCleanShutdown(disk, this.directory)
      }
    } catch (error) {
      // Nothing acknowledged is at stake: the next start recovers.
      if (!isDiskFull(error) && this.#health.failure === undefined) throw error
      logger.warn(
        { directory: this.directory, error },
        'the directory is not closed whole, the next start will recover it',
      )
    } finally {
      await this.#context.files.close()
      // A directory that failed keeps its lock file: nothing can be removed there any more. It is stale once we are gone.
      if (this.#health.failure === undefined) await this.#lock.release()
    }
  }

  #checkOpen(): void {
    this.#health.check()
    if (this.#closing !== undefined) throw new StreamError('SHUTTING_DOWN', `${this.directory} is being closed`)
  }
}

/** To make it anew would be to give its offsets to other records, and to say that nothing is missing. */
function lostFolder(directory: string, { topic, partition }: CreateLogOptions, offset: number): StreamError {
  return new StreamError(
    'CORRUPT_LOG',
    `the folder ${directory} is gone although ${topic}-${partition} had records up to offset ${offset} at least: ` +
      'put it back and start the broker again, or delete the topic',
    { context: { topic, partition, file: directory, offset } },
  )
}
