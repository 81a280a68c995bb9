/** Bytes that may wait for the disk in one log; appends beyond are refused with RESOURCE_EXHAUSTED. */
export const pendingAppendBytesMax = 64 * 1024 * 1024

/** Appends that may wait for the disk in one log, however small. */
export const pendingAppendsMax = 65_536

/** Buffers in one write: Linux takes 1,024 (IOV_MAX). */
export const writeBuffersMax = 1_024

/** Bytes in one write. What waits beyond goes into the next one, so that one huge write does not hold up its first batch. */
export const writeSizeBytesMax = 16 * 1024 * 1024

/** Syncs under way at once in one directory; see `append/sync-scheduler.ts` for how the number was found. */
export const concurrentSyncsMax = 8

/** Between two writes of one log's durable-offset hint. */
export const durableHintIntervalMs = 50
/** How long a hint that was written may stay unsynced. */
export const durableHintSyncIntervalMs = 1_000

/** Bytes of recent batches that one log keeps in memory, and all logs of a directory together. */
export const tailCacheSizeBytesMax = 8 * 1024 * 1024
export const tailCacheTotalSizeBytesMax = 24 * 1024 * 1024

/** Batches that are taken from that memory at a time, each by itself. */
export const tailPartsMax = 64

/** Bytes that the indexes of rolled segments may take in memory, over all logs of a directory. */
export const indexCacheSizeBytesMax = 32 * 1024 * 1024

/** Bytes that the aborted transactions of rolled segments may take in memory, over all logs of a directory. */
export const transactionIndexesSizeBytesMax = 16 * 1024 * 1024
/** What a segment is counted with there that has none. */
export const segmentOverheadBytes = 128

/** Files of rolled segments that a directory keeps open. */
export const openSegmentFilesMax = 256

/** Batches remembered for each producer id, as in Kafka: as many as a producer may have in flight. */
export const producerBatchesMax = 5

/** Producer ids remembered for one log. The one that wrote longest ago goes first. */
export const producerIdsMax = 100_000

/** One read while scanning, searching or copying. */
export const scanChunkSizeBytes = 1024 * 1024

/** What one read returns at most, whatever was asked for, except for a single larger batch. */
export const readSizeBytesMax = 64 * 1024 * 1024

/** A file read whole (checkpoints, snapshots, indexes) that is larger is taken for damaged. */
export const wholeFileSizeBytesMax = 64 * 1024 * 1024

/** Bytes of a cut-off tail that are kept in a side file; what is beyond can't be a batch of ours in flight. */
export const tornTailSizeBytesMax = 256 * 1024 * 1024

/** Side files of cut-off tails that one log keeps. The oldest goes first. */
export const tornTailFilesMax = 16

/** Copies of damaged parts that one log keeps, the oldest goes first; and the bytes of each. */
export const damagedCopiesMax = 16
export const damagedCopySizeBytesMax = 16 * 1024 * 1024
/** Ranges of one log that are remembered as corrupt; a log with more is refused as a whole. */
export const corruptRangesMax = 1_000

/** Logs of one directory that are recovered at the same time. */
export const concurrentRecoveriesMax = 4

/** `flush.ms` beyond this is never: no timer runs that long. */
export const flushTimerMsMax = 0x7fffffff

/** How long after a roll the recovery points are written; rolls within that time share one write. */
export const checkpointDelayMs = 1_000

/** How often the recovery points are written even if nothing rolled. */
export const checkpointIntervalMs = 60_000
/** They are not written more often than this, whatever is asked for: Kafka's key may be 0. */
export const checkpointIntervalMsMin = 100

/**
 * About what a start after a kill reads of all logs of a directory: half a second's work (400 MB/s with the CRC). It is more where very
 * many logs have grown by less than the least that is worth a recovery point of its own: four syncs.
 */
export const recoveryReadBytesMax = 128 * 1024 * 1024
export const recoveryCheckpointBytesMin = 8 * 1024 * 1024
/** Growth is looked at this much later. */
export const recoveryBoundDelayMs = 500

/** How often a process looks again at a lock file without content, whose owner may just be writing it. */
export const lockReadAttemptsMax = 10
export const lockReadDelayMs = 50

/** Bytes a second that the scrub reads, and in one go. */
export const scrubBytesPerSecond = 4 * 1024 * 1024
export const scrubSliceBytes = 1024 * 1024

/** Leader epochs of one log that are remembered. The oldest goes first. */
export const leaderEpochsMax = 10_000

/** A batch in a segment that says it is larger is taken for damaged: it would have to be read whole to be checked. */
export const batchSizeBytesMax = 256 * 1024 * 1024

/** A bounded directory has room for at least this many segments. */
export const segmentsOfTotalMin = 16

/** Memory that one cleaner takes for keys at most, whatever log.cleaner.dedupe.buffer.size allows: 2.8 million keys. */
export const offsetMapSizeBytesMax = 64 * 1024 * 1024

/**
 * Bytes of a compacted segment that are written before they are synced. A sync of a whole segment at its end would keep those of logs that are
 * appended to waiting behind it in the file system's journal.
 */
export const cleanedUnsyncedBytesMax = 2 * 1024 * 1024
