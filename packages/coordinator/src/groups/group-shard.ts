import { StreamError } from '@millrace/base'
import type { CoordinatorRecord } from '@millrace/kafka-wire'
import { groupsMax, recordsPerTickMax } from '../limits.ts'
import type { Outcome, ReplayedAt } from '../outcome.ts'
import { shown } from '../shown.ts'
import type { TopicsView } from '../topics-view.ts'
import { advance, chosenAssignor } from './advance.ts'
import { Asked } from './asked.ts'
import {
  type AssignRequest,
  type AssignResponse,
  computeRequest,
  installAssignment,
  isToCompute,
} from './client-assignor.ts'
import { ConsumerGroup, isGroupRecord } from './consumer-group.ts'
import type { MemberName } from './deadlines.ts'
import { type DescribedGroup, describeGroup, describeOffsetsOnly, type ListedGroup } from './descriptions.ts'
import type { GroupConfig } from './group-config.ts'
import type { GroupContext } from './group-context.ts'
import { GroupDraft } from './group-draft.ts'
import { GroupWaits } from './group-waits.ts'
import {
  checkGroupId,
  checkHeartbeat,
  type HeartbeatRequest,
  type HeartbeatResponse,
  type MemberAssignment,
} from './heartbeat-request.ts'
import { beat, leave, removeMembers, unknownMember } from './heartbeat.ts'
import { awayEpoch, equalBytes, joiningEpoch, type Member } from './member.ts'
import type { Membership } from './membership.ts'
import { MembershipOfGroups } from './membership-of-groups.ts'
import { equalPartitions, topicPartitions } from './partition-set.ts'
import { reconcile } from './reconcile.ts'
import { groupTombstones } from './records.ts'
import { Subscriptions } from './subscriptions.ts'

/** What keeps the offsets of the groups of a shard. */
export interface OffsetsOfGroups {
  groupIds(): Iterable<string>
  hasOffsets(groupId: string): boolean
  /** The records that forget all offsets of the group. */
  deleteGroup(groupId: string): readonly CoordinatorRecord[]
  replay(record: CoordinatorRecord, at: ReplayedAt): void
  replayEndMarker(producerId: number, producerEpoch: number, isCommit: boolean): void
  nextTickMs(): number | undefined
  tick(nowMs: number): Outcome<unknown>
}

/** What a shard needs. */
export interface GroupShardOptions<Offsets extends OffsetsOfGroups> {
  readonly topics: TopicsView
  readonly config: () => GroupConfig
  readonly makeOffsets: (membership: Membership) => Offsets
}

/** A member that was taken out of its group. */
export interface FencedMember extends MemberName {
  /** It was not heard of within its session timeout; or it did not let go of partitions within its rebalance timeout. */
  readonly reason: 'session timeout' | 'rebalance timeout'
}

/** What time brought. */
export interface GroupTick {
  readonly fenced: readonly FencedMember[]
}

/**
 * The groups of one partition of `__consumer_offsets`, and their offsets. Commands give records and an answer; only
 * {@link GroupShard.replay} changes groups. What is kept besides is how long members have been silent, and who was told what: a shard that
 * is loaded anew begins with fresh sessions.
 */
export class GroupShard<Offsets extends OffsetsOfGroups> {
  readonly offsets: Offsets
  readonly #config: () => GroupConfig
  readonly #subscriptions: Subscriptions
  readonly #groups = new Map<string, ConsumerGroup>()
  readonly #waits: GroupWaits
  readonly #asked = new Asked()
  /** Groups that changed since {@link GroupShard.takeChanged} was called. */
  readonly #touched = new Set<string>()
  /** Members that it named, and that were not heard since: by group. */
  readonly #named = new Map<string, Set<string>>()
  /** The topics that groups were compared with last. */
  readonly #comparedVersions = new Map<string, number>()
  /** Undefined after a load: topics may have changed since the groups' last epochs. */
  #topicsVersion: number | undefined
  /** Undefined until the first command after the load. */
  #nowMs: number | undefined

