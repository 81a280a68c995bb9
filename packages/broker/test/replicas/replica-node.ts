import {
  asClusterId,
  asNodeId,
  crc32cChecksum,
  type DirectoryId,
  type Disk,
  MemoryDisk,
  type RpcListener,
  serveStream,
  StreamError,
  type TopicId,
} from '@millrace/base'
import {
  collectingLogger,
  type FakeClock,
  type MemoryNetwork,
  plainCompression,
  SeededRandom,
} from '@millrace/base/testing'
import { ReplicaService } from '@millrace/contracts'
import { LogDirectories, logConfig, type LogConfig } from '@millrace/log'
import { ClusterImage, type MetadataRecord } from '@millrace/metadata'
import { Faults } from '../../src/lifecycle/faults.ts'
import { Latch } from '../../src/lifecycle/latch.ts'
import { Packing } from '../../src/partitions/packing.ts'
import type { Partition } from '../../src/partitions/partition.ts'
import { PartitionTable } from '../../src/partitions/partition-table.ts'
import type { VerifyTransaction } from '../../src/partitions/transactions/verify-transaction.ts'
import { BrokerChannels } from '../../src/replication/broker-channels.ts'
import type { ClusterLink } from '../../src/replication/cluster-link.ts'
import { HighWatermarks } from '../../src/replication/high-watermarks.ts'
import { serveReplicaStream } from '../../src/replication/leader/replica-stream.ts'
import { Replication, type ReplicationSettings } from '../../src/replication/replication.ts'

export const clusterId = asClusterId('Cc7nbVJNSRuCtzsgKy2cTQ')

export interface ReplicaNodeOptions {
  readonly nodeId: number
  readonly port: number
  readonly directoryId: DirectoryId
  readonly clock: FakeClock
  readonly network: MemoryNetwork
  readonly disk?: Disk | undefined
  readonly controller: Pick<ClusterLink, 'alterPartition' | 'giveUpReplicas' | 'assignDirectories'>
  readonly logs?: Partial<LogConfig>
  readonly settings: ReplicaSettings
}

/** May be changed while brokers run. */
export interface ReplicaSettings extends Mutable<ReplicationSettings> {
  minInsyncReplicas: number
  throttledLeaders: readonly string[]
  throttledFollowers: readonly string[]
  replicaHighWatermarkCheckpointIntervalMs: number
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

let lives = 0

/** A broker as far as replication goes: logs, partitions, followers and leaders, and a listener for other brokers. */
export class ReplicaNode {
  readonly nodeId: number
  readonly disk: Disk
  readonly image = new ClusterImage()
  readonly logger = collectingLogger()
  readonly replication: Replication
  partitions!: PartitionTable
  brokerEpoch = -1
  /** What the coordinator of a transaction says. */
  verifyTransaction: VerifyTransaction = async () => undefined
  private readonly options: ReplicaNodeOptions
  private readonly channels: BrokerChannels
  private readonly stopping = new Latch()
  private readonly faults: Faults
  private logs: LogDirectories | undefined
  private highWatermarks: HighWatermarks | undefined
  private listener: RpcListener | undefined
  private applying: Promise<void> = Promise.resolve()
  private isOpen = false

  private constructor(options: ReplicaNodeOptions) {
    const { clock, network, nodeId, controller, settings } = options
    this.options = options
    this.nodeId = nodeId
    this.disk = options.disk ?? new MemoryDisk()
    this.channels = new BrokerChannels(network, this.image, { purpose: 'replica', bulk: true })
    this.faults = new Faults(this.logger, (error) => {
      throw error
    })
    this.replication = new Replication({
      link: {
        nodeId,
        clusterId,
        image: this.image,
        brokerEpoch: () => this.brokerEpoch,
        channelTo: (other) => this.channels.to(other),
        ...controller,
      },
      clock,
      logger: this.logger,
      faults: this.faults,
      settings: () => settings,
      throttledLeadersOf: () => settings.throttledLeaders,
      throttledFollowersOf: () => settings.throttledFollowers,
    })
  }

  static async start(options: ReplicaNodeOptions, records: readonly MetadataRecord[]): Promise<ReplicaNode> {
    const node = new ReplicaNode(options)
    await node.open(records)
    return node
  }

