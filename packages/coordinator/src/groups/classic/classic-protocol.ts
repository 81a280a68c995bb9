import { assert, isStreamError, StreamError } from '@millrace/base'
import type { CoordinatorRecord } from '@millrace/kafka-wire/records'
import { groupsMax } from '../../limits.ts'
import type { Outcome } from '../../outcome.ts'
import { shown } from '../../shown.ts'
import type { ConsumerGroup } from '../consumer-group.ts'
import type { GroupContext } from '../group-context.ts'
import { GroupDraft } from '../group-draft.ts'
import type { GroupWaits } from '../group-waits.ts'
import { checkGroupId } from '../heartbeat-request.ts'
import { beat, unknownMember } from '../heartbeat.ts'
import type { Member } from '../member.ts'
import {
  checkGeneration,
  checkSync,
  classicMember,
  heartbeatOf,
  isClassic,
  isToRejoin,
  protocolNameOf,
} from '../migration/classic-member.ts'
import { assignmentBytes, consumerProtocolType } from '../migration/consumer-protocol.ts'
import { downgrade, removing } from '../migration/downgrade.ts'
import { groupTombstones } from '../records.ts'
import type { ClassicDecision } from './classic-decision.ts'
import type { ClassicGroups } from './classic-groups.ts'
import type {
  ClassicAnswers,
  ClassicHeartbeatRequest,
  JoinGroupRequest,
  Joining,
  LeaveGroupRequest,
  LeftMember,
  SyncGroupRequest,
} from './messages.ts'
import { rebalancing } from './rebalance.ts'

/** What a shard shares with those of its groups' members that speak the classic protocol. */
export interface ClassicProtocolOptions {
  readonly groups: ClassicGroups
  /** Groups of the new protocol. */
  readonly consumers: ReadonlyMap<string, ConsumerGroup>
  readonly context: () => GroupContext
  readonly waits: GroupWaits
  /** Begins a decision. */
  readonly begin: (nowMs: number) => ClassicDecision
}

/**
 * The classic protocol's way into the groups of a shard. A group id is either that of a classic group, whose members assign among
 * themselves, or that of one of the new protocol, in which members of the classic protocol may be, too, while the group moves from the one
 * to the other (KIP-848): what they say is taken as heartbeats then, and what these would tell them they are told when they join.
 *
 * Requests to join and for an assignment are answered through {@link ClassicProtocol.takeAnswers}, perhaps by a later decision.
 */
export class ClassicProtocol {
  readonly #options: ClassicProtocolOptions

  constructor(options: ClassicProtocolOptions) {
    this.#options = options
  }

  /**
   * A member joins, or joins the next generation. Throws INVALID_GROUP_ID, INVALID_REQUEST, INVALID_SESSION_TIMEOUT, UNKNOWN_MEMBER_ID,
   * FENCED_INSTANCE_ID, INCONSISTENT_GROUP_PROTOCOL, GROUP_MAX_SIZE_REACHED, RESOURCE_EXHAUSTED, or MEMBER_ID_REQUIRED with the id to join
   * with as `memberId` of its context.
   */
  join(request: JoinGroupRequest, joining: Joining, nowMs: number): Outcome<undefined> {
    const { groups, consumers, begin } = this.#options
    const decision = begin(nowMs)
    const { groupId } = request
    checkGroupId(groupId)
    const consumer = consumers.get(groupId)
    if (consumer !== undefined && consumer.members.size > 0) {
      return groups.outcome(this.#joinConsumers(consumer, request, joining, decision), undefined)
    }
    if (consumer === undefined && groups.get(groupId) === undefined) checkRoom(groups.size + consumers.size)
    groups.join(request, joining, decision)
    return groups.outcome(consumer === undefined ? [] : groupTombstones(groupId), undefined)
  }

  /**
   * A member asks what it is to own; the leader of a classic group says it. Throws UNKNOWN_MEMBER_ID, FENCED_INSTANCE_ID,
   * ILLEGAL_GENERATION, INCONSISTENT_GROUP_PROTOCOL or REBALANCE_IN_PROGRESS.
   */
  sync(request: SyncGroupRequest, waiter: number, nowMs: number): Outcome<undefined> {
    const { groups, begin } = this.#options
    const decision = begin(nowMs)
    const consumer = this.#consumers(request.groupId)
    if (consumer === undefined) groups.sync(request, waiter, decision)
    else this.#syncConsumers(consumer, request, waiter, decision)
    return groups.outcome([], undefined)
  }

  /** A member lives. Throws UNKNOWN_MEMBER_ID, FENCED_INSTANCE_ID, ILLEGAL_GENERATION or REBALANCE_IN_PROGRESS. */
  heartbeat(request: ClassicHeartbeatRequest, nowMs: number): Outcome<undefined> {
    const { groups, begin, waits } = this.#options
    begin(nowMs)
    const consumer = this.#consumers(request.groupId)
    if (consumer === undefined) {
      groups.heartbeat(request, nowMs)
      return { records: [], response: undefined }
    }
    const member = classicMember(consumer, request)
    checkGeneration(consumer, member, request.generationId)
    waits.heard(consumer.groupId, member, nowMs)
    if (isToRejoin(consumer, member)) {
      waits.beginClassic(consumer.groupId, member, 'join', nowMs)
      throw rebalancing(consumer.groupId)
    }
    return { records: [], response: undefined }
  }

  /**
   * Members leave: static ones by their instance id alone, if an operator says it. The answer says of each what became of it. Throws
   * UNKNOWN_MEMBER_ID if there is no such group.
   */
  leave(request: LeaveGroupRequest, nowMs: number): Outcome<readonly LeftMember[]> {
    const { groups, begin, context } = this.#options
    const decision = begin(nowMs)
    const consumer = this.#consumers(request.groupId)
    if (consumer === undefined) return groups.outcome([], groups.leave(request, decision))
    const gone = new Set<string>()
    const left = request.members.map(({ memberId, groupInstanceId }): LeftMember => {
      try {
        gone.add(leaving(consumer, memberId, groupInstanceId).memberId)
        return { memberId, groupInstanceId }
      } catch (error) {
        if (isStreamError(error)) return { memberId, groupInstanceId, error }
        throw error
      }
    })
    return groups.outcome(gone.size === 0 ? [] : removing(consumer, [...gone], decision, context()), left)
  }

  /** Requests that can be answered since this was called last: once all that was decided until now holds for good. */
  takeAnswers(): ClassicAnswers {
    return this.#options.groups.takeAnswers()
  }

  #consumers(groupId: string): ConsumerGroup | undefined {
    const group = this.#options.consumers.get(groupId)
    return group === undefined || group.members.size === 0 ? undefined : group
  }

