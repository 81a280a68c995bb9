import { asDirectoryId, type DirectoryId, type Disk, randomUuid, StreamError, type TopicId } from '@millrace/base'
import { FakeClock, MemoryNetwork, plainCompression, SeededRandom } from '@millrace/base/testing'
import type { LogConfig } from '@millrace/log'
import {
  alterPartition,
  assignDirectories,
  brokerHeartbeat,
  ClusterImage,
  createTopics,
  type Decision,
  fenceBrokers,
  giveUpReplicas,
  metadataRecord,
  type MetadataRecord,
  registerBroker,
} from '@millrace/metadata'
import { batchesIn } from '@millrace/records'
import type { Partition } from '../../src/partitions/partition.ts'
import { batchOf } from '../batches.ts'
import { ReplicaNode, type ReplicaSettings } from './replica-node.ts'

const port = 9_000
const directoryOf = (nodeId: number): DirectoryId => asDirectoryId(`I${nodeId}ECAwQFBgcICQoLDA0ODw`)

/**
 * Three brokers that replicate, and a controller that makes the metadata's decisions: when it is told to, and when leaders ask. Every
 * broker learns of each decision in the order in which they were made.
 */
export class ReplicaCluster {
  readonly clock = new FakeClock()
  readonly network = new MemoryNetwork({ clock: this.clock })
  readonly image = new ClusterImage()
  readonly nodes = new Map<number, ReplicaNode>()
  readonly settings: ReplicaSettings
  /** While it is set leaders are not answered. */
  controllerIsGone = false
  /** While it is set what leaders ask for is done, and whoever asked learns nothing any more: not that it was, and nothing after it. */
  answersAreLost = false
  /** While it is set what leaders ask for is on its way, and they are told that it failed: see {@link arriveLate}. */
  callsAreLate = false
  /** Brokers that learn nothing. */
  readonly deaf = new Set<number>()
  private readonly random = new SeededRandom(5)
  private readonly records: MetadataRecord[] = []
  private readonly logs: Partial<LogConfig>
  private readonly late: (() => Promise<unknown>)[] = []
  private sequence = 0

  private constructor(logs: Partial<LogConfig>, settings: Partial<ReplicaSettings>) {
    this.logs = logs
    this.settings = {
      replicaLagTimeMaxMs: 30_000,
      replicaFetchBackoffMs: 200,
      replicaFetchResponseMaxBytes: 1_000_000,
      replicaHighWatermarkCheckpointIntervalMs: 5_000,
      leaderReplicationThrottledRate: Number.MAX_SAFE_INTEGER,
      followerReplicationThrottledRate: Number.MAX_SAFE_INTEGER,
      throttledLeaders: [],
      throttledFollowers: [],
      replicaSelectorClass: null,
      minInsyncReplicas: 2,
      ...settings,
    }
  }

  static async start(logs: Partial<LogConfig> = {}, settings: Partial<ReplicaSettings> = {}): Promise<ReplicaCluster> {
    const cluster = new ReplicaCluster(logs, settings)
    for (const nodeId of [1, 2, 3]) await cluster.startNode(nodeId)
    return cluster
  }

  node(nodeId: number): ReplicaNode {
    const node = this.nodes.get(nodeId)
    if (node === undefined) throw new Error(`broker ${nodeId} does not run`)
    return node
  }

  /** Registers a broker, starts it on what is on its disk, and unfences it. */
  async startNode(nodeId: number, disk?: Disk): Promise<ReplicaNode> {
    const request = {
      nodeId,
      incarnationId: randomUuid(this.random),
      endpoints: [{ name: 'MILLRACE', host: 'b', port: port + nodeId, securityProtocol: 0 }],
      directories: [directoryOf(nodeId)],
      rack: `rack ${nodeId}`,
    }
    await this.take((image) => registerBroker(image, request, { nextOffset: this.records.length }))
    const known = [...this.records]
    const node = await ReplicaNode.start(
      {
        nodeId,
        port: port + nodeId,
        directoryId: directoryOf(nodeId),
        clock: this.clock,
        network: this.network,
        disk,
        controller: {
          alterPartition: (asked) => this.answer(nodeId, (image) => alterPartition(image, asked, {})),
          giveUpReplicas: (asked) => this.answer(nodeId, (image) => giveUpReplicas(image, asked, {})),
          assignDirectories: (asked) => this.answer(nodeId, (image) => assignDirectories(image, asked, {})),
        },
        logs: this.logs,
        settings: this.settings,
      },
      known,
    )
    this.nodes.set(nodeId, node)
    await this.tell(nodeId, known.length)
    await this.unfence(nodeId)
    return node
  }

  /** Kills a broker's process; the controller learns of it. */
  async kill(nodeId: number): Promise<Disk> {
    const node = this.node(nodeId)
    this.nodes.delete(nodeId)
    const disk = await node.kill()
    await this.fence(nodeId)
    return disk
  }

  async fence(nodeId: number): Promise<void> {
    const brokers = [{ nodeId, brokerEpoch: this.epochOf(nodeId) }]
    await this.take((image) => fenceBrokers(image, { brokers }, {}))
  }

  async unfence(nodeId: number): Promise<void> {
    const beat = { nodeId, brokerEpoch: this.epochOf(nodeId), metadataOffset: Number.MAX_SAFE_INTEGER }
    await this.take((image) => brokerHeartbeat(image, beat, {}))
  }