  /** Takes in what was committed. In the order of the calls. */
  apply(records: readonly MetadataRecord[]): Promise<void> {
    this.applying = this.applying.then(async () => {
      if (!this.isOpen) return
      for (const record of records) this.image.replay(record)
      this.replication.apply(records)
      await this.partitions.apply(records)
    })
    return this.applying
  }

  get clock(): FakeClock {
    return this.options.clock
  }

  find(topicId: TopicId, partition = 0): Partition {
    const found = this.partitions.lookUp(topicId, partition)
    if (found === undefined) throw new Error(`broker ${this.nodeId} has no replica of ${partition}`)
    return found
  }

  /** The process is gone; its disk is as it was. */
  async kill(): Promise<Disk> {
    this.isOpen = false
    const gone = new StreamError('BROKER_UNAVAILABLE', 'the broker is gone')
    this.options.network.cut(`b:${this.options.port}`)
    this.replication.close()
    this.channels.close()
    await this.listener?.close(0)
    this.options.network.heal(`b:${this.options.port}`)
    void this.partitions.close(gone)
    return this.disk
  }

  /** As when it is told to. */
  async stop(): Promise<Disk> {
    this.isOpen = false
    this.stopping.trip()
    this.replication.close()
    this.channels.close()
    await this.listener?.close(0)
    await this.partitions.close(new StreamError('SHUTTING_DOWN', 'it stops'))
    await this.highWatermarks?.close()
    await this.logs?.close()
    return this.disk
  }

  private async open(records: readonly MetadataRecord[]): Promise<void> {
    const { nodeId, clock, network, port, settings } = this.options
    const ports = {
      clock,
      disk: this.disk,
      logger: this.logger,
      checksum: crc32cChecksum,
      compression: plainCompression,
      random: new SeededRandom(nodeId),
    }
    const processIdentity = {
      self: { pid: 1, bootId: 'test', startTime: String(++lives) },
      isAlive: async () => false,
    }
    // The metadata are here too, as far as anybody looks.
    await this.disk.makeDirectory('/data/__cluster_metadata-0')
    this.logs = await clock.until(
      LogDirectories.open({
        directories: ['/data'],
        nodeId: asNodeId(nodeId),
        clusterId,
        identify: async () => ({ clusterId, directoryId: this.options.directoryId }),
        ports,
        processIdentity,
      }),
    )
    for (const record of records) this.image.replay(record)
    this.brokerEpoch = this.image.broker(nodeId)?.epoch ?? -1
    this.highWatermarks = await HighWatermarks.open({
      disk: this.disk,
      clock,
      logger: this.logger,
      directories: ['/data'],
      partitions: () => this.partitions.all(),
      intervalMs: () => settings.replicaHighWatermarkCheckpointIntervalMs,
    })
    const highWatermarks = this.highWatermarks
    this.partitions = new PartitionTable({
      nodeId,
      image: this.image,
      logs: this.logs,
      logger: this.logger,
      faults: this.faults,
      deletionsMax: () => 4,
      minInsyncReplicasOf: () => settings.minInsyncReplicas,
      logConfigOf: () => logConfig({ retentionMs: -1, ...this.options.logs }),
      packing: new Packing({ worker: undefined, compression: plainCompression, clock, logger: this.logger }),
      verifyTransaction: (claim) => this.verifyTransaction(claim),
      replication: this.replication,
      clock,
      moves: { bytesPerSecond: () => Number.MAX_SAFE_INTEGER, movesAtOnce: () => 2 },
      highWatermarkOf: (topic, partition) => highWatermarks.of(topic, partition),
    })
    await this.partitions.open(new Set())
    this.isOpen = true
    const { replication, partitions, logger, faults, stopping } = this
    const context = { replication, partitions, clock, logger, faults, stopping }
    this.listener = await network.listen({
      host: 'b',
      port,
      bindings: [serveStream(ReplicaService.fetch, (stream) => serveReplicaStream(stream, context))],
      messageSizeBytesMax: 10_000_000,
      connectionsMax: 100,
      streamsPerConnectionMax: 100,
    })
  }
}
