import { StreamError, type TopicId } from '@millrace/base'
import { noTopicId } from '@millrace/kafka-wire'
import type { ClusterImage, TopicImage } from '@millrace/metadata'
import type { Partition } from '../../partitions/partition.ts'
import type { PartitionTable } from '../../partitions/partition-table.ts'

/** What names a topic in a request: from some version of each API on its id, before its name (KIP-516). */
export interface TopicKey {
  readonly name: string
  readonly topicId: TopicId
}

/** The topic. Throws UNKNOWN_TOPIC_ID, or UNKNOWN_TOPIC_OR_PARTITION if it was asked for by its name. */
export function topicOf(image: ClusterImage, { name, topicId }: TopicKey): TopicImage {
  const topic = topicId === noTopicId ? image.topic(name) : image.topicById(topicId)
  if (topic !== undefined) return topic
  if (topicId === noTopicId) {
    throw new StreamError('UNKNOWN_TOPIC_OR_PARTITION', `there is no topic ${name}`, { context: { topic: name } })
  }
  throw new StreamError('UNKNOWN_TOPIC_ID', `no topic has the id ${topicId}: was it deleted, or made again?`, {
    context: { topicId },
  })
}

/** What is needed to find partitions. */
export interface PartitionFinder {
  readonly partitions: PartitionTable
  readonly controller: { readonly image: ClusterImage }
}

/** The partition of a topic, which this broker leads. Throws as {@link topicOf} and as the table does. */
export function ledPartition({ partitions, controller }: PartitionFinder, key: TopicKey, number: number): Partition {
  return partitions.find(topicOf(controller.image, key).id, number)
}

/** The leader epoch that a client knows, as brokers ask for it: -1 for none, which all that are negative stand for. */
export function knownEpoch(currentLeaderEpoch: number): number {
  return Math.max(currentLeaderEpoch, -1)
}