  #joinConsumers(
    group: ConsumerGroup,
    request: JoinGroupRequest,
    joining: Joining,
    decision: ClassicDecision,
  ): readonly CoordinatorRecord[] {
    const { waits, context, groups } = this.#options
    const { groupId } = group
    const heartbeat = heartbeatOf(group, request, joining, context())
    const draft = new GroupDraft(group)
    const member = beat(draft, heartbeat, context())
    assert(isClassic(member), 'who joins in the classic protocol speaks it')
    const moved = downgrade(draft.group, [], decision, context())
    if (moved !== undefined) {
      groups.join({ ...request, memberId: member.memberId }, joining, decision)
      return [...draft.records, ...moved]
    }
    if (group.member(member.memberId) !== undefined) waits.heard(groupId, member, decision.nowMs)
    waits.beginClassic(groupId, member, 'sync', decision.nowMs)
    decision.joins.push({
      waiter: joining.waiter,
      memberId: member.memberId,
      generationId: member.memberEpoch,
      protocolType: consumerProtocolType,
      protocolName: protocolNameOf(draft.group, member),
      // Nobody assigns for the others.
      leader: '',
      skipAssignment: false,
      members: [],
    })
    return draft.records
  }

  #syncConsumers(group: ConsumerGroup, request: SyncGroupRequest, waiter: number, decision: ClassicDecision): void {
    const { waits, context } = this.#options
    const member = classicMember(group, request)
    checkGeneration(group, member, request.generationId)
    checkSync(group, member, request)
    waits.heard(group.groupId, member, decision.nowMs)
    waits.endClassic(group.groupId, member)
    decision.syncs.push({
      waiter,
      protocolType: consumerProtocolType,
      protocolName: protocolNameOf(group, member),
      assignment: assignmentBytes(member.assigned, context().subscriptions),
    })
  }
}

/** Throws RESOURCE_EXHAUSTED if there are too many groups for another one. */
export function checkRoom(count: number): void {
  if (count < groupsMax) return
  throw new StreamError(
    'RESOURCE_EXHAUSTED',
    `there are ${count} groups in this partition of __consumer_offsets already, as many as it takes: delete some`,
    { context: { limit: groupsMax } },
  )
}

/** Who is to leave. An operator may take out any static member; others speak for themselves. */
function leaving(group: ConsumerGroup, memberId: string, instanceId: string | null): Member {
  if (instanceId === null || memberId !== '') return classicMember(group, { memberId, groupInstanceId: instanceId })
  const member = group.staticMember(instanceId)
  if (member === undefined) throw unknownMember(group.groupId, shown(instanceId))
  return member
}
