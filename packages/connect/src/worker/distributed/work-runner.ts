import type { TaskStall } from '../../tasks/task-progress.ts'
import type { TaskStatus } from '../task-supervisor.ts'
import { ConnectorActor, type ConnectorListener } from './connector-actor.ts'
import { type ConfigChange, taskId, taskOf } from './config-log.ts'
import type { ByKind, WorkKind } from './group-messages.ts'
import type { StatusSubject } from './status-log.ts'
import type { StatusWriter } from './status-writer.ts'
import { TaskActor, type WorkParts } from './task-actor.ts'

/** What running work takes besides. */
export interface RunnerParts extends WorkParts {
  readonly status: StatusWriter
  readonly workerId: string
  readonly offer: ConnectorListener['offer']
}

/** Names and ids of connectors and tasks. */
export type Pieces = ByKind<readonly string[]>

/** States of what has run. */
const ending: ReadonlySet<string> = new Set(['FAILED', 'RESTARTING', 'STOPPED'])

interface Actor {
  update(): Promise<void>
  end(): Promise<void>
}

/** The connectors and tasks that run in this worker, and what the others know of them. */
export class WorkRunner {
  readonly #parts: RunnerParts
  readonly #connectors = new Map<string, ConnectorActor>()
  readonly #tasks = new Map<string, TaskActor>()
  /** By kind and id: those that were told to end, and have not yet. */
  readonly #ending = new Map<string, Promise<void>>()
  readonly #versions = new Map<string, string>()
  /** Of the assignment that is carried out. */
  generation = 0

  constructor(parts: RunnerParts) {
    this.#parts = parts
  }

  hasTask(id: string): boolean {
    return this.#tasks.has(id)
  }

  /** Runs these too. */
  run({ connectors, tasks }: Pieces): void {
    for (const name of connectors) if (!this.#connectors.has(name)) this.#begin('connectors', name)
    for (const id of tasks) if (!this.#tasks.has(id)) this.#begin('tasks', id)
  }

  /** Ends these. Resolves once they have ended. */
  async end({ connectors, tasks }: Pieces): Promise<void> {
    const ends = (kind: WorkKind, ids: readonly string[], actors: Map<string, Actor>) =>
      ids.map(async (id) => {
        const actor = actors.get(id)
        if (actor !== undefined) {
          actors.delete(id)
          const ending = actor.end().then(() => this.#ended(kind, id))
          this.#ending.set(`${kind} ${id}`, ending)
        }
        await this.#ending.get(`${kind} ${id}`)
      })
    await Promise.all([...ends('connectors', connectors, this.#connectors), ...ends('tasks', tasks, this.#tasks)])
  }

  /** Ends everything. */
  endAll(): Promise<void> {
    return this.end({ connectors: [...this.#connectors.keys()], tasks: [...this.#tasks.keys()] })
  }

  /** Follows a change of configs. */
  changed(change: ConfigChange): void {
    const { name } = change
    const connector = this.#connectors.get(name)
    const tasks = [...this.#tasks.values()].filter(({ id }) => taskOf(id)?.name === name)
    if (change.kind === 'restart') {
      const { includeTasks, onlyFailed } = change
      if (connector !== undefined && (!onlyFailed || connector.isFailed)) this.#follow(connector.restart(), name)
      for (const task of includeTasks ? tasks : []) {
        if (!onlyFailed || task.isFailed) this.#follow(task.restart(), name)
      }
      return
    }
    for (const actor of connector === undefined ? tasks : [connector, ...tasks]) this.#follow(actor.update(), name)
  }

  /** Starts a task anew. */
  restartTask(id: string): void {
    const task = this.#tasks.get(id)
    if (task !== undefined) this.#follow(task.restart(), id)
  }

  #subject(kind: WorkKind, id: string): StatusSubject {
    return { kind: kind === 'tasks' ? 'task' : 'connector', id }
  }

  #begin(kind: WorkKind, id: string): void {
    const { workerId, status, offer } = this.#parts
    const { generation } = this
    const subject = this.#subject(kind, id)
    const after = this.#ending.get(`${kind} ${id}`) ?? Promise.resolve()
    const changed = (state: string, version: string, trace?: string, stall?: TaskStall): void => {
      this.#versions.set(`${kind} ${id}`, version)
      const more = { ...(trace === undefined ? {} : { trace }), ...(stall === undefined ? {} : { stall }) }
      const said = { state, workerId, generation, version, ...more }
      // What failed, is stuck, or has ended, may be another's by now; what begins is this worker's.
      if (ending.has(state) || stall !== undefined) status.putUnlessTaken(subject, said)
      else status.put(subject, said)
    }
    if (kind === 'connectors') {
      const actor = new ConnectorActor(id, this.#parts, { changed, offer }, after)
      this.#connectors.set(id, actor)
      this.#follow(actor.update(), id)
      return
    }
    const { name = '', number = 0 } = taskOf(id) ?? {}
    const listener = {
      changed: ({ state, trace, stall }: TaskStatus, version: string): void => changed(state, version, trace, stall),
      usesTopic: (topic: string): void => status.useTopic(name, number, topic),
    }
    const actor = new TaskActor(taskId(name, number), this.#parts, listener, after)
    this.#tasks.set(id, actor)
    this.#follow(actor.update(), id)
  }

  #ended(kind: WorkKind, id: string): void {
    const { configs, status, workerId } = this.#parts
    const key = `${kind} ${id}`
    this.#ending.delete(key)
    const version = this.#versions.get(key) ?? ''
    this.#versions.delete(key)
    const subject = this.#subject(kind, id)
    const isKept = kind === 'tasks' ? configs.task(id) !== undefined : configs.get(id) !== undefined
    if (!isKept) status.forget(subject)
    else {
      const { generation } = this
      status.putUnlessTaken(subject, { state: 'UNASSIGNED', workerId, generation, version })
    }
  }

  /** What was begun ends some time; nobody waits, but what goes wrong is said. */
  #follow(change: Promise<void>, name: string): void {
    const { logger } = this.#parts
    change.catch((error: unknown) => logger.error({ err: error, connector: name }, 'a change could not be carried out'))
  }
}
