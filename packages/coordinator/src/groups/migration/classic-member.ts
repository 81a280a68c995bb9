import { StreamError } from '@millrace/base'
import { shown } from '../../shown.ts'
import { checkJoin, copied, rebalanceTimeoutOf } from '../classic/join.ts'
import type { JoinGroupRequest, Joining, SyncGroupRequest } from '../classic/messages.ts'
import type { ConsumerGroup } from '../consumer-group.ts'
import type { GroupContext } from '../group-context.ts'
import { checkHeartbeat, type HeartbeatRequest } from '../heartbeat-request.ts'
import { unknownMember } from '../heartbeat.ts'
import { type ClassicProtocol, joiningEpoch, type Member, memberStates } from '../member.ts'
import { reconcile } from '../reconcile.ts'
import { commonProtocol, consumerProtocolType, partitionsOf, subscriptionOf } from './consumer-protocol.ts'

/** A member of the new protocol's groups that speaks the classic one. */
export type ClassicMemberOfConsumers = Member & { readonly classicProtocols: readonly ClassicProtocol[] }

/** Whether the member speaks the classic protocol. */
export function isClassic(member: Member): member is ClassicMemberOfConsumers {
  return member.classicProtocols !== null
}

/**
 * What a member says in the classic protocol, in the words of the new one: that it joins, or that it owns these partitions and wants those
 * topics. Throws what the classic protocol would: INVALID_SESSION_TIMEOUT, INVALID_REQUEST, INCONSISTENT_GROUP_PROTOCOL,
 * UNKNOWN_MEMBER_ID, FENCED_INSTANCE_ID, or MEMBER_ID_REQUIRED with the id to join with as `memberId` of its context.
 */
export function heartbeatOf(
  group: ConsumerGroup,
  request: JoinGroupRequest,
  joining: Joining,
  { config, subscriptions }: GroupContext,
): HeartbeatRequest {
  checkJoin(request, joining, config.classic)
  const { groupId, groupInstanceId: instanceId } = request
  const isUnnamed = request.memberId === ''
  const member = isUnnamed ? undefined : group.member(request.memberId)
  checkInstance(group, request)
  const subscription = subscriptionOf(protocolOf(group, request))
  if (subscription === undefined) throw inconsistent(group, 'what the member says is none of what Kafka consumers say')
  const owned = partitionsOf(subscription.ownedPartitions, subscriptions)
  if (isUnnamed && instanceId === null && joining.takesIdFirst) throw memberIdRequired(groupId, joining.newMemberId)
  // Who comes with the id that it was given owns nothing. Who was a member until it was taken out does not know that yet.
  if (!isUnnamed && member === undefined && owned.some(({ partitions }) => partitions.length > 0)) {
    throw unknownMember(groupId, request.memberId)
  }
  const rebalanceTimeoutMs = rebalanceTimeoutOf(request)
  const heartbeat: HeartbeatRequest = {
    groupId,
    memberId: isUnnamed ? joining.newMemberId : request.memberId,
    memberEpoch: member?.memberEpoch ?? joiningEpoch,
    instanceId: instanceId ?? undefined,
    clientId: joining.clientId,
    clientHost: joining.clientHost,
    rackId: subscription.rackId ?? '',
    protocolType: consumerProtocolType,
    sessionTimeoutMs: request.sessionTimeoutMs,
    rebalanceTimeoutMs: rebalanceTimeoutMs > 0 ? rebalanceTimeoutMs : request.sessionTimeoutMs,
    topics: subscription.topics,
    topicRegex: '',
    assignor: '',
    classicProtocols: copied(request),
    owned: member === undefined ? undefined : owned,
  }
  checkHeartbeat(heartbeat, config)
  return heartbeat
}

/** The name of the assignor that the member is told that the group goes by. Nobody is asked to assign by it. */
export function protocolNameOf(group: ConsumerGroup, { classicProtocols }: ClassicMemberOfConsumers): string {
  return (commonProtocol(classicProtocols, listsOf(group)) ?? classicProtocols[0])?.name ?? ''
}

