import { assert, type ClusterId, type DirectoryId, type NodeId, StreamError, type TopicId } from '@millrace/base'
import { SyncScheduler } from '../append/sync-scheduler.ts'
import type { LogConfig } from '../config.ts'
import { partitionDirectoryName, pathOf } from '../file-names.ts'
import { writeCleanShutdown } from '../files/clean-shutdown.ts'
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
import { type Checkpoints, type LogManagerOptions, openDirectory, type OpenedDirectory } from './open-directory.ts'
import { type FolderOwner, PartitionFolders, type StrayPartition } from './partition-folders.ts'
import { RecoveryBound } from './recovery-bound.ts'
import { RetentionClock } from './retention-clock.ts'

/** What {@link LogManager.createLog} has to know. */
export interface CreateLogOptions extends FolderOwner {
  readonly config: LogConfig
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
  readonly #folders: PartitionFolders
  readonly #logs = new Map<string, PartitionLog>()
  /** Copies of logs in other directories, which are to take their place here. */
  readonly #futures = new Map<string, PartitionLog>()
  /** Of which partitions there may be folders of such copies. */
  readonly #copied: Set<string>
  /** Logs whose place another directory's has taken: those who read them still may. */
  readonly #replaced = new Map<string, PartitionLog>()
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
    this.#copied = new Set(parts.copied)
    const { disk } = parts
    this.#namesSync = new SharedWrite(() => disk.syncDirectory(directory))
    this.#checkpointer = new Checkpointer({
      disk,
      clock: ports.clock,
      logger: ports.logger,
      directory,
      logs: () => this.#all(),
      intervalMs: Math.max(options.checkpointIntervalMs ?? checkpointIntervalMs, checkpointIntervalMsMin),
      ...parts.checkpoints,
    })
    this.#folders = new PartitionFolders({
      directory,
      ports: { ...ports, disk },
      checkpoints: parts.checkpoints,
      checkpointer: this.#checkpointer,
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
      futures: () => this.#futures.values(),
      totalBytesMax: options.totalBytesMax,
      retentionCheckIntervalMs: options.retentionCheckIntervalMs,
      initialTaskDelayMs: options.initialTaskDelayMs,
      producerIdExpirationCheckMs: options.producerIdExpirationCheckMs,
      backgroundTasksMax: options.backgroundTasksMax ?? 1,
      scrubBytesPerSecond: options.scrubBytesPerSecond,
    })
    this.#recoveryBound = new RecoveryBound({
      clock: ports.clock,
      logs: () => this.#all(),
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
  strayPartitions(): Promise<StrayPartition[]> {
    return this.#folders.strays((name) => this.#logs.has(name))
  }

  /** Closes a log and removes its folder, opened or not; content if there is none. A crash in the middle finishes it at the next start. */
  async deleteLog(topic: string, partition: number): Promise<void> {
    this.#checkOpen()
    const name = partitionDirectoryName(topic, partition)
    // A log that could not be opened can be deleted all the same.
    await this.#opening.get(name)?.catch(() => {})
    await this.#logs.get(name)?.abandon()
    this.#logs.delete(name)
    const replaced = this.#replaced.get(name)
    this.#replaced.delete(name)
    await replaced?.whenRead()
    await replaced?.abandon()
    // What a copy needs of them it says again.
    await this.#checkpointer.forgetDurably(topic, partition)
    await this.#folders.remove(name, { topic, partition })
  }

  /** The copies that are made here of logs in other directories. */
  futures(): IterableIterator<PartitionLog> {
    return this.#futures.values()
  }

  /** Folders that copies were made in, whether somebody goes on with them or not. */
  async futureFolders(): Promise<StrayPartition[]> {
    return this.#copied.size === 0 ? [] : this.#folders.futures()
  }

  /**
   * Opens a log that is to take the place of one in another directory: under a name that is none of a partition's (KIP-113). `goesOn`:
   * with what was copied before, if there is any.
   */
  async createFuture(options: CreateLogOptions, goesOn: boolean): Promise<PartitionLog> {
    this.#checkOpen()
    const { topic, topicId, partition } = options
    const key = partitionDirectoryName(topic, partition)
    assert(!this.#logs.has(key) && !this.#futures.has(key), 'a partition is in a directory once')
    const left = this.#copied.has(key) ? await this.#folders.futures({ topic, partition }) : []
    const kept = goesOn ? left.find((each) => each.topicId === topicId) : undefined
    if (kept === undefined) await this.#checkpointer.forgetDurably(topic, partition)
    const name = kept?.name ?? this.#folders.newFutureName(topic, partition)
    this.#copied.add(key)
    const future = await this.#openFolder(name, options, false)
    this.#futures.set(key, future)
    // Not before there is the new one: they say that the partition is to move here.
    for (const other of left) if (other !== kept) await this.#folders.remove(other.name, { topic, partition })
    if (future.compaction.cleanedOffset !== undefined) await this.#checkpointer.storeCleanerOffsets()
    return future
  }

  /** Closes a copy, if it is open, and removes it and what is left of earlier ones. */
  async deleteFuture(topic: string, partition: number): Promise<void> {
    const key = partitionDirectoryName(topic, partition)
    if (!this.#copied.has(key)) return
    this.#checkOpen()
    await this.#futures.get(key)?.abandon()
    this.#futures.delete(key)
    if (!this.#logs.has(key)) await this.#checkpointer.forgetDurably(topic, partition)
    for (const { name } of await this.#folders.futures({ topic, partition })) {
      await this.#folders.remove(name, { topic, partition })
    }
    this.#copied.delete(key)
  }

  /** Closes a copy so that it can be opened again without a look at what is in it. It may be opened again if that fails. */
  async closeFuture(future: PartitionLog): Promise<void> {
    this.#futures.delete(partitionDirectoryName(future.topic, future.partition))
    await future.close()
    // The names of its snapshot and indexes: what is in no batch any more is nowhere else.
    await this.#context.ports.disk.syncDirectory(future.directory)
    await this.#checkpointer.storeClosed(future)
  }

  /**
   * Makes a copy that was closed whole the partition's log in this directory. The rename is what counts: rejects with the directory in
   * service if that did not happen, and takes it out of service where it may have.
   */
  async promote(future: PartitionLog, config: LogConfig): Promise<PartitionLog> {
    this.#checkOpen()
    const { topic, topicId, partition } = future
    const { disk } = this.#context.ports
    const name = partitionDirectoryName(topic, partition)
    await disk.rename(future.directory, pathOf(this.directory, name))
    try {
      await disk.syncDirectory(this.directory)
      const log = await this.#openFolder(name, { topic, topicId, partition, config }, true)
      this.#logs.set(name, log)
      return log
    } catch (error) {
      throw this.#health.fail('opening', pathOf(this.directory, name), error)
    }
  }

  /** Whether the partition has a folder here, whosever it is. */
  hasFolder(topic: string, partition: number): Promise<boolean> {
    return this.#folders.has(topic, partition)
  }

  /** Moves a folder aside that is the partition's by its name, and that nobody has opened. */
  async moveAside(owner: FolderOwner): Promise<void> {
    await this.#folders.moveAside(
      partitionDirectoryName(owner.topic, owner.partition),
      owner,
      'a folder of a partition that is in another log directory is moved aside',
    )
  }

  /** See {@link PartitionFolders.markReplaced}. */
  markReplaced({ topic, partition }: PartitionLog, by: DirectoryId): Promise<void> {
    return this.#folders.markReplaced(topic, partition, by)
  }

  replacedBy(topic: string, partition: number): Promise<DirectoryId | undefined> {
    return this.#folders.replacedBy(topic, partition)
  }

  unmarkReplaced(topic: string, partition: number): Promise<void> {
    return this.#folders.unmarkReplaced(topic, partition)
  }

  /** Another directory's log has taken the place of this one: who reads it may go on until {@link deleteLog}. */
  retire(log: PartitionLog): void {
    const name = partitionDirectoryName(log.topic, log.partition)
    assert(this.#logs.get(name) === log, 'the log is in the directory')
    this.#logs.delete(name)
    this.#replaced.set(name, log)
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
    return (await this.#folders.topicIdOf(partitionDirectoryName(topic, partition))) === topicId
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
    const log = await this.#openFolder(name, options, this.wasClean)
    this.#logs.set(name, log)
    // Before there is a hole, it is known that there may be.
    const { cleanedOffset } = log.compaction
    if (cleanedOffset !== this.#checkpoints.cleanerOffsets.get(options.topic, options.partition)) {
      await this.#checkpointer.storeCleanerOffsets()
    }
    return log
  }

  /** Opens, or makes, what is in a folder. `isClean`: it was closed whole. */
  async #openFolder(name: string, options: CreateLogOptions, isClean: boolean): Promise<PartitionLog> {
    this.#checkOpen()
    const { topic, topicId, partition } = options
    const { disk } = this.#context.ports
    const directory = pathOf(this.directory, name)
    const isNew = await this.#folders.prepare(name, options)
    const cleanedOffset = isNew ? undefined : this.#checkpoints.cleanerOffsets.get(topic, partition)
    const config = cleanedOffset === undefined ? options.config : { ...options.config, compacted: true }
    const open = (): Promise<OpenedLog> =>
      openLog({
        directory,
        config,
        context: this.#contextOf(topic, partition),
        isNew,
        isClean: isClean && !isNew,
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
    return log
  }

  /** What the recovery of one partition tells says which one it is. */
  #contextOf(topic: string, partition: number): LogContext {
    const { ports } = this.#context
    return { ...this.#context, ports: { ...ports, logger: ports.logger.child({ topic, partition }) } }
  }

  *#all(): IterableIterator<PartitionLog> {
    yield* this.#logs.values()
    yield* this.#futures.values()
  }

  async #close(): Promise<void> {
    this.#maintenance.close()
    this.#recoveryBound.close()
    await this.#recoveryBound.settle()
    await Promise.allSettled([...this.#opening.values()])
    const results = await Promise.allSettled([...this.#all()].map((log) => log.close()))
    await Promise.allSettled([...this.#replaced.values()].map((log) => log.abandon()))
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
