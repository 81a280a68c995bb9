import { StreamError, type TopicId } from '@millrace/base'
import type { OffsetsUser } from '../groups/membership.ts'
import type { Producer } from '../outcome.ts'
import { shown } from '../shown.ts'

/** An offset that is to be committed. */
export interface OffsetToCommit {
  readonly topicId: TopicId
  readonly partition: number
  /** The next one to read. */
  readonly offset: number
  /** Of the record before it; -1 if that is not known. */
  readonly leaderEpoch: number
  /** For people; at most offset.metadata.max.bytes. */
  readonly metadata: string
}

/** A commit of offsets, by a member of the group or by nobody of it. */
export interface CommitOffsetsRequest extends OffsetsUser {
  readonly offsets: readonly OffsetToCommit[]
  /** Set for offsets that count once this producer's transaction commits. */
  readonly transaction?: Producer | undefined
  /** By the rules of Kafka's protocol: members commit what others own, too, and offsets below 0, by which clients say: none. */
  readonly isKafkas?: boolean | undefined
}

/** Partitions of one topic. */
export interface OffsetPartitions {
  readonly topicId: TopicId
  readonly partitions: readonly number[]
}

/** A question for committed offsets. */
export interface FetchOffsetsRequest extends OffsetsUser {
  /** undefined: all that have one. */
  readonly partitions?: readonly OffsetPartitions[] | undefined
  /** Refuse with UNSTABLE_OFFSET_COMMIT what an open transaction may change (KIP-447). */
  readonly requireStable: boolean
}

/** What a group has committed of one partition. */
export interface FetchedOffset {
  readonly topicId: TopicId
  readonly partition: number
  /** -1 if there is none. */
  readonly offset: number
  readonly leaderEpoch: number
  readonly metadata: string
  readonly commitTimeMs: number
  /** Why nothing can be said of the partition now. */
  readonly error?: StreamError
}

/** The error of one partition, undefined where it was done; in the order of the request. */
export type PartitionErrors = readonly (StreamError | undefined)[]

export function unknownTopic(topicId: TopicId): StreamError {
  return new StreamError(
    'UNKNOWN_TOPIC_ID',
    `no topic has the id ${topicId}: it was deleted, or is not known here yet`,
    {
      context: { topicId },
    },
  )
}

export function unstable(groupId: string, topic: string, partition: number): StreamError {
  return new StreamError(
    'UNSTABLE_OFFSET_COMMIT',
    `a transaction that is not ended yet may change the offset of group '${shown(groupId)}' in ${topic}-${partition}; ask again`,
    { context: { groupId, topic, partition } },
  )
}
