import { randomUUID } from 'node:crypto'
import { type Logger, OneAtATime, silentLogger, StreamError } from '@millrace/base'
import type { Client, Producer } from '@millrace/client'
import { NodeClock, NodeRandom } from '@millrace/node-io'
import { clusterNamesLengthMax, settledMs, workerConnectorsMax } from '../../limits.ts'
import { RecordTaps } from '../../look/record-tap.ts'
import type { PluginSet } from '../../plugins/plugin-set.ts'
import { connectorOf } from '../../plugins/validate-connector.ts'
import { forwarded } from '../../rest/forward.ts'
import { AnotherWorker, conflict, RestError } from '../../rest/rest-error.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { ensureCompacted, type KeptPosition } from '../../tasks/offset-topic.ts'
import type { ExactlyOnceSupport } from '../../tasks/source-options.ts'
import { checkedConfig, warnOfUnknown } from '../check-config.ts'
import type { ConnectorConfig, TargetState } from '../config-store.ts'
import { alterOffsets, offsetsOf, type OffsetsOwner, resetOffsets } from '../connector-offsets.ts'
import { fenceTasks } from '../fence-tasks.ts'
import {
  type ConnectorInfo,
  type FencingAsker,
  noProgress,
  restartedStatus,
  type RestartOptions,
  type ServedWorker,
  type StateInfo,
  type StatusInfo,
} from '../served-worker.ts'
import { WorkerLoggers } from '../worker-loggers.ts'
import { isAddress, workerIdOf } from './address.ts'
import { ConfigLog, type LoggedConnector, taskId, taskOf, type TaskSpec } from './config-log.ts'
import { ConfigWriter } from './config-writer.ts'
import { areTasks } from './connector-actor.ts'
import { StatusLog, type StatusSubject, taskSubject } from './status-log.ts'
import { StatusWriter } from './status-writer.ts'
import { TopicFollower } from './topic-follower.ts'
import { WorkRunner } from './work-runner.ts'
import { WorkerMembership } from './worker-membership.ts'

/** What a worker is made of that shares connectors with others. */
export interface DistributedOptions {
  readonly client: Client
  readonly plugins: PluginSet
  /** Kafka Connect's `group.id`: workers of one id share connectors. No consumer may have it. */
  readonly groupId: string
  /** Kafka Connect's `config.storage.topic`: it is made, compacted and with one partition, if there is none. */
  readonly configTopic: string
  /** Kafka Connect's `offset.storage.topic`. */
  readonly offsetsTopic: string
  /** Kafka Connect's `status.storage.topic`: it is made, compacted, if there is none. */
  readonly statusTopic: string
  /** How long what a worker had that is gone waits for it, in milliseconds. Kafka Connect's `scheduled.rebalance.max.delay.ms`. Default 300,000. */
  readonly rebalanceDelayMs?: number
  /** A worker that is not heard for so long, in milliseconds, is gone. Kafka Connect's `session.timeout.ms`. Default 10,000. */
  readonly sessionTimeoutMs?: number
  /** How long a worker may take to end what is taken from it, in milliseconds. Kafka Connect's `rebalance.timeout.ms`. Default 60,000. */
  readonly rebalanceTimeoutMs?: number
  /**
   * Kafka Connect's `exactly.once.source.support`: with `enabled`, sources have their records and offsets stored in transactions (KIP-618). A group goes there in
   * two steps: all workers have to be `preparing` before one is `enabled`. Default `disabled`.
   */
  readonly exactlyOnceSources?: ExactlyOnceSupport
  /** What references in configs stand for; see {@link secretsFrom}. Default: nothing may be referred to. */
  readonly secrets?: Secrets
  readonly logger?: Logger
}

/** What the next tasks of a connector have to come after. */
function nextGeneration(known: LoggedConnector): { readonly generation: string; readonly former: number } {
  return { generation: randomUUID(), former: mayRun(known) }
}

/** So many tasks of a connector, from 0 on, may be running somewhere. */
function mayRun({ former, tasks, isFenced }: LoggedConnector): number {
  return isFenced ? tasks.length : Math.max(former, tasks.length)
}

/** Partitions of a topic of states that has to be made: Kafka Connect's default. */
const statusPartitionsMade = 5

