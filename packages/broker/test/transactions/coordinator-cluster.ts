import { crc32cChecksum, type Disk, StreamError, type TopicId } from '@millrace/base'
import { plainCompression } from '@millrace/base/testing'
import type { Producer, Transaction } from '@millrace/coordinator'
import type { millrace } from '@millrace/contracts'
import { transactionStateTopic } from '@millrace/metadata'
import { batchesIn, decodeControlKey } from '@millrace/records'
import { parseBrokerConfig } from '../../src/config/broker-config.ts'
import { Faults } from '../../src/lifecycle/faults.ts'
import { notInTransaction } from '../../src/transaction/not-in-transaction.ts'
import { writeMarkers } from '../../src/transaction/markers/write-markers.ts'
import { TransactionCoordinators } from '../../src/transaction/transaction-coordinators.ts'
import { batchOf } from '../batches.ts'
import { ReplicaCluster } from '../replicas/replica-cluster.ts'

export const transactionalId = 'orders-1'
type Request = millrace.cluster.v1.WriteMarkersRequest
type Response = millrace.cluster.v1.WriteMarkersResponse

/** Three brokers with one partition of __transaction_state, which broker 1 leads at first, and two topics that broker 3 leads. */
export class CoordinatorCluster {
  readonly cluster: ReplicaCluster
  readonly coordinators = new Map<number, TransactionCoordinators>()
  readonly stateTopic: TopicId
  readonly topics: readonly TopicId[]
  /** Which requests to write markers are let through; the others wait for {@link release}. */
  mayWrite: (nodeId: number, request: Request) => boolean = () => true
  /** While it is unset requests to write markers are done, and nobody hears of it. */
  mayAnswer = true
  /** Requests to write markers that were done. */
  written = 0
  private readonly held: (() => void)[] = []
  private nextProducerId = 1_000

  private constructor(cluster: ReplicaCluster, stateTopic: TopicId, topics: readonly TopicId[]) {
    this.cluster = cluster
    this.stateTopic = stateTopic
    this.topics = topics
    for (const nodeId of cluster.nodes.keys()) this.coordinate(nodeId)
  }

  static async start(): Promise<CoordinatorCluster> {
    const cluster = await ReplicaCluster.start()
    const stateTopic = await cluster.topic([1, 2, 3], transactionStateTopic)
    const made = new CoordinatorCluster(cluster, stateTopic, [await cluster.topic([3, 2]), await cluster.topic([3, 2])])
    await cluster.run(100)
    return made
  }

  /** The names of the topics. */
  get names(): string[] {
    return this.topics.map((id) => this.cluster.image.topicById(id)?.name ?? '')
  }

  on(nodeId: number): TransactionCoordinators {
    const coordinators = this.coordinators.get(nodeId)
    if (coordinators === undefined) throw new StreamError('BROKER_UNAVAILABLE', `broker ${nodeId} does not run`)
    return coordinators
  }

  /** Kills the coordinator's broker; another leads what it did, once it is elected. */
  async kill(nodeId: number): Promise<Disk> {
    this.on(nodeId).close(new StreamError('SHUTTING_DOWN', 'it is killed'))
    this.coordinators.delete(nodeId)
    const disk = await this.cluster.kill(nodeId)
    await this.cluster.run(100)
    return disk
  }

  /** Makes another broker the coordinator, while the old one lives. */
  async move(nodeId: number, passingMs = 100): Promise<void> {
    await this.cluster.elect(this.stateTopic, nodeId, [...this.cluster.nodes.keys()])
    await this.cluster.run(passingMs)
  }

  /** What was held goes on, as do all requests from now on. */
  async release(passingMs = 1_000): Promise<void> {
    this.mayWrite = () => true
    for (const goOn of this.held.splice(0)) goOn()
    await this.cluster.run(passingMs)
  }

  init(nodeId: number, producer?: Producer): Promise<Producer> {
    return this.on(nodeId).initProducer({ transactionalId, timeoutMs: 60_000, producer })
  }

  add(nodeId: number, producer: Producer, names: readonly string[] = this.names): Promise<number> {
    const partitions = new Map(names.map((name) => [name, new Set([0])]))
    return this.on(nodeId).addPartitions({ transactionalId, ...producer, partitions })
  }

