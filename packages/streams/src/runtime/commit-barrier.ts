import { performance } from 'node:perf_hooks'
import { StreamError } from '@millrace/base'
import { TaskStop } from '../task/stream-task.ts'
import type { ProcessorTopology } from '../topology/nodes.ts'
import type { ActiveTask } from './active-task.ts'
import { limits } from './limits.ts'

/** How long transactions may stay open, and how long tasks may take until they can be committed; in milliseconds. */
export interface CommitTimes {
  readonly transactionTimeoutMs: number
  readonly barrierMsMax: number
}

/** From one commit to the next the slowest calls of a task must have room, and the commit itself. */
export function commitTimes({ subtopologies }: ProcessorTopology, commitIntervalMs: number): CommitTimes {
  const settleMs = Math.max(
    0,
    ...subtopologies.map(({ nodes }) =>
      nodes.reduce((sum, node) => sum + (node.kind === 'processor' ? node.settleMs : 0), 0),
    ),
  )
  const transactionTimeoutMs = Math.max(
    limits.transactionTimeoutMs,
    commitIntervalMs + settleMs + limits.commitMsMax + limits.settleMarginMs,
  )
  return { transactionTimeoutMs, barrierMsMax: transactionTimeoutMs - commitIntervalMs - limits.commitMsMax }
}

/** What is waited for, and what goes on meanwhile. */
export interface BarrierParts {
  /** The tasks that are to be committed. */
  readonly tasks: readonly ActiveTask[]
  /** Whether what was done for an input keeps the commit from leaving that input out. */
  readonly isExactlyOnce: boolean
  /** Whether calls that are under way are waited for in any case, since nobody goes on with them. */
  readonly isLast: boolean
  /** So long it is waited at most, in milliseconds. */
  readonly waitMsMax: number
  /** This task is at work, and to blame for what is thrown next. */
  enter(task: ActiveTask): void
  /** Lets tasks work that may. Returns whether there was anything to do. */
  work(): Promise<boolean>
  /** Until something happens, or so many milliseconds. */
  rest(ms: number): Promise<void>
  /** Whether nothing can be committed any more: the tasks are another's. */
  isOver(): boolean
}

/**
 * Brings tasks where they can be committed: what they have done is of inputs that the commit covers. A task that has done something for an input
 * behind one that is unfinished takes no more inputs until that one is finished. Returns false if there is nothing to commit any more; throws what
 * stops a task that does not get there in time.
 */
export async function reachBarrier(parts: BarrierParts): Promise<boolean> {
  const { tasks, isLast, waitMsMax } = parts
  const untilMs = performance.now() + waitMsMax
  try {
    for (;;) {
      for (const task of tasks) {
        parts.enter(task)
        task.task.flush()
      }
      const leftMs = untilMs - performance.now()
      const waiting = tasks.filter((task) => mustWait(task, parts, leftMs > 0))
      if (waiting.length === 0) return true
      if (parts.isOver()) return false
      const [first] = waiting
      if (leftMs <= 0 && first !== undefined) {
        parts.enter(first)
        throw new TaskStop(overdue(first, waitMsMax))
      }
      for (const task of isLast ? tasks : waiting) task.isDraining = true
      if (!(await parts.work())) await parts.rest(leftMs)
    }
  } finally {
    for (const task of tasks) task.isDraining = false
  }
}

function mustWait({ task }: ActiveTask, { isExactlyOnce, isLast }: BarrierParts, hasTime: boolean): boolean {
  const { isEntangled, isWithoutInput, callCount } = task.unfinished
  return (isExactlyOnce ? isEntangled : isWithoutInput) || (isLast && hasTime && callCount > 0)
}

function overdue({ id, task }: ActiveTask, waitMsMax: number): StreamError {
  const { callCount } = task.unfinished
  const what = `task ${id} can not be committed: ${task.unfinished.describe()}, which was waited for ${waitMsMax} ms, and other results of it, or of records behind it, would be committed without it`
  if (callCount > 0) {
    return new StreamError(
      'PROCESSING_FAILED',
      `${what}: let calls of mapAsync() end sooner, give it more \`concurrency\`, or put repartition() before it`,
      { context: { taskId: id } },
    )
  }
  return new StreamError(
    'INVALID_TOPOLOGY',
    `${what}: an operator in holding() that waits for further records can not stand behind a store or beside another output: put repartition() before it`,
    { context: { taskId: id } },
  )
}
