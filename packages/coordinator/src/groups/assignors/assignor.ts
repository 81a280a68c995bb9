import type { TopicId } from '@millrace/base'
import type { TopicInfo } from '../../topics-view.ts'
import type { PartitionSet } from '../partition-set.ts'

/** What an assignor knows of a member. */
export interface AssignorMember {
  readonly memberId: string
  readonly rackId: string | null
  /** Topics that exist and that it is subscribed to. */
  readonly topics: ReadonlySet<TopicId>
  /** What it was to own until now. */
  readonly assigned: PartitionSet
}

/** Members in the order in which they take turns: static ones first, so that what these get depends on nobody who comes and goes. */
export type AssignorMembers = readonly AssignorMember[]

/** The topics that any of the members is subscribed to, in the order of their names. */
export type AssignorTopics = ReadonlyMap<TopicId, TopicInfo>

/** Says what every member is to own: each partition of the topics goes to one of the members that are subscribed to it. Deterministic. */
export type Assignor = (members: AssignorMembers, topics: AssignorTopics) => ReadonlyMap<string, PartitionSet>
