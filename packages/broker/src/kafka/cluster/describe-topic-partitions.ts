import { StreamError } from '@millrace/base'
import { type apis, type MessageInput, type MessageValue, noTopicId } from '@millrace/kafka-wire'
import { type ClusterImage, isInternalTopic, type PartitionImage } from '@millrace/metadata'
import type { KafkaFailure, KafkaHandler } from '../api.ts'
import { topicOperations } from '../authorized-operations.ts'
import { kafkaErrors } from '../errors.ts'
import { isLegalName, partitionsFrom, shownPartition } from './topics.ts'

type Request = MessageValue<(typeof apis.describeTopicPartitions)['request']>
type Response = MessageInput<(typeof apis.describeTopicPartitions)['response']>
type Topic = Response['topics'][number]

/** Topics with their partitions, in the order of their names, a page at a time (KIP-966). No topics named: all. */
export const describeTopicPartitions: KafkaHandler<Request, Response> = ({ controller, live }, request) => {
  const { cursor } = request
  if (cursor !== null && cursor.partitionIndex < 0) {
    throw new StreamError('INVALID_REQUEST', `a page can't begin at partition ${cursor.partitionIndex}`)
  }
  const { image } = controller
  const pageSize = Math.min(request.responsePartitionLimit, live.settings.maxRequestPartitionSizeLimit)
  let left = Math.max(pageSize, 1)
  const topics: Topic[] = []
  let nextCursor: Response['nextCursor'] = null
  for (const name of namesFrom(image, request)) {
    const topic = image.topic(name)
    if (topic === undefined) {
      topics.push(missing(name))
      continue
    }
    const all = partitionsFrom(topic, cursor?.topicName === name ? cursor.partitionIndex : 0)
    const page = all.slice(0, left)
    const [next] = all.slice(left)
    if (page.length > 0 || all.length === 0)
      topics.push({ ...named(name), topicId: topic.id, partitions: page.map(shown) })
    left -= page.length
    if (next === undefined) continue
    nextCursor = { topicName: name, partitionIndex: next.partition }
    break
  }
  return { topics, nextCursor }

  function shown(partition: PartitionImage) {
    const { eligibleLeaderReplicas, lastKnownElr } = partition
    return { ...shownPartition(image, partition), eligibleLeaderReplicas, lastKnownElr }
  }
}

/** Each topic is told that all failed. */
export const describeTopicPartitionsFailed: KafkaFailure<Request, Response> = ({ topics }, { errorCode }) => ({
  topics: topics.map(({ name }) => ({ ...named(name), errorCode, topicId: noTopicId, partitions: [] })),
})

/** Those asked for, or all, from where the page begins. */
function namesFrom(image: ClusterImage, { topics, cursor }: Request): string[] {
  const all = topics.length === 0 ? [...image.topics()].map(({ name }) => name) : topics.map(({ name }) => name)
  const first = cursor?.topicName ?? ''
  return [...new Set(all)].filter((name) => name >= first).toSorted((left, right) => (left < right ? -1 : 1))
}

function missing(name: string): Topic {
  const errorCode = isLegalName(name) ? kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION : kafkaErrors.INVALID_TOPIC_EXCEPTION
  return { ...named(name), errorCode, topicId: noTopicId, partitions: [] }
}

function named(name: string) {
  return {
    errorCode: kafkaErrors.NONE,
    name,
    isInternal: isInternalTopic(name),
    topicAuthorizedOperations: topicOperations,
  }
}
