import { assert, StreamError } from '@millrace/base'
import { shown } from '../shown.ts'
import { advance, assignIfDue } from './advance.ts'
import type { ConsumerGroup } from './consumer-group.ts'
import type { GroupContext } from './group-context.ts'
import type { GroupDraft } from './group-draft.ts'
import type { HeartbeatRequest } from './heartbeat-request.ts'
import {
  awayEpoch,
  equalBytes,
  equalProtocols,
  joiningEpoch,
  leavingEpoch,
  type Member,
  memberStates,
  newMember,
} from './member.ts'
import { isSubset, noPartitions, type PartitionSet, partitionSet } from './partition-set.ts'
import { reconcile } from './reconcile.ts'
import { currentRecord, memberRecord, memberTombstones, targetRecord } from './records.ts'

/** What members are if they don't say. */
const defaultProtocolType = 'consumer'

/**
 * Takes what a member says, writes what changes by it, and gives the member as it is then. Throws UNKNOWN_MEMBER_ID, FENCED_MEMBER_EPOCH,
 * UNRELEASED_INSTANCE_ID, FENCED_INSTANCE_ID, GROUP_MAX_SIZE_REACHED or INCONSISTENT_GROUP_PROTOCOL.
 */
export function beat(draft: GroupDraft, request: HeartbeatRequest, context: GroupContext): Member {
  const isJoining = request.memberEpoch === joiningEpoch
  if (isJoining) checkRoom(draft.group, request, context)
  const said = request.owned === undefined ? undefined : partitionSet(request.owned)
  const known = isJoining ? joining(draft, request) : staying(draft.group, request, said)
  // Who joins owns nothing; but if it joined before, this may be a copy of that request which comes late.
  const owned = isJoining ? (known?.memberEpoch === joiningEpoch ? noPartitions : undefined) : said
  const wanted = subscribed(known ?? newMember(request.memberId), request)
  const isNew = known === undefined
  if (isNew || !equalSubscriptions(known, wanted)) draft.write(memberRecord(request.groupId, wanted))
  if (isNew || isAnotherSubscription(known, wanted)) {
    const protocolType = isNew ? (request.protocolType ?? defaultProtocolType) : draft.group.protocolType
    advance(draft, context, true, protocolType)
  } else {
    assignIfDue(draft, context)
  }
  return move(draft, request.memberId, owned)
}

/** Takes one member a step further to what it is to own, if it can go; the member then. */
function move(draft: GroupDraft, memberId: string, owned: PartitionSet | undefined): Member {
  const { group } = draft
  const member = group.member(memberId)
  assert(member !== undefined, 'a member that was heard is in its group')
  const next = reconcile(group, member, owned)
  if (next !== member) draft.write(currentRecord(group.groupId, next))
  return next
}

/** Takes a member that leaves out of its group, or notes that a static one is away. Throws UNKNOWN_MEMBER_ID or FENCED_INSTANCE_ID. */
export function leave(draft: GroupDraft, request: HeartbeatRequest, context: GroupContext): void {
  const { groupId, memberId, instanceId, memberEpoch } = request
  const member = memberOf(draft.group, request)
  if (instanceId !== undefined && memberEpoch === awayEpoch) {
    // What it was to let go of it has let go: it is gone. What else it has waits for its return.
    draft.write(currentRecord(groupId, { ...member, memberEpoch: awayEpoch, pendingRevocation: noPartitions }))
    return
  }
  assert(memberEpoch === leavingEpoch, 'who leaves says so')
  removeMembers(draft, [memberId], context)
}

/** Takes members out of their group, and gives what they had to others. */
export function removeMembers(draft: GroupDraft, memberIds: readonly string[], context: GroupContext): void {
  for (const memberId of memberIds) draft.write(...memberTombstones(draft.group.groupId, memberId))
  advance(draft, context, true)
}

function checkRoom(group: ConsumerGroup, request: HeartbeatRequest, { config }: GroupContext): void {
  const { groupId, memberId, instanceId, protocolType = defaultProtocolType } = request
  const isMember =
    group.member(memberId) !== undefined || (instanceId !== undefined && group.staticMember(instanceId) !== undefined)
  if (!isMember && group.members.size >= config.sizeMax) {
    throw new StreamError(
      'GROUP_MAX_SIZE_REACHED',
      `group ${shown(groupId)} has ${group.members.size} members, as many as group.consumer.max.size allows: let one leave first`,
      { context: { limit: config.sizeMax } },
    )
  }
  if (group.members.size > 0 && group.protocolType !== protocolType) {
    throw new StreamError(
      'INCONSISTENT_GROUP_PROTOCOL',
      `the members of group ${shown(groupId)} are of type ${shown(group.protocolType)}, not ${shown(protocolType)}: use another group`,
    )
  }
}