/** The member if it is in the group, under this instance id, and speaks the classic protocol. Throws UNKNOWN_MEMBER_ID or FENCED_INSTANCE_ID. */
export function classicMember(
  group: ConsumerGroup,
  request: { readonly memberId: string; readonly groupInstanceId: string | null },
): ClassicMemberOfConsumers {
  checkInstance(group, request)
  const member = group.member(request.memberId)
  if (member === undefined || !isClassic(member)) throw unknownMember(group.groupId, request.memberId)
  return member
}

/** Throws ILLEGAL_GENERATION if the member says another generation than the epoch it is in. */
export function checkGeneration({ groupId }: ConsumerGroup, { memberEpoch }: Member, generationId: number): void {
  if (generationId === memberEpoch) return
  throw new StreamError(
    'ILLEGAL_GENERATION',
    `the member of group ${shown(groupId)} is in generation ${memberEpoch}, not ${generationId}: it has to join anew`,
  )
}

/** Throws INCONSISTENT_GROUP_PROTOCOL if the member goes by something else than the group. */
export function checkSync(
  group: ConsumerGroup,
  member: ClassicMemberOfConsumers,
  { protocolType, protocolName }: SyncGroupRequest,
): void {
  const isSame =
    (protocolType ?? consumerProtocolType) === consumerProtocolType &&
    (protocolName ?? protocolNameOf(group, member)) === protocolNameOf(group, member)
  if (!isSame) throw inconsistent(group, `it goes by ${consumerProtocolType} and ${protocolNameOf(group, member)}`)
}

/** Whether the member has to join anew to get on: there is something new for it, or it is to say that it let go of partitions. */
export function isToRejoin(group: ConsumerGroup, member: Member): boolean {
  return member.state === memberStates.unrevoked || reconcile(group, member, undefined) !== member
}

function listsOf(group: ConsumerGroup, besides?: string): (readonly ClassicProtocol[])[] {
  return [...group.members.values()]
    .filter(({ memberId }) => memberId !== besides)
    .flatMap(({ classicProtocols }) => (classicProtocols === null ? [] : [classicProtocols]))
}

/** The assignor, of those that it names, that the other members of the classic protocol know: the group may go back to that. */
function protocolOf(group: ConsumerGroup, request: JoinGroupRequest): ClassicProtocol {
  const { memberId, groupInstanceId, protocols, protocolType } = request
  const replaced = groupInstanceId === null ? undefined : group.staticMember(groupInstanceId)?.memberId
  const common = commonProtocol(protocols, listsOf(group, replaced ?? memberId))
  if (protocolType !== consumerProtocolType || group.protocolType !== consumerProtocolType || common === undefined) {
    const names = protocols.map(({ name }) => shown(name)).join(', ')
    throw inconsistent(group, `the member is of type ${shown(protocolType)} and knows the assignors ${names || 'none'}`)
  }
  return common
}

/** Throws FENCED_INSTANCE_ID if another member took the instance id, UNKNOWN_MEMBER_ID if nobody has it who should. */
export function checkInstance(
  group: ConsumerGroup,
  { memberId, groupInstanceId }: { readonly memberId: string; readonly groupInstanceId: string | null },
): void {
  if (memberId === '' || groupInstanceId === null) return
  const owner = group.staticMember(groupInstanceId)
  if (owner === undefined) throw unknownMember(group.groupId, memberId)
  if (owner.memberId === memberId) return
  throw new StreamError(
    'FENCED_INSTANCE_ID',
    `instance id ${shown(groupInstanceId)} of group ${shown(group.groupId)} belongs to member ${owner.memberId} now`,
  )
}

function inconsistent({ groupId, protocolType }: ConsumerGroup, why: string): StreamError {
  return new StreamError(
    'INCONSISTENT_GROUP_PROTOCOL',
    `a member of the classic protocol can't join group ${shown(groupId)}, which is of type ${shown(protocolType)}: ${why}`,
  )
}

function memberIdRequired(groupId: string, memberId: string): StreamError {
  return new StreamError('MEMBER_ID_REQUIRED', `join group ${shown(groupId)} with this member id: ${memberId}`, {
    context: { memberId },
  })
}
