import { type Logger, OneAtATime, silentLogger } from '@millrace/base'
import { NodeClock, NodeRandom } from '@millrace/node-io'
import type { Client } from '@millrace/client'
import { workerConnectorsMax } from '../limits.ts'
import { RecordTaps } from '../look/record-tap.ts'
import { classNameOf, type PluginSet } from '../plugins/plugin-set.ts'
import { connectorOf } from '../plugins/validate-connector.ts'
import { RestError } from '../rest/rest-error.ts'
import type { KeptPosition } from '../tasks/offset-topic.ts'
import type { ExactlyOnceSupport } from '../tasks/source-options.ts'
import { noSecrets, type Secrets } from '../secrets/secrets.ts'
import { checkedConfig, warnOfUnknown } from './check-config.ts'
import { ConfigStore, type ConnectorConfig, type TargetState } from './config-store.ts'
import { alterOffsets, offsetsOf, type OffsetsOwner, resetOffsets } from './connector-offsets.ts'
import { fenceTasks } from './fence-tasks.ts'
import { ManagedConnector } from './managed-connector.ts'
import {
  type ConnectorInfo,
  noProgress,
  restartedStatus,
  type RestartOptions,
  type ServedWorker,
  type StatusInfo,
} from './served-worker.ts'
import { WorkerLoggers } from './worker-loggers.ts'

/** What a worker is made of. */
export interface WorkerOptions {
  readonly client: Client
  readonly plugins: PluginSet
  /** The topic that connectors are kept in. No other worker may write it. */
  readonly configTopic: string
  /** The topic that offsets of sources are kept in. */
  readonly offsetsTopic: string
  /** What status answers call this worker. */
  readonly workerId: string
  /**
   * Kafka Connect's `exactly.once.source.support`: with `enabled`, sources have their records and offsets stored in transactions, under transactional ids that
   * begin with the name of `configTopic`. Default `disabled`; `preparing` is the same for a worker that is alone.
   */
  readonly exactlyOnceSources?: ExactlyOnceSupport
  /** What references in configs stand for; see {@link secretsFrom}. Default: nothing may be referred to. */
  readonly secrets?: Secrets
  readonly logger?: Logger
}

/** Connectors by name, in this process, kept in a topic. Everything that a REST request asks for; it throws RestError. */
export class ConnectWorker implements ServedWorker {
  readonly options: WorkerOptions
  /** Its own, `worker`, and `connectors.NAME` for each connector. */
  readonly loggers: WorkerLoggers
  readonly taps = new RecordTaps(new NodeClock())
  readonly #logger: Logger
  readonly #store: ConfigStore
  readonly #connectors = new Map<string, ManagedConnector>()
  readonly #ending = new Map<string, Promise<void>>()
  readonly #writes = new OneAtATime()

  private constructor(options: WorkerOptions, store: ConfigStore) {
    this.options = options
    this.loggers = new WorkerLoggers(options.logger ?? silentLogger, new NodeClock())
    this.#logger = this.loggers.named('worker')
    this.#store = store
  }

  /** A worker whose connectors, those that were kept, have begun to start. */
  static async open(options: WorkerOptions): Promise<ConnectWorker> {
    const store = await ConfigStore.open(options.client, options.configTopic)
    const worker = new ConnectWorker(options, store)
    for (const name of store.names) worker.#take(name)
    return worker
  }

