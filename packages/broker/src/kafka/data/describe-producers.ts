import {
  type describeProducersRequest,
  type describeProducersResponse,
  type MessageInput,
  type MessageValue,
  noTopicId,
} from '@millrace/kafka-wire'
import type { KafkaHandler, KafkaServices } from '../api.ts'
import { partitionErrorOf } from './errors.ts'
import { topicOf } from './topics.ts'

type Request = MessageValue<typeof describeProducersRequest>
type Response = MessageInput<typeof describeProducersResponse>
type Answer = Response['topics'][number]['partitions'][number]

/** Who has written to partitions of which this broker has a replica, and whose transactions are open there (KIP-664). */
export const describeProducers: KafkaHandler<Request, Response> = (services, request) => ({
  topics: request.topics.map(({ name, partitionIndexes }) => ({
    name,
    partitions: partitionIndexes.map((index) => answerOf(services, name, index)),
  })),
})

function answerOf(services: KafkaServices, name: string, partitionIndex: number): Answer {
  const { partitions, controller, faults } = services
  try {
    const { id } = topicOf(controller.image, { name, topicId: noTopicId })
    // Operators may ask a follower too, to compare.
    const { log } = partitions.lookUp(id, partitionIndex) ?? partitions.find(id, partitionIndex)
    const activeProducers = log.transactions.producers().map((producer) => ({
      producerId: producer.producerId,
      producerEpoch: producer.producerEpoch,
      lastSequence: producer.lastSequence,
      lastTimestamp: producer.lastTimestampMs,
      coordinatorEpoch: producer.coordinatorEpoch,
      currentTxnStartOffset: producer.transactionFirstOffset,
    }))
    return { partitionIndex, errorCode: 0, activeProducers }
  } catch (error) {
    const answer = faults.answerable(error, 'describing producers')
    return { partitionIndex, errorCode: partitionErrorOf(answer), errorMessage: answer.message, activeProducers: [] }
  }
}