/** Who joins, if it is there already: it repeats itself, or takes the place of a static member that is away. */
function joining(draft: GroupDraft, request: HeartbeatRequest): Member | undefined {
  const { groupId, memberId, instanceId } = request
  const { group } = draft
  const same = group.member(memberId)
  if (same !== undefined && same.memberEpoch !== awayEpoch) {
    checkInstance(same, request)
    // Its answer was lost, if it has not been heard since it joined. Otherwise somebody else may be using its id.
    checkEpoch(same, request, noPartitions)
    return same
  }
  const old = instanceId === undefined ? undefined : group.staticMember(instanceId)
  if (old === undefined) return undefined
  // Static members of the classic protocol don't say that they go: who comes back as one, or after one, takes its place at once.
  const isClassic = old.classicProtocols !== null || request.classicProtocols !== undefined
  if (old.memberEpoch !== awayEpoch && !isClassic) {
    throw new StreamError(
      'UNRELEASED_INSTANCE_ID',
      `instance id ${shown(old.instanceId ?? '')} of group ${shown(groupId)} is in use by member ${old.memberId}: ` +
        'give each member its own, or wait until that one left or its session timed out',
    )
  }
  const target = group.target(old.memberId)
  const replacement: Member = {
    ...old,
    memberId,
    memberEpoch: joiningEpoch,
    previousMemberEpoch: joiningEpoch,
    state: memberStates.stable,
    pendingRevocation: noPartitions,
  }
  if (old.memberId !== memberId) {
    draft.write(
      ...memberTombstones(groupId, old.memberId),
      memberRecord(groupId, replacement),
      targetRecord(groupId, memberId, target),
    )
  }
  draft.write(currentRecord(groupId, replacement))
  return draft.group.member(memberId)
}

/** Who is there, checked. */
function staying(group: ConsumerGroup, request: HeartbeatRequest, owned: PartitionSet | undefined): Member {
  const member = memberOf(group, request)
  checkEpoch(member, request, owned)
  return member
}

/** Throws UNKNOWN_MEMBER_ID if it is not there, FENCED_INSTANCE_ID if another member took its instance id. */
function memberOf(group: ConsumerGroup, request: HeartbeatRequest): Member {
  const { groupId, memberId, instanceId } = request
  const owner = instanceId === undefined ? undefined : group.staticMember(instanceId)
  if (owner !== undefined && owner.memberId !== memberId) {
    throw new StreamError(
      'FENCED_INSTANCE_ID',
      `member ${shown(memberId)} of group ${shown(groupId)} was replaced: ` +
        `instance id ${shown(instanceId ?? '')} belongs to member ${owner.memberId} now`,
    )
  }
  const member = group.member(memberId)
  if (member === undefined) throw unknownMember(groupId, memberId)
  checkInstance(member, request)
  return member
}

/** What a member that isn't there is told. */
export function unknownMember(groupId: string, memberId: string): StreamError {
  return new StreamError(
    'UNKNOWN_MEMBER_ID',
    `group ${shown(groupId)} has no member ${shown(memberId)}: it left, or was silent for longer than its session timeout; it has to join anew`,
  )
}

function checkInstance({ memberId, instanceId }: Member, request: HeartbeatRequest): void {
  // Clients on librdkafka say it as they join, and no more.
  if (request.instanceId === undefined || request.instanceId === instanceId) return
  throw new StreamError(
    'INVALID_REQUEST',
    `member ${memberId} of group ${shown(request.groupId)} joined ${instanceId === null ? 'without an instance id' : `as ${instanceId}`}: ` +
      'its requests must say the same',
  )
}

function checkEpoch(member: Member, request: HeartbeatRequest, owned: PartitionSet | undefined): void {
  const { memberEpoch, previousMemberEpoch, assigned } = member
  if (request.memberEpoch === memberEpoch) return
  // The answer with the newer epoch may have been lost, and then it owns nothing but what it had before.
  const mayHaveMissed = request.memberEpoch === previousMemberEpoch && owned !== undefined && isSubset(owned, assigned)
  if (mayHaveMissed && memberEpoch !== awayEpoch) return
  throw new StreamError(
    'FENCED_MEMBER_EPOCH',
    `member ${member.memberId} of group ${shown(request.groupId)} says epoch ${request.memberEpoch}, and is in ${memberEpoch}: ` +
      'it must let go of all partitions and join anew',
    { context: { memberEpoch } },
  )
}

/** The member with what it says now; what it left out stays. */
function subscribed(member: Member, request: HeartbeatRequest): Member {
  return {
    ...member,
    instanceId: request.instanceId ?? null,
    rackId: request.rackId === undefined ? member.rackId : orNull(request.rackId),
    clientId: request.clientId,
    clientHost: request.clientHost,
    topics: request.topics === undefined ? member.topics : [...new Set(request.topics)].toSorted(),
    topicRegex: request.topicRegex === undefined ? member.topicRegex : orNull(request.topicRegex),
    rebalanceTimeoutMs: request.rebalanceTimeoutMs ?? member.rebalanceTimeoutMs,
    sessionTimeoutMs: request.sessionTimeoutMs ?? member.sessionTimeoutMs,
    assignor: request.assignor === undefined ? member.assignor : orNull(request.assignor),
    metadata: request.metadata ?? member.metadata,
    classicProtocols: request.classicProtocols ?? null,
  }
}

const orNull = (text: string): string | null => (text === '' ? null : text)

function equalSubscriptions(left: Member, right: Member): boolean {
  return (
    !isAnotherSubscription(left, right) &&
    left.clientId === right.clientId &&
    left.clientHost === right.clientHost &&
    left.rebalanceTimeoutMs === right.rebalanceTimeoutMs &&
    left.sessionTimeoutMs === right.sessionTimeoutMs &&
    equalProtocols(left.classicProtocols, right.classicProtocols)
  )
}

/** Whether what members are to own may change by it. */
function isAnotherSubscription(left: Member, right: Member): boolean {
  return (
    left.topicRegex !== right.topicRegex ||
    left.rackId !== right.rackId ||
    left.assignor !== right.assignor ||
    left.topics.length !== right.topics.length ||
    left.topics.some((topic, index) => topic !== right.topics[index]) ||
    !equalBytes(left.metadata, right.metadata)
  )
}
