import { isStreamError, StreamError } from '@millrace/base'
import { type ClusterImage, noLeader } from '@millrace/metadata'
import { ReadSlots } from '../../fetch/read-slots.ts'
import { shardLoadsMax } from '../../limits.ts'
import type { Partition } from '../../partitions/partition.ts'
import type { PartitionTable } from '../../partitions/partition-table.ts'
import { coordinatorPartitionOf } from './partition-of.ts'
import { asCoordinatorError, ShardHost, type ShardHostOptions } from './shard-host.ts'
import type { CoordinatorShard, Decided } from './shard.ts'
import { StallWatch } from './stall-watch.ts'

export interface CoordinatorRuntimeOptions<Item, Shard, Tick> extends ShardHostOptions<Item, Shard, Tick> {
  /** The internal topic. */
  readonly topic: string
  readonly nodeId: number
  readonly image: ClusterImage
  readonly partitions: PartitionTable
}

/**
 * The coordinators of one kind on this broker: one for each partition that it leads of their internal topic. Each is loaded from its
 * partition when this broker begins to lead that, and dropped when it stops.
 */
export class CoordinatorRuntime<Item, Shard extends CoordinatorShard<Item, Tick>, Tick = unknown> {
  readonly topic: string
  readonly #options: CoordinatorRuntimeOptions<Item, Shard, Tick>
  readonly #hosts = new Map<number, ShardHost<Item, Shard, Tick>>()
  readonly #slots = new ReadSlots(shardLoadsMax)
  readonly #stalls: StallWatch
  readonly #stopListening: () => void
  #closed: StreamError | undefined

  constructor(options: CoordinatorRuntimeOptions<Item, Shard, Tick>) {
    this.topic = options.topic
    this.#options = options
    const isNeeded = (): boolean => [...this.#hosts.values()].some(({ waitsForTick }) => waitsForTick)
    this.#stalls = new StallWatch(options.clock, isNeeded, (stalledMs) => {
      for (const host of this.#hosts.values()) host.leaveOut(stalledMs)
    })
    this.#stopListening = options.partitions.onLead((partition) => this.#lead(partition))
    for (const partition of options.partitions.all()) if (partition.isLeader) this.#lead(partition)
  }

  /** The partition that keeps what belongs to an id. Throws COORDINATOR_NOT_AVAILABLE while the topic is not there. */
  partitionOf(id: string): number {
    const topic = this.#options.image.topic(this.topic)
    if (topic !== undefined) return coordinatorPartitionOf(id, topic.partitions.size)
    const text = `there is no topic ${this.topic} yet: look up the coordinator, which makes it`
    throw new StreamError('COORDINATOR_NOT_AVAILABLE', text, { context: { topic: this.topic } })
  }

  /**
   * Takes a decision in a partition. Resolves with what `decide` answered, and rejects with what it threw, once all that was decided
   * there until then is committed. NOT_COORDINATOR if another broker leads the partition, before or meanwhile; COORDINATOR_LOAD_IN_PROGRESS
   * while what it holds is being read; COORDINATOR_NOT_AVAILABLE while that, or writing, can't be done; REQUEST_TIMED_OUT if it takes too
   * long to be committed: it may be later.
   */
  async run<Response>(
    partition: number,
    decide: (shard: Shard, nowMs: number) => Decided<Item, Response>,
  ): Promise<Response> {
    return this.#asking(partition, (host) => host.run(decide))
  }

  /** The shards that can be asked here, by partition. To be read, and within the same turn. */
  *loaded(): IterableIterator<{ readonly partition: number; readonly shard: Shard }> {
    for (const [partition, { shard }] of this.#hosts) if (shard !== undefined) yield { partition, shard }
  }

  /** Asks all shards when their next tick is due: something else than a decision has changed that. */
  wake(): void {
    for (const host of this.#hosts.values()) host.wake()
  }

  /** Partitions that this broker leads and is still reading. */
  get loading(): number {
    let count = 0
    for (const { shard } of this.#hosts.values()) if (shard === undefined) count += 1
    return count
  }

  /** Ends all of them; `reason` is what those are told who wait. */
  close(reason: StreamError): void {
    if (this.#closed !== undefined) return
    this.#closed = reason
    this.#stopListening()
    this.#stalls.stop()
    for (const host of this.#hosts.values()) host.close(reason)
    this.#hosts.clear()
  }

  async #asking<Response>(
    partition: number,
    ask: (host: ShardHost<Item, Shard, Tick>) => Promise<Response>,
  ): Promise<Response> {
    if (this.#closed !== undefined) throw this.#closed
    const host = this.#hosts.get(partition)
    if (host === undefined) throw this.#notHere(partition)
    try {
      return await ask(host)
    } catch (error) {
      throw isStreamError(error) ? asCoordinatorError(error) : error
    }
  }

  #lead(partition: Partition): void {
    if (partition.topic !== this.topic || this.#closed !== undefined) return
    const number = partition.partition
    const onWaits = (): void => this.#stalls.start()
    const host = new ShardHost<Item, Shard, Tick>(partition, this.#slots, onWaits, this.#options)
    this.#hosts.get(number)?.close(notCoordinator(this.topic, number, noLeader))
    this.#hosts.set(number, host)
    host.leadership.onEnd(() => {
      if (this.#hosts.get(number) === host) this.#hosts.delete(number)
      host.close(notCoordinator(this.topic, number, this.#leaderOf(number)))
    })
  }

  #leaderOf(partition: number): number {
    return this.#options.image.topic(this.topic)?.partitions.get(partition)?.leader ?? noLeader
  }

  #notHere(partition: number): StreamError {
    const leader = this.#leaderOf(partition)
    if (leader !== this.#options.nodeId) return notCoordinator(this.topic, partition, leader)
    const text = `this broker is about to coordinate what is in ${this.topic}-${partition}; ask again`
    const context = { topic: this.topic, partition }
    return new StreamError('COORDINATOR_LOAD_IN_PROGRESS', text, { context, retryAfterMs: 50 })
  }
}

function notCoordinator(topic: string, partition: number, leader: number): StreamError {
  const who = leader < 0 ? 'nobody leads' : `broker ${leader} leads`
  const text = `${who} ${topic}-${partition}, which this broker would coordinate by: look up the coordinator again`
  return new StreamError('NOT_COORDINATOR', text, { context: { topic, partition, leader } })
}
