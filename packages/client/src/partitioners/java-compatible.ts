import { murmur2, toPositive } from '@millrace/records'
import type { PartitionChooser, PartitionedRecord, Partitioner } from './partitioner.ts'

class JavaCompatibleChooser implements PartitionChooser {
  readonly #random: () => number
  /** -1 where the next record without key picks one. */
  #sticky = -1
  #previous = -1

  constructor(random: () => number) {
    this.#random = random
  }

  choose({ key, partitionCount }: PartitionedRecord): number {
    if (key !== null) return toPositive(murmur2(key)) % partitionCount
    if (this.#sticky < 0 || this.#sticky >= partitionCount) this.#sticky = this.#pick(partitionCount)
    return this.#sticky
  }

  batchClosed(partition: number): void {
    if (partition !== this.#sticky) return
    this.#previous = partition
    this.#sticky = -1
  }

  /** Any partition but the previous one. */
  #pick(partitionCount: number): number {
    if (partitionCount === 1) return 0
    const previous = this.#previous
    if (previous < 0 || previous >= partitionCount) return Math.floor(this.#random() * partitionCount)
    return (previous + 1 + Math.floor(this.#random() * (partitionCount - 1))) % partitionCount
  }
}

/**
 * Where Kafka's Java client puts records: by the murmur2 hash of the key's bytes; without key (KIP-480, KIP-794) all to one partition
 * until its batch is closed, then to another, so that batches get full.
 */
export const javaCompatible: Partitioner = (_topic, random) => new JavaCompatibleChooser(random)
