import { readIndexFiles, readTransactionIndex } from '../files/index-files.ts'
import type { LogContext } from '../log-context.ts'
import { batchAt } from '../reading/segment-indexes.ts'
import { Segment } from '../segment.ts'

/** The beginning of a segment that need not be read again, and where reading begins. */
export interface SegmentPrefix {
  /** As it was before the batch at `position` was added. */
  readonly segment: Segment
  readonly position: number
}

/**
 * Opens a segment in whose middle the recovery point lies: believes its indexes as far as that, and goes back to the last batch before
 * it that they name. Undefined if that is not to be had, so that the whole file has to be read.
 */
export async function loadPrefix(
  directory: string,
  baseOffset: number,
  recoveryPoint: number,
  context: LogContext,
): Promise<SegmentPrefix | undefined> {
  const { disk, clock } = context.ports
  const segment = new Segment(directory, baseOffset, clock.wallMs())
  const indexes = await readIndexFiles(disk, segment)
  const aborted = await readTransactionIndex(disk, segment)
  if (indexes === undefined || aborted === undefined) return undefined
  const { offsets, times } = indexes
  const entry = offsets.lookup(recoveryPoint - 1)
  if (entry === undefined) return undefined
  return context.files.use(segment.path('log'), async (file) => {
    const sizeBytes = await file.sizeBytes()
    const first = await batchAt(file, 0, sizeBytes)
    const batch = await batchAt(file, entry.position, sizeBytes)
    if (first?.baseOffset !== baseOffset || batch?.lastOffset !== entry.offset) return undefined
    // The batch is read again, and says itself what the indexes are to say of it.
    offsets.truncateFrom(batch.baseOffset)
    times.truncateFrom(batch.baseOffset)
    segment.indexes = { offsets, times }
    aborted.truncateFrom(recoveryPoint)
    segment.aborted = aborted
    if (segment.abortedOnDisk !== aborted.entryCount) segment.abortedOnDisk = undefined
    segment.restore({
      sizeBytes: entry.position,
      nextOffset: batch.baseOffset,
      maxTimestamp: times.last,
      rollTimestampMs: first.maxTimestamp < 0 ? undefined : first.maxTimestamp,
      lastIndexedPosition: offsets.last?.position ?? 0,
    })
    segment.checkpointedBytes = entry.position
    return { segment, position: entry.position }
  })
}
