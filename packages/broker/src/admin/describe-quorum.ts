import { StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { ClusterImage } from '@millrace/metadata'
import type { RaftStatus, ReplicaKey } from '@millrace/raft'
import { raftTickMs } from '../limits.ts'
import { uuidBytes } from '../wire/uuid.ts'

const { DescribeQuorumResponse } = millrace.admin.v1
type WireReplica = millrace.admin.v1.QuorumReplica.$Properties

/** What of the quorum is described. */
export interface QuorumState {
  readonly image: ClusterImage
  readonly status: RaftStatus
}

/** The controllers, and how far each is, as their leader knows them. Throws NOT_CONTROLLER if this node is not the leader. */
export function describeQuorum({ image, status }: QuorumState): millrace.admin.v1.DescribeQuorumResponse {
  const { role, self, term, voters, peers, commitOffset, durableOffset } = status
  if (role !== 'leader') throw new StreamError('NOT_CONTROLLER', 'the active controller knows how far the others are')
  const known = [{ replica: self, matchOffset: durableOffset, silentTicks: 0, caughtUpTicks: 0 }, ...peers]
  const isVoter = ({ directoryId }: ReplicaKey): boolean => voters.some((voter) => voter.directoryId === directoryId)
  const described = known
    .toSorted((left, right) => left.replica.nodeId - right.replica.nodeId)
    .map(({ replica, matchOffset, silentTicks, caughtUpTicks }) => ({
      isVoter: isVoter(replica),
      wire: {
        nodeId: replica.nodeId,
        directoryId: uuidBytes(replica.directoryId),
        ...addressOf(replica, { image, status }),
        logEndOffset: matchOffset,
        silentMs: silentTicks * raftTickMs,
        caughtUpMs: caughtUpTicks === undefined ? null : caughtUpTicks * raftTickMs,
      } satisfies WireReplica,
    }))
  return new DescribeQuorumResponse({
    leaderId: self.nodeId,
    leaderEpoch: term,
    highWatermark: commitOffset,
    voters: described.filter((each) => each.isVoter).map(({ wire }) => wire),
    observers: described.filter((each) => !each.isVoter).map(({ wire }) => wire),
  })
}

/** As the voters name it, or as it registered. */
function addressOf({ nodeId, directoryId }: ReplicaKey, { image, status }: QuorumState): WireReplica {
  const voter = status.voters.find((each) => each.directoryId === directoryId)
  const endpoint = voter?.endpoints[0] ?? image.broker(nodeId)?.endpoints[0]
  return endpoint === undefined ? {} : { host: endpoint.host, port: endpoint.port }
}
