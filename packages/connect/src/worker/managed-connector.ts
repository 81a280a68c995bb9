import type { Secrets } from '../secrets/secrets.ts'
import { type Clock, type Logger, OneAtATime, type Random } from '@millrace/base'
import type { Client } from '@millrace/client'
import { activeTopicsMax, connectorGiveUpMs } from '../limits.ts'
import { checkOverrides } from '../plugins/override-policy.ts'
import type { Tap } from '../look/record-tap.ts'
import type { Connector, PluginSet } from '../plugins/plugin-set.ts'
import type { ConnectorConfig, TargetState } from './config-store.ts'
import { Restarts } from './restarts.ts'
import { type ExactlyOnceConnector, type RunningConnector, startConnector } from './start-connector.ts'
import type { TaskStatus } from './task-supervisor.ts'

/** What a connector does: as its tasks, UNASSIGNED until it has begun, or RESTARTING while it waits to be tried again. */
export type ConnectorState = 'UNASSIGNED' | 'RUNNING' | 'PAUSED' | 'STOPPED' | 'RESTARTING' | 'FAILED'

/** What a connector of a worker is made of. */
export interface ManagedParts {
  readonly name: string
  readonly plugins: PluginSet
  readonly client: Client
  readonly offsetsTopic: string
  readonly secrets: Secrets
  /** Undefined: sources have records at least once. */
  readonly exactlyOnce: ExactlyOnceConnector | undefined
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly tap: Tap
  /** What has to end first: one that had the name before. */
  readonly after?: Promise<void> | undefined
}

/** A connector of a worker: brings what runs to what it is to do. Changes follow each other; nobody has to wait for them. */
export class ManagedConnector {
  readonly #parts: ManagedParts
  readonly #changes = new OneAtATime()
  readonly #restarts: Restarts
  readonly #stop = new AbortController()
  #connector: Connector
  #config: ConnectorConfig
  #running: RunningConnector | undefined
  #state: ConnectorState = 'UNASSIGNED'
  #trace: string | undefined
  #topics = new Set<string>()

  constructor(parts: ManagedParts, connector: Connector, config: ConnectorConfig) {
    this.#parts = parts
    this.#connector = connector
    this.#config = config
    this.#restarts = new Restarts({ ...parts, giveUpMs: connectorGiveUpMs })
    const { after } = parts
    if (after !== undefined)
      this.#changes
        .run(() => after)
        .catch(() => parts.logger.warn({ connector: parts.name }, 'the connector before failed while it ended'))
  }

  get connector(): Connector {
    return this.#connector
  }

  get state(): { readonly state: ConnectorState; readonly trace?: string } {
    return { state: this.#state, ...(this.#trace === undefined ? {} : { trace: this.#trace }) }
  }

  /** Its tasks; none while it has none. */
  get tasks(): readonly (TaskStatus & { readonly id: number })[] {
    return this.#running?.status().tasks ?? []
  }

  /** Topics that its records went to or came from. */
  get topics(): readonly string[] {
    return [...this.#topics]
  }

  forgetTopics(): void {
    this.#topics.clear()
  }

  /** Does what `target` says from now on; with a new config the tasks are made anew. */
  become(
    target: TargetState,
    changed?: { readonly connector: Connector; readonly config: ConnectorConfig },
  ): Promise<void> {
    return this.#changes.run(async () => {
      this.#restarts.reset()
      if (changed !== undefined) {
        this.#connector = changed.connector
        this.#config = changed.config
        await this.#end()
      }
      this.#trace = undefined
      if (target === 'STOPPED') await this.#end()
      else if (target === 'PAUSED') await this.#running?.pause()
      else if (this.#running === undefined) {
        await this.#start()
        return
      } else await this.#running.resume()
      this.#state = target === 'STARTED' ? 'RUNNING' : target
    })
  }

  /** Starts tasks anew: the one of that number, those that failed, or all. Those of a connector that is paused stay as they are. */
  restart(options: { readonly task?: number; readonly onlyFailed?: boolean }): Promise<void> {
    return this.#changes.run(async () => {
      if (this.#state === 'RUNNING') await this.#running?.restart(options)
    })
  }

  /** Starts the connector if it could not be started before. */
  restartConnector(): Promise<void> {
    return this.#changes.run(async () => {
      if (this.#state !== 'FAILED' && this.#state !== 'RESTARTING') return
      this.#restarts.reset()
      await this.#start()
    })
  }

  /** Does something that nothing may be changed during, once what was asked before is done. */
  during<Result>(work: (connector: Connector, config: ConnectorConfig) => Promise<Result>): Promise<Result> {
    return this.#changes.run(() => work(this.#connector, this.#config))
  }

  /** Ends all that runs, for good. */
  end(): Promise<void> {
    this.#stop.abort()
    return this.#changes.run(() => {
      this.#restarts.reset()
      return this.#end()
    })
  }

  async #end(): Promise<void> {
    const running = this.#running
    this.#running = undefined
    await running?.stop()
  }

  async #start(): Promise<void> {
    const { name, plugins, client, offsetsTopic, secrets, exactlyOnce, logger, tap } = this.#parts
    try {
      checkOverrides(plugins, this.#connector, this.#config)
      this.#running = await startConnector(this.#connector, {
        client,
        name,
        config: this.#config,
        signal: this.#stop.signal,
        secrets,
        offsetsTopic,
        exactlyOnce,
        logger,
        tap,
        plugins: { chain: plugins, converters: plugins.converters },
        onTopic: (topic) => {
          if (this.#topics.size < activeTopicsMax) this.#topics.add(topic)
        },
      })
      this.#restarts.reset()
      this.#state = 'RUNNING'
      this.#trace = undefined
    } catch (error) {
      if (this.#stop.signal.aborted) return
      this.#trace = error instanceof Error ? (error.stack ?? String(error)) : String(error)
      const delayMs = this.#restarts.after(error, () => this.#startAgain())
      if (delayMs === undefined) {
        this.#state = 'FAILED'
        logger.error({ err: error, connector: name }, 'a connector could not be started')
        return
      }
      this.#state = 'RESTARTING'
      logger.warn({ err: error, connector: name, delayMs }, 'a connector could not be started yet, and is tried again')
    }
  }

  #startAgain(): void {
    void this.#changes.run(async () => {
      // Something else may have been asked for meanwhile.
      if (this.#state === 'RESTARTING' && !this.#stop.signal.aborted) await this.#start()
    })
  }
}
