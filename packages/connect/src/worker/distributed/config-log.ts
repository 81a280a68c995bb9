import { StreamError } from '@millrace/base'
import type { ConnectorConfig, TargetState } from '../config-store.ts'
import type { FollowedRecord } from './topic-follower.ts'

/** What a task is told, and the key of its plan. */
export interface TaskSpec {
  readonly config: ConnectorConfig
  readonly key: string
}

/** A connector as the topic of configs has it. */
export interface LoggedConnector {
  readonly config: ConnectorConfig
  readonly target: TargetState
  /** Those that were committed last. */
  readonly tasks: readonly TaskSpec[]
  /** Names what was committed last. */
  readonly generation: string
  /** So many tasks, from 0 on, may be running somewhere of those that were committed before. */
  readonly former: number
  /** Whether these can commit nothing any more. */
  readonly isFenced: boolean
}

/** What a record has changed. */
export type ConfigChange =
  | { readonly kind: 'config' | 'target' | 'tasks' | 'removed'; readonly name: string }
  | { readonly kind: 'restart'; readonly name: string; readonly includeTasks: boolean; readonly onlyFailed: boolean }

interface Known {
  config: ConnectorConfig | undefined
  target: TargetState
  tasks: readonly TaskSpec[]
  generation: string
  /** Tasks that there may have been before those. */
  former: number
  /** Those that are not committed yet. */
  readonly coming: Map<number, TaskSpec>
}

const targets: readonly TargetState[] = ['STARTED', 'PAUSED', 'STOPPED']

function objectIn({ key, value }: FollowedRecord): Readonly<Record<string, unknown>> {
  const parsed: unknown = value === null ? undefined : JSON.parse(value)
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed }
  throw new StreamError('INVALID_DATA', `the record ${key} of the topic of configs holds no object`)
}

/** A generation that was fenced, and how many tasks were about to begin then. */
interface Fencing {
  readonly generation: string
  readonly taskCount: number
}

/** Of a connector that is not known. */
const neverFenced: Fencing = { generation: '', taskCount: 0 }

function countIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

