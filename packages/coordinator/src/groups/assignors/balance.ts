import { present, type TopicId } from '@millrace/base'
import { balancePassesMax } from '../../limits.ts'
import type { TopicInfo } from '../../topics-view.ts'
import type { PartitionSet } from '../partition-set.ts'
import type { AssignorMember, AssignorMembers, AssignorTopics } from './assignor.ts'

/**
 * As many partitions for each member as for the others, give or take one, as far as subscriptions allow; then as few moves as possible.
 * Kafka's `uniform`.
 */
export function assignUniform(members: AssignorMembers, topics: AssignorTopics): ReadonlyMap<string, PartitionSet> {
  return new Balance(members, topics, false).assigned()
}

/**
 * As {@link assignUniform}; and of partitions that are free or have to move, a member gets those with a replica in its rack, where that
 * costs no balance. What a member has, it keeps.
 */
export function assignSticky(members: AssignorMembers, topics: AssignorTopics): ReadonlyMap<string, PartitionSet> {
  return new Balance(members, topics, true).assigned()
}

interface Share {
  readonly member: AssignorMember
  readonly partitions: Map<TopicId, Set<number>>
  count: number
}

/** One assignment in the making. */
class Balance {
  readonly #topics: AssignorTopics
  readonly #byRack: boolean
  readonly #shares: readonly Share[]
  readonly #subscribers = new Map<TopicId, Share[]>()

  constructor(members: AssignorMembers, topics: AssignorTopics, byRack: boolean) {
    this.#topics = topics
    this.#byRack = byRack
    this.#shares = members.map((member) => ({ member, partitions: new Map(), count: 0 }))
    for (const share of this.#shares) {
      for (const topicId of share.member.topics) {
        const subscribers = this.#subscribers.get(topicId)
        if (subscribers === undefined) this.#subscribers.set(topicId, [share])
        else subscribers.push(share)
      }
    }
  }

  assigned(): ReadonlyMap<string, PartitionSet> {
    const taken = this.#keep()
    // Topics that few may read first: their readers get less of what others can take.
    const ordered = [...this.#topics.values()].toSorted(
      (left, right) => this.#subscribersOf(left).length - this.#subscribersOf(right).length,
    )
    for (const topic of ordered) this.#assignFree(topic, taken.get(topic.id) ?? new Set())
    // What is given away on the way down may let one further up give: then once more from the top.
    for (let pass = 0; pass < balancePassesMax; pass++) if (this.#level() === 0) break
    return new Map(this.#shares.map(({ member, partitions }) => [member.memberId, partitions]))
  }

  #subscribersOf({ id }: TopicInfo): readonly Share[] {
    return present(this.#subscribers.get(id), 'a topic of an assignment has a subscriber')
  }

  /** Everybody keeps what it had and may still have; the partitions that are taken so. */
  #keep(): ReadonlyMap<TopicId, Set<number>> {
    const taken = new Map<TopicId, Set<number>>()
    for (const share of this.#shares) {
      for (const [topicId, partitions] of share.member.assigned) {
        const topic = this.#topics.get(topicId)
        if (topic === undefined || !share.member.topics.has(topicId)) continue
        let others = taken.get(topicId)
        if (others === undefined) taken.set(topicId, (others = new Set()))
        for (const partition of partitions) {
          if (partition >= topic.partitions || others.has(partition)) continue
          others.add(partition)
          give(share, topicId, partition)
        }
      }
    }
    return taken
  }

  #assignFree(topic: TopicInfo, taken: ReadonlySet<number>): void {
    const subscribers = this.#subscribersOf(topic)
    for (let partition = 0; partition < topic.partitions; partition++) {
      if (taken.has(partition)) continue
      const least = subscribers.reduce((least, { count }) => Math.min(least, count), Infinity)
      const candidates = subscribers.filter(({ count }) => count === least)
      const near = this.#byRack ? candidates.find((share) => isNear(share, topic, partition)) : undefined
      give(present(near ?? candidates[0], 'a topic of an assignment has a subscriber'), topic.id, partition)
    }
  }

  /**
   * Who has most gives first, whatever topics that is of: one that has as many as it may keep would else give, and be made good by another.
   * How many partitions were moved.
   */
  #level(): number {
    const most = this.#shares.reduce((most, { count }) => Math.max(most, count), 0)
    let moves = 0
    for (let count = most; count > 1; count--) {
      const least = this.#shares.reduce((least, share) => Math.min(least, share.count), count)
      if (count - least < 2) break
      // Of equals the last one gives: members that were there first are moved last.
      for (let index = this.#shares.length - 1; index >= 0; index--) {
        const from = present(this.#shares[index], 'an index within the shares')
        if (from.count === count && this.#giveOne(from, least)) moves += 1
      }
    }
    return moves
  }

  /** Moves a partition to whoever of those who may have one has least, if that is two less at least; `least`: nobody has less than that. */
  #giveOne(from: Share, least: number): boolean {
    let to: Share | undefined
    let topicId: TopicId | undefined
    search: for (const id of from.partitions.keys()) {
      for (const share of this.#subscribers.get(id) ?? []) {
        // Of equals the first one gets.
        if (share.count >= (to?.count ?? from.count - 1)) continue
        to = share
        topicId = id
        if (share.count <= least) break search
      }
    }
    if (to === undefined || topicId === undefined) return false
    const partition = this.#choose(from, to, present(this.#topics.get(topicId), 'what is assigned is a topic'))
    take(from, topicId, partition)
    give(to, topicId, partition)
    return true
  }

  /** Which partition to move: one that gets into the rack of its reader, or else one that isn't in that of its present one; or the last. */
  #choose(from: Share, to: Share, topic: TopicInfo): number {
    const partitions = [...present(from.partitions.get(topic.id), 'who gives has partitions of the topic')]
    const last = partitions.reduce((greatest, partition) => Math.max(greatest, partition), 0)
    if (!this.#byRack) return last
    const away = partitions.filter((partition) => !isNear(from, topic, partition))
    return (
      away.find((partition) => isNear(to, topic, partition)) ??
      away[0] ??
      partitions.find((partition) => isNear(to, topic, partition)) ??
      last
    )
  }
}

function isNear({ member: { rackId } }: Share, topic: TopicInfo, partition: number): boolean {
  return rackId !== null && topic.racks(partition).includes(rackId)
}

function give(share: Share, topicId: TopicId, partition: number): void {
  const partitions = share.partitions.get(topicId)
  if (partitions === undefined) share.partitions.set(topicId, new Set([partition]))
  else partitions.add(partition)
  share.count += 1
}

function take(share: Share, topicId: TopicId, partition: number): void {
  const partitions = present(share.partitions.get(topicId), 'what is taken away is there')
  partitions.delete(partition)
  if (partitions.size === 0) share.partitions.delete(topicId)
  share.count -= 1
}
