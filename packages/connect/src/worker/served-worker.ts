import type { Client } from '@millrace/client'
import type { RecordTaps } from '../look/record-tap.ts'
import type { PluginSet } from '../plugins/plugin-set.ts'
import type { WorkerAbilities } from '../plugins/validate-connector.ts'
import type { KeptPosition } from '../tasks/offset-topic.ts'
import type { ConnectorConfig, TargetState } from './config-store.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { TaskStall } from '../tasks/task-progress.ts'
import type { WorkerLoggers } from './worker-loggers.ts'
import type { TaskSpec } from './distributed/config-log.ts'

/** A connector, as Kafka Connect's REST API shows it. */
export interface ConnectorInfo {
  readonly name: string
  readonly config: ConnectorConfig
  readonly tasks: readonly { readonly connector: string; readonly task: number }[]
  readonly type: 'source' | 'sink'
}

/** A connector or a task, as status answers show it. */
export interface StateInfo {
  readonly state: string
  readonly worker_id: string
  readonly version: string
  readonly trace?: string
  /** Of a task that is RUNNING, has something to do, and gets nothing done. Kafka Connect does not tell it, so it is there only then. */
  readonly no_progress?: {
    /** Since when: a time of ISO 8601. */
    readonly since: string
    readonly reason: string
  }
}

/** What a status answer says of a task that makes no progress. */
export function noProgress(stall: TaskStall | undefined): Pick<StateInfo, 'no_progress'> {
  if (stall === undefined) return {}
  return { no_progress: { since: new Date(stall.sinceMs).toISOString(), reason: stall.reason } }
}

/** What `GET /connectors/NAME/status` answers. */
export interface StatusInfo {
  readonly name: string
  readonly connector: StateInfo
  readonly tasks: readonly (StateInfo & { readonly id: number })[]
  readonly type: 'source' | 'sink'
}

/** A worker, as the REST API has it: everything that a request asks for. Each throws RestError, or rejects with it. */
export interface ServedWorker {
  readonly options: WorkerAbilities & {
    readonly client: Client
    readonly plugins: PluginSet
    readonly secrets?: Secrets
  }
  readonly loggers: WorkerLoggers
  /** Show the records that pass what runs on this worker. */
  readonly taps: RecordTaps
  /** Of all connectors, sorted. */
  readonly names: readonly string[]
  info(name: string): ConnectorInfo
  status(name: string): StatusInfo
  /** The tasks with what each is told. */
  tasks(name: string): readonly unknown[]
  topics(name: string): readonly string[]
  forgetTopics(name: string): void
  /** Where a connector is: a source in what it reads, as it says itself, a sink in its topics. */
  offsets(name: string): Promise<readonly KeptPosition[]>
  /** Has a connector that is STOPPED go on elsewhere; an offset that is null is forgotten. 400 unless it is, and for what it could not go on at. */
  alterOffsets(name: string, positions: readonly KeptPosition[]): Promise<void>
  /** Has a connector that is STOPPED begin anew. 400 unless it is. */
  resetOffsets(name: string): Promise<void>
  /** Makes a connector. 409 if there is one of that name, 400 if the config won't do. */
  create(name: string, given: ConnectorConfig, target: TargetState): Promise<ConnectorInfo>
  /** Gives a connector another config, or makes it; says which. */
  put(name: string, given: ConnectorConfig): Promise<{ readonly created: boolean; readonly info: ConnectorInfo }>
  /** Changes some options of a connector; null takes one away. */
  patch(name: string, changes: Readonly<Record<string, string | null>>): Promise<ConnectorInfo>
  /** Has a connector do something else from now on. */
  target(name: string, target: TargetState): Promise<void>
  /**
   * Restarts a connector that could not be started, and with `includeTasks` its tasks; with `onlyFailed` what failed alone. Answers what it then
   * looks like: what is restarted is RESTARTING.
   */
  restart(name: string, options: RestartOptions): StatusInfo | Promise<StatusInfo>
  restartTask(name: string, task: number): void | Promise<void>
  /** Forgets a connector, whose tasks end. Its offsets stay. */
  delete(name: string): Promise<void>
  /** Keeps the tasks that a connector was divided into, for workers that share connectors. */
  keepTasks?(name: string, tasks: readonly TaskSpec[]): Promise<void>
  /** Fences the tasks that a connector had before, for the worker at `url` that is about to begin with one of its tasks. */
  fenceTasks?(name: string, asker: FencingAsker): Promise<void>
}

/** Who wants the former tasks of a connector fenced. */
export interface FencingAsker {
  /** The number of the task that is to begin, */
  readonly task: number
  /** and where the REST API of the worker answers that has it. */
  readonly url: string
}

/** What a restart is for. */
export interface RestartOptions {
  readonly includeTasks: boolean
  readonly onlyFailed: boolean
}

/** What a status looks like once what is to be restarted is. */
export function restartedStatus(before: StatusInfo, { includeTasks, onlyFailed }: RestartOptions): StatusInfo {
  const isFailed = (state: string): boolean => state === 'FAILED' || state === 'RESTARTING'
  const restarted = <Info extends StateInfo>(info: Info, included: boolean): Info =>
    included && (!onlyFailed || isFailed(info.state)) ? { ...info, state: 'RESTARTING' } : info
  return {
    ...before,
    connector: restarted(before.connector, true),
    tasks: before.tasks.map((task) => restarted(task, includeTasks)),
  }
}
