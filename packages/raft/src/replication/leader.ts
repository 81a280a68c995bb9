import { assert, present } from '@millrace/base'
import type { Core } from '../core.ts'
import { entryBytes } from '../log/entry-cache.ts'
import { type ChangeContext, refusalToAdd, refusalToRemove } from '../membership/voter-changes.ts'
import type { AppendAccepted, AppendRejected, HeartbeatResponse, SnapshotChunkResponse } from '../messages.ts'
import { isVoter, majorityOf, replicaOf, replicaText, sameReplica } from '../replica-key.ts'
import { sameSnapshot } from '../snapshot/same-snapshot.ts'
import type {
  Entry,
  PeerStatus,
  ProposeResult,
  ReplicaKey,
  TransferResult,
  Voter,
  VoterChangeResult,
} from '../types.ts'
import { Confirmations } from './confirmations.ts'
import { Progress } from './progress.ts'
import { Sender } from './sender.ts'
import { Uncommitted } from './uncommitted.ts'

/** Leads a term, from winning its election to stepping down. */
export class Leader {
  readonly role = 'leader'
  /** The end of the no-op of its term: once that is committed, so is all that came before (chapter 3.6.2 of the thesis). */
  readonly termStartOffset: number
  readonly #core: Core
  readonly #sender: Sender
  readonly #peers = new Map<string, Progress>()
  readonly #confirmations = new Confirmations()
  readonly #uncommitted = new Uncommitted()
  #round = 0
  /** The last round that was sent for reads. */
  #readRound = 0
  #heartbeatElapsed = 0
  #transfer: { readonly to: ReplicaKey; elapsed: number } | undefined

  constructor(core: Core) {
    this.#core = core
    this.#sender = new Sender(core)
    for (const voter of core.otherVoters) this.#addPeer(voter)
    const baseOffset = core.log.lastOffset
    this.termStartOffset = this.#append({ kind: 'no-op', leader: core.self, ...this.#span(1) }, false)
    assert(this.termStartOffset === baseOffset + 1, 'a term begins with its no-op')
  }

  get transferTo(): ReplicaKey | undefined {
    return this.#transfer?.to
  }

  get uncommittedBytes(): number {
    return this.#uncommitted.bytes
  }

