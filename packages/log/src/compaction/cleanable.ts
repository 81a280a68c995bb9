import type { LogConfig } from '../config.ts'

/** What has to be known of a segment to tell whether it may be compacted. */
export interface CleanableSegment {
  readonly baseOffset: number
  readonly writtenBytes: number
  readonly maxTimestampMs: number
  /** The time of its first batch. */
  readonly rollTimestampMs: number | undefined
  /** Whether it is rolled, and whole on disk. */
  readonly isSealed: boolean
}

/** A log, for a cleaner. */
export interface CleanableLog {
  /** Rising; the last one takes appends. */
  readonly segments: readonly CleanableSegment[]
  readonly logStartOffset: number
  readonly logEndOffset: number
  /** Where the last round ended; undefined if there was none. */
  readonly cleanedOffset: number | undefined
  /** What is before it is committed, and no transaction in it is open. */
  readonly stableOffset: number
  readonly config: Pick<LogConfig, 'minCompactionLagMs' | 'maxCompactionLagMs' | 'minCleanableDirtyRatio'>
}

/** What of a log could be compacted now, and how much it needs it. */
export interface Cleanable {
  readonly firstDirtyOffset: number
  /** The base offset of the first segment that may not be compacted. */
  readonly endOffset: number
  /** Bytes that no round has seen. */
  readonly dirtyBytes: number
  /** The share that these have of all that may be compacted, from 0 to 1. */
  readonly dirtyRatio: number
  /** For how long something has been uncompacted for longer than `max.compaction.lag.ms`; 0 if nothing has. */
  readonly lateMs: number
  /** Whether it is to be compacted. */
  readonly isDue: boolean
}

/** As Kafka's LogCleanerManager decides: rolled segments that are stable, and not younger than `min.compaction.lag.ms`. */
export function cleanableOf(log: CleanableLog, nowMs: number): Cleanable {
  const { segments, config } = log
  const firstDirtyOffset = dirtyFrom(log)
  const last = segments.at(-1)
  const endOf = (at: number): number => segments[at + 1]?.baseOffset ?? log.logEndOffset
  let endOffset = last?.baseOffset ?? 0
  let dirtyBytes = 0
  let totalBytes = 0
  let oldestDirtyMs = Number.POSITIVE_INFINITY
  for (const [at, segment] of segments.entries()) {
    const isDirty = endOf(at) > firstDirtyOffset
    const isYoung =
      isDirty && config.minCompactionLagMs > 0 && segment.maxTimestampMs > nowMs - config.minCompactionLagMs
    if (segment === last || !segment.isSealed || endOf(at) > log.stableOffset || isYoung) {
      endOffset = segment.baseOffset
      break
    }
    totalBytes += segment.writtenBytes
    if (!isDirty) continue
    dirtyBytes += segment.writtenBytes
    const { rollTimestampMs = 0 } = segment
    if (rollTimestampMs > 0) oldestDirtyMs = Math.min(oldestDirtyMs, rollTimestampMs)
  }
  const lateMs = Math.max(0, nowMs - config.maxCompactionLagMs - oldestDirtyMs)
  const dirtyRatio = totalBytes === 0 ? 0 : dirtyBytes / totalBytes
  const isDue = dirtyBytes > 0 && (lateMs > 0 || dirtyRatio > config.minCleanableDirtyRatio)
  return { firstDirtyOffset, endOffset, dirtyBytes, dirtyRatio, lateMs, isDue }
}

/** What was noted of a log that is another by now does not count. */
function dirtyFrom({ cleanedOffset, logStartOffset, logEndOffset }: CleanableLog): number {
  if (cleanedOffset === undefined || cleanedOffset > logEndOffset) return logStartOffset
  return Math.max(cleanedOffset, logStartOffset)
}
