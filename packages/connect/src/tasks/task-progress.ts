import type { Clock } from '@millrace/base'
import { progressLookMs, taskStallMs } from '../limits.ts'

/** Why a task that runs gets nothing done. */
export interface TaskStall {
  /** Since when, in milliseconds since 1970. */
  readonly sinceMs: number
  /** What waits, and what the last attempt failed with if that is known; without secrets. */
  readonly reason: string
}

/** What a task may have to do. What stands behind in this order may wait for what stands before. */
const works = ['opening', 'loading', 'records', 'offsets'] as const

export type TaskWork = (typeof works)[number]

const waits: Readonly<Record<TaskWork, string>> = {
  opening: 'the connector has not opened the task yet',
  loading: 'a converter can not load what a record needs',
  records: 'records wait to be written',
  offsets: 'it can not be kept how far the task is',
}

/** How a kind of work does. */
interface Work {
  /** So much of it is to be done. */
  waiting: number
  /** Changes whenever some of it is done. */
  steps: number
}

/** What a task has to do, and whether it gets on with it. One that waits for what it reads has nothing to do. */
export class TaskProgress {
  readonly #works: Readonly<Record<TaskWork, Work>> = {
    opening: { waiting: 0, steps: 0 },
    loading: { waiting: 0, steps: 0 },
    records: { waiting: 0, steps: 0 },
    offsets: { waiting: 0, steps: 0 },
  }
  #obstacle: string | undefined

  /** There is so much more to do. */
  take(work: TaskWork, count = 1): void {
    this.#works[work].waiting += count
  }

  /** So much of it is done. */
  finish(work: TaskWork, count = 1): void {
    if (count === 0) return
    this.#works[work].waiting -= count
    this.#works[work].steps += 1
    if (work === 'records') this.#obstacle = undefined
  }

  /** Records could not be written, and are tried again. */
  failed(reason: string): void {
    this.#obstacle = reason
  }

  /** Something to do that ends when `run` does. */
  async during<Result>(work: TaskWork, run: () => Result | Promise<Result>): Promise<Result> {
    this.take(work)
    try {
      return await run()
    } finally {
      this.finish(work)
    }
  }

  of(work: TaskWork): Readonly<Work> {
    return this.#works[work]
  }

  /** What work of a kind waits for. */
  waitsFor(work: TaskWork): string {
    return work === 'records' && this.#obstacle !== undefined ? `${waits[work]}: ${this.#obstacle}` : waits[work]
  }
}

/**
 * Tells when a task has had something to do for a minute and got nothing of it done, and `undefined` when it gets on again. Returns what ends that.
 */
export function watchProgress(
  progress: TaskProgress,
  clock: Clock,
  tell: (stall: TaskStall | undefined) => void,
): () => void {
  const looked = works.map((work) => ({
    work,
    steps: progress.of(work).steps,
    sinceMs: clock.monotonicMs(),
    sinceWallMs: clock.wallMs(),
  }))
  let told: string | undefined
  const look = (): void => {
    const nowMs = clock.monotonicMs()
    for (const one of looked) {
      const { waiting, steps } = progress.of(one.work)
      if (waiting > 0 && steps === one.steps) continue
      one.steps = steps
      one.sinceMs = nowMs
      one.sinceWallMs = clock.wallMs()
    }
    const stuck = looked.find(({ sinceMs }) => nowMs - sinceMs >= taskStallMs)
    const reason = stuck === undefined ? undefined : progress.waitsFor(stuck.work)
    if (reason !== told) {
      tell(stuck === undefined || reason === undefined ? undefined : { sinceMs: stuck.sinceWallMs, reason })
      told = reason
    }
    timer = clock.setTimer(progressLookMs, look)
  }
  let timer = clock.setTimer(progressLookMs, look)
  return () => timer.cancel()
}
