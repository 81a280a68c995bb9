import { array, bool, int16, int32, int8, string, struct } from '../field.ts'
import { Message } from '../message.ts'

/**
 * Replicas that move to other brokers, and leaders that are elected by hand.
 *
 * ```
 * AlterPartitionReassignments => timeout_ms allow_replication_factor_change(1+) [name [partition_index [replicas]?]]
 *                             <- throttle_time_ms allow_replication_factor_change(1+) error_code error_message?
 *                                [name [partition_index error_code error_message?]]
 * ListPartitionReassignments  => timeout_ms [name [partition_indexes]]?
 *                             <- throttle_time_ms error_code error_message?
 *                                [name [partition_index [replicas] [adding_replicas] [removing_replicas]]]
 * ElectLeaders                => election_type(1+) [topic [partitions]]? timeout_ms
 *                             <- throttle_time_ms error_code(1+) [topic [partition_id error_code error_message?]]
 * ```
 */
const throttleTimeMs = int32({ default: 0 })
const errorMessage = string({ nullable: '0+', default: null, ignorable: true })

/** Partitions with the brokers that they are to have; null cancels what is under way (KIP-455). */
export const alterPartitionReassignmentsRequest = new Message({
  name: 'AlterPartitionReassignmentsRequest',
  versions: '0-1',
  flexible: '0+',
  fields: {
    timeoutMs: int32({ default: 60_000 }),
    allowReplicationFactorChange: bool({ versions: '1+', default: true, ignorable: true }),
    topics: array(
      struct({
        name: string(),
        partitions: array(
          struct({ partitionIndex: int32(), replicas: array(int32(), { nullable: '0+', default: null }) }),
        ),
      }),
    ),
  },
})

/** Of each partition, whether it has begun. */
export const alterPartitionReassignmentsResponse = new Message({
  name: 'AlterPartitionReassignmentsResponse',
  versions: '0-1',
  flexible: '0+',
  fields: {
    throttleTimeMs,
    allowReplicationFactorChange: bool({ versions: '1+', default: true, ignorable: true }),
    errorCode: int16(),
    errorMessage,
    responses: array(
      struct({
        name: string(),
        partitions: array(struct({ partitionIndex: int32(), errorCode: int16(), errorMessage })),
      }),
    ),
  },
})

/** Of which partitions it is asked whether they move; null: all. */
export const listPartitionReassignmentsRequest = new Message({
  name: 'ListPartitionReassignmentsRequest',
  versions: '0',
  flexible: '0+',
  fields: {
    timeoutMs: int32({ default: 60_000 }),
    topics: array(struct({ name: string(), partitionIndexes: array(int32()) }), { nullable: '0+', default: null }),
  },
})

/** Those that do. */
export const listPartitionReassignmentsResponse = new Message({
  name: 'ListPartitionReassignmentsResponse',
  versions: '0',
  flexible: '0+',
  fields: {
    throttleTimeMs,
    errorCode: int16(),
    errorMessage,
    topics: array(
      struct({
        name: string(),
        partitions: array(
          struct({
            partitionIndex: int32(),
            replicas: array(int32()),
            addingReplicas: array(int32()),
            removingReplicas: array(int32()),
          }),
        ),
      }),
    ),
  },
})

/** Partitions that a leader is to be elected for; null: all. 0 the preferred one, 1 one that is not in sync (KIP-460). */
export const electLeadersRequest = new Message({
  name: 'ElectLeadersRequest',
  versions: '0-2',
  flexible: '2+',
  fields: {
    electionType: int8({ versions: '1+', default: 0 }),
    topicPartitions: array(struct({ topic: string(), partitions: array(int32()) }), { nullable: '0+' }),
    timeoutMs: int32({ default: 60_000 }),
  },
})

/** Of each partition, whether one was. */
export const electLeadersResponse = new Message({
  name: 'ElectLeadersResponse',
  versions: '0-2',
  flexible: '2+',
  fields: {
    throttleTimeMs,
    // Version 0 has no place for it: refused there if it is one, as Kafka does.
    errorCode: int16({ versions: '1+', default: 0 }),
    replicaElectionResults: array(
      struct({
        topic: string(),
        partitionResult: array(struct({ partitionId: int32(), errorCode: int16(), errorMessage })),
      }),
    ),
  },
})
