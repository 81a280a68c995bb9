import { array, bool, bytes, int16, int32, string, struct } from '../field.ts'
import { Message } from '../message.ts'

/**
 * The classic group protocol: members meet at a barrier, one of them assigns the partitions for all.
 *
 * ```
 * JoinGroup  => group_id session_timeout_ms rebalance_timeout_ms(1+) member_id group_instance_id?(5+) protocol_type [name metadata]
 *               reason?(8+)
 *            <- throttle_time_ms(2+) error_code generation_id protocol_type?(7+) protocol_name?(null 7+) leader skip_assignment(9+)
 *               member_id [member_id group_instance_id?(5+) metadata]
 * SyncGroup  => group_id generation_id member_id group_instance_id?(3+) protocol_type?(5+) protocol_name?(5+) [member_id assignment]
 *            <- throttle_time_ms(1+) error_code protocol_type?(5+) protocol_name?(5+) assignment
 * Heartbeat  => group_id generation_id member_id group_instance_id?(3+)
 *            <- throttle_time_ms(1+) error_code
 * LeaveGroup => group_id member_id(0-2) [member_id group_instance_id? reason?(5+)](3+)
 *            <- throttle_time_ms(1+) error_code [member_id group_instance_id? error_code](3+)
 * ```
 */
const optional = (versions: '3+' | '5+' | '7+' | '8+') => string({ versions, nullable: versions, default: null })
const optionalAndIgnorable = (versions: '5+' | '7+' | '8+') =>
  string({ versions, nullable: versions, default: null, ignorable: true })

/** A member asks to be in the group, or to be in it still after a rebalance began. */
export const joinGroupRequest = new Message({
  name: 'JoinGroupRequest',
  versions: '0-9',
  flexible: '6+',
  fields: {
    groupId: string(),
    sessionTimeoutMs: int32(),
    /** -1: as the session's. */
    rebalanceTimeoutMs: int32({ versions: '1+', default: -1, ignorable: true }),
    memberId: string(),
    groupInstanceId: optional('5+'),
    protocolType: string(),
    /** In the order of the member's preference. */
    protocols: array(struct({ name: string(), metadata: bytes() })),
    reason: optionalAndIgnorable('8+'),
  },
})

/** The generation that the member is in; the leader's answer names all members. */
export const joinGroupResponse = new Message({
  name: 'JoinGroupResponse',
  versions: '0-9',
  flexible: '6+',
  fields: {
    throttleTimeMs: int32({ versions: '2+', default: 0, ignorable: true }),
    errorCode: int16(),
    generationId: int32({ default: -1 }),
    protocolType: optionalAndIgnorable('7+'),
    protocolName: string({ nullable: '7+' }),
    leader: string(),
    /** The leader has nothing to assign: a static member came back and all is as it was. */
    skipAssignment: bool({ versions: '9+', default: false }),
    memberId: string(),
    members: array(
      struct({
        memberId: string(),
        groupInstanceId: string({ versions: '5+', nullable: '5+', default: null, ignorable: true }),
        metadata: bytes(),
      }),
    ),
  },
})

/** A member asks what it is to own; the leader says it for all. */
export const syncGroupRequest = new Message({
  name: 'SyncGroupRequest',
  versions: '0-5',
  flexible: '4+',
  fields: {
    groupId: string(),
    generationId: int32(),
    memberId: string(),
    groupInstanceId: optional('3+'),
    protocolType: optionalAndIgnorable('5+'),
    protocolName: optionalAndIgnorable('5+'),
    /** Of the leader: one for each member. */
    assignments: array(struct({ memberId: string(), assignment: bytes() })),
  },
})

/** What the member is to own, in bytes that only members understand. */
export const syncGroupResponse = new Message({
  name: 'SyncGroupResponse',
  versions: '0-5',
  flexible: '4+',
  fields: {
    throttleTimeMs: int32({ versions: '1+', default: 0, ignorable: true }),
    errorCode: int16(),
    protocolType: optionalAndIgnorable('5+'),
    protocolName: optionalAndIgnorable('5+'),
    assignment: bytes(),
  },
})

/** A member lives. */
export const heartbeatRequest = new Message({
  name: 'HeartbeatRequest',
  versions: '0-4',
  flexible: '4+',
  fields: { groupId: string(), generationId: int32(), memberId: string(), groupInstanceId: optional('3+') },
})

/** Whether the member is in the group still, or has to join anew. */
export const heartbeatResponse = new Message({
  name: 'HeartbeatResponse',
  versions: '0-4',
  flexible: '4+',
  fields: { throttleTimeMs: int32({ versions: '1+', default: 0, ignorable: true }), errorCode: int16() },
})

/** Members leave; from version 3 on an operator may say it for static ones. */
export const leaveGroupRequest = new Message({
  name: 'LeaveGroupRequest',
  versions: '0-5',
  flexible: '4+',
  fields: {
    groupId: string(),
    memberId: string({ versions: '0-2', default: '' }),
    members: array(
      struct({
        memberId: string(),
        groupInstanceId: optional('3+'),
        reason: optionalAndIgnorable('5+'),
      }),
      { versions: '3+', default: [] },
    ),
  },
})

/** Of each member, whether it left. */
export const leaveGroupResponse = new Message({
  name: 'LeaveGroupResponse',
  versions: '0-5',
  flexible: '4+',
  fields: {
    throttleTimeMs: int32({ versions: '1+', default: 0, ignorable: true }),
    errorCode: int16(),
    members: array(
      struct({
        memberId: string(),
        groupInstanceId: string({ nullable: '3+' }),
        errorCode: int16(),
      }),
      { versions: '3+', default: [] },
    ),
  },
})
