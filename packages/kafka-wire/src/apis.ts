import type { Api } from './api.ts'
import type { Fields } from './field.ts'
import type { Message } from './message.ts'
import * as acl from './schemas/acl-messages.ts'
import * as classic from './schemas/classic-group-messages.ts'
import * as config from './schemas/config-messages.ts'
import * as connection from './schemas/connection-messages.ts'
import * as consumer from './schemas/consumer-group-messages.ts'
import * as fetch from './schemas/fetch-messages.ts'
import * as group from './schemas/group-admin-messages.ts'
import * as logDir from './schemas/log-dir-messages.ts'
import * as metadata from './schemas/metadata-messages.ts'
import * as offset from './schemas/offset-messages.ts'
import * as partition from './schemas/partition-messages.ts'
import * as produce from './schemas/produce-messages.ts'
import * as quorum from './schemas/quorum-messages.ts'
import * as reassignment from './schemas/reassignment-messages.ts'
import * as topic from './schemas/topic-messages.ts'
import * as transaction from './schemas/transaction-messages.ts'
import { parseVersions } from './versions.ts'

function api<Q extends Fields, A extends Fields>(
  key: number,
  name: string,
  advertised: string,
  request: Message<Q>,
  response: Message<A>,
): Api<Q, A> {
  return { key, name, request, response, advertised: parseVersions(advertised) }
}

/**
 * The APIs that clients and operators' tools need of a broker, with the versions that one offers. Older clients turn features on by exact
 * versions (librdkafka), some take no notice of a least version (kafkajs), and one that sees AddPartitionsToTxn 4 sends what is meant for
 * brokers: each range is chosen, not the widest that the messages know.
 */
