import type { PartitionChooser, PartitionedRecord, Partitioner } from './partitioner.ts'

class RoundRobinChooser implements PartitionChooser {
  #next: number

  constructor(random: () => number) {
    // Many producers that start together should not all begin at the same partition.
    this.#next = Math.floor(random() * 0x7fff_ffff)
  }

  choose({ partitionCount }: PartitionedRecord): number {
    const partition = this.#next % partitionCount
    this.#next = (partition + 1) % partitionCount
    return partition
  }
}

/** One partition after the other, whatever the key, as Kafka's RoundRobinPartitioner. */
export const roundRobin: Partitioner = (_topic, random) => new RoundRobinChooser(random)