interface Topics {
  readonly configs: ConfigLog
  readonly configTopic: TopicFollower
  readonly states: StatusLog
  readonly statusTopic: TopicFollower
  readonly producer: Producer
  /** For what reads the topics: empty until the worker has joined its group. */
  readonly membership: { joined?: Joined }
}

interface Joined {
  readonly membership: WorkerMembership
  readonly runner: WorkRunner
  readonly taps: RecordTaps
}

/**
 * A worker that shares connectors and their tasks with the others of its group: each has its part, and goes on with that of others that are gone. Any of
 * them answers requests, and asks the one that leads, or that has a task, for what that one alone can do.
 */
export class DistributedWorker implements ServedWorker {
  readonly options: DistributedOptions
  readonly #clock = new NodeClock()
  /** Its own, `worker`, and `connectors.NAME` for each connector. */
  readonly loggers: WorkerLoggers
  readonly taps = new RecordTaps(new NodeClock())
  readonly #writes = new OneAtATime()
  readonly #topics: Topics
  readonly #writer: ConfigWriter
  /** By connector: former tasks are being fenced. */
  readonly #fencings = new Map<string, Promise<void>>()
  readonly #status: StatusWriter

  private constructor(options: DistributedOptions, topics: Topics, status: StatusWriter, loggers: WorkerLoggers) {
    this.options = options
    this.loggers = loggers
    this.#topics = topics
    this.#status = status
    this.#writer = new ConfigWriter(topics.producer, options.configTopic)
  }

  /** A worker that has read what there is. It has no part in its group before {@link join}. */
  static async open(options: DistributedOptions): Promise<DistributedWorker> {
    const { client, configTopic: configName, statusTopic: statusName } = options
    const loggers = new WorkerLoggers(options.logger ?? silentLogger, new NodeClock())
    const logger = loggers.named('worker')
    await ensureCompacted(client, configName, 1)
    await ensureCompacted(client, statusName, statusPartitionsMade)
    const [configs, states] = [new ConfigLog(), new StatusLog()]
    const common = { client, logger, clock: new NodeClock(), random: new NodeRandom() }
    const producer = client.producer({ lingerMs: 0 })
    const status = new StatusWriter({ ...common, producer, topic: statusName, log: states })
    const membership: { joined?: Joined } = {}
    const statusTopic = await TopicFollower.open({
      ...common,
      topic: statusName,
      apply: (record) => {
        states.apply(record)
        if (record.value === null) status.isForgotten(record.key)
      },
    })
    const configTopic = await TopicFollower.open({
      ...common,
      topic: configName,
      apply: (record) => {
        const change = configs.apply(record)
        const { joined } = membership
        if (change === undefined || joined === undefined) return
        joined.runner.changed(change)
        if (change.kind === 'removed') {
          loggers.forget(`connectors.${change.name}`)
          joined.taps.forget(change.name)
        }
        if (change.kind !== 'restart' && change.kind !== 'target') joined.membership.workChanged()
      },
    })
    const topics = { configs, configTopic, states, statusTopic, producer, membership }
    return new DistributedWorker(options, topics, status, loggers)
  }

