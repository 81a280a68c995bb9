import { crc32cChecksum, StreamError } from '@millrace/base'
import { plainCompression } from '@millrace/base/testing'
import { RecordBatch } from '@millrace/records'
import type { AdminCalls } from '../src/transport/admin-calls.ts'
import {
  type AlteredResource,
  type CallLimits,
  type ClusterInfo,
  type ClusterMetadata,
  type DescribedResource,
  type FetchHandlers,
  type FetchSession,
  type FetchUpdate,
  type Isolation,
  type NewestPage,
  type NewestRequest,
  type NewTopic,
  type OffsetFound,
  type OffsetLookup,
  type ProduceHandlers,
  type ProducePart,
  type ProducePartResult,
  type ProducerIdentity,
  type ProduceRequest,
  type ProduceSession,
  type TopicCreated,
  type TopicDeleted,
  type TopicMetadata,
  type Transport,
} from '../src/transport/transport.ts'
import { FakeFetchSession } from './fake-fetch-session.ts'
import { FakeGroups } from './fake-groups.ts'
import { FakePartition } from './fake-partition.ts'
import { FakeTransactions } from './fake-transactions.ts'

/** What becomes of one produce request. */
export type Fate =
  | { readonly kind: 'append' }
  /** Every part is refused; if it was `appended` all the same, the broker did not know in time. */
  | { readonly kind: 'refuse'; readonly error: StreamError; readonly appended?: boolean }
  /** From now on the partitions refuse the producers that they know, as if a higher epoch of each had written. */
  | { readonly kind: 'fence' }
  /** The session breaks without an answer, after the batches were appended or before. */
  | { readonly kind: 'lose'; readonly appended: boolean }
  /** Kept without an answer until {@link FakeCluster.release}; then refused, or appended. */
  | { readonly kind: 'hold'; readonly refuse?: StreamError }

export interface ReadRecord {
  readonly offset: number
  readonly key: string | null
  readonly value: string | null
}

interface FakeTopic {
  readonly id: string
  readonly partitions: FakePartition[]
  readonly configs: Map<string, string>
}

/** A cluster that a test holds in its hand: keeps batches as a broker does, sequences included, and fails when it is told to. */
export class FakeCluster implements Transport {
  /** What is more than a fake keeps is tested with real brokers. */
  readonly admin: AdminCalls = {
    createPartitions: () => notKept(),
    deleteRecords: () => notKept(),
    describeLogDirs: () => notKept(),
    alterReplicaLogDirs: () => notKept(),
    isServing: () => notKept(),
    alterReassignments: () => notKept(),
    listReassignments: () => notKept(),
    electLeaders: () => notKept(),
    decommissionBroker: () => notKept(),
    recommissionBroker: () => notKept(),
    unregisterBroker: () => notKept(),
    describeQuorum: () => notKept(),
    addVoter: () => notKept(),
    removeVoter: () => notKept(),
  }
  readonly transactions = new FakeTransactions()
  readonly groups = new FakeGroups(this.transactions)
  readonly produced: ProduceRequest[] = []
  readonly newestRequests: NewestRequest[] = []
  readonly fetchSessions: FakeFetchSession[] = []
  /** What becomes of the next requests, in order; after them everything is appended. */
  readonly fates: Fate[] = []
  readonly calls: string[] = []
  /** Brokers that can't be reached. */
  readonly down = new Set<number>()
  /** The broker to which leaders send consumers of a rack. */
  readonly nearest = new Map<string, number>()
  /** Replicas in sync, as is told of each partition. */
  inSync: readonly number[] = [1]
  /** Brokers that take what they are sent and say nothing, until they are thawed. */
  readonly #frozen = new Map<number, (() => void)[]>()
  /** Whether who is asked for metadata does not know of the last change of leaders. */
  isBehind = false
  window = { requestsInFlightMax: 64, bytesInFlightMax: 64 * 1024 * 1024, requestSizeBytesMax: 64 * 1024 * 1024 }
  produceSessionCount = 0
  metadataFailure: StreamError | undefined
  identityFailure: StreamError | undefined
  readonly #topics = new Map<string, FakeTopic>()
  readonly #leaders = new Map<string, { readonly leader: number | undefined; readonly epoch: number }>()
  /** What each topic looked like before its last change of leaders. */
  readonly #former = new Map<string, TopicMetadata>()
  readonly #held: (() => void)[] = []
  readonly #sessions = new Set<{ nodeId: number; lose: (error: StreamError) => void }>()
  #nextProducerId = 1000
  #nextTopicId = 1

