import type { TopicId } from '@millrace/base'

/** Who commits or reads offsets. */
export interface OffsetsUser {
  readonly groupId: string
  /** Empty, with a negative epoch: nobody of the group. */
  readonly memberId: string
  /** Of a member of the classic protocol: the generation that it is in. */
  readonly memberEpoch: number
  /** Of a static member, if it says it. */
  readonly instanceId?: string | null | undefined
}

/** Whether who commits or reads offsets is nobody of the group. */
export function isNobody({ memberId, memberEpoch }: OffsetsUser): boolean {
  return memberId === '' && memberEpoch < 0
}

/** What a group's offsets need to know of its members. */
export interface Membership {
  /**
   * Whether these offsets may be committed: by a member in its present epoch; by nobody of the group only while it has no members, or in a
   * transaction (whose producer is fenced by its own epoch). Throws UNKNOWN_MEMBER_ID or STALE_MEMBER_EPOCH; of members of the classic
   * protocol ILLEGAL_GENERATION, FENCED_INSTANCE_ID or REBALANCE_IN_PROGRESS, too.
   */
  checkCommit(user: OffsetsUser, isTransactional: boolean, nowMs: number): void
  /** Whether these offsets may be read: by nobody of the group always. Throws UNKNOWN_MEMBER_ID or STALE_MEMBER_EPOCH. */
  checkFetch(user: OffsetsUser): void
  /** Whether there is such a group, with members or without. */
  exists(groupId: string): boolean
  hasMembers(groupId: string): boolean
  /** Since when the group has no members, by the records; undefined while it has some, and if it never had any. */
  emptySinceMs(groupId: string): number | undefined
  /** Whether a member of the group reads the topic, or may for all that is known: what members of classic groups want may be opaque. */
  isSubscribed(groupId: string, topic: string): boolean
  /** Whether the member owns the partition, or has not let go of it yet; of a classic group only its members know, and any member may. */
  owns(groupId: string, memberId: string, topicId: TopicId, partition: number): boolean
}
