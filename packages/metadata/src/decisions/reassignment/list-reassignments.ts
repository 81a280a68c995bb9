import type { TopicId } from '@millrace/base'
import type { ClusterImage } from '../../image/cluster-image.ts'
import { isReassigning } from '../../image/replica-index.ts'
import type { PartitionOfTopic } from '../../image/topics-image.ts'
import type { PartitionName } from '../partitions/find-partition.ts'

/** A reassignment that is under way. */
export interface OngoingReassignment extends PartitionName {
  readonly topicId: TopicId
  /** Those that it has now: the target, and behind it those that go. */
  readonly replicas: readonly number[]
  readonly addingReplicas: readonly number[]
  readonly removingReplicas: readonly number[]
  /** Of those being added, these have caught up. */
  readonly isr: readonly number[]
}

/** What is being reassigned (KIP-455): of these partitions, or of all. Partitions that are not there are left out, as in Kafka. */
export function listReassignments(
  image: ClusterImage,
  partitions?: readonly PartitionName[],
): readonly OngoingReassignment[] {
  const found = partitions === undefined ? [...image.reassigning()] : partitions.flatMap((name) => find(image, name))
  return found.map(({ topic, partition }) => ({
    topic: topic.name,
    topicId: topic.id,
    partition: partition.partition,
    replicas: partition.replicas,
    addingReplicas: partition.addingReplicas,
    removingReplicas: partition.removingReplicas,
    isr: partition.isr,
  }))
}

function find(image: ClusterImage, name: PartitionName): PartitionOfTopic[] {
  const topic = image.topic(name.topic)
  const partition = topic?.partitions.get(name.partition)
  return topic === undefined || partition === undefined || !isReassigning(partition) ? [] : [{ topic, partition }]
}
