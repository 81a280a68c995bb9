import type { ErrorCode, StreamError } from '@millrace/base'
import { kafkaErrorOf, kafkaErrors, type KafkaErrorNumber } from '../errors.ts'

/** From these versions on topics are named by their ids. */
export const topicIdsInProduceFrom = 13
export const topicIdsInFetchFrom = 13
/** From these versions on producers know that they may only abort, and leave it to brokers to add partitions to transactions (KIP-890). */
const abortableInProduceFrom = 11
export const brokersAddPartitionsFrom = 12

/**
 * Why a batch was not appended, as producers are told. By the errors that they know they decide whether to try again, which they may:
 * nothing of what was refused stands in the log.
 */
export function produceErrorOf({ code }: StreamError, version: number): number {
  switch (code) {
    // Clients look who leads, and send it there.
    case 'LEADER_NOT_AVAILABLE':
    case 'SHUTTING_DOWN':
      return kafkaErrors.NOT_LEADER_OR_FOLLOWER
    // There is no quota in Kafka's sense, and not all clients know its error in an answer to Produce.
    case 'RESOURCE_EXHAUSTED':
      return kafkaErrors.REQUEST_TIMED_OUT
    case 'UNKNOWN_TOPIC_ID':
      return version >= topicIdsInProduceFrom ? kafkaErrors.UNKNOWN_TOPIC_ID : kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION
    case 'PRODUCER_FENCED':
      return kafkaErrors.INVALID_PRODUCER_EPOCH
    case 'TRANSACTION_ABORTABLE':
      return version >= abortableInProduceFrom ? kafkaErrors.TRANSACTION_ABORTABLE : kafkaErrors.INVALID_TXN_STATE
    case 'CONCURRENT_TRANSACTIONS':
      return version >= brokersAddPartitionsFrom ? kafkaErrors.CONCURRENT_TRANSACTIONS : kafkaErrors.NOT_ENOUGH_REPLICAS
    // The coordinator is the broker's to find: clients would look for one where they need none. This one has them send it again.
    case 'COORDINATOR_LOAD_IN_PROGRESS':
    case 'COORDINATOR_NOT_AVAILABLE':
    case 'NOT_COORDINATOR':
      return kafkaErrors.NOT_ENOUGH_REPLICAS
    default:
      return kafkaErrorOf(code)
  }
}

/** Errors that consumers expect in an answer to Fetch; Kafka's Java consumer fails for good on any other. */
const ofFetch: { readonly [Code in ErrorCode]?: KafkaErrorNumber } = {
  OFFSET_OUT_OF_RANGE: kafkaErrors.OFFSET_OUT_OF_RANGE,
  CORRUPT_MESSAGE: kafkaErrors.CORRUPT_MESSAGE,
  UNKNOWN_TOPIC_OR_PARTITION: kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION,
  NOT_LEADER: kafkaErrors.NOT_LEADER_OR_FOLLOWER,
  LEADER_NOT_AVAILABLE: kafkaErrors.NOT_LEADER_OR_FOLLOWER,
  SHUTTING_DOWN: kafkaErrors.NOT_LEADER_OR_FOLLOWER,
  REPLICA_NOT_AVAILABLE: kafkaErrors.REPLICA_NOT_AVAILABLE,
  STORAGE_ERROR: kafkaErrors.KAFKA_STORAGE_ERROR,
  DISK_FULL: kafkaErrors.KAFKA_STORAGE_ERROR,
  CORRUPT_LOG: kafkaErrors.KAFKA_STORAGE_ERROR,
  FENCED_LEADER_EPOCH: kafkaErrors.FENCED_LEADER_EPOCH,
  UNKNOWN_LEADER_EPOCH: kafkaErrors.UNKNOWN_LEADER_EPOCH,
  OFFSET_NOT_AVAILABLE: kafkaErrors.OFFSET_NOT_AVAILABLE,
}

/** Why nothing of a partition is sent, as consumers are told. */
export function fetchErrorOf({ code }: StreamError, version: number): number {
  if (code === 'UNKNOWN_TOPIC_ID') {
    return version >= topicIdsInFetchFrom ? kafkaErrors.UNKNOWN_TOPIC_ID : kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION
  }
  return ofFetch[code] ?? kafkaErrors.UNKNOWN_SERVER_ERROR
}

/** Why there is no answer for a partition that was asked for by the name of its topic. */
export function partitionErrorOf({ code }: StreamError): number {
  switch (code) {
    // It was deleted between two looks.
    case 'UNKNOWN_TOPIC_ID':
      return kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION
    case 'LEADER_NOT_AVAILABLE':
    case 'SHUTTING_DOWN':
      return kafkaErrors.NOT_LEADER_OR_FOLLOWER
    default:
      return kafkaErrorOf(code)
  }
}
