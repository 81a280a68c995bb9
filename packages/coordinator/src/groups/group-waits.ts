import type { CoordinatorRecord } from '@millrace/kafka-wire/records'
import { emptyGroupLookMs } from '../limits.ts'
import type { ConsumerGroup } from './consumer-group.ts'
import { Deadlines, type MemberName } from './deadlines.ts'
import { type GroupConfig, timesOf } from './group-config.ts'
import { awayEpoch, type Member, memberStates } from './member.ts'

/** What the coordinator waits for: that members are heard of, that they let go of partitions, and that empty groups can be forgotten. */
export class GroupWaits {
  readonly #config: () => GroupConfig
  readonly #sessions = new Deadlines()
  readonly #rebalances = new Deadlines()
  /** Of members that speak the classic protocol: that they join again once they were told to, and ask for their assignment once they did. */
  readonly #classic = new Deadlines()
  /** Of groups, under no member. */
  readonly #empty = new Deadlines()

  constructor(config: () => GroupConfig) {
    this.#config = config
  }

  /** How long this member may be silent. */
  sessionTimeoutMs(groupId: string, { sessionTimeoutMs }: Member): number {
    return sessionTimeoutMs === -1 ? timesOf(groupId, this.#config()).sessionTimeoutMs : sessionTimeoutMs
  }

  nextMs(): number | undefined {
    const all = [this.#sessions, this.#rebalances, this.#classic, this.#empty].map((each) => each.nextMs())
    const next = all.reduce<number>((least, ms) => Math.min(least, ms ?? Infinity), Infinity)
    return next === Infinity ? undefined : next
  }

  /** The member was heard of: its session begins anew. */
  heard(groupId: string, member: Member, nowMs: number): void {
    this.#sessions.set({ groupId, memberId: member.memberId }, nowMs + this.sessionTimeoutMs(groupId, member))
  }

  /** A member of the classic protocol has its rebalance timeout to join again, or to ask for its assignment. */
  beginClassic(groupId: string, member: Member, what: 'join' | 'sync', nowMs: number): void {
    const token = member.memberEpoch * 2 + (what === 'join' ? 0 : 1)
    this.#classic.begin({ groupId, memberId: member.memberId }, nowMs + member.rebalanceTimeoutMs, token)
  }

  /** It did. */
  endClassic(groupId: string, { memberId }: Member): void {
    this.#classic.delete({ groupId, memberId })
  }

  /** After a load: all members are taken to have been heard of just now. */
  beginAll(group: ConsumerGroup, nowMs: number): void {
    for (const member of group.members.values()) {
      this.heard(group.groupId, member, nowMs)
      this.#watchRebalance(group.groupId, member, nowMs)
    }
    this.#watchEmpty(group, nowMs)
  }

  /** A record of the group was replayed. */
  replayed(group: ConsumerGroup, record: CoordinatorRecord, nowMs: number): void {
    const { groupId } = group
    if (record.type === 'ConsumerGroupMemberMetadata' && record.value === undefined) {
      this.forgetMember({ groupId, memberId: record.key.memberId })
      this.#watchEmpty(group, nowMs)
    } else if (record.type === 'ConsumerGroupCurrentMemberAssignment') {
      const member = group.member(record.key.memberId)
      if (member !== undefined) this.#watchRebalance(groupId, member, nowMs)
    } else if (record.type === 'ConsumerGroupMemberMetadata') {
      this.#empty.delete({ groupId, memberId: '' })
      // Who is new was heard of by that.
      const member = group.member(record.key.memberId)
      if (member !== undefined) this.heard(groupId, member, nowMs)
    }
  }

  /** The group is forgotten. */
  forgetGroup(groupId: string): void {
    this.#empty.delete({ groupId, memberId: '' })
  }

  silent(nowMs: number): readonly MemberName[] {
    return this.#sessions.due(nowMs)
  }

  late(nowMs: number): readonly MemberName[] {
    return [...this.#rebalances.due(nowMs), ...this.#classic.due(nowMs)]
  }

  /** Groups that have been empty for a while. */
  emptyGroups(nowMs: number): readonly string[] {
    return this.#empty.due(nowMs).map(({ groupId }) => groupId)
  }

  /** Such a group can't be forgotten yet: look again later. */
  lookLater(groupId: string, nowMs: number): void {
    this.#empty.set({ groupId, memberId: '' }, nowMs + emptyGroupLookMs)
  }

  forgetMember(name: MemberName): void {
    this.#sessions.delete(name)
    this.#rebalances.delete(name)
    this.#classic.delete(name)
  }

  #watchRebalance(groupId: string, member: Member, nowMs: number): void {
    const name = { groupId, memberId: member.memberId }
    if (member.state === memberStates.unrevoked && member.memberEpoch !== awayEpoch) {
      this.#rebalances.begin(name, nowMs + member.rebalanceTimeoutMs, member.memberEpoch)
    } else {
      this.#rebalances.delete(name)
    }
  }

  #watchEmpty(group: ConsumerGroup, nowMs: number): void {
    if (group.members.size === 0) this.lookLater(group.groupId, nowMs)
  }
}
