import { type Clock, type Network, StreamError, type UnaryMethod } from '@millrace/base'
import { AdminService, DataService, TransactionService } from '@millrace/contracts'
import type { ConfigResource } from '../../admin/config-types.ts'
import type {
  AlteredResource,
  BrokerAddress,
  CallLimits,
  ClusterInfo,
  ClusterMetadata,
  ConfigOp,
  ConfigQuery,
  DescribedResource,
  FetchHandlers,
  FetchSession,
  Isolation,
  NewestPage,
  NewestRequest,
  NewTopic,
  OffsetFound,
  OffsetLookup,
  ProduceHandlers,
  ProducerIdentity,
  ProduceSession,
  ReadLimits,
  TopicCreated,
  TopicDeleted,
  Transport,
} from '../transport.ts'
import type { AdminCalls } from '../admin-calls.ts'
import type { GroupCalls } from '../group-calls.ts'
import type { TransactionCalls } from '../transaction-calls.ts'
import { limits as bounds } from '../../limits.ts'
import { AnyBroker } from './any-broker.ts'
import { BrokerChannels } from './broker-channels.ts'
import { alteredResourceFrom, configOpTo, configResourceTo, describedResourceFrom } from './config-messages.ts'
import { DisconnectedSession } from './disconnected-session.ts'
import { GrpcFetchSession } from './fetch-session.ts'
import { isolationTo } from './isolation-level.ts'
import { GrpcAdminCalls } from './grpc-admin-calls.ts'
import { type CoordinatorCaller, GrpcGroupCalls } from './grpc-group-calls.ts'
import { GrpcTransactionCalls } from './grpc-transaction-calls.ts'
import {
  clusterInfoFrom,
  clusterMetadataFrom,
  offsetFoundFrom,
  offsetLookupTo,
  topicCreatedFrom,
  topicDeletedFrom,
} from './messages.ts'
import { readNewestPage } from './newest-page.ts'
import { GrpcProduceSession } from './produce-session.ts'

/** Millrace's own contracts over the Network port. */
export class GrpcTransport implements Transport {
  readonly admin: AdminCalls
  readonly groups: GroupCalls
  readonly transactions: TransactionCalls
  readonly #network: Network
  readonly #bootstrap: readonly string[]
  readonly #channels = new Map<string, BrokerChannels>()
  readonly #addresses = new Map<number, string>()
  readonly #any: AnyBroker
  #closed = false

