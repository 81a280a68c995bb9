/** What a partitioner knows of a record. */
export interface PartitionedRecord {
  readonly topic: string
  /** The key's bytes; null for none. Valid during the call only. */
  readonly key: Uint8Array | null
  readonly partitionCount: number
  /** Whether the partition has a leader, as far as is known, that takes what is sent to it (`partitionAvailabilityTimeoutMs`). */
  isAvailable(this: void, partition: number): boolean
  /** Batches of the partition that wait to be sent: more where its broker is slow. */
  queuedBatches(this: void, partition: number): number
}

/** Chooses the partition of records that name none. Made once a producer and topic. */
export interface PartitionChooser {
  /** A partition from 0 to `partitionCount` (excluded). */
  choose(record: PartitionedRecord): number
  /**
   * Called when a batch of the partition was closed and the next record would open another: one of `sizeBytes` before compression,
   * because the next record did not fit (`isFull`: then {@link choose} is called for that record once more) or because its linger was over.
   */
  batchClosed?(partition: number, sizeBytes: number, isFull: boolean): void
}

/** What a partitioner may go by. */
export interface PartitionerSettings {
  /** The producer's `batchBytes`. */
  readonly batchBytes: number
  /** The producer's `adaptivePartitioning`. */
  readonly adaptive: boolean
}

/** Makes the chooser of one topic. `random` is a number from 0 (included) to 1 (excluded). */
export type Partitioner = (topic: string, random: () => number, settings: PartitionerSettings) => PartitionChooser
