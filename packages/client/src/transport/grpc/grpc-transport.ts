import { isStreamError, type Network, StreamError, type UnaryMethod } from '@millrace/base'
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
  NewestPage,
  NewestRequest,
  NewTopic,
  OffsetFound,
  OffsetLookup,
  ProduceHandlers,
  ProducerIdentity,
  ProduceSession,
  TopicCreated,
  TopicDeleted,
  Transport,
} from '../transport.ts'
import type { AdminCalls } from '../admin-calls.ts'
import { BrokerChannels } from './broker-channels.ts'
import { alteredResourceFrom, configOpTo, configResourceTo, describedResourceFrom } from './config-messages.ts'
import { DisconnectedSession } from './disconnected-session.ts'
import { GrpcFetchSession } from './fetch-session.ts'
import { GrpcAdminCalls } from './grpc-admin-calls.ts'
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
  readonly #network: Network
  readonly #bootstrap: readonly string[]
  readonly #channels = new Map<string, BrokerChannels>()
  readonly #addresses = new Map<number, string>()
  /** The address that answered last; it is asked first. */
  #preferred: string | undefined
  #closed = false

  /** `brokers` are `host:port` each, one at least. */
  constructor(brokers: readonly string[], network: Network) {
    this.#bootstrap = brokers
    this.#network = network
    this.admin = new GrpcAdminCalls({
      any: (method, request, limits) => this.#any(method, request, limits),
      node: (nodeId, method, request, limits) => this.#known(nodeId).control.unary(method, request, limits),
    })
  }

  async metadata(topics: readonly string[] | 'all', limits: CallLimits): Promise<ClusterMetadata> {
    const names = topics === 'all' ? [] : [...topics]
    const metadata = clusterMetadataFrom(await this.#any(AdminService.describeTopics, { names }, limits))
    this.#learn(metadata.brokers)
    return metadata
  }

  async describeCluster(limits: CallLimits): Promise<ClusterInfo> {
    const info = clusterInfoFrom(await this.#any(AdminService.describeCluster, {}, limits))
    this.#learn(info.brokers)
    return info
  }

  async createTopics(topics: readonly NewTopic[], validateOnly: boolean, limits: CallLimits): Promise<TopicCreated[]> {
    const request = { topics: topics.map((topic) => ({ ...topic, configs: { ...topic.configs } })), validateOnly }
    const response = await this.#any(AdminService.createTopics, request, limits)
    return response.topics.map(topicCreatedFrom)
  }

  async deleteTopics(names: readonly string[], limits: CallLimits): Promise<TopicDeleted[]> {
    const response = await this.#any(AdminService.deleteTopics, { names: [...names] }, limits)
    return response.topics.map(topicDeletedFrom)
  }

  async describeConfigs(query: ConfigQuery, limits: CallLimits): Promise<DescribedResource | undefined> {
    const { keys, synonyms, documentation } = query
    const request = {
      resources: [{ ...configResourceTo(query), keys: [...keys] }],
      includeSynonyms: synonyms,
      includeDocumentation: documentation,
    }
    const [described] = (await this.#any(AdminService.describeConfigs, request, limits)).resources
    return described === undefined ? undefined : describedResourceFrom(described)
  }

  async alterConfigs(
    resource: ConfigResource,
    ops: readonly ConfigOp[],
    validateOnly: boolean,
    limits: CallLimits,
  ): Promise<AlteredResource | undefined> {
    const request = { resources: [{ ...configResourceTo(resource), ops: ops.map(configOpTo) }], validateOnly }
    const [altered] = (await this.#any(AdminService.incrementalAlterConfigs, request, limits)).resources
    return altered === undefined ? undefined : alteredResourceFrom(altered)
  }

  async initProducer(limits: CallLimits): Promise<ProducerIdentity> {
    const { producerId, producerEpoch } = await this.#any(TransactionService.initProducer, {}, limits)
    return { producerId, producerEpoch }
  }

  async listOffsets(nodeId: number, lookups: readonly OffsetLookup[], limits: CallLimits): Promise<OffsetFound[]> {
    const request = { partitions: lookups.map(offsetLookupTo) }
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

  /** Asks one broker after the other until one answers, the one that did so last first. */
  async #any<Request, Response>(
    method: UnaryMethod<Request, Response>,
    request: Request,
    limits: CallLimits,
  ): Promise<Response> {
    const failures: StreamError[] = []
    for (const address of this.#candidates()) {
      try {
        const response = await this.#at(address).control.unary(method, request, limits)
        this.#preferred = address
        return response
      } catch (error) {
        if (!isStreamError(error, 'BROKER_UNAVAILABLE')) throw error
        failures.push(error)
      }
    }
    const [first] = failures
    if (first !== undefined && failures.length === 1) throw first
    throw new StreamError(
      'BROKER_UNAVAILABLE',
      `no broker answers: ${failures.map((failure) => failure.message).join('; ')}`,
      { cause: first },
    )
  }

  #candidates(): Set<string> {
    const candidates = new Set<string>()
    if (this.#preferred !== undefined) candidates.add(this.#preferred)
    for (const address of this.#addresses.values()) candidates.add(address)
    for (const address of this.#bootstrap) candidates.add(address)
    return candidates
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

  #learn(brokers: readonly BrokerAddress[]): void {
    this.#addresses.clear()
    for (const { nodeId, host, port } of brokers) this.#addresses.set(nodeId, `${host}:${port}`)
    const inUse = new Set([...this.#addresses.values(), ...this.#bootstrap])
    for (const [address, channels] of this.#channels) {
      if (inUse.has(address)) continue
      channels.close()
      this.#channels.delete(address)
      if (this.#preferred === address) this.#preferred = undefined
    }
  }
}

function unknownNode(nodeId: number): StreamError {
  return new StreamError('BROKER_UNAVAILABLE', `the address of broker ${nodeId} is not known`, { context: { nodeId } })
}
