import { type CoordinatorRecord, coordinatorRecord } from '@millrace/kafka-wire/records'
import type { Member, Target } from './member.ts'
import { topicPartitions } from './partition-set.ts'

/**
 * What a group writes: Kafka's records of `__consumer_offsets`. What these can't say stands in tagged fields from 10000 on, which Kafka's
 * tools skip: the group's protocol type, and of a member its session timeout and what assignors among the members say.
 */

/** The group itself: written whenever its epoch rises. */
export function groupRecord(
  groupId: string,
  value: { readonly epoch: number; readonly metadataHash: bigint; readonly protocolType: string },
): CoordinatorRecord {
  return coordinatorRecord('ConsumerGroupMetadata', { groupId }, value)
}

/** Who a member is and what it wants. */
export function memberRecord(groupId: string, member: Member): CoordinatorRecord {
  return coordinatorRecord(
    'ConsumerGroupMemberMetadata',
    { groupId, memberId: member.memberId },
    {
      instanceId: member.instanceId,
      rackId: member.rackId,
      clientId: member.clientId,
      clientHost: member.clientHost,
      subscribedTopicNames: member.topics,
      subscribedTopicRegex: member.topicRegex,
      rebalanceTimeoutMs: member.rebalanceTimeoutMs,
      serverAssignor: member.assignor,
      classicMemberMetadata:
        member.classicProtocols === null
          ? null
          : { sessionTimeoutMs: member.sessionTimeoutMs, supportedProtocols: member.classicProtocols },
      metadata: member.metadata,
      sessionTimeoutMs: member.sessionTimeoutMs,
    },
  )
}

/** What a member is to own in the end. */
export function targetRecord(groupId: string, memberId: string, { partitions, metadata }: Target): CoordinatorRecord {
  return coordinatorRecord(
    'ConsumerGroupTargetAssignmentMember',
    { groupId, memberId },
    { topicPartitions: topicPartitions(partitions), metadata },
  )
}

/** The targets of all members are those of this epoch of the group. */
export function targetEpochRecord(groupId: string, assignmentEpoch: number): CoordinatorRecord {
  return coordinatorRecord('ConsumerGroupTargetAssignmentMetadata', { groupId }, { assignmentEpoch })
}

/** What a member owns, and how far it is with its target. */
export function currentRecord(groupId: string, member: Member): CoordinatorRecord {
  return coordinatorRecord(
    'ConsumerGroupCurrentMemberAssignment',
    { groupId, memberId: member.memberId },
    {
      memberEpoch: member.memberEpoch,
      previousMemberEpoch: member.previousMemberEpoch,
      state: member.state,
      assignedPartitions: topicPartitions(member.assigned),
      partitionsPendingRevocation: topicPartitions(member.pendingRevocation),
      metadata: member.assignedMetadata,
    },
  )
}

/** Forgets a member; in this order, so that what is left of them after a compaction never has more of a member than its name. */
export function memberTombstones(groupId: string, memberId: string): readonly CoordinatorRecord[] {
  return [
    coordinatorRecord('ConsumerGroupCurrentMemberAssignment', { groupId, memberId }),
    coordinatorRecord('ConsumerGroupTargetAssignmentMember', { groupId, memberId }),
    coordinatorRecord('ConsumerGroupMemberMetadata', { groupId, memberId }),
  ]
}

/** Forgets a group that has no members. */
export function groupTombstones(groupId: string): readonly CoordinatorRecord[] {
  return [
    coordinatorRecord('ConsumerGroupTargetAssignmentMetadata', { groupId }),
    coordinatorRecord('ConsumerGroupMetadata', { groupId }),
  ]
}
