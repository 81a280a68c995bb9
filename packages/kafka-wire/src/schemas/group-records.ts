import { array, bigint64, bytes, int32, int64, int8, string, struct } from '../field.ts'
import { Message } from '../message.ts'
import { noTopicId, topicId } from './topic-id.ts'

/**
 * The records of Kafka 4.1's topic `__consumer_offsets` that tell of consumers.
 *
 * ```
 * LegacyOffsetCommit (0)      => group topic partition
 *                             -> offset metadata commit_timestamp
 * OffsetCommit (1)            => group topic partition
 *                             -> offset leader_epoch(3+) metadata commit_timestamp expire_timestamp(1) TAGS(0: topic_id)(4+)
 * GroupMetadata (2)           => group
 *                             -> protocol_type generation protocol? leader? current_state_timestamp(2+) [member_id
 *                                group_instance_id?(3+) client_id client_host rebalance_timeout(1+) session_timeout
 *                                subscription assignment] TAGS(4+)
 * ConsumerGroupMetadata (3)   => group_id
 *                             -> epoch TAGS(0: metadata_hash)
 * ..PartitionMetadata (4)     => group_id
 *                             -> [topic_id topic_name num_partitions [partition [racks]]]
 * ..MemberMetadata (5)        => group_id member_id
 *                             -> instance_id? rack_id? client_id client_host [subscribed_topic_names] subscribed_topic_regex?
 *                                rebalance_timeout_ms server_assignor? TAGS(0: (session_timeout_ms [name metadata])?)
 * ..TargetAssignmentMetadata (6) => group_id
 *                             -> assignment_epoch
 * ..TargetAssignmentMember (7) => group_id member_id
 *                             -> [topic_id [partitions]]
 * ..CurrentMemberAssignment (8) => group_id member_id
 *                             -> member_epoch previous_member_epoch state [topic_id [partitions]] [topic_id [partitions]]
 * ..RegularExpression (16)    => group_id regular_expression
 *                             -> [topics] version timestamp
 * ```
 *
 * The number before a key is a version to Kafka; here it says the kind, and keys have one version.
 */
const key = { versions: '0', flexible: 'none' } as const
const tagged = { versions: '0', flexible: '0+' } as const

/**
 * Fields of ours, tagged so that Kafka steps over them: groups of other kinds than consumers, and members and assignors of which Kafka's
 * records of the new protocol can't tell all.
 */
const own = (tag: number) => ({ tagged: '0+', tag: 10_000 + tag }) as const
const metadata = bytes({ ...own(0), default: Buffer.alloc(0) })

const partitionFields = { group: string(), topic: string(), partition: int32() }
const memberKeyFields = { groupId: string(), memberId: string() }
const topicPartitions = array(struct({ topicId: topicId(), partitions: array(int32()) }))

/** Written by Kafka 0.8 and never since. */
export const legacyOffsetCommitKey = new Message({ name: 'LegacyOffsetCommitKey', ...key, fields: partitionFields })

export const legacyOffsetCommitValue = new Message({
  name: 'LegacyOffsetCommitValue',
  versions: '0',
  flexible: 'none',
  fields: { offset: int64(), metadata: string(), commitTimestamp: int64() },
})

export const offsetCommitKey = new Message({ name: 'OffsetCommitKey', ...key, fields: partitionFields })

export const offsetCommitValue = new Message({
  name: 'OffsetCommitValue',
  versions: '0-4',
  flexible: '4+',
  fields: {
    offset: int64(),
    leaderEpoch: int32({ versions: '3+', default: -1, ignorable: true }),
    metadata: string(),
    commitTimestamp: int64(),
    /** -1: by the retention of the broker. */
    expireTimestamp: int64({ versions: '1', default: -1, ignorable: true }),
    topicId: topicId({
      versions: '4+',
      tagged: '4+',
      tag: 0,
      default: noTopicId,
      ignorable: true,
    }),
  },
})

export const groupMetadataKey = new Message({ name: 'GroupMetadataKey', ...key, fields: { group: string() } })

/** A group of the classic protocol, whole. */
export const groupMetadataValue = new Message({
  name: 'GroupMetadataValue',
  versions: '0-4',
  flexible: '4+',
  fields: {
    protocolType: string(),
    generation: int32(),
    protocol: string({ nullable: '0+' }),
    leader: string({ nullable: '0+' }),
    currentStateTimestamp: int64({ versions: '2+', default: -1, ignorable: true }),
    members: array(
      struct({
        memberId: string(),
        groupInstanceId: string({ versions: '3+', nullable: '3+', default: null, ignorable: true }),
        clientId: string(),
        clientHost: string(),
        rebalanceTimeout: int32({ versions: '1+', ignorable: true }),
        sessionTimeout: int32(),
        subscription: bytes(),
        assignment: bytes(),
      }),
    ),
  },
})

