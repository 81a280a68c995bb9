import { assert, isStreamError } from '@millrace/base'
import type { LogContext } from '../log-context.ts'
import type { CorruptRanges } from '../reading/corrupt-ranges.ts'
import type { Segment } from '../segment.ts'
import type { LogFiles } from '../transactions/transaction-indexes.ts'

/**
 * Has the aborted transactions of the segment that takes appends in memory, if recovery has not told them; of a damaged log they are of no
 * interest. Notes the damage that it comes across.
 */
export async function loadAborted(
  active: Segment,
  log: LogFiles,
  context: LogContext,
  corrupt: CorruptRanges,
): Promise<void> {
  if (active.aborted !== undefined || !corrupt.isEmpty) return
  try {
    await context.transactions.get(active, log)
    // It grows from now on.
    context.transactions.forget(active)
  } catch (error) {
    if (!isStreamError(error, 'CORRUPT_LOG')) throw error
    const { file, position, offset } = error.context
    const damaged = log.segments.find((segment) => segment.path('log') === file)
    assert(damaged !== undefined && typeof position === 'number' && typeof offset === 'number', 'damage is somewhere')
    corrupt.add({
      file: damaged.path('log'),
      startOffset: offset,
      endOffset: damaged.nextOffset,
      position,
      resumePosition: damaged.writtenBytes,
      what: 'no sound batch, and a marker of a transaction may have been there',
    })
  }
}
