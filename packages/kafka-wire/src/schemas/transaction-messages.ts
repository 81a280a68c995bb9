import { array, bool, int16, int32, int64, string, struct } from '../field.ts'
import { Message } from '../message.ts'

/**
 * Transactions (KIP-98), of producers, of leaders that verify (KIP-890), of coordinators that write markers, and of operators.
 *
 * ```
 * InitProducerId       => transactional_id? transaction_timeout_ms producer_id(3+) producer_epoch(3+) enable_2pc(6+)
 *                         keep_prepared_txn(6+)
 *                      <- throttle_time_ms error_code producer_id producer_epoch ongoing_txn_producer_id(6+)
 *                         ongoing_txn_producer_epoch(6+)
 * AddPartitionsToTxn   => [transactional_id producer_id producer_epoch verify_only [name [partitions]]](4+)
 *                         transactional_id(0-3) producer_id(0-3) producer_epoch(0-3) [name [partitions]](0-3)
 *                      <- throttle_time_ms error_code(4+) [transactional_id topic_results](4+) topic_results(0-3)
 * topic_results        => [name [partition_index partition_error_code]]
 * AddOffsetsToTxn      => transactional_id producer_id producer_epoch group_id
 *                      <- throttle_time_ms error_code
 * EndTxn               => transactional_id producer_id producer_epoch committed
 *                      <- throttle_time_ms error_code producer_id(5+) producer_epoch(5+)
 * WriteTxnMarkers      => [producer_id producer_epoch transaction_result [name [partition_indexes]] coordinator_epoch]
 *                      <- [producer_id [name [partition_index error_code]]]
 * DescribeTransactions => [transactional_ids]
 *                      <- throttle_time_ms [error_code transactional_id transaction_state transaction_timeout_ms
 *                         transaction_start_time_ms producer_id producer_epoch [topic [partitions]]]
 * ListTransactions     => [state_filters] [producer_id_filters] duration_filter(1+) transactional_id_pattern?(2+)
 *                      <- throttle_time_ms error_code [unknown_state_filters] [transactional_id producer_id transaction_state]
 * ```
 */
const throttleTimeMs = int32({ default: 0 })
const partitionsByName = array(struct({ name: string(), partitions: array(int32()) }))

/** A producer asks for its id and epoch; with a transactional id it fences whoever had it. */
export const initProducerIdRequest = new Message({
  name: 'InitProducerIdRequest',
  versions: '0-6',
  flexible: '2+',
  fields: {
    /** null: idempotent only. */
    transactionalId: string({ nullable: '0+' }),
    transactionTimeoutMs: int32(),
    /** What a producer that goes on has now (KIP-360). */
    producerId: int64({ versions: '3+', default: -1 }),
    producerEpoch: int16({ versions: '3+', default: -1 }),
    enable2Pc: bool({ versions: '6+', default: false }),
    keepPreparedTxn: bool({ versions: '6+', default: false }),
  },
})

/** The id and epoch that the producer goes on with. */
export const initProducerIdResponse = new Message({
  name: 'InitProducerIdResponse',
  versions: '0-6',
  flexible: '2+',
  fields: {
    throttleTimeMs,
    errorCode: int16(),
    producerId: int64({ default: -1 }),
    producerEpoch: int16(),
    ongoingTxnProducerId: int64({ versions: '6+', default: -1 }),
    ongoingTxnProducerEpoch: int16({ versions: '6+', default: -1 }),
  },
})

/** Partitions that come into a transaction, or, of a leader, whether they are in it. */
export const addPartitionsToTxnRequest = new Message({
  name: 'AddPartitionsToTxnRequest',
  versions: '0-5',
  flexible: '3+',
  fields: {
    transactions: array(
      struct({
        transactionalId: string(),
        producerId: int64(),
        producerEpoch: int16(),
        /** Of a leader: only whether they are in the transaction. */
        verifyOnly: bool({ default: false }),
        topics: partitionsByName,
      }),
      { versions: '4+', default: [] },
    ),
    v3AndBelowTransactionalId: string({ versions: '0-3', default: '' }),
    v3AndBelowProducerId: int64({ versions: '0-3', default: 0 }),
    v3AndBelowProducerEpoch: int16({ versions: '0-3', default: 0 }),
    v3AndBelowTopics: array(struct({ name: string(), partitions: array(int32()) }), { versions: '0-3', default: [] }),
  },
})

const topicResult = struct({
  name: string(),
  resultsByPartition: array(struct({ partitionIndex: int32(), partitionErrorCode: int16() })),
})

