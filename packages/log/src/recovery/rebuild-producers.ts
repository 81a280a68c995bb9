import { present } from '@millrace/base'
import { pathOf, segmentFileName } from '../file-names.ts'
import { removeIfThere } from '../files/atomic-file.ts'
import { readSnapshotFile } from '../files/index-files.ts'
import type { LogContext } from '../log-context.ts'
import type { ProducerState } from '../producer-state/producer-state.ts'
import { scanBatches } from '../reading/scan.ts'
import type { Segment } from '../segment.ts'
import { replayBatch } from './replay-batch.ts'

/**
 * Loads the newest snapshot that is whole and not after `offsetMax`, then replays the log from there. Snapshots after
 * `endOffset` are of a log that no longer is, and are removed, as are damaged ones. So are those from before the first segment:
 * what producers wrote between is deleted, and with an old state for the last one their next batches would be refused for ever.
 */
export async function rebuildProducers(options: {
  readonly state: ProducerState
  readonly directory: string
  readonly snapshotOffsets: readonly number[]
  readonly offsetMax: number
  readonly endOffset: number
  readonly segments: readonly Segment[]
  readonly compacted: boolean
  readonly context: LogContext
}): Promise<void> {
  const { state, directory, context, segments } = options
  const { disk, checksum, clock, logger } = context.ports
  const remove = async (offset: number): Promise<void> => {
    await removeIfThere(disk, pathOf(directory, segmentFileName(offset, 'snapshot')))
  }
  const firstOffset = segments[0]?.baseOffset ?? 0
  const isUseless = (offset: number): boolean => offset > options.endOffset || offset < firstOffset
  for (const offset of options.snapshotOffsets.filter(isUseless)) await remove(offset)
  const usable = options.snapshotOffsets.filter((offset) => !isUseless(offset))
  let from = firstOffset
  for (const offset of usable.filter((found) => found <= options.offsetMax).reverse()) {
    const entries = await readSnapshotFile(disk, directory, offset, checksum, clock.monotonicMs())
    if (entries !== undefined) {
      state.load(entries)
      from = offset
      break
    }
    logger.warn({ directory, offset }, 'a producer snapshot is damaged: the state is made from the log')
    await remove(offset)
  }
  // A clean stop leaves one that belongs to no segment; the newest is kept, as Kafka does.
  const bases = new Set(segments.map(({ baseOffset }) => baseOffset))
  for (const offset of usable.slice(0, -1)) if (!bases.has(offset) && offset !== from) await remove(offset)
  for (const [at, segment] of segments.entries()) {
    const end = segments[at + 1]?.baseOffset ?? options.endOffset
    if (end > from) await replaySegment(segment, from, options)
  }
}

async function replaySegment(
  segment: Segment,
  from: number,
  options: { readonly state: ProducerState; readonly compacted: boolean; readonly context: LogContext },
): Promise<void> {
  const { state, context } = options
  const start = segment.indexes?.offsets.lookup(from)
  await context.files.use(segment.path('log'), async (file) => {
    await scanBatches({
      file,
      from: start?.position ?? 0,
      to: segment.writtenBytes,
      expectedOffset: segment.baseOffset,
      // An indexed start is in the middle; that offsets follow one another was seen already.
      compacted: true,
      checksum: undefined,
      visit: (batch) => {
        if (batch.baseOffset >= from) replayBatch(state, present(batch, 'a batch'), segment, context.ports)
      },
    })
  })
}
