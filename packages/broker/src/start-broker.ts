import { type Metrics, noMetrics, type RpcListener, StreamError, type TopicId } from '@millrace/base'
import type { LogDirectories } from '@millrace/log'
import type { BrokerSettings } from '@millrace/metadata'
import type { LogDirectory } from './admin/log-dir-status.ts'
import type { Broker } from './broker.ts'
import { applyConfigRecords } from './config/apply-config-records.ts'
import type { BrokerConfig } from './config/broker-config.ts'
import { capacities } from './config/capacities.ts'
import { LiveConfig } from './config/live-config.ts'
import { allocatedFrom, registrationOf } from './cluster/registration.ts'
import { BrokerSession } from './cluster/broker-session.ts'
import { type ClusterNode, leaveQuorum, openClusterNode } from './cluster/cluster-node.ts'
import { topicLogConfig } from './config/topic-log-config.ts'
import { HealthState } from './health/health-state.ts'
import { inspectBroker } from './inspection.ts'
import { Cleanup } from './lifecycle/cleanup.ts'
import { controllerAsks } from './replication/ask-controller.ts'
import { clusterBindings } from './controller/bindings.ts'
import { Faults } from './lifecycle/faults.ts'
import { Gate } from './lifecycle/gate.ts'
import { within } from './lifecycle/within.ts'
import { Latch } from './lifecycle/latch.ts'
import * as limits from './limits.ts'
import { metadataDirectoryOf, openLogs } from './logs/open-logs.ts'
import { DirectoryWatch, type Membership } from './logs/watch-directories.ts'
import { BrokerLogger } from './logging/broker-logger.ts'
import type { LoggerName } from './logging/log-levels.ts'
import { startCleaner } from './logs/start-cleaner.ts'
import { measureBroker, measureHealth } from './metrics/measure-broker.ts'
import { ProducerIds } from './metadata/producer-ids.ts'
import { Packing } from './partitions/packing.ts'
import { PartitionTable } from './partitions/partition-table.ts'
import { loadPolicies } from './policies/load-policies.ts'
import type { BrokerPorts } from './ports.ts'
import { removedTopicsOf } from './quorum/open-quorum.ts'
import { QuorumIdentity } from './quorum/quorum-identity.ts'
import { type OpenedReplication, openReplication } from './replication/open-replication.ts'
import type { Services } from './services.ts'
import { Listeners } from './start/listeners.ts'
import { type CoordinatorParts, type Coordinators, makeCoordinators } from './start/make-coordinators.ts'
import { makeServices, type StartContext } from './start/make-services.ts'
import type { OpenedKafka } from './start/open-kafka.ts'
import { TransactionLinks } from './transaction/transaction-links.ts'

/**
 * Starts a broker on its data directory: takes the lock, recovers the logs, replays the metadata, listens, registers, and serves.
 *
 * Rejects with a StreamError, with everything taken back: DATA_DIRECTORY_IN_USE, _FOREIGN or _UNUSABLE, ADDRESS_IN_USE, CORRUPT_LOG, ...
 */
export async function startBroker(config: BrokerConfig, ports: BrokerPorts): Promise<Broker> {
  const start = new BrokerStart(config, ports)
  try {
    return await start.run()
  } catch (error) {
    await start.takeBack(error)
    throw error
  }
}

/** One start: its steps in order, and what they share. */
class BrokerStart implements StartContext {
  private readonly config: BrokerConfig
  readonly ports: BrokerPorts
  readonly logger: BrokerLogger
  readonly metrics: Metrics
  readonly cleanup: Cleanup
  readonly stopping = new Latch()
  readonly health = new HealthState()
  readonly faults: Faults
  readonly startedAtMs: number
  private readonly failed: Promise<StreamError>
  private reportFailure: (error: StreamError) => void = () => {}
  /** What calls that come during the start wait for. */
  private readonly started = new Gate<Services>()
  private readonly identity: QuorumIdentity
  private readonly listeners: Listeners
  /** What calls of other nodes wait for. */
  private readonly node = new Gate<ClusterNode>()
  /** Set once it has registered. */
  private session: BrokerSession | undefined
  private partitions: PartitionTable | undefined
  /** Refused once a start can't come to anything: what it waits for may never be. */
  private readonly doomed = new Gate<never>()
  private readonly removedTopics = new Set<TopicId>()
  private hasFailed = false
  private stopDeadlineMs = limits.stopDeadlineMsDefault
  private stopped: Promise<void> | undefined