  end(nodeId: number, producer: Producer, isCommit: boolean): Promise<Producer> {
    return this.on(nodeId).endTransaction({ transactionalId, ...producer, isCommit })
  }

  async describe(nodeId: number): Promise<Transaction> {
    return this.cluster.clock.until(this.on(nodeId).describe(transactionalId))
  }

  /** Writes a record of the transaction into each topic. */
  async write({ producerId, producerEpoch }: Producer): Promise<void> {
    for (const topicId of this.topics) {
      const options = { producerId, producerEpoch, baseSequence: 0, isTransactional: true }
      const appended = this.cluster.leader(topicId).append(batchOf(['x'], options), transactionalId)
      await this.cluster.clock.until(Promise.resolve(appended).then(({ committed }) => committed))
    }
  }

  /** The markers in a topic: `producer/epoch COMMIT`. Those of a later coordinator stand behind those of an earlier one. */
  async markers(topicId: TopicId): Promise<string[]> {
    const { log } = this.cluster.leader(topicId)
    const markers: string[] = []
    let lastEpoch = -1
    for (let offset = 0; offset < log.logEndOffset;) {
      const bytes = await log.read(offset, { maxBytes: 100_000, endOffset: log.logEndOffset })
      for (const batch of batchesIn(bytes)) {
        offset = batch.nextOffset
        if (!batch.isControl) continue
        for (const { key, value } of batch.records(plainCompression)) {
          const coordinatorEpoch = value?.readInt32BE(2) ?? -1
          if (coordinatorEpoch < lastEpoch) throw new Error('an earlier coordinator came later')
          lastEpoch = coordinatorEpoch
          markers.push(`${batch.producerId}/${batch.producerEpoch} ${decodeControlKey(key)}`)
        }
      }
    }
    return markers
  }

  async stop(): Promise<void> {
    for (const coordinators of this.coordinators.values()) {
      coordinators.close(new StreamError('SHUTTING_DOWN', 'it stops'))
    }
    await this.cluster.stop()
  }

  /** Has the broker coordinate what it leads, from now on. */
  coordinate(nodeId: number): void {
    const { image, partitions, clock, logger } = this.cluster.node(nodeId)
    const { settings } = parseBrokerConfig({ 'log.dir': '/data' })
    const faults = new Faults(logger, (error) => {
      throw error
    })
    const coordinators = new TransactionCoordinators({
      nodeId,
      image,
      partitions,
      clock,
      checksum: crc32cChecksum,
      compression: plainCompression,
      logger,
      faults,
      settings: () => settings,
      takeProducerId: async () => this.nextProducerId++,
      writeMarkers: (leader, request) => this.writeMarkers(leader, request),
    })
    this.coordinators.set(nodeId, coordinators)
    this.cluster.node(nodeId).verifyTransaction = async ({ topicId, partition, adds, ...producer }) => {
      const leader = image.topicById(this.stateTopic)?.partitions.get(0)?.leader ?? -1
      const topic = image.topicById(topicId)?.name ?? ''
      const partitions = new Map([[topic, new Set([partition])]])
      if (adds) return this.on(leader).addPartitions({ ...producer, partitions, mayBeUnlogged: true })
      const missing = await this.on(leader).verifyPartitions({ ...producer, partitions })
      if (missing.size > 0) throw notInTransaction(producer.transactionalId, topic, partition)
      return undefined
    }
  }

  private async writeMarkers(nodeId: number, request: Request): Promise<Response> {
    if (!this.mayWrite(nodeId, request)) await new Promise<void>((resolve) => this.held.push(resolve))
    const node = this.cluster.nodes.get(nodeId)
    if (node === undefined) throw new StreamError('BROKER_UNAVAILABLE', 'it does not run')
    const faults = new Faults(node.logger, (error) => {
      throw error
    })
    const response = await writeMarkers(request, node.partitions, faults)
    this.written += 1
    if (!this.mayAnswer) throw new StreamError('BROKER_UNAVAILABLE', 'no answer came')
    return response
  }
}
