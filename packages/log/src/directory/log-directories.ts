import { assert, type ClusterId, type DirectoryId, isStreamError, StreamError } from '@millrace/base'
import type { LogConfig } from '../config.ts'
import { partitionDirectoryName } from '../file-names.ts'
import { TailCacheBudget } from '../reading/tail-cache.ts'
import { tailCacheTotalSizeBytesMax } from '../limits.ts'
import type { PartitionLog } from '../partition-log.ts'
import { type CreateLogOptions, LogManager } from './log-manager.ts'
import type { StrayPartition } from './partition-folders.ts'
import { findMetadata } from './find-metadata.ts'
import type { LogManagerOptions } from './open-directory.ts'

/** The log directories of a broker, and what their logs share. */
export interface LogDirectoriesOptions extends Omit<LogManagerOptions, 'directory' | 'cacheShare' | 'tails'> {
  /** Those that hold partitions, one at least (`log.dirs`). Made if they do not exist. */
  readonly directories: readonly string[]
  /** The one that holds the cluster's metadata (`metadata.log.dir`), one of the above or another; the first unless given. */
  readonly metadataDirectory?: string | undefined
}

/** A log directory as it stands. */
export interface LogDirectoryState {
  readonly directory: string
  /** Undefined if it could not be opened. */
  readonly directoryId: DirectoryId | undefined
  /** Why it is out of service; undefined while it is not. */
  readonly failure: StreamError | undefined
  /** Whether the cluster's metadata is here. */
  readonly isMetadata: boolean
  /** Whether partitions are put here (`log.dirs`). */
  readonly holdsPartitions: boolean
  /** Its open logs. */
  readonly logs: readonly PartitionLog[]
  /** Copies of logs in other directories, which are to take their place here (KIP-113). */
  readonly futures: readonly PartitionLog[]
}

/** A folder in which a partition's log was being copied. */
export interface FutureFolder extends StrayPartition {
  /** Where it is. */
  readonly directoryId: DirectoryId
}

/** What a new partition's log is like, and where it belongs. */
export interface CreatePartitionOptions extends CreateLogOptions {
  /** The directory that the cluster's metadata names for it; without, or where that is none, it is looked for. */
  readonly directoryId?: DirectoryId | undefined
  /** Where a log is made that is nowhere yet, whatever the metadata says; without meaning if that directory is out of service. */
  readonly preferredId?: DirectoryId | undefined
}

/** Kafka's ids that are no directory's (unassigned, lost, migrating) are those below 100: all but the last byte is zero. */
const reservedIdStart = 'A'.repeat(20)

/** Told which log directory failed, and why. */
export type DirectoryFailureListener = (state: LogDirectoryState, error: StreamError) => void

/** A configured directory: its manager, or why it has none. */
interface Slot {
  readonly directory: string
  readonly manager: LogManager | undefined
  readonly failure: StreamError | undefined
  readonly holdsPartitions: boolean
}

/**
 * All log directories of a broker ("just a bunch of disks"): each is a {@link LogManager} with its own lock, identity and checkpoints. A
 * partition lies in one of them. One that fails, at the start or later, takes only its own partitions out of service, unless it holds the
 * cluster's metadata or there is no other.
 */
export class LogDirectories {
  readonly metadata: LogManager
  readonly #slots: readonly Slot[]
  readonly #listeners = new Set<DirectoryFailureListener>()
  /** Where folders of partitions are whose place another directory's have taken. */
  readonly #replaced = new Map<string, LogManager>()

