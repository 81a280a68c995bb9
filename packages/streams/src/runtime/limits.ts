/** The limits of the runtime, each with its reason. */
export const limits = {
  /** Records of one partition that wait for its task; more are not fetched. Kafka's `buffered.records.per.partition`. */
  bufferedRecordsMax: 1_000,
  /** Bytes that tasks may have written and that were not handed to the producer yet. */
  outputBytesMax: 1_048_576,
  /**
   * Bytes of one commit that were handed to the producer and are not acknowledged yet: several times as many, since what waited for the end of a
   * transaction goes out in one piece, and tasks are not to stop until all of that is acknowledged.
   */
  underwayBytesMax: 4_194_304,
  /** Records of one task that are processed before the others have their turn. */
  recordsPerTurnMax: 500,
  /** Until the end of a changelog is stable: looked at again after so long, in milliseconds. */
  restorePollMs: 20,
  /** After so long, in milliseconds, it is tried again to restore a task. */
  restoreAgainMs: 100,
  /** So often, in milliseconds, a standby looks how far the input is committed that one of its stores is made of. */
  standbyPollMs: 1_000,
  /** At least so long lies between two reports of one copy to its group, in milliseconds: each has the tasks assigned anew. */
  reportIntervalMs: 1_000,
  /** Kafka's `transaction.timeout.ms` of Streams: what a crashed copy left open holds others up no longer. */
  transactionTimeoutMs: 10_000,
  /** What the commit itself may take of that, in milliseconds: its outputs are on their way already. */
  commitMsMax: 2_000,
  /** Calls of mapAsync() have so much more time than their deadlines say until a commit gives up on them: what one input gave may take turns. */
  settleMarginMs: 3_000,
  /** Tasks are built anew after a failure that may go away, at most so often without a commit between. */
  revivalsMax: 10,
  /** A task that failed begins again after so long, in milliseconds; twice as long each time, up to the second number. */
  replaceBackoffMs: 100,
  replaceBackoffMsMax: 10_000,
  /** Who has asked all copies to stop waits at most so long, in milliseconds, until they have gone. */
  shutdownWaitMs: 15_000,
  /** Characters of a reason to stop that other copies are told. */
  shutdownReasonLengthMax: 500,
  /** What a commit says of a partition beside its offset, at most: the broker's `offset.metadata.max.bytes`. */
  commitMetadataBytesMax: 4_096,
  /** At most so long, in milliseconds, lies between two looks for state that nobody uses any more. */
  cleanupIntervalMs: 60_000,
  /** Bytes of a task's uncommitted state before it is committed ahead of its time. */
  uncommittedBytesMax: 67_108_864,
} as const
