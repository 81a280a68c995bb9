import type { TopicId } from '@millrace/base'

/** Partitions of one topic. */
export interface TopicPartitions {
  readonly topicId: TopicId
  readonly partitions: readonly number[]
}

/** Partitions of many topics. A topic without partitions is not in it. Never changed once it is made. */
export type PartitionSet = ReadonlyMap<TopicId, ReadonlySet<number>>

/** The empty set. */
export const noPartitions: PartitionSet = new Map()

/** The set of the partitions of `topics`; a topic may be named more than once. */
export function partitionSet(topics: Iterable<TopicPartitions>): PartitionSet {
  const set = new Map<TopicId, Set<number>>()
  for (const { topicId, partitions } of topics) {
    if (partitions.length === 0) continue
    const known = set.get(topicId)
    if (known === undefined) set.set(topicId, new Set(partitions))
    else for (const partition of partitions) known.add(partition)
  }
  return set
}

/** The partitions of `set` topic by topic, rising, so that equal sets are written equally. */
export function topicPartitions(set: PartitionSet): readonly TopicPartitions[] {
  return [...set]
    .map(([topicId, partitions]) => ({ topicId, partitions: [...partitions].toSorted((left, right) => left - right) }))
    .toSorted((left, right) => (left.topicId < right.topicId ? -1 : 1))
}

/** Whether the partition is in the set. */
export function includes(set: PartitionSet, topicId: TopicId, partition: number): boolean {
  return set.get(topicId)?.has(partition) ?? false
}

/** The partitions of `set` that `keep` wants. */
export function filterPartitions(
  set: PartitionSet,
  keep: (topicId: TopicId, partition: number) => boolean,
): PartitionSet {
  const kept = new Map<TopicId, Set<number>>()
  for (const [topicId, partitions] of set) {
    const wanted = new Set([...partitions].filter((partition) => keep(topicId, partition)))
    if (wanted.size > 0) kept.set(topicId, wanted)
  }
  return kept
}

/** What is in one of the two or in both. */
export function union(left: PartitionSet, right: PartitionSet): PartitionSet {
  if (left.size === 0) return right
  if (right.size === 0) return left
  const all = new Map(left)
  for (const [topicId, partitions] of right) all.set(topicId, new Set([...(all.get(topicId) ?? []), ...partitions]))
  return all
}

/** Whether all of `part` is in `whole`. */
export function isSubset(part: PartitionSet, whole: PartitionSet): boolean {
  for (const [topicId, partitions] of part) {
    for (const partition of partitions) if (!includes(whole, topicId, partition)) return false
  }
  return true
}

/** Whether a partition is in both. */
export function intersects(left: PartitionSet, right: PartitionSet): boolean {
  for (const [topicId, partitions] of left) {
    for (const partition of partitions) if (includes(right, topicId, partition)) return true
  }
  return false
}

/** How many partitions there are. */
export function countPartitions(set: PartitionSet): number {
  let count = 0
  for (const partitions of set.values()) count += partitions.size
  return count
}

/** Whether both hold the same. */
export function equalPartitions(left: PartitionSet, right: PartitionSet): boolean {
  return left.size === right.size && countPartitions(left) === countPartitions(right) && isSubset(left, right)
}
