import { type PartitionImage, noLeader } from './partition-image.ts'

/** Partitions of topics, by the topic's id. */
export type PartitionNumbers<Topic> = ReadonlyMap<Topic, ReadonlySet<number>>

/**
 * Which partitions have a replica on a broker, have no leader, or are being reassigned: so that what happens to one broker costs what it
 * holds, and not what the cluster holds. ISR, eligible leader replicas and leader are always among the replicas.
 */
export class ReplicaIndex<Topic> {
  readonly #byBroker = new Map<number, Map<Topic, Set<number>>>()
  readonly #replicaCounts = new Map<number, number>()
  readonly #leaderCounts = new Map<number, number>()
  readonly #leaderless = new Map<Topic, Set<number>>()
  readonly #reassigning = new Map<Topic, Set<number>>()
  readonly #underReplicated = new Map<Topic, Set<number>>()

  /** How many replicas the broker holds. */
  replicasOn(nodeId: number): number {
    return this.#replicaCounts.get(nodeId) ?? 0
  }

  /** How many partitions the broker leads. */
  leadersOn(nodeId: number): number {
    return this.#leaderCounts.get(nodeId) ?? 0
  }

  /** The partitions that have a replica on the broker. */
  partitionsOn(nodeId: number): PartitionNumbers<Topic> {
    return this.#byBroker.get(nodeId) ?? new Map<Topic, Set<number>>()
  }

  get leaderless(): PartitionNumbers<Topic> {
    return this.#leaderless
  }

  /** Those with replicas that are being added or removed. */
  get reassigning(): PartitionNumbers<Topic> {
    return this.#reassigning
  }

  /** Those of whose replicas, without those being added, some are not in sync. */
  get underReplicated(): PartitionNumbers<Topic> {
    return this.#underReplicated
  }

  /** `old` is replaced by `next`; undefined: it was not there, or is gone. */
  replace(topic: Topic, old: PartitionImage | undefined, next: PartitionImage | undefined): void {
    // Most changes leave the replicas as they are.
    if (old?.replicas !== next?.replicas) {
      if (old !== undefined) this.#takeReplicas(topic, old)
      if (next !== undefined) this.#giveReplicas(topic, next)
    }
    if (old !== undefined) this.#takeState(topic, old)
    if (next !== undefined) this.#giveState(topic, next)
  }

  #giveReplicas(topic: Topic, { partition, replicas }: PartitionImage): void {
    for (const nodeId of replicas) {
      let topics = this.#byBroker.get(nodeId)
      if (topics === undefined) this.#byBroker.set(nodeId, (topics = new Map<Topic, Set<number>>()))
      add(topics, topic, partition)
      count(this.#replicaCounts, nodeId, 1)
    }
  }

  #takeReplicas(topic: Topic, { partition, replicas }: PartitionImage): void {
    for (const nodeId of replicas) {
      const topics = this.#byBroker.get(nodeId)
      if (topics !== undefined) {
        remove(topics, topic, partition)
        if (topics.size === 0) this.#byBroker.delete(nodeId)
      }
      count(this.#replicaCounts, nodeId, -1)
    }
  }

  #giveState(topic: Topic, image: PartitionImage): void {
    const { partition, leader } = image
    if (leader === noLeader) add(this.#leaderless, topic, partition)
    else count(this.#leaderCounts, leader, 1)
    if (isReassigning(image)) add(this.#reassigning, topic, partition)
    if (isUnderReplicated(image)) add(this.#underReplicated, topic, partition)
  }

  #takeState(topic: Topic, { partition, leader }: PartitionImage): void {
    if (leader !== noLeader) count(this.#leaderCounts, leader, -1)
    for (const set of [this.#leaderless, this.#reassigning, this.#underReplicated]) remove(set, topic, partition)
  }
}

/** Whether replicas are being added to the partition, or taken from it. */
export function isReassigning({ addingReplicas, removingReplicas }: PartitionImage): boolean {
  return addingReplicas.length > 0 || removingReplicas.length > 0
}

/** Whether a replica that the partition is to have, and not only to get, is not in sync. */
export function isUnderReplicated({ replicas, isr, addingReplicas }: PartitionImage): boolean {
  return replicas.some((nodeId) => !isr.includes(nodeId) && !addingReplicas.includes(nodeId))
}

function add<Topic>(map: Map<Topic, Set<number>>, topic: Topic, partition: number): void {
  const numbers = map.get(topic)
  if (numbers === undefined) map.set(topic, new Set([partition]))
  else numbers.add(partition)
}

function remove<Topic>(map: Map<Topic, Set<number>>, topic: Topic, partition: number): void {
  const numbers = map.get(topic)
  if (numbers === undefined) return
  numbers.delete(partition)
  if (numbers.size === 0) map.delete(topic)
}

function count(counts: Map<number, number>, nodeId: number, step: 1 | -1): void {
  const next = (counts.get(nodeId) ?? 0) + step
  if (next === 0) counts.delete(nodeId)
  else counts.set(nodeId, next)
}
