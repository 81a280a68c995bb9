import { murmur2, toPositive } from '@millrace/records'
import type { PartitionChooser, PartitionedRecord, Partitioner } from './partitioner.ts'

class JavaCompatibleChooser implements PartitionChooser {
  readonly #random: () => number
  readonly #batchBytes: number
  /** -1 where the next record without key picks one. */
  #sticky = -1
  #previous = -1
  /** Bytes of the batches that the sticky partition was given since it was picked. */
  #givenBytes = 0

  constructor(random: () => number, batchBytes: number) {
    this.#random = random
    this.#batchBytes = batchBytes
  }

  choose({ key, partitionCount, isAvailable }: PartitionedRecord): number {
    if (key !== null) return toPositive(murmur2(key)) % partitionCount
    if (this.#sticky < 0 || this.#sticky >= partitionCount) this.#sticky = this.#pick(partitionCount, isAvailable)
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

  /** Any partition that has a leader, if one has, and not the previous one, if another is left. */
  #pick(partitionCount: number, isAvailable: (partition: number) => boolean): number {
    this.#givenBytes = 0
    const others: number[] = []
    for (let partition = 0; partition < partitionCount; partition++) {
      if (partition !== this.#previous && isAvailable(partition)) others.push(partition)
    }
    const chosen = others[Math.floor(this.#random() * others.length)]
    if (chosen !== undefined) return chosen
    if (this.#previous >= 0 && this.#previous < partitionCount && isAvailable(this.#previous)) return this.#previous
    return Math.floor(this.#random() * partitionCount)
  }
}

/**
 * Where Kafka's Java client puts records: by the murmur2 hash of the key's bytes; without key (KIP-480, KIP-794) all to one partition
 * that has a leader, until that was given `batchBytes`, then to another, so that batches get full and partitions get equally many bytes.
 */
export const javaCompatible: Partitioner = (_topic, random, { batchBytes }) =>
  new JavaCompatibleChooser(random, batchBytes)
