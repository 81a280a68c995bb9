import type { millrace } from '@millrace/contracts'
import type {
  AssignedMember,
  ComputeRequest,
  HeartbeatRequest,
  MemberAssignment,
  TopicPartitions,
} from '@millrace/coordinator'
import { topicIdFromBytes, topicIdToBytes } from '../../wire/topic-id.ts'

const noBytes = new Uint8Array()

/** Partitions as they came. Throws INVALID_REQUEST for what is no topic id. */
export function partitionsFrom(topics: readonly millrace.group.v1.TopicPartitions.$Properties[]): TopicPartitions[] {
  return topics.map(({ topicId, partitions }) => ({
    topicId: topicIdFromBytes(topicId ?? noBytes),
    partitions: [...(partitions ?? [])],
  }))
}

export function partitionsTo(topics: readonly TopicPartitions[]): millrace.group.v1.TopicPartitions.$Properties[] {
  return topics.map(({ topicId, partitions }) => ({ topicId: topicIdToBytes(topicId), partitions: [...partitions] }))
}

/** What a member says that it wants to read. */
export function subscriptionFrom(
  subscription: millrace.group.v1.JoinSubscription.$Properties,
): Pick<HeartbeatRequest, 'topics' | 'topicRegex' | 'metadata'> {
  const { topics = [], topicRegex = '', metadata = noBytes } = subscription
  // The bytes are a view of what was received.
  return { topics: [...topics], topicRegex, metadata: Uint8Array.from(metadata) }
}

/** What a member has assigned to others. */
export function assignedFrom({ members = [] }: millrace.group.v1.JoinAssign.$Properties): AssignedMember[] {
  return members.map(({ memberId = '', partitions = [], metadata = noBytes }) => ({
    memberId,
    partitions: partitionsFrom(partitions),
    metadata: Uint8Array.from(metadata),
  }))
}

export function assignmentTo(
  memberEpoch: number,
  { partitions, metadata }: MemberAssignment,
): millrace.group.v1.Assignment.$Properties {
  return { memberEpoch, partitions: partitionsTo(partitions), metadata }
}

export function computeTo({ groupEpoch, members, topics }: ComputeRequest): millrace.group.v1.Compute.$Properties {
  return {
    groupEpoch,
    members: members.map(({ memberId, instanceId, rackId, topics: names, metadata, assigned }) => ({
      memberId,
      instanceId: instanceId ?? '',
      rack: rackId ?? '',
      topics: [...names],
      metadata,
      assigned: partitionsTo(assigned),
    })),
    topics: topics.map(({ name, topicId, partitions }) => ({ name, topicId: topicIdToBytes(topicId), partitions })),
  }
}
