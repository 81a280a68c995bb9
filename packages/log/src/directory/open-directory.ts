import {
  asClusterId,
  asDirectoryId,
  type ClusterId,
  type Disk,
  isStreamError,
  type NodeId,
  type ProcessIdentity,
  randomUuid,
  StreamError,
} from '@millrace/base'
import {
  directoryFiles,
  isDeletedDirectoryName,
  parseFutureDirectoryName,
  partitionDirectoryName,
  pathOf,
} from '../file-names.ts'
import { takeCleanShutdown } from '../files/clean-shutdown.ts'
import { type MetaProperties, readMetaProperties, writeMetaProperties } from '../files/meta-properties.ts'
import { type OffsetCheckpoint, readOffsetCheckpoint } from '../files/offset-checkpoint.ts'
import type { LogPorts } from '../ports.ts'
import type { TailCacheBudget } from '../reading/tail-cache.ts'
import { DirectoryHealth, WatchedDisk } from './health.ts'
import { type DirectoryLock, lockDirectory } from './lock.ts'

/** A log directory, whose it is, and the ports to reach it through. */
export interface LogManagerOptions {
  /** Made if it does not exist. */
  readonly directory: string
  /** The cluster that the directory must belong to. Without, what the directory says; a new one if it says nothing. */
  readonly clusterId?: ClusterId | undefined
  readonly nodeId: NodeId
  /**
   * Asked, under the lock, whose a directory becomes that says nothing: of which cluster, under which id. May take long, such as until the
   * other nodes of a new cluster are there. Default: of `clusterId` or a new cluster, under a new id.
   */
  readonly identify?: ((disk: Disk) => Promise<Pick<MetaProperties, 'clusterId' | 'directoryId'>>) | undefined
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
  /** The share of what all directories of a broker may keep in memory and open, above 0 to 1. Default: 1. */
  readonly cacheShare?: number | undefined
  /** What the logs of all directories may keep of their last batches. Default: one of its own. */
  readonly tails?: TailCacheBudget | undefined
  /** Logs recovered at once (`num.recovery.threads.per.data.dir`). Default: see limits. */
  readonly concurrentRecoveriesMax?: number | undefined
  /** How many logs retention works on at once (`background.threads`). Default: 1. */
  readonly backgroundTasksMax?: number | undefined
  /** How long after the start retention is first applied by itself (`log.initial.task.delay.ms`). Default: as between two times. */
  readonly initialTaskDelayMs?: number | undefined
  /** How often silent producers are forgotten (`producer.id.expiration.check.interval.ms`). Default: never, retention does. */
  readonly producerIdExpirationCheckMs?: number | undefined
  /** How often recovery points are written (`log.flush.offset.checkpoint.interval.ms`). Default: see limits. */
  readonly checkpointIntervalMs?: number | undefined
  /** About what a start after a kill may have to read, and the least that a log's own recovery point must save. Default: see limits. */
  readonly recovery?: { readonly readBytesMax: number; readonly checkpointBytesMin: number } | undefined
}

/** What the checkpoint files said when the directory was opened. */
export interface Checkpoints {
  readonly recoveryPoints: OffsetCheckpoint
  readonly logStartOffsets: OffsetCheckpoint
  readonly cleanerOffsets: OffsetCheckpoint
}

/** A directory that is ours now. */
export interface OpenedDirectory {
  /** The watched disk: see `health.ts`. */
  readonly disk: Disk
  readonly health: DirectoryHealth
  readonly lock: DirectoryLock
  readonly meta: MetaProperties
  readonly checkpoints: Checkpoints
  /** Whether it had been closed whole. */
  readonly wasClean: boolean
  /** Names of partitions that were being copied to it from another directory. */
  readonly copied: readonly string[]
}

/** Makes a data directory if need be, locks it, and finds out whose it is. Throws as {@link LogManager.open} does. */
export async function openDirectory(options: LogManagerOptions): Promise<OpenedDirectory> {
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
    const copied = await removeDeleted(disk, directory)
    return { disk, health, lock, meta, checkpoints, wasClean, copied }
  } catch (error) {
    // On a best-effort basis: what went wrong is what the caller has to know.
    await lock?.release().catch(() => {})
    throw unusable(directory, error)
  }
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
    cleanerOffsets: await read(directoryFiles.cleanerOffsets),
  }
}

/** Finds out whose directory it is, or makes it ours. */
async function identify(disk: Disk, options: LogManagerOptions): Promise<MetaProperties> {
  const { directory, nodeId, ports } = options
  const found = await readMetaProperties(disk, directory)
  if (found === undefined) {
    const identity = (await options.identify?.(disk)) ?? {
      clusterId: options.clusterId ?? asClusterId(randomUuid(ports.random)),
      directoryId: asDirectoryId(randomUuid(ports.random)),
    }
    const meta = { ...identity, nodeId }
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

function foreign(directory: string, whose: string): StreamError {
  return new StreamError(
    'DATA_DIRECTORY_FOREIGN',
    `${directory} belongs to ${whose}: give this broker its own directory, or the ids of this one`,
    { context: { file: directory } },
  )
}

/** Returns of which partitions there are copies that were to take the place of those in other directories. */
async function removeDeleted(disk: Disk, directory: string): Promise<string[]> {
  const copied: string[] = []
  for (const { name, kind } of await disk.list(directory)) {
    if (kind !== 'directory') continue
    if (isDeletedDirectoryName(name)) await disk.removeDirectory(pathOf(directory, name))
    const copy = parseFutureDirectoryName(name)
    if (copy !== undefined) copied.push(partitionDirectoryName(copy.topic, copy.partition))
  }
  return copied
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

/** Whether there is such a directory. */
export async function exists(disk: Disk, path: string): Promise<boolean> {
  try {
    await disk.list(path)
    return true
  } catch (error) {
    if (isStreamError(error, 'NOT_FOUND')) return false
    throw error
  }
}

/** What a disk answers: it tells of files, and is of use to the caller only as the reason why the directory can't be used. */
const diskErrors: ReadonlySet<string> = new Set(['NOT_FOUND', 'ALREADY_EXISTS', 'DISK_FULL', 'STORAGE_ERROR'])

function unusable(directory: string, error: unknown): StreamError {
  if (isStreamError(error) && !diskErrors.has(error.code)) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new StreamError(
    'DATA_DIRECTORY_UNUSABLE',
    `${directory} can't be used as a data directory: ${reason}; see that it is a writable folder with room`,
    { cause: error, context: { file: directory } },
  )
}
