import { array, bigint64, int16, int32, int64, int8, string, struct } from '../field.ts'
import { Message } from '../message.ts'

/**
 * What the leader of a partition says of its log besides the records.
 *
 * ```
 * ListOffsets          => replica_id isolation_level(2+) [name [partition_index current_leader_epoch(4+) timestamp]] timeout_ms(10+)
 *                      <- throttle_time_ms(2+) [name [partition_index error_code timestamp offset leader_epoch(4+)]]
 * OffsetForLeaderEpoch => replica_id(3+) [topic [partition current_leader_epoch leader_epoch]]
 *                      <- throttle_time_ms [topic [error_code partition leader_epoch end_offset]]
 * DeleteRecords        => [name [partition_index offset]] timeout_ms
 *                      <- throttle_time_ms [name [partition_index low_watermark error_code]]
 * DescribeProducers    => [name [partition_indexes]]
 *                      <- throttle_time_ms [name [partition_index error_code error_message? [producer_id producer_epoch last_sequence
 *                         last_timestamp coordinator_epoch current_txn_start_offset]]]
 * ```
 */

/** Which offset a point in time is at. */
export const listOffsetsRequest = new Message({
  name: 'ListOffsetsRequest',
  versions: '1-10',
  flexible: '6+',
  fields: {
    /** -1: a consumer. */
    replicaId: int32(),
    /** 0 all records, 1 only those of committed transactions. */
    isolationLevel: int8({ versions: '2+', default: 0 }),
    topics: array(
      struct({
        name: string(),
        partitions: array(
          struct({
            partitionIndex: int32(),
            /** As the client knows it; -1 if it does not. */
            currentLeaderEpoch: int32({ versions: '4+', default: -1, ignorable: true }),
            /**
             * Milliseconds, or: -1 end, -2 beginning, -3 greatest timestamp (7+), -4 beginning on this broker (8+), -5 end of the tier (9+).
             * Some ask for the end of all times, the greatest int64.
             */
            timestamp: bigint64(),
          }),
        ),
      }),
    ),
    timeoutMs: int32({ versions: '10+', default: 0, ignorable: true }),
  },
})

/** The offsets, by partition. */
export const listOffsetsResponse = new Message({
  name: 'ListOffsetsResponse',
  versions: '1-10',
  flexible: '6+',
  fields: {
    throttleTimeMs: int32({ versions: '2+', default: 0, ignorable: true }),
    topics: array(
      struct({
        name: string(),
        partitions: array(
          struct({
            partitionIndex: int32(),
            errorCode: int16(),
            /** Of the record found; -1 for offsets that are not of a record. */
            timestamp: int64({ default: -1 }),
            offset: int64({ default: -1 }),
            leaderEpoch: int32({ versions: '4+', default: -1 }),
          }),
        ),
      }),
    ),
  },
})

/** Where epochs of leaders end (KIP-101, KIP-320). */
export const offsetForLeaderEpochRequest = new Message({
  name: 'OffsetForLeaderEpochRequest',
  versions: '2-4',
  flexible: '4+',
  fields: {
    /** -1 a consumer, -2 a client that does not say. */
    replicaId: int32({ versions: '3+', default: -2, ignorable: true }),
    topics: array(
      struct({
        topic: string(),
        partitions: array(
          struct({
            partition: int32(),
            currentLeaderEpoch: int32({ default: -1 }),
            leaderEpoch: int32(),
          }),
        ),
      }),
    ),
  },
})

/** The ends, by partition. */
export const offsetForLeaderEpochResponse = new Message({
  name: 'OffsetForLeaderEpochResponse',
  versions: '2-4',
  flexible: '4+',
  fields: {
    throttleTimeMs: int32({ default: 0 }),
    topics: array(
      struct({
        topic: string(),
        partitions: array(
          struct({
            errorCode: int16(),
            partition: int32(),
            /** The largest epoch not above the one asked for; -1 if there is none. */
            leaderEpoch: int32({ default: -1 }),
            endOffset: int64({ default: -1 }),
          }),
        ),
      }),
    ),
  },
})

/** Offsets before which all records are to go. */
export const deleteRecordsRequest = new Message({
  name: 'DeleteRecordsRequest',
  versions: '0-2',
  flexible: '2+',
  fields: {
    topics: array(
      struct({
        name: string(),
        /** -1: up to the high watermark. */
        partitions: array(struct({ partitionIndex: int32(), offset: int64() })),
      }),
    ),
    timeoutMs: int32(),
  },
})

/** Where the partitions begin now. */
export const deleteRecordsResponse = new Message({
  name: 'DeleteRecordsResponse',
  versions: '0-2',
  flexible: '2+',
  fields: {
    throttleTimeMs: int32({ default: 0 }),
    topics: array(
      struct({
        name: string(),
        partitions: array(struct({ partitionIndex: int32(), lowWatermark: int64(), errorCode: int16() })),
      }),
    ),
  },
})

/** Of which partitions the active producers are asked for (KIP-664). */
export const describeProducersRequest = new Message({
  name: 'DescribeProducersRequest',
  versions: '0',
  flexible: '0+',
  fields: { topics: array(struct({ name: string(), partitionIndexes: array(int32()) })) },
})

/** The producers that the leader of each partition remembers. */
export const describeProducersResponse = new Message({
  name: 'DescribeProducersResponse',
  versions: '0',
  flexible: '0+',
  fields: {
    throttleTimeMs: int32({ default: 0 }),
    topics: array(
      struct({
        name: string(),
        partitions: array(
          struct({
            partitionIndex: int32(),
            errorCode: int16(),
            errorMessage: string({ nullable: '0+', default: null }),
            activeProducers: array(
              struct({
                producerId: int64(),
                producerEpoch: int32(),
                lastSequence: int32({ default: -1 }),
                lastTimestamp: int64({ default: -1 }),
                coordinatorEpoch: int32(),
                /** -1 if no transaction is open. */
                currentTxnStartOffset: int64({ default: -1 }),
              }),
            ),
          }),
        ),
      }),
    ),
  },
})
