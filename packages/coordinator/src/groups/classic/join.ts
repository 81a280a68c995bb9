import { StreamError } from '@millrace/base'
import { classicMetadataSizeBytesMax, idLengthMax, promisedMembersMax } from '../../limits.ts'
import { shown } from '../../shown.ts'
import { equalProtocols } from '../member.ts'
import type { ClassicDecision } from './classic-decision.ts'
import { type ClassicGroup, type ClassicMember, unknownMember } from './classic-group.ts'
import type { ClassicConfig, JoinGroupRequest, Joining } from './messages.ts'
import {
  answerJoin,
  answerSync,
  completeJoinIfDue,
  heard,
  prepareRebalance,
  rebalancing,
  waitForMore,
} from './rebalance.ts'

/** Takes a request to join: of somebody new, of a member that goes on to the next generation, of a static one that came back. */
export function join(
  group: ClassicGroup,
  request: JoinGroupRequest,
  joining: Joining,
  decision: ClassicDecision,
): void {
  checkJoin(request, joining, decision.config)
  checkRoom(group, request, decision)
  const { memberId, groupInstanceId: instanceId } = request
  const old = memberId === '' && instanceId !== null ? group.staticMember(instanceId) : undefined
  group.checkProtocols(request.protocolType, request.protocols, old?.memberId ?? memberId)
  if (memberId !== '' && !group.promised.has(memberId)) {
    joinAgain(group, group.checkMember(memberId, instanceId), request, joining, decision)
  } else if (old !== undefined) {
    replace(group, old, request, joining, decision)
  } else if (memberId === '' && instanceId === null && joining.takesIdFirst) {
    promise(group, request, joining, decision)
  } else {
    add(group, request, joining, decision)
  }
}

/** Throws INVALID_SESSION_TIMEOUT or INVALID_REQUEST if nobody may say that, whatever the state of the group. */
export function checkJoin(
  { sessionTimeoutMs, groupInstanceId, memberId, protocols }: JoinGroupRequest,
  { clientId }: Joining,
  { sessionTimeoutMsMin, sessionTimeoutMsMax }: ClassicConfig,
): void {
  if (sessionTimeoutMs < sessionTimeoutMsMin || sessionTimeoutMs > sessionTimeoutMsMax) {
    throw new StreamError(
      'INVALID_SESSION_TIMEOUT',
      `a session timeout of ${sessionTimeoutMs} ms: the broker takes ${sessionTimeoutMsMin} to ${sessionTimeoutMsMax} ` +
        '(group.min.session.timeout.ms, group.max.session.timeout.ms)',
    )
  }
  const isTooLong = [groupInstanceId ?? '', memberId, clientId].some(({ length }) => length > idLengthMax)
  if (groupInstanceId === '' || isTooLong) {
    throw new StreamError('INVALID_REQUEST', `ids of members have 1 to ${idLengthMax} characters`)
  }
  const sizeBytes = protocols.reduce((sum, { name, metadata }) => sum + name.length + metadata.length, 0)
  if (sizeBytes > classicMetadataSizeBytesMax) {
    throw new StreamError(
      'INVALID_REQUEST',
      `what the member says to its leader takes ${sizeBytes} bytes, over the limit of ${classicMetadataSizeBytesMax}`,
      { context: { limit: classicMetadataSizeBytesMax } },
    )
  }
}

function checkRoom(
  group: ClassicGroup,
  { memberId, groupInstanceId }: JoinGroupRequest,
  { config }: ClassicDecision,
): void {
  const isMember =
    group.members.has(memberId) || (groupInstanceId !== null && group.staticMember(groupInstanceId) !== undefined)
  if (isMember || group.members.size < config.sizeMax) return
  group.promised.delete(memberId)
  throw new StreamError(
    'GROUP_MAX_SIZE_REACHED',
    `group ${shown(group.groupId)} has ${group.members.size} members, as many as group.max.size allows: let one leave first`,
    { context: { limit: config.sizeMax } },
  )
}

function promise(
  group: ClassicGroup,
  request: JoinGroupRequest,
  { newMemberId }: Joining,
  { nowMs }: ClassicDecision,
): never {
  if (group.promised.size >= promisedMembersMax) {
    throw new StreamError(
      'RESOURCE_EXHAUSTED',
      `${group.promised.size} members are about to join group ${shown(group.groupId)} already: try again later`,
      { context: { limit: promisedMembersMax } },
    )
  }
  group.promised.set(newMemberId, nowMs + request.sessionTimeoutMs)
  throw new StreamError(
    'MEMBER_ID_REQUIRED',
    `join group ${shown(group.groupId)} with this member id: ${newMemberId}`,
    {
      context: { memberId: newMemberId },
    },
  )
}

