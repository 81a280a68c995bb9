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

/** A commit that has begun: all that belongs to it was done, and tasks have gone on. */
interface Underway {
  readonly tasks: readonly ActiveTask[]
  /** Those whose offsets are among these. */
  readonly moved: readonly string[]
  readonly offsets: readonly PartitionOffsetToCommit[]
  readonly beganMs: number
  /** Never rejects: {@link outcome} says how it ended. */
  readonly ended: Promise<void>
  /** undefined: it has not ended yet. */
  outcome: { readonly endedMs: number } | { readonly error: unknown } | undefined
}

/**
 * Commits what the tasks of a copy have done, all of them together, every so often. Tasks go on while a commit is on its way: what they do then
 * belongs to the next one, and is given up with all else if this one fails.
 */
export class Commits {
  readonly #parts: CommitsParts
  readonly #times: CommitTimes
  #isWanted = false
  /** By the monotonic clock, as all spans: the other may be put back. */
  #lastMs = performance.now()
  #underway: Underway | undefined

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

  /** Commits, and waits for that; with `isLast` what is under way too. Throws why it failed, or the one before it. */
  async commit(isLast = false): Promise<void> {
    await this.begin(isLast)
    await this.#finish()
  }

  /** Begins a commit, once the one before it is over: so tasks are at most one commit ahead. Throws why that one failed. */
  async begin(isLast = false): Promise<void> {
    await this.#finish()
    const { enter, wakeup } = this.#parts
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
    // From here to the output's own cut nothing may be waited for: all of them part the same records from those to come.
    for (const task of tasks) task.cut()
    const underway: Underway = {
      tasks,
      moved,
      offsets,
      beganMs: this.#lastMs,
      outcome: undefined,
      ended: output.commit(offsets).then(
        () => {
          underway.outcome = { endedMs: performance.now() }
          wakeup.wake()
        },
        (error: unknown) => {
          underway.outcome = { error }
          wakeup.wake()
        },
      ),
    }
    this.#underway = underway
  }

  /** Sees to the commit that was under way, if it is over. Throws why it failed. */
  finishIfOver(): void {
    const underway = this.#underway
    if (underway?.outcome === undefined) return
    this.#underway = undefined
    const { tasks, moved, offsets, beganMs, outcome } = underway
    if ('error' in outcome) throw outcome.error
    for (const task of tasks) task.committed()
    this.#parts.committed(moved, offsets, outcome.endedMs - beganMs)
  }

  /** Waits for the commit that is under way, before tasks are let go of that it is of. Returns whether it is committed; true if there is none. */
  async settle(): Promise<boolean> {
    try {
      await this.#finish()
      return true
    } catch {
      // No news: what tasks did is given up anyway by who asks, for another reason.
      return false
    }
  }

  async #finish(): Promise<void> {
    await this.#underway?.ended
    this.finishIfOver()
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