  addTopic(name: string, partitions = 1, configs: Readonly<Record<string, string>> = {}): void {
    const id = Buffer.alloc(16, this.#nextTopicId++).toString('base64url')
    const logs = Array.from({ length: partitions }, () => new FakePartition(crc32cChecksum))
    this.#topics.set(name, { id, partitions: logs, configs: new Map(Object.entries(configs)) })
  }

  addPartitions(name: string, count: number): void {
    const topic = this.#topics.get(name)
    for (let added = 0; added < count; added++) topic?.partitions.push(new FakePartition(crc32cChecksum))
  }

  removeTopic(name: string): void {
    this.#topics.delete(name)
  }

  idOf(name: string): string {
    return this.#topics.get(name)?.id ?? ''
  }

  /** Another leader, or none, in the next epoch. */
  moveLeader(name: string, partition: number, nodeId: number | undefined): void {
    const former = this.#describe(name)
    if (former !== undefined) this.#former.set(name, former)
    const epoch = this.#led(name, partition).epoch + 1
    this.#leaders.set(`${name}-${partition}`, { leader: nodeId, epoch })
    this.partition(name, partition).leaderEpoch = epoch
  }

  #led(name: string, partition: number): { readonly leader: number | undefined; readonly epoch: number } {
    return this.#leaders.get(`${name}-${partition}`) ?? { leader: 1, epoch: 0 }
  }

  partition(name: string, partition = 0): FakePartition {
    const found = this.#topics.get(name)?.partitions[partition]
    if (found === undefined) throw new Error(`no ${name}-${partition}`)
    return found
  }

  /** Every record of a partition. */
  read(name: string, partition = 0): ReadRecord[] {
    return this.partition(name, partition).batches.flatMap((bytes) =>
      [...new RecordBatch(bytes).records(plainCompression)].map((record) => ({
        offset: record.offset,
        key: record.key?.toString() ?? null,
        value: record.value?.toString() ?? null,
      })),
    )
  }

  values(name: string, partition = 0): (string | null)[] {
    return this.read(name, partition).map(({ value }) => value)
  }

