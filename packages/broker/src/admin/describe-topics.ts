import { StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import {
  type ClusterImage,
  type ConfigTexts,
  resolveTopicConfig,
  type TopicImage,
  topicsPerRequestMax,
} from '@millrace/metadata'
import { toWireError } from '../wire/error.ts'
import { topicIdToBytes } from '../wire/topic-id.ts'
import { nodesOf } from './describe-cluster.ts'

const { ConfigSource, DescribeTopicsResponse } = millrace.admin.v1
type WireRequest = millrace.admin.v1.DescribeTopicsRequest
type WireResponse = millrace.admin.v1.DescribeTopicsResponse
type WireTopic = millrace.admin.v1.TopicDescription.$Properties

const sources = {
  DEFAULT: ConfigSource.CONFIG_SOURCE_DEFAULT,
  STATIC_BROKER: ConfigSource.CONFIG_SOURCE_STATIC_BROKER,
  TOPIC: ConfigSource.CONFIG_SOURCE_TOPIC,
} as const

/** Topics by name, or all of them in the order of their names. */
export function describeTopics(
  request: WireRequest,
  image: ClusterImage,
  clusterId: string,
  brokerDefaults: ConfigTexts,
): WireResponse {
  const { names } = request
  if (names.length > topicsPerRequestMax) {
    throw new StreamError('INVALID_REQUEST', `a request describes at most ${topicsPerRequestMax} topics by name`, {
      context: { limit: topicsPerRequestMax },
    })
  }
  const asked = names.length > 0 ? names : [...image.topics()].map(({ name }) => name).toSorted()
  const topics = asked.map((name) => describe(name, image, brokerDefaults))
  return new DescribeTopicsResponse({ topics, nodes: nodesOf(image), clusterId })
}

function describe(name: string, image: ClusterImage, brokerDefaults: ConfigTexts): WireTopic {
  const topic = image.topic(name)
  if (topic === undefined) {
    const error = new StreamError('UNKNOWN_TOPIC_OR_PARTITION', `there is no topic '${name}'`, {
      context: { topic: name },
    })
    return { name, error: toWireError(error) }
  }
  const { entries } = resolveTopicConfig(image.topicConfigs(name), brokerDefaults)
  return {
    name,
    topicId: topicIdToBytes(topic.id),
    partitions: partitionsOf(topic),
    configs: entries.map(({ name: key, value, source }) => ({ name: key, value, source: sources[source] })),
  }
}

function partitionsOf(topic: TopicImage): millrace.admin.v1.PartitionDescription.$Properties[] {
  return [...topic.partitions.values()]
    .toSorted((left, right) => left.partition - right.partition)
    .map(({ partition, leader, leaderEpoch, replicas, isr }) => ({
      partition,
      leader,
      leaderEpoch,
      replicas: [...replicas],
      isr: [...isr],
    }))
}
