import type { LogState } from '../log-state.ts'
import { scanBatches } from '../reading/scan.ts'
import type { Segment } from '../segment.ts'

/** Where a segment is cut, and what is left of it then. */
export interface Cut {
  readonly segment: Segment
  /** Its new size. */
  readonly position: number
  /** The offset after the last batch that stays. */
  readonly nextOffset: number
  /** The largest timestamp among the batches after the last one in the time index that stays; -1 if none has one. */
  readonly maxTimestampMs: number
  /** The last offset of the batch that has it. */
  readonly maxTimestampOffset: number
}

/** Where to cut `segment` so that no batch is left that has `offset` or comes after it. Reads from the last indexed batch before it. */
export async function findCut(log: LogState, segment: Segment, offset: number): Promise<Cut> {
  const { context, config } = log
  const indexes = await context.indexes.get(segment, config)
  const files = { directory: log.identity.directory, segments: log.segments }
  await context.transactions.loadBefore(offset, segment, files)
  const indexed = indexes.offsets.lookup(offset - 1)
  let position = indexed?.position ?? 0
  let nextOffset = segment.baseOffset
  let maxTimestampMs = -1
  let maxTimestampOffset = -1
  if (segment.writtenBytes > 0 && offset > segment.baseOffset) {
    await context.files.use(segment.path('log'), (file) =>
      scanBatches({
        file,
        from: position,
        to: segment.writtenBytes,
        // The index may lead into the middle.
        expectedOffset: segment.baseOffset,
        compacted: true,
        checksum: undefined,
        visit: (batch, at) => {
          if (batch.lastOffset >= offset) return 'stop'
          position = at + batch.sizeBytes
          nextOffset = batch.nextOffset
          if (batch.recordCount > 0 && batch.maxTimestamp > maxTimestampMs) {
            maxTimestampMs = batch.maxTimestamp
            maxTimestampOffset = batch.lastOffset
          }
          return undefined
        },
      }),
    )
  }
  return { segment, position, nextOffset, maxTimestampMs, maxTimestampOffset }
}

/** Makes a segment in memory what it is once it is cut there. All its indexes are in memory. */
export function applyCut(cut: Cut): void {
  const { segment, position, nextOffset, maxTimestampMs } = cut
  const { offsets, times } = segment.loadedIndexes()
  offsets.truncateFrom(nextOffset)
  times.truncateFrom(nextOffset)
  const indexed = times.last
  const isLater = maxTimestampMs > (indexed?.timestampMs ?? -1)
  segment.restore({
    sizeBytes: position,
    nextOffset,
    maxTimestamp: isLater ? { timestampMs: maxTimestampMs, offset: cut.maxTimestampOffset } : indexed,
    rollTimestampMs: position === 0 ? undefined : segment.rollTimestampMs,
    lastIndexedPosition: offsets.last?.position ?? 0,
  })
  segment.loadedAborted().truncateFrom(nextOffset)
  segment.abortedOnDisk = undefined
  segment.checkpointedBytes = Math.min(segment.checkpointedBytes, position)
  segment.isSealed = false
}
