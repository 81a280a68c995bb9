import { StreamError, type TopicId } from '@millrace/base'
import { shown } from '../shown.ts'
import type { ConsumerGroup } from './consumer-group.ts'
import { unknownMember } from './heartbeat.ts'
import type { Membership, OffsetsUser } from './membership.ts'
import { includes } from './partition-set.ts'
import type { Subscriptions } from './subscriptions.ts'

/** {@link Membership} over the groups of a coordinator. */
export class MembershipOfGroups implements Membership {
  readonly #groups: ReadonlyMap<string, ConsumerGroup>
  readonly #subscriptions: Subscriptions

  constructor(groups: ReadonlyMap<string, ConsumerGroup>, subscriptions: Subscriptions) {
    this.#groups = groups
    this.#subscriptions = subscriptions
  }

  checkCommit(user: OffsetsUser, isTransactional: boolean): void {
    if (isNobody(user) && (isTransactional || !this.hasMembers(user.groupId))) return
    this.#checkMember(user)
  }

  checkFetch(user: OffsetsUser): void {
    if (!isNobody(user)) this.#checkMember(user)
  }

  exists(groupId: string): boolean {
    return this.#groups.has(groupId)
  }

  hasMembers(groupId: string): boolean {
    return (this.#groups.get(groupId)?.members.size ?? 0) > 0
  }

  emptySinceMs(groupId: string): number | undefined {
    return this.#groups.get(groupId)?.emptySinceMs
  }

  isSubscribed(groupId: string, topic: string): boolean {
    for (const member of this.#groups.get(groupId)?.members.values() ?? []) {
      if (this.#subscriptions.isSubscribed(member, topic)) return true
    }
    return false
  }

  owns(groupId: string, memberId: string, topicId: TopicId, partition: number): boolean {
    const member = this.#groups.get(groupId)?.member(memberId)
    if (member === undefined) return false
    return includes(member.assigned, topicId, partition) || includes(member.pendingRevocation, topicId, partition)
  }

  #checkMember({ groupId, memberId, memberEpoch }: OffsetsUser): void {
    const member = this.#groups.get(groupId)?.member(memberId)
    if (member === undefined) throw unknownMember(groupId, memberId)
    if (member.memberEpoch === memberEpoch) return
    throw new StreamError(
      'STALE_MEMBER_EPOCH',
      `member ${memberId} of group ${shown(groupId)} says epoch ${memberEpoch}, and is in ${member.memberEpoch}: ` +
        'it has to hear of its new epoch, and may try again in it',
      { context: { memberEpoch: member.memberEpoch } },
    )
  }
}

function isNobody({ memberId, memberEpoch }: OffsetsUser): boolean {
  return memberId === '' && memberEpoch < 0
}