  /** A topic of one partition on these brokers, the first of which leads. */
  async topic(replicas: readonly number[] = [1, 2, 3], name = `t${this.sequence++}`): Promise<TopicId> {
    const created = createTopics(
      this.image,
      { topics: [{ name, partitions: 1, replicationFactor: replicas.length }] },
      { random: this.random, partitionsDefault: 1, replicationFactorDefault: 1 },
    )
    const records = created.records.map((record) =>
      record.type === 'PartitionRecord'
        ? metadataRecord('PartitionRecord', {
            ...record,
            replicas: [...replicas],
            isr: [...replicas],
            leader: replicas[0] ?? -1,
            directories: replicas.map(directoryOf),
          })
        : record,
    )
    await this.commit(records)
    const topic = records.find((record) => record.type === 'TopicRecord')
    if (topic?.type !== 'TopicRecord') throw new Error('no topic')
    return topic.topicId
  }

  /** Decides, and tells all brokers. */
  async take<Response>(decide: (image: ClusterImage) => Decision<Response>): Promise<Response> {
    const { records, response } = decide(this.image)
    await this.commit(records)
    return response
  }

  async commit(records: readonly MetadataRecord[]): Promise<void> {
    for (const record of records) this.image.replay(record)
    this.records.push(...records)
    if (records.length === 0) return
    const applied = [...this.nodes.values()]
      .filter(({ nodeId }) => !this.deaf.has(nodeId))
      .map((node) => node.apply(records))
    await this.clock.until(Promise.all(applied))
    await this.clock.settle()
  }

  /** A broker that learned nothing for a while learns all of it. */
  async tell(nodeId: number, from: number): Promise<void> {
    this.deaf.delete(nodeId)
    await this.clock.until(this.node(nodeId).apply(this.records.slice(from)))
    await this.clock.settle()
  }

  /** The calls that were on their way arrive. */
  async arriveLate(): Promise<void> {
    this.callsAreLate = false
    for (const call of this.late.splice(0)) await this.clock.until(call())
    await this.clock.settle()
  }

  get recordCount(): number {
    return this.records.length
  }

  /** Makes `leader` lead, in a new epoch, with this ISR. */
  async elect(topicId: TopicId, leader: number, isr: readonly number[]): Promise<void> {
    await this.commit([metadataRecord('PartitionChangeRecord', { partitionId: 0, topicId, leader, isr: [...isr] })])
  }

  directoriesOf(replicas: readonly number[]): DirectoryId[] {
    return replicas.map(directoryOf)
  }

  isr(topicId: TopicId): readonly number[] {
    return [...(this.image.topicById(topicId)?.partitions.get(0)?.isr ?? [])].sort()
  }

  leader(topicId: TopicId): Partition {
    const leader = this.image.topicById(topicId)?.partitions.get(0)?.leader ?? -1
    return this.node(leader).find(topicId)
  }

  /** Time passes until nothing more happens on its own, but for what comes again and again. */
  async run(forMs = 2_000): Promise<void> {
    await this.clock.advance(forMs)
  }

  /** Sends a value; resolves when it is acknowledged by all. */
  produce(partition: Partition, value: string, producer?: { id: number; sequence: number }): Promise<void> {
    const options = { timestamp: this.clock.wallMs() }
    const batch =
      producer === undefined
        ? batchOf([value], options)
        : batchOf([value], { ...options, producerId: producer.id, producerEpoch: 0, baseSequence: producer.sequence })
    const appended = partition.append(batch)
    if (appended instanceof Promise) throw new Error('nothing is packed here')
    return appended.committed
  }

  /** The values in a replica's log, up to its end or to its high watermark. */
  async values(nodeId: number, topicId: TopicId, committed = false): Promise<string[]> {
    const partition = this.node(nodeId).find(topicId)
    const { log } = partition
    const endOffset = committed ? partition.highWatermark : log.logEndOffset
    const values: string[] = []
    for (let offset = log.logStartOffset; offset < endOffset;) {
      const bytes = await log.read(offset, { maxBytes: 10_000, endOffset })
      for (const batch of batchesIn(bytes)) {
        offset = batch.nextOffset
        for (const record of batch.records(plainCompression)) values.push(String(record.value))
      }
    }
    return values
  }

  async stop(): Promise<void> {
    for (const node of this.nodes.values()) await this.clock.until(node.stop())
  }

  private async answer<Response>(
    asking: number,
    decide: (image: ClusterImage) => Decision<Response>,
  ): Promise<Response> {
    await this.clock.yieldTurn()
    if (this.controllerIsGone) throw new StreamError('NO_QUORUM', 'there is no controller')
    if (this.callsAreLate) {
      this.late.push(() => this.answer(asking, decide))
      throw new StreamError('BROKER_UNAVAILABLE', 'no answer came')
    }
    const decision = decide(this.image)
    if (this.answersAreLost) this.deaf.add(asking)
    for (const record of decision.records) this.image.replay(record)
    this.records.push(...decision.records)
    for (const node of this.nodes.values()) if (!this.deaf.has(node.nodeId)) void node.apply(decision.records)
    if (this.answersAreLost) throw new StreamError('NOT_CONTROLLER', 'another controller is active by now')
    return decision.response
  }

  private epochOf(nodeId: number): number {
    return this.image.broker(nodeId)?.epoch ?? -1
  }
}
