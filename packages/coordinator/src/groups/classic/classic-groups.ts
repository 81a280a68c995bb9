import { isStreamError, StreamError } from '@millrace/base'
import { type CoordinatorRecord, type CoordinatorRecordOf, coordinatorRecord } from '@millrace/kafka-wire/records'
import { emptyGroupLookMs, recordsPerTickMax } from '../../limits.ts'
import type { Outcome } from '../../outcome.ts'
import { shown } from '../../shown.ts'
import { isNobody, type OffsetsUser } from '../membership.ts'
import { ClassicDecision } from './classic-decision.ts'
import { ClassicGroup, outMs, unknownMember } from './classic-group.ts'
import { join } from './join.ts'
import type {
  ClassicAnswers,
  ClassicConfig,
  ClassicHeartbeatRequest,
  JoinAnswer,
  JoinGroupRequest,
  Joining,
  LeaveGroupRequest,
  LeftMember,
  SyncAnswer,
  SyncGroupRequest,
} from './messages.ts'
import { answerSync, completeJoinIfDue, heard, prepareRebalance, rebalancing, removeMember } from './rebalance.ts'

/**
 * The groups of the classic protocol (JoinGroup, SyncGroup, Heartbeat, LeaveGroup) of one partition of `__consumer_offsets`. Requests to
 * join and for an assignment wait for other members: a decision answers whichever requests it makes ready, by the number of their waiter.
 * What is written is each generation once it is assigned. The way to the next one is known here alone; a coordinator that is loaded anew has
 * the last generation, whose members it calls as soon as one of them joins.
 *
 * A decision changes copies. They count from {@link ClassicGroups.settle} on; if it is never called, because what was decided could not be
 * written, {@link ClassicGroups.begin} forgets them.
 */
export class ClassicGroups {
  readonly #config: () => ClassicConfig
  readonly #groups = new Map<string, ClassicGroup>()
  /** The last decision, until it is settled. */
  #pending: ClassicDecision | undefined
  #joins: JoinAnswer[] = []
  #syncs: SyncAnswer[] = []
  /** Nothing is due before this. */
  #earliestMs = Infinity
  /** Undefined until the first decision after the load. */
  #nowMs: number | undefined

  constructor(config: () => ClassicConfig) {
    this.#config = config
  }

