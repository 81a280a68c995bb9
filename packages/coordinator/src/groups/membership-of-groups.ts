import { StreamError, type TopicId } from '@millrace/base'
import { shown } from '../shown.ts'
import type { ConsumerGroup } from './consumer-group.ts'
import { unknownMember } from './heartbeat.ts'
import type { ClassicGroups } from './classic/classic-groups.ts'
import { isNobody, type Membership, type OffsetsUser } from './membership.ts'
import { checkGeneration, checkInstance } from './migration/classic-member.ts'
import { mayRead } from './migration/consumer-protocol.ts'
import { includes } from './partition-set.ts'
import type { Subscriptions } from './subscriptions.ts'

/** {@link Membership} over the groups of a coordinator. */
export class MembershipOfGroups implements Membership {
  readonly #groups: ReadonlyMap<string, ConsumerGroup>
  readonly #classic: ClassicGroups
  readonly #subscriptions: Subscriptions

  constructor(groups: ReadonlyMap<string, ConsumerGroup>, classic: ClassicGroups, subscriptions: Subscriptions) {
    this.#groups = groups
    this.#classic = classic
    this.#subscriptions = subscriptions
  }

  checkCommit(user: OffsetsUser, isTransactional: boolean, nowMs: number): void {
    const classic = this.#classic.get(user.groupId)
    if (classic?.isKnown === true) this.#classic.checkCommit(classic, user, isTransactional, nowMs)
    else if (!isNobody(user) || (!isTransactional && this.hasMembers(user.groupId))) this.#checkMember(user)
  }

  checkFetch(user: OffsetsUser): void {
    // Members of classic groups ask as nobody: whoever is in the group may know how far it is.
    if (!isNobody(user) && this.#classic.get(user.groupId) === undefined) this.#checkMember(user)
  }

  exists(groupId: string): boolean {
    return this.#groups.has(groupId) || this.#classic.get(groupId)?.isKnown === true
  }

  hasMembers(groupId: string): boolean {
    const members = this.#groups.get(groupId)?.members ?? this.#classic.get(groupId)?.members
    return (members?.size ?? 0) > 0
  }

  emptySinceMs(groupId: string): number | undefined {
    return (this.#groups.get(groupId) ?? this.#classic.get(groupId))?.emptySinceMs
  }

  isSubscribed(groupId: string, topic: string): boolean {
    for (const member of this.#groups.get(groupId)?.members.values() ?? []) {
      if (this.#subscriptions.isSubscribed(member, topic)) return true
    }
    const classic = this.#classic.get(groupId)
    return classic !== undefined && mayRead(classic, topic)
  }

  owns(groupId: string, memberId: string, topicId: TopicId, partition: number): boolean {
    if (this.#classic.get(groupId)?.members.has(memberId) === true) return true
    const member = this.#groups.get(groupId)?.member(memberId)
    if (member === undefined) return false
    return includes(member.assigned, topicId, partition) || includes(member.pendingRevocation, topicId, partition)
  }

  #checkMember({ groupId, memberId, memberEpoch, instanceId = null }: OffsetsUser): void {
    const group = this.#groups.get(groupId)
    if (group === undefined) throw unknownMember(groupId, memberId)
    checkInstance(group, { memberId, groupInstanceId: instanceId })
    const member = group.member(memberId)
    if (member === undefined) throw unknownMember(groupId, memberId)
    if (member.classicProtocols !== null) checkGeneration(group, member, memberEpoch)
    if (member.memberEpoch === memberEpoch) return
    throw new StreamError(
      'STALE_MEMBER_EPOCH',
      `member ${memberId} of group ${shown(groupId)} says epoch ${memberEpoch}, and is in ${member.memberEpoch}: ` +
        'it has to hear of its new epoch, and may try again in it',
      { context: { memberEpoch: member.memberEpoch } },
    )
  }
}
