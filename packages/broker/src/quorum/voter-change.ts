import { StreamError } from '@millrace/base'
import type { ReplicaKey, VoterChangeResult } from '@millrace/raft'

/** The offset after which a change of the voters is done. Throws why it was not taken. */
export function acceptedVoterChange(result: VoterChangeResult, { nodeId, directoryId }: ReplicaKey): number {
  const context = { nodeId }
  switch (result.outcome) {
    case 'accepted':
      return result.endOffset
    case 'not-leader':
    case 'transferring':
      throw new StreamError('NOT_CONTROLLER', 'another node is, or becomes, the active controller; ask it', { context })
    case 'not-ready':
    case 'in-progress':
      throw new StreamError(
        'RESOURCE_EXHAUSTED',
        'voters are changed one at a time, and the last change is not committed yet; try again',
        { context, retryAfterMs: 200 },
      )
    case 'duplicate-voter':
      throw new StreamError('DUPLICATE_VOTER', `node ${nodeId} is a voter already`, { context })
    case 'voter-not-found': {
      const text = `node ${nodeId} with directory ${directoryId} is no voter: \`quorum describe\` lists those that are`
      throw new StreamError('VOTER_NOT_FOUND', text, { context })
    }
    case 'last-voter': {
      const text = `node ${nodeId} is the last voter: without it nothing could be decided any more; add another first`
      throw new StreamError('INVALID_REQUEST', text, { context })
    }
    case 'not-caught-up':
      throw new StreamError(
        'REPLICA_NOT_AVAILABLE',
        `node ${nodeId} with directory ${directoryId} does not follow the quorum, or is too far behind: start it, and try again once it has caught up`,
        { context, retryAfterMs: 500 },
      )
  }
}
