import type { ClassicGroup, ClassicState } from './classic/classic-group.ts'
import type { ConsumerGroup, GroupState } from './consumer-group.ts'
import type { GroupContext } from './group-context.ts'
import type { Member } from './member.ts'
import { asMember } from './migration/upgrade.ts'
import { type TopicPartitions, topicPartitions, union } from './partition-set.ts'

/** A group, in a list. */
export interface ListedGroup {
  readonly groupId: string
  /** Empty for a group that has only offsets. */
  readonly protocolType: string
  /** Which protocol it is a group of. One that has only offsets is a classic one, as Kafka has it. */
  readonly kind: 'classic' | 'consumer'
  readonly state: GroupState | ClassicState
}

/** A group, whole. */
export interface DescribedGroup extends ListedGroup {
  /** Empty while nobody is there to assign to; of a classic group that of its leader. */
  readonly assignor: string
  /** Of a classic group its generation. */
  readonly groupEpoch: number
  readonly assignmentEpoch: number
  readonly members: readonly DescribedMember[]
}

/**
 * A member of a group, whole. Of a member of a classic group `metadata` and `assignedMetadata` are all that it says to its leader, and that
 * the leader says to it; what else is known of its topics and partitions stands in there.
 */
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
    kind: 'consumer',
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

/** A classic group as it is now. */
export function describeClassic(group: ClassicGroup, context: GroupContext): DescribedGroup {
  const { groupId, protocolType, protocolName, state, generationId } = group
  return {
    groupId,
    kind: 'classic',
    protocolType: protocolType ?? '',
    state,
    assignor: protocolName ?? '',
    groupEpoch: generationId,
    assignmentEpoch: generationId,
    members: [...group.members.values()].map((member) => {
      const { assigned, pendingRevocation: _, ...rest } = asMember(group, member, context)
      return {
        ...rest,
        memberEpoch: generationId,
        metadata: group.metadataOf(member),
        assignedMetadata: member.assignment,
        assigned: topicPartitions(assigned),
        target: topicPartitions(assigned),
      }
    }),
  }
}

/** A group of which only offsets are known. */
export function describeOffsetsOnly(groupId: string): DescribedGroup {
  return {
    groupId,
    kind: 'classic',
    protocolType: '',
    state: 'empty',
    assignor: '',
    groupEpoch: 0,
    assignmentEpoch: 0,
    members: [],
  }
}
