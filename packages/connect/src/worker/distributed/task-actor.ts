import { type Clock, type Logger, OneAtATime, type Random } from '@millrace/base'
import type { Client } from '@millrace/client'
import { connectorOf } from '../../plugins/validate-connector.ts'
import type { PluginSet } from '../../plugins/plugin-set.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import type { TargetState } from '../config-store.ts'
import { runTask } from '../plan-and-run.ts'
import { TaskSupervisor, type TaskStatus } from '../task-supervisor.ts'
import { type ConfigLog, taskOf, type TaskSpec } from './config-log.ts'

/** What work is run with. */
export interface WorkParts {
  readonly client: Client
  readonly plugins: PluginSet
  readonly offsetsTopic: string
  readonly configs: ConfigLog
  readonly clock: Clock
  readonly random: Random
  readonly secrets: Secrets | undefined
  readonly logger: Logger
  /** The logger of a connector, by its name. */
  readonly loggerOf: (name: string) => Logger
}

/** Who is told of a task. */
export interface TaskListener {
  readonly changed: (status: TaskStatus, version: string) => void
  readonly usesTopic: (topic: string) => void
}

/** The text of what something failed with. */
export function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? String(error)) : String(error)
}

/** A task that this worker has: does what its config and its connector's target say. Changes follow each other. */
export class TaskActor {
  readonly id: string
  readonly #parts: WorkParts
  readonly #listener: TaskListener
  readonly #changes = new OneAtATime()
  #spec: TaskSpec | undefined
  #supervisor: TaskSupervisor | undefined
  #target: TargetState | undefined
  #isOver = false

  /** `after` is what has to end first: one that had the id before. */
  constructor(id: string, parts: WorkParts, listener: TaskListener, after: Promise<void>) {
    this.id = id
    this.#parts = parts
    this.#listener = listener
    // Who ended it is told of its errors.
    void this.#changes.run(() => after.catch(() => undefined))
  }

  get isFailed(): boolean {
    const state = this.#supervisor?.status.state
    return state === 'FAILED' || state === 'RESTARTING'
  }

  /** Does from now on what the log of configs says. */
  update(): Promise<void> {
    return this.#changes.run(async () => {
      if (this.#isOver) return
      const wanted = this.#parts.configs.task(this.id)
      if (wanted === undefined) {
        await this.#halt()
        return
      }
      const { target, ...spec } = wanted
      if (this.#spec === undefined || JSON.stringify(spec) !== JSON.stringify(this.#spec)) {
        await this.#halt()
        this.#make(spec)
      }
      if (target === this.#target) return
      this.#target = target
      if (target === 'STARTED') await this.#supervisor?.start()
      else await this.#supervisor?.end(target)
    })
  }

  /** Starts the task anew. One that is paused stays so. */
  restart(): Promise<void> {
    return this.#changes.run(async () => {
      if (this.#isOver || this.#target !== 'STARTED') return
      if (this.#supervisor === undefined) {
        const wanted = this.#parts.configs.task(this.id)
        if (wanted !== undefined) this.#make(wanted)
      }
      await this.#supervisor?.start()
    })
  }

  /** Ends the task, for good. Resolves once it has ended. */
  end(): Promise<void> {
    this.#isOver = true
    return this.#changes.run(() => this.#halt())
  }

  async #halt(): Promise<void> {
    const supervisor = this.#supervisor
    this.#supervisor = undefined
    this.#spec = undefined
    this.#target = undefined
    await supervisor?.end('STOPPED')
  }

  #make(spec: TaskSpec): void {
    const { client, plugins, offsetsTopic, clock, random, secrets } = this.#parts
    const { name = '', number: task = 0 } = taskOf(this.id) ?? {}
    const logger = this.#parts.loggerOf(name)
    this.#spec = spec
    try {
      const connector = connectorOf(plugins, spec.config)
      const { 'task.class': _, ...config } = spec.config
      const supervisor = new TaskSupervisor({
        clock,
        random,
        logger: logger.child({ connector: name, task }),
        run: (signal) =>
          runTask(connector, {
            client,
            name,
            config,
            task,
            plan: { key: spec.key },
            signal,
            offsetsTopic,
            logger,
            ...(secrets === undefined ? {} : { secrets }),
            plugins: { chain: plugins, converters: plugins.converters },
            onTopic: this.#listener.usesTopic,
          }),
        onChange: (status) => {
          if (this.#supervisor === supervisor) this.#listener.changed(status, connector.version)
        },
      })
      this.#supervisor = supervisor
    } catch (error) {
      logger.error({ err: error, connector: name, task }, 'a task can not be run by this worker')
      this.#listener.changed({ state: 'FAILED', trace: traceOf(error) }, '')
    }
  }
}
