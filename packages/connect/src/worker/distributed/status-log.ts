import { StreamError } from '@millrace/base'
import { activeTopicsMax } from '../../limits.ts'
import { taskId, taskOf } from './config-log.ts'
import type { TaskStall } from '../../tasks/task-progress.ts'
import type { FollowedRecord } from './topic-follower.ts'

/** How a connector or a task does, as Kafka Connect keeps it. */
export interface LoggedStatus {
  readonly state: string
  readonly trace?: string
  /** Why it gets nothing done though it runs. */
  readonly stall?: TaskStall
  readonly workerId: string
  /** The group's epoch when its worker was given it. */
  readonly generation: number
  readonly version: string
}

/** Whose state it is: a connector's, or a task's by its id. */
export interface StatusSubject {
  readonly kind: 'connector' | 'task'
  readonly id: string
}

/** The key of a record with a state. */
export function statusKey({ kind, id }: StatusSubject): string {
  return `status-${kind}-${id}`
}

/** The key of the record that says that a connector uses a topic. */
export function topicKey(connector: string, topic: string): string {
  return `status-topic-${topic}:connector-${connector}`
}

/** The value of a record with a state. */
export function statusText({ state, trace, stall, workerId, generation, version }: LoggedStatus): string {
  // Kafka Connect knows of no such thing, and reads what it knows.
  const more = stall === undefined ? {} : { no_progress: { since_ms: stall.sinceMs, reason: stall.reason } }
  return JSON.stringify({ state, trace: trace ?? null, worker_id: workerId, generation, version, ...more })
}

function stallIn(value: unknown): TaskStall | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { since_ms: sinceMs, reason }: Readonly<Record<string, unknown>> = { ...value }
  return typeof sinceMs === 'number' && typeof reason === 'string' ? { sinceMs, reason } : undefined
}

/** The value of a record that says that a connector uses a topic. */
export function topicText(connector: string, task: number, topic: string, timestampMs: number): string {
  return JSON.stringify({ topic: { name: topic, connector, task, discoverTimestamp: timestampMs } })
}

function statusIn(value: string, key: string): LoggedStatus {
  const parsed: unknown = JSON.parse(value)
  if (typeof parsed !== 'object' || parsed === null) {
    throw new StreamError('INVALID_DATA', `the record ${key} of the topic of states holds no object`)
  }
  const more: Readonly<Record<string, unknown>> = { ...parsed }
  const { state, trace, worker_id: workerId, generation, version } = more
  const stall = stallIn(more['no_progress'])
  return {
    ...(stall === undefined ? {} : { stall }),
    state: typeof state === 'string' ? state : 'UNASSIGNED',
    ...(typeof trace === 'string' ? { trace } : {}),
    workerId: typeof workerId === 'string' ? workerId : '',
    generation: typeof generation === 'number' ? generation : 0,
    version: typeof version === 'string' ? version : '',
  }
}

/** The states of connectors and tasks, and the topics that connectors use, as the records of their topic say, which are Kafka Connect's. */
export class StatusLog {
  readonly #states = new Map<string, LoggedStatus>()
  readonly #topics = new Map<string, Set<string>>()

  get(subject: StatusSubject): LoggedStatus | undefined {
    return this.#states.get(statusKey(subject))
  }

  /** Tasks of a connector that there is something of, whether or not it still has them. */
  tasksOf(connector: string): readonly number[] {
    return [...this.#states.keys()].flatMap((key) => {
      const task = key.startsWith('status-task-') ? taskOf(key.slice('status-task-'.length)) : undefined
      return task?.name === connector ? [task.number] : []
    })
  }

  /** The topics that a connector uses. */
  topics(connector: string): readonly string[] {
    return [...(this.#topics.get(connector) ?? [])].toSorted()
  }

  hasTopic(connector: string, topic: string): boolean {
    return this.#topics.get(connector)?.has(topic) ?? false
  }

  /** Whether no more topics of a connector are remembered. */
  topicsAreFull(connector: string): boolean {
    return (this.#topics.get(connector)?.size ?? 0) >= activeTopicsMax
  }

  /** Reads a record. Throws INVALID_DATA for one that holds what none of its kind does; then nothing has changed. */
  apply({ key, value }: FollowedRecord): void {
    const [, topic, connector] = /^status-topic-([^:]+):connector-(.+)$/s.exec(key) ?? []
    if (topic !== undefined && connector !== undefined) this.#applyTopic(connector, topic, value)
    else if (/^status-(?:connector|task)-./s.test(key)) {
      if (value === null) this.#states.delete(key)
      else this.#states.set(key, statusIn(value, key))
    }
  }

  #applyTopic(connector: string, topic: string, value: string | null): void {
    const topics = this.#topics.get(connector) ?? new Set()
    if (value === null) topics.delete(topic)
    else if (topics.size < activeTopicsMax) topics.add(topic)
    if (topics.size > 0) this.#topics.set(connector, topics)
    else this.#topics.delete(connector)
  }
}

/** The task of that number of a connector. */
export function taskSubject(connector: string, number: number): StatusSubject {
  return { kind: 'task', id: taskId(connector, number) }
}
