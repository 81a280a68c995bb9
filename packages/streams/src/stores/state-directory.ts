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
  /** A clock that never goes back, in milliseconds. Default: `performance.now()`. */
  readonly nowMs?: (() => number) | undefined
}

/** State of a task that nobody has open. */
export interface UnusedState {
  readonly taskId: string
  /** When it was closed, or the directory was taken, by the directory's clock. */
  readonly sinceMs: number
}

const taskFolder = /^\d+_\d+$/

/** What the state of a global table is called, beside those of tasks: no task has it, and it stays while the application has that table. */
export function globalStateId(store: string): string {
  return `global-${store}`
}

/** Whether a folder of an application has state: of a task, or of a global table. */
export function isStateFolder(name: string): boolean {
  return taskFolder.test(name) || name.startsWith(globalStateId(''))
}

/** The persistent state of one copy of an application: a folder for each of its tasks, and a lock, so that no two copies share them. */
export class StateDirectory {
  readonly #folder: string
  readonly #lock: DirectoryLock
  readonly #processes: ProcessIdentity
  readonly #logger: Logger
  readonly #nowMs: () => number
  readonly #takenMs: number
  readonly #open = new Map<string, TaskState>()
  readonly #closedMs = new Map<string, number>()

  private constructor(
    folder: string,
    lock: DirectoryLock,
    { processes = processIdentity(), logger, nowMs = () => performance.now() }: StateDirectoryOptions,
  ) {
    this.#folder = folder
    this.#lock = lock
    this.#processes = processes
    this.#logger = logger
    this.#nowMs = nowMs
    this.#takenMs = nowMs()
  }

  /** Takes the directory. Throws DATA_DIRECTORY_IN_USE if another copy has it, DISK_FULL, STORAGE_ERROR. */
  static async open(options: StateDirectoryOptions): Promise<StateDirectory> {
    const { path, applicationId, processes = processIdentity() } = options
    const folder = join(path, applicationId)
    try {
      mkdirSync(folder, { recursive: true })
      return new StateDirectory(folder, await lockDirectory(folder, processes), { ...options, processes })
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

  /** Tasks whose folders nobody has open, and since when. Throws STORAGE_ERROR if the directory can't be read. */
  unused(): UnusedState[] {
    try {
      return readdirSync(this.#folder)
        .filter((name) => taskFolder.test(name) && !this.#open.has(name))
        .map((taskId) => ({ taskId, sinceMs: this.#closedMs.get(taskId) ?? this.#takenMs }))
    } catch (error) {
      throw storageError(this.#folder, 'looking for state that is not used', error)
    }
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
    if (state === undefined || this.#open.get(taskId) !== state) return
    this.#open.delete(taskId)
    this.#closedMs.set(taskId, this.#nowMs())
  }

  /** Deletes the state of a task, which it closes first. */
  async deleteTask(taskId: string): Promise<void> {
    await this.closeTask(taskId)
    try {
      await rm(join(this.#folder, taskId), { recursive: true, force: true })
      this.#closedMs.delete(taskId)
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