  constructor(config: BrokerConfig, ports: BrokerPorts) {
    this.config = config
    this.logger = BrokerLogger.of(ports.logger, config.nodeId, ports.clock)
    this.metrics = ports.metrics ?? noMetrics
    this.ports = { ...ports, logger: this.logger, metrics: this.metrics }
    this.startedAtMs = ports.clock.monotonicMs()
    this.cleanup = new Cleanup(this.logger)
    this.cleanup.add('the log', () => this.logger.close())
    this.cleanup.add('the state', measureHealth(this.metrics, this.health))
    this.failed = new Promise((resolve) => {
      this.reportFailure = resolve
    })
    this.faults = new Faults(this.logger, (error) => this.fail(error))
    this.identity = this.makeIdentity()
    this.listeners = new Listeners({
      config,
      start: this,
      started: this.started.opened,
      bindings: () => [this.identity.binding(), ...clusterBindings(this.node.opened, this.stopping)],
      stopDeadlineMs: () => this.stopDeadlineMs,
    })
  }

  async run(): Promise<Broker> {
    const policies = await loadPolicies(this.config.settings, this.ports.loadModule)
    const logs = await this.openLogs()
    this.checkTime()
    const watch = this.watchDirectories(logs)
    const node = await this.openNode(logs)
    const live = new LiveConfig(this.config, node.quorum.image, this.logger, policies)
    const replicating = await this.openReplication(logs, node, live)
    const links = this.makeLinks(node, live)
    const partitions = this.makeTable(logs, node, live, replicating, links)
    const producerIds = new ProducerIds(() =>
      allocatedFrom(node, { nodeId: this.config.nodeId, brokerEpoch: this.session?.brokerEpoch ?? -1 }),
    )
    const coordinators = this.makeCoordinators({ node, live, partitions, links, producerIds })
    const listener = await this.listeners.listen()
    const kafka = await this.listeners.listenKafka()
    const listeners = kafka === undefined ? [listener] : [listener, kafka.listener]
    this.listeners.follow(live, listeners)
    this.cleanup.add('the metadata commands', () => node.controller.close(stoppingError()))
    // Before the logs they write to, and after those whose commands they commit.
    this.cleanup.add('the listeners', async () => {
      await Promise.all(listeners.map((each) => each.close(this.stopDeadlineMs)))
    })
    this.node.open(node)
    node.quorum.start()
    const session = this.config.quorum.isBroker
      ? await this.register(node, logs, this.listeners.endpoints(listener, kafka))
      : undefined
    if (session !== undefined) watch.join(this.membership(session))
    const opening = this.openPartitions(node, session, { partitions, live, replicating, coordinators })
    await Promise.race([opening, this.doomed.opened])
    this.checkTime()
    const directories = (): readonly LogDirectory[] => logs.states()
    const { clusterId, quorum, controller, client } = node
    const { replication } = replicating
    const made = { live, clusterId, quorum, controller, client, directories, producerIds, partitions, replication }
    const services = makeServices({ ...made, ...coordinators }, this)
    this.measure(services, node, logs, listeners)
    this.started.open(services)
    // The directory may have failed meanwhile.
    if (logs.failure === undefined) this.health.serve()
    const { host, port } = listener
    this.logger.info(
      { host, port, ...(kafka === undefined ? {} : { kafkaPort: kafka.listener.port }) },
      'the broker serves',
    )
    return this.broker(logs, { listener, kafka }, services, { node, session })
  }