  /** `brokers` are `host:port` each, one at least. */
  constructor(brokers: readonly string[], network: Network, clock: Clock) {
    this.#bootstrap = brokers
    this.#network = network
    this.#any = new AnyBroker({ clock, bootstrap: brokers, channel: (address) => this.#at(address).control })
    this.admin = new GrpcAdminCalls({
      any: (method, request, limits) => this.#write(method, request, limits),
      node: (nodeId, method, request, limits) => this.#known(nodeId).control.unary(method, request, limits),
    })
    const caller: CoordinatorCaller = {
      read: (method, request, limits) => this.#read(method, request, limits),
      control: (nodeId) => this.#node(nodeId)?.control ?? unknownNode(nodeId),
      node: async (nodeId, method, request, limits) => this.#known(nodeId).control.unary(method, request, limits),
      learn: async (nodeIds, limits) => {
        if (nodeIds.some((nodeId) => !this.#addresses.has(nodeId))) await this.describeCluster(limits)
      },
    }
    this.groups = new GrpcGroupCalls(caller)
    this.transactions = new GrpcTransactionCalls(caller, clock)
  }

  async metadata(topics: readonly string[] | 'all', limits: ReadLimits): Promise<ClusterMetadata> {
    const names = topics === 'all' ? [] : [...topics]
    const metadata = clusterMetadataFrom(await this.#read(AdminService.describeTopics, { names }, limits))
    this.#learn(metadata.brokers)
    return metadata
  }

  async describeCluster(limits: CallLimits): Promise<ClusterInfo> {
    const info = clusterInfoFrom(await this.#read(AdminService.describeCluster, {}, limits))
    this.#learn(info.brokers)
    return info
  }

  async createTopics(topics: readonly NewTopic[], validateOnly: boolean, limits: CallLimits): Promise<TopicCreated[]> {
    const request = { topics: topics.map((topic) => ({ ...topic, configs: { ...topic.configs } })), validateOnly }
    const response = await this.#write(AdminService.createTopics, request, limits)
    return response.topics.map(topicCreatedFrom)
  }

  async deleteTopics(names: readonly string[], limits: CallLimits): Promise<TopicDeleted[]> {
    const response = await this.#write(AdminService.deleteTopics, { names: [...names], topicIds: [] }, limits)
    return response.topics.map(topicDeletedFrom)
  }

  async describeConfigs(query: ConfigQuery, limits: CallLimits): Promise<DescribedResource | undefined> {
    const { keys, synonyms, documentation } = query
    const request = {
      resources: [{ ...configResourceTo(query), keys: [...keys] }],
      includeSynonyms: synonyms,
      includeDocumentation: documentation,
    }
    const channels = query.type === 'broker' ? await this.#broker(query.name, limits) : undefined
    const response =
      channels === undefined
        ? await this.#read(AdminService.describeConfigs, request, limits)
        : await channels.control.unary(AdminService.describeConfigs, request, limits)
    const [described] = response.resources
    return described === undefined ? undefined : describedResourceFrom(described)
  }

  /** The way to a broker by its id, if there is one: it alone knows what it was started with. */
  async #broker(id: string, limits: CallLimits): Promise<BrokerChannels | undefined> {
    const nodeId = Number(id)
    if (id === '' || !Number.isInteger(nodeId)) return undefined
    if (this.#node(nodeId) === undefined) await this.describeCluster(limits)
    return this.#node(nodeId)
  }

  async alterConfigs(
    resource: ConfigResource,
    ops: readonly ConfigOp[],
    validateOnly: boolean,
    limits: CallLimits,
  ): Promise<AlteredResource | undefined> {
    const request = {
      resources: [{ ...configResourceTo(resource), ops: ops.map(configOpTo) }],
      validateOnly,
      replace: false,
    }
    const [altered] = (await this.#write(AdminService.incrementalAlterConfigs, request, limits)).resources
    return altered === undefined ? undefined : alteredResourceFrom(altered)
  }

  async initProducer(limits: CallLimits): Promise<ProducerIdentity> {
    const request = { transactionalId: '', transactionTimeoutMs: 0, producerId: null, producerEpoch: null }
    const { producerId, producerEpoch } = await this.#read(TransactionService.initProducer, request, limits)
    return { producerId, producerEpoch }
  }

  async listOffsets(
    nodeId: number,
    lookups: readonly OffsetLookup[],
    limits: CallLimits,
    isolation?: Isolation,
  ): Promise<OffsetFound[]> {
    const request = { partitions: lookups.map(offsetLookupTo), isolationLevel: isolationTo(isolation) }
    const response = await this.#known(nodeId).control.unary(DataService.listOffsets, request, limits)
    return response.partitions.map(offsetFoundFrom)
  }

  async fetchNewest(nodeId: number, request: NewestRequest, limits: CallLimits): Promise<NewestPage> {
    return readNewestPage(this.#known(nodeId).data, request, limits)
  }

  openProduce(nodeId: number, handlers: ProduceHandlers): ProduceSession {
    const channels = this.#node(nodeId)
    if (channels === undefined) return new DisconnectedSession(unknownNode(nodeId), handlers)
    return new GrpcProduceSession(channels.data.stream(DataService.produce), handlers)
  }

  openFetch(nodeId: number, handlers: FetchHandlers): FetchSession {
    const channels = this.#node(nodeId)
    if (channels === undefined) return new DisconnectedSession(unknownNode(nodeId), handlers)
    return new GrpcFetchSession(channels.data.stream(DataService.fetch), handlers)
  }

  close(): void {
    this.#closed = true
    for (const channels of this.#channels.values()) channels.close()
  }

  /** Reads of any broker. */
  #read<Request, Response>(
    method: UnaryMethod<Request, Response>,
    request: Request,
    limits: ReadLimits,
  ): Promise<Response> {
    return this.#any.read(method, request, limits)
  }

  /** Changes by any broker, which is asked first whether it is there if that is not certain. */
  async #write<Request, Response>(
    method: UnaryMethod<Request, Response>,
    request: Request,
    limits: CallLimits,
  ): Promise<Response> {
    if (this.#any.isUncertain) await this.describeCluster(limits)
    return this.#any.write(method, request, limits)
  }

  #at(address: string): BrokerChannels {
    if (this.#closed) throw new StreamError('CLOSED', 'the client is closed')
    let channels = this.#channels.get(address)
    if (channels === undefined) {
      channels = new BrokerChannels(address, this.#network)
      this.#channels.set(address, channels)
    }
    return channels
  }

  #known(nodeId: number): BrokerChannels {
    const channels = this.#node(nodeId)
    if (channels === undefined) throw unknownNode(nodeId)
    return channels
  }

  #node(nodeId: number): BrokerChannels | undefined {
    const address = this.#addresses.get(nodeId)
    return address === undefined ? undefined : this.#at(address)
  }

  /**
   * Brokers that are not told of any more may be the old leaders of sessions that still end, or the broker that told may be behind:
   * their addresses stay, as long as there are not too many.
   */
  #learn(brokers: readonly BrokerAddress[]): void {
    this.#any.learn(brokers)
    for (const { nodeId, host, port } of brokers) {
      // Behind those that are told of no more.
      this.#addresses.delete(nodeId)
      this.#addresses.set(nodeId, `${host}:${port}`)
    }
    for (const nodeId of this.#addresses.keys()) {
      if (this.#addresses.size <= brokers.length + bounds.absentBrokersMax) break
      this.#addresses.delete(nodeId)
    }
    const inUse = new Set([...this.#addresses.values(), ...this.#bootstrap])
    for (const [address, channels] of this.#channels) {
      if (inUse.has(address)) continue
      channels.close()
      this.#channels.delete(address)
    }
  }
}

function unknownNode(nodeId: number): StreamError {
  return new StreamError('BROKER_UNAVAILABLE', `the address of broker ${nodeId} is not known`, { context: { nodeId } })
}