export const apis = {
  /** Versions 0 to 2 are answered with an error alone: librdkafka before 2.11 takes a broker without them to know no records of now. */
  produce: api(0, 'Produce', '0-13', produce.produceRequest, produce.produceResponse),
  fetch: api(1, 'Fetch', '4-17', fetch.fetchRequest, fetch.fetchResponse),
  listOffsets: api(2, 'ListOffsets', '1-9', partition.listOffsetsRequest, partition.listOffsetsResponse),
  metadata: api(3, 'Metadata', '0-12', metadata.metadataRequest, metadata.metadataResponse),
  offsetCommit: api(8, 'OffsetCommit', '2-9', offset.offsetCommitRequest, offset.offsetCommitResponse),
  offsetFetch: api(9, 'OffsetFetch', '1-9', offset.offsetFetchRequest, offset.offsetFetchResponse),
  findCoordinator: api(10, 'FindCoordinator', '0-6', group.findCoordinatorRequest, group.findCoordinatorResponse),
  joinGroup: api(11, 'JoinGroup', '0-9', classic.joinGroupRequest, classic.joinGroupResponse),
  heartbeat: api(12, 'Heartbeat', '0-4', classic.heartbeatRequest, classic.heartbeatResponse),
  leaveGroup: api(13, 'LeaveGroup', '0-5', classic.leaveGroupRequest, classic.leaveGroupResponse),
  syncGroup: api(14, 'SyncGroup', '0-5', classic.syncGroupRequest, classic.syncGroupResponse),
  describeGroups: api(15, 'DescribeGroups', '0-6', group.describeGroupsRequest, group.describeGroupsResponse),
  listGroups: api(16, 'ListGroups', '0-5', group.listGroupsRequest, group.listGroupsResponse),
  saslHandshake: api(17, 'SaslHandshake', '0-1', connection.saslHandshakeRequest, connection.saslHandshakeResponse),
  apiVersions: api(18, 'ApiVersions', '0-4', connection.apiVersionsRequest, connection.apiVersionsResponse),
  createTopics: api(19, 'CreateTopics', '2-7', topic.createTopicsRequest, topic.createTopicsResponse),
  deleteTopics: api(20, 'DeleteTopics', '1-6', topic.deleteTopicsRequest, topic.deleteTopicsResponse),
  deleteRecords: api(21, 'DeleteRecords', '0-2', partition.deleteRecordsRequest, partition.deleteRecordsResponse),
  initProducerId: api(
    22,
    'InitProducerId',
    '0-5',
    transaction.initProducerIdRequest,
    transaction.initProducerIdResponse,
  ),
  offsetForLeaderEpoch: api(
    23,
    'OffsetForLeaderEpoch',
    '2-4',
    partition.offsetForLeaderEpochRequest,
    partition.offsetForLeaderEpochResponse,
  ),
  addPartitionsToTxn: api(
    24,
    'AddPartitionsToTxn',
    '0-3',
    transaction.addPartitionsToTxnRequest,
    transaction.addPartitionsToTxnResponse,
  ),
  addOffsetsToTxn: api(
    25,
    'AddOffsetsToTxn',
    '0-4',
    transaction.addOffsetsToTxnRequest,
    transaction.addOffsetsToTxnResponse,
  ),
  endTxn: api(26, 'EndTxn', '0-5', transaction.endTxnRequest, transaction.endTxnResponse),
  writeTxnMarkers: api(
    27,
    'WriteTxnMarkers',
    '1',
    transaction.writeTxnMarkersRequest,
    transaction.writeTxnMarkersResponse,
  ),
  txnOffsetCommit: api(28, 'TxnOffsetCommit', '0-5', offset.txnOffsetCommitRequest, offset.txnOffsetCommitResponse),
  describeAcls: api(29, 'DescribeAcls', '1-3', acl.describeAclsRequest, acl.describeAclsResponse),
  createAcls: api(30, 'CreateAcls', '1-3', acl.createAclsRequest, acl.createAclsResponse),
  deleteAcls: api(31, 'DeleteAcls', '1-3', acl.deleteAclsRequest, acl.deleteAclsResponse),
  describeConfigs: api(32, 'DescribeConfigs', '1-4', config.describeConfigsRequest, config.describeConfigsResponse),
  alterConfigs: api(33, 'AlterConfigs', '0-2', config.alterConfigsRequest, config.alterConfigsResponse),
  alterReplicaLogDirs: api(
    34,
    'AlterReplicaLogDirs',
    '1-2',
    logDir.alterReplicaLogDirsRequest,
    logDir.alterReplicaLogDirsResponse,
  ),
  describeLogDirs: api(35, 'DescribeLogDirs', '1-4', logDir.describeLogDirsRequest, logDir.describeLogDirsResponse),
  saslAuthenticate: api(
    36,
    'SaslAuthenticate',
    '0-2',
    connection.saslAuthenticateRequest,
    connection.saslAuthenticateResponse,
  ),
  createPartitions: api(37, 'CreatePartitions', '0-3', topic.createPartitionsRequest, topic.createPartitionsResponse),
  deleteGroups: api(42, 'DeleteGroups', '0-2', group.deleteGroupsRequest, group.deleteGroupsResponse),
  electLeaders: api(43, 'ElectLeaders', '0-2', reassignment.electLeadersRequest, reassignment.electLeadersResponse),
  incrementalAlterConfigs: api(
    44,
    'IncrementalAlterConfigs',
    '0-1',
    config.incrementalAlterConfigsRequest,
    config.incrementalAlterConfigsResponse,
  ),
  alterPartitionReassignments: api(
    45,
    'AlterPartitionReassignments',
    '0',
    reassignment.alterPartitionReassignmentsRequest,
    reassignment.alterPartitionReassignmentsResponse,
  ),
  listPartitionReassignments: api(
    46,
    'ListPartitionReassignments',
    '0',
    reassignment.listPartitionReassignmentsRequest,
    reassignment.listPartitionReassignmentsResponse,
  ),
  offsetDelete: api(47, 'OffsetDelete', '0', offset.offsetDeleteRequest, offset.offsetDeleteResponse),
  describeQuorum: api(55, 'DescribeQuorum', '0-2', quorum.describeQuorumRequest, quorum.describeQuorumResponse),
  updateFeatures: api(57, 'UpdateFeatures', '0-2', quorum.updateFeaturesRequest, quorum.updateFeaturesResponse),
  describeCluster: api(60, 'DescribeCluster', '0-2', metadata.describeClusterRequest, metadata.describeClusterResponse),
  describeProducers: api(
    61,
    'DescribeProducers',
    '0',
    partition.describeProducersRequest,
    partition.describeProducersResponse,
  ),
  describeTransactions: api(
    65,
    'DescribeTransactions',
    '0',
    transaction.describeTransactionsRequest,
    transaction.describeTransactionsResponse,
  ),
  listTransactions: api(
    66,
    'ListTransactions',
    '0-2',
    transaction.listTransactionsRequest,
    transaction.listTransactionsResponse,
  ),
  consumerGroupHeartbeat: api(
    68,
    'ConsumerGroupHeartbeat',
    '0-1',
    consumer.consumerGroupHeartbeatRequest,
    consumer.consumerGroupHeartbeatResponse,
  ),
  consumerGroupDescribe: api(
    69,
    'ConsumerGroupDescribe',
    '0-1',
    consumer.consumerGroupDescribeRequest,
    consumer.consumerGroupDescribeResponse,
  ),
  listConfigResources: api(
    74,
    'ListConfigResources',
    '0-1',
    config.listConfigResourcesRequest,
    config.listConfigResourcesResponse,
  ),
  describeTopicPartitions: api(
    75,
    'DescribeTopicPartitions',
    '0',
    metadata.describeTopicPartitionsRequest,
    metadata.describeTopicPartitionsResponse,
  ),
} as const

/** The same, without the types of their messages: for code that has to do with all of them. */
export const allApis: readonly Api[] = Object.values(apis)
