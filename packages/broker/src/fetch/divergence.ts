import type { PartitionLog } from '@millrace/log'

/** Where a log went another way than what a client has read. */
export interface Divergence {
  /** The largest leader epoch of the log that is not above the client's; -1 if all that is left is newer. */
  readonly epoch: number
  /** Where that epoch ends: what the client has read may be the log's up to here. */
  readonly endOffset: number
}

/**
 * Whether the record before `offset`, which a client has read in `lastFetchedEpoch`, is in the leader's log as far as can be told by leader
 * epochs: undefined if it is, or if what is left says nothing of it (KIP-320, KIP-595).
 */
export function divergenceOf(
  log: Pick<PartitionLog, 'leaderEpochs' | 'endOffsetForEpoch'>,
  offset: number,
  lastFetchedEpoch: number,
): Divergence | undefined {
  const end = log.endOffsetForEpoch(lastFetchedEpoch)
  if (end !== undefined) return end.epoch < lastFetchedEpoch || end.endOffset < offset ? end : undefined
  // All that is left is newer: the record is gone in peace if it lay before that.
  const [oldest] = log.leaderEpochs
  return oldest !== undefined && oldest.startOffset < offset ? { epoch: -1, endOffset: oldest.startOffset } : undefined
}
