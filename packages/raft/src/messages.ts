import type { Entry, ReplicaKey, SnapshotMeta, Voter } from './types.ts'

/**
 * What every message says. It is for the one replica whose node id *and* directory id are in `to`: anybody else ignores it. The driver
 * may lose, delay, repeat and reorder messages as it likes; in order on one channel they are cheapest.
 */
export interface MessageHead {
  readonly from: ReplicaKey
  readonly to: ReplicaKey
  /** The sender's term. */
  readonly term: number
}

/** "Would you vote for me?" (`preVote`, KIP-996: nobody's term or vote changes) or "vote for me in this term". */
export interface VoteRequest extends MessageHead {
  readonly type: 'vote-request'
  readonly preVote: boolean
  /** The leader itself asked the sender to stand: the vote is given though that leader is still heard. */
  readonly transfer: boolean
  readonly lastOffset: number
  readonly lastTerm: number
}

/** The answer to a {@link VoteRequest}; a vote that is given is on disk. */
export interface VoteResponse extends MessageHead {
  readonly type: 'vote-response'
  readonly preVote: boolean
  readonly granted: boolean
}

/** Entries that follow on (`prevOffset`, `prevTerm`); none, to tell the commit offset or to probe. */
export interface AppendRequest extends MessageHead {
  readonly type: 'append-request'
  readonly prevOffset: number
  readonly prevTerm: number
  readonly entries: readonly Entry[]
  readonly commitOffset: number
}

/** Up to `matchOffset` the sender has the leader's log on its disk. */
export interface AppendAccepted extends MessageHead {
  readonly type: 'append-accepted'
  readonly matchOffset: number
}

/**
 * The sender has no entry that ends at `prevOffset` with the asked term. `divergingTerm` and `divergingEndOffset` are the last term at or
 * below there in its log and where that ends (KIP-595's diverging epoch): the leader goes on from the largest border both may share.
 */
export interface AppendRejected extends MessageHead {
  readonly type: 'append-rejected'
  readonly prevOffset: number
  readonly divergingTerm: number
  readonly divergingEndOffset: number
}

/** One to each peer every `heartbeatTicks`, and at once for {@link RaftNode.confirmLeadership}; its answer is for both. */
export interface HeartbeatRequest extends MessageHead {
  readonly type: 'heartbeat-request'
  readonly round: number
  /** Never beyond what this peer is known to have. */
  readonly commitOffset: number
}

/** The sender still follows the leader of this term. */
export interface HeartbeatResponse extends MessageHead {
  readonly type: 'heartbeat-response'
  readonly round: number
}

/** Bytes of a snapshot from `position` on. */
export interface SnapshotChunk extends MessageHead {
  readonly type: 'snapshot-chunk'
  readonly snapshot: SnapshotMeta
  readonly position: number
  readonly bytes: Uint8Array
}

/** The sender has the first `receivedBytes` of the snapshot on its disk: the leader goes on from there, whatever it sent last. */
export interface SnapshotChunkResponse extends MessageHead {
  readonly type: 'snapshot-chunk-response'
  readonly snapshot: SnapshotMeta
  readonly receivedBytes: number
}

/** "Stand for election at once": the leader hands over (chapter 3.10 of the thesis; KRaft's EndQuorumEpoch). */
export interface TimeoutNow extends MessageHead {
  readonly type: 'timeout-now'
}

/** "I follow as an observer and hear no leader." A leader begins to send to it, anybody else says whom to ask. */
export interface ObserveRequest extends MessageHead {
  readonly type: 'observe-request'
}

/** Who leads in the sender's term, and where it is reached as far as the sender knows: it may be no voter of those that are known here. */
export interface ObserveResponse extends MessageHead {
  readonly type: 'observe-response'
  readonly leader: Voter
}

/** What one node says to another. */
export type Message =
  | VoteRequest
  | VoteResponse
  | AppendRequest
  | AppendAccepted
  | AppendRejected
  | HeartbeatRequest
  | HeartbeatResponse
  | SnapshotChunk
  | SnapshotChunkResponse
  | TimeoutNow
  | ObserveRequest
  | ObserveResponse
