import type { CoordinatorRecord } from '@millrace/kafka-wire/records'
import { classicGroupSizeBytesMax } from '../../limits.ts'
import type { ClassicDecision } from '../classic/classic-decision.ts'
import { ClassicGroup, type ClassicMember } from '../classic/classic-group.ts'
import { prepareRebalance } from '../classic/rebalance.ts'
import type { ConsumerGroup } from '../consumer-group.ts'
import type { GroupContext } from '../group-context.ts'
import { GroupDraft } from '../group-draft.ts'
import { removeMembers } from '../heartbeat.ts'
import { union } from '../partition-set.ts'
import { groupTombstones, memberTombstones } from '../records.ts'
import { type ClassicMemberOfConsumers, isClassic } from './classic-member.ts'
import { assignmentBytes, commonProtocol, consumerProtocolType } from './consumer-protocol.ts'

/**
 * Moves a group back to the classic protocol if all of its members speak that once those that are `gone` are (KIP-848): the records that
 * forget the group as it was, and undefined if it stays. The group goes on in `decision`, in a generation that is its last epoch, and its
 * members are called to the next one. That nobody leads says so to a coordinator that has only its record.
 */
export function downgrade(
  group: ConsumerGroup,
  gone: readonly string[],
  decision: ClassicDecision,
  { config, subscriptions }: GroupContext,
): readonly CoordinatorRecord[] | undefined {
  const { groupId } = group
  const left = [...group.members.values()].filter(({ memberId }) => !gone.includes(memberId))
  if (!config.migration.downgrades || group.protocolType !== consumerProtocolType || left.length === 0) return undefined
  if (left.length > config.classic.sizeMax || !left.every(isClassic)) return undefined
  const lists = left.map(({ classicProtocols }) => classicProtocols)
  const classic = new ClassicGroup(groupId)
  for (const member of left) {
    if (commonProtocol(member.classicProtocols, lists) === undefined) return undefined
    const owned = union(member.assigned, member.pendingRevocation)
    const assignment = assignmentBytes(owned, subscriptions)
    classic.members.set(member.memberId, classicMember(member, assignment, decision.nowMs))
  }
  if (sizeBytesOf(group, classic) > classicGroupSizeBytesMax) return undefined
  classic.state = 'stable'
  classic.generationId = group.epoch
  classic.protocolType = consumerProtocolType
  classic.protocolName = classic.chooseProtocol()
  decision.add(classic)
  decision.records.push(classic.record(decision.nowMs))
  prepareRebalance(classic, decision)
  return [
    ...[...group.members.keys()].flatMap((memberId) => memberTombstones(groupId, memberId)),
    ...groupTombstones(groupId),
  ]
}

/** Takes members out of a group, which may move back to the classic protocol by that: the records. */
export function removing(
  group: ConsumerGroup,
  memberIds: readonly string[],
  decision: ClassicDecision,
  context: GroupContext,
): readonly CoordinatorRecord[] {
  const moved = downgrade(group, memberIds, decision, context)
  if (moved !== undefined) return moved
  const draft = new GroupDraft(group)
  removeMembers(draft, memberIds, context)
  return draft.records
}

function classicMember(member: ClassicMemberOfConsumers, assignment: Uint8Array, nowMs: number): ClassicMember {
  const { memberId, instanceId, clientId, clientHost, sessionTimeoutMs, rebalanceTimeoutMs } = member
  return {
    memberId,
    instanceId,
    clientId,
    clientHost,
    sessionTimeoutMs,
    rebalanceTimeoutMs,
    protocols: member.classicProtocols,
    assignment,
    joining: undefined,
    syncing: undefined,
    silentUntilMs: nowMs + sessionTimeoutMs,
  }
}

/** About what is to be written. A group that is too large for it stays as it is, for it can't be written in parts. */
function sizeBytesOf({ groupId, members }: ConsumerGroup, classic: ClassicGroup): number {
  const extraSizeBytes = 200
  let sizeBytes = 0
  for (const memberId of members.keys()) sizeBytes += 3 * (groupId.length + memberId.length) * 3 + extraSizeBytes
  for (const { protocols, assignment, clientId, clientHost, instanceId } of classic.members.values()) {
    const longest = protocols.reduce((most, { metadata }) => Math.max(most, metadata.length), 0)
    sizeBytes += longest + assignment.length + 3 * (clientId.length + clientHost.length + (instanceId ?? '').length)
  }
  return sizeBytes
}