  /** After a start that failed. Why it failed is what the caller must see; what else goes wrong here is logged. */
  async takeBack(reason: unknown): Promise<void> {
    this.started.refuse(reason)
    this.node.refuse(reason)
    this.stopping.trip()
    this.stopDeadlineMs = 0
    await this.cleanup.run().catch((error: unknown) => {
      this.logger.error({ err: error }, 'a start that failed could not be taken back cleanly')
    })
  }

  /** Throws TIMEOUT once the start takes longer than it may (`server.max.startup.time.ms`). */
  private checkTime(): void {
    const timeMsMax = this.config.settings.serverMaxStartupTimeMs
    if (this.ports.clock.monotonicMs() - this.startedAtMs <= timeMsMax) return
    throw new StreamError('TIMEOUT', `the broker has not started within ${timeMsMax} ms (server.max.startup.time.ms)`)
  }

  private async openLogs(): Promise<LogDirectories> {
    const logs = await openLogs(this.config, this.portsOf('log'), (disk) => this.identity.identify(disk))
    this.cleanup.add('the logs', () => logs.close())
    this.logger.joined(logs.clusterId)
    return logs
  }

  /** The ports, as a part of the broker uses them that has a log level of its own. */
  private portsOf(name: LoggerName): BrokerPorts & { readonly logger: BrokerLogger } {
    return { ...this.ports, logger: this.logger.named(name) }
  }

  private makeIdentity(): QuorumIdentity {
    const { nodeId, clusterId, quorum, settings, logDirectories } = this.config
    return new QuorumIdentity({
      nodeId,
      clusterId,
      configuredVoters: quorum.voters,
      isController: quorum.isController,
      bootstrapServers: quorum.bootstrapServers,
      directory: metadataDirectoryOf(settings.metadataLogDir, logDirectories),
      requestTimeoutMs: settings.controllerQuorumRequestTimeoutMs,
      retryBackoffMs: settings.controllerQuorumRetryBackoffMs,
      ports: this.portsOf('quorum'),
      listen: async () => this.listeners.reachedAt(await this.listeners.listen()),
    })
  }

  private async openNode(logs: LogDirectories): Promise<ClusterNode> {
    const { config, identity } = this
    const node = await openClusterNode({
      config,
      logs,
      identity,
      ports: this.portsOf('quorum'),
      onReplayed: (records) => {
        // What a crash left of topics that were deleted goes when the partitions are opened.
        for (const topicId of removedTopicsOf(records)) this.removedTopics.add(topicId)
      },
      onForeign: (error) => this.doomed.refuse(error),
      onFailure: (error) => {
        this.fail(this.faults.answerable(error, 'keeping the metadata'))
      },
    })
    this.cleanup.add('the quorum', () => leaveQuorum(node, stoppingError(), this.stopDeadlineMs))
    return node
  }

  /** Registers this run of the broker, fenced. */
  private async register(node: ClusterNode, logs: LogDirectories, endpoints: Endpoints): Promise<BrokerSession> {
    const { config, ports } = this
    const { settings } = config
    const session = new BrokerSession({
      ...ports,
      ...node,
      registration: registrationOf(config, logs, endpoints, ports.random),
      directories: () => logs.directoryIds,
      heartbeatMs: Math.max(settings.brokerHeartbeatIntervalMs, 1),
      timeoutMs: Math.max(settings.brokerSessionTimeoutMs, 1),
      onRefused: (error) => this.fail(error),
    })
    this.session = session
    this.cleanup.add('the session', () => session.close(stoppingError()))
    const what = 'the broker could not register with a controller (initial.broker.registration.timeout.ms)'
    const registered = Promise.race([session.start(), this.doomed.opened])
    await within(ports.clock, settings.initialBrokerRegistrationTimeoutMs, what, registered)
    return session
  }

