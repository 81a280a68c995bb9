import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { assert, type Logger } from '@millrace/base'
import { open, type RootDatabase } from 'lmdb'
import type { BytesStore } from '../builder.ts'
import { CommittedBytes } from './committed-bytes.ts'
import { findDamage } from './find-damage.ts'
import { LmdbTable } from './lmdb-table.ts'
import { RecentBudget } from './recent-rows.ts'
import { markClosed, markOpened, stateFilesOf, type StateFiles, whyUntrusted, wipeState } from './state-files.ts'
import { storageError } from './storage-error.ts'
import { TaskBytes } from './task-bytes.ts'

/**
 * What belongs to the values of a commit, and is written with them in one transaction. Times go with the committed offsets instead, to
 * wherever the task goes on.
 */
export interface TaskCheckpoint {
  /** By store: the offset of its changelog up to which the values have it; the next to restore. */
  readonly changelogOffsets: Readonly<Record<string, number>>
  /** By the same: the id of that topic (KIP-516). Offsets mean nothing in another one that has its name. */
  readonly changelogIds?: Readonly<Record<string, string>> | undefined
}

/** How a task's state is opened. */
export interface TaskStateOptions {
  /** Of this task alone; made if it is not there. Who opens it must be its only owner: see `StateDirectory`. */
  readonly folder: string
  /** Changes when the machine starts; '' where the system has no such id. */
  readonly bootId: string
  readonly logger: Logger
  /** Commits in this time after one was written are written together. Default: {@link writeIntervalMsDefault}. */
  readonly writeIntervalMs?: number | undefined
}

/** After a crash of the process so much, in milliseconds, comes back from the changelogs. */
const writeIntervalMsDefault = 1_000

/** What commits leave in memory until they are written, at most, but for the last of them. */
const unwrittenHeapBytesMax = 32 << 20

/** Bytes stores a task may have. LMDB reserves a little for each. */
const tablesMax = 1024

/** Where the checkpoint lies, beside the tables of stores, whose names begin with another letter. */
const checkpointTable = 'checkpoint'
const storeTablePrefix = 'store/'
const checkpointKey = 'newest'

/**
 * The persistent stores of one task: one LMDB environment. What is put is in memory until {@link commit}; some commits later values and
 * checkpoint are written in one transaction, so after a crash of the process values and offsets belong together. Several commits are written at
 * once, since keys that are in use change with each. LMDB does not sync (a write would take as long as the disk does): after a crash of the
 * machine everything is deleted, and comes back from the changelogs.
 */
export class TaskState {
  /** Why what was there was deleted when this was opened; undefined: it was not. */
  readonly wiped: string | undefined
  readonly #files: StateFiles
  readonly #root: RootDatabase<Buffer, string>
  readonly #checkpoints: LmdbTable
  readonly #tables = new Map<string, { readonly table: LmdbTable; readonly bytes: TaskBytes }>()
  readonly #recent = new RecentBudget()
  readonly #writeIntervalMs: number
  #checkpoint: TaskCheckpoint | undefined
  /** Whether {@link #checkpoint} and what belongs to it is in LMDB. */
  #isWritten = true
  #writtenAtMs = -Infinity
  #isOpen = true
  /** Whether the next commit is of what was there at the last {@link freeze}. */
  #isFrozen = false