function add(group: ClassicGroup, request: JoinGroupRequest, joining: Joining, decision: ClassicDecision): void {
  const memberId = request.memberId === '' ? joining.newMemberId : request.memberId
  if (request.memberId !== '' && !group.promised.delete(memberId)) throw unknownMember(group.groupId, memberId)
  if (group.members.size === 0) group.protocolType = request.protocolType
  group.forgetMs = undefined
  const member: ClassicMember = {
    memberId,
    instanceId: request.groupInstanceId,
    clientId: joining.clientId,
    clientHost: joining.clientHost,
    sessionTimeoutMs: request.sessionTimeoutMs,
    rebalanceTimeoutMs: rebalanceTimeoutOf(request),
    protocols: copied(request),
    assignment: new Uint8Array(),
    joining: joining.waiter,
    syncing: undefined,
    silentUntilMs: decision.nowMs + request.sessionTimeoutMs,
  }
  group.members.set(memberId, member)
  if (group.state === 'preparing') waitForMore(group, decision)
  else prepareRebalance(group, decision)
  completeJoinIfDue(group, decision)
}

function joinAgain(
  group: ClassicGroup,
  member: ClassicMember,
  request: JoinGroupRequest,
  joining: Joining,
  decision: ClassicDecision,
): void {
  const isSame = equalProtocols(member.protocols, request.protocols)
  const isLeader = member.memberId === group.leader
  // Its answer was lost, or it looks after itself: the generation goes on. A leader that joins a stable group wants to assign anew.
  const isRepeated = isSame && (group.state === 'completing' || (group.state === 'stable' && !isLeader))
  update(group, member, request, joining, decision)
  if (isRepeated) {
    answerJoin(group, member, decision)
    return
  }
  if (group.state !== 'preparing') prepareRebalance(group, decision)
  completeJoinIfDue(group, decision)
}

/** A static member came back under another id: the one that it was is fenced, and nothing else changes if it wants the same. */
function replace(
  group: ClassicGroup,
  old: ClassicMember,
  request: JoinGroupRequest,
  joining: Joining,
  decision: ClassicDecision,
): void {
  const error = new StreamError(
    'FENCED_INSTANCE_ID',
    `instance id ${shown(old.instanceId ?? '')} of group ${shown(group.groupId)} was taken over by another member`,
  )
  answerJoin(group, old, decision, { error })
  answerSync(group, old, decision, error)
  const wasLeader = group.leader === old.memberId
  const protocolName = group.protocolName
  const member: ClassicMember = { ...old, memberId: joining.newMemberId }
  group.members.delete(old.memberId)
  group.unsynced.delete(old.memberId)
  group.members.set(member.memberId, member)
  if (wasLeader) group.leader = member.memberId
  update(group, member, request, joining, decision)
  member.clientId = joining.clientId
  member.clientHost = joining.clientHost
  if (group.state === 'stable' && group.chooseProtocol() === protocolName) {
    decision.records.push(group.record(decision.nowMs))
    if (joining.takesSkippedAssignment) {
      answerJoin(group, member, decision, { skipAssignment: wasLeader })
    } else if (wasLeader) {
      // It would assign anew, and nobody would ask it to: it is told that it is a follower.
      answerAsFollower(group, member, decision)
    } else {
      answerJoin(group, member, decision)
    }
    return
  }
  if (group.state !== 'preparing') prepareRebalance(group, decision)
  completeJoinIfDue(group, decision)
}

function answerAsFollower(group: ClassicGroup, member: ClassicMember, decision: ClassicDecision): void {
  const leader = group.leader
  group.leader = ''
  answerJoin(group, member, decision)
  group.leader = leader
}

function update(
  { groupId }: ClassicGroup,
  member: ClassicMember,
  request: JoinGroupRequest,
  { waiter }: Joining,
  decision: ClassicDecision,
): void {
  if (member.joining !== undefined) {
    // It asked twice: who asked first has gone.
    decision.joins.push({ ...noAnswer, waiter: member.joining, error: rebalancing(groupId), memberId: member.memberId })
  }
  member.protocols = copied(request)
  member.sessionTimeoutMs = request.sessionTimeoutMs
  member.rebalanceTimeoutMs = rebalanceTimeoutOf(request)
  member.joining = waiter
  heard(member, decision.nowMs)
}

const noAnswer = {
  generationId: -1,
  protocolType: null,
  protocolName: null,
  leader: '',
  skipAssignment: false,
  members: [],
} as const

/** Requests of old don't say it. */
export function rebalanceTimeoutOf({ rebalanceTimeoutMs, sessionTimeoutMs }: JoinGroupRequest): number {
  return rebalanceTimeoutMs === -1 ? sessionTimeoutMs : rebalanceTimeoutMs
}

/** What is kept holds on to no request. */
export function copied({ protocols }: JoinGroupRequest): ClassicMember['protocols'] {
  return protocols.map(({ name, metadata }) => ({ name, metadata: new Uint8Array(metadata) }))
}