  private membership(session: BrokerSession): Membership {
    const { logDirFailureTimeoutMs: timeoutMs } = this.config.settings
    return { tellDirectories: () => session.tellDirectories(), clock: this.ports.clock, timeoutMs }
  }

  /** Catches up with the cluster's metadata, opens the partitions that are here, and asks to be unfenced. */
  private async openPartitions(
    { quorum }: ClusterNode,
    session: BrokerSession | undefined,
    { partitions, live, replicating, coordinators }: Followers,
  ): Promise<void> {
    if (session?.state !== undefined) await quorum.state.whenReplayed(session.state.metadataOffset)
    live.refresh()
    quorum.state.follow((records) => {
      applyConfigRecords(records, live, partitions)
      replicating.replication.apply(records)
      coordinators.groups.apply(records)
      return partitions.apply(records)
    })
    await partitions.open(new Set(this.removedTopics))
    if (session === undefined) return
    const { metadataOffset } = await session.ready()
    await quorum.state.whenApplied(metadataOffset)
  }

  private watchDirectories(logs: LogDirectories): DirectoryWatch {
    const { health, logger } = this
    return new DirectoryWatch({ logs, health, logger, fail: (error) => this.fail(error) })
  }

  private async openReplication(logs: LogDirectories, node: ClusterNode, live: LiveConfig): Promise<OpenedReplication> {
    const opened = await openReplication({
      ...this.portsOf('replication'),
      faults: this.faults,
      nodeId: this.config.nodeId,
      clusterId: node.clusterId,
      image: node.quorum.image,
      brokerEpoch: () => this.session?.brokerEpoch ?? -1,
      ...controllerAsks(node),
      settings: () => live.settings,
      throttledLeadersOf: (topic) => live.topic(topic).leaderReplicationThrottledReplicas,
      throttledFollowersOf: (topic) => live.topic(topic).followerReplicationThrottledReplicas,
      directories: logs.states().flatMap(({ directory, failure }) => (failure === undefined ? [directory] : [])),
      partitions: () => this.partitions?.all() ?? [],
    })
    this.cleanup.add('replication', () => opened.close())
    return opened
  }

  private makeTable(
    logs: LogDirectories,
    node: ClusterNode,
    live: LiveConfig,
    { replication, highWatermarkOf }: OpenedReplication,
    links: TransactionLinks,
  ): PartitionTable {
    const partitions = new PartitionTable({
      nodeId: this.config.nodeId,
      image: node.quorum.image,
      logs,
      logger: this.logger.named('log'),
      faults: this.faults,
      deletionsMax: () => capacities(live.settings).backgroundTasksMax,
      minInsyncReplicasOf: (topic) => live.topic(topic).minInsyncReplicas,
      logConfigOf: (topic) => topicLogConfig(topic, live),
      packing: this.makePacking(),
      verifyTransaction: links.verify,
      replication,
      clock: this.ports.clock,
      moves: {
        bytesPerSecond: () => live.settings.replicaAlterLogDirsIoMaxBytesPerSecond,
        movesAtOnce: () => Math.max(1, live.settings.numReplicaAlterLogDirsThreads ?? logs.directoryIds.length),
      },
      highWatermarkOf,
    })
    this.partitions = partitions
    const resize = ({ numRecoveryThreadsPerDataDir, backgroundThreads }: BrokerSettings): void =>
      logs.resize(numRecoveryThreadsPerDataDir, backgroundThreads)
    // What was altered while an earlier broker ran is known only now.
    resize(live.settings)
    live.onChange(resize)
    this.cleanup.add('the partitions', () => partitions.close(stoppingError()))
    const { metrics } = this
    this.cleanup.add('the cleaner', startCleaner({ ...this.portsOf('log'), metrics, logs, partitions, live }))
    return partitions
  }

  private makeLinks({ quorum: { image } }: ClusterNode, live: LiveConfig): TransactionLinks {
    const { nodeId } = this.config
    const settings = (): BrokerSettings => live.settings
    const links = new TransactionLinks({
      ...this.portsOf('coordinators'),
      faults: this.faults,
      nodeId,
      image,
      settings,
    })
    this.cleanup.add('what brokers say of transactions', () => links.close())
    return links
  }

