import { StreamError } from '@millrace/base'
import type { PartitionChooser } from '../partitioners/partitioner.ts'
import type { TopicMetadata, TopicRef } from '../transport/transport.ts'
import type { WaitingLine } from './buffer.ts'
import type { PartitionQueue } from './partition-queue.ts'

/** What a producer knows of one topic and has in hand for it. */
export class TopicQueues {
  readonly name: string
  readonly chooser: PartitionChooser
  /** Sends that wait for the topic's metadata. */
  readonly line: WaitingLine
  readonly #batchBytes: number
  #batchBytesMax = Infinity
  readonly #makeQueue: (partition: number) => PartitionQueue
  readonly #takes: (nodeId: number) => boolean
  readonly #queues: PartitionQueue[] = []
  #metadata: TopicMetadata | undefined
  /** The last metadata said that there is no such topic. */
  #isMissing = false

  constructor(
    name: string,
    chooser: PartitionChooser,
    line: WaitingLine,
    batchBytes: number,
    makeQueue: (partition: number) => PartitionQueue,
    takes: (nodeId: number) => boolean,
  ) {
    this.name = name
    this.chooser = chooser
    this.line = line
    this.#batchBytes = batchBytes
    this.#makeQueue = makeQueue
    this.#takes = takes
  }

  /** Whether records can be put into batches: the topic is known, and none waits for that. */
  get isReady(): boolean {
    return this.#metadata !== undefined && !this.#isMissing && this.line.length === 0
  }

  get isKnown(): boolean {
    return this.#metadata !== undefined && !this.#isMissing
  }

  get ref(): TopicRef {
    if (this.#metadata !== undefined) return this.#metadata
    throw new StreamError('UNKNOWN_TOPIC_OR_PARTITION', `topic ${this.name} is not known`, {
      context: { topic: this.name },
    })
  }

  get partitionCount(): number {
    return this.#metadata?.partitions.length ?? 0
  }

  get queues(): readonly PartitionQueue[] {
    return this.#queues
  }

  queue(partition: number): PartitionQueue | undefined {
    if (partition >= 0 && partition < this.partitionCount) return this.#queues[partition]
    return undefined
  }

  /** Bound, so that choosers can be handed it. */
  readonly isAvailable = (partition: number): boolean => {
    const nodeId = this.leaderOf(partition)
    return nodeId !== undefined && this.#takes(nodeId)
  }

  /** Bound as well. */
  readonly queuedBatches = (partition: number): number => this.queue(partition)?.waitingCount ?? 0

  leaderOf(partition: number): number | undefined {
    return this.#metadata?.partitions[partition]?.leader
  }

  /** -1 while the topic is not known. */
  leaderEpochOf(partition: number): number {
    return this.#metadata?.partitions[partition]?.leaderEpoch ?? -1
  }

  /** Takes what is known now; true if the topic is another one under the old name. */
  update(metadata: TopicMetadata): boolean {
    const wasMadeAnew = this.#metadata !== undefined && this.#metadata.id !== metadata.id
    this.#metadata = metadata
    this.#isMissing = false
    while (this.#queues.length < metadata.partitions.length) this.#queues.push(this.#makeQueue(this.#queues.length))
    const limit = Number(metadata.configs.find(({ name }) => name === 'max.message.bytes')?.value ?? Infinity)
    this.#batchBytesMax = limit > 0 ? limit : Infinity
    return wasMadeAnew
  }

  /** Batches are closed at this size, before compression. */
  get batchBytes(): number {
    return Math.min(this.#batchBytes, this.#batchBytesMax)
  }

  /** The broker refused a batch for being larger than this. */
  limitBatches(sizeBytes: number): void {
    this.#batchBytesMax = Math.min(this.#batchBytesMax, sizeBytes)
  }

  markMissing(): void {
    this.#isMissing = true
  }
}
