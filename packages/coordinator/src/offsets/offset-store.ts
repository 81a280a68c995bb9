import type { TopicId } from '@millrace/base'
import { noTopicId } from '@millrace/kafka-wire/records'
import type { ReplayedAt } from '../outcome.ts'
import type { OffsetRecord } from './offset-records.ts'
import { PartitionMap } from './partition-map.ts'

/** An offset that a group has committed. Never changed: each record replaces it. */
export interface StoredOffset {
  /** The next one to read. */
  readonly offset: number
  /** Of the record before it; -1 if that is not known. */
  readonly leaderEpoch: number
  readonly metadata: string
  readonly commitTimeMs: number
  /** When it is forgotten, if the commit said so (as Kafka's clients of old could); else -1. */
  readonly expireTimeMs: number
  /** Kafka's zero id if the commit did not say it. */
  readonly topicId: TopicId
  /** Where its record stands. */
  readonly recordOffset: number
}

/** An offset that counts once its producer's transaction commits. */
interface PendingOffset {
  readonly stored: StoredOffset
  readonly producerEpoch: number
}

interface Group {
  readonly committed: PartitionMap<StoredOffset>
  /** By producer. */
  readonly pending: PartitionMap<Map<number, PendingOffset>>
}

const noOffsets: Group = { committed: new PartitionMap(), pending: new PartitionMap() }

/**
 * The committed offsets of all groups of one partition of `__consumer_offsets`, as its records say. Only {@link OffsetStore.replay} and
 * {@link OffsetStore.replayEndMarker} change it.
 */
export class OffsetStore {
  readonly #groups = new Map<string, Group>()
  /** The groups in which a producer has pending offsets. */
  readonly #open = new Map<number, Set<string>>()

  get groupCount(): number {
    return this.#groups.size
  }

  /** The groups that have offsets, committed or pending. */
  groupIds(): IterableIterator<string> {
    return this.#groups.keys()
  }

  hasOffsets(groupId: string): boolean {
    return this.#groups.has(groupId)
  }

  committed(groupId: string): PartitionMap<StoredOffset> {
    return (this.#groups.get(groupId) ?? noOffsets).committed
  }

  /** The partitions whose offset an open transaction may change. */
  pending(groupId: string): PartitionMap<unknown> {
    return (this.#groups.get(groupId) ?? noOffsets).pending
  }

  replay(record: OffsetRecord, at: ReplayedAt): void {
    const { group: groupId, topic, partition } = record.key
    if (record.value === undefined) return this.#forget(groupId, topic, partition)
    const group = this.#groupOf(groupId)
    const stored = storedOffset(record.value, at)
    if (at.producerId < 0) return group.committed.set(topic, partition, stored)
    let producers = group.pending.get(topic, partition)
    if (producers === undefined) {
      group.pending.set(topic, partition, (producers = new Map<number, PendingOffset>()))
    }
    producers.set(at.producerId, { stored, producerEpoch: at.producerEpoch })
    let groupIds = this.#open.get(at.producerId)
    if (groupIds === undefined) this.#open.set(at.producerId, (groupIds = new Set()))
    groupIds.add(groupId)
  }

  /**
   * The end of a producer's transaction: what it left pending counts now, or is dropped. A marker that comes late is not in the log, since
   * it has an earlier epoch than what is open there, or the same (KIP-890); one with the same that is there is of a producer that keeps its.
   */
  replayEndMarker(producerId: number, producerEpoch: number, isCommit: boolean): void {
    const groupIds = this.#open.get(producerId)
    if (groupIds === undefined) return
    for (const groupId of groupIds) {
      const group = this.#groupOf(groupId)
      if (this.#end(group, producerId, producerEpoch, isCommit)) groupIds.delete(groupId)
      this.#dropIfEmpty(groupId, group)
    }
    if (groupIds.size === 0) this.#open.delete(producerId)
  }

  /** Whether nothing of the producer is pending in the group any more. */
  #end(group: Group, producerId: number, producerEpoch: number, isCommit: boolean): boolean {
    let isDone = true
    for (const [topic, partition, producers] of group.pending) {
      const pending = producers.get(producerId)
      if (pending === undefined) continue
      if (pending.producerEpoch > producerEpoch) {
        isDone = false
        continue
      }
      producers.delete(producerId)
      if (producers.size === 0) group.pending.delete(topic, partition)
      // A commit that was written after it, outside of the transaction, is newer.
      const isNewest = pending.stored.recordOffset > (group.committed.get(topic, partition)?.recordOffset ?? -1)
      if (isCommit && isNewest) group.committed.set(topic, partition, pending.stored)
    }
    return isDone
  }

  #forget(groupId: string, topic: string, partition: number): void {
    const group = this.#groups.get(groupId)
    if (group === undefined) return
    group.committed.delete(topic, partition)
    group.pending.delete(topic, partition)
    this.#dropIfEmpty(groupId, group)
  }

  #groupOf(groupId: string): Group {
    let group = this.#groups.get(groupId)
    if (group === undefined) {
      this.#groups.set(groupId, (group = { committed: new PartitionMap(), pending: new PartitionMap() }))
    }
    return group
  }

  #dropIfEmpty(groupId: string, group: Group): void {
    if (group.committed.size + group.pending.size === 0) this.#groups.delete(groupId)
  }
}

function storedOffset(value: NonNullable<OffsetRecord['value']>, at: ReplayedAt): StoredOffset {
  const isLegacy = !('leaderEpoch' in value)
  return {
    offset: value.offset,
    leaderEpoch: isLegacy ? -1 : value.leaderEpoch,
    metadata: value.metadata,
    commitTimeMs: value.commitTimestamp,
    expireTimeMs: isLegacy ? -1 : value.expireTimestamp,
    topicId: isLegacy ? noTopicId : value.topicId,
    recordOffset: at.offset,
  }
}
