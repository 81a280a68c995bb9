import type { ConsumerGroup, GroupState } from './consumer-group.ts'
import type { Member } from './member.ts'
import { type TopicPartitions, topicPartitions, union } from './partition-set.ts'

/** A group, in a list. */
export interface ListedGroup {
  readonly groupId: string
  /** Empty for a group that has only offsets. */
  readonly protocolType: string
  readonly state: GroupState
}

/** A group, whole. */
export interface DescribedGroup extends ListedGroup {
  /** Empty while nobody is there to assign to. */
  readonly assignor: string
  readonly groupEpoch: number
  readonly assignmentEpoch: number
  readonly members: readonly DescribedMember[]
}

/** A member of a group, whole. */
export interface DescribedMember extends Omit<Member, 'assigned' | 'pendingRevocation'> {
  /** What it owns, or has not let go of yet. */
  readonly assigned: readonly TopicPartitions[]
  /** What it is to own. */
  readonly target: readonly TopicPartitions[]
}

/** A group as it is now. */
export function describeGroup(group: ConsumerGroup, assignor: string): DescribedGroup {
  return {
    groupId: group.groupId,
    protocolType: group.protocolType,
    state: group.state,
    assignor: group.members.size === 0 ? '' : assignor,
    groupEpoch: group.epoch,
    assignmentEpoch: group.targetEpoch,
    members: [...group.members.values()].map(({ assigned, pendingRevocation, ...member }) => ({
      ...member,
      assigned: topicPartitions(union(assigned, pendingRevocation)),
      target: topicPartitions(group.target(member.memberId).partitions),
    })),
  }
}

/** A group of which only offsets are known. */
export function describeOffsetsOnly(groupId: string): DescribedGroup {
  return {
    groupId,
    protocolType: '',
    state: 'empty',
    assignor: '',
    groupEpoch: 0,
    assignmentEpoch: 0,
    members: [],
  }
}
