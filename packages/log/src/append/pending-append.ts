import type { LeaderEpochEntry } from '../leader-epochs.ts'
import type { ProducerUndo } from '../producer-state/producer-state.ts'
import type { Segment, SegmentMark } from '../segment.ts'

/** A batch that has its offset and its place, and waits for the disk; with all that is needed to take it back. */
export interface PendingAppend {
  readonly bytes: Buffer
  readonly baseOffset: number
  readonly nextOffset: number
  readonly segment: Segment
  readonly position: number
  /** The segment as it was before. */
  readonly mark: SegmentMark
  /** Whether the segment was begun for this batch. */
  readonly startsSegment: boolean
  readonly producer: ProducerUndo | undefined
  /** The leader epochs as they were before, if they have to be stored before this batch is written. */
  readonly epochsBefore: readonly LeaderEpochEntry[] | undefined
  /** Whether it is kept in memory once it is written: for those who read at the end of the log. */
  readonly isCached: boolean
}
