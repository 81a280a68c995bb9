import { setTimeout as delay } from 'node:timers/promises'
import { type Logger, toStreamError } from '@millrace/base'
import type { StartPosition } from '@millrace/client'
import type { ActiveTask } from './active-task.ts'
import { isPassing } from './failure.ts'
import { limits } from './limits.ts'

/**
 * Gets a task ready, after so many milliseconds. What may go away by itself is tried again, for as long as the task is this member's. Resolves with
 * where it begins; with undefined if it is not wanted any more. Rejects with what stays.
 */
export async function restoredTask(
  task: ActiveTask,
  afterMs: number,
  logger: Logger,
): Promise<ReadonlyMap<string, StartPosition> | undefined> {
  const { signal } = task.stopping
  try {
    if (afterMs > 0) await delay(afterMs, undefined, { signal })
    for (;;) {
      try {
        const starts = await task.restore()
        return signal.aborted ? undefined : starts
      } catch (error) {
        const failure = toStreamError(error, 'INTERNAL', `task ${task.id} could not be restored`)
        // What it reads was cut off, or made anew, meanwhile: it finds that, and begins anew.
        if (signal.aborted || !(isPassing(failure) || failure.code === 'OFFSET_OUT_OF_RANGE')) throw failure
        logger.info({ err: failure, taskId: task.id }, 'a task can not be restored yet')
        await delay(limits.restoreAgainMs, undefined, { signal })
      }
    }
  } catch (error) {
    if (signal.aborted) return undefined
    throw error
  }
}
