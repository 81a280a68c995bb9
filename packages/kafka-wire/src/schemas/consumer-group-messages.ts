import { array, bool, int16, int32, int8, string, struct } from '../field.ts'
import { Message } from '../message.ts'
import { topicId } from './topic-id.ts'

/**
 * The group protocol of KIP-848: one request, in which a member says what it wants and owns and is told what it is to own.
 *
 * ```
 * ConsumerGroupHeartbeat => group_id member_id member_epoch instance_id? rack_id? rebalance_timeout_ms [subscribed_topic_names]?
 *                           subscribed_topic_regex?(1+) server_assignor? [topic_id [partitions]]?
 *                        <- throttle_time_ms error_code error_message? member_id? member_epoch heartbeat_interval_ms
 *                           ([topic_id [partitions]])?
 * ConsumerGroupDescribe  => [group_ids] include_authorized_operations
 *                        <- throttle_time_ms [error_code error_message? group_id group_state group_epoch assignment_epoch assignor_name
 *                           [member_id instance_id? rack_id? member_epoch client_id client_host [subscribed_topic_names]
 *                           subscribed_topic_regex? assignment target_assignment member_type(1+)] authorized_operations]
 * assignment             => [topic_id topic_name [partitions]]
 * ```
 */
const optionalString = string({ nullable: '0+', default: null })
const topicPartitions = struct({ topicId: topicId(), partitions: array(int32()) })

/** A member joins, lives, says what changed of it and what it owns, or leaves. */
export const consumerGroupHeartbeatRequest = new Message({
  name: 'ConsumerGroupHeartbeatRequest',
  versions: '0-1',
  flexible: '0+',
  fields: {
    groupId: string(),
    /** Chosen by the member from version 1 on. */
    memberId: string(),
    /** 0 to join, -1 to leave, -2 to leave as a static member that comes back. */
    memberEpoch: int32(),
    // From here on null, or -1, says that it did not change since the last heartbeat.
    instanceId: optionalString,
    rackId: optionalString,
    rebalanceTimeoutMs: int32({ default: -1 }),
    subscribedTopicNames: array(string(), { nullable: '0+', default: null }),
    subscribedTopicRegex: string({ versions: '1+', nullable: '1+', default: null }),
    serverAssignor: optionalString,
    /** What the member owns. */
    topicPartitions: array(topicPartitions, { nullable: '0+', default: null }),
  },
})

/** The member's epoch, and what it is to own if that changed. */
export const consumerGroupHeartbeatResponse = new Message({
  name: 'ConsumerGroupHeartbeatResponse',
  versions: '0-1',
  flexible: '0+',
  fields: {
    throttleTimeMs: int32({ default: 0 }),
    errorCode: int16(),
    errorMessage: optionalString,
    memberId: optionalString,
    memberEpoch: int32(),
    heartbeatIntervalMs: int32(),
    /** null: as before. */
    assignment: struct({ topicPartitions: array(topicPartitions) }, { nullable: '0+', default: null }),
  },
})

/** What groups of the new protocol are made of. */
export const consumerGroupDescribeRequest = new Message({
  name: 'ConsumerGroupDescribeRequest',
  versions: '0-1',
  flexible: '0+',
  fields: { groupIds: array(string()), includeAuthorizedOperations: bool() },
})

const assignment = struct({
  topicPartitions: array(struct({ topicId: topicId(), topicName: string(), partitions: array(int32()) })),
})

/** Groups with their epochs, their members, and what these own and are to own. */
export const consumerGroupDescribeResponse = new Message({
  name: 'ConsumerGroupDescribeResponse',
  versions: '0-1',
  flexible: '0+',
  fields: {
    throttleTimeMs: int32({ default: 0 }),
    groups: array(
      struct({
        errorCode: int16(),
        errorMessage: optionalString,
        groupId: string(),
        groupState: string(),
        groupEpoch: int32(),
        assignmentEpoch: int32(),
        assignorName: string(),
        members: array(
          struct({
            memberId: string(),
            instanceId: optionalString,
            rackId: optionalString,
            memberEpoch: int32(),
            clientId: string(),
            clientHost: string(),
            subscribedTopicNames: array(string()),
            subscribedTopicRegex: optionalString,
            assignment,
            targetAssignment: assignment,
            /** -1 unknown, 0 classic, 1 consumer. */
            memberType: int8({ versions: '1+', default: -1, ignorable: true }),
          }),
        ),
        authorizedOperations: int32({ default: -0x8000_0000 }),
      }),
    ),
  },
})