  get peers(): PeerStatus[] {
    const { voters } = this.#core.log
    return [...this.#peers.values()].map((peer) => ({
      replica: peer.replica,
      voter: isVoter(voters, peer.replica),
      state: peer.state,
      matchOffset: peer.matchOffset,
      silentTicks: peer.silentTicks,
      caughtUpTicks: peer.caughtUpTicks,
    }))
  }

  propose(payload: Uint8Array, offsetCount: number): ProposeResult {
    if (this.#transfer !== undefined) return { outcome: 'transferring' }
    const entry: Entry = { kind: 'data', payload, ...this.#span(offsetCount) }
    if (!this.#uncommitted.hasRoom(entryBytes(entry), this.#core.limits.uncommittedBytesMax)) {
      return { outcome: 'too-much' }
    }
    this.#append(entry, true)
    return { outcome: 'accepted', baseOffset: entry.baseOffset, endOffset: entry.endOffset }
  }

  addVoter(voter: Voter): VoterChangeResult {
    const { voters } = this.#core.log
    const peer = this.#peers.get(replicaText(voter))
    return refusalToAdd(voter, peer, this.#changeContext()) ?? this.#changeVoters([...voters, voter])
  }

  removeVoter(replica: ReplicaKey): VoterChangeResult {
    const { voters } = this.#core.log
    const rest = voters.filter((voter) => !sameReplica(voter, replica))
    return refusalToRemove(replica, this.#changeContext()) ?? this.#changeVoters(rest)
  }

  transfer(to: ReplicaKey | undefined): TransferResult {
    if (this.#transfer !== undefined) return { outcome: 'in-progress' }
    const peer = to === undefined ? this.#bestSuccessor() : this.#peers.get(replicaText(to))
    const { log, limits } = this.#core
    const canLead = peer !== undefined && isVoter(log.voters, peer.replica) && peer.silentTicks < limits.electionTicks
    if (!canLead) return { outcome: 'no-candidate' }
    this.#transfer = { to: peer.replica, elapsed: 0 }
    this.#handOver()
    return { outcome: 'started', to: peer.replica }
  }

  confirm(token: number): void {
    const { limits, outbox, log } = this.#core
    if (this.#confirmations.waiting >= limits.confirmationsMax)
      outbox.confirmations.add({ token, readOffset: undefined })
    else this.#confirmations.ask(token, this.#round + 1, Math.max(log.commitOffset, this.termStartOffset))
  }

  /** Serves `replica` as an observer from now on. One that is served already and asks has missed what was sent to it. */
  observe(replica: ReplicaKey): void {
    const observers = this.#peers.size - this.#core.otherVoters.length
    const known = this.#peers.get(replicaText(replica))
    // A chunk that is on its way is large; if it is lost, that is found out in time.
    if (known?.state === 'snapshot') return
    if (known !== undefined) known.resend()
    else if (observers < this.#core.limits.observersMax) this.#addPeer(replica)
  }

  tick(): void {
    const core = this.#core
    const { limits } = core
    for (const peer of this.#peers.values()) {
      if (peer.tick()) peer.resend()
      const gone = peer.silentTicks >= limits.observerSilentTicksMax
      if (gone && !isVoter(core.log.voters, peer.replica)) this.#peers.delete(replicaText(peer.replica))
    }
    // Check-quorum (chapter 6.2 of the thesis): one that was cut off does not go on to believe that it leads.
    const heard = this.#majority((peer) => -peer.silentTicks, 0)
    if (heard <= -limits.electionTicks) {
      core.follow(core.term, undefined)
      return
    }
    if (this.#transfer !== undefined && ++this.#transfer.elapsed >= limits.electionTicks) this.#transfer = undefined
    if (++this.#heartbeatElapsed >= limits.heartbeatTicks) {
      this.#heartbeat()
      this.#handOver()
    }
  }

  onAccepted(message: AppendAccepted): void {
    const peer = this.#heard(message.from)
    if (peer === undefined) return
    const { lastOffset } = this.#core.log
    assert(message.matchOffset <= lastOffset, `node ${message.from.nodeId} has more of the log than there is`)
    peer.accepted(message.matchOffset)
    peer.reckon(lastOffset)
    this.#commit()
    this.#handOver()
  }

  /**
   * True if a voter has lost what it had acknowledged, be it that its disk lied or was put back to an earlier state. What it said in this
   * term may be on its way still, and must not be counted: the leader has to go on in another one.
   */
  onRejected(message: AppendRejected): boolean {
    const peer = this.#heard(message.from)
    if (peer === undefined) return false
    const acknowledgedOffset = peer.matchOffset
    const border = this.#sharedBorder(message.divergingTerm, message.divergingEndOffset)
    if (!peer.rejected(message.prevOffset, border)) return false
    const { replica, matchOffset: endOffset } = peer
    this.#core.outbox.losses.add({ replica, acknowledgedOffset, endOffset })
    return isVoter(this.#core.log.voters, replica)
  }

  onHeartbeatResponse(message: HeartbeatResponse): void {
    const peer = this.#heard(message.from)
    if (peer === undefined) return
    peer.ackedRound = Math.max(peer.ackedRound, message.round)
    peer.reckon(this.#core.log.lastOffset)
  }

  onChunkResponse(message: SnapshotChunkResponse): void {
    const peer = this.#heard(message.from)
    const sending = peer?.transfer?.snapshot
    if (sending !== undefined && sameSnapshot(sending, message.snapshot)) peer?.receivedChunk(message.receivedBytes)
  }

  entriesRead(readId: number, entries: readonly Entry[] | undefined): void {
    const peer = this.#peerOfRead(readId)
    if (peer !== undefined) this.#sender.entriesRead(peer, entries)
  }

  chunkRead(readId: number, bytes: Uint8Array | undefined): void {
    const peer = this.#peerOfRead(readId)
    if (peer !== undefined) this.#sender.chunkRead(peer, bytes)
  }

  /** More of its own log is on disk. Until then it does not count itself. */
  persisted(): void {
    this.#commit()
  }

  /** Sends what may go now. What was proposed since the last time goes in one message a peer. */
  flush(): void {
    const { log, outbox } = this.#core
    // One round at a time is under way for reads: those that come meanwhile share the next one, however many they are.
    const isUnderWay = this.#confirmedRound < this.#readRound
    if (!isUnderWay && this.#confirmations.needsRound(this.#round)) {
      this.#heartbeat()
      this.#readRound = this.#round
    }
    const confirmedRound = this.#confirmedRound
    for (const done of this.#confirmations.take(confirmedRound, log.commitOffset)) outbox.confirmations.add(done)
    for (const peer of this.#peers.values()) this.#sender.flush(peer)
  }

  /** It does not lead any more. */
  stepDown(): void {
    for (const refused of this.#confirmations.refuseAll()) this.#core.outbox.confirmations.add(refused)
  }

  /** The last round that a majority has answered. */
  get #confirmedRound(): number {
    return this.#majority((peer) => peer.ackedRound, this.#round)
  }

  #span(offsetCount: number): { baseOffset: number; endOffset: number; term: number } {
    assert(Number.isSafeInteger(offsetCount) && offsetCount > 0, `an entry has offsets, not ${offsetCount}`)
    const baseOffset = this.#core.log.lastOffset
    return { baseOffset, endOffset: baseOffset + offsetCount, term: this.#core.term }
  }

  #append(entry: Entry, counted: boolean): number {
    this.#core.log.append(entry)
    if (counted) this.#uncommitted.add(entry.endOffset, entryBytes(entry))
    return entry.endOffset
  }

  #addPeer(replica: ReplicaKey): void {
    const { log, limits } = this.#core
    this.#peers.set(replicaText(replica), new Progress(replica, log.lastOffset, limits))
  }

  #changeContext(): ChangeContext {
    const { log, limits } = this.#core
    const { voters, votersEndOffset, commitOffset } = log
    return { voters, votersEndOffset, commitOffset, termStartOffset: this.termStartOffset, limits }
  }

  #changeVoters(voters: readonly Voter[]): VoterChangeResult {
    if (this.#transfer !== undefined) return { outcome: 'transferring' }
    return { outcome: 'accepted', endOffset: this.#append({ kind: 'voters', voters, ...this.#span(1) }, false) }
  }

  #heard(from: ReplicaKey): Progress | undefined {
    const peer = this.#peers.get(replicaText(from))
    if (peer === undefined) return undefined
    // It was away: what was sent meanwhile is lost.
    if (peer.silentTicks >= this.#core.limits.resendTicks) peer.resend()
    peer.heard()
    return peer
  }

  #peerOfRead(readId: number): Progress | undefined {
    for (const peer of this.#peers.values()) if (peer.reading?.id === readId) return peer
    return undefined
  }

  #heartbeat(): void {
    const { log, outbox } = this.#core
    this.#heartbeatElapsed = 0
    this.#round++
    for (const peer of this.#peers.values()) {
      // What it is not known to have may be something else there: that is not committed by saying so.
      const commitOffset = Math.min(log.commitOffset, peer.matchOffset)
      const head = this.#core.head(peer.replica)
      outbox.send({ ...head, type: 'heartbeat-request', round: this.#round, commitOffset })
    }
  }

  /** The largest value that more than half of the voters have reached; this node's own is `own`, if it is one. */
  #majority(valueOf: (peer: Progress) => number, own: number): number {
    const { log, self } = this.#core
    const values = log.voters.map((voter) => {
      if (sameReplica(voter, self)) return own
      return valueOf(present(this.#peers.get(replicaText(voter)), 'a leader sends to every voter'))
    })
    values.sort((a, b) => b - a)
    return present(values[majorityOf(values.length) - 1], 'a quorum has voters')
  }

  #commit(): void {
    const { log, term } = this.#core
    const offset = this.#majority((peer) => peer.matchOffset, log.durableOffset)
    // Only what is of this term is committed by counting, and all before it with it: figure 3.7 of the thesis says why.
    if (offset <= log.commitOffset || log.termAt(offset) !== term) return
    log.commitTo(offset)
    this.#uncommitted.committed(offset)
    const removed = !isVoter(log.voters, this.#core.self) && log.votersEndOffset <= offset
    if (removed) this.#resign()
  }

  /** The largest border of this log that a peer may share whose last term up to `term` ends at `endOffset` (KIP-595). */
  #sharedBorder(term: number, endOffset: number): number {
    const own = this.#core.log.terms.endOfTerm(term)
    if (own === undefined) return -1
    return own.term === term ? Math.min(own.endOffset, endOffset) : own.endOffset
  }

  #bestSuccessor(): Progress | undefined {
    const { log, limits } = this.#core
    const alive = [...this.#peers.values()].filter(
      (peer) => isVoter(log.voters, peer.replica) && peer.silentTicks < limits.electionTicks,
    )
    return alive.sort((a, b) => b.matchOffset - a.matchOffset || a.silentTicks - b.silentTicks)[0]
  }

  /** Lets the successor stand for election once it has the whole log; said again with each heartbeat, as it may be lost. */
  #handOver(): void {
    const peer = this.#transfer === undefined ? undefined : this.#peers.get(replicaText(this.#transfer.to))
    if (peer === undefined || peer.matchOffset < this.#core.log.lastOffset) return
    this.#core.outbox.send({ ...this.#core.head(peer.replica), type: 'timeout-now' })
  }

  /** It has removed itself, and that is committed: tells the others so, and lets one of them lead at once. */
  #resign(): void {
    const core = this.#core
    for (const peer of this.#peers.values()) this.#sender.flush(peer)
    const successor = this.#bestSuccessor()
    if (successor !== undefined) {
      core.outbox.send({ ...core.head(replicaOf(successor.replica)), type: 'timeout-now' })
    }
    // Nobody will tell one that does not vote who leads: it asks soon.
    core.follow(core.term, undefined).timeout = core.limits.heartbeatTicks
  }
}
