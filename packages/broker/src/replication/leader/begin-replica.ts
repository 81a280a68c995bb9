import { StreamError } from '@millrace/base'
import type { PartitionLog } from '@millrace/log'

/** Where a follower says that its log ends. */
export interface FollowerEnd {
  readonly logEndOffset: number
  /** The leader epoch of its last batch; -1 if its log is empty. */
  readonly lastEpoch: number
}

/** Where the follower's log is to be cut to, by the leader's epochs. */
export interface Divergence {
  readonly epoch: number
  readonly endOffset: number
}

/**
 * Whether a follower's log is a beginning of the leader's: undefined if it is, else where the two went apart (KIP-101, KIP-279, KIP-595).
 * Throws OFFSET_OUT_OF_RANGE if the leader has nothing that the follower could go on from.
 */
export function divergenceOf(log: PartitionLog, follower: FollowerEnd): Divergence | undefined {
  const { logEndOffset, lastEpoch } = follower
  if (logEndOffset < log.logStartOffset) throw outOfRange(log, follower, 'that is deleted here')
  if (lastEpoch >= 0) {
    const end = log.endOffsetForEpoch(lastEpoch)
    // All that is left here is newer than what the follower has: it has nothing in common with this log.
    if (end === undefined) throw outOfRange(log, follower, 'its last epoch is older than all that is left here')
    if (end.epoch < lastEpoch || end.endOffset < logEndOffset) return end
  }
  if (logEndOffset > log.nextOffset) throw outOfRange(log, follower, 'that is beyond the end')
  return undefined
}

function outOfRange(log: PartitionLog, { logEndOffset, lastEpoch }: FollowerEnd, why: string): StreamError {
  const { topic, partition, logStartOffset } = log
  return new StreamError(
    'OFFSET_OUT_OF_RANGE',
    `a follower of ${topic}-${partition} ends at ${logEndOffset} in epoch ${lastEpoch}: ${why}, where offsets are ${logStartOffset} to ${log.logEndOffset}`,
    { context: { topic, partition, offset: logEndOffset, logStartOffset, logEndOffset: log.logEndOffset } },
  )
}
