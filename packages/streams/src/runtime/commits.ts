import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PartitionOffsetToCommit } from '@millrace/client'
import type { ActiveTask } from './active-task.ts'
import type { ProcessorTopology } from '../topology/nodes.ts'
import { type CommitTimes, commitTimes, reachBarrier } from './commit-barrier.ts'
import type { RunSettings } from './options.ts'
import type { Output } from './output.ts'
import type { Wakeup } from './wakeup.ts'

/** What is committed, and who is told. */
export interface CommitsParts {
  readonly topology: ProcessorTopology
  readonly settings: Pick<RunSettings, 'isExactlyOnce' | 'commitIntervalMs'>
  readonly wakeup: Wakeup
  readonly tasks: () => Iterable<ActiveTask>
  readonly output: () => Output
  /** This task is at work, or none. */
  readonly enter: (taskId: string | undefined) => void
  /** Lets tasks work. Returns whether there was anything to do. */
  readonly process: () => boolean
  /** Whether nothing can be committed any more. */
  readonly isOver: () => boolean
  /** What these tasks did is committed; that took so long since caches were flushed. */
  readonly committed: (
    taskIds: readonly string[],
    offsets: readonly PartitionOffsetToCommit[],
    durationMs: number,
  ) => void
}

/** Commits what the tasks of a copy have done, all of them together, every so often. */
export class Commits {
  readonly #parts: CommitsParts
  readonly #times: CommitTimes
  #isWanted = false
  /** By the monotonic clock, as all spans: the other may be put back. */
  #lastMs = performance.now()

  constructor(parts: CommitsParts) {
    this.#parts = parts
    this.#times = commitTimes(parts.topology, parts.settings.commitIntervalMs)
  }

  /** After so long, in milliseconds, the cluster may abort what was not committed. */
  get transactionTimeoutMs(): number {
    return this.#times.transactionTimeoutMs
  }

  /** One is wanted soon. */
  request(): void {
    this.#isWanted = true
  }

  /** When the next is due, by `performance.now()`; Infinity if there is nothing to commit. */
  get nextMs(): number {
    const { tasks, output } = this.#parts
    const isDirty = output().isDirty || [...tasks()].some((task) => task.isReady && task.offsets().length > 0)
    return isDirty ? this.#dueMs : Infinity
  }

  get #dueMs(): number {
    return this.#lastMs + this.#parts.settings.commitIntervalMs
  }

  isDue(nowMs: number): boolean {
    return this.#isWanted || nowMs >= this.#dueMs || [...this.#parts.tasks()].some(({ isFull }) => isFull)
  }

  /** Commits; with `isLast` what is under way too. */
  async commit(isLast = false): Promise<void> {
    const { enter, committed } = this.#parts
    const output = this.#parts.output()
    const tasks = [...this.#parts.tasks()].filter(({ isReady }) => isReady)
    if (!(await this.#reachBarrier(tasks, isLast))) return
    const moved: string[] = []
    const offsets = tasks.flatMap((active) => {
      enter(active.id)
      const added = active.offsets()
      if (added.length > 0) moved.push(active.id)
      return added
    })
    enter(undefined)
    this.#isWanted = false
    this.#lastMs = performance.now()
    if (offsets.length === 0 && !output.isDirty) return
    await output.commit(offsets)
    for (const task of tasks) task.committed()
    committed(moved, offsets, performance.now() - this.#lastMs)
  }

  #reachBarrier(tasks: readonly ActiveTask[], isLast: boolean): Promise<boolean> {
    const { settings, wakeup, output, enter, process, isOver } = this.#parts
    return reachBarrier({
      tasks,
      isLast,
      isExactlyOnce: settings.isExactlyOnce,
      waitMsMax: this.#times.barrierMsMax,
      enter: ({ id }) => enter(id),
      work: async () => {
        wakeup.reset()
        const isBusy = process()
        await output().drain()
        if (isBusy) await nextTurn()
        return isBusy
      },
      rest: (ms) => wakeup.wait(performance.now() + ms),
      isOver,
    })
  }
}
