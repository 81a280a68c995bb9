import { StreamError } from '@millrace/base'
import type { ConsumerSubscription } from '@millrace/kafka-wire/records'
import { shown } from '../../shown.ts'
import type { ClassicDecision } from '../classic/classic-decision.ts'
import type { ClassicGroup, ClassicMember } from '../classic/classic-group.ts'
import { forget } from '../classic/classic-groups.ts'
import { answerJoin, answerSync, rebalancing } from '../classic/rebalance.ts'
import { ConsumerGroup } from '../consumer-group.ts'
import type { GroupContext } from '../group-context.ts'
import { GroupDraft } from '../group-draft.ts'
import { type Member, newMember, noMetadata } from '../member.ts'
import { filterPartitions, type PartitionSet, partitionSet, union } from '../partition-set.ts'
import { PartitionOwners } from '../partition-owners.ts'
import { currentRecord, groupRecord, memberRecord, targetEpochRecord, targetRecord } from '../records.ts'
import { assignmentOf, consumerProtocolType, partitionsOf, subscriptionOf } from './consumer-protocol.ts'

/**
 * Moves a group to the new protocol because a member that speaks it wants to join (KIP-848): the group as it is then. Its members go on
 * with what they own, and are asked by the new protocol's rules, in the words of the classic one, to let go of it. Whoever waits for the
 * others is told to join anew. `before`: what is there of such a group, without members. Throws INCONSISTENT_GROUP_PROTOCOL if the group has members that can't come along.
 */
export function upgrade(
  group: ClassicGroup,
  before: ConsumerGroup | undefined,
  decision: ClassicDecision,
  context: GroupContext,
): GroupDraft {
  const draft = new GroupDraft(before ?? new ConsumerGroup(group.groupId))
  if (group.members.size > 0) {
    checkPolicy(group, context)
    write(draft, group, context)
    for (const member of group.members.values()) {
      const error = rebalancing(group.groupId)
      answerJoin(group, member, decision, { error })
      answerSync(group, member, decision, error)
    }
  }
  forget(group, decision)
  return draft
}

function write(draft: GroupDraft, group: ClassicGroup, context: GroupContext): void {
  const { groupId } = group
  // Members that join say epoch 0; a group whose first generation is still to come has none that could go on otherwise.
  const epoch = Math.max(group.generationId, 1)
  const owners = new PartitionOwners()
  const members = [...group.members.values()].map((member) => {
    const assigned = ownedBy(group, member, owners, context)
    return { ...asMember(group, member, context), memberEpoch: epoch, previousMemberEpoch: epoch, assigned }
  })
  for (const member of members) draft.write(memberRecord(groupId, member))
  const metadataHash = context.subscriptions.hash(members)
  draft.write(groupRecord(groupId, { epoch, metadataHash, protocolType: consumerProtocolType }))
  for (const { memberId, assigned } of members) {
    draft.write(targetRecord(groupId, memberId, { partitions: assigned, metadata: noMetadata }))
  }
  draft.write(targetEpochRecord(groupId, epoch))
  for (const member of members) draft.write(currentRecord(groupId, member))
}

/** What a member of a classic group is in the new protocol, but for its epoch and what it owns. */
export function asMember(group: ClassicGroup, member: ClassicMember, { subscriptions }: GroupContext): Member {
  const subscription = saidBy(group, member)
  const assigned = assignmentOf(member.assignment)
  return {
    ...newMember(member.memberId),
    instanceId: member.instanceId,
    rackId: subscription?.rackId ?? null,
    clientId: member.clientId,
    clientHost: member.clientHost,
    topics: [...new Set(subscription?.topics)].toSorted(),
    rebalanceTimeoutMs: member.rebalanceTimeoutMs,
    sessionTimeoutMs: member.sessionTimeoutMs,
    classicProtocols: member.protocols,
    assigned: partitionSet(partitionsOf(assigned?.assignedPartitions ?? [], subscriptions)),
  }
}

/** What a member says to its leader, for the assignor that the group goes by if that is chosen already. */
function saidBy({ protocolName }: ClassicGroup, { protocols }: ClassicMember): ConsumerSubscription | undefined {
  const chosen = protocols.find(({ name }) => name === protocolName) ?? protocols[0]
  return chosen === undefined ? undefined : subscriptionOf(chosen)
}

/** What the member was assigned last, and what it says itself that it owns: nobody else gets that before it let go. Each has one owner. */
function ownedBy(
  group: ClassicGroup,
  member: ClassicMember,
  owners: PartitionOwners,
  context: GroupContext,
): PartitionSet {
  const said = saidBy(group, member)?.ownedPartitions ?? []
  const { assigned } = asMember(group, member, context)
  const claimed = union(assigned, partitionSet(partitionsOf(said, context.subscriptions)))
  return filterPartitions(claimed, (topicId, partition) => {
    if (owners.get(topicId, partition) !== undefined) return false
    owners.set(topicId, partition, member.memberId)
    return true
  })
}

function checkPolicy(group: ClassicGroup, { config }: GroupContext): void {
  const { groupId, protocolType, members } = group
  const refuse = (why: string): never => {
    throw new StreamError(
      'INCONSISTENT_GROUP_PROTOCOL',
      `group ${shown(groupId)} speaks the classic protocol, and ${why}: use another group, or stop its members first`,
    )
  }
  if (!config.migration.upgrades) refuse('group.consumer.migration.policy lets no group move to the new one')
  if (protocolType !== consumerProtocolType) refuse(`its members are of type ${shown(protocolType ?? '')}`)
  if (members.size > config.sizeMax) {
    refuse(`it has ${members.size} members, more than group.consumer.max.size allows (${config.sizeMax})`)
  }
  for (const member of members.values()) {
    const subscription = saidBy(group, member)
    const assignment = assignmentOf(member.assignment)
    if (subscription === undefined || assignment === undefined || (assignment.userData?.length ?? 0) > 0) {
      refuse('its members assign in a way of their own')
    }
  }
}