  private constructor(files: StateFiles, wiped: string | undefined, writeIntervalMs: number) {
    this.#files = files
    this.wiped = wiped
    this.#writeIntervalMs = writeIntervalMs
    this.#root = open<Buffer, string>({
      path: files.folder,
      encoding: 'binary',
      cache: false,
      // A mapping that is written to would turn a full disk into a signal that kills the process.
      useWritemap: false,
      noSync: true,
      overlappingSync: false,
      maxDbs: tablesMax,
    })
    this.#checkpoints = new LmdbTable(this.#root, checkpointTable)
    const checkpoint = this.#checkpoints.get(checkpointKey)
    this.#checkpoint =
      checkpoint === undefined ? undefined : (JSON.parse(Buffer.from(checkpoint).toString('utf8')) as TaskCheckpoint)
  }

  /**
   * Opens the state of a task. What a crash of the machine left, and what is damaged, is deleted: then {@link wiped} says why.
   * Throws DISK_FULL, STORAGE_ERROR.
   */
  static open({ folder, bootId, logger, writeIntervalMs = writeIntervalMsDefault }: TaskStateOptions): TaskState {
    const files = stateFilesOf(folder)
    try {
      mkdirSync(folder, { recursive: true })
      const reason = whyUntrusted(files, bootId) ?? damageOf(files)
      if (reason !== undefined) {
        logger.warn(
          { file: folder, reason },
          'the state of a task is deleted, and will be restored from its changelogs',
        )
        wipeState(files)
      }
      markOpened(files, bootId)
      // Of those who had it open before: nobody has now.
      rmSync(files.readers, { force: true })
      return new TaskState(files, reason, writeIntervalMs)
    } catch (error) {
      throw storageError(folder, 'opening', error)
    }
  }

  /** Of the last commit; undefined: nothing is there. */
  get checkpoint(): TaskCheckpoint | undefined {
    return this.#checkpoint
  }

  /** What was put and deleted since the last commit, or {@link freeze}, takes in memory, about: commit before this is too much. */
  get uncommittedBytes(): number {
    let size = 0
    for (const { bytes } of this.#tables.values()) size += bytes.uncommittedBytes
    return size
  }

  /** The bytes of a store, what is not committed included. The same for each call. */
  bytes(name: string): BytesStore {
    return this.#tableOf(name).bytes
  }

  /** The bytes of a store as they were committed last, for queries: read only. */
  committed(name: string): BytesStore {
    return new CommittedBytes(name, this.#tableOf(name).bytes)
  }

  /** What was put and deleted so far is what the next {@link commit} is of: what comes meanwhile is of the one after it. */
  freeze(): void {
    assert(this.#isOpen, 'the state of the task is closed')
    this.#isFrozen = true
    for (const { bytes } of this.#tables.values()) bytes.freeze()
  }

  /**
   * All that was put and deleted since the last commit, up to {@link freeze} if it was called, belongs to the state from now on, with that checkpoint. It is written in one transaction,
   * with what the commits before left, if enough time has gone by or it gets too much.
   * Throws DISK_FULL, STORAGE_ERROR: nothing was written then; it is tried again with the next commit.
   */
  commit(checkpoint: TaskCheckpoint): void {
    assert(this.#isOpen, 'the state of the task is closed')
    this.#isFrozen = false
    let heapBytes = 0
    let hasManyRanges = false
    for (const { bytes } of this.#tables.values()) {
      bytes.commit()
      heapBytes += bytes.unwrittenHeapBytes
      hasManyRanges ||= bytes.hasManyRanges
    }
    this.#checkpoint = checkpoint
    this.#isWritten = false
    const isDue = performance.now() - this.#writtenAtMs >= this.#writeIntervalMs
    if (isDue || hasManyRanges || heapBytes > unwrittenHeapBytesMax) this.#write()
  }

  #write(): void {
    const checkpoint = this.#checkpoint
    if (this.#isWritten || checkpoint === undefined) return
    try {
      this.#root.transactionSync(() => {
        for (const { bytes } of this.#tables.values()) bytes.write()
        this.#checkpoints.write(checkpointKey, Buffer.from(JSON.stringify(checkpoint)))
      })
    } catch (error) {
      throw storageError(this.#files.folder, 'a commit', error)
    } finally {
      // Reads must not go on in a snapshot from before.
      this.#root.resetReadTxn()
    }
    for (const { bytes } of this.#tables.values()) bytes.written()
    this.#isWritten = true
    this.#writtenAtMs = performance.now()
  }

  /** Forgets all that was put and deleted since the last commit. Stores keep something in memory: build them anew. */
  drop(): void {
    this.#isFrozen = false
    for (const { bytes } of this.#tables.values()) bytes.drop()
  }

  /**
   * Deletes everything, what is committed included: a changelog no longer has what the checkpoint goes on from. Stores are to be built anew.
   */
  wipe(): void {
    assert(this.#isOpen, 'the state of the task is closed')
    this.#isFrozen = false
    for (const { bytes } of this.#tables.values()) bytes.wiped()
    try {
      this.#root.transactionSync(() => {
        for (const { table } of this.#tables.values()) table.deleteRange(undefined, undefined)
        this.#checkpoints.deleteRange(undefined, undefined)
      })
    } catch (error) {
      throw storageError(this.#files.folder, 'deleting it', error)
    } finally {
      this.#root.resetReadTxn()
    }
    this.#checkpoint = undefined
    this.#isWritten = true
  }

  /** Closes the state; what is not committed is forgotten, the rest is on disk then. */
  async close(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.drop()
    try {
      try {
        this.#write()
      } catch {
        // What is there is whole, and of an earlier commit: the changelogs have the rest.
      }
      await this.#root.close()
      markClosed(this.#files)
    } catch (error) {
      throw storageError(this.#files.folder, 'closing', error)
    }
  }

  #tableOf(name: string): { readonly table: LmdbTable; readonly bytes: TaskBytes } {
    let known = this.#tables.get(name)
    if (known === undefined) {
      assert(this.#isOpen, 'the state of the task is closed')
      const table = new LmdbTable(this.#root, storeTablePrefix + name)
      known = { table, bytes: new TaskBytes(table, this.#recent.rows()) }
      if (this.#isFrozen) known.bytes.freeze()
      this.#tables.set(name, known)
    }
    return known
  }
}

function damageOf(files: StateFiles): string | undefined {
  const damage = existsSync(files.data) ? findDamage(files.data) : undefined
  return damage === undefined ? undefined : `its file is damaged: ${damage}`
}
