import { isStreamError, StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import {
  type BrokerLayers,
  type ClusterImage,
  type ConfigTexts,
  isInternalTopic,
  offlineReplicas,
  recovering,
  resolveTopicConfig,
  type TopicImage,
  topicsPerRequestMax,
} from '@millrace/metadata'
import { toWireError } from '../wire/error.ts'
import { topicIdToBytes } from '../wire/topic-id.ts'
import { nodesOf } from './describe-cluster.ts'
import { configSourceOf } from './describe-configs.ts'

const { DescribeTopicsResponse } = millrace.admin.v1
type WireRequest = millrace.admin.v1.DescribeTopicsRequest
type WireResponse = millrace.admin.v1.DescribeTopicsResponse
type WireTopic = millrace.admin.v1.TopicDescription.$Properties

/** Topics by name, or all of them in the order of their names. */
export function describeTopics(
  request: WireRequest,
  image: ClusterImage,
  clusterId: string,
  broker: BrokerLayers,
): WireResponse {
  const { names } = request
  if (names.length > topicsPerRequestMax) {
    throw new StreamError('INVALID_REQUEST', `a request describes at most ${topicsPerRequestMax} topics by name`, {
      context: { limit: topicsPerRequestMax },
    })
  }
  const asked = names.length > 0 ? names : [...image.topics()].map(({ name }) => name).toSorted()
  const topics = asked.map((name) => describe(name, image, broker))
  return new DescribeTopicsResponse({ topics, nodes: nodesOf(image), clusterId })
}

function describe(name: string, image: ClusterImage, broker: BrokerLayers): WireTopic {
  const topic = image.topic(name)
  if (topic === undefined) {
    const error = new StreamError('UNKNOWN_TOPIC_OR_PARTITION', `there is no topic '${name}'`, {
      context: { topic: name },
    })
    return { name, error: toWireError(error) }
  }
  return {
    name,
    topicId: topicIdToBytes(topic.id),
    partitions: partitionsOf(topic, image),
    configs: configsOf(image.topicConfigs(name), broker),
    isInternal: isInternalTopic(name),
  }
}

function configsOf(own: ConfigTexts, broker: BrokerLayers): millrace.admin.v1.ConfigEntry.$Properties[] {
  try {
    return resolveTopicConfig(own, broker).entries.map(({ name, value, source }) => ({
      name,
      value: value ?? '',
      source: configSourceOf[source],
    }))
  } catch (error) {
    if (!isStreamError(error)) throw error
    // Another release took what this one does not: who asks for the log is told so. Here the topic is shown as it is.
    const source = configSourceOf.DYNAMIC_TOPIC_CONFIG
    return Object.entries(own).map(([name, value]) => ({ name, value, source }))
  }
}

function partitionsOf(topic: TopicImage, image: ClusterImage): millrace.admin.v1.PartitionDescription.$Properties[] {
  return [...topic.partitions.values()]
    .toSorted((left, right) => left.partition - right.partition)
    .map((partition) => ({
      partition: partition.partition,
      leader: partition.leader,
      leaderEpoch: partition.leaderEpoch,
      replicas: [...partition.replicas],
      isr: [...partition.isr],
      eligibleLeaderReplicas: [...partition.eligibleLeaderReplicas],
      offlineReplicas: [...offlineReplicas(image, partition)],
      addingReplicas: [...partition.addingReplicas],
      removingReplicas: [...partition.removingReplicas],
      leaderRecovering: partition.leaderRecoveryState === recovering,
    }))
}