  /**
   * Takes part in the group; `url` is where other workers reach this one's REST API, such as `http://127.0.0.1:8083`. Statuses call it by its host and
   * port. INVALID_CONFIG if it is no such address.
   */
  join(url: string): void {
    const { client, plugins, groupId, offsetsTopic, secrets } = this.options
    const { sessionTimeoutMs = 10_000, rebalanceTimeoutMs = 60_000, rebalanceDelayMs = 300_000 } = this.options
    if (!isAddress(url)) {
      const message = `${url} is not where other workers could reach this one: give http://HOST:PORT, without a path`
      throw new StreamError('INVALID_CONFIG', message, { context: { key: 'url' } })
    }
    if (this.#topics.membership.joined !== undefined)
      throw new StreamError('INVALID_REQUEST', 'the worker has joined its group before')
    const { configs, configTopic, states } = this.#topics
    const [clock, logger, status] = [this.#clock, this.loggers.named('worker'), this.#status]
    const runner = new WorkRunner({
      ...{ client, plugins, offsetsTopic, secrets, configs, clock, logger, status },
      exactlyOnce: this.#isExactlyOnce
        ? {
            groupId,
            fence: (name, task, signal) => this.#askToFence(name, { task, url }, signal),
            readConfigs: (signal) => configTopic.readToEnd(AbortSignal.any([signal, AbortSignal.timeout(settledMs)])),
          }
        : undefined,
      loggerOf: (name) => this.loggers.named(`connectors.${name}`),
      tapOf: (name) => this.taps.of(name),
      random: new NodeRandom(),
      workerId: workerIdOf(url),
      offer: (name, tasks, signal) => this.#offer(name, tasks, signal),
    })
    const times = { sessionTimeoutMs, rebalanceTimeoutMs, rebalanceDelayMs }
    const parts = { client, groupId, url, ...times, configs, configTopic, states, status, runner, clock, logger }
    const membership = new WorkerMembership(parts)
    this.#topics.membership.joined = { membership, runner, taps: this.taps }
    membership.join()
  }

  /** Ends all that runs here, and leaves: the others go on with it after `rebalanceDelayMs`. */
  async close(): Promise<void> {
    await this.#topics.membership.joined?.membership.close()
    await this.#status.close()
    await Promise.all([this.#topics.configTopic.close(), this.#topics.statusTopic.close()])
    await this.#topics.producer.close()
  }

  get names(): readonly string[] {
    return this.#topics.configs.names
  }

  info(name: string): ConnectorInfo {
    const { config, tasks } = this.#known(name)
    return {
      name,
      config,
      tasks: tasks.map((_, task) => ({ connector: name, task })),
      type: connectorOf(this.options.plugins, config).kind,
    }
  }

  status(name: string): StatusInfo {
    const message = `No status found for connector ${name}`
    const { config, tasks } = this.#known(name, message)
    const connector = this.#state({ kind: 'connector', id: name })
    // Nobody has it yet.
    if (connector === undefined) throw new RestError(404, message)
    return {
      name,
      connector,
      tasks: tasks.flatMap((_, id) => {
        const state = this.#state(taskSubject(name, id))
        return state === undefined ? [] : [{ id, ...state }]
      }),
      type: connectorOf(this.options.plugins, config).kind,
    }
  }

  tasks(name: string): readonly unknown[] {
    return this.#known(name).tasks.map(({ config }, task) => ({ id: { connector: name, task }, config }))
  }

  topics(name: string): readonly string[] {
    return this.#topics.states.topics(name)
  }

  forgetTopics(name: string): void {
    this.#status.forgetTopics(name)
  }

  async offsets(name: string): Promise<readonly KeptPosition[]> {
    return offsetsOf(this.#offsetsOwner(name))
  }

  alterOffsets(name: string, positions: readonly KeptPosition[]): Promise<void> {
    return this.#whileStopped(name, (owner) => alterOffsets(owner, positions))
  }

  resetOffsets(name: string): Promise<void> {
    return this.#whileStopped(name, resetOffsets)
  }

  create(name: string, given: ConnectorConfig, target: TargetState): Promise<ConnectorInfo> {
    return this.#lead(async () => {
      if (this.#topics.configs.get(name) !== undefined) throw new RestError(409, `Connector ${name} already exists`)
      const config = this.#checked(name, given)
      await this.#written(await this.#writer.connector(name, config, target))
      return this.info(name)
    })
  }

  put(name: string, given: ConnectorConfig): Promise<{ readonly created: boolean; readonly info: ConnectorInfo }> {
    return this.#lead(async () => {
      const known = this.#topics.configs.get(name)
      const config = this.#checked(name, given)
      await this.#written(await this.#writer.connector(name, config, known?.target ?? 'STARTED'))
      return { created: known === undefined, info: this.info(name) }
    })
  }

  patch(name: string, changes: Readonly<Record<string, string | null>>): Promise<ConnectorInfo> {
    return this.#lead(async () => {
      const { config: before, target } = this.#known(name)
      const entries = Object.entries({ ...before, ...changes }).filter(
        (entry): entry is [string, string] => entry[1] !== null,
      )
      const config = this.#checked(name, Object.fromEntries(entries))
      await this.#written(await this.#writer.connector(name, config, target))
      return this.info(name)
    })
  }

