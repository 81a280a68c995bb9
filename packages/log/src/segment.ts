import { assert } from '@millrace/base'
import { type SegmentFileKind, pathOf, segmentFileName } from './file-names.ts'
import { OffsetIndex } from './indexes/offset-index.ts'
import { TimeIndex, type TimestampOffset } from './indexes/time-index.ts'
import { TransactionIndex } from './indexes/transaction-index.ts'

/** The indexes of a segment by which records are found, in memory. */
export interface SegmentIndexes {
  readonly offsets: OffsetIndex
  readonly times: TimeIndex
}

/** What {@link Segment.rewind} goes back to. */
export interface SegmentMark {
  readonly sizeBytes: number
  readonly nextOffset: number
  readonly maxTimestamp: TimestampOffset | undefined
  readonly rollTimestampMs: number | undefined
  readonly bytesSinceIndexEntry: number
  readonly offsetEntries: number
  readonly timeEntries: number
  readonly abortedCount: number
}

/**
 * One `.log` file of a partition, with its indexes. While it is the last one, what is queued for it counts already:
 * `sizeBytes` and `nextOffset` run ahead of the file, `writtenBytes` and `syncedBytes` tell how far that has come.
 */
export class Segment {
  readonly baseOffset: number
  readonly directory: string
  readonly createdMs: number
  sizeBytes = 0
  writtenBytes = 0
  syncedBytes = 0
  nextOffset: number
  /** The largest timestamp, and the last offset of the batch that has it; undefined while there is none. */
  maxTimestamp: TimestampOffset | undefined
  /** The time of the first batch, from which the segment's age counts. */
  rollTimestampMs: number | undefined
  /** Absent for a rolled segment whose indexes nobody needed lately. */
  indexes: SegmentIndexes | undefined
  /** Transactions that were aborted by markers in this segment. Absent for a rolled segment of which nobody asked lately. */
  aborted: TransactionIndex | undefined
  /** How many of them the file has, and nothing else; undefined if that is not known, or there is no such file. */
  abortedOnDisk: number | undefined
  /** Whether it was begun for appends that were all taken back: it is in no log any more. */
  isTakenBack = false
  /** The producers as they were at the base offset, until that is written. */
  snapshotAtBase: Buffer | undefined
  /** Whether the indexes on disk are whole, so that they may be dropped from memory. */
  isSealed = false
  /** Up to where recovery would not read it: its indexes up to here are on disk, and the producers as they were here. */
  checkpointedBytes = 0
  #bytesSinceIndexEntry = 0

  constructor(directory: string, baseOffset: number, createdMs: number) {
    this.directory = directory
    this.baseOffset = baseOffset
    this.nextOffset = baseOffset
    this.createdMs = createdMs
  }

  /** A new segment, which has nothing yet. */
  static create(directory: string, baseOffset: number, createdMs: number): Segment {
    const segment = new Segment(directory, baseOffset, createdMs)
    segment.indexes = { offsets: new OffsetIndex(baseOffset), times: new TimeIndex(baseOffset) }
    segment.aborted = new TransactionIndex()
    return segment
  }

  path(kind: SegmentFileKind): string {
    return pathOf(this.directory, segmentFileName(this.baseOffset, kind))
  }

  get maxTimestampMs(): number {
    return this.maxTimestamp?.timestampMs ?? -1
  }

  /** Whether offsets up to `lastOffset` can be told as int32 from the base, as the indexes tell them. */
  canHold(lastOffset: number): boolean {
    return lastOffset - this.baseOffset <= 0x7fffffff
  }

  /**
   * What is wrong with a batch of its file: an offset that is too far from its base. The CRC does not cover it, and where offsets may be missing a bit
   * that flips in it looks like a hole, but no log writes such a batch here. undefined if nothing is.
   */
  flawOf({ baseOffset, lastOffset }: { readonly baseOffset: number; readonly lastOffset: number }): string | undefined {
    if (this.canHold(lastOffset)) return undefined
    return `its offset is ${baseOffset}, too far from ${this.baseOffset}, where its segment begins`
  }

