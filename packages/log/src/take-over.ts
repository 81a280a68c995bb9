import { assert } from '@millrace/base'
import type { LogState } from './log-state.ts'

/**
 * Gives a copy of a log what the log knows beyond what its batches say: producers of whose batches nothing is left, transactions that have
 * ended and whose ends are not committed, leader epochs that wrote nothing, and how far it is compacted. Both end at the same offset, and
 * nothing is under way in them.
 */
export async function takeOver(copy: LogState, log: LogState): Promise<void> {
  const endOffset = log.commit.durableOffset
  assert(copy.commit.durableOffset === endOffset, 'a copy takes over where it has all that the log has')
  assert(copy.activeSegment.nextOffset === endOffset, 'nothing is under way in a copy that takes over')
  assert(log.activeSegment.nextOffset === endOffset, 'nothing is under way in a log that is taken over')
  copy.producers.takeOver(log.producers, endOffset)
  copy.cleanedOffset = log.cleanedOffset
  await copy.removedDeletions.takeOver(log.removedDeletions)
  copy.config = { ...copy.config }
  if (copy.epochs.format() === log.epochs.format()) return
  copy.epochs.restore(log.epochs.entries)
  await copy.storeEpochs()
}
