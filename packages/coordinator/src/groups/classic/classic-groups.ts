import { isStreamError, StreamError } from '@millrace/base'
import { type CoordinatorRecordOf, coordinatorRecord } from '@millrace/kafka-wire'
import type { Outcome } from '../../outcome.ts'
import { shown } from '../../shown.ts'
import { checkGroupId } from '../heartbeat-request.ts'
import { ClassicGroup, type ClassicMember, type ClassicState, unknownMember } from './classic-group.ts'
import { join } from './join.ts'
import type {
  ClassicAnswers,
  ClassicConfig,
  ClassicHeartbeatRequest,
  JoinGroupRequest,
  Joining,
  LeaveAnswer,
  LeaveGroupRequest,
  LeftMember,
  SyncGroupRequest,
} from './messages.ts'
import { answerSync, ClassicDecision, completeJoinIfDue, heard, outMs, rebalancing, removeMember } from './rebalance.ts'

/** A classic group, in a list. */
export interface ListedClassicGroup {
  readonly groupId: string
  readonly protocolType: string
  readonly state: ClassicState
}

/** A classic group, whole. */
export interface DescribedClassicGroup extends ListedClassicGroup {
  readonly protocolName: string
  readonly generationId: number
  readonly members: readonly (Pick<
    ClassicMember,
    'memberId' | 'instanceId' | 'clientId' | 'clientHost' | 'assignment'
  > & {
    readonly metadata: Uint8Array
  })[]
}

/**
 * The groups of the classic protocol (JoinGroup, SyncGroup, Heartbeat, LeaveGroup) of one partition of `__consumer_offsets`. Requests to
 * join and for an assignment wait for other members: a decision answers whichever requests it makes ready, by the number of their waiter.
 * What is written is each generation once it is assigned. The way to the next one is known here alone; a coordinator that is loaded anew has
 * the last generation, whose members it calls as soon as one of them joins.
 */
export class ClassicGroups {
  readonly #config: () => ClassicConfig
  readonly #groups = new Map<string, ClassicGroup>()
  /** What was read, until the first command says what time it is. */
  readonly #loaded = new Map<string, CoordinatorRecordOf<'GroupMetadata'>>()
  #nowMs: number | undefined

  constructor(config: () => ClassicConfig) {
    this.#config = config
  }

