import { array, bool, int16, int32, int64, string, struct } from '../field.ts'
import { Message } from '../message.ts'
import { noTopicId, topicId } from './topic-id.ts'

/**
 * The offsets that a group has committed.
 *
 * ```
 * OffsetCommit    => group_id generation_id_or_member_epoch member_id group_instance_id?(7+) retention_time_ms(2-4)
 *                    [name(0-9) topic_id(10+) [partition_index committed_offset committed_leader_epoch(6+) committed_metadata?]]
 *                 <- throttle_time_ms(3+) [name(0-9) topic_id(10+) [partition_index error_code]]
 * OffsetFetch     => group_id(0-7) [name [partition_indexes]]?(0-7; null 2-7)
 *                    [group_id member_id?(9+) member_epoch(9+) [name(8-9) topic_id(10+) [partition_indexes]]?](8+) require_stable(7+)
 *                 <- throttle_time_ms(3+) [name [partition_index committed_offset committed_leader_epoch(5+) metadata? error_code]](0-7)
 *                    error_code(2-7) [group_id [name(8-9) topic_id(10+) [..as above]] error_code](8+)
 * OffsetDelete    => group_id [name [partition_index]]
 *                 <- error_code throttle_time_ms [name [partition_index error_code]]
 * TxnOffsetCommit => transactional_id group_id producer_id producer_epoch generation_id(3+) member_id(3+) group_instance_id?(3+)
 *                    [name [partition_index committed_offset committed_leader_epoch(2+) committed_metadata?]]
 *                 <- throttle_time_ms [name [partition_index error_code]]
 * ```
 */
const throttleTimeMs = int32({ versions: '3+', default: 0, ignorable: true })
const partitionErrors = array(struct({ partitionIndex: int32(), errorCode: int16() }))

/** The offsets that a group goes on from, of a member or of nobody in it. */
export const offsetCommitRequest = new Message({
  name: 'OffsetCommitRequest',
  versions: '2-10',
  flexible: '8+',
  fields: {
    groupId: string(),
    /** -1, and no member id: of nobody in the group. */
    generationIdOrMemberEpoch: int32({ default: -1 }),
    memberId: string({ default: '' }),
    groupInstanceId: string({ versions: '7+', nullable: '7+', default: null }),
    retentionTimeMs: int64({ versions: '2-4', default: -1, ignorable: true }),
    topics: array(
      struct({
        name: string({ versions: '0-9', default: '', ignorable: true }),
        topicId: topicId({ versions: '10+', default: noTopicId, ignorable: true }),
        partitions: array(
          struct({
            partitionIndex: int32(),
            committedOffset: int64(),
            committedLeaderEpoch: int32({ versions: '6+', default: -1, ignorable: true }),
            committedMetadata: string({ nullable: '0+' }),
          }),
        ),
      }),
    ),
  },
})

/** Of each partition, whether its offset is committed. */
export const offsetCommitResponse = new Message({
  name: 'OffsetCommitResponse',
  versions: '2-10',
  flexible: '8+',
  fields: {
    throttleTimeMs,
    topics: array(
      struct({
        name: string({ versions: '0-9', default: '', ignorable: true }),
        topicId: topicId({ versions: '10+', default: noTopicId, ignorable: true }),
        partitions: partitionErrors,
      }),
    ),
  },
})

/** Which offsets groups have committed. */
export const offsetFetchRequest = new Message({
  name: 'OffsetFetchRequest',
  versions: '1-10',
  flexible: '6+',
  fields: {
    groupId: string({ versions: '0-7', default: '' }),
    /** null: all that the group has; as in `groups`. */
    topics: array(struct({ name: string(), partitionIndexes: array(int32()) }), {
      versions: '0-7',
      nullable: '2-7',
      default: [],
    }),
    groups: array(
      struct({
        groupId: string(),
        memberId: string({ versions: '9+', nullable: '9+', default: null, ignorable: true }),
        memberEpoch: int32({ versions: '9+', default: -1, ignorable: true }),
        topics: array(
          struct({
            name: string({ versions: '8-9', default: '', ignorable: true }),
            topicId: topicId({ versions: '10+', default: noTopicId, ignorable: true }),
            partitionIndexes: array(int32()),
          }),
          { nullable: '8+' },
        ),
      }),
      { versions: '8+', default: [] },
    ),
    requireStable: bool({ versions: '7+', default: false }),
  },
})

const fetchedPartitions = array(
  struct({
    partitionIndex: int32(),
    /** -1 if there is none. */
    committedOffset: int64(),
    committedLeaderEpoch: int32({ versions: '5+', default: -1, ignorable: true }),
    metadata: string({ nullable: '0+' }),
    errorCode: int16(),
  }),
)

/** The offsets, by group from version 8 on. */
export const offsetFetchResponse = new Message({
  name: 'OffsetFetchResponse',
  versions: '1-10',
  flexible: '6+',
  fields: {
    throttleTimeMs,
    topics: array(struct({ name: string(), partitions: fetchedPartitions }), { versions: '0-7', default: [] }),
    errorCode: int16({ versions: '2-7', default: 0, ignorable: true }),
    groups: array(
      struct({
        groupId: string(),
        topics: array(
          struct({
            name: string({ versions: '8-9', default: '', ignorable: true }),
            topicId: topicId({ versions: '10+', default: noTopicId, ignorable: true }),
            partitions: fetchedPartitions,
          }),
        ),
        errorCode: int16({ default: 0 }),
      }),
      { versions: '8+', default: [] },
    ),
  },
})

/** Offsets that are to be forgotten, of topics that nobody in the group reads. */
export const offsetDeleteRequest = new Message({
  name: 'OffsetDeleteRequest',
  versions: '0',
  flexible: 'none',
  fields: {
    groupId: string(),
    topics: array(struct({ name: string(), partitions: array(struct({ partitionIndex: int32() })) })),
  },
})

/** Of each partition, whether its offset is forgotten. */
export const offsetDeleteResponse = new Message({
  name: 'OffsetDeleteResponse',
  versions: '0',
  flexible: 'none',
  fields: {
    errorCode: int16(),
    throttleTimeMs: int32({ default: 0 }),
    topics: array(struct({ name: string(), partitions: partitionErrors })),
  },
})

/** Offsets that count once the producer's transaction commits. */
export const txnOffsetCommitRequest = new Message({
  name: 'TxnOffsetCommitRequest',
  versions: '0-5',
  flexible: '3+',
  fields: {
    transactionalId: string(),
    groupId: string(),
    producerId: int64(),
    producerEpoch: int16(),
    generationId: int32({ versions: '3+', default: -1 }),
    memberId: string({ versions: '3+', default: '' }),
    groupInstanceId: string({ versions: '3+', nullable: '3+', default: null }),
    topics: array(
      struct({
        name: string(),
        partitions: array(
          struct({
            partitionIndex: int32(),
            committedOffset: int64(),
            committedLeaderEpoch: int32({ versions: '2+', default: -1, ignorable: true }),
            committedMetadata: string({ nullable: '0+' }),
          }),
        ),
      }),
    ),
  },
})

/** Of each partition, whether its offset is pending now. */
export const txnOffsetCommitResponse = new Message({
  name: 'TxnOffsetCommitResponse',
  versions: '0-5',
  flexible: '3+',
  fields: {
    throttleTimeMs: int32({ default: 0 }),
    topics: array(struct({ name: string(), partitions: partitionErrors })),
  },
})
