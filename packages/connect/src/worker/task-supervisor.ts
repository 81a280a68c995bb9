import { type Clock, type Logger, OneAtATime, type Random } from '@millrace/base'
import { taskGiveUpMs, taskSteadyMs } from '../limits.ts'
import type { TaskStall } from '../tasks/task-progress.ts'
import { Restarts } from './restarts.ts'

/**
 * What a task does, in Kafka Connect's words. `RESTARTING`: it failed and is started again after a pause. `FAILED`: it failed and stays so until it is
 * restarted by hand. `STOPPED`: it was stopped, or has done all that there was to do.
 */
export type TaskState = 'RUNNING' | 'RESTARTING' | 'FAILED' | 'PAUSED' | 'STOPPED'

/** A task as a status shows it. */
export interface TaskStatus {
  readonly state: TaskState
  /** What it failed with the last time, while it is RESTARTING or FAILED. */
  readonly trace?: string
  /** Why it gets nothing done though it is RUNNING and has something to do. */
  readonly stall?: TaskStall
}

/** What a supervisor is made of. */
export interface SupervisorParts {
  /** Runs the task until it is done or the signal says to stop. `onStall` is told when it makes no progress, and `undefined` when it does again. */
  readonly run: (signal: AbortSignal, onStall: (stall: TaskStall | undefined) => void) => Promise<void>
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** Told whenever the task does something else. */
  readonly onChange?: (status: TaskStatus) => void
}

/** Keeps a task running: starts it again when it fails, later each time, and gives up on one that does nothing else for long. */
export class TaskSupervisor {
  readonly #parts: SupervisorParts
  readonly #changes = new OneAtATime()
  readonly #restarts: Restarts
  #state: TaskState = 'STOPPED'
  #trace: string | undefined
  #stall: TaskStall | undefined
  #stop = new AbortController()
  #running: Promise<void> = Promise.resolve()

  constructor(parts: SupervisorParts) {
    this.#parts = parts
    this.#restarts = new Restarts({ ...parts, giveUpMs: taskGiveUpMs })
  }

  get status(): TaskStatus {
    return {
      state: this.#state,
      ...(this.#trace === undefined ? {} : { trace: this.#trace }),
      ...(this.#stall === undefined ? {} : { stall: this.#stall }),
    }
  }

  /** Starts the task, whatever it did before; one that runs is stopped first. What failed before is forgotten. */
  start(): Promise<void> {
    return this.#changes.run(async () => {
      await this.#halt()
      this.#begin()
    })
  }

  /** Ends the task, and says from then on that it is so. */
  end(state: 'PAUSED' | 'STOPPED'): Promise<void> {
    return this.#changes.run(async () => {
      await this.#halt()
      this.#become(state)
    })
  }

  #become(state: TaskState, trace?: string): void {
    this.#state = state
    this.#trace = trace
    this.#stall = undefined
    this.#parts.onChange?.(this.status)
  }

  async #halt(): Promise<void> {
    this.#restarts.reset()
    this.#stop.abort()
    await this.#running
  }

  #begin(): void {
    const { clock, run } = this.#parts
    const stop = new AbortController()
    const beganMs = clock.monotonicMs()
    this.#stop = stop
    this.#become('RUNNING')
    const onStall = (stall: TaskStall | undefined): void => {
      if (stop.signal.aborted || this.#stop !== stop || this.#state !== 'RUNNING') return
      this.#stall = stall
      this.#parts.onChange?.(this.status)
    }
    this.#running = run(stop.signal, onStall).then(
      () => {
        if (!stop.signal.aborted) this.#become('STOPPED')
      },
      (error: unknown) => this.#failed(error, beganMs, stop.signal.aborted),
    )
  }

  #failed(error: unknown, beganMs: number, stopping: boolean): void {
    const { clock, logger } = this.#parts
    if (stopping) {
      logger.warn({ err: error }, 'a task failed while it was being stopped')
      return
    }
    if (clock.monotonicMs() - beganMs >= taskSteadyMs) this.#restarts.reset()
    const trace = error instanceof Error ? (error.stack ?? String(error)) : String(error)
    const delayMs = this.#restarts.after(error, () => this.#begin())
    if (delayMs === undefined) {
      this.#become('FAILED', trace)
      logger.error({ err: error }, 'a task failed and is not started again by itself')
      return
    }
    this.#become('RESTARTING', trace)
    logger.warn({ err: error, delayMs }, 'a task failed and is started again')
  }
}
