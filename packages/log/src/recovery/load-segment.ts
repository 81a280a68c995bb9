import type { DiskFile } from '@millrace/base'
import { readIndexFiles } from '../files/index-files.ts'
import type { OffsetIndex } from '../indexes/offset-index.ts'
import type { LogContext } from '../log-context.ts'
import { scanBatches } from '../reading/scan.ts'
import { batchAt } from '../reading/segment-indexes.ts'
import { Segment } from '../segment.ts'

/** What loading needs to know of the log. */
export interface LoadRules {
  readonly indexIntervalBytes: number
  readonly compacted: boolean
}

/**
 * Opens a segment that was closed well, but for its aborted transactions: believes its indexes, as far as they agree with the log, and reads
 * only what comes after their last entry. Undefined if something is missing or does not fit, so that the whole file has to be read.
 */
export async function loadSegment(
  directory: string,
  baseOffset: number,
  rules: LoadRules,
  context: LogContext,
): Promise<Segment | undefined> {
  const { disk, clock } = context.ports
  const segment = new Segment(directory, baseOffset, clock.wallMs())
  const indexes = await readIndexFiles(disk, segment)
  if (indexes === undefined) return undefined
  const { offsets, times } = indexes
  return context.files.use(segment.path('log'), async (file) => {
    const sizeBytes = await file.sizeBytes()
    const end = await scanTail(segment, file, sizeBytes, offsets, rules, context)
    if (end === undefined) return undefined
    const last = times.last
    if (last !== undefined && last.offset >= end.nextOffset) return undefined
    // A segment with times must have said the largest one when it was closed.
    if ((last?.timestampMs ?? -1) < end.maxTimestampMs) return undefined
    const first = await batchAt(file, 0, sizeBytes)
    segment.indexes = { offsets, times }
    segment.restore({
      sizeBytes,
      nextOffset: end.nextOffset,
      maxTimestamp: last,
      rollTimestampMs: first === undefined || first.maxTimestamp < 0 ? undefined : first.maxTimestamp,
      lastIndexedPosition: offsets.last?.position ?? 0,
    })
    return segment
  })
}

/** Reads from the last indexed batch to the end; undefined if that is not one sound batch after the other. */
async function scanTail(
  segment: Segment,
  file: DiskFile,
  sizeBytes: number,
  offsets: OffsetIndex,
  rules: LoadRules,
  context: LogContext,
): Promise<{ nextOffset: number; maxTimestampMs: number } | undefined> {
  const last = offsets.last
  let expectedOffset = segment.baseOffset
  if (last !== undefined) {
    const batch = await batchAt(file, last.position, sizeBytes)
    if (batch === undefined || batch.lastOffset !== last.offset) return undefined
    expectedOffset = batch.baseOffset
  }
  let maxTimestampMs = -1
  const end = await scanBatches({
    file,
    from: last?.position ?? 0,
    to: sizeBytes,
    expectedOffset,
    compacted: rules.compacted,
    checksum: context.ports.checksum,
    judge: (batch) => segment.flawOf(batch),
    visit: (batch) => {
      if (batch.recordCount > 0) maxTimestampMs = Math.max(maxTimestampMs, batch.maxTimestamp)
    },
  })
  return end.reason === 'end' ? { nextOffset: end.expectedOffset, maxTimestampMs } : undefined
}
