import type { DirectoryId, NodeId } from '@millrace/base'

/**
 * Who a node is to the quorum (KIP-853's replica key): its id and the id of the directory that holds its log. A node whose disk was
 * emptied comes back with another directory id, and so is another one: what the old one voted and acknowledged is not counted for it.
 */
export interface ReplicaKey {
  readonly nodeId: NodeId
  readonly directoryId: DirectoryId
}

/** Where a voter is reached under one listener's name. Carried along for the driver; raft itself never looks at it. */
export interface VoterEndpoint {
  readonly name: string
  readonly host: string
  readonly port: number
}

/** A member of the voter set, as in KRaft's VotersRecord. */
export interface Voter extends ReplicaKey {
  readonly endpoints: readonly VoterEndpoint[]
}

/** What every entry of the log has. It spans the offsets from `baseOffset` (included) to `endOffset` (excluded): at least one. */
export interface EntrySpan {
  readonly baseOffset: number
  /** Also how an entry is named: two logs that agree on (endOffset, term) of an entry agree on everything up to it. */
  readonly endOffset: number
  /** The term of the leader that made it; the partition leader epoch of its record batch. */
  readonly term: number
}

/** What the application proposed: the bytes of one record batch, which raft does not look into. */
export interface DataEntry extends EntrySpan {
  readonly kind: 'data'
  readonly payload: Uint8Array
}

/** The first entry of each term (KRaft's LeaderChange): by committing it a leader commits all that came before it. One offset. */
export interface NoOpEntry extends EntrySpan {
  readonly kind: 'no-op'
  readonly leader: ReplicaKey
}

/** The voter set from here on, whole (KRaft's VotersRecord); in force as soon as it is in a log. One offset. */
export interface VotersEntry extends EntrySpan {
  readonly kind: 'voters'
  readonly voters: readonly Voter[]
}

/** An entry of the log. */
export type Entry = DataEntry | NoOpEntry | VotersEntry

/** What must be on disk before anything is said in a term (KRaft's quorum-state file). */
export interface HardState {
  readonly term: number
  /** Who got this node's vote in `term`, if anybody. */
  readonly votedFor: ReplicaKey | undefined
}

/** Terms as Kafka's leader epoch cache has them: the entries from `startOffset` to the start of the next one are of `term`. */
export interface TermStart {
  readonly term: number
  readonly startOffset: number
}

/** A voter set of the log: of the voters entry that ends at `endOffset`, or of the snapshot that does. */
export interface VoterSetAt {
  readonly endOffset: number
  readonly voters: readonly Voter[]
}

/** A snapshot: the state after every entry below `endOffset`. All six fields together are its identity. */
export interface SnapshotMeta {
  readonly endOffset: number
  /** The term of the last entry in it. */
  readonly term: number
  /** The voters in force at `endOffset`. */
  readonly voters: readonly Voter[]
  readonly sizeBytes: number
  /** CRC-32C of its bytes, by which the receiver's driver checks it, and by which chunks of different files are told apart. */
  readonly checksum: number
}

/** What the driver found on disk when it started. */
export interface RaftState {
  readonly hardState: HardState
  /**
   * The latest snapshot. A cluster begins with one at offset 0 of term 0, which holds the first voters (as KIP-853's bootstrap
   * checkpoint does); a node that has none, because it is new or its disk was emptied, begins as an observer of an empty log.
   */
  readonly snapshot: SnapshotMeta | undefined
  /** The log's first offset: 0, or the end offset of a snapshot below which entries were deleted. */
  readonly startOffset: number
  /** The term of the entry that ended at `startOffset`; 0 at offset 0. */
  readonly startTerm: number
  /** The end offset of the last entry that is on disk. */
  readonly endOffset: number
  /** The terms of the entries in the log, ascending; the first starts at `startOffset`. Empty if the log is. */
  readonly terms: readonly TermStart[]
  /** The voters entries in the log, ascending. That of the snapshot need not be among them. */
  readonly voterSets: readonly VoterSetAt[]
}