  /** Starts what was kept; one whose plugin is not there any more is said, and stays as it is kept. */
  #take(name: string): void {
    const kept = this.#store.get(name)
    if (kept === undefined) return
    try {
      this.#manage(name, kept.config, kept.target)
    } catch (error) {
      this.#logger.error({ err: error, connector: name }, 'a connector that is kept can not be started')
    }
  }

  #manage(name: string, config: ConnectorConfig, target: TargetState): void {
    const { plugins, client, offsetsTopic, secrets = noSecrets } = this.options
    const logger = this.loggers.named(`connectors.${name}`)
    const after = this.#ending.get(name)
    const connector = connectorOf(plugins, config)
    warnOfUnknown(plugins, config, logger)
    const groupId = this.options.configTopic
    const exactlyOnce = this.#isExactlyOnce
      ? { groupId, fence: (taskCount: number) => this.#beforeTasks(name, taskCount) }
      : undefined
    const managed = new ManagedConnector(
      {
        ...{ name, plugins, client, offsetsTopic, secrets, exactlyOnce, logger, after },
        ...{ clock: new NodeClock(), random: new NodeRandom(), tap: this.taps.of(name) },
      },
      connector,
      config,
    )
    this.#connectors.set(name, managed)
    this.#follow(name, managed.become(target))
  }

  get #isExactlyOnce(): boolean {
    return this.options.exactlyOnceSources === 'enabled'
  }

  /** A process that hung and was taken for gone may still run some. */
  async #beforeTasks(name: string, taskCount: number): Promise<void> {
    await this.#fence(name)
    await this.#store.putTaskCount(name, taskCount)
  }

  async #fence(connector: string): Promise<void> {
    const { client, configTopic: groupId } = this.options
    await fenceTasks({ client, groupId, connector, taskCount: this.#store.taskCount(connector) })
  }

  /** What was begun ends some time; nobody waits, but what goes wrong is said. */
  #follow(name: string, change: Promise<void>): void {
    change.catch((error: unknown) =>
      this.#logger.error({ err: error, connector: name }, 'a connector could not be changed'),
    )
  }

  get names(): readonly string[] {
    return [...this.#connectors.keys()].toSorted()
  }

  #known(name: string, message = `Connector ${name} not found`): ManagedConnector {
    const found = this.#connectors.get(name)
    if (found === undefined) throw new RestError(404, message)
    return found
  }

  info(name: string): ConnectorInfo {
    const { tasks, connector } = this.#known(name)
    return {
      name,
      config: this.#store.get(name)?.config ?? {},
      tasks: tasks.map(({ id }) => ({ connector: name, task: id })),
      type: connector.kind,
    }
  }

  status(name: string): StatusInfo {
    const { connector, state, tasks } = this.#known(name, `No status found for connector ${name}`)
    const where = { worker_id: this.options.workerId, version: connector.version }
    return {
      name,
      connector: { ...state, ...where },
      tasks: tasks.map(({ id, state: doing, trace, stall }) => ({
        id,
        state: doing,
        ...where,
        ...(trace === undefined ? {} : { trace }),
        ...noProgress(stall),
      })),
      type: connector.kind,
    }
  }

  /** The tasks with what each is told. */
  tasks(name: string): readonly unknown[] {
    const { config, tasks } = this.info(name)
    const { connector } = this.#known(name)
    const taskClass = classNameOf(connector).replace(/Connector$/, 'Task')
    return tasks.map((id) => ({ id, config: { ...config, 'task.class': taskClass } }))
  }

  topics(name: string): readonly string[] {
    return this.#connectors.get(name)?.topics ?? []
  }

  forgetTopics(name: string): void {
    this.#connectors.get(name)?.forgetTopics()
  }

  /** Where a connector is: a source in what it reads, as it says itself, a sink in its topics. */
  async offsets(name: string): Promise<readonly KeptPosition[]> {
    const { connector } = this.#known(name)
    const config = this.#store.get(name)?.config ?? {}
    return offsetsOf({ ...this.#offsetParts(name), connector, config })
  }

  /** Has a connector that is STOPPED go on elsewhere; an offset that is null is forgotten. 400 unless it is, and for what it could not go on at. */
  alterOffsets(name: string, positions: readonly KeptPosition[]): Promise<void> {
    return this.#whileStopped(name, (owner) => alterOffsets(owner, positions))
  }

  /** Has a connector that is STOPPED begin anew. 400 unless it is. */
  resetOffsets(name: string): Promise<void> {
    return this.#whileStopped(name, resetOffsets)
  }

  #offsetParts(name: string): Omit<OffsetsOwner, 'connector' | 'config'> {
    const { client, offsetsTopic, secrets } = this.options
    return { client, name, offsetsTopic, secrets, fence: this.#isExactlyOnce ? () => this.#fence(name) : undefined }
  }

  /** Waits for the end of the tasks of a connector that is STOPPED; none begins before `work` is done. */
  async #whileStopped(name: string, work: (owner: OffsetsOwner) => Promise<void>): Promise<void> {
    // In turn with what changes states, but others do not wait for the work itself.
    const { done } = await this.#writes.run(async () => {
      const managed = this.#known(name)
      if (this.#store.get(name)?.target !== 'STOPPED') {
        throw new RestError(
          400,
          `the offsets of ${name} can be changed while it is stopped alone: PUT /connectors/${name}/stop first`,
        )
      }
      const parts = this.#offsetParts(name)
      return { done: managed.during((connector, config) => work({ ...parts, connector, config })) }
    })
    await done
  }

  /** Makes a connector. 409 if there is one of that name, 400 if the config won't do. */
  create(name: string, given: ConnectorConfig, target: TargetState): Promise<ConnectorInfo> {
    return this.#writes.run(async () => {
      if (this.#connectors.has(name)) throw new RestError(409, `Connector ${name} already exists`)
      const config = this.#checked(name, given)
      await this.#store.put(name, { config, target })
      this.#manage(name, config, target)
      return { ...this.info(name), tasks: [] }
    })
  }

  /** Gives a connector another config, or makes it; says which. */
  put(name: string, given: ConnectorConfig): Promise<{ readonly created: boolean; readonly info: ConnectorInfo }> {
    if (!this.#connectors.has(name)) {
      return this.create(name, given, 'STARTED').then((info) => ({ created: true, info }))
    }
    return this.#writes.run(async () => ({ created: false, info: await this.#change(name, given) }))
  }

  /** Changes some options of a connector; null takes one away. */
  patch(name: string, changes: Readonly<Record<string, string | null>>): Promise<ConnectorInfo> {
    return this.#writes.run(async () => {
      this.#known(name)
      const all = { ...this.#store.get(name)?.config, ...changes }
      const entries = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null)
      return this.#change(name, Object.fromEntries(entries))
    })
  }

  async #change(name: string, given: ConnectorConfig): Promise<ConnectorInfo> {
    const managed = this.#known(name)
    const config = this.#checked(name, given)
    const target = this.#store.get(name)?.target ?? 'STARTED'
    await this.#store.put(name, { config, target })
    warnOfUnknown(this.options.plugins, config, this.loggers.named(`connectors.${name}`))
    const info = this.info(name)
    this.#follow(name, managed.become(target, { connector: connectorOf(this.options.plugins, config), config }))
    return info
  }

  #checked(name: string, given: ConnectorConfig): ConnectorConfig {
    if (this.#connectors.size >= workerConnectorsMax && !this.#connectors.has(name)) {
      throw new RestError(400, `this worker has ${workerConnectorsMax} connectors, and may have no more`)
    }
    return checkedConfig(this.options, name, given)
  }

  /** Has a connector do something else from now on. */
  target(name: string, target: TargetState): Promise<void> {
    return this.#writes.run(async () => {
      const managed = this.#known(name, `Unknown connector ${name}`)
      const config = this.#store.get(name)?.config ?? {}
      await this.#store.put(name, { config, target })
      this.#follow(name, managed.become(target))
    })
  }

  /**
   * Restarts a connector that could not be started, and with `includeTasks` its tasks; with `onlyFailed` what failed alone. Answers what it then
   * looks like: what is restarted is RESTARTING.
   */
  restart(name: string, options: RestartOptions): StatusInfo {
    const managed = this.#known(name, `Unknown connector: ${name}`)
    const before = this.status(name)
    this.#follow(name, managed.restartConnector())
    if (options.includeTasks) this.#follow(name, managed.restart({ onlyFailed: options.onlyFailed }))
    return restartedStatus(before, options)
  }

  restartTask(name: string, task: number): void {
    const managed = this.#known(name, `Unknown connector: ${name}`)
    if (!managed.tasks.some(({ id }) => id === task)) throw new RestError(404, `Unknown task: ${name}-${task}`)
    this.#follow(name, managed.restart({ task }))
  }

  /** Forgets a connector, whose tasks end. Its offsets stay. */
  delete(name: string): Promise<void> {
    return this.#writes.run(async () => {
      const managed = this.#known(name)
      await this.#store.delete(name)
      this.#connectors.delete(name)
      this.loggers.forget(`connectors.${name}`)
      this.taps.forget(name)
      const ending = managed.end().finally(() => this.#ending.delete(name))
      this.#ending.set(name, ending)
      this.#follow(name, ending)
    })
  }

  /** Ends all that runs; what is kept starts again with the next worker. */
  async close(): Promise<void> {
    await Promise.allSettled([...[...this.#connectors.values()].map((one) => one.end()), ...this.#ending.values()])
    await this.#store.close()
  }
}
