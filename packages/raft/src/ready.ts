import type { Message } from './messages.ts'
import type { Entry, HardState, QuorumView, ReplicaKey, SnapshotMeta } from './types.ts'

/** Bytes of a snapshot that is being received: to be written at `position` of its partial file. */
export interface ReceivedChunk {
  readonly snapshot: SnapshotMeta
  /** 0 begins the file anew, whatever was in it. */
  readonly position: number
  readonly bytes: Uint8Array
  /** The file is whole with this: check it, make it a snapshot, and tell {@link RaftNode.snapshotReceived}. */
  readonly last: boolean
}

/** Entries that a peer lacks and memory does not hold any more; answered by {@link RaftNode.entriesRead}. */
export interface EntriesRead {
  readonly type: 'entries'
  readonly id: number
  readonly from: number
  /** The entry at `from` is always wanted, and what follows while all of it stays within this. */
  readonly bytesMax: number
}

/** A chunk of a snapshot of ours that a peer lacks; answered by {@link RaftNode.snapshotChunkRead}. */
export interface SnapshotRead {
  readonly type: 'snapshot'
  readonly id: number
  readonly snapshot: SnapshotMeta
  readonly position: number
  /** How many bytes: all of them are there. */
  readonly bytes: number
}

/** What the driver has to read for a leader. A driver may take its time: nothing else waits for it. */
export type ReadWanted = EntriesRead | SnapshotRead

/** The answer to {@link RaftNode.confirmLeadership}. */
export interface Confirmation {
  readonly token: number
  /** A linearizable read may be answered once this is applied; undefined if this node does not lead (any more). */
  readonly readOffset: number | undefined
}

/** A peer's log ends before what it had said was on its disk. The disk lied, or was put back to an earlier state: somebody should look. */
export interface LostEntries {
  readonly replica: ReplicaKey
  readonly acknowledgedOffset: number
  readonly endOffset: number
}

/**
 * What the driver has to do, in this order (etcd's Ready, with its rules of persisting, sending and applying):
 *
 * 1. Send `messages` at once, without waiting for any disk; start `reads`.
 * 2. Write, in this order: `hardState`, `chunks`, `install`, `truncateTo`, `append`. Make it durable. A Ready is only durable when all
 *    Readies before it are, so writing the next one may begin meanwhile, and one sync may serve several.
 * 3. Then call `persisted(number)` and send `messagesAfterPersist`. If `persist` is false there is nothing of either.
 * 4. Apply what is committed up to `commitOffset`, from the log: all of it was in `append` of this Ready or an earlier one, or is in
 *    the snapshot of `install`. This need not wait for 2 and 3: others have it on disk. (It may not be durable *here* yet: after a
 *    crash the log may end before what was applied. So what applying makes durable must bear being applied again.)
 *
 * If the node crashes before a Ready is durable, any prefix of step 2 may be what is left, even half of the entries.
 */
export interface Ready {
  /** Counts up by one. */
  readonly number: number
  /** Whether {@link RaftNode.persisted} must be called for it. */
  readonly persist: boolean
  readonly hardState: HardState | undefined
  readonly chunks: readonly ReceivedChunk[]
  /** Replace the whole log by this snapshot, which was received and checked: the log then starts and ends at its end offset. */
  readonly install: SnapshotMeta | undefined
  /** Cut the log so that it ends here; the border of an entry, never below the commit offset. */
  readonly truncateTo: number | undefined
  /** Follow on each other and on the log. */
  readonly append: readonly Entry[]
  readonly messages: readonly Message[]
  readonly messagesAfterPersist: readonly Message[]
  /** Given if it went up. */
  readonly commitOffset: number | undefined
  /** Given if anything of it changed. */
  readonly quorum: QuorumView | undefined
  readonly reads: readonly ReadWanted[]
  readonly confirmations: readonly Confirmation[]
  readonly losses: readonly LostEntries[]
}
