import type { BatchCompression, TimestampType } from './batch-layout.ts'

/** A key or value to write: text is written as UTF-8. */
export type RecordData = string | Uint8Array | null

/** A header to write. */
export interface HeaderContent {
  readonly key: string
  readonly value: RecordData
}

/** An int64: a bigint where it may be beyond 2^53. */
export type Int64 = number | bigint

/** A record to write. */
export interface RecordContent {
  readonly key: RecordData
  readonly value: RecordData
  readonly headers?: readonly HeaderContent[]
  /** Milliseconds since 1970; the batch's base timestamp unless given. */
  readonly timestamp?: Int64
  /** Written as it is; goes before `timestamp`. */
  readonly timestampDelta?: Int64
  /** One more than the record's before it (0 for the first) unless given. */
  readonly offsetDelta?: number
}

/** All that a batch says, in plain values. */
export interface BatchContent {
  /** 0 unless given: what a producer writes. */
  readonly baseOffset?: Int64
  /** -1 unless given: what a producer writes. */
  readonly partitionLeaderEpoch?: number
  readonly compression?: BatchCompression
  readonly timestampType?: TimestampType
  readonly isTransactional?: boolean
  readonly isControl?: boolean
  /** Takes the place of the base timestamp (KIP-534). */
  readonly deleteHorizonMs?: Int64 | null
  /** The last record's unless given; greater once compaction removed records. */
  readonly lastOffsetDelta?: number
  /** The first record's timestamp unless given (-1 if there is none). */
  readonly baseTimestamp?: Int64
  /** The greatest of the records' unless given (-1 if there is none). */
  readonly maxTimestamp?: Int64
  /** -1 unless given, as are the next two. */
  readonly producerId?: Int64
  readonly producerEpoch?: number
  readonly baseSequence?: number
  readonly records: readonly RecordContent[]
}
