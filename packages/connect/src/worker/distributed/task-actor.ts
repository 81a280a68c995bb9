import { type Clock, type Logger, OneAtATime, type Random, StreamError } from '@millrace/base'
import type { Client } from '@millrace/client'
import type { Tap } from '../../look/record-tap.ts'
import { connectorOf } from '../../plugins/validate-connector.ts'
import type { PluginSet } from '../../plugins/plugin-set.ts'
import { followRetryMsMax } from '../../limits.ts'
import { RestError } from '../../rest/rest-error.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { Backoff } from '../../tasks/backoff.ts'
import { transactionalIdOf } from '../../tasks/exactly-once.ts'
import { pause } from '../../tasks/waiting.ts'
import type { TargetState } from '../config-store.ts'
import { runTask } from '../plan-and-run.ts'
import { TaskSupervisor, type TaskStatus } from '../task-supervisor.ts'
import { type ConfigLog, taskOf, type TaskSpec } from './config-log.ts'

/** What tasks of sources need that have records exactly once. */
export interface ExactlyOnceWork {
  readonly groupId: string
  /** Has the leader fence what ran of the connector before. Rejects if it could not. */
  readonly fence: (name: string, task: number, signal: AbortSignal) => Promise<void>
  /** Resolves once all configs were read that there are now. */
  readonly readConfigs: (signal: AbortSignal) => Promise<void>
}

/** What work is run with. */
export interface WorkParts {
  readonly client: Client
  readonly plugins: PluginSet
  readonly offsetsTopic: string
  readonly configs: ConfigLog
  readonly clock: Clock
  readonly random: Random
  readonly secrets: Secrets | undefined
  /** Undefined: sources have records at least once. */
  readonly exactlyOnce: ExactlyOnceWork | undefined
  readonly logger: Logger
  /** The logger of a connector, by its name. */
  readonly loggerOf: (name: string) => Logger
  /** Its tap. */
  readonly tapOf: (name: string) => Tap
}

/** Who is told of a task. */
export interface TaskListener {
  readonly changed: (status: TaskStatus, version: string) => void
  readonly usesTopic: (topic: string) => void
}

function specOf({ config, key }: TaskSpec): TaskSpec {
  return { config, key }
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
  #generation = ''
  /** Whether it has records exactly once. */
  #isOnce = false
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
      const { target, generation, ...spec } = wanted
      // Those of a former generation are fenced, also if nothing is different for this one.
      const isFormer = this.#isOnce && generation !== this.#generation
      if (this.#spec === undefined || isFormer || JSON.stringify(spec) !== JSON.stringify(this.#spec)) {
        await this.#halt()
        this.#make(spec, generation)
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
        if (wanted !== undefined) this.#make(specOf(wanted), wanted.generation)
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

  #make(spec: TaskSpec, generation: string): void {
    const { client, plugins, offsetsTopic, clock, random, secrets, exactlyOnce, tapOf } = this.#parts
    const { name = '', number: task = 0 } = taskOf(this.id) ?? {}
    const logger = this.#parts.loggerOf(name)
    this.#spec = spec
    this.#generation = generation
    try {
      const connector = connectorOf(plugins, spec.config)
      const { 'task.class': _, ...config } = spec.config
      const once = connector.kind === 'source' ? exactlyOnce : undefined
      this.#isOnce = once !== undefined
      const supervisor = new TaskSupervisor({
        clock,
        random,
        logger: logger.child({ connector: name, task }),
        run: async (signal, onStall) => {
          if (once !== undefined) await this.#fence(once, signal)
          if (signal.aborted) return
          await runTask(connector, {
            client,
            name,
            config,
            task,
            plan: { key: spec.key },
            signal,
            offsetsTopic,
            logger,
            tap: tapOf(name),
            ...(secrets === undefined ? {} : { secrets }),
            plugins: { chain: plugins, converters: plugins.converters },
            onTopic: this.#listener.usesTopic,
            onStall,
            exactlyOnce: once && {
              transactionalId: transactionalIdOf(once.groupId, name, task),
              claimed: () => this.#checkGeneration(once, generation, signal),
            },
          })
        },
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

  /** Has the leader fence what ran before, again and again until it is done or the task is stopped; rejects if it never will be. */
  async #fence({ fence }: ExactlyOnceWork, signal: AbortSignal): Promise<void> {
    const { clock, random, loggerOf } = this.#parts
    const { name = '', number: task = 0 } = taskOf(this.id) ?? {}
    const backoff = new Backoff(clock.monotonicMs(), { delayMaxMs: followRetryMsMax, timeoutMs: 0, random })
    while (!signal.aborted) {
      try {
        await fence(name, task, signal)
        return
      } catch (error) {
        if (signal.aborted) return
        if (error instanceof RestError && error.status >= 400 && error.status < 500 && error.status !== 409) throw error
        const delayMs = backoff.next(clock.monotonicMs()) ?? followRetryMsMax
        const about = { err: error, connector: name, task, delayMs }
        loggerOf(name).warn(about, 'former tasks of a connector could not be fenced yet')
        await pause(clock, delayMs, signal)
      }
    }
  }

  /** Whoever began after the next generation was fenced for would not be fenced by it. */
  async #checkGeneration({ readConfigs }: ExactlyOnceWork, generation: string, signal: AbortSignal): Promise<void> {
    await readConfigs(signal)
    if (this.#parts.configs.task(this.id)?.generation === generation) return
    throw new StreamError('STALE_MEMBER_EPOCH', `the connector has other tasks by now than ${this.id} was one of`)
  }
}
