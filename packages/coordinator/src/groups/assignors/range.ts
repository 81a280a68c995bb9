import type { TopicId } from '@millrace/base'
import type { AssignorMembers, AssignorTopics } from './assignor.ts'
import type { PartitionSet } from '../partition-set.ts'

/**
 * Each topic's partitions in ranges, one for each subscriber, the first ones longer by one if it does not come out even. Members with the
 * same subscriptions get the same partition numbers of topics that have equally many, as joins of these need it. Kafka's `range`.
 */
export function assignRange(members: AssignorMembers, topics: AssignorTopics): ReadonlyMap<string, PartitionSet> {
  const assigned = new Map(members.map(({ memberId }) => [memberId, new Map<TopicId, Set<number>>()]))
  for (const { id, partitions } of topics.values()) {
    const subscribers = members.filter((member) => member.topics.has(id))
    const least = Math.floor(partitions / subscribers.length)
    const longer = partitions % subscribers.length
    let first = 0
    for (const [index, { memberId }] of subscribers.entries()) {
      const count = least + (index < longer ? 1 : 0)
      if (count > 0) assigned.get(memberId)?.set(id, rangeOf(first, count))
      first += count
    }
  }
  return assigned
}

function rangeOf(first: number, count: number): Set<number> {
  return new Set(Array.from({ length: count }, (_, index) => first + index))
}
