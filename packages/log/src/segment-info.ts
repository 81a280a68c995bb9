import type { Segment } from './segment.ts'

/** A segment, for those who look at a log from outside. */
export interface SegmentInfo {
  readonly baseOffset: number
  readonly nextOffset: number
  readonly sizeBytes: number
  readonly maxTimestampMs: number
  /** When this process began or opened it. */
  readonly createdMs: number
}

/** What there is to tell of a segment of a log that ends at `logEndOffset`. */
export function segmentInfo(segment: Segment, logEndOffset: number): SegmentInfo {
  return {
    baseOffset: segment.baseOffset,
    nextOffset: Math.min(segment.nextOffset, logEndOffset),
    sizeBytes: segment.writtenBytes,
    maxTimestampMs: segment.maxTimestampMs,
    createdMs: segment.createdMs,
  }
}