  target(name: string, target: TargetState): Promise<void> {
    return this.#lead(async () => {
      const known = this.#known(name, `Unknown connector ${name}`)
      await this.#written(await this.#writer.target(name, target, nextGeneration(known)))
    })
  }

  restart(name: string, options: RestartOptions): Promise<StatusInfo> {
    return this.#lead(async () => {
      this.#known(name, `Unknown connector: ${name}`)
      const before = this.status(name)
      await this.#written(await this.#writer.restart(name, options))
      return restartedStatus(before, options)
    })
  }

  async restartTask(name: string, task: number): Promise<void> {
    const { membership, runner } = this.#member()
    const id = taskId(name, task)
    if (runner.hasTask(id)) {
      runner.restartTask(id)
      return
    }
    // The leader knows whether there is such a task, and who has it.
    const { leader } = membership
    if (leader === undefined) throw conflict()
    if (!leader.isMe) throw new AnotherWorker(leader.url)
    this.#known(name, `Unknown connector: ${name}`)
    if (this.#topics.configs.task(id) === undefined) throw new RestError(404, `Unknown task: ${id}`)
    const owner = membership.ownerOf(id)
    if (owner === undefined || runner.hasTask(id)) throw conflict()
    throw new AnotherWorker(owner)
  }

  delete(name: string): Promise<void> {
    return this.#lead(async () => {
      const { tasks } = this.#known(name)
      await this.#written(await this.#writer.delete(name, tasks.length))
      this.#status.forgetTopics(name)
      // Those who have it forget their states as they end; nobody may.
      const numbers = this.#topics.states.tasksOf(name)
      for (const subject of [{ kind: 'connector', id: name } as const, ...numbers.map((id) => taskSubject(name, id))]) {
        this.#status.forget(subject)
      }
    })
  }

  keepTasks(name: string, tasks: readonly TaskSpec[]): Promise<void> {
    return this.#lead(async () => {
      const known = this.#known(name)
      // Who has divided it does not know yet that it is to stop.
      if (known.target === 'STOPPED' || areTasks(known.tasks, tasks)) return
      this.#checkRoom(tasks.map((_, number) => taskId(name, number)))
      await this.#written(await this.#writer.tasks(name, { tasks, ...nextGeneration(known) }))
    })
  }

  async fenceTasks(name: string, { task, url }: FencingAsker): Promise<void> {
    const { exactlyOnceSources: support = 'disabled' } = this.options
    if (support === 'disabled') {
      const message = `the worker that leads has exactly.once.source.support=disabled: all workers need to have preparing before one has enabled`
      throw new RestError(400, message)
    }
    const { membership } = this.#member()
    const { leader } = membership
    if (leader === undefined) throw conflict()
    if (!leader.isMe) throw new AnotherWorker(leader.url)
    // Who does not have the task any more would fence who has it now.
    if (membership.ownerOf(taskId(name, task)) !== url) throw conflict()
    let fencing = this.#fencings.get(name)
    if (fencing === undefined) {
      fencing = this.#fenceFormer(name).finally(() => this.#fencings.delete(name))
      this.#fencings.set(name, fencing)
    }
    await fencing
  }

  /** Before tasks of a new generation begin, those of former ones can commit nothing any more. */
  async #fenceFormer(name: string): Promise<void> {
    await this.#topics.configTopic.readToEnd(AbortSignal.timeout(settledMs))
    const { generation, isFenced, former, tasks } = this.#known(name)
    if (isFenced) return
    // One that is alone fences the one before by itself.
    if (former > 1 || tasks.length > 1) await this.#fence(name, former)
    await this.#lead(async () => {
      if (this.#known(name).generation !== generation) throw conflict()
      await this.#written(await this.#writer.fenced(name, generation, tasks.length))
    })
  }

  #fence(connector: string, taskCount: number): Promise<void> {
    const { client, groupId } = this.options
    return fenceTasks({ client, groupId, connector, taskCount })
  }

  get #isExactlyOnce(): boolean {
    return this.options.exactlyOnceSources === 'enabled'
  }

  async #askToFence(name: string, asker: FencingAsker, signal: AbortSignal): Promise<void> {
    try {
      await this.fenceTasks(name, asker)
    } catch (error) {
      if (!(error instanceof AnotherWorker)) throw error
      await this.#askLeader(error.url, `/internal/connectors/${encodeURIComponent(name)}/fence`, asker, signal)
    }
  }

  /** Asks the leader for what it alone does, and not for others. Throws RestError if it did not. */
  async #askLeader(url: string, pathname: string, asked: object, signal: AbortSignal): Promise<void> {
    const request = { method: 'PUT', pathname, query: new URLSearchParams(), body: JSON.stringify(asked) }
    const { status, text = '' } = await forwarded(url, request, signal)
    if (status !== 204) throw new RestError(status, `the worker at ${url} did not do as it was asked: ${text}`)
  }

  async #offer(name: string, tasks: readonly TaskSpec[], signal: AbortSignal): Promise<void> {
    try {
      await this.keepTasks(name, tasks)
    } catch (error) {
      if (!(error instanceof AnotherWorker)) throw error
      await this.#askLeader(error.url, `/internal/connectors/${encodeURIComponent(name)}/tasks`, { tasks }, signal)
    }
  }

  #known(name: string, message = `Connector ${name} not found`): LoggedConnector {
    const found = this.#topics.configs.get(name)
    if (found === undefined) throw new RestError(404, message)
    return found
  }

  #state(subject: StatusSubject): StateInfo | undefined {
    const known = this.#topics.states.get(subject)
    if (known === undefined) return undefined
    const { state, workerId, version, trace, stall } = known
    return { state, worker_id: workerId, version, ...(trace === undefined ? {} : { trace }), ...noProgress(stall) }
  }

  #member(): Joined {
    const { joined } = this.#topics.membership
    if (joined === undefined) throw conflict()
    return joined
  }

  /** Does what the leader alone may do, one after the other; AnotherWorker if that is not this one, 409 if nobody knows. */
  #lead<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#writes.run(async () => {
      const { leader } = this.#member().membership
      if (leader === undefined) throw conflict()
      if (!leader.isMe) throw new AnotherWorker(leader.url)
      return await work()
    })
  }

  /** Resolves once what was written was read again: answers show it then. */
  async #written(offset: number): Promise<void> {
    await this.#topics.configTopic.readTo(0, offset, AbortSignal.timeout(settledMs))
  }

  #checked(name: string, given: ConnectorConfig): ConnectorConfig {
    const { configs } = this.#topics
    const isNew = configs.get(name) === undefined
    if (isNew && configs.names.length >= workerConnectorsMax) {
      throw new RestError(400, `this cluster has ${workerConnectorsMax} connectors, and may have no more`)
    }
    const config = checkedConfig(this.options, name, given)
    if (isNew) this.#checkRoom([name])
    warnOfUnknown(this.options.plugins, config, this.loggers.named(`connectors.${name}`))
    return config
  }

  /** What is assigned has to fit into one message. */
  #checkRoom(more: readonly string[]): void {
    const { names, taskIds } = this.#topics.configs
    const length = [...names, ...taskIds, ...more].reduce((sum, id) => sum + id.length, 0)
    if (length <= clusterNamesLengthMax) return
    const message = `the names of all connectors and tasks of this cluster have ${length} characters together, and may have ${clusterNamesLengthMax}: give it fewer or shorter ones`
    throw new RestError(400, message)
  }

  #offsetsOwner(name: string): OffsetsOwner {
    const { client, offsetsTopic, plugins, secrets } = this.options
    const known = this.#known(name)
    const { config } = known
    const fence = this.#isExactlyOnce ? () => this.#fence(name, mayRun(known)) : undefined
    return { client, name, offsetsTopic, connector: connectorOf(plugins, config), config, secrets, fence }
  }

  async #whileStopped(name: string, work: (owner: OffsetsOwner) => Promise<void>): Promise<void> {
    await this.#lead(async () => {
      const { target, tasks } = this.#known(name)
      if (target !== 'STOPPED' || tasks.length > 0) {
        throw new RestError(
          400,
          `the offsets of ${name} can be changed while it is stopped alone: PUT /connectors/${name}/stop first`,
        )
      }
      await this.#whenLetGo(name)
      await work(this.#offsetsOwner(name))
    })
  }

  /** Waits for the workers to end the tasks of a connector that has none any more. 409 if that takes too long. */
  async #whenLetGo(name: string): Promise<void> {
    const { membership } = this.#member()
    const isIts = (id: string): boolean => taskOf(id)?.name === name
    if (await membership.whenNobody(isIts, settledMs)) return
    throw conflict()
  }
}