  private makeCoordinators(parts: CoordinatorParts): Coordinators {
    const coordinators = makeCoordinators(parts, this)
    this.cleanup.add('the coordinators', () => {
      coordinators.transactions.close(stoppingError())
      coordinators.groups.close(stoppingError())
    })
    return coordinators
  }

  private makePacking(): Packing {
    const { worker, compression, clock } = this.ports
    const packing = new Packing({ worker, compression, clock, logger: this.logger })
    this.cleanup.add('what compresses', () => packing.close(this.stopDeadlineMs))
    return packing
  }

  private measure(
    services: Services,
    node: ClusterNode,
    logs: LogDirectories,
    listeners: readonly RpcListener[],
  ): void {
    const { nodeId } = this.config
    const replication = services.live.context
    const end = measureBroker(this.metrics, { ...services, nodeId, node, logs, listeners, replication })
    this.cleanup.add('the metrics', end)
  }

  private broker(
    logs: LogDirectories,
    { listener, kafka }: { readonly listener: RpcListener; readonly kafka: OpenedKafka | undefined },
    { controller, partitions, quorum }: Services,
    part: ClusterPart,
  ): Broker {
    const inspection = inspectBroker(controller, partitions, quorum)
    return {
      host: listener.host,
      port: listener.port,
      kafka: kafka === undefined ? undefined : { host: kafka.listener.host, port: kafka.listener.port },
      clusterId: logs.clusterId,
      nodeId: this.config.nodeId,
      failed: this.failed,
      health: () => this.health.now,
      inspect: () => inspection,
      stop: (options) => (this.stopped ??= this.stop(options?.deadlineMs ?? limits.stopDeadlineMsDefault, part)),
    }
  }

  private async stop(deadlineMs: number, part: ClusterPart): Promise<void> {
    this.logger.info({ deadlineMs }, 'the broker stops')
    this.stopDeadlineMs = deadlineMs
    this.health.stopServing('the broker is stopping', 'STOPPING')
    await this.leave(part, deadlineMs)
    this.stopping.trip()
    await this.cleanup.run()
    this.logger.info({}, 'the broker has stopped')
  }

  /** Hands over what others can go on with: partitions, and the lead of the quorum. */
  private async leave({ node, session }: ClusterPart, deadlineMs: number): Promise<void> {
    // Nobody could take it.
    if (node.quorum.isAlone && [...node.quorum.image.brokers()].length <= 1) return
    const { settings } = this.config
    if (session !== undefined && settings.controlledShutdownEnable && !this.hasFailed) {
      const isDone = await session.shutDown(Math.min(deadlineMs, limits.controlledShutdownMsMax))
      if (!isDone) this.logger.warn({}, 'not everything that this broker leads was handed over before it stops')
    }
    await session?.close(stoppingError())
    await leaveQuorum(node, stoppingError(), deadlineMs)
  }

  private fail(error: StreamError): void {
    this.hasFailed = true
    this.logger.error({ err: error, code: error.code }, 'the broker takes no more writes')
    this.health.stopServing(error.message, error.code)
    this.session?.giveUp(error)
    this.doomed.refuse(error)
    this.reportFailure(error)
  }
}

type Endpoints = Parameters<typeof registrationOf>[2]

/** What goes by the metadata. */
interface Followers {
  readonly partitions: PartitionTable
  readonly live: LiveConfig
  readonly replicating: OpenedReplication
  readonly coordinators: Coordinators
}

/** A node's place in its cluster, which it leaves when it stops. */
interface ClusterPart {
  readonly node: ClusterNode
  readonly session: BrokerSession | undefined
}

function stoppingError(): StreamError {
  return new StreamError('SHUTTING_DOWN', 'this broker has stopped; ask again when it, or another, serves')
}
