import { present, uuidFromText, uuidToText } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { ConfigEntry } from '../../admin/types.ts'
import type {
  BrokerAddress,
  ClusterInfo,
  ClusterMetadata,
  OffsetFound,
  OffsetLookup,
  OffsetSpec,
  TopicCreated,
  TopicDeleted,
  TopicFailure,
  TopicMetadata,
} from '../transport.ts'
import { logDirStatusFrom } from './admin-messages.ts'
import { registeredBrokerFrom } from './cluster-messages.ts'
import { configSourceFrom } from './config-messages.ts'
import { streamErrorFrom } from './wire-error.ts'

type Admin = typeof millrace.admin.v1
type Wire<Name extends keyof Admin> = Admin[Name] extends new (...args: never[]) => infer Message ? Message : never

const { ListOffsetsPartition } = millrace.data.v1

export function clusterMetadataFrom(response: Wire<'DescribeTopicsResponse'>): ClusterMetadata {
  return {
    clusterId: response.clusterId,
    brokers: response.nodes.map(brokerFrom),
    topics: response.topics.map(topicFrom),
  }
}

export function clusterInfoFrom(response: Wire<'DescribeClusterResponse'>): ClusterInfo {
  const { clusterId, nodes, version, nodeId, uptimeMs, timeMs, notServingReason, metadata, logDirs } = response
  return {
    clusterId,
    brokers: nodes.map(brokerFrom),
    controllerId: activeController(response),
    version,
    nodeId,
    uptimeMs,
    timeMs,
    notServingReason: notServingReason === '' ? undefined : notServingReason,
    metadata: {
      committedOffset: metadata?.committedOffset ?? -1,
      appliedOffset: metadata?.appliedOffset ?? -1,
      topicCount: metadata?.topicCount ?? 0,
      partitionCount: metadata?.partitionCount ?? 0,
      leaderlessPartitionCount: metadata?.leaderlessPartitionCount ?? 0,
      underReplicatedPartitionCount: metadata?.underReplicatedPartitionCount ?? 0,
      underMinIsrPartitionCount: metadata?.underMinIsrPartitionCount ?? 0,
      reassigningPartitionCount: metadata?.reassigningPartitionCount ?? 0,
    },
    logDirs: logDirs.map(logDirStatusFrom),
    registeredBrokers: response.brokers.map(registeredBrokerFrom),
  }
}

/** Brokers say 0 while they know of none; there may be a node of that number, but seldom. */
function activeController({ controllerId, nodes }: Wire<'DescribeClusterResponse'>): number {
  return controllerId === 0 && nodes.every(({ nodeId }) => nodeId !== 0) ? -1 : controllerId
}

export function topicCreatedFrom(result: Wire<'CreateTopicResult'>): TopicCreated {
  const { name, topicId, partitions, replicationFactor, warnings } = result
  const error = streamErrorFrom(result.error)
  return { name, error, topicId: uuidOrEmpty(topicId), partitions, replicationFactor, warnings }
}

export function topicDeletedFrom(result: Wire<'DeleteTopicResult'>): TopicDeleted {
  return { name: result.name, error: streamErrorFrom(result.error) }
}

export function offsetLookupTo({ topic, partition, spec }: OffsetLookup): millrace.data.v1.ListOffsetsPartition {
  const topicId = present(uuidFromText(topic.id), 'a topic id comes from a broker')
  return new ListOffsetsPartition({ topicId, partition, ...offsetSpecTo(spec) })
}

function offsetSpecTo(spec: OffsetSpec): millrace.data.v1.ListOffsetsPartition.$Properties {
  if (spec === 'earliest') return { earliest: true }
  if (spec === 'latest') return { latest: true }
  if (spec === 'maxTimestamp') return { maxTimestamp: true }
  return { timestampMs: spec.timestamp }
}

export function offsetFoundFrom(result: millrace.data.v1.ListOffsetsResult): OffsetFound {
  const { offset, timestampMs, leaderEpoch } = result
  return { error: streamErrorFrom(result.error), offset, timestampMs, leaderEpoch }
}

function brokerFrom({ nodeId, host, port }: Wire<'Node'>): BrokerAddress {
  return { nodeId, host, port }
}

function topicFrom(topic: Wire<'TopicDescription'>): TopicMetadata | TopicFailure {
  const error = streamErrorFrom(topic.error)
  if (error !== undefined) return { name: topic.name, error }
  const partitions = topic.partitions.map((partition) => ({
    partition: partition.partition,
    leader: partition.leader < 0 ? undefined : partition.leader,
    leaderEpoch: partition.leaderEpoch,
    replicas: partition.replicas,
    isr: partition.isr,
    eligibleLeaderReplicas: partition.eligibleLeaderReplicas,
    offlineReplicas: partition.offlineReplicas,
    addingReplicas: partition.addingReplicas,
    removingReplicas: partition.removingReplicas,
  }))
  partitions.sort((one, other) => one.partition - other.partition)
  const { name, isInternal: internal } = topic
  return { name, id: uuidToText(topic.topicId), partitions, configs: topic.configs.map(configFrom), internal }
}

function configFrom({ name, value, source }: Wire<'ConfigEntry'>): ConfigEntry {
  return { name, value, source: configSourceFrom(source) }
}

/** A topic that was only validated, or not made, has no id. */
function uuidOrEmpty(bytes: Uint8Array): string {
  return bytes.length === 16 ? uuidToText(bytes) : ''
}