  /** Takes a record of a classic group, in its order. One that was decided here says what is known already. */
  replay(record: CoordinatorRecordOf<'GroupMetadata'>): void {
    const { group: groupId } = record.key
    if (this.#nowMs === undefined) this.#loaded.set(groupId, record)
    else if (record.value === undefined) this.#groups.delete(groupId)
  }

  /**
   * A member joins, or joins the next generation. Throws INVALID_GROUP_ID, INVALID_SESSION_TIMEOUT, UNKNOWN_MEMBER_ID,
   * FENCED_INSTANCE_ID, INCONSISTENT_GROUP_PROTOCOL, GROUP_MAX_SIZE_REACHED, or MEMBER_ID_REQUIRED with the id to join with as `memberId`
   * of its context.
   */
  join(request: JoinGroupRequest, joining: Joining, nowMs: number): Outcome<ClassicAnswers> {
    const decision = this.#decide(nowMs)
    checkGroupId(request.groupId)
    let group = this.#groups.get(request.groupId)
    if (group === undefined) {
      if (request.memberId !== '') throw unknownMember(request.groupId, request.memberId)
      group = new ClassicGroup(request.groupId)
    }
    try {
      join(group, request, joining, decision)
    } finally {
      if (group.members.size + group.promised.size > 0) this.#groups.set(group.groupId, group)
    }
    return outcomeOf(decision)
  }

  /**
   * A member asks what it is to own; the leader says it. Throws UNKNOWN_MEMBER_ID, FENCED_INSTANCE_ID, ILLEGAL_GENERATION,
   * INCONSISTENT_GROUP_PROTOCOL or REBALANCE_IN_PROGRESS.
   */
  sync(request: SyncGroupRequest, waiter: number, nowMs: number): Outcome<ClassicAnswers> {
    const decision = this.#decide(nowMs)
    const { groupId, memberId, protocolType, protocolName } = request
    const { group, member } = this.#member(groupId, memberId, request.groupInstanceId)
    group.checkGeneration(request.generationId)
    if (
      (protocolType ?? group.protocolType) !== group.protocolType ||
      (protocolName ?? group.protocolName) !== group.protocolName
    ) {
      throw new StreamError(
        'INCONSISTENT_GROUP_PROTOCOL',
        `group ${shown(groupId)} goes by ${group.protocolType ?? 'nothing'} and ${group.protocolName ?? 'nothing'}; the member has to join anew`,
      )
    }
    if (group.state === 'preparing') throw rebalancing(groupId)
    if (group.state === 'empty') throw unknownMember(groupId, memberId)
    group.unsynced.delete(memberId)
    member.syncing = waiter
    if (group.state === 'completing' && memberId === group.leader) this.#install(group, request, decision)
    if (group.state === 'stable') {
      for (const each of group.members.values()) answerSync(group, each, decision)
      if (group.unsynced.size === 0) group.phaseEndsMs = undefined
    }
    return outcomeOf(decision)
  }

  /** A member lives. Throws UNKNOWN_MEMBER_ID, FENCED_INSTANCE_ID, ILLEGAL_GENERATION or REBALANCE_IN_PROGRESS. */
  heartbeat(request: ClassicHeartbeatRequest, nowMs: number): Outcome<undefined> {
    this.#decide(nowMs)
    const { group, member } = this.#member(request.groupId, request.memberId, request.groupInstanceId)
    group.checkGeneration(request.generationId)
    heard(member, nowMs)
    if (group.state === 'preparing') throw rebalancing(group.groupId)
    return { records: [], response: undefined }
  }

  /** Members leave: static ones by their instance id alone, if an operator says it. Throws UNKNOWN_MEMBER_ID if there is no such group. */
  leave(request: LeaveGroupRequest, nowMs: number): Outcome<LeaveAnswer> {
    const decision = this.#decide(nowMs)
    const group = this.#groups.get(request.groupId)
    if (group === undefined) throw unknownMember(request.groupId, request.members[0]?.memberId ?? request.memberId)
    const members = request.members.map(({ memberId, groupInstanceId }): LeftMember => {
      try {
        leaveOne(group, memberId, groupInstanceId, decision)
        return { memberId, groupInstanceId }
      } catch (error) {
        if (isStreamError(error)) return { memberId, groupInstanceId, error }
        throw error
      }
    })
    const { records, response } = outcomeOf(decision)
    return { records, response: { ...response, members } }
  }

  /**
   * Whether a member may commit offsets; it was heard of by that. Throws UNKNOWN_MEMBER_ID, FENCED_INSTANCE_ID, ILLEGAL_GENERATION, or
   * REBALANCE_IN_PROGRESS while it has not heard yet what it is to own.
   */
  checkCommit(request: ClassicHeartbeatRequest, nowMs: number): void {
    this.#decide(nowMs)
    const { group, member } = this.#member(request.groupId, request.memberId, request.groupInstanceId)
    group.checkGeneration(request.generationId)
    if (group.state === 'completing') throw rebalancing(group.groupId)
    heard(member, nowMs)
  }

  /** Nothing is due before this; never if undefined. */
  nextTickMs(): number | undefined {
    if (this.#nowMs === undefined) return this.#loaded.size === 0 ? undefined : 0
    let nextMs = Infinity
    for (const group of this.#groups.values()) {
      nextMs = Math.min(nextMs, group.phaseEndsMs ?? Infinity, ...group.promised.values())
      for (const member of group.members.values()) nextMs = Math.min(nextMs, outMs(member))
    }
    return nextMs === Infinity ? undefined : nextMs
  }

  /** Takes out who was silent for too long, and goes on with groups that waited for long enough. */
  tick(nowMs: number): Outcome<ClassicAnswers> {
    const decision = this.#decide(nowMs)
    for (const group of this.#groups.values()) {
      for (const [memberId, untilMs] of group.promised) if (nowMs >= untilMs) group.promised.delete(memberId)
      for (const member of [...group.members.values()]) {
        if (nowMs >= outMs(member)) removeMember(group, member, decision)
      }
      this.#endPhase(group, decision)
      completeJoinIfDue(group, decision)
      // Nobody came with the id that it was given, and nothing was ever written.
      if (group.members.size + group.promised.size + group.generationId === 0) this.#groups.delete(group.groupId)
    }
    return outcomeOf(decision)
  }

  /** All groups. */
  list(): readonly ListedClassicGroup[] {
    return [...this.#groups.values()].map(({ groupId, protocolType, state }) => ({
      groupId,
      protocolType: protocolType ?? '',
      state,
    }))
  }

