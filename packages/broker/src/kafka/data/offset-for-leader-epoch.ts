import {
  type MessageInput,
  type MessageValue,
  noTopicId,
  type offsetForLeaderEpochRequest,
  type offsetForLeaderEpochResponse,
} from '@millrace/kafka-wire'
import type { Partition } from '../../partitions/partition.ts'
import type { KafkaHandler, KafkaServices } from '../api.ts'
import { partitionErrorOf } from './errors.ts'
import { knownEpoch, ledPartition } from './topics.ts'

type Request = MessageValue<typeof offsetForLeaderEpochRequest>
type Response = MessageInput<typeof offsetForLeaderEpochResponse>
type Asked = Request['topics'][number]['partitions'][number]
type Answer = Response['topics'][number]['partitions'][number]

/** Where epochs of leaders end, by which clients find out that what they have read is in the log no more (KIP-320). */
export const offsetForLeaderEpoch: KafkaHandler<Request, Response> = (services, request) => ({
  topics: request.topics.map(({ topic, partitions }) => ({
    topic,
    partitions: partitions.map((asked) => answerOf(services, topic, asked)),
  })),
})

function answerOf(services: KafkaServices, topic: string, asked: Asked): Answer {
  const { partition: number, currentLeaderEpoch, leaderEpoch } = asked
  try {
    const partition = ledPartition(services, { name: topic, topicId: noTopicId }, number)
    partition.assertLeaderEpoch(knownEpoch(currentLeaderEpoch))
    const { epoch, endOffset } = endOfEpoch(partition, leaderEpoch)
    return { partition: number, errorCode: 0, leaderEpoch: epoch, endOffset }
  } catch (error) {
    return { partition: number, errorCode: partitionErrorOf(services.faults.answerable(error, 'finding an epoch')) }
  }
}

const unknown = { epoch: -1, endOffset: -1 }

/**
 * The largest epoch that is not above `epoch`, and where it ends; -1 if nothing is known of it. The leader's own epoch has begun even if
 * nothing was written in it yet.
 */
export function endOfEpoch(
  { log, leaderEpoch }: Partition,
  epoch: number,
): { readonly epoch: number; readonly endOffset: number } {
  if (epoch === leaderEpoch) return { epoch, endOffset: log.logEndOffset }
  if (epoch > leaderEpoch) return unknown
  return log.endOffsetForEpoch(epoch) ?? unknown
}