/**
 * - `observer`: not in the voter set; follows the leader, never votes for itself.
 * - `follower`: a voter that follows a leader or waits for one.
 * - `pre-candidate`: asks whether it would be elected, without a new term (KIP-996).
 * - `candidate`: asks for votes in a term of its own.
 * - `leader`: the only one of its term.
 */
export type Role = 'observer' | 'follower' | 'pre-candidate' | 'candidate' | 'leader'

/** Who leads, as far as this node knows. */
export interface QuorumView {
  readonly role: Role
  readonly term: number
  readonly leader: ReplicaKey | undefined
  /** The voters in force here: of the last voters entry in the log, committed or not. */
  readonly voters: readonly Voter[]
  /** On a leader: the end offset of the no-op of its term. Once this is applied it may act (and is the active controller). */
  readonly termStartOffset: number | undefined
}

/** How a leader sends to a peer: one probe at a time, a stream of appends, or the chunks of a snapshot (etcd's progress states). */
export type ProgressState = 'probe' | 'replicate' | 'snapshot'

/** A peer as its leader knows it, for `quorum describe` (Kafka's DescribeQuorum). */
export interface PeerStatus {
  readonly replica: ReplicaKey
  readonly voter: boolean
  readonly state: ProgressState
  /** Up to here its log is on its disk, and is this leader's. */
  readonly matchOffset: number
  /** Ticks since it was last heard. */
  readonly silentTicks: number
  /** Ticks since it had all of the leader's log, as far as that knows; undefined if it had not in this term. */
  readonly caughtUpTicks: number | undefined
}

/** Everything of a node that is shown to people and tests. */
export interface RaftStatus extends QuorumView {
  readonly self: ReplicaKey
  readonly votedFor: ReplicaKey | undefined
  readonly startOffset: number
  readonly lastOffset: number
  readonly lastTerm: number
  readonly durableOffset: number
  readonly commitOffset: number
  readonly snapshotOffset: number | undefined
  /** On a leader: all voters but itself, and the observers that it serves. */
  readonly peers: readonly PeerStatus[]
  /** On a leader: bytes of its entries that are not committed. */
  readonly uncommittedBytes: number
  readonly transferTo: ReplicaKey | undefined
}

/** `offset` fields are those the entry got; else why it was not taken. Nothing of a refused proposal is kept. */
export type ProposeResult =
  | { readonly outcome: 'accepted'; readonly baseOffset: number; readonly endOffset: number }
  /** This node does not lead in the term that the proposal was made for. */
  | { readonly outcome: 'not-leader' }
  /** Leadership is being handed over; ask the next leader. */
  | { readonly outcome: 'transferring' }
  /** Too many bytes wait to be committed; try again when some are. */
  | { readonly outcome: 'too-much' }

/** What became of the wish to hand over leadership. */
export type TransferResult =
  | { readonly outcome: 'started'; readonly to: ReplicaKey }
  | { readonly outcome: 'not-leader' | 'in-progress' }
  /** It is no voter, or was not heard for an election timeout; or, if none was named, that holds for all. */
  | { readonly outcome: 'no-candidate' }

/** What became of a wish to change the voter set. It is done when `endOffset` is committed. */
export type VoterChangeResult =
  | { readonly outcome: 'accepted'; readonly endOffset: number }
  | { readonly outcome: 'not-leader' | 'transferring' }
  /** Nothing of the leader's own term is committed yet: the change must wait for that (the bug of 2015 in one-at-a-time changes). */
  | { readonly outcome: 'not-ready' }
  /** The last change is not committed yet. */
  | { readonly outcome: 'in-progress' }
  /** Its node id is among the voters already (with this or another directory id). */
  | { readonly outcome: 'duplicate-voter' }
  /** It is none of the voters. */
  | { readonly outcome: 'voter-not-found' }
  /** It is the last one: a quorum of nobody can't be undone. */
  | { readonly outcome: 'last-voter' }
  /** It does not follow as an observer yet, or is too far behind. */
  | { readonly outcome: 'not-caught-up' }
