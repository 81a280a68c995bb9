import type { LogState } from '../log-state.ts'
import { diagnose, problemOf } from './reader.ts'
import { scanBatches } from './scan.ts'

/** How far a scrub has come in one log. */
export interface ScrubPosition {
  readonly segmentBaseOffset: number
  readonly position: number
  readonly expectedOffset: number
  /** How often the log had been cut by then: what stands at a position is another after a cut. */
  readonly cuts: number
}

export const scrubStart: ScrubPosition = { segmentBaseOffset: -1, position: 0, expectedOffset: -1, cuts: 0 }

/**
 * Reads about `sizeBytes` of what is on disk and checks it; what is damaged is noted in the log, as a read would do.
 * Returns where to go on, undefined at the log's end.
 */
export async function scrubStep(
  log: LogState,
  from: ScrubPosition,
  sizeBytes: number,
): Promise<ScrubPosition | undefined> {
  const { context, config } = log
  const at = log.segments.findIndex((segment) => segment.baseOffset >= from.segmentBaseOffset)
  const segment = log.segments[at]
  if (segment === undefined) return undefined
  const { cuts } = log
  // After a cut the segment is read from its start: batches may begin anywhere now.
  const goesOn = segment.baseOffset === from.segmentBaseOffset && from.cuts === cuts
  const position = goesOn ? from.position : 0
  let expectedOffset = goesOn ? from.expectedOffset : segment.baseOffset
  const next = log.segments[at + 1]
  const nextPosition = next && {
    segmentBaseOffset: next.baseOffset,
    position: 0,
    expectedOffset: next.baseOffset,
    cuts,
  }
  const to = segment.syncedBytes
  if (position >= to) return nextPosition
  const path = segment.path('log')
  return context.files.use(path, async (file) => {
    let problem: string | undefined
    const end = await scanBatches({
      file,
      from: position,
      to,
      expectedOffset,
      compacted: config.compacted,
      checksum: undefined,
      visit: (batch, batchPosition) => {
        if (batchPosition - position >= sizeBytes) return 'stop'
        problem = problemOf(log, batch, expectedOffset)
        if (problem !== undefined) return 'stop'
        expectedOffset = batch.nextOffset
        return undefined
      },
    })
    // Of a log that is written to all the time there would always be more: that is for the next round.
    if (end.reason === 'end') return nextPosition
    if (problem === undefined && end.reason === 'stopped') {
      return { segmentBaseOffset: segment.baseOffset, position: end.position, expectedOffset, cuts }
    }
    await diagnose(log, segment, file, end.position, expectedOffset)
    const damage = log.corrupt.atPosition(path, end.position)
    // Nothing wrong after all: the next step looks at the same place again.
    if (damage === undefined)
      return { segmentBaseOffset: segment.baseOffset, position: end.position, expectedOffset, cuts }
    return {
      segmentBaseOffset: segment.baseOffset,
      position: damage.resumePosition,
      expectedOffset: damage.endOffset,
      cuts,
    }
  })
}
