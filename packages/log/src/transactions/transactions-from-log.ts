import { StreamError } from '@millrace/base'
import { readSnapshotFile } from '../files/index-files.ts'
import { TransactionIndex } from '../indexes/transaction-index.ts'
import type { LogPorts } from '../ports.ts'
import { ProducerState } from '../producer-state/producer-state.ts'
import type { FileCache } from '../reading/file-cache.ts'
import { scanBatches } from '../reading/scan.ts'
import { replayBatch } from '../recovery/replay-batch.ts'
import { Segment } from '../segment.ts'
import type { LogFiles } from './transaction-indexes.ts'

/**
 * Which transactions were aborted by markers in a segment, found out from its batches: from the producers as they were at its beginning, or
 * where that snapshot is missing, at that of the nearest segment before it. Throws CORRUPT_LOG, with `file`, `position` and `offset`, at what
 * is no sound batch: a marker may have been there. From `endOffset` on nothing is looked at.
 */
export async function transactionsFromLog(
  segment: Segment,
  { directory, segments }: LogFiles,
  ports: LogPorts,
  files: FileCache,
  endOffset = Number.POSITIVE_INFINITY,
): Promise<TransactionIndex> {
  const { disk, checksum, clock } = ports
  const state = new ProducerState()
  const upTo = segments.slice(0, segments.indexOf(segment) + 1)
  let first = upTo.length - 1
  for (; first >= 0; first--) {
    const base = upTo[first]?.baseOffset ?? 0
    const entries = await readSnapshotFile(disk, directory, base, checksum, clock.monotonicMs())
    if (entries === undefined) continue
    state.load(entries)
    break
  }
  const copy = new Segment(directory, segment.baseOffset, segment.createdMs)
  for (const each of upTo.slice(Math.max(0, first))) {
    if (each === segment) copy.aborted = new TransactionIndex()
    const path = each.path('log')
    await files.use(path, async (file) => {
      const end = await scanBatches({
        file,
        from: 0,
        to: each.writtenBytes,
        expectedOffset: each.baseOffset,
        compacted: true,
        checksum,
        visit: (batch) => {
          if (batch.nextOffset > endOffset) return 'stop'
          replayBatch(state, batch, copy, ports)
          return undefined
        },
      })
      if (end.reason === 'end' || end.reason === 'stopped' || end.expectedOffset >= endOffset) return
      const what = `${path} is damaged at byte ${end.position}: which transactions were aborted after it can't be told`
      const context = { file: path, position: end.position, offset: end.expectedOffset }
      throw new StreamError('CORRUPT_LOG', what, { context })
    })
  }
  return copy.loadedAborted()
}
