import type { TopicId } from '@millrace/base'

/** Which member owns each partition, or may still own it. */
export class PartitionOwners {
  readonly #byTopic = new Map<TopicId, Map<number, string | undefined>>()
  readonly #below: PartitionOwners | undefined

  /** `below`: what holds for partitions that are not set here; it must not change while this is used. */
  constructor(below?: PartitionOwners) {
    this.#below = below
  }

  get(topicId: TopicId, partition: number): string | undefined {
    const owners = this.#byTopic.get(topicId)
    return owners?.has(partition) === true ? owners.get(partition) : this.#below?.get(topicId, partition)
  }

  set(topicId: TopicId, partition: number, memberId: string): void {
    this.#put(topicId, partition, memberId)
  }

  /** Nobody owns the partition, if this member did. */
  release(topicId: TopicId, partition: number, memberId: string): void {
    if (this.get(topicId, partition) !== memberId) return
    if (this.#below !== undefined) {
      this.#put(topicId, partition, undefined)
      return
    }
    const owners = this.#byTopic.get(topicId)
    owners?.delete(partition)
    if (owners?.size === 0) this.#byTopic.delete(topicId)
  }

  #put(topicId: TopicId, partition: number, memberId: string | undefined): void {
    const owners = this.#byTopic.get(topicId)
    if (owners === undefined) this.#byTopic.set(topicId, new Map([[partition, memberId]]))
    else owners.set(partition, memberId)
  }
}