  private constructor(metadata: LogManager, slots: readonly Slot[]) {
    this.metadata = metadata
    this.#slots = slots
    for (const { manager } of slots) {
      manager?.onFailure((error) => {
        const state = this.states().find(({ directory }) => directory === manager.directory)
        assert(state !== undefined, 'a manager has a slot')
        for (const listener of this.#listeners) listener(state, error)
      })
    }
  }

  /**
   * Opens all directories; those that can't be used are left out, and are named by {@link states}. Throws as {@link LogManager.open} does
   * for the metadata's directory, and for others DATA_DIRECTORY_IN_USE and DATA_DIRECTORY_FOREIGN: that is no disk that failed but a
   * mistake. So is INVALID_CONFIG: a directory is named twice, or the metadata lies in another one than is said.
   */
  static async open(options: LogDirectoriesOptions): Promise<LogDirectories> {
    const { directories, ports } = options
    const metadataDirectory = options.metadataDirectory ?? directories[0]
    assert(metadataDirectory !== undefined, 'a broker has a log directory')
    refuseTwice(directories)
    await findMetadata(ports.disk, metadataDirectory, directories)
    const others = directories.filter((directory) => directory !== metadataDirectory)
    const shared = {
      ...options,
      cacheShare: 1 / (1 + others.length),
      tails: new TailCacheBudget(tailCacheTotalSizeBytesMax),
    }
    const metadata = await LogManager.open({ ...shared, directory: metadataDirectory })
    const opened: LogManager[] = [metadata]
    const slots: Slot[] = [
      {
        directory: metadataDirectory,
        manager: metadata,
        failure: undefined,
        holdsPartitions: directories.includes(metadataDirectory),
      },
    ]
    try {
      for (const directory of others) {
        const slot = await openSlot({ ...shared, directory, clusterId: metadata.clusterId, identify: undefined })
        if (slot.manager !== undefined) {
          opened.push(slot.manager)
          refuseCopy(opened)
        } else ports.logger.error({ directory, err: slot.failure }, 'a log directory is out of service from the start')
        slots.push(slot)
      }
      // In the order in which they are configured.
      const at = (slot: Slot): number => directories.indexOf(slot.directory)
      return new LogDirectories(
        metadata,
        slots.toSorted((left, right) => at(left) - at(right)),
      )
    } catch (error) {
      await Promise.allSettled(opened.map((manager) => manager.close()))
      throw error
    }
  }

  get clusterId(): ClusterId {
    return this.metadata.clusterId
  }

  /** Ids of the directories that partitions can be put in, in the order in which they are configured. */
  get directoryIds(): readonly DirectoryId[] {
    return this.#usable().map(({ directoryId }) => directoryId)
  }

  /** Every configured directory, and how it stands. */
  states(): LogDirectoryState[] {
    return this.#slots.map(({ directory, manager, failure, holdsPartitions }) => ({
      directory,
      directoryId: manager?.directoryId,
      failure: manager === undefined ? failure : manager.failure,
      isMetadata: manager === this.metadata,
      holdsPartitions,
      logs: manager === undefined ? [] : [...manager.logs()],
      futures: manager === undefined ? [] : [...manager.futures()],
    }))
  }

  /** Why nothing can be written any more: the metadata's directory failed, or all that hold partitions. Undefined while that is not so. */
  get failure(): StreamError | undefined {
    if (this.metadata.failure !== undefined) return this.metadata.failure
    if (this.#usable().length > 0) return undefined
    return this.states().find(({ failure }) => failure !== undefined)?.failure
  }

  /** Calls `listener` for each directory that fails from now on. Returns what takes the listener away. */
  onFailure(listener: DirectoryFailureListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Opens a partition's log where it lies, or makes it: where the metadata says, else where the fewest are. Throws as
   * {@link LogManager.createLog} does, and STORAGE_ERROR if it lies, or may lie, in a directory that is out of service: to make it anew
   * elsewhere would be to give its offsets to other records.
   */
  async createLog(options: CreatePartitionOptions): Promise<PartitionLog> {
    const { directoryId, preferredId, ...log } = options
    const manager = await this.#managerFor(log, directoryId, preferredId)
    return manager.createLog(log)
  }

  /** The directory that holds an open log. */
  directoryIdOf(log: PartitionLog): DirectoryId | undefined {
    return this.#managers().find((manager) => manager.get(log.topic, log.partition) === log)?.directoryId
  }

  get(topic: string, partition: number): PartitionLog | undefined {
    for (const manager of this.#managers()) {
      const log = manager.get(topic, partition)
      if (log !== undefined) return log
    }
    return undefined
  }

  *logs(): IterableIterator<PartitionLog> {
    for (const manager of this.#managers()) yield* manager.logs()
  }

  /** Partition folders on disk that nobody has opened, of all directories that can be read. */
  async strayPartitions(): Promise<StrayPartition[]> {
    const strays = await Promise.all(this.#healthy().map((manager) => manager.strayPartitions()))
    return strays.flat()
  }

  /**
   * Closes a log and removes its folder, wherever it is; content if there is none. What lies in a directory that is out of service is
   * found by {@link strayPartitions} once that is back.
   */
  async deleteLog({ topic, topicId, partition }: Omit<CreateLogOptions, 'config'>): Promise<void> {
    const holders: LogManager[] = []
    for (const manager of this.#managers()) {
      if (await manager.holds(topic, partition, topicId)) holders.push(manager)
    }
    // Without a folder there may still be the memory of one that was lost: the next topic of that name must not be taken for it.
    const all = holders.length > 0 ? holders : this.#managers().filter((each) => each.remembers(topic, partition))
    for (const manager of this.#healthy()) await manager.deleteFuture(topic, partition)
    for (const manager of all) await manager.deleteLog(topic, partition)
    this.#replaced.delete(partitionDirectoryName(topic, partition))
  }

  /** Folders in which partitions were being copied when the broker stopped, in directories that can be read. */
  async futureFolders(): Promise<FutureFolder[]> {
    const found = this.#healthy().map(async (manager) => {
      const folders = await manager.futureFolders()
      return folders.map((folder) => ({ ...folder, directoryId: manager.directoryId }))
    })
    return (await Promise.all(found)).flat()
  }

  /**
   * Opens a log in another directory that is to become a copy of an open one, and then to take its place. `goesOn`: with what an earlier run
   * has copied. Throws as {@link LogManager.createLog} does.
   */
  async createFuture(options: CreateLogOptions, directoryId: DirectoryId, goesOn: boolean): Promise<PartitionLog> {
    const { topic, partition } = options
    const manager = this.#managers().find((each) => each.directoryId === directoryId)
    assert(manager !== undefined && manager.get(topic, partition) === undefined, 'it moves to another directory')
    for (const other of this.#healthy()) if (other !== manager) await other.deleteFuture(topic, partition)
    return manager.createFuture(options, goesOn)
  }

  /** Closes and removes copies of a partition's log that were made, or begun, to take its place. */
  async deleteFuture(topic: string, partition: number): Promise<void> {
    for (const manager of this.#healthy()) await manager.deleteFuture(topic, partition)
  }

  /**
   * Puts a copy in the place of the log that it is a copy of. Both end at the same offset, on disk, and nothing is appended to either
   * meanwhile. A crash leaves the partition in one of the two directories, whole; what is in the other counts for nothing, and goes by
   * {@link deleteReplaced}. Whatever it rejects with, `current` goes on if {@link directoryIdOf} still knows it, and the copy is closed.
   */
  async replace(current: PartitionLog, copy: PartitionLog, config: LogConfig): Promise<PartitionLog> {
    const { topic, partition } = current
    const from = this.#managers().find((manager) => manager.get(topic, partition) === current)
    const to = this.#managers().find((manager) => [...manager.futures()].includes(copy))
    assert(
      from !== undefined && to !== undefined && from !== to,
      'a copy in another directory takes the place of a log',
    )
    await copy.takeOver(current)
    await to.closeFuture(copy)
    await this.#makeWay(copy, to)
    await from.markReplaced(current, to.directoryId)
    let made: PartitionLog
    try {
      made = await to.promote(copy, config)
    } catch (error) {
      // Where it can't be told which of the two counts, none does until the directory is back.
      if (to.failure === undefined) await from.unmarkReplaced(topic, partition)
      else from.retire(current)
      throw error
    }
    from.retire(current)
    this.#replaced.set(partitionDirectoryName(topic, partition), from)
    await made.takeOver(current)
    return made
  }

  /** Whether a directory still has what another one's log has replaced: it is not to take its place back before that is gone. */
  hasReplaced({ topic, partition }: PartitionLog): boolean {
    return this.#replaced.has(partitionDirectoryName(topic, partition))
  }

  /** Removes what a partition's log has replaced, once the cluster knows where it is now: until then that may be all there is to be found. */
  async deleteReplaced(topic: string, partition: number): Promise<void> {
    const key = partitionDirectoryName(topic, partition)
    const manager = this.#replaced.get(key)
    if (manager === undefined || manager.failure !== undefined) return
    await manager.deleteLog(topic, partition)
    this.#replaced.delete(key)
  }

  /** From now on so many logs are recovered, and cleaned, at once in each directory. */
  resize(concurrentRecoveriesMax: number, backgroundTasksMax: number): void {
    for (const manager of this.#managers()) manager.resize(concurrentRecoveriesMax, backgroundTasksMax)
  }

  /** Applies retention to all logs now. */
  async applyRetention(): Promise<void> {
    for (const manager of this.#healthy()) await manager.applyRetention()
  }

  /** Closes every directory. Idempotent. Rejects with the first error, once all are closed. */
  async close(): Promise<void> {
    const results = await Promise.allSettled(this.#managers().map((manager) => manager.close()))
    const failure = results.find((result) => result.status === 'rejected')
    if (failure !== undefined) throw failure.reason
  }

  async #managerFor(
    options: CreateLogOptions,
    directoryId: DirectoryId | undefined,
    preferredId: DirectoryId | undefined,
  ): Promise<LogManager> {
    const { topic, partition } = options
    const open = this.#managers().find((manager) => manager.get(topic, partition) !== undefined)
    if (open !== undefined) return open
    const isAssigned = directoryId !== undefined && !directoryId.startsWith(reservedIdStart)
    const assigned = isAssigned ? this.#managers().find((each) => each.directoryId === directoryId) : undefined
    // Somebody may have moved the folder while the broker did not run.
    const holders = await this.#holders(options)
    if (assigned !== undefined && holders.includes(assigned)) return assigned
    const [holder] = holders
    if (holder !== undefined) return holder
    const preferred = this.#usable().find((each) => each.directoryId === preferredId)
    const isNew = assigned !== undefined && assigned.failure === undefined && !assigned.remembers(topic, partition)
    if (preferred !== undefined && isNew) return preferred
    if (assigned !== undefined) return assigned
    if (isAssigned) throw this.#outOfService(options, `${directoryId} is not among the directories of this broker`)
    const lost = this.states().find(({ failure }) => failure !== undefined)
    if (lost !== undefined) throw this.#outOfService(options, `${lost.directory} is out of service, where it may be`)
    return preferred ?? this.#emptiest()
  }

  /** The directories that have the partition's log, those left out in which another one's has taken its place. */
  async #holders(options: CreateLogOptions): Promise<LogManager[]> {
    const { topic, topicId, partition } = options
    const holding = new Map<LogManager, DirectoryId | undefined>()
    for (const manager of this.#healthy()) {
      if (!(await manager.holds(topic, partition, topicId))) continue
      holding.set(manager, await manager.replacedBy(topic, partition))
    }
    const holders: LogManager[] = []
    const isSettled = [...holding.values()].includes(undefined)
    for (const [manager, by] of holding) {
      const taker = this.#healthy().find(({ directoryId }) => directoryId === by)
      if (by === undefined) holders.push(manager)
      else if (isSettled || (taker !== undefined && holding.has(taker))) {
        this.#replaced.set(partitionDirectoryName(topic, partition), manager)
      } else if (taker === undefined) {
        throw this.#outOfService(options, `${by} is out of service, to which it was being moved`)
      } else {
        // It never came to that.
        await manager.unmarkReplaced(topic, partition)
        holders.push(manager)
      }
    }
    return holders
  }

  /** A folder of the partition's that nobody opened, such as one that was copied by hand, must not keep the place. */
  async #makeWay({ topic, topicId, partition }: PartitionLog, manager: LogManager): Promise<void> {
    if (await manager.hasFolder(topic, partition)) await manager.moveAside({ topic, topicId, partition })
  }

  /** Where the fewest partitions are; of several such, the first. */
  #emptiest(): LogManager {
    const [first, ...others] = this.#usable()
    assert(first !== undefined, 'a directory is usable while none has failed')
    // The metadata is no partition of anybody's.
    const count = (manager: LogManager): number => manager.logCount - (manager === this.metadata ? 1 : 0)
    return others.reduce((best, manager) => (count(manager) < count(best) ? manager : best), first)
  }

  #outOfService({ topic, partition }: CreateLogOptions, why: string): StreamError {
    const text = `${topic}-${partition} can't be opened: log directory ${why}; bring the directory back and start the broker again, or delete the topic`
    return new StreamError('STORAGE_ERROR', text, { context: { topic, partition } })
  }

  #managers(): LogManager[] {
    return this.#slots.flatMap(({ manager }) => (manager === undefined ? [] : [manager]))
  }

  #healthy(): LogManager[] {
    return this.#managers().filter(({ failure }) => failure === undefined)
  }

  #usable(): LogManager[] {
    return this.#slots.flatMap(({ manager, holdsPartitions }) =>
      manager !== undefined && holdsPartitions && manager.failure === undefined ? [manager] : [],
    )
  }
}

