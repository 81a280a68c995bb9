import { isStreamError } from '@millrace/base'
import {
  checkTopicName,
  type ClusterImage,
  noLeader,
  offlineReplicas,
  type PartitionImage,
  type TopicImage,
} from '@millrace/metadata'
import { endpointOf } from '../endpoints.ts'
import { kafkaErrors } from '../errors.ts'

/** The partitions of a topic by their numbers, from one on. */
export function partitionsFrom(topic: TopicImage, first = 0): PartitionImage[] {
  return [...topic.partitions.values()]
    .filter(({ partition }) => partition >= first)
    .toSorted((left, right) => left.partition - right.partition)
}

/** A partition as Metadata and DescribeTopicPartitions show it. `listenerErrors`: whether the client knows LISTENER_NOT_FOUND. */
export function shownPartition(image: ClusterImage, partition: PartitionImage, listenerErrors = true) {
  const { partition: partitionIndex, leader, leaderEpoch, replicas, isr } = partition
  const errorCode = leaderError(image, leader, listenerErrors)
  return {
    errorCode,
    partitionIndex,
    leaderId: errorCode === kafkaErrors.NONE ? leader : noLeader,
    leaderEpoch,
    replicaNodes: replicas,
    isrNodes: isr,
    offlineReplicas: offlineReplicas(image, partition),
  }
}

function leaderError(image: ClusterImage, leader: number, listenerErrors: boolean): number {
  const broker = leader === noLeader ? undefined : image.broker(leader)
  if (broker === undefined || broker.fenced) return kafkaErrors.LEADER_NOT_AVAILABLE
  if (endpointOf(image, leader) !== undefined) return kafkaErrors.NONE
  return listenerErrors ? kafkaErrors.LISTENER_NOT_FOUND : kafkaErrors.LEADER_NOT_AVAILABLE
}

/** Whether there could be a topic of that name. */
export function isLegalName(name: string): boolean {
  try {
    checkTopicName(name)
    return true
  } catch (error) {
    if (isStreamError(error, 'INVALID_TOPIC')) return false
    throw error
  }
}
