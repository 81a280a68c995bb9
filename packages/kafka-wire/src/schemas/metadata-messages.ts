import { array, bool, int16, int32, int8, string, struct } from '../field.ts'
import { Message } from '../message.ts'
import { noTopicId, topicId } from './topic-id.ts'

/**
 * Which brokers there are, and which of them hold what.
 *
 * ```
 * Metadata                => [topic_id(10+) name?(null 10+)]?(null 1+) allow_auto_topic_creation(4+)
 *                            include_cluster_authorized_operations(8-10) include_topic_authorized_operations(8+)
 *                         <- throttle_time_ms(3+) [node_id host port rack?(1+)] cluster_id?(2+) controller_id(1+)
 *                            [error_code name?(null 12+) topic_id(10+) is_internal(1+)
 *                             [error_code partition_index leader_id leader_epoch(7+) [replica_nodes] [isr_nodes] [offline_replicas](5+)]
 *                             topic_authorized_operations(8+)]
 *                            cluster_authorized_operations(8-10) error_code(13+)
 * DescribeCluster         => include_cluster_authorized_operations endpoint_type(1+) include_fenced_brokers(2+)
 *                         <- throttle_time_ms error_code error_message? endpoint_type(1+) cluster_id controller_id
 *                            [broker_id host port rack? is_fenced(2+)] cluster_authorized_operations
 * DescribeTopicPartitions => [name] response_partition_limit cursor?
 *                         <- throttle_time_ms [error_code name? topic_id is_internal
 *                             [error_code partition_index leader_id leader_epoch [replica_nodes] [isr_nodes] [eligible_leader_replicas]?
 *                              [last_known_elr]? [offline_replicas]] topic_authorized_operations] next_cursor?
 * cursor                  => topic_name partition_index
 * ```
 */

/** What stands where nobody asked which operations are authorized. */
const noOperations = -0x8000_0000

/** Where topics are. */
export const metadataRequest = new Message({
  name: 'MetadataRequest',
  versions: '0-13',
  flexible: '9+',
  fields: {
    /** null: all topics; in version 0 an empty array says it. */
    topics: array(
      struct({
        topicId: topicId({ versions: '10+', default: noTopicId, ignorable: true }),
        /** null if the topic is named by its id. */
        name: string({ nullable: '10+' }),
      }),
      { nullable: '1+' },
    ),
    allowAutoTopicCreation: bool({ versions: '4+', default: true }),
    includeClusterAuthorizedOperations: bool({ versions: '8-10', default: false }),
    includeTopicAuthorizedOperations: bool({ versions: '8+', default: false }),
  },
})

/** Brokers, and topics with the replicas of each partition. */
export const metadataResponse = new Message({
  name: 'MetadataResponse',
  versions: '0-13',
  flexible: '9+',
  fields: {
    throttleTimeMs: int32({ versions: '3+', default: 0, ignorable: true }),
    brokers: array(
      struct({
        nodeId: int32(),
        host: string(),
        port: int32(),
        rack: string({ versions: '1+', nullable: '1+', default: null, ignorable: true }),
      }),
    ),
    clusterId: string({ versions: '2+', nullable: '2+', default: null, ignorable: true }),
    /** -1 if none is known. */
    controllerId: int32({ versions: '1+', default: -1, ignorable: true }),
    topics: array(
      struct({
        errorCode: int16(),
        /** null if the topic was asked for by an id that is not known. */
        name: string({ nullable: '12+' }),
        topicId: topicId({ versions: '10+', default: noTopicId, ignorable: true }),
        isInternal: bool({ versions: '1+', default: false, ignorable: true }),
        partitions: array(
          struct({
            errorCode: int16(),
            partitionIndex: int32(),
            /** -1 if there is none. */
            leaderId: int32(),
            leaderEpoch: int32({ versions: '7+', default: -1, ignorable: true }),
            replicaNodes: array(int32()),
            isrNodes: array(int32()),
            offlineReplicas: array(int32(), { versions: '5+', default: [], ignorable: true }),
          }),
        ),
        topicAuthorizedOperations: int32({ versions: '8+', default: noOperations }),
      }),
    ),
    clusterAuthorizedOperations: int32({ versions: '8-10', default: noOperations }),
    /** Says that the client has to go back to its bootstrap servers (KIP-1102). */
    errorCode: int16({ versions: '13+', default: 0, ignorable: true }),
  },
})

/** Which brokers there are. */
export const describeClusterRequest = new Message({
  name: 'DescribeClusterRequest',
  versions: '0-2',
  flexible: '0+',
  fields: {
    includeClusterAuthorizedOperations: bool(),
    /** 1 brokers, 2 controllers. */
    endpointType: int8({ versions: '1+', default: 1 }),
    includeFencedBrokers: bool({ versions: '2+', default: false }),
  },
})

/** The cluster's id, its controller and its brokers. */
export const describeClusterResponse = new Message({
  name: 'DescribeClusterResponse',
  versions: '0-2',
  flexible: '0+',
  fields: {
    throttleTimeMs: int32({ default: 0 }),
    errorCode: int16(),
    errorMessage: string({ nullable: '0+', default: null }),
    endpointType: int8({ versions: '1+', default: 1 }),
    clusterId: string({ default: '' }),
    /** -1 if none is known. */
    controllerId: int32({ default: -1 }),
    brokers: array(
      struct({
        brokerId: int32(),
        host: string(),
        port: int32(),
        rack: string({ nullable: '0+', default: null }),
        isFenced: bool({ versions: '2+', default: false }),
      }),
      { default: [] },
    ),
    clusterAuthorizedOperations: int32({ default: noOperations }),
  },
})

/** Where a page of partitions begins: the first that it is to hold. */
const cursor = struct({ topicName: string(), partitionIndex: int32() }, { nullable: '0+', default: null })

/** Partitions of topics in pages (KIP-966). */
export const describeTopicPartitionsRequest = new Message({
  name: 'DescribeTopicPartitionsRequest',
  versions: '0',
  flexible: '0+',
  fields: {
    topics: array(struct({ name: string() })),
    /** How many partitions the answer is to have at most. */
    responsePartitionLimit: int32({ default: 2000 }),
    cursor,
  },
})

/** Topics with their partitions, and where the next page begins; null after the last. */
export const describeTopicPartitionsResponse = new Message({
  name: 'DescribeTopicPartitionsResponse',
  versions: '0',
  flexible: '0+',
  fields: {
    throttleTimeMs: int32({ default: 0 }),
    topics: array(
      struct({
        errorCode: int16(),
        name: string({ nullable: '0+' }),
        topicId: topicId(),
        isInternal: bool({ default: false }),
        partitions: array(
          struct({
            errorCode: int16(),
            partitionIndex: int32(),
            leaderId: int32(),
            leaderEpoch: int32({ default: -1 }),
            replicaNodes: array(int32()),
            isrNodes: array(int32()),
            eligibleLeaderReplicas: array(int32(), { nullable: '0+', default: null }),
            lastKnownElr: array(int32(), { nullable: '0+', default: null }),
            offlineReplicas: array(int32()),
          }),
        ),
        topicAuthorizedOperations: int32({ default: noOperations }),
      }),
    ),
    nextCursor: cursor,
  },
})