export const consumerGroupMetadataKey = new Message({
  name: 'ConsumerGroupMetadataKey',
  ...key,
  fields: { groupId: string() },
})

export const consumerGroupMetadataValue = new Message({
  name: 'ConsumerGroupMetadataValue',
  ...tagged,
  fields: {
    epoch: int32(),
    /** Of the topics that the group is subscribed to: a change says that their partitions or racks changed (KIP-1101). */
    metadataHash: bigint64({ tagged: '0+', tag: 0, default: 0n }),
    protocolType: string({ ...own(0), default: 'consumer' }),
  },
})

export const consumerGroupPartitionMetadataKey = new Message({
  name: 'ConsumerGroupPartitionMetadataKey',
  ...key,
  fields: { groupId: string() },
})

/** Written until Kafka 4.0; the hash in the group's metadata took its place. */
export const consumerGroupPartitionMetadataValue = new Message({
  name: 'ConsumerGroupPartitionMetadataValue',
  ...tagged,
  fields: {
    topics: array(
      struct({
        topicId: topicId(),
        topicName: string(),
        numPartitions: int32(),
        partitionMetadata: array(struct({ partition: int32(), racks: array(string()) })),
      }),
    ),
  },
})

export const consumerGroupMemberMetadataKey = new Message({
  name: 'ConsumerGroupMemberMetadataKey',
  ...key,
  fields: memberKeyFields,
})

export const consumerGroupMemberMetadataValue = new Message({
  name: 'ConsumerGroupMemberMetadataValue',
  ...tagged,
  fields: {
    instanceId: string({ nullable: '0+' }),
    rackId: string({ nullable: '0+' }),
    clientId: string(),
    clientHost: string(),
    subscribedTopicNames: array(string()),
    subscribedTopicRegex: string({ nullable: '0+' }),
    rebalanceTimeoutMs: int32({ default: -1 }),
    serverAssignor: string({ nullable: '0+' }),
    /** Of a member that speaks the classic protocol; else null. */
    classicMemberMetadata: struct(
      {
        sessionTimeoutMs: int32(),
        supportedProtocols: array(struct({ name: string(), metadata: bytes() })),
      },
      { nullable: '0+', tagged: '0+', tag: 0 },
    ),
    /** Whatever a client-side assignor needs to know of the member. */
    metadata,
    /** -1: by the configuration. */
    sessionTimeoutMs: int32({ ...own(1), default: -1 }),
  },
})

export const consumerGroupTargetAssignmentMetadataKey = new Message({
  name: 'ConsumerGroupTargetAssignmentMetadataKey',
  ...key,
  fields: { groupId: string() },
})

export const consumerGroupTargetAssignmentMetadataValue = new Message({
  name: 'ConsumerGroupTargetAssignmentMetadataValue',
  ...tagged,
  fields: { assignmentEpoch: int32() },
})

export const consumerGroupTargetAssignmentMemberKey = new Message({
  name: 'ConsumerGroupTargetAssignmentMemberKey',
  ...key,
  fields: memberKeyFields,
})

export const consumerGroupTargetAssignmentMemberValue = new Message({
  name: 'ConsumerGroupTargetAssignmentMemberValue',
  ...tagged,
  /** The metadata are what a client-side assignor has for the member. */
  fields: { topicPartitions, metadata },
})

export const consumerGroupCurrentMemberAssignmentKey = new Message({
  name: 'ConsumerGroupCurrentMemberAssignmentKey',
  ...key,
  fields: memberKeyFields,
})

export const consumerGroupCurrentMemberAssignmentValue = new Message({
  name: 'ConsumerGroupCurrentMemberAssignmentValue',
  ...tagged,
  fields: {
    memberEpoch: int32(),
    previousMemberEpoch: int32(),
    /** 0 stable, 1 it has to let partitions go, 2 others have to let go of what it is to own. */
    state: int8(),
    assignedPartitions: topicPartitions,
    partitionsPendingRevocation: topicPartitions,
    /** Those of the target assignment that the member was given last. */
    metadata,
  },
})

export const consumerGroupRegularExpressionKey = new Message({
  name: 'ConsumerGroupRegularExpressionKey',
  ...key,
  fields: { groupId: string(), regularExpression: string() },
})

/** The topics that matched, as of a version of the cluster's metadata. */
export const consumerGroupRegularExpressionValue = new Message({
  name: 'ConsumerGroupRegularExpressionValue',
  ...tagged,
  fields: { topics: array(string()), version: int64(), timestamp: int64() },
})
