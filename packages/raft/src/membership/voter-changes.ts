import type { RaftLimits } from '../limits.ts'
import { isVoter } from '../replica-key.ts'
import type { Progress } from '../replication/progress.ts'
import type { ReplicaKey, Voter, VoterChangeResult } from '../types.ts'

/** Why a change of the voter set can't be. */
export type VoterChangeRefusal = Exclude<VoterChangeResult, { readonly outcome: 'accepted' }>

/** What a leader knows when a change is asked for. */
export interface ChangeContext {
  readonly voters: readonly Voter[]
  /** The end of the entry that brought them. */
  readonly votersEndOffset: number
  readonly commitOffset: number
  readonly termStartOffset: number
  readonly limits: RaftLimits
}

/**
 * Voters change one at a time, so that any majority before and any after have a node in common (chapter 4.1 of the thesis). That holds
 * only if each change follows on a committed one, and only once the leader has committed an entry of its own term: else two leaders may
 * each build on a change that the other does not know of (Ongaro's note to the raft-dev list, July 2015).
 */
export function refusalOfAnyChange(context: ChangeContext): VoterChangeRefusal | undefined {
  if (context.commitOffset < context.termStartOffset) return { outcome: 'not-ready' }
  if (context.commitOffset < context.votersEndOffset) return { outcome: 'in-progress' }
  return undefined
}

/** Why `voter` can't be added, or undefined. Only an observer that keeps up may be: a voter that lags holds up every commit. */
export function refusalToAdd(
  voter: Voter,
  peer: Progress | undefined,
  context: ChangeContext,
): VoterChangeRefusal | undefined {
  const refusal = refusalOfAnyChange(context)
  if (refusal !== undefined) return refusal
  if (context.voters.some(({ nodeId }) => nodeId === voter.nodeId)) return { outcome: 'duplicate-voter' }
  const { electionTicks, catchUpOffsetsMax } = context.limits
  const keepsUp =
    peer !== undefined &&
    peer.state === 'replicate' &&
    peer.silentTicks < electionTicks &&
    context.commitOffset - peer.matchOffset <= catchUpOffsetsMax
  return keepsUp ? undefined : { outcome: 'not-caught-up' }
}

/** Why `replica` can't be removed, or undefined. */
export function refusalToRemove(replica: ReplicaKey, context: ChangeContext): VoterChangeRefusal | undefined {
  const refusal = refusalOfAnyChange(context)
  if (refusal !== undefined) return refusal
  if (!isVoter(context.voters, replica)) return { outcome: 'voter-not-found' }
  return context.voters.length === 1 ? { outcome: 'last-voter' } : undefined
}
