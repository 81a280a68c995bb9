import { assert, type NodeId, unreachable } from '@millrace/base'
import { Core, type RaftOptions } from './core.ts'
import { Election } from './election/election.ts'
import { Observing } from './membership/observing.ts'
import type { Message, VoteRequest } from './messages.ts'
import type { Ready } from './ready.ts'
import { isVoter, sameReplica } from './replica-key.ts'
import { Follower } from './replication/follower.ts'
import { SnapshotReceiver } from './snapshot/receiver.ts'
import type {
  Entry,
  ProposeResult,
  QuorumView,
  RaftStatus,
  ReplicaKey,
  SnapshotMeta,
  TransferResult,
  Voter,
  VoterChangeResult,
} from './types.ts'

/**
 * One member of a quorum, as a state machine: the driver calls its methods, never two at a time, and after each call (or after a few,
 * which is cheaper) takes {@link ready} until there is none. It holds no clock, no disk and no network. The same calls with the same
 * Random give the same Readies.
 */
export class RaftNode {
  readonly #core: Core
  readonly #election: Election
  readonly #follower: Follower
  readonly #receiver: SnapshotReceiver
  readonly #observing: Observing
  #readies = 0
  #toldCommitOffset: number
  #toldQuorum: QuorumView | undefined

  constructor(options: RaftOptions) {
    this.#core = new Core(options)
    this.#follower = new Follower(this.#core)
    this.#receiver = new SnapshotReceiver(this.#core, this.#follower)
    const observing = new Observing(this.#core)
    this.#observing = observing
    this.#election = new Election(this.#core, () => observing.askWhoLeads())
    this.#toldCommitOffset = this.#core.log.commitOffset
  }

  /**
   * A tick has passed. A driver that was held up calls this once for all the ticks it missed, and only after it has stepped what
   * arrived meanwhile: a stall of its own must not look like silence of the others.
   */
  tick(): void {
    const { state } = this.#core
    if (state.role === 'leader') state.tick()
    else this.#election.tick()
  }

  /** A message has arrived. One for another replica (by node id or directory id) is ignored. */
  step(message: Message): void {
    const core = this.#core
    if (!sameReplica(message.to, core.self)) return
    // Whether a request for a vote may change the term depends on whether a leader is heard.
    if (message.type === 'vote-request') return this.#onVoteRequest(message)
    if (message.term > core.term) core.follow(message.term, undefined)
    if (message.term === core.term) this.#dispatch(message)
    else this.#answerStale(message)
  }

  /**
   * Proposes an entry of `offsetCount` offsets. `payload` is kept, not copied. On a leader of `term` it is appended at the offsets in the
   * result, and is decided once the commit offset reaches its end in the same term; if another leader takes over before that, its fate
   * shows only in the log. The record batch's base offset and leader epoch are the driver's to fill in, from the entry.
   */
  propose(term: number, payload: Uint8Array, offsetCount: number): ProposeResult {
    const { state } = this.#core
    if (state.role !== 'leader' || term !== this.#core.term) return { outcome: 'not-leader' }
    return state.propose(payload, offsetCount)
  }

  /**
   * Hands leadership to a voter, by default the one whose log goes furthest: proposals are refused until it took over, or an election
   * timeout has passed and this node goes on to lead.
   */
  transferLeadership(to?: ReplicaKey): TransferResult {
    const { state } = this.#core
    return state.role === 'leader' ? state.transfer(to) : { outcome: 'not-leader' }
  }

  /** Makes an observer that has caught up a voter. */
  addVoter(voter: Voter): VoterChangeResult {
    const { state } = this.#core
    return state.role === 'leader' ? state.addVoter(voter) : { outcome: 'not-leader' }
  }

  /** Makes a voter an observer. A leader that removes itself steps down when that is committed. */
  removeVoter(replica: ReplicaKey): VoterChangeResult {
    const { state } = this.#core
    return state.role === 'leader' ? state.removeVoter(replica) : { outcome: 'not-leader' }
  }

  /**
   * Asks whether this node still leads, for a linearizable read (chapter 6.4 of the thesis): a {@link Confirmation} with `token` follows
   * in some Ready. Refused at once, with an undefined offset, if this node does not lead or too many wait.
   */
  confirmLeadership(token: number): void {
    const { state, outbox } = this.#core
    if (state.role === 'leader') state.confirm(token)
    else outbox.confirmations.add({ token, readOffset: undefined })
  }

  /**
   * The driver has noticed that this node's process is gone (its connection was reset and a new one refused). If it led, then voters
   * don't wait for the election timeout: they stand one after another, and give each other their pre-votes.
   */
  peerGone(nodeId: NodeId): void {
    this.#election.peerGone(nodeId)
  }

  /**
   * Asks a node whether it leads, or who does, so as to follow as an observer. For an observer that knows no voters yet: the driver
   * finds one by its configured addresses. Others ask by themselves.
   */
  observe(peer: ReplicaKey): void {
    this.#observing.ask(peer)
  }

  /** What there is to do, or undefined. Everything it brings is handed over: it does not come again. */
  ready(): Ready | undefined {
    const { log, outbox, state, limits } = this.#core
    if (state.role === 'leader') state.flush()
    const ready: Ready =
      log.readiesInFlight < limits.readiesInFlightMax ? this.#whatToWrite() : { ...nothing, number: this.#readies + 1 }
    const commitOffset = Math.min(log.commitOffset, log.handedOffset)
    const whole: Ready = {
      ...ready,
      messages: outbox.messages.take(),
      commitOffset: commitOffset > this.#toldCommitOffset ? commitOffset : undefined,
      quorum: this.#changedQuorum(),
      reads: outbox.reads.take(),
      confirmations: outbox.confirmations.take(),
      losses: outbox.losses.take(),
    }
    if (isEmpty(whole)) return undefined
    this.#readies = whole.number
    this.#toldCommitOffset = Math.max(this.#toldCommitOffset, commitOffset)
    if (whole.persist) log.handedOver(whole.number)
    if (whole.hardState !== undefined) this.#election.hardStateHandedOver(whole.number)
    return whole
  }

  /** All Readies up to this number are durable. */
  persisted(readyNumber: number): void {
    assert(readyNumber <= this.#readies, `Ready ${readyNumber} was never handed out`)
    this.#core.log.persisted(readyNumber)
    this.#election.persisted(readyNumber)
    const { state } = this.#core
    if (state.role === 'leader') state.persisted()
  }

  /** The answer to an {@link EntriesRead}: entries that follow on each other from its `from`; undefined if the log starts later now. */
  entriesRead(readId: number, entries: readonly Entry[] | undefined): void {
    const { state } = this.#core
    if (state.role === 'leader') state.entriesRead(readId, entries)
  }

  /** The answer to a {@link SnapshotRead}: exactly the bytes asked for; undefined if the snapshot is gone. */
  snapshotChunkRead(readId: number, bytes: Uint8Array | undefined): void {
    const { state } = this.#core
    if (state.role === 'leader') state.chunkRead(readId, bytes)
  }

  /**
   * A snapshot whose last chunk came is durable and checked (then a later Ready says to install it), or is not what it should be
   * (then it is received anew).
   */
  snapshotReceived(snapshot: SnapshotMeta, intact: boolean): void {
    this.#receiver.received(snapshot, intact)
  }

  /** The driver has made a snapshot of what it applied, and it is durable. Peers that need older entries get this one from now on. */
  snapshotSaved(snapshot: SnapshotMeta): void {
    this.#core.log.snapshotSaved(snapshot)
  }

  /** The driver has deleted all entries below `startOffset`, the end of a snapshot it has. */
  logStartMoved(startOffset: number): void {
    this.#core.log.moveStart(startOffset)
  }

  /** The term of the entry that ends at `endOffset`; undefined if the log does not reach there. */
  termAt(endOffset: number): number | undefined {
    return this.#core.log.termAt(endOffset)
  }

  /** The voters in force at `endOffset`, for a snapshot there; undefined if that is below the latest snapshot. */
  votersAt(endOffset: number): readonly Voter[] | undefined {
    return this.#core.log.votersAt(endOffset)
  }

  /** The end of the log. */
  get lastOffset(): number {
    return this.#core.log.lastOffset
  }

  /** How things stand. Makes new objects: not for the hot path. */
  status(): RaftStatus {
    const { log, state, self, votedFor } = this.#core
    const leading = state.role === 'leader' ? state : undefined
    return {
      ...this.#quorum(),
      self,
      votedFor,
      startOffset: log.startOffset,
      lastOffset: log.lastOffset,
      lastTerm: log.lastTerm,
      durableOffset: log.durableOffset,
      commitOffset: log.commitOffset,
      snapshotOffset: log.snapshot?.endOffset,
      peers: leading?.peers ?? [],
      uncommittedBytes: leading?.uncommittedBytes ?? 0,
      transferTo: leading?.transferTo,
    }
  }

  #onVoteRequest(request: VoteRequest): void {
    // A voter that was removed while it was away: as an observer it learns of that.
    if (!isVoter(this.#core.log.voters, request.from)) this.#observing.onRequest(request.from)
    this.#election.onVoteRequest(request)
  }

  #dispatch(message: Exclude<Message, VoteRequest>): void {
    const { state } = this.#core
    switch (message.type) {
      case 'append-request':
        this.#follower.heard(message)
        return this.#follower.onAppend(message)
      case 'heartbeat-request':
        this.#follower.heard(message)
        return this.#follower.onHeartbeat(message)
      case 'snapshot-chunk':
        this.#follower.heard(message)
        return this.#receiver.onChunk(message)
      case 'timeout-now':
        return this.#election.onTimeoutNow(message)
      case 'vote-response':
        return this.#election.onVoteResponse(message)
      case 'observe-request':
        return this.#observing.onRequest(message.from)
      case 'observe-response':
        return this.#observing.onResponse(message)
      case 'append-accepted':
        return state.role === 'leader' ? state.onAccepted(message) : undefined
      case 'append-rejected':
        return state.role === 'leader' && state.onRejected(message) ? this.#election.leadAnew() : undefined
      case 'heartbeat-response':
        return state.role === 'leader' ? state.onHeartbeatResponse(message) : undefined
      case 'snapshot-chunk-response':
        return state.role === 'leader' ? state.onChunkResponse(message) : undefined
      default:
        return unreachable(message)
    }
  }

  #answerStale(message: Message): void {
    const fromLeader =
      message.type === 'append-request' || message.type === 'heartbeat-request' || message.type === 'snapshot-chunk'
    if (fromLeader) this.#follower.answerStale(message)
    // A new observer knows no term yet.
    else if (message.type === 'observe-request') this.#observing.onRequest(message.from)
  }

  /** The part of a Ready that goes to the disk, or waits for it. */
  #whatToWrite(): Ready {
    const { log, outbox } = this.#core
    const hardState = this.#core.takeHardState()
    const chunks = outbox.chunks.take()
    const { install, truncateTo, append } = log.takeChanges()
    const messagesAfterPersist = outbox.afterPersist.take()
    const persist =
      hardState !== undefined ||
      install !== undefined ||
      truncateTo !== undefined ||
      chunks.length + append.length + messagesAfterPersist.length > 0
    const toWrite = { persist, hardState, chunks, install, truncateTo, append, messagesAfterPersist }
    return { ...nothing, ...toWrite, number: this.#readies + 1 }
  }

  #quorum(): QuorumView {
    const { role, term, leader, log, state } = this.#core
    const termStartOffset = state.role === 'leader' ? state.termStartOffset : undefined
    return { role, term, leader, voters: log.voters, termStartOffset }
  }

  #changedQuorum(): QuorumView | undefined {
    const now = this.#quorum()
    const told = this.#toldQuorum
    const same =
      told !== undefined &&
      told.role === now.role &&
      told.term === now.term &&
      told.voters === now.voters &&
      sameReplica(told.leader, now.leader)
    if (same) return undefined
    this.#toldQuorum = now
    return now
  }
}

const nothing: Ready = {
  number: 0,
  persist: false,
  hardState: undefined,
  chunks: [],
  install: undefined,
  truncateTo: undefined,
  append: [],
  messages: [],
  messagesAfterPersist: [],
  commitOffset: undefined,
  quorum: undefined,
  reads: [],
  confirmations: [],
  losses: [],
}

const isEmpty = (ready: Ready): boolean =>
  !ready.persist &&
  ready.commitOffset === undefined &&
  ready.quorum === undefined &&
  ready.messages.length + ready.reads.length + ready.confirmations.length + ready.losses.length === 0
