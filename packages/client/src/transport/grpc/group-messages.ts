import { present, StreamError, uuidFromText, uuidToText } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type {
  AssignableMember,
  AssignmentTask,
  DescribedGroup,
  DescribedMember,
  FetchedOffset,
  GroupAssignment,
  GroupState,
  ListedGroup,
  MemberRef,
  OffsetToCommit,
  TopicIdPartitions,
} from '../group-calls.ts'
import { streamErrorFrom } from './wire-error.ts'

type Group = typeof millrace.group.v1
type Wire<Name extends keyof Group> = Group[Name] extends new (...args: never[]) => infer Message ? Message : never
const { GroupState: WireState, CommitOffset, TopicPartitions } = millrace.group.v1

const states: ReadonlyMap<millrace.group.v1.GroupState, GroupState> = new Map([
  [WireState.GROUP_STATE_EMPTY, 'empty'],
  [WireState.GROUP_STATE_ASSIGNING, 'assigning'],
  [WireState.GROUP_STATE_RECONCILING, 'reconciling'],
  [WireState.GROUP_STATE_STABLE, 'stable'],
  [WireState.GROUP_STATE_DEAD, 'dead'],
  [WireState.GROUP_STATE_PREPARING_REBALANCE, 'preparing-rebalance'],
  [WireState.GROUP_STATE_COMPLETING_REBALANCE, 'completing-rebalance'],
])

export function idBytes(topicId: string): Uint8Array {
  return present(uuidFromText(topicId), 'a topic id comes from a broker')
}

export function idText(bytes: Uint8Array): string {
  if (bytes.length === 16) return uuidToText(bytes)
  throw new StreamError('INVALID_REQUEST', `the broker sent a topic id of ${bytes.length} bytes`)
}

export function partitionsTo(topics: readonly TopicIdPartitions[]): Wire<'TopicPartitions'>[] {
  return topics.map(
    ({ topicId, partitions }) =>
      new TopicPartitions({ topicId: idBytes(topicId), partitions: partitions.toSorted((one, other) => one - other) }),
  )
}

export function partitionsFrom(topics: readonly Wire<'TopicPartitions'>[]): TopicIdPartitions[] {
  return topics.map(({ topicId, partitions }) => ({ topicId: idText(topicId), partitions }))
}

export function memberTo({ groupId, memberId, memberEpoch }: MemberRef): MemberRef {
  return { groupId, memberId, memberEpoch }
}

export function commitOffsetTo({
  topic,
  partition,
  offset,
  leaderEpoch,
  metadata,
}: OffsetToCommit): Wire<'CommitOffset'> {
  return new CommitOffset({ topicId: idBytes(topic.id), partition, offset, leaderEpoch, metadata })
}

export function fetchedOffsetFrom(fetched: Wire<'FetchedOffset'>): FetchedOffset {
  const { partition, offset, leaderEpoch, metadata, commitTimeMs } = fetched
  const error = streamErrorFrom(fetched.error)
  return { error, topicId: idText(fetched.topicId), partition, offset, leaderEpoch, metadata, commitTimeMs }
}

export function assignmentFrom({ memberEpoch, partitions, metadata }: Wire<'Assignment'>): GroupAssignment {
  // The bytes are a view into what was received.
  return { memberEpoch, partitions: partitionsFrom(partitions), metadata: Uint8Array.from(metadata) }
}

export function taskFrom({ groupEpoch, members, topics }: Wire<'Compute'>): AssignmentTask {
  return {
    groupEpoch,
    members: members.map(assignableFrom),
    topics: topics.map(({ name, topicId, partitions }) => ({ name, id: idText(topicId), partitionCount: partitions })),
  }
}

function assignableFrom(member: Wire<'ComputeMember'>): AssignableMember {
  const { memberId, instanceId, rack, topics, metadata, assigned } = member
  const own = { metadata: Uint8Array.from(metadata), assigned: partitionsFrom(assigned) }
  return { memberId, instanceId, rack, topics, ...own }
}

export function listedGroupFrom({ groupId, protocolType, state }: Wire<'ListedGroup'>): ListedGroup {
  return { groupId, protocolType, state: states.get(state) ?? 'unknown' }
}

export function describedGroupFrom(group: Wire<'DescribedGroup'>): DescribedGroup {
  const { groupId, protocolType, assignor, groupEpoch, assignmentEpoch, members } = group
  return {
    error: streamErrorFrom(group.error),
    groupId,
    protocolType,
    state: states.get(group.state) ?? 'unknown',
    assignor,
    groupEpoch,
    assignmentEpoch,
    members: members.map(describedMemberFrom),
  }
}

function describedMemberFrom(member: Wire<'DescribedMember'>): DescribedMember {
  const { memberId, instanceId, clientId, clientHost, rack, memberEpoch, subscription, assigned, target } = member
  const { assignedMetadata } = member
  return {
    memberId,
    instanceId,
    clientId,
    clientHost,
    rack,
    memberEpoch,
    topics: subscription?.topics ?? [],
    topicRegex: subscription?.topicRegex ?? '',
    // What is kept is no view into what was received.
    metadata: Uint8Array.from(subscription?.metadata ?? []),
    assigned: partitionsFrom(assigned),
    target: partitionsFrom(target),
    assignedMetadata: Uint8Array.from(assignedMetadata),
  }
}
