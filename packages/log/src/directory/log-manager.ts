import {
  asClusterId,
  asDirectoryId,
  type ClusterId,
  type DirectoryId,
  type Disk,
  isStreamError,
  type NodeId,
  type ProcessIdentity,
  randomUuid,
  StreamError,
  type TopicId,
} from '@millrace/base'
import { SyncScheduler } from '../append/sync-scheduler.ts'
import type { LogConfig } from '../config.ts'
import {
  deletedDirectoryName,
  directoryFiles,
  isDeletedDirectoryName,
  parsePartitionDirectoryName,
  partitionDirectoryName,
  pathOf,
  strayDirectoryName,
} from '../file-names.ts'
import { takeCleanShutdown, writeCleanShutdown } from '../files/clean-shutdown.ts'
import { type MetaProperties, readMetaProperties, writeMetaProperties } from '../files/meta-properties.ts'
import { readOffsetCheckpoint } from '../files/offset-checkpoint.ts'
import { readPartitionMetadata, writePartitionMetadata } from '../files/partition-metadata.ts'
import {
  concurrentRecoveriesMax,
  concurrentSyncsMax,
  indexCacheSizeBytesMax,
  openSegmentFilesMax,
  segmentsOfTotalMin,
  tailCacheTotalSizeBytesMax,
} from '../limits.ts'
import type { LogContext } from '../log-context.ts'
import { PartitionLog } from '../partition-log.ts'
import type { LogPorts } from '../ports.ts'
import { FileCache } from '../reading/file-cache.ts'
import { IndexCache } from '../reading/segment-indexes.ts'
import { TailCacheBudget } from '../reading/tail-cache.ts'
import { openLog } from '../recovery/open-log.ts'
import { Checkpointer, isDiskFull } from './checkpoints.ts'
import { type FailureListener, DirectoryHealth, WatchedDisk } from './health.ts'
import { type DirectoryLock, lockDirectory } from './lock.ts'
import { Maintenance } from './maintenance.ts'
import { RetentionClock } from './retention-clock.ts'

export interface LogManagerOptions {
  /** Made if it does not exist. */
  readonly directory: string
  /** The cluster that the directory must belong to. Without, what the directory says; a new one if it says nothing. */
  readonly clusterId?: ClusterId | undefined
  readonly nodeId: NodeId
  readonly ports: LogPorts
  readonly processIdentity: ProcessIdentity
  /** Most bytes of all logs together; the oldest segments go, whosever they are. Default: no bound. */
  readonly totalBytesMax?: number | undefined
  /** How often retention is applied by itself (`log.retention.check.interval.ms`). Default: never, the owner calls it. */
  readonly retentionCheckIntervalMs?: number | undefined
  /** Bytes a second that the scrub checks; 0 turns it off. Default: see limits. */
  readonly scrubBytesPerSecond?: number | undefined
  /** Syncs under way at once. Default: see limits. */
  readonly concurrentSyncsMax?: number | undefined
}

/** What {@link LogManager.createLog} has to know. */
export interface CreateLogOptions {
  readonly topic: string
  readonly topicId: TopicId
  readonly partition: number
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
  readonly #logs = new Map<string, PartitionLog>()
  readonly #opening = new Map<string, Promise<PartitionLog>>()
  #closing: Promise<void> | undefined

