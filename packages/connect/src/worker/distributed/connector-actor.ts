import { OneAtATime } from '@millrace/base'
import { connectorGiveUpMs, followRetryMsMax } from '../../limits.ts'
import { classNameOf } from '../../plugins/plugin-set.ts'
import { checkOverrides } from '../../plugins/override-policy.ts'
import { connectorOf } from '../../plugins/validate-connector.ts'
import { Backoff } from '../../tasks/backoff.ts'
import { pause } from '../../tasks/waiting.ts'
import type { ConnectorConfig, TargetState } from '../config-store.ts'
import { keptTaskConfig, planConnector } from '../plan-connector.ts'
import { Restarts } from '../restarts.ts'
import type { LoggedConnector, TaskSpec } from './config-log.ts'
import { traceOf, type WorkParts } from './task-actor.ts'

/** What a connector does, beside its tasks. */
export type ConnectorActorState = 'RUNNING' | 'PAUSED' | 'STOPPED' | 'RESTARTING' | 'FAILED'

/** Who is told of a connector. */
export interface ConnectorListener {
  readonly changed: (state: ConnectorActorState, version: string, trace?: string) => void
  /** Has the leader keep these tasks. Rejects if it could not. */
  readonly offer: (name: string, tasks: readonly TaskSpec[], signal: AbortSignal) => Promise<void>
}

/** Whether the tasks that are kept are these. */
export function areTasks(kept: readonly TaskSpec[], tasks: readonly TaskSpec[]): boolean {
  const sorted = (config: ConnectorConfig): readonly string[] =>
    Object.entries(config)
      .map((entry) => JSON.stringify(entry))
      .toSorted()
  const text = (specs: readonly TaskSpec[]): string =>
    JSON.stringify(specs.map(({ key, config }) => [key, sorted(config)]))
  return text(kept) === text(tasks)
}

/** A connector that this worker has: tries its config, divides its work, and has the leader keep the tasks. Changes follow each other. */
export class ConnectorActor {
  readonly name: string
  readonly #parts: WorkParts
  readonly #listener: ConnectorListener
  readonly #changes = new OneAtATime()
  readonly #restarts: Restarts
  readonly #stop = new AbortController()
  #offering = new AbortController()
  #config: ConnectorConfig | undefined
  #target: TargetState | undefined
  /** Of the config; undefined until it was tried, and if it won't do. */
  #tasks: readonly TaskSpec[] | undefined
  #version = ''
  #isFailed = false

  /** `after` is what has to end first: one that had the name before. */
  constructor(name: string, parts: WorkParts, listener: ConnectorListener, after: Promise<void>) {
    this.name = name
    this.#parts = parts
    this.#listener = listener
    this.#restarts = new Restarts({ ...parts, giveUpMs: connectorGiveUpMs })
    // Who ended it is told of its errors.
    void this.#changes.run(() => after.catch(() => undefined))
  }

  get isFailed(): boolean {
    return this.#isFailed
  }

  /** Does from now on what the log of configs says. */
  update(): Promise<void> {
    return this.#changes.run(async () => {
      const logged = this.#parts.configs.get(this.name)
      if (this.#stop.signal.aborted || logged === undefined) return
      const isChanged = JSON.stringify(this.#config) !== JSON.stringify(logged.config)
      if (!isChanged && logged.target === this.#target) return
      this.#restarts.reset()
      if (isChanged) this.#tasks = undefined
      await this.#follow(logged)
    })
  }

  /** Tries the config again. */
  restart(): Promise<void> {
    return this.#changes.run(async () => {
      this.#restarts.reset()
      await this.#tryAgain()
    })
  }

  async #tryAgain(): Promise<void> {
    const logged = this.#parts.configs.get(this.name)
    if (this.#stop.signal.aborted || logged === undefined) return
    this.#tasks = undefined
    await this.#follow(logged)
  }

  /** Ends, for good. */
  end(): Promise<void> {
    this.#stop.abort()
    this.#offering.abort()
    return this.#changes.run(async () => this.#restarts.reset())
  }

  async #follow({ config, target, tasks: kept }: LoggedConnector): Promise<void> {
    this.#config = config
    this.#target = target
    this.#offering.abort()
    // What is paused has its tasks ready, if it had some, for when it is resumed.
    const isPlanned = target === 'STARTED' || (target === 'PAUSED' && kept.length > 0)
    if (isPlanned && this.#tasks === undefined && !(await this.#plan(config))) return
    this.#isFailed = false
    this.#restarts.reset()
    this.#listener.changed(target === 'STARTED' ? 'RUNNING' : target, this.#version)
    if (isPlanned && this.#tasks !== undefined) this.#offer(this.#tasks)
  }

  async #plan(config: ConnectorConfig): Promise<boolean> {
    const { plugins, secrets } = this.#parts
    const { name } = this
    const { signal } = this.#stop
    const logger = this.#parts.loggerOf(name)
    try {
      const connector = connectorOf(plugins, config)
      this.#version = connector.version
      checkOverrides(plugins, connector, config)
      const { plans, resolved } = await planConnector(connector, { name, config, secrets, signal, logger })
      const taskClass = classNameOf(connector).replace(/Connector$/, 'Task')
      this.#tasks = plans.map((plan) => ({
        key: plan.key,
        config: { ...keptTaskConfig(config, plan, resolved), 'task.class': taskClass },
      }))
      return true
    } catch (error) {
      if (signal.aborted) return false
      this.#isFailed = true
      const delayMs = this.#restarts.after(error, () => void this.#changes.run(() => this.#tryAgain()))
      if (delayMs === undefined) {
        logger.error({ err: error, connector: name }, 'a connector could not be started')
      } else
        logger.warn(
          { err: error, connector: name, delayMs },
          'a connector could not be started yet, and is tried again',
        )
      this.#listener.changed(delayMs === undefined ? 'FAILED' : 'RESTARTING', this.#version, traceOf(error))
      return false
    }
  }

  #offer(tasks: readonly TaskSpec[]): void {
    const offering = new AbortController()
    this.#offering = offering
    void this.#offerUntilKept(tasks, offering.signal)
  }

  async #offerUntilKept(tasks: readonly TaskSpec[], signal: AbortSignal): Promise<void> {
    const { configs, clock, random } = this.#parts
    const backoff = new Backoff(clock.monotonicMs(), { delayMaxMs: followRetryMsMax, timeoutMs: 0, random })
    while (!signal.aborted && !areTasks(configs.get(this.name)?.tasks ?? [], tasks)) {
      try {
        await this.#listener.offer(this.name, tasks, signal)
        return
      } catch (error) {
        if (signal.aborted) return
        const delayMs = backoff.next(clock.monotonicMs()) ?? followRetryMsMax
        const logger = this.#parts.loggerOf(this.name)
        logger.warn({ err: error, connector: this.name, delayMs }, 'the leader could not be told of tasks yet')
        await pause(clock, delayMs, signal)
      }
    }
  }
}
