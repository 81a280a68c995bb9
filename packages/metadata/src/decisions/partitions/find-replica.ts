import { StreamError, type TopicId } from '@millrace/base'
import type { ClusterImage } from '../../image/cluster-image.ts'
import type { PartitionOfTopic } from '../../image/topics-image.ts'

/** A partition as brokers name it. */
export interface PartitionId {
  readonly topicId: TopicId
  readonly partition: number
}

/**
 * The partition of which a broker says something, which is noted in `named`. Throws UNKNOWN_TOPIC_ID, UNKNOWN_TOPIC_OR_PARTITION;
 * REPLICA_NOT_AVAILABLE if the broker has no replica of it; INVALID_REQUEST if the request named it before.
 */
export function findReplica(
  image: ClusterImage,
  { topicId, partition: number }: PartitionId,
  nodeId: number,
  named: Set<string>,
): PartitionOfTopic {
  const topic = image.topicById(topicId)
  if (topic === undefined) throw new StreamError('UNKNOWN_TOPIC_ID', `there is no topic with the id ${topicId}`)
  const context = { topic: topic.name, partition: number }
  const partition = topic.partitions.get(number)
  if (partition === undefined) {
    throw new StreamError('UNKNOWN_TOPIC_OR_PARTITION', `topic ${topic.name} has no partition ${number}`, { context })
  }
  if (!partition.replicas.includes(nodeId)) {
    const text = `broker ${nodeId} has no replica of partition ${number} of ${topic.name}`
    throw new StreamError('REPLICA_NOT_AVAILABLE', text, { context })
  }
  const key = `${topicId} ${number}`
  if (named.has(key)) {
    const text = `the request names partition ${number} of ${topic.name} more than once`
    throw new StreamError('INVALID_REQUEST', text, { context })
  }
  named.add(key)
  return { topic, partition }
}
