import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Logger, type ProcessIdentity, StreamError } from '@millrace/base'
import { processIdentity } from '@millrace/node-io'
import { type DirectoryLock, lockDirectory } from './persistent/directory-lock.ts'
import { stateFilesOf } from './persistent/state-files.ts'
import { storageError } from './persistent/storage-error.ts'
import { TaskState } from './persistent/task-state.ts'

/** Where an application's state lies. */
export interface StateDirectoryOptions {
  /** Of all applications: each has a folder of its own in it. Made if it is not there. */
  readonly path: string
  readonly applicationId: string
  readonly logger: Logger
  /** Who this process is. Default: as the system says. */
  readonly processes?: ProcessIdentity | undefined
}

const taskFolder = /^\d+_\d+$/

/** The persistent state of one copy of an application: a folder for each of its tasks, and a lock, so that no two copies share them. */
export class StateDirectory {
  readonly #folder: string
  readonly #lock: DirectoryLock
  readonly #processes: ProcessIdentity
  readonly #logger: Logger
  readonly #open = new Map<string, TaskState>()

  private constructor(folder: string, lock: DirectoryLock, processes: ProcessIdentity, logger: Logger) {
    this.#folder = folder
    this.#lock = lock
    this.#processes = processes
    this.#logger = logger
  }

  /** Takes the directory. Throws DATA_DIRECTORY_IN_USE if another copy has it, DISK_FULL, STORAGE_ERROR. */
  static async open({
    path,
    applicationId,
    logger,
    processes = processIdentity(),
  }: StateDirectoryOptions): Promise<StateDirectory> {
    const folder = join(path, applicationId)
    try {
      mkdirSync(folder, { recursive: true })
      return new StateDirectory(folder, await lockDirectory(folder, processes), processes, logger)
    } catch (error) {
      throw storageError(folder, 'taking it', error)
    }
  }

  /** Tasks of which there is state, by id. */
  taskIds(): string[] {
    return readdirSync(this.#folder)
      .filter((name) => taskFolder.test(name) && existsSync(stateFilesOf(join(this.#folder, name)).data))
      .sort()
  }

  /** What {@link noteTopology} wrote last; undefined: nothing yet. */
  readTopology(): string | undefined {
    try {
      return existsSync(this.#topologyFile) ? readFileSync(this.#topologyFile, 'utf8') : undefined
    } catch (error) {
      throw storageError(this.#folder, 'reading of which topology it is', error)
    }
  }

  /** Notes of which topology the state is, for whoever takes it up later. */
  noteTopology(text: string): void {
    const fresh = `${this.#topologyFile}.new`
    try {
      writeFileSync(fresh, text, { flush: true })
      renameSync(fresh, this.#topologyFile)
    } catch (error) {
      throw storageError(this.#folder, 'noting of which topology it is', error)
    }
  }

  /** The state of a task, which has one owner at a time. Throws as {@link TaskState.open}; DATA_DIRECTORY_IN_USE if it is open. */
  openTask(taskId: string): TaskState {
    if (this.#open.has(taskId)) {
      throw new StreamError(
        'DATA_DIRECTORY_IN_USE',
        `the state of task ${taskId} in ${this.#folder} is open already: close it first`,
        { context: { file: this.#folder } },
      )
    }
    const state = TaskState.open({
      folder: join(this.#folder, taskId),
      bootId: this.#processes.self.bootId,
      logger: this.#logger,
    })
    this.#open.set(taskId, state)
    return state
  }

  /** Closes the state of a task; does nothing if it is not open. */
  async closeTask(taskId: string): Promise<void> {
    const state = this.#open.get(taskId)
    await state?.close()
    // Not before: who opens it then finds it closed.
    if (this.#open.get(taskId) === state) this.#open.delete(taskId)
  }

  /** Deletes the state of a task, which it closes first. */
  async deleteTask(taskId: string): Promise<void> {
    await this.closeTask(taskId)
    try {
      await rm(join(this.#folder, taskId), { recursive: true, force: true })
    } catch (error) {
      throw storageError(this.#folder, `deleting task ${taskId}`, error)
    }
  }

  get #topologyFile(): string {
    return join(this.#folder, 'topology')
  }

  /** Closes all tasks, and lets go of the directory. */
  async close(): Promise<void> {
    for (const taskId of [...this.#open.keys()]) await this.closeTask(taskId)
    await this.#lock.release()
  }
}
