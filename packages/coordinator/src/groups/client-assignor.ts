import { StreamError, type TopicId } from '@millrace/base'
import { assignedMetadataSizeBytesMax } from '../limits.ts'
import type { Outcome } from '../outcome.ts'
import { shown } from '../shown.ts'
import { chosenAssignor } from './advance.ts'
import { clientAssignor } from './assignors/index.ts'
import type { ConsumerGroup } from './consumer-group.ts'
import type { GroupContext } from './group-context.ts'
import { GroupDraft } from './group-draft.ts'
import { equalBytes, type Member, type Target } from './member.ts'
import {
  equalPartitions,
  type PartitionSet,
  partitionSet,
  type TopicPartitions,
  topicPartitions,
} from './partition-set.ts'
import { targetEpochRecord, targetRecord } from './records.ts'

/** What the member that assigns for all goes by. */
export interface ComputeRequest {
  readonly groupEpoch: number
  readonly members: readonly ComputeMember[]
  /** The topics they are subscribed to. */
  readonly topics: readonly ComputeTopic[]
}

/** A member, as the one that assigns sees it. */
export interface ComputeMember {
  readonly memberId: string
  readonly instanceId: string | null
  readonly rackId: string | null
  /** Names of those of the topics that it is subscribed to. */
  readonly topics: readonly string[]
  readonly metadata: Uint8Array
  /** What it is to own at present. */
  readonly assigned: readonly TopicPartitions[]
}

/** A topic, as the member that assigns sees it. */
export interface ComputeTopic {
  readonly name: string
  readonly topicId: TopicId
  readonly partitions: number
}

/** What a member assigned to all. */
export interface AssignRequest {
  readonly groupId: string
  readonly memberId: string
  /** Of the request to compute that this answers. */
  readonly groupEpoch: number
  /** Who is not named gets nothing. */
  readonly members: readonly AssignedMember[]
}

/** What one member is to own. */
export interface AssignedMember {
  readonly memberId: string
  readonly partitions: readonly TopicPartitions[]
  /** For that member. */
  readonly metadata: Uint8Array
}

/** What became of an assignment. */
export interface AssignResponse {
  /** False: the group changed meanwhile, and a member is asked anew. */
  readonly isInstalled: boolean
}

/** Whether one of the members is to say what everybody is to own. */
export function isToCompute(group: ConsumerGroup, { config }: GroupContext): boolean {
  return group.epoch > group.targetEpoch && group.members.size > 0 && chosenAssignor(group, config) === clientAssignor
}

/** What the member that assigns needs to know. */
export function computeRequest(group: ConsumerGroup, { subscriptions }: GroupContext): ComputeRequest {
  return {
    groupEpoch: group.epoch,
    members: [...group.members.values()].map((member) => ({
      memberId: member.memberId,
      instanceId: member.instanceId,
      rackId: member.rackId,
      topics: subscriptions.topicsOf(member).map(({ name }) => name),
      metadata: member.metadata,
      assigned: topicPartitions(group.target(member.memberId).partitions),
    })),
    topics: [...subscriptions.allTopics(group.members.values()).values()].map(({ name, id, partitions }) => ({
      name,
      topicId: id,
      partitions,
    })),
  }
}

/**
 * Takes what a member assigned to all, checked: INVALID_REQUEST if it names a member that is not in the group, a partition twice, one that
 * does not exist, or a topic that the member is not subscribed to. Then nothing changed, and the group stays as it was.
 */
export function installAssignment(
  group: ConsumerGroup,
  request: AssignRequest,
  context: GroupContext,
): Outcome<AssignResponse> {
  const { groupId, epoch } = group
  if (request.groupEpoch !== epoch || !isToCompute(group, context)) {
    return { records: [], response: { isInstalled: false } }
  }
  const sizeBytes = request.members.reduce((sum, { metadata }) => sum + metadata.length, 0)
  if (sizeBytes > assignedMetadataSizeBytesMax) {
    refuse(request, `its metadata have ${sizeBytes} bytes, over the limit of ${assignedMetadataSizeBytesMax}`)
  }
  const targets = new Map<string, Target>()
  const taken = new Map<TopicId, Set<number>>()
  for (const { memberId, partitions, metadata } of request.members) {
    const member = group.member(memberId)
    if (member === undefined) refuse(request, `member ${shown(memberId)} is not in the group`)
    if (targets.has(memberId)) refuse(request, `member ${shown(memberId)} is named twice`)
    const wanted = partitionSet(partitions)
    checkPartitions(request, member, wanted, taken, context)
    targets.set(memberId, { partitions: wanted, metadata })
  }
  const draft = new GroupDraft(group)
  for (const memberId of group.members.keys()) {
    const target = targets.get(memberId) ?? { partitions: new Map(), metadata: new Uint8Array() }
    const old = group.target(memberId)
    if (equalPartitions(old.partitions, target.partitions) && equalBytes(old.metadata, target.metadata)) continue
    draft.write(targetRecord(groupId, memberId, target))
  }
  draft.write(targetEpochRecord(groupId, epoch))
  return { records: draft.records, response: { isInstalled: true } }
}

function checkPartitions(
  request: AssignRequest,
  member: Member,
  wanted: PartitionSet,
  taken: Map<TopicId, Set<number>>,
  { subscriptions }: GroupContext,
): void {
  const subscribed = new Set(subscriptions.topicsOf(member).map(({ id }) => id))
  for (const [topicId, partitions] of wanted) {
    const topic = subscriptions.topicById(topicId)
    if (topic === undefined) refuse(request, `there is no topic ${topicId}`)
    if (!subscribed.has(topicId)) refuse(request, `member ${member.memberId} is not subscribed to topic ${topic.name}`)
    let others = taken.get(topicId)
    if (others === undefined) taken.set(topicId, (others = new Set()))
    for (const partition of partitions) {
      if (partition >= topic.partitions) refuse(request, `topic ${topic.name} has no partition ${partition}`)
      if (others.has(partition)) refuse(request, `partition ${partition} of topic ${topic.name} is given to two`)
      others.add(partition)
    }
  }
}

function refuse({ groupId, memberId }: AssignRequest, problem: string): never {
  throw new StreamError(
    'INVALID_REQUEST',
    `the assignment of member ${memberId} for group ${groupId} is refused: ${problem}; its assignor must be corrected`,
  )
}
