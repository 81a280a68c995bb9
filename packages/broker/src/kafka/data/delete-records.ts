import {
  type deleteRecordsRequest,
  type deleteRecordsResponse,
  type MessageInput,
  type MessageValue,
  noTopicId,
} from '@millrace/kafka-wire'
import type { KafkaHandler, KafkaServices } from '../api.ts'
import { partitionErrorOf } from './errors.ts'
import { inTurn } from './in-turn.ts'
import { ledPartition } from './topics.ts'

type Request = MessageValue<typeof deleteRecordsRequest>
type Response = MessageInput<typeof deleteRecordsResponse>
type Answer = Response['topics'][number]['partitions'][number]

/** In place of an offset: everything that consumers can read. */
const toHighWatermark = -1

/** Moves log start offsets, each partition by itself (KIP-107). Answers once the new starts are on disk. */
export const deleteRecords: KafkaHandler<Request, Response> = async (services, request) => ({
  topics: await inTurn(request.topics, async ({ name, partitions }) => ({
    name,
    partitions: await inTurn(partitions, ({ partitionIndex, offset }) =>
      answerOf(services, name, partitionIndex, offset),
    ),
  })),
})

async function answerOf(
  services: KafkaServices,
  name: string,
  partitionIndex: number,
  offset: number,
): Promise<Answer> {
  try {
    const partition = ledPartition(services, { name, topicId: noTopicId }, partitionIndex)
    const before = offset === toHighWatermark ? partition.highWatermark : offset
    return { partitionIndex, errorCode: 0, lowWatermark: await partition.deleteRecords(before) }
  } catch (error) {
    const answer = services.faults.answerable(error, 'deleting records')
    return { partitionIndex, errorCode: partitionErrorOf(answer), lowWatermark: -1 }
  }
}