  /** Adds a batch at the end, in memory: size, indexes (as Kafka's LogSegment.append does), timestamps. */
  add(batch: BatchPlace, indexIntervalBytes: number): void {
    const indexes = this.loadedIndexes()
    assert(batch.baseOffset >= this.nextOffset, `batch ${batch.baseOffset} follows offset ${this.nextOffset}`)
    if (this.rollTimestampMs === undefined && batch.maxTimestamp >= 0) this.rollTimestampMs = batch.maxTimestamp
    // One that compaction emptied has the time of records that are gone: nobody who looks for that finds anything.
    if (batch.recordCount > 0 && batch.maxTimestamp > this.maxTimestampMs) {
      this.maxTimestamp = { timestampMs: batch.maxTimestamp, offset: batch.lastOffset }
    }
    if (this.#bytesSinceIndexEntry > indexIntervalBytes) {
      indexes.offsets.append(batch.lastOffset, this.sizeBytes)
      this.closeTimeIndex()
      this.#bytesSinceIndexEntry = 0
    }
    this.sizeBytes += batch.sizeBytes
    this.#bytesSinceIndexEntry += batch.sizeBytes
    this.nextOffset = batch.lastOffset + 1
  }

  /** Goes on after bytes that are no batch, which recovery found and leaves where they are. */
  skipTo(position: number, nextOffset: number): void {
    this.#bytesSinceIndexEntry += position - this.sizeBytes
    this.sizeBytes = position
    this.nextOffset = nextOffset
  }

  /** Takes over what is known of a file that was written before. `indexes` must be set. */
  restore(state: {
    readonly sizeBytes: number
    readonly nextOffset: number
    readonly maxTimestamp: TimestampOffset | undefined
    readonly rollTimestampMs: number | undefined
    readonly lastIndexedPosition: number
  }): void {
    this.sizeBytes = state.sizeBytes
    this.writtenBytes = state.sizeBytes
    this.syncedBytes = state.sizeBytes
    this.nextOffset = state.nextOffset
    this.maxTimestamp = state.maxTimestamp
    this.rollTimestampMs = state.rollTimestampMs
    this.#bytesSinceIndexEntry = state.sizeBytes - state.lastIndexedPosition
  }

  /** Writes the largest timestamp so far into the time index: while it grows, and once when the segment is rolled. */
  closeTimeIndex(): void {
    const max = this.maxTimestamp
    if (max !== undefined) this.loadedIndexes().times.maybeAppend(max.timestampMs, max.offset)
  }

  loadedIndexes(): SegmentIndexes {
    assert(this.indexes !== undefined, `the indexes of segment ${this.baseOffset} are in memory`)
    return this.indexes
  }

  loadedAborted(): TransactionIndex {
    assert(this.aborted !== undefined, `the aborted transactions of segment ${this.baseOffset} are in memory`)
    return this.aborted
  }

  mark(): SegmentMark {
    const { offsets, times } = this.loadedIndexes()
    return {
      sizeBytes: this.sizeBytes,
      nextOffset: this.nextOffset,
      maxTimestamp: this.maxTimestamp,
      rollTimestampMs: this.rollTimestampMs,
      bytesSinceIndexEntry: this.#bytesSinceIndexEntry,
      offsetEntries: offsets.entryCount,
      timeEntries: times.entryCount,
      abortedCount: this.loadedAborted().entryCount,
    }
  }

  /** Takes everything back that was added since `mark` was made. */
  rewind(mark: SegmentMark): void {
    const { offsets, times } = this.loadedIndexes()
    this.sizeBytes = mark.sizeBytes
    this.nextOffset = mark.nextOffset
    this.maxTimestamp = mark.maxTimestamp
    this.rollTimestampMs = mark.rollTimestampMs
    this.#bytesSinceIndexEntry = mark.bytesSinceIndexEntry
    offsets.truncate(mark.offsetEntries)
    times.truncate(mark.timeEntries)
    this.loadedAborted().truncate(mark.abortedCount)
  }
}

/** What a segment has to know of a batch. */
export interface BatchPlace {
  readonly baseOffset: number
  readonly lastOffset: number
  readonly sizeBytes: number
  readonly maxTimestamp: number
  /** Less than the offsets that it spans once compaction took records out of it. */
  readonly recordCount: number
}
