import { StreamError } from '@millrace/base'
import type { PartitionLog } from '@millrace/log'

/** Where a follower says that its log ends. */
export interface FollowerEnd {
  readonly logEndOffset: number
  /** The leader epoch of its last batch; -1 if its log is empty. */
  readonly lastEpoch: number
  /** How often deletions had gone from the leader's log as the follower was told in this leader epoch; 0 if it was told nothing. */
  readonly deletionRounds: number
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
  checkDeletions(log, follower)
  return undefined
}

/**
 * Throws OFFSET_OUT_OF_RANGE if a follower may hold what was deleted by a tombstone, or ended by a marker, that it does not have and that
 * compaction has removed here: it has to begin anew. What it was given since it was told last that some went is as it is here.
 */
export function checkDeletions(log: PartitionLog, follower: FollowerEnd): void {
  const { endOffset, rounds } = log.compaction.removedDeletions
  const { logEndOffset, deletionRounds } = follower
  if (logEndOffset <= log.logStartOffset || logEndOffset >= endOffset || deletionRounds === rounds) return
  throw outOfRange(log, follower, `deletions that it lacks, up to ${endOffset}, are compacted away`)
}

function outOfRange(log: PartitionLog, { logEndOffset, lastEpoch }: FollowerEnd, why: string): StreamError {
  const { topic, partition, logStartOffset } = log
  return new StreamError(
    'OFFSET_OUT_OF_RANGE',
    `a follower of ${topic}-${partition} ends at ${logEndOffset} in epoch ${lastEpoch}: ${why}, where offsets are ${logStartOffset} to ${log.logEndOffset}`,
    { context: { topic, partition, offset: logEndOffset, logStartOffset, logEndOffset: log.logEndOffset } },
  )
}
