import { StreamError } from '@millrace/base'
import { emptyGroupLookMs } from '../../limits.ts'
import { shown } from '../../shown.ts'
import { noMetadata } from '../member.ts'
import type { ClassicDecision } from './classic-decision.ts'
import { type ClassicGroup, type ClassicMember, unknownMember } from './classic-group.ts'
import type { JoinedMember } from './messages.ts'

/** Calls the members of the group to the next generation: those that wait for an assignment are told so, the others by their heartbeats. */
export function prepareRebalance(group: ClassicGroup, decision: ClassicDecision): void {
  const { nowMs, config } = decision
  if (group.state === 'completing') {
    // What they were assigned last stays noted: they may own it still, which counts if the group moves to the new protocol now.
    for (const member of group.members.values()) answerSync(group, member, decision, rebalancing(group.groupId))
  }
  group.unsynced.clear()
  const longestMs = longestRebalanceMs(group)
  if (group.state === 'empty') {
    group.firstPhaseEndsMs = nowMs + longestMs
    group.phaseEndsMs = nowMs + Math.min(config.initialRebalanceDelayMs, longestMs)
  } else {
    group.firstPhaseEndsMs = undefined
    group.phaseEndsMs = nowMs + longestMs
  }
  group.state = 'preparing'
}

/** Goes on to the next generation if everybody is there, or if their time is over. */
export function completeJoinIfDue(group: ClassicGroup, decision: ClassicDecision): void {
  if (group.state !== 'preparing') return
  const isTimeOver = group.phaseEndsMs !== undefined && decision.nowMs >= group.phaseEndsMs
  const areAllHere =
    group.promised.size === 0 && [...group.members.values()].every(({ joining }) => joining !== undefined)
  if (isTimeOver || (areAllHere && group.firstPhaseEndsMs === undefined)) completeJoin(group, decision)
}

/** Another member came to a group that waits for its first: more may be on their way. */
export function waitForMore(group: ClassicGroup, { nowMs, config }: ClassicDecision): void {
  if (group.firstPhaseEndsMs === undefined) return
  group.phaseEndsMs = Math.min(group.firstPhaseEndsMs, nowMs + config.initialRebalanceDelayMs)
}

function completeJoin(group: ClassicGroup, decision: ClassicDecision): void {
  const { nowMs } = decision
  group.phaseEndsMs = undefined
  group.firstPhaseEndsMs = undefined
  for (const member of [...group.members.values()]) {
    // A static one is waited for until its session is over.
    if (member.joining === undefined && member.instanceId === null) group.members.delete(member.memberId)
  }
  const joined = [...group.members.values()].filter(({ joining }) => joining !== undefined)
  if (group.members.size > 0 && joined.length === 0) {
    group.phaseEndsMs = nowMs + longestRebalanceMs(group)
    return
  }
  group.generationId += 1
  if (joined.length === 0) {
    becomeEmpty(group, decision)
    return
  }
  group.protocolName = group.chooseProtocol()
  if (!joined.some(({ memberId }) => memberId === group.leader)) group.leader = joined[0]?.memberId ?? null
  group.state = 'completing'
  group.phaseEndsMs = nowMs + longestRebalanceMs(group)
  for (const member of group.members.values()) {
    group.unsynced.add(member.memberId)
    answerJoin(group, member, decision)
  }
}

/** Nobody is left: that is written, so that another coordinator knows it. */
export function becomeEmpty(group: ClassicGroup, decision: ClassicDecision): void {
  group.state = 'empty'
  group.protocolName = null
  group.leader = null
  group.phaseEndsMs = undefined
  group.firstPhaseEndsMs = undefined
  group.unsynced.clear()
  group.forgetMs = decision.nowMs + emptyGroupLookMs
  decision.records.push(group.record(decision.nowMs))
}

/** Takes a member out; what it waited for is answered with the error. */
export function removeMember(group: ClassicGroup, member: ClassicMember, decision: ClassicDecision): void {
  const error = unknownMember(group.groupId, member.memberId)
  answerJoin(group, member, decision, { error })
  answerSync(group, member, decision, error)
  group.members.delete(member.memberId)
  group.unsynced.delete(member.memberId)
  if (group.leader === member.memberId) group.leader = group.members.keys().next().value ?? null
  if (group.state === 'stable' || group.state === 'completing') prepareRebalance(group, decision)
  completeJoinIfDue(group, decision)
}

/** Answers a member's request to join, if it has one. Its session begins anew. */
export function answerJoin(
  group: ClassicGroup,
  member: ClassicMember,
  decision: ClassicDecision,
  more: { readonly error?: StreamError; readonly skipAssignment?: boolean } = {},
): void {
  if (member.joining === undefined) return
  const isLeader = member.memberId === group.leader
  decision.joins.push({
    waiter: member.joining,
    error: more.error,
    memberId: member.memberId,
    generationId: more.error === undefined ? group.generationId : -1,
    protocolType: group.protocolType,
    protocolName: group.protocolName,
    leader: group.leader ?? '',
    skipAssignment: more.skipAssignment ?? false,
    members: isLeader && more.error === undefined ? joinedMembers(group) : [],
  })
  member.joining = undefined
  heard(member, decision.nowMs)
}

/** Answers a member's request for its assignment, if it has one. Its session begins anew. */
export function answerSync(
  group: ClassicGroup,
  member: ClassicMember,
  decision: ClassicDecision,
  error?: StreamError,
): void {
  if (member.syncing === undefined) return
  decision.syncs.push({
    waiter: member.syncing,
    error,
    protocolType: group.protocolType,
    protocolName: group.protocolName,
    assignment: error === undefined ? member.assignment : noMetadata,
  })
  member.syncing = undefined
  heard(member, decision.nowMs)
}

/** The member's session begins anew. */
export function heard(member: ClassicMember, nowMs: number): void {
  member.silentUntilMs = nowMs + member.sessionTimeoutMs
}

/** What a member is told whose group is between generations. */
export function rebalancing(groupId: string): StreamError {
  return new StreamError('REBALANCE_IN_PROGRESS', `group ${shown(groupId)} is called to its next generation: join it`)
}

function joinedMembers(group: ClassicGroup): readonly JoinedMember[] {
  return [...group.members.values()].map((member) => ({
    memberId: member.memberId,
    groupInstanceId: member.instanceId,
    metadata: group.metadataOf(member),
  }))
}

function longestRebalanceMs({ members }: ClassicGroup): number {
  return [...members.values()].reduce((longest, { rebalanceTimeoutMs }) => Math.max(longest, rebalanceTimeoutMs), 0)
}