  /** The group; undefined if there is none of that name. */
  describe(groupId: string): DescribedClassicGroup | undefined {
    const group = this.#groups.get(groupId)
    if (group === undefined) return undefined
    const { protocolType, protocolName, state, generationId, members } = group
    return {
      groupId,
      protocolType: protocolType ?? '',
      protocolName: protocolName ?? '',
      state,
      generationId,
      members: [...members.values()].map((member) => ({
        memberId: member.memberId,
        instanceId: member.instanceId,
        clientId: member.clientId,
        clientHost: member.clientHost,
        assignment: member.assignment,
        metadata: group.metadataOf(member),
      })),
    }
  }

  /** Forgets a group. Throws GROUP_ID_NOT_FOUND or NON_EMPTY_GROUP. */
  delete(groupId: string): Outcome<undefined> {
    const group = this.#groups.get(groupId)
    if (group === undefined) throw new StreamError('GROUP_ID_NOT_FOUND', `there is no group ${shown(groupId)}`)
    if (group.members.size > 0) {
      throw new StreamError(
        'NON_EMPTY_GROUP',
        `group ${shown(groupId)} has ${group.members.size} members: stop them first`,
      )
    }
    return { records: [coordinatorRecord('GroupMetadata', { group: groupId })], response: undefined }
  }

  #decide(nowMs: number): ClassicDecision {
    if (this.#nowMs === undefined) {
      for (const [groupId, { value }] of this.#loaded) {
        if (value !== undefined) this.#groups.set(groupId, ClassicGroup.of(groupId, value, nowMs))
      }
      this.#loaded.clear()
    }
    this.#nowMs = nowMs
    return new ClassicDecision(nowMs, this.#config())
  }

  #member(
    groupId: string,
    memberId: string,
    instanceId: string | null,
  ): { group: ClassicGroup; member: ClassicMember } {
    const group = this.#groups.get(groupId)
    if (group === undefined) throw unknownMember(groupId, memberId)
    return { group, member: group.checkMember(memberId, instanceId) }
  }

  #install(group: ClassicGroup, { assignments }: SyncGroupRequest, decision: ClassicDecision): void {
    const byMember = new Map(assignments.map(({ memberId, assignment }) => [memberId, assignment]))
    for (const member of group.members.values()) {
      // Who is not named gets nothing.
      member.assignment = new Uint8Array(byMember.get(member.memberId) ?? [])
    }
    group.state = 'stable'
    decision.records.push(group.record(decision.nowMs))
  }

  /** Members that joined and never asked for their assignment are out: the others would wait for them in vain. */
  #endPhase(group: ClassicGroup, decision: ClassicDecision): void {
    const isSyncing = group.state === 'completing' || group.state === 'stable'
    if (!isSyncing || group.phaseEndsMs === undefined || decision.nowMs < group.phaseEndsMs) return
    group.phaseEndsMs = undefined
    for (const memberId of [...group.unsynced]) {
      const member = group.members.get(memberId)
      if (member !== undefined) removeMember(group, member, decision)
    }
  }
}

function leaveOne(group: ClassicGroup, memberId: string, instanceId: string | null, decision: ClassicDecision): void {
  if (group.promised.delete(memberId)) {
    completeJoinIfDue(group, decision)
    return
  }
  const byInstance = instanceId !== null && memberId === '' ? group.staticMember(instanceId) : undefined
  removeMember(group, byInstance ?? group.checkMember(memberId, instanceId), decision)
}

function outcomeOf({ records, joins, syncs }: ClassicDecision): Outcome<ClassicAnswers> {
  return { records, response: { joins, syncs } }
}
