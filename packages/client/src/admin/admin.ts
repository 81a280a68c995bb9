import { isStreamError, StreamError } from '@millrace/base'
import { lookUpOffsets } from '../consumer/offset-lookup.ts'
import type { TopicName } from '../consumer/types.ts'
import {
  type CallLimits,
  isTopicFailure,
  type OffsetSpec,
  type TopicMetadata,
  type Transport,
} from '../transport/transport.ts'
import { checkChoice } from '../util/check-options.ts'
import { retry } from '../util/retry.ts'
import { checkNodeId, checkReassignments, namedPartitions, voterDirectory } from './cluster-admin.ts'
import type {
  Decommission,
  ElectionType,
  LeaderElection,
  OngoingReassignment,
  PartitionReassignment,
  PartitionResult,
  ReplicaLogDir,
  QuorumDescription,
  ReassignOptions,
  TopicPartitions,
  VoterRef,
} from './cluster-types.ts'
import type {
  AlteredConfigs,
  ConfigChanges,
  ConfigResource,
  DescribeConfigsOptions,
  DescribedConfig,
} from './config-types.ts'
import { checkCallOptions } from './check-options.ts'
import { configOps, resourceName } from './configs.ts'
import { deleteRecords } from './delete-records.ts'
import { type AdminParts, GroupAdminClient } from './group-admin.ts'
import type {
  Admin,
  AdminCallOptions,
  BrokerHealth,
  ClusterDescription,
  CreatedTopic,
  CreatePartitionsOptions,
  CreateTopicOptions,
  DeletionPoint,
  LogDirs,
  ListOffsetsOptions,
  OffsetQuery,
  PartitionOffset,
  TopicDescription,
} from './types.ts'

const defaultTimeoutMs = 30_000

export class AdminClient extends GroupAdminClient implements Admin {
  readonly #parts: AdminParts

  constructor(parts: AdminParts) {
    super(parts)
    this.#parts = parts
  }