  /** Takes a record of a classic group, in its order. Of one that was decided here all is known already. */
  replay({ key: { group: groupId }, value }: CoordinatorRecordOf<'GroupMetadata'>): void {
    if (this.#nowMs !== undefined) this.settle()
    else if (value === undefined) this.#groups.delete(groupId)
    else this.#groups.set(groupId, ClassicGroup.of(groupId, value))
  }

  /** Begins a decision. The first one after a load says from when on members have their sessions. */
  begin(nowMs: number): ClassicDecision {
    const decision = new ClassicDecision(this.#groups, nowMs, this.#config())
    if (this.#nowMs === undefined) this.#beginAll(decision)
    this.#nowMs = nowMs
    this.#pending = decision
    return decision
  }

  /** The last decision holds. Idempotent. */
  settle(): void {
    const decision = this.#pending
    if (decision === undefined) return
    this.#pending = undefined
    this.#earliestMs = decision.earliestMs ?? this.#earliestMs
    for (const [groupId, draft] of decision.drafts) {
      // Of a group that nobody came to with the id that was given, nothing was ever written.
      if (draft === undefined || (!draft.isKnown && draft.promised.size === 0)) {
        this.#groups.delete(groupId)
        continue
      }
      this.#groups.set(groupId, draft)
      this.#earliestMs = Math.min(this.#earliestMs, draft.dueMs)
    }
    this.#joins.push(...decision.joins)
    this.#syncs.push(...decision.syncs)
  }

  /** What the decision that was begun comes to, with what else it writes. If nothing is to be written, it holds. */
  outcome<Response>(records: readonly CoordinatorRecord[], response: Response): Outcome<Response> {
    const all = [...records, ...(this.#pending?.records ?? [])]
    if (all.length === 0) this.settle()
    return { records: all, response }
  }

  /** Requests that can be answered since this was called last: once what was decided until now holds for good. */
  takeAnswers(): ClassicAnswers {
    const answers = { joins: this.#joins, syncs: this.#syncs }
    if (answers.joins.length > 0) this.#joins = []
    if (answers.syncs.length > 0) this.#syncs = []
    return answers
  }

  get size(): number {
    return this.#groups.size
  }

  /** The group as it is, not to be changed. */
  get(groupId: string): ClassicGroup | undefined {
    return this.#groups.get(groupId)
  }

  /** Those of which anything is known. */
  *all(): IterableIterator<ClassicGroup> {
    for (const group of this.#groups.values()) if (group.isKnown) yield group
  }

  /**
   * A member joins, or joins the next generation. Throws INVALID_REQUEST, INVALID_SESSION_TIMEOUT, UNKNOWN_MEMBER_ID, FENCED_INSTANCE_ID,
   * INCONSISTENT_GROUP_PROTOCOL, GROUP_MAX_SIZE_REACHED, or MEMBER_ID_REQUIRED with the id to join with as `memberId` of its context.
   */
  join(request: JoinGroupRequest, joining: Joining, decision: ClassicDecision): void {
    let group = decision.group(request.groupId)
    if (group === undefined) {
      if (request.memberId !== '') throw unknownMember(request.groupId, request.memberId)
      decision.add((group = new ClassicGroup(request.groupId)))
    }
    try {
      join(group, request, joining, decision)
    } catch (error) {
      // The id that it is to join with is given to it by that.
      if (isStreamError(error, 'MEMBER_ID_REQUIRED')) this.settle()
      throw error
    }
  }

  /**
   * A member asks what it is to own; the leader says it. Throws UNKNOWN_MEMBER_ID, FENCED_INSTANCE_ID, ILLEGAL_GENERATION,
   * INCONSISTENT_GROUP_PROTOCOL or REBALANCE_IN_PROGRESS.
   */
  sync(request: SyncGroupRequest, waiter: number, decision: ClassicDecision): void {
    const { groupId, memberId, protocolType, protocolName } = request
    const group = decision.group(groupId)
    if (group === undefined) throw unknownMember(groupId, memberId)
    const member = group.checkMember(memberId, request.groupInstanceId)
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
    if (member.syncing !== undefined) answerSync(group, member, decision, rebalancing(groupId))
    member.syncing = waiter
    if (group.state === 'completing' && memberId === group.leader) install(group, request, decision)
    if (group.state === 'stable') {
      for (const each of group.members.values()) answerSync(group, each, decision)
      if (group.unsynced.size === 0) group.phaseEndsMs = undefined
    }
  }

  /** A member lives. Throws UNKNOWN_MEMBER_ID, FENCED_INSTANCE_ID, ILLEGAL_GENERATION or REBALANCE_IN_PROGRESS. */
  heartbeat({ groupId, memberId, groupInstanceId, generationId }: ClassicHeartbeatRequest, nowMs: number): void {
    const group = this.#groups.get(groupId)
    if (group === undefined) throw unknownMember(groupId, memberId)
    const member = group.checkMember(memberId, groupInstanceId)
    group.checkGeneration(generationId)
    heard(member, nowMs)
    if (group.state === 'preparing') throw rebalancing(groupId)
  }

  /** Members leave: static ones by their instance id alone, if an operator says it. Throws UNKNOWN_MEMBER_ID if there is no such group. */
  leave({ groupId, members }: LeaveGroupRequest, decision: ClassicDecision): readonly LeftMember[] {
    const group = decision.group(groupId)
    if (group === undefined) throw unknownMember(groupId, members[0]?.memberId ?? '')
    return members.map(({ memberId, groupInstanceId }): LeftMember => {
      try {
        leaveOne(group, memberId, groupInstanceId, decision)
        return { memberId, groupInstanceId }
      } catch (error) {
        if (isStreamError(error)) return { memberId, groupInstanceId, error }
        throw error
      }
    })
  }

  /**
   * Whether somebody may commit offsets: a member, which was heard of by that, or nobody of the group while it has no members or in a
   * transaction. Throws UNKNOWN_MEMBER_ID, FENCED_INSTANCE_ID, ILLEGAL_GENERATION, or REBALANCE_IN_PROGRESS to a member that has not heard
   * yet what it is to own.
   */
  checkCommit(group: ClassicGroup, user: OffsetsUser, isTransactional: boolean, nowMs: number): void {
    if (isNobody(user) && (isTransactional || group.members.size === 0)) return
    const member = group.checkMember(user.memberId, user.instanceId ?? null)
    group.checkGeneration(user.memberEpoch)
    if (group.state === 'completing' && !isTransactional) throw rebalancing(group.groupId)
    heard(member, nowMs)
  }

  /** Nothing is due before this; never if undefined. */
  nextTickMs(): number | undefined {
    if (this.#nowMs === undefined) return this.#groups.size === 0 ? undefined : 0
    return this.#earliestMs === Infinity ? undefined : this.#earliestMs
  }

  /** Takes out who was silent for too long, goes on with groups that waited for long enough, and forgets those that nobody needs. */
  tick(decision: ClassicDecision, hasOffsets: (groupId: string) => boolean): void {
    const { nowMs, records } = decision
    if (nowMs < this.#earliestMs) return
    for (const { groupId, dueMs } of this.#groups.values()) {
      if (records.length >= recordsPerTickMax) break
      const group = dueMs <= nowMs ? decision.group(groupId) : undefined
      if (group !== undefined) tickOne(group, decision, hasOffsets)
    }
    decision.earliestMs = this.#leastDueMs(decision)
  }

  #beginAll(decision: ClassicDecision): void {
    const { nowMs } = decision
    for (const group of this.#groups.values()) {
      for (const member of group.members.values()) heard(member, nowMs)
      if (group.members.size === 0) group.forgetMs = nowMs + emptyGroupLookMs
      // It moved here from the new protocol, and its members have not come to a generation of this one since.
      else if (group.leader === null) prepareRebalance(group, decision)
    }
    this.#earliestMs = this.#leastDueMs()
  }

  #leastDueMs(decision?: ClassicDecision): number {
    let leastMs = Infinity
    for (const group of this.#groups.values()) {
      const isDrafted = decision?.drafts.has(group.groupId) === true
      if (!isDrafted) leastMs = Math.min(leastMs, group.dueMs)
    }
    return leastMs
  }
}

/** Forgets the group, with its record if one was written. */
export function forget({ groupId, generationId }: ClassicGroup, decision: ClassicDecision): void {
  if (generationId > 0) decision.records.push(coordinatorRecord('GroupMetadata', { group: groupId }))
  decision.delete(groupId)
}

function tickOne(group: ClassicGroup, decision: ClassicDecision, hasOffsets: (groupId: string) => boolean): void {
  const { nowMs } = decision
  for (const [memberId, untilMs] of group.promised) if (nowMs >= untilMs) group.promised.delete(memberId)
  for (const member of [...group.members.values()]) if (nowMs >= outMs(member)) removeMember(group, member, decision)
  endPhase(group, decision)
  completeJoinIfDue(group, decision)
  if (group.forgetMs === undefined || nowMs < group.forgetMs) return
  if (group.promised.size > 0 || hasOffsets(group.groupId)) group.forgetMs = nowMs + emptyGroupLookMs
  else forget(group, decision)
}

/** Members that joined and never asked for their assignment are out: the others would wait for them in vain. */
function endPhase(group: ClassicGroup, decision: ClassicDecision): void {
  const isSyncing = group.state === 'completing' || group.state === 'stable'
  if (!isSyncing || group.phaseEndsMs === undefined || decision.nowMs < group.phaseEndsMs) return
  group.phaseEndsMs = undefined
  for (const memberId of [...group.unsynced]) {
    const member = group.members.get(memberId)
    if (member !== undefined) removeMember(group, member, decision)
  }
}

function install(group: ClassicGroup, { assignments }: SyncGroupRequest, decision: ClassicDecision): void {
  const byMember = new Map(assignments.map(({ memberId, assignment }) => [memberId, assignment]))
  for (const member of group.members.values()) {
    // Who is not named gets nothing.
    member.assignment = new Uint8Array(byMember.get(member.memberId) ?? [])
  }
  group.state = 'stable'
  decision.records.push(group.record(decision.nowMs))
}

function leaveOne(group: ClassicGroup, memberId: string, instanceId: string | null, decision: ClassicDecision): void {
  if (group.promised.delete(memberId)) {
    completeJoinIfDue(group, decision)
    return
  }
  const byInstance = instanceId !== null && memberId === '' ? group.staticMember(instanceId) : undefined
  removeMember(group, byInstance ?? group.checkMember(memberId, instanceId), decision)
}
