import { type CoordinatorRecord, coordinatorRecord, type CoordinatorRecordOf } from '@millrace/kafka-wire/records'
import type { OffsetToCommit } from './requests.ts'

/** The records that offsets are made of. */
export type OffsetRecord = CoordinatorRecordOf<'OffsetCommit'> | CoordinatorRecordOf<'LegacyOffsetCommit'>

/** Whether the record is one of those that offsets are made of. */
export function isOffsetRecord(record: CoordinatorRecord): record is OffsetRecord {
  return record.type === 'OffsetCommit' || record.type === 'LegacyOffsetCommit'
}

/** The topic's id stands in it too, so that it isn't taken for an offset of a later topic of the same name. */
export function commitRecord(groupId: string, topic: string, commit: OffsetToCommit, nowMs: number): OffsetRecord {
  const { topicId, partition, offset, leaderEpoch, metadata } = commit
  return coordinatorRecord(
    'OffsetCommit',
    { group: groupId, topic, partition },
    { offset, leaderEpoch, metadata, commitTimestamp: nowMs, topicId },
  )
}

/** Forgets the offset of a partition, and what transactions left pending of it. */
export function offsetTombstone(groupId: string, topic: string, partition: number): OffsetRecord {
  return coordinatorRecord('OffsetCommit', { group: groupId, topic, partition })
}
