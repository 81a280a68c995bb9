import { StreamError } from '@millrace/base'
import type { Subtopology } from '../topology/nodes.ts'
import { ActiveTask } from './active-task.ts'
import type { TaskAssignment } from './assignment/assign-tasks.ts'
import { copyFailure, type Failure, taskFailureOf } from './failure.ts'
import type { StoresAtHand } from './lag-reports.ts'
import { restoredTask } from './restored-task.ts'
import type { TaskStatus } from '../queries/local-stores.ts'
import { StandbySet } from './standby-set.ts'
import type { StandbyTask } from './standby-task.ts'
import { TaskCopy } from './task-copy.ts'
import type { TaskSurroundings } from './task-environment.ts'
import type { TaskInputs } from './task-inputs.ts'
import { statusOf } from './task-status.ts'

/** What the tasks of an instance depend on. */
export interface TaskSetParts {
  readonly subtopologies: readonly Subtopology[]
  readonly surroundings: TaskSurroundings
  readonly inputs: () => TaskInputs
  /** A task is ready. */
  readonly ready: () => void
  readonly failed: (failure: Failure) => void
}

/** The tasks of an instance: those that it runs, and those whose stores it keeps up to date. Stores go from one to the other as they are. */
export class TaskSet {
  readonly #parts: TaskSetParts
  readonly #active = new Map<string, ActiveTask>()
  readonly #standbys: StandbySet
  /** Tasks with state that are neither, until it is known what they are to be. */
  readonly #resting = new Map<string, TaskCopy>()
  readonly #stored = new Map<string, number>()
  #standbysMs = 0

  constructor(parts: TaskSetParts) {
    this.#parts = parts
    this.#standbys = new StandbySet(parts.surroundings, (error) => parts.failed(copyFailure(error)))
  }

  /** The tasks that are run, ready or not. */
  get active(): readonly ActiveTask[] {
    return [...this.#active.values()]
  }

  get(id: string): ActiveTask | undefined {
    return this.#active.get(id)
  }

  /** A task that is kept up to date. */
  standby(id: string): StandbyTask | undefined {
    return this.#standbys.get(id)
  }

  /** How the tasks are, for whoever asks. */
  statuses(inputs: TaskInputs | undefined): TaskStatus[] {
    const { lags } = this.atHand
    const standbys = [...this.#standbys.ids].map((taskId) => {
      const ready = this.#standbys.get(taskId)?.isReady === true
      return { taskId, standby: true, ready, inputLag: 0, restoreLag: lags.get(taskId) ?? 0 }
    })
    return [...this.active.map((task) => statusOf(task, inputs)), ...standbys]
  }

