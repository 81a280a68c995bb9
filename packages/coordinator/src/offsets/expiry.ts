import { noTopicId } from '@millrace/kafka-wire/records'
import type { Membership } from '../groups/membership.ts'
import type { TopicsView } from '../topics-view.ts'
import { offsetsPerTickMax, offsetsSeenPerTickMax } from './limits.ts'
import { type OffsetRecord, offsetTombstone } from './offset-records.ts'
import type { OffsetStore, StoredOffset } from './offset-store.ts'

/** What says whether an offset is over. */
export interface ExpiryContext {
  readonly store: OffsetStore
  readonly topics: TopicsView
  readonly membership: Membership
  readonly retentionMs: number
  readonly nowMs: number
}

/** Tombstones for the offsets of some of the groups that are over; takes those that it is done with from `groupIds`. */
export function expireOffsets(groupIds: string[], context: ExpiryContext): OffsetRecord[] {
  const records: OffsetRecord[] = []
  let seen = 0
  while (records.length < offsetsPerTickMax && seen < offsetsSeenPerTickMax) {
    const groupId = groupIds.pop()
    if (groupId === undefined) break
    const pending = context.store.pending(groupId)
    for (const [topic, partition, stored] of context.store.committed(groupId)) {
      seen++
      const isPending = pending.get(topic, partition) !== undefined
      if (!isPending && isOver(context, groupId, topic, stored))
        records.push(offsetTombstone(groupId, topic, partition))
    }
  }
  return records
}

function isOver(context: ExpiryContext, groupId: string, topic: string, stored: StoredOffset): boolean {
  const { topics, membership, retentionMs, nowMs } = context
  if (!isOfTopic(topics, topic, stored)) return true
  if (stored.expireTimeMs >= 0) return nowMs >= stored.expireTimeMs
  if (membership.hasMembers(groupId) && membership.isSubscribed(groupId, topic)) return false
  const neededUntilMs = Math.max(membership.emptySinceMs(groupId) ?? 0, stored.commitTimeMs)
  return nowMs - neededUntilMs >= retentionMs
}

/**
 * Whether an offset is of the topic that has the name now. This broker came to know of every topic whose offsets were committed before it
 * came to lead them: both stand in one log of metadata. So a topic that isn't there was deleted.
 */
export function isOfTopic(topics: TopicsView, topic: string, stored: StoredOffset): boolean {
  const present = topics.topic(topic)
  return present !== undefined && (stored.topicId === noTopicId || stored.topicId === present.id)
}
