import { murmur2, toPositive } from '@millrace/records'
import type { PartitionChooser, PartitionedRecord, Partitioner, PartitionerSettings } from './partitioner.ts'

class JavaCompatibleChooser implements PartitionChooser {
  readonly #random: () => number
  readonly #batchBytes: number
  readonly #isAdaptive: boolean
  /** -1 where the next record without key picks one. */
  #sticky = -1
  #previous = -1
  /** Bytes of the batches that the sticky partition was given since it was picked. */
  #givenBytes = 0

  constructor(random: () => number, { batchBytes, adaptive }: PartitionerSettings) {
    this.#random = random
    this.#batchBytes = batchBytes
    this.#isAdaptive = adaptive
  }

  choose(record: PartitionedRecord): number {
    const { partitionCount } = record
    if (partitionCount === 1) return 0
    const { key } = record
    if (key !== null) return toPositive(murmur2(key)) % partitionCount
    if (this.#sticky < 0 || this.#sticky >= partitionCount) this.#sticky = this.#pick(record)
    return this.#sticky
  }

  batchClosed(partition: number, sizeBytes: number, isFull: boolean): void {
    if (partition !== this.#sticky) return
    this.#givenBytes += sizeBytes
    // Moving on with every batch, however small, would give the most to the partition whose broker is the slowest: its batches get full.
    if (!isFull && this.#givenBytes < this.#batchBytes) return
    this.#previous = partition
    this.#sticky = -1
  }

  /** Any partition that is available, if one is: where queues differ, the likelier the shorter its queue. */
  #pick({ partitionCount, isAvailable, queuedBatches }: PartitionedRecord): number {
    this.#givenBytes = 0
    const available: number[] = []
    for (let partition = 0; partition < partitionCount; partition++)
      if (isAvailable(partition)) available.push(partition)
    if (available.length === 0) return Math.floor(this.#random() * partitionCount)
    if (this.#isAdaptive) {
      const queued = available.map((partition) => queuedBatches(partition))
      if (queued.some((count) => count !== queued[0])) return this.#weighted(available, queued)
    }
    const others = available.filter((partition) => partition !== this.#previous)
    return others[Math.floor(this.#random() * others.length)] ?? this.#previous
  }

  /** The longest queue has the weight 1, and each batch less is one more (KIP-794). */
  #weighted(partitions: readonly number[], queued: readonly number[]): number {
    const most = queued.reduce((longest, count) => Math.max(longest, count), 0)
    const total = queued.reduce((sum, count) => sum + most + 1 - count, 0)
    let left = this.#random() * total
    for (const [index, partition] of partitions.entries()) {
      left -= most + 1 - (queued[index] ?? 0)
      if (left < 0) return partition
    }
    return partitions.at(-1) ?? 0
  }
}

/**
 * Where Kafka's Java client puts records: by the murmur2 hash of the key's bytes; without key (KIP-480, KIP-794) all to one partition
 * that is available, until that was given `batchBytes`, then to another, so that batches get full and partitions get equally many bytes.
 * With `adaptivePartitioning` those get less whose brokers are slower: the more batches wait for a partition, the less likely it is next.
 */
export const javaCompatible: Partitioner = (_topic, random, settings) => new JavaCompatibleChooser(random, settings)