  /** Whether all that are to be run are ready. */
  get isSettled(): boolean {
    for (const { isReady } of this.#active.values()) if (!isReady) return false
    return true
  }

  /** What whoever assigns tasks goes by. */
  get atHand(): StoresAtHand {
    return { lags: this.#standbys.lags(), stored: this.#stored }
  }

  /** When standbys are to be committed, by the clock of `nowMs`; Infinity if nothing came for them. */
  standbysDueMs(nowMs: number): number {
    return this.#standbys.isDirty ? nowMs + this.#parts.surroundings.settings.commitIntervalMs : Infinity
  }

  /** Writes to disk what standbys have, as often as tasks are committed. */
  commitStandbysIfDue(nowMs: number): void {
    if (nowMs - this.#standbysMs < this.#parts.surroundings.settings.commitIntervalMs) return
    this.#standbysMs = nowMs
    this.#standbys.commit()
  }

  /** Takes the states that lie on the disk, so that the group knows of them, and the tasks they are of find them open. */
  openStored(taskIds: readonly string[]): void {
    for (const id of taskIds) {
      const subtopology = this.#subtopologyOf(id)
      const isKept = subtopology?.stores.some(({ kind, changelog }) => kind === 'persistent' && changelog !== undefined)
      if (isKept !== true) continue
      const copy = this.#copyOf(id)
      this.#resting.set(id, copy)
      if (copy.storedSum > 0) this.#stored.set(id, copy.storedSum)
    }
  }

  /** The state of a task that lay on the disk is there no more. */
  noteDeleted(id: string): void {
    this.#stored.delete(id)
  }

  /**
   * Does what was assigned, with those that are granted of what is to be run; `commit` is called before anything is let go of, and says whether all
   * is committed: else what was not is forgotten. What is not
   * granted yet, since another has to let go of it, is kept up to date meanwhile; so is what moves to another, until that is final.
   */
  async carryOut(
    { active, standby }: TaskAssignment,
    isGranted: (id: string) => boolean,
    commit: () => Promise<boolean>,
  ): Promise<void> {
    const granted = new Set(active.filter(isGranted))
    const isKept = (id: string): boolean => !granted.has(id) && this.#isStateful(id)
    const kept = new Set([...standby, ...active].filter(isKept))
    const leaving = this.active.filter(({ id }) => !granted.has(id))
    if (leaving.length > 0) {
      const isCommitted = await commit()
      for (const copy of await this.#end(leaving)) {
        if (isCommitted && kept.has(copy.id)) {
          copy.rest()
          this.#standbys.take(copy)
        } else await this.#close(copy)
      }
    }
    for (const id of [...this.#standbys.ids]) {
      if (kept.has(id)) continue
      const copy = await this.#standbys.release(id)
      if (copy === undefined) continue
      if (granted.has(id)) this.#resting.set(id, copy)
      else await this.#close(copy)
    }
    for (const id of granted) if (!this.#active.has(id)) this.begin(id)
    for (const id of kept) if (!this.#standbys.has(id)) this.#standbys.take(this.#copyOf(id))
    await this.#closeResting()
    await this.#parts.inputs().refresh()
  }

  /** Runs a task from now on, or a while later. Throws INVALID_TOPOLOGY for one that the topology does not have. */
  begin(id: string, afterMs = 0): void {
    const task = new ActiveTask(this.#copyOf(id), this.#parts.surroundings)
    this.#active.set(id, task)
    this.#parts.surroundings.settings.logger.info({ taskId: id }, 'a task begins')
    // Others go on meanwhile.
    void this.#restore(task, afterMs)
  }

  /** Ends tasks, and lets go of what they have; what was not committed is forgotten. */
  async drop(tasks: readonly ActiveTask[]): Promise<void> {
    for (const copy of await this.#end(tasks)) await this.#close(copy)
  }

  /** Lets go of everything. */
  async close(): Promise<void> {
    await this.drop(this.active)
    await this.#standbys.close()
    await this.#closeResting()
  }

  /** Processes no more of these; resolves with what they have. */
  async #end(tasks: readonly ActiveTask[]): Promise<TaskCopy[]> {
    if (tasks.length === 0) return []
    const { inputs, surroundings } = this.#parts
    for (const task of tasks) {
      this.#active.delete(task.id)
      inputs().end(task.id)
      surroundings.settings.logger.info({ taskId: task.id }, 'a task ends')
      task.end()
    }
    await inputs().refresh()
    return tasks.map(({ copy }) => copy)
  }

  async #close(copy: TaskCopy): Promise<void> {
    this.#stored.delete(copy.id)
    if (copy.storedSum > 0) this.#stored.set(copy.id, copy.storedSum)
    try {
      await copy.close()
    } catch (error) {
      // A processor that can't end: the task is no more in any case.
      this.#parts.surroundings.settings.logger.warn(
        { err: error, taskId: copy.id },
        'a task could not be closed as it should',
      )
    }
  }

  async #closeResting(): Promise<void> {
    const copies = [...this.#resting.values()]
    this.#resting.clear()
    for (const copy of copies) await this.#close(copy)
  }

  #copyOf(id: string): TaskCopy {
    const resting = this.#resting.get(id)
    if (resting !== undefined) {
      this.#resting.delete(id)
      this.#stored.delete(id)
      return resting
    }
    const subtopology = this.#subtopologyOf(id)
    if (subtopology === undefined) {
      throw new StreamError(
        'INVALID_TOPOLOGY',
        `task ${id} was assigned, which this topology does not have: run the same one in all copies`,
      )
    }
    this.#stored.delete(id)
    return new TaskCopy(subtopology, partitionOf(id), this.#parts.surroundings)
  }

  #subtopologyOf(id: string): Subtopology | undefined {
    const [number = 0] = id.split('_').map(Number)
    return this.#parts.subtopologies.find((each) => each.id === number)
  }

  #isStateful(id: string): boolean {
    return this.#subtopologyOf(id)?.stores.some(({ changelog }) => changelog !== undefined) === true
  }

  /** Gets a task ready. Never rejects. */
  async #restore(task: ActiveTask, afterMs: number): Promise<void> {
    const { inputs, ready, failed, surroundings } = this.#parts
    try {
      const starts = await restoredTask(task, afterMs, surroundings.settings.logger)
      if (starts === undefined) return
      inputs().begin(task.id, starts)
      await inputs().refresh()
      ready()
    } catch (error) {
      if (!task.stopping.signal.aborted) failed(taskFailureOf(error, task.id))
    }
  }
}

function partitionOf(id: string): number {
  const [, partition = 0] = id.split('_').map(Number)
  return partition
}
