import type { CoordinatorRecord } from '@millrace/kafka-wire/records'
import { fencedMembersPerTickMax, recordsPerTickMax } from '../limits.ts'
import type { Outcome, ReplayedAt } from '../outcome.ts'
import type { TopicsView } from '../topics-view.ts'
import { advance } from './advance.ts'
import { Asked } from './asked.ts'
import type { ClassicDecision } from './classic/classic-decision.ts'
import { ClassicGroups } from './classic/classic-groups.ts'
import { checkRoom, ClassicProtocol } from './classic/classic-protocol.ts'
import {
  type AssignRequest,
  type AssignResponse,
  computeRequest,
  installAssignment,
  isToCompute,
} from './client-assignor.ts'
import { ConsumerGroup, isGroupRecord } from './consumer-group.ts'
import type { MemberName } from './deadlines.ts'
import type { DescribedGroup, ListedGroup } from './descriptions.ts'
import { type AllGroups, deleteGroup, describeAny, listGroups } from './group-admin.ts'
import { type GroupConfig, type GroupTimes, timesOf } from './group-config.ts'
import type { GroupContext } from './group-context.ts'
import { GroupDraft } from './group-draft.ts'
import { GroupWaits } from './group-waits.ts'
import {
  checkHeartbeat,
  type HeartbeatRequest,
  type HeartbeatResponse,
  type MemberAssignment,
} from './heartbeat-request.ts'
import { beat, leave, unknownMember } from './heartbeat.ts'
import { awayEpoch, equalBytes, joiningEpoch, type Member } from './member.ts'
import type { Membership } from './membership.ts'
import { MembershipOfGroups } from './membership-of-groups.ts'
import { downgrade, removing } from './migration/downgrade.ts'
import { upgrade } from './migration/upgrade.ts'
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
  /** The way in for members of the classic protocol. */
  readonly classic: ClassicProtocol
  readonly #config: () => GroupConfig
  readonly #subscriptions: Subscriptions
  readonly #groups = new Map<string, ConsumerGroup>()
  readonly #classicGroups: ClassicGroups
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
    this.#classicGroups = new ClassicGroups(() => config().classic)
    this.classic = new ClassicProtocol({
      groups: this.#classicGroups,
      consumers: this.#groups,
      context: () => this.#context,
      waits: this.#waits,
      begin: (nowMs) => this.#at(nowMs),
    })
    this.offsets = makeOffsets(new MembershipOfGroups(this.#groups, this.#classicGroups, this.#subscriptions))
  }

  get #context(): GroupContext {
    return { config: this.#config(), subscriptions: this.#subscriptions }
  }

  get #all(): AllGroups {
    return { consumers: this.#groups, classic: this.#classicGroups, offsets: this.offsets }
  }

  /** Takes a record of the partition, in its order: when it was read, and when it was decided here. */
  replay(record: CoordinatorRecord, at: ReplayedAt): void {
    if (record.type === 'GroupMetadata') {
      this.#classicGroups.replay(record)
      return
    }
    if (!isGroupRecord(record)) {
      this.offsets.replay(record, at)
      return
    }
    // One decision may change groups of both kinds.
    if (this.#nowMs !== undefined) this.#classicGroups.settle()
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
    const isDueAnyway = this.#groups.size > 0 && (this.#nowMs === undefined || this.#areTopicsNew())
    if (isDueAnyway) return 0
    const all = [this.#classicGroups, this.offsets].map((each) => each.nextTickMs())
    if (this.#nowMs !== undefined) all.push(this.#waits.nextMs(), this.#asked.nextMs())
    const next = Math.min(...all.map((ms) => ms ?? Infinity))
    return next === Infinity ? undefined : next
  }

  /** Takes out members whose time is over, goes by new topics, and forgets what nobody needs: so much at a time. */
  tick(nowMs: number): Outcome<GroupTick> {
    const decision = this.#at(nowMs)
    const records: CoordinatorRecord[] = []
    const fenced = this.#fence(nowMs, records, decision)
    this.#followTopics(records)
    this.#forgetEmpty(nowMs, records)
    this.#askOthers(nowMs)
    this.#classicGroups.tick(decision, (groupId) => this.offsets.hasOffsets(groupId))
    const outcome = this.#outcome(records, { fenced })
    if (outcome.records.length >= recordsPerTickMax) return outcome
    return { ...outcome, records: [...outcome.records, ...this.offsets.tick(nowMs).records] }
  }

  /**
   * A member joins, is there, says what it owns, wants other topics, leaves. Throws INVALID_GROUP_ID, INVALID_REQUEST,
   * INVALID_SESSION_TIMEOUT, INVALID_REGULAR_EXPRESSION, UNSUPPORTED_ASSIGNOR, UNKNOWN_MEMBER_ID, FENCED_MEMBER_EPOCH,
   * FENCED_INSTANCE_ID, UNRELEASED_INSTANCE_ID, GROUP_MAX_SIZE_REACHED, INCONSISTENT_GROUP_PROTOCOL or
   * RESOURCE_EXHAUSTED.
   */
  heartbeat(request: HeartbeatRequest, nowMs: number): Outcome<HeartbeatResponse> {
    const decision = this.#at(nowMs)
    const context = this.#context
    checkHeartbeat(request, context.config)
    const { groupId, memberId, memberEpoch } = request
    const group = this.#groups.get(groupId)
    const draft = this.#draft(group, request, context, decision)
    if (memberEpoch < 0) return this.#leave(draft, request, context, decision)
    const before = group?.member(memberId)
    const member = beat(draft, request, context)
    this.#named.get(groupId)?.delete(memberId)
    if (request.isHeard !== false) this.#waits.heard(groupId, member, nowMs)
    const isWhole = memberEpoch === joiningEpoch || (request.topics !== undefined && request.owned !== undefined)
    const isTold = isWhole || before === undefined || isAnotherAnswer(before, member)
    return this.#outcome(draft.records, {
      ...this.#times(groupId, member),
      memberId,
      memberEpoch: member.memberEpoch,
      assignment: isTold ? assignmentOf(member) : undefined,
      compute: this.#compute(draft.group, memberId, isWhole, context),
    })
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
        // Members of the classic protocol are told when they say that they live.
        if (named.has(memberId) || member.memberEpoch === awayEpoch || member.classicProtocols !== null) continue
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
    return listGroups(this.#all)
  }

  /** Throws GROUP_ID_NOT_FOUND. */
  describe(groupId: string): DescribedGroup {
    return describeAny(groupId, this.#all, this.#context)
  }

  /** Forgets a group with its offsets. Throws INVALID_GROUP_ID, GROUP_ID_NOT_FOUND or NON_EMPTY_GROUP. */
  deleteGroup(groupId: string, nowMs: number): Outcome<undefined> {
    return this.#outcome(deleteGroup(groupId, this.#all, this.#at(nowMs)), undefined)
  }

  /** Every command says what time it is; the first one after a load begins all waits. Of classic groups a decision begins. */
  #at(nowMs: number): ClassicDecision {
    if (this.#nowMs === undefined) for (const group of this.#groups.values()) this.#waits.beginAll(group, nowMs)
    this.#nowMs = nowMs
    return this.#classicGroups.begin(nowMs)
  }

  /** All that a decision writes, of groups of both kinds. What it writes nothing of holds at once. */
  #outcome<Response>(records: readonly CoordinatorRecord[], response: Response): Outcome<Response> {
    return this.#classicGroups.outcome(records, response)
  }

  /** The group that a member joins or is in, which may be a classic one until now. */
  #draft(
    group: ConsumerGroup | undefined,
    { groupId, memberId, memberEpoch }: HeartbeatRequest,
    context: GroupContext,
    decision: ClassicDecision,
  ): GroupDraft {
    const classic = decision.group(groupId)
    if (group !== undefined && classic === undefined) return new GroupDraft(group)
    if (memberEpoch !== joiningEpoch) throw unknownMember(groupId, memberId)
    if (classic !== undefined) return upgrade(classic, group, decision, context)
    checkRoom(this.#groups.size + this.#classicGroups.size)
    return new GroupDraft(new ConsumerGroup(groupId))
  }

  #areTopicsNew(): boolean {
    return this.#topicsVersion !== this.#subscriptions.version
  }

  #times(groupId: string, member: Member): GroupTimes {
    const sessionTimeoutMs = this.#waits.sessionTimeoutMs(groupId, member)
    // A member with a short session has to be heard more often, or one lost heartbeat ends it.
    const heartbeatIntervalMs = Math.min(
      timesOf(groupId, this.#config()).heartbeatIntervalMs,
      Math.ceil(sessionTimeoutMs / 3),
    )
    return { heartbeatIntervalMs, sessionTimeoutMs }
  }

  #leave(
    draft: GroupDraft,
    request: HeartbeatRequest,
    context: GroupContext,
    decision: ClassicDecision,
  ): Outcome<HeartbeatResponse> {
    const { groupId, memberId, memberEpoch } = request
    const before = draft.group
    leave(draft, request, context)
    const away = draft.group.member(memberId)
    if (away !== undefined) this.#waits.heard(groupId, away, decision.nowMs)
    const moved = away === undefined ? downgrade(before, [memberId], decision, context) : undefined
    const { heartbeatIntervalMs, sessionTimeoutMs } = timesOf(groupId, this.#config())
    return this.#outcome(moved ?? draft.records, { memberId, memberEpoch, heartbeatIntervalMs, sessionTimeoutMs })
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

  #fence(nowMs: number, records: CoordinatorRecord[], decision: ClassicDecision): readonly FencedMember[] {
    const fenced = new Map<string, Map<string, FencedMember>>()
    const add = (name: MemberName, reason: FencedMember['reason']): void => {
      const { groupId, memberId } = name
      if (this.#groups.get(groupId)?.member(memberId) === undefined) {
        // It was to join, which could not be written.
        this.#waits.forgetMember(name)
        return
      }
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
      const gone = [...members.values()].slice(0, fencedMembersPerTickMax)
      const memberIds = gone.map(({ memberId }) => memberId)
      records.push(...removing(group, memberIds, decision, this.#context))
      this.#comparedVersions.set(groupId, this.#subscriptions.version)
      done.push(...gone)
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