function textsIn(value: unknown): ConnectorConfig {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** The name behind a prefix of a key. */
function after(prefix: string, key: string): string | undefined {
  return key.startsWith(prefix) && key.length > prefix.length ? key.slice(prefix.length) : undefined
}

/** The connector and the number of a task's key or id, such as `orders-3`. */
export function taskOf(id: string): { readonly name: string; readonly number: number } | undefined {
  const [, name, number] = /^(.+)-(\d{1,9})$/s.exec(id) ?? []
  return name === undefined ? undefined : { name, number: Number(number) }
}

/** As Kafka Connect writes it. */
export function taskId(name: string, number: number): string {
  return `${name}-${number}`
}

/**
 * The connectors of a cluster of workers, as the records of their topic say, which are Kafka Connect's: `connector-`, `target-state-`, `task-`, `commit-`,
 * `tasks-fencing-` and `restart-connector-`. Configs of tasks count from the record on that commits them, all of a connector's at once.
 */
export class ConfigLog {
  readonly #connectors = new Map<string, Known>()
  /** Of connectors that are no more, too: their tasks may not be. */
  readonly #fencings = new Map<string, Fencing>()

  get names(): readonly string[] {
    return [...this.#connectors].flatMap(([name, { config }]) => (config === undefined ? [] : [name])).toSorted()
  }

  get(name: string): LoggedConnector | undefined {
    const known = this.#connectors.get(name)
    if (known?.config === undefined) return undefined
    const { config, target, tasks, generation, former } = known
    const fencing = this.#fencings.get(name) ?? neverFenced
    const isFenced = fencing.generation === generation
    return { config, target, tasks, generation, isFenced, former: Math.max(former, fencing.taskCount) }
  }

  /** What a task is to run; undefined if there is none. */
  task(id: string): (TaskSpec & { readonly target: TargetState; readonly generation: string }) | undefined {
    const task = taskOf(id)
    const connector = task === undefined ? undefined : this.get(task.name)
    const spec = connector?.tasks[task?.number ?? -1]
    if (spec === undefined || connector === undefined) return undefined
    return { ...spec, target: connector.target, generation: connector.generation }
  }

  /** The ids of all tasks. */
  get taskIds(): readonly string[] {
    return this.names.flatMap((name) => (this.get(name)?.tasks ?? []).map((_, number) => taskId(name, number)))
  }

  /** Reads a record. Throws INVALID_DATA for one that holds what none of its kind does; then nothing has changed. */
  apply(record: FollowedRecord): ConfigChange | undefined {
    const { key } = record
    const restarted = after('restart-connector-', key)
    if (restarted !== undefined) return this.#restart(restarted, record)
    const target = after('target-state-', key)
    if (target !== undefined) return this.#target(target, record)
    const connector = after('connector-', key)
    if (connector !== undefined) return this.#config(connector, record)
    const committed = after('commit-', key)
    if (committed !== undefined) return this.#commit(committed, record)
    const fenced = after('tasks-fencing-', key)
    if (fenced !== undefined) this.#fenced(fenced, record)
    const task = taskOf(after('task-', key) ?? '')
    if (task !== undefined) this.#task(task, record)
    return undefined
  }

  #known(name: string): Known {
    const known = this.#connectors.get(name)
    if (known !== undefined) return known
    const made: Known = {
      config: undefined,
      target: 'STARTED',
      tasks: [],
      generation: '',
      former: 0,
      coming: new Map(),
    }
    this.#connectors.set(name, made)
    return made
  }

  #config(name: string, record: FollowedRecord): ConfigChange {
    if (record.value === null) {
      this.#connectors.delete(name)
      return { kind: 'removed', name }
    }
    const config = textsIn(objectIn(record)['properties'])
    this.#known(name).config = config
    return { kind: 'config', name }
  }

  #target(name: string, record: FollowedRecord): ConfigChange | undefined {
    if (record.value === null) {
      const known = this.#connectors.get(name)
      if (known !== undefined) known.target = 'STARTED'
      return undefined
    }
    const value = objectIn(record)
    const state = value['state.v2'] ?? value['state']
    const known = this.#known(name)
    known.target = targets.find((target) => target === state) ?? 'STARTED'
    return known.config === undefined ? undefined : { kind: 'target', name }
  }

  #task({ name, number }: { readonly name: string; readonly number: number }, record: FollowedRecord): void {
    if (record.value === null) return
    const { properties, key } = objectIn(record)
    this.#known(name).coming.set(number, { config: textsIn(properties), key: typeof key === 'string' ? key : 'all' })
  }

  #commit(name: string, record: FollowedRecord): ConfigChange | undefined {
    if (record.value === null) return undefined
    const { tasks: said, generation, former } = objectIn(record)
    const count = countIn(said)
    if (count === undefined) {
      throw new StreamError('INVALID_DATA', `the record ${record.key} of the topic of configs has no number of tasks`)
    }
    const known = this.#known(name)
    const tasks = Array.from({ length: Math.min(count, known.coming.size) }, (_, number) => known.coming.get(number))
    known.coming.clear()
    const whole = tasks.filter((task) => task !== undefined)
    // A compaction, or a leader that was interrupted, has left some out: their connector's worker says them again.
    if (whole.length !== count) return undefined
    known.tasks = whole
    // Without one it was written where nothing is fenced.
    known.generation = typeof generation === 'string' ? generation : ''
    known.former = countIn(former) ?? 0
    return { kind: 'tasks', name }
  }

  #fenced(name: string, record: FollowedRecord): void {
    if (record.value === null) return
    const { generation, 'task-count': taskCount } = objectIn(record)
    this.#fencings.set(name, {
      generation: typeof generation === 'string' ? generation : '',
      taskCount: countIn(taskCount) ?? 0,
    })
  }

  #restart(name: string, record: FollowedRecord): ConfigChange | undefined {
    if (record.value === null || this.get(name) === undefined) return undefined
    const { 'include-tasks': includeTasks, 'only-failed': onlyFailed } = objectIn(record)
    return { kind: 'restart', name, includeTasks: includeTasks === true, onlyFailed: onlyFailed === true }
  }
}
