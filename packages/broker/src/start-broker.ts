import { type Metrics, noMetrics, type RpcListener, StreamError } from '@millrace/base'
import type { LogDirectories } from '@millrace/log'
import type { BrokerSettings } from '@millrace/metadata'
import type { LogDirectory } from './admin/log-dir-status.ts'
import { clusterMetadataTopic } from '@millrace/metadata'
import type { Broker } from './broker.ts'
import { applyConfigRecords } from './config/apply-config-records.ts'
import type { BrokerConfig } from './config/broker-config.ts'
import { capacities, connectionLimits } from './config/capacities.ts'
import { LiveConfig } from './config/live-config.ts'
import { topicLogConfig } from './config/topic-log-config.ts'
import { FrameBudget } from './fetch/frame-budget.ts'
import { ReadSlots } from './fetch/read-slots.ts'
import { healthBindings } from './health/health-service.ts'
import { HealthState } from './health/health-state.ts'
import { inspectBroker } from './inspection.ts'
import { Cleanup } from './lifecycle/cleanup.ts'
import { Faults } from './lifecycle/faults.ts'
import { Latch } from './lifecycle/latch.ts'
import * as limits from './limits.ts'
import { openLogs } from './logs/open-logs.ts'
import { DirectoryWatch } from './logs/watch-directories.ts'
import { BrokerLogger } from './logging/broker-logger.ts'
import { measureBroker, measureHealth } from './metrics/measure-broker.ts'
import { measures } from './metrics/measures.ts'
import { MetadataController } from './metadata/metadata-controller.ts'
import { joinCluster, type MetadataSegments, type OpenedMetadata, openMetadata } from './metadata/open-metadata.ts'
import { ProducerIds } from './metadata/producer-ids.ts'
import { Packing } from './partitions/packing.ts'
import { PartitionTable } from './partitions/partition-table.ts'
import { loadPolicies } from './policies/load-policies.ts'
import type { BrokerPorts } from './ports.ts'
import { ProduceWindow } from './produce/produce-window.ts'
import { reflectionBinding } from './reflection/reflection-service.ts'
import { serviceBindings, serviceNames, type Services } from './services.ts'

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
class BrokerStart {
  private readonly config: BrokerConfig
  private readonly ports: BrokerPorts
  private readonly logger: BrokerLogger
  private readonly metrics: Metrics
  private readonly cleanup: Cleanup
  private readonly stopping = new Latch()
  private readonly health = new HealthState()
  private readonly faults: Faults
  private readonly startedAtMs: number
  private readonly failed: Promise<StreamError>
  private reportFailure: (error: StreamError) => void = () => {}
  /** What calls that come during the start wait for. */
  private readonly started: Promise<Services>
  private open: (services: Services) => void = () => {}
  private refuse: (reason: unknown) => void = () => {}
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
    this.started = new Promise((resolve, reject) => {
      this.open = resolve
      this.refuse = reject
    })
    // Usually no call waits for a start that fails.
    this.started.catch(() => undefined)
    this.faults = new Faults(this.logger, (error) => this.fail(error))
  }

  async run(): Promise<Broker> {
    const policies = await loadPolicies(this.config.settings, this.ports.loadModule)
    const logs = await this.openLogs()
    this.checkTime()
    const watch = this.watchDirectories(logs)
    const metadata = await openMetadata(logs.metadata, this.ports, this.metadataSegments())
    const live = new LiveConfig(this.config, metadata.image, this.logger, policies)
    const partitions = this.makeTable(logs, metadata, live)
    const controller = this.makeController(partitions, metadata, live)
    const listener = await this.listen(live)
    const brokerEpoch = await joinCluster(controller, metadata.commitLog, {
      nodeId: this.config.nodeId,
      directories: logs.directoryIds,
      host: this.config.advertisedHost ?? listener.host,
      port: this.config.advertisedPort ?? listener.port,
      random: this.ports.random,
    })
    this.joinWatch(watch, controller, brokerEpoch)
    await partitions.open(metadata.removedTopics)
    this.checkTime()
    const producerIds = new ProducerIds(controller, this.config.nodeId, brokerEpoch)
    const { commitLog } = metadata
    const directories = (): readonly LogDirectory[] => logs.states()
    const { clusterId } = logs
    const made = { live, clusterId, controller, commitLog, directories, producerIds, partitions }
    const services = this.services(made)
    this.measure(services, logs, listener)
    this.open(services)
    // The directory may have failed meanwhile.
    if (logs.failure === undefined) this.health.serve()
    this.logger.info({ host: listener.host, port: listener.port }, 'the broker serves')
    return this.broker(logs, listener, services)
  }

  /** After a start that failed. Why it failed is what the caller must see; what else goes wrong here is logged. */
  async takeBack(reason: unknown): Promise<void> {
    this.refuse(reason)
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
    const logs = await openLogs(this.config, this.ports)
    this.cleanup.add('the logs', () => logs.close())
    this.logger.joined(logs.clusterId)
    return logs
  }

  private watchDirectories(logs: LogDirectories): DirectoryWatch {
    const { health, logger } = this
    return new DirectoryWatch({ logs, health, logger, fail: (error) => this.fail(error) })
  }

  private joinWatch(watch: DirectoryWatch, controller: MetadataController, brokerEpoch: number): void {
    const { nodeId, settings } = this.config
    const { clock } = this.ports
    watch.join({ controller, clock, nodeId, brokerEpoch, timeoutMs: settings.logDirFailureTimeoutMs })
  }

  private metadataSegments(): MetadataSegments {
    const { metadataLogSegmentBytes, internalMetadataLogSegmentBytes, metadataLogSegmentMs } = this.config.settings
    // Kafka takes any number of these; the log needs one at least.
    return {
      segmentBytes: Math.max(internalMetadataLogSegmentBytes ?? metadataLogSegmentBytes, 1),
      segmentMs: Math.max(metadataLogSegmentMs, 1),
    }
  }

  private makePacking(): Packing {
    const { worker, compression, clock } = this.ports
    const packing = new Packing({ worker, compression, clock, logger: this.logger })
    this.cleanup.add('what compresses', () => packing.close(this.stopDeadlineMs))
    return packing
  }

  private makeTable(logs: LogDirectories, { image }: OpenedMetadata, live: LiveConfig): PartitionTable {
    const partitions = new PartitionTable({
      nodeId: this.config.nodeId,
      image,
      logs,
      logger: this.logger,
      faults: this.faults,
      deletionsMax: () => capacities(live.settings).backgroundTasksMax,
      minInsyncReplicasOf: (topic) => live.topic(topic).minInsyncReplicas,
      logConfigOf: (topic) => topicLogConfig(topic, live),
      packing: this.makePacking(),
    })
    const resize = ({ numRecoveryThreadsPerDataDir, backgroundThreads }: BrokerSettings): void =>
      logs.resize(numRecoveryThreadsPerDataDir, backgroundThreads)
    // What was altered while an earlier broker ran is known only now.
    resize(live.settings)
    live.onChange(resize)
    this.cleanup.add('the partitions', () => partitions.close(stoppingError()))
    return partitions
  }

  private makeController(
    partitions: PartitionTable,
    { image, commitLog }: OpenedMetadata,
    live: LiveConfig,
  ): MetadataController {
    const controller = new MetadataController({
      image,
      commitLog,
      logger: this.logger,
      apply: (records) => {
        applyConfigRecords(records, live, partitions)
        return partitions.apply(records)
      },
    })
    this.cleanup.add('the metadata commands', () => controller.close(stoppingError()))
    return controller
  }

  private async listen(live: LiveConfig): Promise<RpcListener> {
    const { settings } = this.config
    const bindings = serviceBindings(this.started)
    const health = { state: this.health, services: serviceNames(bindings), stopping: this.stopping }
    const described = [...bindings, ...healthBindings(health)]
    const listener = await this.ports.network.listen({
      host: this.config.listenerHost,
      port: this.config.listenerPort,
      bindings: [...described, reflectionBinding(serviceNames(described))],
      messageSizeBytesMax: capacities(settings).requestSizeBytesMax,
      ...connectionLimits(live.settings),
      ...(settings.connectionsMaxIdleMs < 0 ? {} : { connectionIdleMsMax: settings.connectionsMaxIdleMs }),
      backlog: settings.socketListenBacklogSize,
      streamsPerConnectionMax: limits.streamsPerConnectionMax,
      logger: this.logger,
    })
    live.onChange((now) => listener.limitConnections(connectionLimits(now)))
    this.cleanup.add('the listener', () => listener.close(this.stopDeadlineMs))
    return listener
  }

  private services(made: MadeServices): Services {
    const { ports, logger, faults, stopping, health, startedAtMs } = this
    const { live } = made
    const capacity = capacities(live.settings)
    const budget = new FrameBudget({
      clock: ports.clock,
      capacityBytes: limits.frameBytesHeldMax,
      frameSizeBytesMax: capacity.frameSizeBytesMax,
      frameSizeBytesMin: Math.min(limits.frameSizeBytesMin, capacity.frameSizeBytesMax),
      frameSizeBytesFair: Math.min(limits.frameSizeBytesFair, capacity.frameSizeBytesMax),
      shareOfFree: limits.frameShareOfFreeBudget,
      stalledMsMax: limits.stalledSendMsMax,
      stalledMsMin: limits.stalledSendMsMin,
      turnoverMs: limits.frameTurnoverMs,
      stalledLongMsMax: limits.stalledSendLongMsMax,
    })
    this.cleanup.add('the frame budget', () => budget.close())
    const slots = new ReadSlots(capacity.readsMax)
    live.onChange((settings) => slots.resize(capacities(settings).readsMax))
    const counted = measures(this.metrics, (topic) => made.controller.image.topic(topic) !== undefined)
    this.cleanup.add('the series of topics', () => counted.topics.close())
    return {
      ...made,
      random: ports.random,
      clock: ports.clock,
      disk: ports.disk,
      checksum: ports.checksum,
      compression: ports.compression,
      health,
      startedAtMs,
      logger,
      faults,
      stopping,
      budget,
      slots,
      easySlots: new ReadSlots(limits.easyReadsMax),
      unwritten: new ProduceWindow(capacity.queuedRequestsMax, capacity.queuedBytesMax),
      requestSizeBytesMax: capacity.requestSizeBytesMax,
      measures: counted,
    }
  }

  private measure(services: Services, logs: LogDirectories, listener: RpcListener): void {
    const { controller, partitions, budget, unwritten } = services
    const { nodeId } = this.config
    const { clusterId } = logs
    const failed = () => logs.states().filter(({ failure }) => failure !== undefined)
    const offlineLogs = (): number =>
      failed().flatMap((directory) => directory.logs.filter(({ topic }) => topic !== clusterMetadataTopic)).length
    const end = measureBroker(this.metrics, {
      nodeId,
      clusterId,
      image: controller.image,
      logs: () => logs.logs(),
      offlineReplicas: () => partitions.failedCount + offlineLogs(),
      offlineDirectories: () => failed().length,
      listener,
      budget,
      unwritten,
    })
    this.cleanup.add('the metrics', end)
  }

  private broker(logs: LogDirectories, listener: RpcListener, { controller, partitions }: Services): Broker {
    return {
      host: listener.host,
      port: listener.port,
      clusterId: logs.clusterId,
      nodeId: this.config.nodeId,
      failed: this.failed,
      health: () => this.health.now,
      inspect: () => inspectBroker(this.config.nodeId, controller, partitions),
      stop: (options) => (this.stopped ??= this.stop(options?.deadlineMs ?? limits.stopDeadlineMsDefault)),
    }
  }

  private async stop(deadlineMs: number): Promise<void> {
    this.logger.info({ deadlineMs }, 'the broker stops')
    this.stopDeadlineMs = deadlineMs
    this.health.stopServing('the broker is stopping', 'STOPPING')
    this.stopping.trip()
    await this.cleanup.run()
    this.logger.info({}, 'the broker has stopped')
  }

  private fail(error: StreamError): void {
    this.logger.error({ err: error, code: error.code }, 'the broker takes no more writes')
    this.health.stopServing(error.message, error.code)
    this.reportFailure(error)
  }
}

/** What the steps of a start have made for the calls. */
type MadeServices = Pick<
  Services,
  'live' | 'clusterId' | 'controller' | 'commitLog' | 'directories' | 'producerIds' | 'partitions'
>

function stoppingError(): StreamError {
  return new StreamError('SHUTTING_DOWN', 'this broker has stopped; ask again when it, or another, serves')
}
