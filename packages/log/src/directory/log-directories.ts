import { assert, type ClusterId, type DirectoryId, isStreamError, StreamError } from '@millrace/base'
import { TailCacheBudget } from '../reading/tail-cache.ts'
import { tailCacheTotalSizeBytesMax } from '../limits.ts'
import type { PartitionLog } from '../partition-log.ts'
import { type CreateLogOptions, LogManager, type StrayPartition } from './log-manager.ts'
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
  /** Its open logs. */
  readonly logs: readonly PartitionLog[]
}

/** What a new partition's log is like, and where it belongs. */
export interface CreatePartitionOptions extends CreateLogOptions {
  /** The directory that the cluster's metadata names for it; without, or where that is none, it is looked for. */
  readonly directoryId?: DirectoryId | undefined
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
    return this.#slots.map(({ directory, manager, failure }) => ({
      directory,
      directoryId: manager?.directoryId,
      failure: manager === undefined ? failure : manager.failure,
      isMetadata: manager === this.metadata,
      logs: manager === undefined ? [] : [...manager.logs()],
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
    const { directoryId, ...log } = options
    const manager = await this.#managerFor(log, directoryId)
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
    for (const manager of all) await manager.deleteLog(topic, partition)
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

  async #managerFor(options: CreateLogOptions, directoryId: DirectoryId | undefined): Promise<LogManager> {
    const { topic, topicId, partition } = options
    const open = this.#managers().find((manager) => manager.get(topic, partition) !== undefined)
    if (open !== undefined) return open
    const isAssigned = directoryId !== undefined && !directoryId.startsWith(reservedIdStart)
    const assigned = isAssigned ? this.#managers().find((each) => each.directoryId === directoryId) : undefined
    if (assigned !== undefined && (this.#slots.length === 1 || (await assigned.holds(topic, partition, topicId)))) {
      return assigned
    }
    // Somebody may have moved the folder while the broker did not run.
    for (const manager of this.#healthy()) {
      if (await manager.holds(topic, partition, topicId)) return manager
    }
    if (assigned !== undefined) return assigned
    if (isAssigned) throw this.#outOfService(options, `${directoryId} is not among the directories of this broker`)
    const lost = this.states().find(({ failure }) => failure !== undefined)
    if (lost !== undefined) throw this.#outOfService(options, `${lost.directory} is out of service, where it may be`)
    return this.#emptiest()
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
