import type { LogConfig } from '../config.ts'
import { transactionEntrySizeBytes } from '../indexes/transaction-index.ts'
import type { BatchPlace, Segment } from '../segment.ts'

const offsetEntrySizeBytes = 8
const timeEntrySizeBytes = 12

/**
 * Whether `batch` has to go into a new segment, by Kafka's rules: the segment would become larger than segment.bytes, it is
 * older than segment.ms (by the timestamps of its records, as far as it has any), an index is full, or the offset is too far
 * from the base to be told in 32 bits. `jitter` is from 0 to 1.
 */
export function segmentMustRoll(
  segment: Segment,
  batch: BatchPlace,
  config: LogConfig,
  nowMs: number,
  jitter: number,
  segmentBytesMax: number,
): boolean {
  if (segment.sizeBytes === 0) return !segment.canHold(batch.lastOffset)
  if (segment.sizeBytes + batch.sizeBytes > Math.min(config.segmentBytes, segmentBytesMax)) return true
  const ageMs =
    segment.rollTimestampMs !== undefined && batch.maxTimestamp >= 0
      ? batch.maxTimestamp - segment.rollTimestampMs
      : nowMs - segment.createdMs
  // What is in the last segment can't be compacted: it must not become older than a record may be by then.
  const segmentMs = config.compacts ? Math.min(config.segmentMs, config.maxCompactionLagMs) : config.segmentMs
  if (ageMs > segmentMs - jitter * Math.min(config.segmentJitterMs, segmentMs)) return true
  const { offsets, times } = segment.loadedIndexes()
  if (offsets.entryCount >= Math.floor(config.segmentIndexBytes / offsetEntrySizeBytes)) return true
  // One entry less: the last one is kept for when the segment is closed.
  if (times.entryCount >= Math.floor(config.segmentIndexBytes / timeEntrySizeBytes) - 1) return true
  // Kafka lets this one grow; we have it in memory.
  const abortedMax = Math.max(1, Math.floor(config.segmentIndexBytes / transactionEntrySizeBytes))
  if (segment.loadedAborted().entryCount >= abortedMax) return true
  return !segment.canHold(batch.lastOffset)
}
