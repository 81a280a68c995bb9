import type { Logger } from '@millrace/base'
import type { StateDirectory } from '../stores/state-directory.ts'
import { limits } from './limits.ts'

/** What is cleaned up, and when. */
export interface StateCleanupParts {
  readonly directory: Pick<StateDirectory, 'unused' | 'deleteTask'>
  /** So long the state of a task stays that the copy neither runs nor keeps up to date. */
  readonly delayMs: number
  readonly logger: Logger
  /** The state of a task is gone: the group need not be told of it any more. */
  readonly deleted: (taskId: string) => void
}

/**
 * Deletes the state of tasks that have gone to other copies: it gets old there, and would fill the disk. Not at once, since a task may come back,
 * and then goes on from what is there. Kafka's `state.cleanup.delay.ms`.
 */
export class StateCleanup {
  readonly #parts: StateCleanupParts
  #lookedMs: number

  constructor(parts: StateCleanupParts, nowMs: number) {
    this.#parts = parts
    this.#lookedMs = nowMs
  }

  /** Deletes what nobody has used for so long, by the clock of the directory. Never rejects: what can't be deleted is tried again. */
  async cleanIfDue(nowMs: number): Promise<void> {
    const { directory, delayMs, logger, deleted } = this.#parts
    if (nowMs - this.#lookedMs < Math.min(delayMs, limits.cleanupIntervalMs)) return
    this.#lookedMs = nowMs
    try {
      const old = directory.unused().filter(({ sinceMs }) => nowMs - sinceMs >= delayMs)
      for (const { taskId, sinceMs } of old) {
        await directory.deleteTask(taskId)
        deleted(taskId)
        logger.info(
          { taskId, unusedMs: Math.round(nowMs - sinceMs) },
          'the state of a task that is elsewhere was deleted',
        )
      }
    } catch (error) {
      logger.warn({ err: error }, 'state of tasks that are elsewhere could not be deleted; it is tried again')
    }
  }
}
