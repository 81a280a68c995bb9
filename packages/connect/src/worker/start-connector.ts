import { silentLogger, StreamError } from '@millrace/base'
import { NodeClock, NodeRandom } from '@millrace/node-io'
import type { TaskPlan } from '../connectors/connector.ts'
import type { SinkConnector } from '../connectors/define-sink.ts'
import type { Connector } from '../plugins/plugin-set.ts'
import { transactionalIdOf } from '../tasks/exactly-once.ts'
import type { SourceRunOptions, TaskRunOptions } from '../tasks/task-parts.ts'
import { planTasks, runTask } from './plan-and-run.ts'
import { type SupervisorParts, type TaskStatus, TaskSupervisor } from './task-supervisor.ts'

/** Which connector to start, and on what. */
export type StartOptions = Omit<TaskRunOptions, 'signal' | 'task' | 'plan' | 'onStall'> & {
  /** Gives up starting, with its reason; what runs is stopped by {@link RunningConnector.stop}. */
  readonly signal?: AbortSignal
}

/** How the tasks of a source are to have each record exactly once (KIP-618). */
export interface ExactlyOnceConnector {
  /** Transactional ids are made of it, of the connector's name and the task's number: whoever starts a connector of that name with it fences others. */
  readonly groupId: string
  /** Asked before tasks begin, with how many there are: for fencing those of before, of which there may have been more. */
  readonly fence?: (taskCount: number) => Promise<void>
}

/** Which source to start; offsets are kept in `offsetsTopic`. */
export type StartSourceOptions = StartOptions &
  Pick<SourceRunOptions, 'offsetsTopic'> & {
    /** Has records and offsets stored in transactions; without effect for sinks. Default: records are there at least once. */
    readonly exactlyOnce?: ExactlyOnceConnector | undefined
  }

/** A connector and its tasks, as `GET /connectors/NAME/status` of Kafka Connect shows them. */
export interface ConnectorStatus {
  readonly name: string
  readonly type: 'source' | 'sink'
  readonly tasks: readonly (TaskStatus & { readonly id: number })[]
}

/** A connector that was started in this process. */
export interface RunningConnector extends AsyncDisposable {
  status(): ConnectorStatus
  /**
   * Resolves once all tasks have come to an end by themselves, or were stopped, or one of them has FAILED for good; {@link status} says which. Those of
   * most connectors never do.
   */
  readonly ended: Promise<void>
  /** Ends all tasks until {@link resume}. Resolves once they have ended: what is done is committed. */
  pause(): Promise<void>
  /** Goes on with all tasks where they were; does nothing for those that run. */
  resume(): Promise<void>
  /** Starts a task anew, or all of them; with `onlyFailed` those alone that are FAILED or wait to be started again. */
  restart(options?: { readonly task?: number; readonly onlyFailed?: boolean }): Promise<void>
  /** Ends all tasks. Resolves once they have ended. */
  stop(): Promise<void>
}

/**
 * Starts a connector in this process: tries its config, plans its tasks, at most `tasks.max` of them, and keeps them running. A task that fails is
 * started again, later each time; one that does nothing else for minutes stays FAILED, and one whose config or record won't do does so at once. Rejects with
 * INVALID_CONFIG if the connector finds something wrong with its config, and BROKER_UNAVAILABLE if what it needs does not answer: try again later.
 *
 * All tasks share this process: one that takes it down takes all of them down.
 */
export function startConnector(sink: SinkConnector, options: StartOptions): Promise<RunningConnector>
export function startConnector(connector: Connector, options: StartSourceOptions): Promise<RunningConnector>
export function startConnector(
  connector: Connector,
  options: StartOptions & Partial<StartSourceOptions>,
): Promise<RunningConnector> {
  const { exactlyOnce: group, ...others } = options
  const exactlyOnce = (task: number) =>
    group === undefined ? undefined : { transactionalId: transactionalIdOf(group.groupId, options.name, task) }
  return start(connector, options, (signal, onStall, task, plan) =>
    runTask(connector, { ...others, exactlyOnce: exactlyOnce(task), signal, onStall, task, plan }),
  )
}

async function start(
  connector: Connector,
  options: StartOptions & Pick<Partial<StartSourceOptions>, 'exactlyOnce'>,
  runTask: (...run: readonly [...Parameters<SupervisorParts['run']>, task: number, plan: TaskPlan]) => Promise<void>,
): Promise<RunningConnector> {
  const { name, logger = silentLogger, signal = new AbortController().signal } = options
  const plans = await planTasks(connector, { ...options, signal })
  if (connector.kind === 'source') await options.exactlyOnce?.fence?.(plans.length)
  const [clock, random] = [new NodeClock(), new NodeRandom()]
  let hasBegun = false
  let end = (): void => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const look = (): void => {
    const states = supervisors.map(({ status }) => status.state)
    if (hasBegun && (states.includes('FAILED') || states.every((state) => state === 'STOPPED'))) end()
  }
  const supervisors: readonly TaskSupervisor[] = plans.map((plan, task) => {
    const run: SupervisorParts['run'] = (stop, onStall) => runTask(stop, onStall, task, plan)
    return new TaskSupervisor({ run, clock, random, logger: logger.child({ connector: name, task }), onChange: look })
  })
  const each = async (work: (supervisor: TaskSupervisor) => Promise<void>): Promise<void> => {
    await Promise.all(supervisors.map(work))
  }
  await each((supervisor) => supervisor.start())
  // One that has not begun is STOPPED, too.
  hasBegun = true
  look()
  const stop = (): Promise<void> => each((supervisor) => supervisor.end('STOPPED'))
  return {
    status: () => ({
      name,
      type: connector.kind,
      tasks: supervisors.map(({ status }, id) => ({ id, ...status })),
    }),
    ended,
    pause: () => each((supervisor) => supervisor.end('PAUSED')),
    resume: () => each(async (one) => (one.status.state === 'PAUSED' ? one.start() : undefined)),
    async restart({ task, onlyFailed = false } = {}) {
      const chosen = task === undefined ? supervisors : supervisors.slice(task, task + 1)
      if (chosen.length === 0) {
        const message = `${name} has no task ${String(task)}: there are ${supervisors.length}, from 0 on`
        throw new StreamError('INVALID_REQUEST', message)
      }
      const failed = ({ status: { state } }: TaskSupervisor) => state === 'FAILED' || state === 'RESTARTING'
      await Promise.all(chosen.filter((one) => !onlyFailed || failed(one)).map((one) => one.start()))
    },
    stop,
    [Symbol.asyncDispose]: stop,
  }
}
