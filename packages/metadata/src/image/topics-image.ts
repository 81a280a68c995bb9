import { present, type TopicId } from '@millrace/base'
import { metadataRecord, type MetadataRecord, type MetadataRecordOf } from '@millrace/kafka-wire/records'
import { collisionKey } from '../topic-name.ts'
import { inconsistent } from './inconsistent.ts'
import { LeaderTallies, type LeaderTally } from './leader-tally.ts'
import { changedPartition, type PartitionImage, partitionOfRecord, recordOfPartition } from './partition-image.ts'
import { type PartitionNumbers, ReplicaIndex } from './replica-index.ts'

/** A topic as the cluster knows it. */
export interface TopicImage {
  readonly name: string
  readonly id: TopicId
  /** By number; from 0 without gaps once its records are all replayed. */
  readonly partitions: ReadonlyMap<number, PartitionImage>
}

interface MutableTopic extends TopicImage {
  readonly partitions: Map<number, PartitionImage>
}

/** One partition and the topic that it is of. */
export interface PartitionOfTopic {
  readonly topic: TopicImage
  readonly partition: PartitionImage
}

/** All topics. Changed by records alone. */
export class TopicsImage {
  readonly #byName = new Map<string, MutableTopic>()
  readonly #byId = new Map<TopicId, MutableTopic>()
  readonly #byCollisionKey = new Map<string, Set<string>>()
  readonly #index = new ReplicaIndex<MutableTopic>()
  readonly #tallies = new LeaderTallies()
  #partitionCount = 0

  get size(): number {
    return this.#byName.size
  }

  get partitionCount(): number {
    return this.#partitionCount
  }

  byName(name: string): TopicImage | undefined {
    return this.#byName.get(name)
  }

  byId(id: TopicId): TopicImage | undefined {
    return this.#byId.get(id)
  }

  all(): IterableIterator<TopicImage> {
    return this.#byName.values()
  }

  /** Another topic whose name differs from `name` only in '.' and '_'. */
  collidingWith(name: string): string | undefined {
    for (const other of this.#byCollisionKey.get(collisionKey(name)) ?? []) if (other !== name) return other
    return undefined
  }

  /** How many replicas the broker holds. */
  replicasOn(nodeId: number): number {
    return this.#index.replicasOn(nodeId)
  }

  /** How many partitions the broker leads. */
  leadersOn(nodeId: number): number {
    return this.#index.leadersOn(nodeId)
  }

  /** What has happened to partitions that the broker led. */
  leaderTally(nodeId: number): LeaderTally {
    return this.#tallies.of(nodeId)
  }

  /** The partitions that have a replica on the broker. */
  partitionsOn(nodeId: number): IterableIterator<PartitionOfTopic> {
    return partitionsOf(this.#index.partitionsOn(nodeId))
  }

  /** The partitions without a leader. */
  leaderless(): IterableIterator<PartitionOfTopic> {
    return partitionsOf(this.#index.leaderless)
  }

  /** The partitions with replicas that are being added or removed. */
  reassigning(): IterableIterator<PartitionOfTopic> {
    return partitionsOf(this.#index.reassigning)
  }

  /** The partitions of whose replicas, without those being added, some are not in sync. */
  underReplicated(): IterableIterator<PartitionOfTopic> {
    return partitionsOf(this.#index.underReplicated)
  }

  addTopic({ name, topicId }: MetadataRecordOf<'TopicRecord'>): void {
    if (this.#byName.has(name)) throw inconsistent(`topic ${name} is created twice`)
    if (this.#byId.has(topicId)) throw inconsistent(`topics share the id ${topicId}`)
    const topic: MutableTopic = { name, id: topicId, partitions: new Map() }
    this.#byName.set(name, topic)
    this.#byId.set(topicId, topic)
    const key = collisionKey(name)
    this.#byCollisionKey.set(key, (this.#byCollisionKey.get(key) ?? new Set<string>()).add(name))
  }

  /** The topic that is gone. */
  removeTopic({ topicId }: MetadataRecordOf<'RemoveTopicRecord'>): TopicImage {
    const topic = this.#topic(topicId)
    this.#byName.delete(topic.name)
    this.#byId.delete(topicId)
    const key = collisionKey(topic.name)
    const sharing = this.#byCollisionKey.get(key)
    sharing?.delete(topic.name)
    if (sharing?.size === 0) this.#byCollisionKey.delete(key)
    for (const partition of topic.partitions.values()) this.#index.replace(topic, partition, undefined)
    this.#partitionCount -= topic.partitions.size
    return topic
  }

  setPartition(record: MetadataRecordOf<'PartitionRecord'>): void {
    this.#replace(this.#topic(record.topicId), partitionOfRecord(record))
  }

  changePartition(record: MetadataRecordOf<'PartitionChangeRecord'>): void {
    const topic = this.#topic(record.topicId)
    const old = topic.partitions.get(record.partitionId)
    if (old === undefined)
      throw inconsistent(`partition ${record.partitionId} of ${topic.name} changes, but there is none`)
    const next = changedPartition(old, record)
    this.#tallies.note(old, next)
    this.#replace(topic, next)
  }

  /** The records that make these topics, by name and partition. */
  snapshot(configs: (topic: string) => MetadataRecord[]): MetadataRecord[] {
    const topics = [...this.#byName.values()].toSorted((left, right) => (left.name < right.name ? -1 : 1))
    return topics.flatMap(({ name, id, partitions }) => [
      metadataRecord('TopicRecord', { name, topicId: id }),
      ...configs(name),
      ...[...partitions.values()]
        .toSorted((left, right) => left.partition - right.partition)
        .map((partition) => recordOfPartition(id, partition)),
    ])
  }

  #topic(id: TopicId): MutableTopic {
    const topic = this.#byId.get(id)
    if (topic === undefined) throw inconsistent(`it speaks of a topic with the id ${id}, but there is none`)
    return topic
  }

  #replace(topic: MutableTopic, partition: PartitionImage): void {
    const old = topic.partitions.get(partition.partition)
    if (old === undefined) this.#partitionCount += 1
    this.#index.replace(topic, old, partition)
    topic.partitions.set(partition.partition, partition)
  }
}

function* partitionsOf(numbers: PartitionNumbers<MutableTopic>): IterableIterator<PartitionOfTopic> {
  for (const [topic, partitions] of numbers) {
    for (const number of partitions) {
      yield { topic, partition: present(topic.partitions.get(number), 'what is in the index is in its topic') }
    }
  }
}
