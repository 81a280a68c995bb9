import type { LeaderEpochEntry } from '@millrace/log'

/** What of a follower's log decides where it is cut. */
export interface FollowersLog {
  readonly logEndOffset: number
  readonly leaderEpochs: readonly LeaderEpochEntry[]
}

/**
 * Where a follower's log is to be cut whose last epoch the leader answered with `leader`: its own largest epoch that is not above, and
 * where that ended (KIP-279). The follower may have to ask again from there: with each answer one of its epochs at least goes.
 */
export function whereToCut(
  { logEndOffset, leaderEpochs }: FollowersLog,
  leader: { readonly epoch: number; readonly endOffset: number },
): number {
  const at = leaderEpochs.findLastIndex(({ epoch }) => epoch <= leader.epoch)
  const found = leaderEpochs[at]
  // All that the follower has is newer than what the leader has before its next epoch: they have none of it in common.
  if (found === undefined) return Math.min(leader.endOffset, leaderEpochs[0]?.startOffset ?? logEndOffset, logEndOffset)
  const endOfEpoch = leaderEpochs[at + 1]?.startOffset ?? logEndOffset
  // Of an epoch that the leader does not know nothing is left; how far they agree in the one before, it is asked next.
  if (found.epoch !== leader.epoch) return Math.min(endOfEpoch, logEndOffset)
  return Math.min(endOfEpoch, leader.endOffset, logEndOffset)
}