async function openSlot(options: LogManagerOptions): Promise<Slot> {
  const { directory } = options
  try {
    const manager = await LogManager.open(options)
    return { directory, manager, failure: undefined, holdsPartitions: true }
  } catch (error) {
    if (!isStreamError(error, 'DATA_DIRECTORY_UNUSABLE')) throw error
    return { directory, manager: undefined, failure: error, holdsPartitions: true }
  }
}

function refuseTwice(directories: readonly string[]): void {
  const seen = new Set<string>()
  for (const directory of directories) {
    if (seen.has(directory)) {
      throw new StreamError('INVALID_CONFIG', `log.dirs names ${directory} twice; each directory stands there once`, {
        context: { key: 'log.dirs' },
      })
    }
    seen.add(directory)
  }
}

/** Two paths to one disk would be refused by its lock; this is a directory that was copied. */
function refuseCopy(opened: readonly LogManager[]): void {
  const last = opened.at(-1)
  const twin = opened.find((manager) => manager !== last && manager.directoryId === last?.directoryId)
  if (last === undefined || twin === undefined) return
  throw new StreamError(
    'DATA_DIRECTORY_FOREIGN',
    `${last.directory} is a copy of ${twin.directory}: both have the directory id ${last.directoryId}; leave one of them out of log.dirs`,
    { context: { file: last.directory } },
  )
}
