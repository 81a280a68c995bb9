import { isStreamError } from '@millrace/base'
import type { RecordBatch } from '@millrace/records'
import type { LogState } from '../log-state.ts'
import type { Segment } from '../segment.ts'
import { corruptLog } from './corrupt-ranges.ts'
import { diagnose, problemOf } from './reader.ts'
import { scanBatches } from './scan.ts'

/** A record found by its time. */
export interface OffsetAndTimestamp {
  readonly offset: number
  readonly timestampMs: number
  /** -1 if unknown */
  readonly leaderEpoch: number
}

/**
 * The first record, in the order of offsets, that is not earlier than `timestampMs`; as Kafka's ListOffsets answers. Only what
 * is before `endOffset` counts.
 */
export async function findByTimestamp(
  log: LogState,
  timestampMs: number,
  endOffset: number,
): Promise<OffsetAndTimestamp | undefined> {
  for (const segment of [...log.segments]) {
    if (segment.baseOffset >= endOffset) return undefined
    if (segment.maxTimestampMs < timestampMs || log.endOf(segment) <= log.logStartOffset) continue
    const found = await unlessDeleted(log, segment, () => searchSegment(log, segment, timestampMs, endOffset))
    if (found !== undefined) return found
  }
  return undefined
}

/** The record with the largest timestamp; the first of them if there are more. Undefined if no record has one. */
export async function findMaxTimestamp(log: LogState, endOffset: number): Promise<OffsetAndTimestamp | undefined> {
  let best: OffsetAndTimestamp | undefined
  for (const segment of [...log.segments].reverse()) {
    if (segment.baseOffset >= endOffset || log.endOf(segment) <= log.logStartOffset) continue
    if (segment.maxTimestampMs < (best?.timestampMs ?? 0)) continue
    const found = await unlessDeleted(log, segment, () => maxInSegment(log, segment, endOffset))
    if (found !== undefined && found.timestampMs >= (best?.timestampMs ?? 0)) best = found
  }
  return best
}

/** What `search` finds; nothing if retention takes the segment meanwhile. */
async function unlessDeleted<T>(
  log: LogState,
  segment: Segment,
  search: () => Promise<T | undefined>,
): Promise<T | undefined> {
  try {
    return await search()
  } catch (error) {
    if (isStreamError(error, 'NOT_FOUND') && !log.segments.includes(segment)) return undefined
    throw error
  }
}

async function searchSegment(
  log: LogState,
  segment: Segment,
  timestampMs: number,
  endOffset: number,
): Promise<OffsetAndTimestamp | undefined> {
  const { context, config } = log
  for (let attempt = 0; ; attempt++) {
    const { times } = await context.indexes.get(segment, config)
    const at = times.lookupBefore(timestampMs)
    const entry = at < 0 ? undefined : times.entry(at)
    let found: OffsetAndTimestamp | undefined
    let entryIsRight = entry === undefined
    await visitFrom(log, segment, entry?.offset ?? segment.baseOffset, (batch) => {
      if (entry !== undefined && batch.lastOffset === entry.offset)
        entryIsRight = batch.maxTimestamp === entry.timestampMs
      if (entry !== undefined && batch.lastOffset <= entry.offset) return entryIsRight ? undefined : 'stop'
      if (!entryIsRight || batch.nextOffset > endOffset) return 'stop'
      if (batch.maxTimestamp < timestampMs || batch.lastOffset < log.logStartOffset) return undefined
      found = firstRecord(log, batch, (timestamp) => timestamp >= timestampMs)
      return found === undefined ? undefined : 'stop'
    })
    if (entryIsRight) return found
    // What the index says of a time is not what the log says there.
    if (attempt > 0) return undefined
    await context.indexes.rebuild(segment, config)
  }
}

async function maxInSegment(
  log: LogState,
  segment: Segment,
  endOffset: number,
): Promise<OffsetAndTimestamp | undefined> {
  let best: OffsetAndTimestamp | undefined
  const max = segment.maxTimestamp
  // The batch that has the largest timestamp is known, unless part of the segment does not count.
  const isWhole = log.endOf(segment) <= endOffset && segment.baseOffset >= log.logStartOffset
  await visitFrom(log, segment, isWhole ? (max?.offset ?? segment.baseOffset) : segment.baseOffset, (batch) => {
    if (batch.nextOffset > endOffset) return 'stop'
    if (batch.maxTimestamp <= (best?.timestampMs ?? -1) || batch.lastOffset < log.logStartOffset) return undefined
    best = firstRecord(log, batch, (timestamp) => timestamp === batch.maxTimestamp) ?? best
    return isWhole && best?.timestampMs === max?.timestampMs ? 'stop' : undefined
  })
  return best
}

function firstRecord(
  log: LogState,
  batch: RecordBatch,
  matches: (timestampMs: number) => boolean,
): OffsetAndTimestamp | undefined {
  for (const record of batch.records(log.context.ports.compression)) {
    if (!matches(record.timestamp) || record.offset < log.logStartOffset) continue
    const leaderEpoch =
      batch.partitionLeaderEpoch >= 0 ? batch.partitionLeaderEpoch : log.epochs.epochFor(record.offset)
    return { offset: record.offset, timestampMs: record.timestamp, leaderEpoch }
  }
  return undefined
}

/** Visits a segment's batches from the one that has `offset`, checked. Throws CORRUPT_LOG where one is damaged. */
async function visitFrom(
  log: LogState,
  segment: Segment,
  offset: number,
  visit: (batch: RecordBatch) => 'stop' | undefined,
): Promise<void> {
  const { context, config } = log
  const { offsets } = await context.indexes.get(segment, config)
  const start = offsets.lookup(offset)
  const path = segment.path('log')
  await context.files.use(path, async (file) => {
    let isFirst = true
    let expectedOffset = segment.baseOffset
    let problem: string | undefined
    const end = await scanBatches({
      file,
      from: start?.position ?? 0,
      to: segment.writtenBytes,
      expectedOffset: segment.baseOffset,
      // Its own offset is checked below: an indexed start is in the middle of the segment.
      compacted: true,
      checksum: undefined,
      visit: (batch) => {
        problem = problemOf(log, batch, isFirst ? batch.baseOffset : expectedOffset)
        if (problem !== undefined) return 'stop'
        isFirst = false
        expectedOffset = batch.nextOffset
        return visit(batch)
      },
    })
    if (problem === undefined && end.reason !== 'corrupt' && end.reason !== 'cut') return
    await diagnose(log, segment, file, end.position, isFirst ? (start?.offset ?? segment.baseOffset) : expectedOffset)
    const range = log.corrupt.atPosition(path, end.position) ?? log.corrupt.all.at(-1)
    if (range !== undefined) throw corruptLog(range)
  })
}