  async createTopic(topic: TopicName, options: CreateTopicOptions & AdminCallOptions = {}): Promise<CreatedTopic> {
    const name = nameOf(topic)
    checkCallOptions('createTopic', options)
    const configs: Record<string, string> = {}
    for (const [key, value] of Object.entries(options.configs ?? {})) configs[key] = String(value)
    const { partitions = 0, replicationFactor = 0, validateOnly = false } = options
    checkCount('partitions', options.partitions, 'INVALID_PARTITIONS')
    checkCount('replicationFactor', options.replicationFactor, 'INVALID_REPLICATION_FACTOR')
    const [created] = await this.#call(`creating topic ${name}`, options, (transport, limits) =>
      transport.createTopics([{ name, partitions, replicationFactor, configs }], validateOnly, limits),
    )
    if (created === undefined) throw leftOut(`topic ${name}`)
    if (created.error !== undefined) throw created.error
    const { topicId, warnings } = created
    return {
      name,
      topicId,
      partitions: created.partitions,
      replicationFactor: created.replicationFactor,
      warnings,
    }
  }

  async deleteTopic(topic: TopicName, options: AdminCallOptions = {}): Promise<void> {
    const name = nameOf(topic)
    checkCallOptions('deleteTopic', options)
    const [deleted] = await this.#call(`deleting topic ${name}`, options, (transport, limits) =>
      transport.deleteTopics([name], limits),
    )
    if (deleted === undefined) throw leftOut(`topic ${name}`)
    if (deleted.error !== undefined) throw deleted.error
    this.#parts.metadata.forget(name)
  }

  async listTopics(options: AdminCallOptions & { readonly internal?: boolean } = {}): Promise<string[]> {
    checkCallOptions('listTopics', options)
    return (await this.describeTopics(options)).map(({ name }) => name)
  }

  async describeTopic(topic: TopicName, options: AdminCallOptions = {}): Promise<TopicDescription> {
    const name = nameOf(topic)
    checkCallOptions('describeTopic', options)
    const { topics } = await this.#call(`describing topic ${name}`, options, (transport, limits) =>
      transport.metadata([name], limits),
    )
    const [found] = topics
    if (found === undefined) throw leftOut(`topic ${name}`)
    if (isTopicFailure(found)) throw found.error
    return describe(found)
  }

  async describeTopics(options: AdminCallOptions & { readonly internal?: boolean } = {}): Promise<TopicDescription[]> {
    checkCallOptions('describeTopics', options)
    const { topics } = await this.#call('describing topics', options, (transport, limits) =>
      transport.metadata('all', limits),
    )
    const described: TopicDescription[] = []
    for (const topic of topics) {
      if (isTopicFailure(topic)) throw topic.error
      if (options.internal === true || !topic.internal) described.push(describe(topic))
    }
    return described.sort((one, other) => (one.name < other.name ? -1 : 1))
  }

  async listOffsets(
    topic: TopicName,
    query: OffsetQuery,
    options: ListOffsetsOptions = {},
  ): Promise<PartitionOffset[]> {
    const name = nameOf(topic)
    checkCallOptions('listOffsets', options)
    const { timeoutMs = defaultTimeoutMs, signal, isolation = 'read_uncommitted' } = options
    checkChoice('isolation', isolation, ['read_uncommitted', 'read_committed'])
    // What was cached may be of a topic that has gone, or has more partitions by now.
    const { partitions: known } = await this.#parts.metadata.fetch(name, timeoutMs, { signal })
    const partitions = options.partitions ?? known.map(({ partition }) => partition)
    const specs = new Map<number, OffsetSpec>(partitions.map((partition) => [partition, query]))
    const found = await lookUpOffsets({ ...this.#parts, isolation }, name, specs, { timeoutMs, signal })
    return partitions.map((partition) => {
      const { offset = -1, timestampMs = -1 } = found.get(partition) ?? {}
      return {
        partition,
        offset: offset < 0 ? undefined : offset,
        timestamp: timestampMs < 0 ? undefined : timestampMs,
      }
    })
  }

  async describeCluster(options: AdminCallOptions = {}): Promise<ClusterDescription> {
    checkCallOptions('describeCluster', options)
    return this.#call('describing the cluster', options, (transport, limits) => transport.describeCluster(limits))
  }

  async describeConfigs(
    resource: ConfigResource,
    options: DescribeConfigsOptions & AdminCallOptions = {},
  ): Promise<readonly DescribedConfig[]> {
    checkCallOptions('describeConfigs', options)
    const { keys = [], synonyms = false, documentation = false } = options
    const query = { ...resource, keys, synonyms, documentation }
    const described = await this.#call(
      `describing configs of ${resourceName(resource)}`,
      options,
      (transport, limits) => transport.describeConfigs(query, limits),
    )
    if (described === undefined) throw leftOut(resourceName(resource))
    if (described.error !== undefined) throw described.error
    return described.configs
  }

  async alterConfigs(
    resource: ConfigResource,
    changes: ConfigChanges,
    options: { readonly validateOnly?: boolean } & AdminCallOptions = {},
  ): Promise<AlteredConfigs> {
    checkCallOptions('alterConfigs', options)
    const ops = configOps(resource, changes)
    const { validateOnly = false } = options
    const altered = await this.#call(`altering configs of ${resourceName(resource)}`, options, (transport, limits) =>
      transport.alterConfigs(resource, ops, validateOnly, limits),
    )
    if (altered === undefined) throw leftOut(resourceName(resource))
    if (altered.error !== undefined) throw altered.error
    return { warnings: altered.warnings }
  }

  async createPartitions(
    topic: TopicName,
    totalCount: number,
    options: CreatePartitionsOptions & AdminCallOptions = {},
  ): Promise<number> {
    const name = nameOf(topic)
    checkCallOptions('createPartitions', options)
    checkCount('totalCount', totalCount, 'INVALID_PARTITIONS')
    const { validateOnly = false } = options
    const [created] = await this.#call(`adding partitions to topic ${name}`, options, ({ admin }, limits) =>
      admin.createPartitions([{ name, totalCount }], validateOnly, limits),
    )
    if (created === undefined) throw leftOut(`topic ${name}`)
    if (created.error !== undefined) throw created.error
    // What this client has in use is to know of them at once.
    if (!validateOnly) this.#parts.metadata.refresh(name)
    return created.partitions
  }

  async deleteRecords(
    topic: TopicName,
    before: ReadonlyMap<number, DeletionPoint>,
    options: AdminCallOptions = {},
  ): Promise<Map<number, number>> {
    checkCallOptions('deleteRecords', options)
    const { timeoutMs = defaultTimeoutMs, signal } = options
    return deleteRecords(this.#parts, nameOf(topic), before, { timeoutMs, signal })
  }

  async describeLogDirs(
    options: AdminCallOptions & { readonly topics?: readonly TopicName[]; readonly nodeIds?: readonly number[] } = {},
  ): Promise<LogDirs[]> {
    checkCallOptions('describeLogDirs', options)
    const { topics: named = [], nodeIds: chosen, ...limits } = options
    const topics = named.map((topic) => ({ name: nameOf(topic), partitions: [] }))
    const nodeIds = chosen ?? (await this.describeCluster(limits)).brokers.map(({ nodeId }) => nodeId)
    return Promise.all(
      nodeIds.map(async (nodeId) => ({
        nodeId,
        logDirs: await this.#call(`describing log directories of broker ${nodeId}`, limits, ({ admin }, left) =>
          admin.describeLogDirs(nodeId, topics, left),
        ),
      })),
    )
  }

  async alterReplicaLogDirs(
    nodeId: number,
    replicas: readonly ReplicaLogDir[],
    options: AdminCallOptions = {},
  ): Promise<readonly PartitionResult[]> {
    checkCallOptions('alterReplicaLogDirs', options)
    return this.#call(`moving logs of broker ${nodeId}`, options, ({ admin }, limits) =>
      admin.alterReplicaLogDirs(nodeId, replicas, limits),
    )
  }

  async health(options: AdminCallOptions = {}): Promise<BrokerHealth[]> {
    checkCallOptions('health', options)
    const { brokers } = await this.describeCluster(options)
    const { timeoutMs = defaultTimeoutMs, signal } = options
    return Promise.all(
      brokers.map(async ({ nodeId }) => {
        try {
          // Asked once: a broker that can't answer now does not serve now.
          const isServing = await this.#parts.transport.admin.isServing(nodeId, '', { timeoutMs, signal })
          return { nodeId, isServing }
        } catch (error) {
          if (isStreamError(error, 'BROKER_UNAVAILABLE') || isStreamError(error, 'TIMEOUT')) {
            return { nodeId, isServing: false }
          }
          throw error
        }
      }),
    )
  }

  async alterPartitionReassignments(
    partitions: readonly PartitionReassignment[],
    options: ReassignOptions & AdminCallOptions = {},
  ): Promise<readonly PartitionResult[]> {
    checkCallOptions('alterPartitionReassignments', options)
    checkReassignments(partitions)
    const { keepReplicationFactor = false, validateOnly = false } = options
    return this.#call('moving replicas', options, ({ admin }, limits) =>
      admin.alterReassignments(partitions, { keepReplicationFactor, validateOnly }, limits),
    )
  }

  async listPartitionReassignments(
    options: AdminCallOptions & { readonly topics?: readonly TopicPartitions[] } = {},
  ): Promise<readonly OngoingReassignment[]> {
    checkCallOptions('listPartitionReassignments', options)
    const topics = namedPartitions(options.topics ?? [])
    return this.#call('listing what is moved', options, ({ admin }, limits) => admin.listReassignments(topics, limits))
  }

  async electLeaders(
    type: ElectionType,
    partitions: readonly TopicPartitions[] | 'all',
    options: AdminCallOptions = {},
  ): Promise<readonly LeaderElection[]> {
    checkCallOptions('electLeaders', options)
    checkChoice('the type of an election', type, ['preferred', 'unclean'])
    const topics = partitions === 'all' ? partitions : namedPartitions(partitions)
    return this.#call('electing leaders', options, ({ admin }, limits) => admin.electLeaders(type, topics, limits))
  }

  async decommissionBroker(
    nodeId: number,
    options: AdminCallOptions & { readonly validateOnly?: boolean } = {},
  ): Promise<Decommission> {
    checkCallOptions('decommissionBroker', options)
    checkNodeId(nodeId)
    return this.#call(`decommissioning broker ${nodeId}`, options, ({ admin }, limits) =>
      admin.decommissionBroker(nodeId, options.validateOnly ?? false, limits),
    )
  }

  async recommissionBroker(nodeId: number, options: AdminCallOptions = {}): Promise<void> {
    checkCallOptions('recommissionBroker', options)
    checkNodeId(nodeId)
    await this.#call(`recommissioning broker ${nodeId}`, options, ({ admin }, limits) =>
      admin.recommissionBroker(nodeId, limits),
    )
  }

  async unregisterBroker(nodeId: number, options: AdminCallOptions = {}): Promise<void> {
    checkCallOptions('unregisterBroker', options)
    checkNodeId(nodeId)
    await this.#call(`unregistering broker ${nodeId}`, options, ({ admin }, limits) =>
      admin.unregisterBroker(nodeId, limits),
    )
  }

  async describeQuorum(options: AdminCallOptions = {}): Promise<QuorumDescription> {
    checkCallOptions('describeQuorum', options)
    return this.#call('describing the quorum', options, ({ admin }, limits) => admin.describeQuorum(limits))
  }

  async addVoter(voter: VoterRef, options: AdminCallOptions = {}): Promise<void> {
    checkCallOptions('addVoter', options)
    const named = { nodeId: voter.nodeId, directoryId: voterDirectory(voter) }
    await this.#call(`adding voter ${voter.nodeId}`, options, ({ admin }, limits) => admin.addVoter(named, limits))
  }

  async removeVoter(voter: VoterRef, options: AdminCallOptions = {}): Promise<void> {
    checkCallOptions('removeVoter', options)
    const named = { nodeId: voter.nodeId, directoryId: voterDirectory(voter) }
    await this.#call(`removing voter ${voter.nodeId}`, options, ({ admin }, limits) => admin.removeVoter(named, limits))
  }

  #call<T>(
    what: string,
    { timeoutMs = defaultTimeoutMs, signal }: AdminCallOptions,
    call: (transport: Transport, limits: CallLimits) => Promise<T>,
  ): Promise<T> {
    const { transport } = this.#parts
    return retry(this.#parts, { what, timeoutMs, signal }, (leftMs) => call(transport, { timeoutMs: leftMs, signal }))
  }
}

function nameOf(topic: TopicName): string {
  return typeof topic === 'string' ? topic : topic.name
}

function describe({ name, id, partitions, configs, internal }: TopicMetadata): TopicDescription {
  return { name, topicId: id, partitions, configs, internal }
}

function checkCount(
  option: string,
  value: number | undefined,
  code: 'INVALID_PARTITIONS' | 'INVALID_REPLICATION_FACTOR',
): void {
  // 0 would be taken for the broker's default.
  if (value === undefined || (Number.isInteger(value) && value >= 1 && value <= 0x7fff_ffff)) return
  throw new StreamError(code, `${option} must be a whole number from 1 on, not ${value}`)
}

function leftOut(what: string): StreamError {
  return new StreamError('INTERNAL', `the broker said nothing of ${what}`)
}
