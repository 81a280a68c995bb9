import type { NodeId, Random } from '@millrace/base'
import type { RaftLimits } from './limits.ts'
import type { Message } from './messages.ts'
import type { Ready } from './ready.ts'
import type {
  Entry,
  ProposeResult,
  RaftState,
  RaftStatus,
  ReplicaKey,
  SnapshotMeta,
  TransferResult,
  Voter,
  VoterChangeResult,
} from './types.ts'

/** What a node is made of. */
export interface RaftOptions {
  readonly self: ReplicaKey
  /** What was found on disk. */
  readonly state: RaftState
  readonly limits: RaftLimits
  readonly random: Random
}

/**
 * One member of a quorum, as a state machine: the driver calls its methods, never two at a time, and after each call (or after a few,
 * which is cheaper) takes {@link ready} until there is none. It holds no clock, no disk and no network. The same calls with the same
 * Random give the same Readies.
 */
export declare class RaftNode {
  constructor(options: RaftOptions)

  /**
   * A tick has passed. A driver that was held up calls this once for all the ticks it missed, and only after it has stepped what
   * arrived meanwhile: a stall of its own must not look like silence of the others.
   */
  tick(): void

  /** A message has arrived. One for another replica (by node id or directory id) is ignored. */
  step(message: Message): void

  /**
   * Proposes an entry of `offsetCount` offsets. `payload` is kept, not copied. On a leader of `term` it is appended at the offsets in the
   * result, and is decided once the commit offset reaches its end in the same term; if another leader takes over before that, its fate
   * shows only in the log. The record batch's base offset and leader epoch are the driver's to fill in, from the entry.
   */
  propose(term: number, payload: Uint8Array, offsetCount: number): ProposeResult

  /**
   * Hands leadership to a voter, by default the one whose log goes furthest: proposals are refused until it took over, or an election
   * timeout has passed and this node goes on to lead.
   */
  transferLeadership(to?: ReplicaKey): TransferResult

  /** Makes an observer that has caught up a voter. */
  addVoter(voter: Voter): VoterChangeResult

  /** Makes a voter an observer. A leader that removes itself steps down when that is committed. */
  removeVoter(replica: ReplicaKey): VoterChangeResult

  /**
   * Asks whether this node still leads, for a linearizable read (chapter 6.4 of the thesis): a {@link Confirmation} with `token` follows
   * in some Ready. Refused at once, with an undefined offset, if this node does not lead or too many wait.
   */
  confirmLeadership(token: number): void

  /**
   * The driver has noticed that this node's process is gone (its connection was reset and a new one refused). If it led, then voters
   * don't wait for the election timeout: they stand one after another, and give each other their pre-votes.
   */
  peerGone(nodeId: NodeId): void

  /**
   * Asks a node whether it leads, or who does, so as to follow as an observer. For an observer that knows no voters yet: the driver
   * finds one by its configured addresses. Others ask by themselves.
   */
  observe(peer: ReplicaKey): void

  /** What there is to do, or undefined. Everything it brings is handed over: it does not come again. */
  ready(): Ready | undefined

  /** All Readies up to this number are durable. */
  persisted(readyNumber: number): void

  /** The answer to an {@link EntriesRead}: entries that follow on each other from its `from`; undefined if the log starts later now. */
  entriesRead(readId: number, entries: readonly Entry[] | undefined): void

  /** The answer to a {@link SnapshotRead}: exactly the bytes asked for; undefined if the snapshot is gone. */
  snapshotChunkRead(readId: number, bytes: Uint8Array | undefined): void

  /**
   * A snapshot whose last chunk came is durable and checked (then a later Ready says to install it), or is not what it should be
   * (then it is received anew).
   */
  snapshotReceived(snapshot: SnapshotMeta, intact: boolean): void

  /** The driver has made a snapshot of what it applied, and it is durable. Peers that need older entries get this one from now on. */
  snapshotSaved(snapshot: SnapshotMeta): void

  /** The driver has deleted all entries below `startOffset`, the end of a snapshot it has. */
  logStartMoved(startOffset: number): void

  /** The term of the entry that ends at `endOffset`; undefined if the log does not reach there. */
  termAt(endOffset: number): number | undefined

  /** The voters in force at `endOffset`, for a snapshot there; undefined if that is below the log's start. */
  votersAt(endOffset: number): readonly Voter[] | undefined

  /** How things stand. Makes new objects: not for the hot path. */
  status(): RaftStatus
}