/** Of each partition, whether it is in the transaction. */
export const addPartitionsToTxnResponse = new Message({
  name: 'AddPartitionsToTxnResponse',
  versions: '0-5',
  flexible: '3+',
  fields: {
    throttleTimeMs,
    errorCode: int16({ versions: '4+', default: 0, ignorable: true }),
    resultsByTransaction: array(struct({ transactionalId: string(), topicResults: array(topicResult) }), {
      versions: '4+',
      default: [],
    }),
    resultsByTopicV3AndBelow: array(topicResult, { versions: '0-3', default: [] }),
  },
})

/** A group whose offsets come into the transaction: its partition of the offsets' topic does. */
export const addOffsetsToTxnRequest = new Message({
  name: 'AddOffsetsToTxnRequest',
  versions: '0-4',
  flexible: '3+',
  fields: { transactionalId: string(), producerId: int64(), producerEpoch: int16(), groupId: string() },
})

/** Whether the group's offsets are in the transaction. */
export const addOffsetsToTxnResponse = new Message({
  name: 'AddOffsetsToTxnResponse',
  versions: '0-4',
  flexible: '3+',
  fields: { throttleTimeMs, errorCode: int16() },
})

/** A producer commits or aborts its transaction. */
export const endTxnRequest = new Message({
  name: 'EndTxnRequest',
  versions: '0-5',
  flexible: '3+',
  fields: {
    transactionalId: string(),
    producerId: int64(),
    producerEpoch: int16(),
    /** false: abort. */
    committed: bool(),
  },
})

/** Whether it is decided; from version 5 on, the id and epoch to go on with. */
export const endTxnResponse = new Message({
  name: 'EndTxnResponse',
  versions: '0-5',
  flexible: '3+',
  fields: {
    throttleTimeMs,
    errorCode: int16(),
    /** What to go on with. */
    producerId: int64({ versions: '5+', default: -1, ignorable: true }),
    producerEpoch: int16({ versions: '5+', default: -1, ignorable: true }),
  },
})

/** A coordinator tells leaders how transactions ended. */
export const writeTxnMarkersRequest = new Message({
  name: 'WriteTxnMarkersRequest',
  versions: '1',
  flexible: '1+',
  fields: {
    markers: array(
      struct({
        producerId: int64(),
        producerEpoch: int16(),
        /** true: commit. */
        transactionResult: bool(),
        topics: array(struct({ name: string(), partitionIndexes: array(int32()) })),
        coordinatorEpoch: int32(),
      }),
    ),
  },
})

/** Of each partition, whether its marker is written. */
export const writeTxnMarkersResponse = new Message({
  name: 'WriteTxnMarkersResponse',
  versions: '1',
  flexible: '1+',
  fields: {
    markers: array(
      struct({
        producerId: int64(),
        topics: array(
          struct({ name: string(), partitions: array(struct({ partitionIndex: int32(), errorCode: int16() })) }),
        ),
      }),
    ),
  },
})

/** How transactional ids stand. */
export const describeTransactionsRequest = new Message({
  name: 'DescribeTransactionsRequest',
  versions: '0',
  flexible: '0+',
  fields: { transactionalIds: array(string()) },
})

/** Transactional ids with their state and the partitions of their open transaction. */
export const describeTransactionsResponse = new Message({
  name: 'DescribeTransactionsResponse',
  versions: '0',
  flexible: '0+',
  fields: {
    throttleTimeMs,
    transactionStates: array(
      struct({
        errorCode: int16(),
        transactionalId: string(),
        transactionState: string(),
        transactionTimeoutMs: int32(),
        /** -1 if none is open. */
        transactionStartTimeMs: int64(),
        producerId: int64(),
        producerEpoch: int16(),
        topics: array(struct({ topic: string(), partitions: array(int32()) })),
      }),
    ),
  },
})

/** Which transactional ids the broker that answers coordinates, by the filters that are given. */
export const listTransactionsRequest = new Message({
  name: 'ListTransactionsRequest',
  versions: '0-2',
  flexible: '0+',
  fields: {
    stateFilters: array(string()),
    producerIdFilters: array(int64()),
    /** Milliseconds that a transaction has been open at the least; -1: all. */
    durationFilter: int64({ versions: '1+', default: -1 }),
    transactionalIdPattern: string({ versions: '2+', nullable: '2+', default: null }),
  },
})

/** Transactional ids with their state. */
export const listTransactionsResponse = new Message({
  name: 'ListTransactionsResponse',
  versions: '0-2',
  flexible: '0+',
  fields: {
    throttleTimeMs,
    errorCode: int16(),
    unknownStateFilters: array(string()),
    transactionStates: array(struct({ transactionalId: string(), producerId: int64(), transactionState: string() })),
  },
})