  constructor({ topics, config, makeOffsets }: GroupShardOptions<Offsets>) {
    this.#config = config
    this.#subscriptions = new Subscriptions(topics)
    this.#waits = new GroupWaits(config)
    this.offsets = makeOffsets(new MembershipOfGroups(this.#groups, this.#subscriptions))
  }

  get #context(): GroupContext {
    return { config: this.#config(), subscriptions: this.#subscriptions }
  }

  /** Takes a record of the partition, in its order: when it was read, and when it was decided here. */
  replay(record: CoordinatorRecord, at: ReplayedAt): void {
    if (!isGroupRecord(record)) {
      this.offsets.replay(record, at)
      return
    }
    const { groupId } = record.key
    let group = this.#groups.get(groupId)
    if (group === undefined) {
      if (record.value === undefined) return
      this.#groups.set(groupId, (group = new ConsumerGroup(groupId)))
    }
    group.replay(record, at.timestampMs)
    if (this.#nowMs !== undefined) {
      this.#waits.replayed(group, record, this.#nowMs)
      this.#touched.add(groupId)
    }
    if (record.value !== undefined) return
    if (record.type === 'ConsumerGroupMemberMetadata') this.#named.get(groupId)?.delete(record.key.memberId)
    if (record.type === 'ConsumerGroupMetadata') this.#forget(groupId)
  }

  /** Takes the end of a producer's transaction. */
  replayEndMarker(producerId: number, producerEpoch: number, isCommit: boolean): void {
    this.offsets.replayEndMarker(producerId, producerEpoch, isCommit)
  }

  /** When {@link GroupShard.tick} has something to do; never if undefined. It may be earlier than needed, but is not later. */
  nextTickMs(): number | undefined {
    if (this.#nowMs === undefined || this.#areTopicsNew())
      return this.#groups.size === 0 ? this.offsets.nextTickMs() : 0
    const all = [this.#waits.nextMs(), this.#asked.nextMs(), this.offsets.nextTickMs()]
    const next = Math.min(...all.map((ms) => ms ?? Infinity))
    return next === Infinity ? undefined : next
  }

  /** Takes out members whose time is over, goes by new topics, and forgets what nobody needs: so much at a time. */
  tick(nowMs: number): Outcome<GroupTick> {
    this.#at(nowMs)
    const records: CoordinatorRecord[] = []
    const fenced = this.#fence(nowMs, records)
    this.#followTopics(records)
    this.#forgetEmpty(nowMs, records)
    this.#askOthers(nowMs)
    if (records.length < recordsPerTickMax) records.push(...this.offsets.tick(nowMs).records)
    return { records, response: { fenced } }
  }

  /**
   * A member joins, is there, says what it owns, wants other topics, leaves. Throws INVALID_GROUP_ID, INVALID_REQUEST,
   * INVALID_SESSION_TIMEOUT, INVALID_REGULAR_EXPRESSION, UNSUPPORTED_ASSIGNOR, UNKNOWN_MEMBER_ID, FENCED_MEMBER_EPOCH,
   * FENCED_INSTANCE_ID, UNRELEASED_INSTANCE_ID, GROUP_MAX_SIZE_REACHED, INCONSISTENT_GROUP_PROTOCOL or
   * RESOURCE_EXHAUSTED.
   */
  heartbeat(request: HeartbeatRequest, nowMs: number): Outcome<HeartbeatResponse> {
    this.#at(nowMs)
    const context = this.#context
    checkHeartbeat(request, context.config)
    const { groupId, memberId, memberEpoch } = request
    const group = this.#groups.get(groupId)
    if (group === undefined) {
      if (memberEpoch !== joiningEpoch) throw unknownMember(groupId, memberId)
      this.#checkRoom()
    }
    const draft = new GroupDraft(group ?? new ConsumerGroup(groupId))
    if (memberEpoch < 0) return this.#leave(draft, request, context, nowMs)
    const before = group?.member(memberId)
    const member = beat(draft, request, context)
    this.#named.get(groupId)?.delete(memberId)
    if (request.isHeard !== false) this.#waits.heard(groupId, member, nowMs)
    const isWhole = memberEpoch === joiningEpoch || (request.topics !== undefined && request.owned !== undefined)
    const isTold = isWhole || before === undefined || isAnotherAnswer(before, member)
    return {
      records: draft.records,
      response: {
        ...this.#times(member),
        memberId,
        memberEpoch: member.memberEpoch,
        assignment: isTold ? assignmentOf(member) : undefined,
        compute: this.#compute(draft.group, memberId, isWhole, context),
      },
    }
  }

  /** Takes what a member assigned to all, as it was asked to. Throws INVALID_REQUEST or UNKNOWN_MEMBER_ID. */
  assign(request: AssignRequest, nowMs: number): Outcome<AssignResponse> {
    this.#at(nowMs)
    const group = this.#groups.get(request.groupId)
    if (group?.member(request.memberId) === undefined) throw unknownMember(request.groupId, request.memberId)
    return installAssignment(group, request, this.#context)
  }

  /**
   * Members for whom there is something new, which a heartbeat would tell: each is named once until its next heartbeat. For who pushes
   * answers rather than waits until it is asked.
   */
  takeChanged(): readonly MemberName[] {
    const changed: MemberName[] = []
    for (const groupId of this.#touched) {
      const group = this.#groups.get(groupId)
      if (group === undefined) continue
      let named = this.#named.get(groupId)
      if (named === undefined) this.#named.set(groupId, (named = new Set()))
      this.#asked.update(group, isToCompute(group, this.#context), this.#nowMs ?? 0)
      for (const member of group.members.values()) {
        const { memberId } = member
        if (named.has(memberId) || member.memberEpoch === awayEpoch) continue
        if (reconcile(group, member, undefined) === member && !this.#asked.isUntold(groupId, memberId)) continue
        named.add(memberId)
        changed.push({ groupId, memberId })
      }
    }
    this.#touched.clear()
    return changed
  }

  /** All groups, and those that have only offsets. */
  list(): readonly ListedGroup[] {
    const listed: ListedGroup[] = []
    for (const { groupId, protocolType, state } of this.#groups.values()) listed.push({ groupId, protocolType, state })
    for (const groupId of this.offsets.groupIds()) {
      if (!this.#groups.has(groupId)) listed.push({ groupId, protocolType: '', state: 'empty' })
    }
    return listed
  }

  /** Throws GROUP_ID_NOT_FOUND. */
  describe(groupId: string): DescribedGroup {
    const group = this.#groups.get(groupId)
    if (group !== undefined) return describeGroup(group, chosenAssignor(group, this.#config()))
    if (this.offsets.hasOffsets(groupId)) return describeOffsetsOnly(groupId)
    throw groupNotFound(groupId)
  }

  /** Forgets a group with its offsets. Throws INVALID_GROUP_ID, GROUP_ID_NOT_FOUND or NON_EMPTY_GROUP. */
  deleteGroup(groupId: string): Outcome<undefined> {
    checkGroupId(groupId)
    const group = this.#groups.get(groupId)
    if (group === undefined && !this.offsets.hasOffsets(groupId)) throw groupNotFound(groupId)
    if (group !== undefined && group.members.size > 0) {
      throw new StreamError(
        'NON_EMPTY_GROUP',
        `group ${shown(groupId)} has ${group.members.size} members: stop them first, or wait until their sessions time out`,
      )
    }
    const tombstones = group === undefined ? [] : groupTombstones(groupId)
    return { records: [...this.offsets.deleteGroup(groupId), ...tombstones], response: undefined }
  }

  /** Every command says what time it is; the first one after a load begins all waits. */
  #at(nowMs: number): void {
    if (this.#nowMs === undefined) for (const group of this.#groups.values()) this.#waits.beginAll(group, nowMs)
    this.#nowMs = nowMs
  }

  #checkRoom(): void {
    if (this.#groups.size < groupsMax) return
    throw new StreamError(
      'RESOURCE_EXHAUSTED',
      `there are ${this.#groups.size} groups in this partition of __consumer_offsets already, as many as it takes: delete some`,
      { context: { limit: groupsMax } },
    )
  }

  #areTopicsNew(): boolean {
    return this.#topicsVersion !== this.#subscriptions.version
  }

  #times(member: Member): Pick<HeartbeatResponse, 'heartbeatIntervalMs' | 'sessionTimeoutMs'> {
    const sessionTimeoutMs = this.#waits.sessionTimeoutMs(member)
    // A member with a short session has to be heard more often, or one lost heartbeat ends it.
    const heartbeatIntervalMs = Math.min(this.#config().heartbeatIntervalMs, Math.ceil(sessionTimeoutMs / 3))
    return { heartbeatIntervalMs, sessionTimeoutMs }
  }

  #leave(
    draft: GroupDraft,
    request: HeartbeatRequest,
    context: GroupContext,
    nowMs: number,
  ): Outcome<HeartbeatResponse> {
    const { groupId, memberId, memberEpoch } = request
    leave(draft, request, context)
    const away = draft.group.member(memberId)
    if (away !== undefined) this.#waits.heard(groupId, away, nowMs)
    const { heartbeatIntervalMs, sessionTimeoutMs } = this.#config()
    return { records: draft.records, response: { memberId, memberEpoch, heartbeatIntervalMs, sessionTimeoutMs } }
  }

  #compute(
    group: ConsumerGroup,
    memberId: string,
    isWhole: boolean,
    context: GroupContext,
  ): HeartbeatResponse['compute'] {
    this.#asked.update(group, isToCompute(group, context), this.#nowMs ?? 0)
    if (!this.#asked.tell(group.groupId, memberId, isWhole)) return undefined
    return computeRequest(group, context)
  }

  #fence(nowMs: number, records: CoordinatorRecord[]): readonly FencedMember[] {
    const fenced = new Map<string, Map<string, FencedMember>>()
    const add = ({ groupId, memberId }: MemberName, reason: FencedMember['reason']): void => {
      let ofGroup = fenced.get(groupId)
      if (ofGroup === undefined) fenced.set(groupId, (ofGroup = new Map<string, FencedMember>()))
      if (!ofGroup.has(memberId)) ofGroup.set(memberId, { groupId, memberId, reason })
    }
    for (const name of this.#waits.silent(nowMs)) add(name, 'session timeout')
    for (const name of this.#waits.late(nowMs)) add(name, 'rebalance timeout')
    const done: FencedMember[] = []
    for (const [groupId, members] of fenced) {
      const group = this.#groups.get(groupId)
      if (group === undefined || records.length >= recordsPerTickMax) continue
      const draft = new GroupDraft(group)
      removeMembers(draft, [...members.keys()], this.#context)
      this.#comparedVersions.set(groupId, this.#subscriptions.version)
      records.push(...draft.records)
      done.push(...members.values())
    }
    return done
  }

  /** Groups whose topics changed get another epoch. */
  #followTopics(records: CoordinatorRecord[]): void {
    if (!this.#areTopicsNew()) return
    const { version } = this.#subscriptions
    for (const [groupId, group] of this.#groups) {
      if (records.length >= recordsPerTickMax) return
      if (this.#comparedVersions.get(groupId) === version) continue
      this.#comparedVersions.set(groupId, version)
      if (group.members.size === 0) continue
      const draft = new GroupDraft(group)
      advance(draft, this.#context, false)
      records.push(...draft.records)
    }
    this.#topicsVersion = version
  }

  #forgetEmpty(nowMs: number, records: CoordinatorRecord[]): void {
    for (const groupId of this.#waits.emptyGroups(nowMs)) {
      if (records.length >= recordsPerTickMax) return
      if (this.offsets.hasOffsets(groupId)) this.#waits.lookLater(groupId, nowMs)
      else records.push(...groupTombstones(groupId))
    }
  }

  #askOthers(nowMs: number): void {
    for (const groupId of this.#asked.late(nowMs)) {
      const group = this.#groups.get(groupId)
      if (group === undefined) continue
      this.#asked.askNext(group, nowMs)
      this.#touched.add(groupId)
    }
  }

  #forget(groupId: string): void {
    this.#groups.delete(groupId)
    this.#named.delete(groupId)
    this.#comparedVersions.delete(groupId)
    this.#asked.delete(groupId)
    this.#waits.forgetGroup(groupId)
  }
}

function assignmentOf({ assigned, assignedMetadata }: Member): MemberAssignment {
  return { partitions: topicPartitions(assigned), metadata: assignedMetadata }
}

/** Whether a member has to be told. */
function isAnotherAnswer(before: Member, after: Member): boolean {
  if (before === after) return false
  return (
    before.memberEpoch !== after.memberEpoch ||
    !equalPartitions(before.assigned, after.assigned) ||
    !equalBytes(before.assignedMetadata, after.assignedMetadata)
  )
}

function groupNotFound(groupId: string): StreamError {
  return new StreamError('GROUP_ID_NOT_FOUND', `there is no group ${shown(groupId)}`)
}
