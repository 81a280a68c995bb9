import type { TopicId } from '@millrace/base'

/** What a coordinator needs to know of a topic. */
export interface TopicInfo {
  readonly id: TopicId
  readonly name: string
  /** How many partitions it has: they are 0 to this. */
  readonly partitions: number
  /** The racks of the brokers that have a partition's replicas; none where brokers don't say theirs. */
  racks(partition: number): readonly string[]
}

/** The topics of the cluster, as they are now: a live view, asked anew by every decision. */
export interface TopicsView {
  /** Another one whenever topics came, went, or got partitions, and when replicas moved between racks. */
  readonly version: number
  topic(name: string): TopicInfo | undefined
  topicById(id: TopicId): TopicInfo | undefined
  /** The names that a pattern may match: all but the internal topics. */
  names(): Iterable<string>
}