  private constructor(parts: ManagerParts, options: LogManagerOptions) {
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
    this.#checkpointer = new Checkpointer({
      disk,
      clock: ports.clock,
      logger: ports.logger,
      directory,
      logs: () => this.#logs.values(),
      ...parts.checkpoints,
    })
    const files = new FileCache(disk, openSegmentFilesMax)
    this.#recoveries = new SyncScheduler(concurrentRecoveriesMax)
    this.#context = {
      ports: { ...ports, disk },
      health: parts.health,
      scheduler: new SyncScheduler(options.concurrentSyncsMax ?? concurrentSyncsMax),
      files,
      indexes: new IndexCache({ ...ports, disk }, files, indexCacheSizeBytesMax),
      tails: new TailCacheBudget(tailCacheTotalSizeBytesMax),
      // A directory at its bound loses its oldest segments: with large ones that would be most of what it has.
      segmentBytesMax: Math.max(
        1,
        Math.floor((options.totalBytesMax ?? Number.POSITIVE_INFINITY) / segmentsOfTotalMin),
      ),
      checkpointSoon: () => this.#checkpointer.soon(),
      storeLogStartOffsets: () => this.#checkpointer.storeLogStartOffsets(),
      retentionClock: new RetentionClock(ports.clock),
    }
    this.#maintenance = new Maintenance({
      clock: ports.clock,
      logger: ports.logger,
      logs: () => this.#logs.values(),
      totalBytesMax: options.totalBytesMax,
      retentionCheckIntervalMs: options.retentionCheckIntervalMs,
      scrubBytesPerSecond: options.scrubBytesPerSecond,
    })
    parts.health.onFailure((error) => {
      ports.logger.error({ directory, error }, 'the log directory is out of service')
      this.#maintenance.close()
      this.#checkpointer.close()
    })
  }

  /**
   * Opens a data directory, new or not, and locks it. Logs are opened one by one with {@link createLog}.
   * Throws DATA_DIRECTORY_IN_USE, DATA_DIRECTORY_FOREIGN (of another cluster or node) or DATA_DIRECTORY_UNUSABLE.
   */
  static async open(options: LogManagerOptions): Promise<LogManager> {
    const { directory, ports } = options
    const health = new DirectoryHealth(directory)
    const disk = new WatchedDisk(ports.disk, health)
    let lock: DirectoryLock | undefined
    try {
      await makeDurableDirectory(ports, directory)
      lock = await lockDirectory({ ...ports, disk, directory, identity: options.processIdentity })
      const meta = await identify(disk, options)
      const checkpoints = await readCheckpoints(disk, options)
      const wasClean = await takeCleanShutdown(disk, directory)
      await removeDeleted(disk, directory)
      return new LogManager({ disk, health, lock, meta, checkpoints, wasClean }, options)
    } catch (error) {
      // On a best-effort basis: what went wrong is what the caller has to know.
      await lock?.release().catch(() => {})
      throw unusable(directory, error)
    }
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
    const opening = this.#opening.get(name) ?? this.#recoveries.run(() => this.#open(name, options))
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
  async strayPartitions(): Promise<{ topic: string; partition: number; topicId: TopicId | undefined }[]> {
    const { disk } = this.#context.ports
    const strays = []
    for (const { name, kind } of await disk.list(this.directory)) {
      const parsed = kind === 'directory' ? parsePartitionDirectoryName(name) : undefined
      if (parsed === undefined || this.#logs.has(name)) continue
      strays.push({ ...parsed, topicId: await readPartitionMetadata(disk, pathOf(this.directory, name)) })
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
    const aside = pathOf(this.directory, deletedDirectoryName(topic, partition, randomUuid(random)))
    try {
      await disk.rename(pathOf(this.directory, name), aside)
    } catch (error) {
      // What is known of it goes even so: it may be one whose folder was lost.
      if (!isStreamError(error, 'NOT_FOUND')) throw error
    }
    await disk.syncDirectory(this.directory)
    this.#checkpointer.forget(topic, partition)
    await this.#checkpointer.storeRecoveryPoints()
    await this.#checkpointer.storeLogStartOffsets()
    await disk.removeDirectory(aside)
  }

  /** Bytes in the `.log` files of all logs. */
  get sizeBytes(): number {
    let sizeBytes = 0
    for (const log of this.#logs.values()) sizeBytes += log.sizeBytes
    return sizeBytes
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
    const { topic, topicId, partition, config } = options
    const { disk } = this.#context.ports
    const directory = pathOf(this.directory, name)
    const isNew = await this.#prepareFolder(directory, options)
    const opened = await openLog({
      directory,
      config,
      context: this.#context,
      isClean: this.wasClean && !isNew,
      recoveryPoint: isNew ? undefined : this.#checkpoints.recoveryPoints.get(topic, partition),
      logStartOffset: isNew ? undefined : this.#checkpoints.logStartOffsets.get(topic, partition),
    })
    const log = await PartitionLog.start(opened, { topic, topicId, partition, directory }, config, this.#context)
    // The hint and the metadata file may be new; the folder itself too.
    await disk.syncDirectory(directory)
    await disk.syncDirectory(this.directory)
    log.onAdvance(() => this.#maintenance.noteGrowth())
    this.#logs.set(name, log)
    return log
  }

  /** Makes the folder if need be, and sees to it that it is the topic's. Returns whether it is new. */
  async #prepareFolder(directory: string, options: CreateLogOptions): Promise<boolean> {
    const { topic, topicId, partition } = options
    const { disk, random, logger } = this.#context.ports
    if (await exists(disk, directory)) {
      const found = await readPartitionMetadata(disk, directory)
      if (found === topicId) return false
      if (found === undefined) {
        await writePartitionMetadata(disk, directory, topicId)
        return false
      }
      const aside = pathOf(this.directory, strayDirectoryName(topic, partition, randomUuid(random)))
      logger.warn({ directory, topicId: found, aside }, 'a folder of another topic of the same name is moved aside')
      await disk.rename(directory, aside)
      this.#checkpointer.forget(topic, partition)
    }
    const lostOffset = this.#checkpoints.recoveryPoints.get(topic, partition) ?? 0
    if (lostOffset > 0) throw lostFolder(directory, options, lostOffset)
    await disk.makeDirectory(directory)
    await writePartitionMetadata(disk, directory, topicId)
    return true
  }

  async #close(): Promise<void> {
    this.#maintenance.close()
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

interface Checkpoints {
  readonly recoveryPoints: Awaited<ReturnType<typeof readOffsetCheckpoint>>['checkpoint']
  readonly logStartOffsets: Awaited<ReturnType<typeof readOffsetCheckpoint>>['checkpoint']
}

interface ManagerParts {
  readonly disk: Disk
  readonly health: DirectoryHealth
  readonly lock: DirectoryLock
  readonly meta: MetaProperties
  readonly checkpoints: Checkpoints
  readonly wasClean: boolean
}

async function readCheckpoints(disk: Disk, options: LogManagerOptions): Promise<Checkpoints> {
  const { directory, ports } = options
  const read = async (name: string) => {
    const { checkpoint, isDamaged } = await readOffsetCheckpoint(disk, directory, name)
    if (isDamaged) ports.logger.warn({ file: pathOf(directory, name) }, 'a checkpoint is damaged and counts as missing')
    return checkpoint
  }
  return {
    recoveryPoints: await read(directoryFiles.recoveryPoints),
    logStartOffsets: await read(directoryFiles.logStartOffsets),
  }
}

/** Finds out whose directory it is, or makes it ours. */
async function identify(disk: Disk, options: LogManagerOptions): Promise<MetaProperties> {
  const { directory, nodeId, ports } = options
  const found = await readMetaProperties(disk, directory)
  if (found === undefined) {
    const meta = {
      clusterId: options.clusterId ?? asClusterId(randomUuid(ports.random)),
      directoryId: asDirectoryId(randomUuid(ports.random)),
      nodeId,
    }
    await writeMetaProperties(disk, directory, meta)
    return meta
  }
  const wants = options.clusterId
  if (wants !== undefined && wants !== found.clusterId) {
    throw foreign(directory, `cluster ${found.clusterId}, not ${wants}`)
  }
  if (found.nodeId !== nodeId) throw foreign(directory, `node ${found.nodeId}, not ${nodeId}`)
  return found
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

function foreign(directory: string, whose: string): StreamError {
  return new StreamError(
    'DATA_DIRECTORY_FOREIGN',
    `${directory} belongs to ${whose}: give this broker its own directory, or the ids of this one`,
    { context: { file: directory } },
  )
}

async function removeDeleted(disk: Disk, directory: string): Promise<void> {
  for (const { name, kind } of await disk.list(directory)) {
    if (kind === 'directory' && isDeletedDirectoryName(name)) await disk.removeDirectory(pathOf(directory, name))
  }
}

/**
 * Makes the directory and those above it, and their names durable: else all that is in it could be gone with its name. Also where
 * they exist: a start before may have been killed between making and syncing them.
 */
async function makeDurableDirectory(ports: LogPorts, directory: string): Promise<void> {
  const { disk, logger } = ports
  await disk.makeDirectory(directory)
  for (let end = directory.lastIndexOf('/'); end >= 0; end = directory.lastIndexOf('/', end - 1)) {
    const parent = end === 0 ? '/' : directory.slice(0, end)
    try {
      await disk.syncDirectory(parent)
    } catch (error) {
      // It need not be ours to read; whoever set it up so has made it long ago.
      logger.debug({ directory: parent, error }, 'a directory above the data directory could not be synced')
      return
    }
    if (end === 0) return
  }
}

async function exists(disk: Disk, path: string): Promise<boolean> {
  try {
    await disk.list(path)
    return true
  } catch (error) {
    if (isStreamError(error, 'NOT_FOUND')) return false
    throw error
  }
}

function unusable(directory: string, error: unknown): StreamError {
  const isAboutDirectory =
    isStreamError(error, 'DATA_DIRECTORY_IN_USE') ||
    isStreamError(error, 'DATA_DIRECTORY_FOREIGN') ||
    isStreamError(error, 'DATA_DIRECTORY_UNUSABLE')
  if (isAboutDirectory) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new StreamError(
    'DATA_DIRECTORY_UNUSABLE',
    `${directory} can't be used as a data directory: ${reason}; see that it is a writable folder with room`,
    { cause: error, context: { file: directory } },
  )
}
