import type { StreamError } from '@millrace/base'
import { type KafkaError, kafkaErrorFields, kafkaErrors } from '../errors.ts'

const { NOT_COORDINATOR, COORDINATOR_NOT_AVAILABLE, COORDINATOR_LOAD_IN_PROGRESS, UNKNOWN_SERVER_ERROR } = kafkaErrors

/**
 * Clients of a coordinator know what to do with a coordinator's errors, and take those of the partition that keeps what it knows for faults.
 * They look the coordinator up again for the first two, and ask the same one again for the third.
 */
const asCoordinators: ReadonlyMap<number, number> = new Map<number, number>([
  [kafkaErrors.NOT_LEADER_OR_FOLLOWER, NOT_COORDINATOR],
  [kafkaErrors.KAFKA_STORAGE_ERROR, NOT_COORDINATOR],
  [kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION, COORDINATOR_NOT_AVAILABLE],
  [kafkaErrors.REQUEST_TIMED_OUT, COORDINATOR_NOT_AVAILABLE],
  [kafkaErrors.NOT_ENOUGH_REPLICAS, COORDINATOR_NOT_AVAILABLE],
  [kafkaErrors.THROTTLING_QUOTA_EXCEEDED, COORDINATOR_LOAD_IN_PROGRESS],
  [kafkaErrors.MESSAGE_TOO_LARGE, UNKNOWN_SERVER_ERROR],
  [kafkaErrors.RECORD_LIST_TOO_LARGE, UNKNOWN_SERVER_ERROR],
])

/** The number of an error of a whole request to a coordinator, as its clients are told it. */
export function coordinatorErrorCode({ errorCode }: Pick<KafkaError, 'errorCode'>): number {
  return asCoordinators.get(errorCode) ?? errorCode
}

/** As {@link coordinatorErrorCode}, of an error or of none. */
export function errorCodeOf(error: StreamError | undefined): number {
  return error === undefined ? kafkaErrors.NONE : coordinatorErrorCode(kafkaErrorFields(error))
}
