import type { StreamError } from '@millrace/base'
import { limits } from '../limits.ts'
import type { TopicMetadata } from '../transport/transport.ts'
import { noLeader, notConsumed } from './errors.ts'
import { checkPartition } from './offset-lookup.ts'
import { PartitionState } from './partition-state.ts'
import { startOf } from './starting-points.ts'
import type { PoisonPolicy } from './poison/types.ts'
import type { ConsumeOptions, StartPosition } from './types.ts'

/** Partitions that one leader is to send. */
export interface LedPartition {
  readonly state: PartitionState
  readonly leaderEpoch: number
}

/** The partitions of one iteration, and where each stands. */
export class PartitionSet {
  readonly #topicName: string
  readonly #options: ConsumeOptions<PoisonPolicy>
  readonly #states = new Map<number, PartitionState>()
  /** Where the epochs of those ended that are here no more. */
  readonly #pastEpochs = new Map<number, number>()

  constructor(topicName: string, options: ConsumeOptions<PoisonPolicy>) {
    this.#topicName = topicName
    this.#options = options
  }

  get states(): ReadonlyMap<number, PartitionState> {
    return this.#states
  }

  /** Every partition's end was reached. */
  get isComplete(): boolean {
    if (this.#options.until === undefined || this.#states.size === 0) return false
    for (const state of this.#states.values()) if (!state.isDone) return false
    return true
  }

  /** Begins with the partitions that were asked for. Throws UNKNOWN_TOPIC_OR_PARTITION. */
  begin(topic: TopicMetadata): void {
    const partitions = this.#options.partitions ?? topic.partitions.map(({ partition }) => partition)
    for (const partition of partitions) {
      checkPartition(topic, partition)
      this.#states.set(partition, new PartitionState(partition, startOf(partition, this.#options.from)))
    }
  }

  /** Adds partitions that are new, where all are wanted. They begin at their first record: all of them came after the iteration had begun. */
  add(topic: TopicMetadata): PartitionState[] {
    if (!this.#readsAll) return []
    const added = topic.partitions.filter(({ partition }) => !this.#states.has(partition))
    return added.map(({ partition }) => {
      const state = new PartitionState(partition, 'earliest')
      this.#states.set(partition, state)
      return state
    })
  }

  /** Takes in what a group has assigned. */
  take(states: readonly PartitionState[]): void {
    for (const state of states) {
      const { partition } = state
      // That the earlier one was taken away a broker may learn late: what it sends until then must not pass for what this one asks for.
      state.epoch = ((this.#pastEpochs.get(partition) ?? -1) + 1) >>> 0
      this.#states.set(partition, state)
    }
  }

  drop(states: readonly PartitionState[]): void {
    for (const state of states) {
      if (this.#states.get(state.partition) !== state) continue
      this.#pastEpochs.set(state.partition, state.epoch)
      this.#states.delete(state.partition)
    }
  }

  /** The topic is another one: what was received is stale, and where all are wanted, partitions that it does not have are none any more. */
  restart(topic: TopicMetadata): void {
    for (const state of this.#states.values()) {
      state.restart()
      state.highWatermark = undefined
      state.readableEnd = undefined
      if (this.#readsAll && topic.partitions[state.partition] === undefined) this.#states.delete(state.partition)
    }
  }

  /** Every partition is to begin there. */
  reset(reset: StartPosition): void {
    for (const state of this.#states.values()) {
      state.origin = reset
      state.position = undefined
    }
  }

  /** Partitions that are wanted and that nobody sends yet, by who is to send them; `leaderless` is told of those without. */
  takeUnsent(topic: TopicMetadata, leaderless: (error: StreamError) => void): Map<number, LedPartition[]> {
    const byLeader = new Map<number, LedPartition[]>()
    for (const state of this.#states.values()) {
      if (!state.isWanted || state.fetchedFrom !== undefined) continue
      const { leader, leaderEpoch = -1 } = topic.partitions[state.partition] ?? {}
      if (leader === undefined) {
        leaderless(noLeader(topic.name, state.partition))
        continue
      }
      const sender = state.nearer ?? leader
      state.fetchedFrom = sender
      state.leader = leader
      state.leaderEpoch = leaderEpoch
      const states = byLeader.get(sender) ?? []
      states.push({ state, leaderEpoch })
      byLeader.set(sender, states)
    }
    return byLeader
  }

  /**
   * Partitions that are sent by a broker which another has followed as their leader, or by a replica that is not in sync any more; and those
   * that have been read from their leader for long because a nearer replica did not do.
   */
  moved(topic: TopicMetadata, nowMs: number): PartitionState[] {
    return [...this.#states.values()].filter((state) => {
      const { leader, leaderEpoch = -1, isr = [] } = topic.partitions[state.partition] ?? {}
      if (state.fetchedFrom === undefined || leader === undefined) return false
      if (state.nearer !== undefined && !isr.includes(state.nearer)) return true
      if (nowMs - (state.leftNearerAtMs ?? nowMs) >= limits.nearerAgainMs) return true
      return leaderEpoch > state.leaderEpoch && leader !== state.leader
    })
  }

  /** Nobody sends what that broker did. */
  lost(nodeId: number, nowMs: number): void {
    for (const state of this.#states.values()) if (state.fetchedFrom === nodeId) state.unsent(nowMs)
  }

  /** The partition. Throws INVALID_REQUEST if it is not among those of the iteration. */
  one(partition: number): PartitionState {
    const state = this.#states.get(partition)
    if (state === undefined) throw notConsumed(this.#topicName, partition)
    return state
  }

  /** These partitions, or all. Throws INVALID_REQUEST for one that is not among those of the iteration. */
  chosen(partitions: readonly number[] | undefined): PartitionState[] {
    return partitions === undefined ? [...this.#states.values()] : partitions.map((partition) => this.one(partition))
  }

  /** Whether partitions that the topic gets later are wanted too. */
  get #readsAll(): boolean {
    return this.#options.partitions === undefined && this.#options.until === undefined
  }
}