  /** Carries out what was held, in order. */
  release(count = this.#held.length): void {
    for (const carryOut of this.#held.splice(0, count)) carryOut()
  }

  get heldCount(): number {
    return this.#held.length
  }

  /** Breaks every session with the broker, as if it had been killed. */
  kill(nodeId: number): void {
    this.down.add(nodeId)
    this.reset(nodeId)
  }

  reset(nodeId: number): void {
    this.#held.length = 0
    for (const session of [...this.#sessions]) {
      if (session.nodeId === nodeId) session.lose(unreachable(nodeId))
    }
  }

  freeze(nodeId: number): void {
    this.#frozen.set(nodeId, [])
  }

  /** The broker does what it was asked to meanwhile. */
  thaw(nodeId: number): void {
    const kept = this.#frozen.get(nodeId) ?? []
    this.#frozen.delete(nodeId)
    for (const carryOut of kept) carryOut()
  }

  /** Now, or once the broker is thawed. */
  #unlessFrozen(nodeId: number, carryOut: () => void): void {
    const kept = this.#frozen.get(nodeId)
    if (kept === undefined) carryOut()
    else kept.push(carryOut)
  }

  async metadata(names: readonly string[] | 'all'): Promise<ClusterMetadata> {
    this.calls.push(`metadata ${names === 'all' ? 'all' : names.join(',')}`)
    if (this.metadataFailure !== undefined) throw this.metadataFailure
    const wanted = names === 'all' ? [...this.#topics.keys()] : names
    const told = (name: string): TopicMetadata | undefined =>
      (this.isBehind ? this.#former.get(name) : undefined) ?? this.#describe(name)
    return { clusterId: 'fake', brokers: [], topics: wanted.map((name) => told(name) ?? unknownTopic(name)) }
  }

  async describeCluster(): Promise<ClusterInfo> {
    return {
      clusterId: 'fake',
      brokers: [{ nodeId: 1, host: 'fake', port: 1 }],
      controllerId: 1,
      version: '0',
      nodeId: 1,
      uptimeMs: 0,
      timeMs: 0,
      notServingReason: undefined,
      metadata: {
        committedOffset: 0,
        appliedOffset: 0,
        topicCount: this.#topics.size,
        partitionCount: 0,
        leaderlessPartitionCount: 0,
        underReplicatedPartitionCount: 0,
        underMinIsrPartitionCount: 0,
        reassigningPartitionCount: 0,
      },
      logDirs: [],
      registeredBrokers: [],
    }
  }

  async createTopics(topics: readonly NewTopic[]): Promise<TopicCreated[]> {
    for (const { name, partitions } of topics) this.addTopic(name, partitions || 1)
    return topics.map(({ name, partitions }) => ({
      name,
      error: undefined,
      topicId: this.#topics.get(name)?.id ?? '',
      partitions: partitions || 1,
      replicationFactor: 1,
      warnings: [],
    }))
  }

  async deleteTopics(names: readonly string[]): Promise<TopicDeleted[]> {
    return names.map((name) => ({
      name,
      error: this.#topics.delete(name) ? undefined : unknownTopic(name).error,
    }))
  }

  async describeConfigs(): Promise<DescribedResource> {
    return { error: undefined, configs: [] }
  }

  async alterConfigs(): Promise<AlteredResource> {
    return { error: undefined, warnings: [] }
  }

  async initProducer(): Promise<ProducerIdentity> {
    this.calls.push('initProducer')
    if (this.identityFailure !== undefined) throw this.identityFailure
    return { producerId: this.#nextProducerId++, producerEpoch: 0 }
  }

  async listOffsets(
    nodeId: number,
    lookups: readonly OffsetLookup[],
    _limits: CallLimits,
    isolation?: Isolation,
  ): Promise<OffsetFound[]> {
    if (this.down.has(nodeId)) throw unreachable(nodeId)
    return lookups.map(({ topic, partition, spec }) => this.partition(topic.name, partition).find(spec, isolation))
  }

  async fetchNewest(nodeId: number, request: NewestRequest): Promise<NewestPage> {
    this.newestRequests.push(request)
    if (this.down.has(nodeId)) throw unreachable(nodeId)
    const { topic, partition, beforeOffset, recordsMax, sizeBytesMax, isolation } = request
    if (this.#topics.get(topic.name)?.id !== topic.id) throw new StreamError('UNKNOWN_TOPIC_ID', `no ${topic.id}`)
    return this.partition(topic.name, partition).newest(beforeOffset, recordsMax, sizeBytesMax, isolation)
  }

  openProduce(nodeId: number, handlers: ProduceHandlers): ProduceSession {
    this.produceSessionCount++
    const session = { nodeId, lose: (error: StreamError) => lose(error) }
    this.#sessions.add(session)
    const isOpen = (): boolean => this.#sessions.has(session)
    const lose = (error: StreamError): void => {
      if (this.#sessions.delete(session)) handlers.closed(error)
    }
    void Promise.resolve().then(() => {
      if (this.down.has(nodeId)) lose(unreachable(nodeId))
      else this.#unlessFrozen(nodeId, () => isOpen() && handlers.opened(this.window))
    })
    return {
      send: async (request) => {
        this.produced.push(request)
        await Promise.resolve()
        this.#unlessFrozen(nodeId, () => {
          if (isOpen()) this.#handle(nodeId, request, handlers, lose, isOpen)
        })
      },
      close: () => this.#sessions.delete(session),
    }
  }

  openFetch(nodeId: number, handlers: FetchHandlers): FetchSession {
    const partitionOf = (topicId: string, partition: number): FakePartition | undefined =>
      [...this.#topics.values()].find(({ id }) => id === topicId)?.partitions[partition]
    const fetching = new FakeFetchSession(nodeId, handlers, partitionOf, (rack) => this.nearest.get(rack))
    this.fetchSessions.push(fetching)
    const session = { nodeId, lose: (error: StreamError) => lose(error) }
    const lose = (error: StreamError): void => {
      this.#sessions.delete(session)
      fetching.lose(error)
    }
    this.#sessions.add(session)
    void Promise.resolve().then(() => {
      if (this.down.has(nodeId)) lose(unreachable(nodeId))
    })
    return {
      update: (update: FetchUpdate) => fetching.update(update),
      close: () => {
        this.#sessions.delete(session)
        fetching.close()
      },
    }
  }

  close(): void {
    this.#sessions.clear()
  }

  #handle(
    nodeId: number,
    request: ProduceRequest,
    handlers: ProduceHandlers,
    lose: (error: StreamError) => void,
    isOpen: () => boolean,
  ): void {
    const fate = this.fates.shift() ?? { kind: 'append' }
    const answer = (results: readonly ProducePartResult[]): void => {
      if (isOpen() && request.acks !== 'none') handlers.answered({ correlationId: request.correlationId, results })
    }
    const append = (): ProducePartResult[] =>
      request.parts.map((part) => this.#append(nodeId, part, request.transactionalId !== undefined))
    const refuse = (error: StreamError): void => answer(request.parts.map(() => refused(error)))
    if (fate.kind === 'fence') {
      for (const { topic, partition } of request.parts) this.partition(topic.name, partition).fence()
    }
    if (fate.kind === 'refuse') {
      if (fate.appended === true) append()
      refuse(fate.error)
    } else if (fate.kind === 'hold') this.#held.push(() => (fate.refuse ? refuse(fate.refuse) : answer(append())))
    else if (fate.kind === 'lose') {
      if (fate.appended) append()
      lose(unreachable(nodeId))
    } else answer(append())
  }

  #append(nodeId: number, { topic, partition, batch }: ProducePart, isTransactional: boolean): ProducePartResult {
    const found = this.#topics.get(topic.name)
    if (found === undefined || found.id !== topic.id) {
      return refused(new StreamError('UNKNOWN_TOPIC_ID', `no topic ${topic.id}`))
    }
    if (this.#led(topic.name, partition).leader !== nodeId) {
      return refused(new StreamError('NOT_LEADER', 'not here'))
    }
    try {
      if (isTransactional) this.transactions.take(`add ${topic.name}-${partition}`, new RecordBatch(batch))
      const limit = Number(found.configs.get('max.message.bytes') ?? found.configs.get('hidden.limit') ?? Infinity)
      const baseOffset = this.partition(topic.name, partition).append(batch, limit)
      return { error: undefined, baseOffset, logAppendTimeMs: -1 }
    } catch (error) {
      if (error instanceof StreamError) return refused(error)
      throw error
    }
  }

  #describe(name: string): TopicMetadata | undefined {
    const topic = this.#topics.get(name)
    if (topic === undefined) return undefined
    return {
      name,
      id: topic.id,
      partitions: topic.partitions.map((_, partition) => ({
        partition,
        leader: this.#led(name, partition).leader,
        leaderEpoch: this.#led(name, partition).epoch,
        replicas: [1],
        isr: this.inSync,
        eligibleLeaderReplicas: [],
        offlineReplicas: [],
        addingReplicas: [],
        removingReplicas: [],
      })),
      configs: [...topic.configs]
        .filter(([key]) => key !== 'hidden.limit')
        .map(([key, value]) => ({ name: key, value, source: 'DYNAMIC_TOPIC_CONFIG' })),
      internal: false,
    }
  }
}

function notKept(): Promise<never> {
  return Promise.reject(new StreamError('UNSUPPORTED', 'the fake cluster does not know this call'))
}

function refused(error: StreamError): ProducePartResult {
  return { error, baseOffset: -1, logAppendTimeMs: -1 }
}

function unreachable(nodeId: number): StreamError {
  return new StreamError('BROKER_UNAVAILABLE', `can't reach broker ${nodeId}`)
}

function unknownTopic(name: string): { name: string; error: StreamError } {
  return {
    name,
    error: new StreamError('UNKNOWN_TOPIC_OR_PARTITION', `no topic ${name}`, { context: { topic: name } }),
  }
}
