import { StreamError } from '@millrace/base'
import type { BatchTarget } from '@millrace/records'

/** How one partition's log is kept. Names and defaults are Kafka's topic configuration, in camel case. */
export interface LogConfig {
  /** `segment.bytes` */
  readonly segmentBytes: number
  /** `segment.ms`, counted from the time of the segment's first batch */
  readonly segmentMs: number
  /** `segment.jitter.ms`: a random part of this is taken off `segmentMs`, so that partitions do not all roll together */
  readonly segmentJitterMs: number
  /** `index.interval.bytes` */
  readonly indexIntervalBytes: number
  /** `segment.index.bytes`: a segment whose index would grow beyond this is rolled */
  readonly segmentIndexBytes: number
  /** `retention.ms`; -1 keeps for ever */
  readonly retentionMs: number
  /** `retention.bytes`; -1 keeps for ever */
  readonly retentionBytes: number
  /** `max.message.bytes` */
  readonly maxMessageBytes: number
  /** `message.timestamp.type` */
  readonly timestampType: 'CreateTime' | 'LogAppendTime'
  /** `message.timestamp.before.max.ms` */
  readonly messageTimestampBeforeMaxMs: number
  /** `message.timestamp.after.max.ms` */
  readonly messageTimestampAfterMaxMs: number
  /** `file.delete.delay.ms` */
  readonly fileDeleteDelayMs: number
  /** `producer.id.expiration.ms` */
  readonly producerIdExpirationMs: number
  /** `compression.type` with the level of its codec; undefined for `producer`: batches stay as they were sent. */
  readonly compressTo: BatchTarget | undefined
  /** `preallocate`: a new segment's file gets its whole size at once */
  readonly preallocate: boolean
  /**
   * `flush.messages`: so many records are forced to disk at the latest. It shows with `flush: 'os'` alone: with `fsync` each one is
   * forced to disk at once, since its acknowledgement waits for that.
   */
  readonly flushMessages: number
  /** `flush.ms`: a record is forced to disk after so long at the latest. As above. */
  readonly flushMs: number
  /** `fsync`: acknowledged means on disk. `os`: it means handed to the operating system, an explicit opt-out. */
  readonly flush: 'fsync' | 'os'
  /** Whether its oldest segments may go when the directory passes its bound. Not those of the metadata log: they are its memory. */
  readonly evictable: boolean
  /** Whether retention deletes old segments: `cleanup.policy` has `delete`. */
  readonly deletes: boolean
  /** Whether only the last record of each key is kept: `cleanup.policy` has `compact`. Then each record must have a key. */
  readonly compacts: boolean
  /** `delete.retention.ms`: how long a compacted log keeps tombstones and markers */
  readonly deleteRetentionMs: number
  /** `min.compaction.lag.ms` */
  readonly minCompactionLagMs: number
  /** `max.compaction.lag.ms`; a segment is rolled after so long too */
  readonly maxCompactionLagMs: number
  /** `min.cleanable.dirty.ratio` */
  readonly minCleanableDirtyRatio: number
  /** Whether a cleaner may have left holes between offsets, now or while the topic had another policy. Without, a hole is damage. */
  readonly compacted: boolean
}

const dayMs = 24 * 3_600_000
/** Room for one entry in each of the two indexes, and the one that closes the time index. */
export const indexSizeBytesMin = 24

/** Kafka 4.1's defaults. */
export const defaultLogConfig: LogConfig = {
  segmentBytes: 1024 * 1024 * 1024,
  segmentMs: 7 * dayMs,
  segmentJitterMs: 0,
  indexIntervalBytes: 4_096,
  segmentIndexBytes: 10 * 1024 * 1024,
  retentionMs: 7 * dayMs,
  retentionBytes: -1,
  maxMessageBytes: 1_048_588,
  timestampType: 'CreateTime',
  messageTimestampBeforeMaxMs: Number.MAX_SAFE_INTEGER,
  messageTimestampAfterMaxMs: 3_600_000,
  fileDeleteDelayMs: 60_000,
  producerIdExpirationMs: dayMs,
  compressTo: undefined,
  preallocate: false,
  flushMessages: Number.MAX_SAFE_INTEGER,
  flushMs: Number.MAX_SAFE_INTEGER,
  flush: 'fsync',
  evictable: true,
  deletes: true,
  compacts: false,
  deleteRetentionMs: dayMs,
  minCompactionLagMs: 0,
  maxCompactionLagMs: Number.MAX_SAFE_INTEGER,
  minCleanableDirtyRatio: 0.5,
  compacted: false,
}

/** `overrides` over Kafka's defaults. Throws INVALID_CONFIG naming the key whose value can't work. */
export function logConfig(overrides: Partial<LogConfig> = {}): LogConfig {
  const all = { ...defaultLogConfig, ...overrides }
  const config = { ...all, compacted: all.compacted || all.compacts }
  atLeast(config, 'segmentBytes', 1)
  // A position in an index is an int32.
  atMost(config, 'segmentBytes', 0x7fffffff)
  atLeast(config, 'segmentMs', 1)
  atLeast(config, 'segmentJitterMs', 0)
  atLeast(config, 'indexIntervalBytes', 0)
  atLeast(config, 'segmentIndexBytes', indexSizeBytesMin)
  atLeast(config, 'retentionMs', -1)
  atLeast(config, 'retentionBytes', -1)
  atLeast(config, 'maxMessageBytes', 0)
  atLeast(config, 'fileDeleteDelayMs', 0)
  atLeast(config, 'producerIdExpirationMs', 1)
  atLeast(config, 'deleteRetentionMs', 0)
  atLeast(config, 'minCompactionLagMs', 0)
  atLeast(config, 'maxCompactionLagMs', 1)
  atLeast(config, 'minCleanableDirtyRatio', 0)
  atMost(config, 'minCleanableDirtyRatio', 1)
  atLeast(config, 'flushMessages', 1)
  atLeast(config, 'flushMs', 0)
  return config
}

type NumberKey = { [Key in keyof LogConfig]: LogConfig[Key] extends number ? Key : never }[keyof LogConfig]

function atLeast(config: LogConfig, key: NumberKey, least: number): void {
  if (!(config[key] >= least)) throw invalid(key, config[key], `at least ${least}`)
}

function atMost(config: LogConfig, key: NumberKey, most: number): void {
  if (!(config[key] <= most)) throw invalid(key, config[key], `at most ${most}`)
}

function invalid(key: string, value: number, rule: string): StreamError {
  return new StreamError('INVALID_CONFIG', `${key} is ${value} but must be ${rule}`, { context: { key } })
}
