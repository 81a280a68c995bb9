import { type Clock, type Disk, type Random, StreamError } from '@millrace/base'
import {
  defaultRaftLimits,
  type Entry,
  type HardState,
  type LostEntries,
  type Message,
  type QuorumView,
  RaftNode,
  type RaftLimits,
  type RaftState,
  type RaftStatus,
  type ReadWanted,
  type Ready,
  type ReplicaKey,
  type SnapshotMeta,
  type TransferResult,
  type Voter,
  type VoterChangeResult,
} from '@millrace/raft'
import { TickTimer } from '../lifecycle/tick-timer.ts'
import { raftTickMs } from '../limits.ts'
import { Committed } from './committed.ts'
import { placeBatch } from './entry-codec.ts'
import type { MetadataLog } from './metadata-log.ts'
import { notController, Proposals } from './proposals.ts'
import { writeQuorumState } from './quorum-state-file.ts'
import type { SnapshotFiles } from './snapshot-files.ts'

/** What committed entries are for. All but `install` is called synchronously, in the order of the log. */
export interface StateMachine {
  /** The entries are facts. */
  commit(entries: readonly Entry[]): void
  /** Everything so far is replaced by what a snapshot holds, which is here now. */
  install(snapshot: SnapshotMeta): Promise<void>
}

export interface RaftDriverOptions {
  readonly self: ReplicaKey
  readonly state: RaftState
  /** Entries of the log after the latest snapshot, oldest first: none of them is known to be committed. */
  readonly entries: readonly Entry[]
  readonly limits?: Partial<RaftLimits>
  /** Before the commit offset reaches it this node neither votes nor stands (see refill.ts). */
  readonly refillOffset?: number | undefined
  readonly onRefilled?: (() => void) | undefined
  readonly ports: { readonly clock: Clock; readonly disk: Disk; readonly random: Random }
  readonly log: MetadataLog
  readonly snapshots: SnapshotFiles
  /** Sends messages, or loses them. */
  readonly send: (messages: readonly Message[]) => void
  readonly machine: StateMachine
  /** Who leads has changed, or who votes. */
  readonly onQuorum: (view: QuorumView) => void
  /** Another node has lost what it had acknowledged. */
  readonly onLost: (lost: LostEntries) => void
  /** The node can't go on. */
  readonly onFailure: (error: unknown) => void
}

/**
 * Runs a node of the quorum: gives it time, messages and proposals, and does what it says there is to do, in the order that raft asks for
 * (see `Ready`). What it writes is written in its order, one sync serving several.
 */
export class RaftDriver {
  readonly #options: RaftDriverOptions
  readonly #node: RaftNode
  readonly #ticks: TickTimer
  readonly #proposals = new Proposals()
  readonly #committed: Committed
  #view: QuorumView
  /** Readies whose writing has not begun, because one before them does more than append. */
  #unwritten: Ready[] = []
  #isWriting = false
  /** What tells that a snapshot took the place of the log, for each that is to. */
  readonly #installs: (() => void)[] = []
  /** The Readies that are being written, in their order. */
  #persisting: Promise<void> = Promise.resolve()
  #commitOffset: number
  /** Whether this node must not vote. */
  #isMute: boolean
  #isHandling = false
  #closed = false

  constructor(options: RaftDriverOptions) {
    this.#options = options
    const { self, state, limits, ports, entries, machine } = options
    this.#node = new RaftNode({ self, state, limits: { ...defaultRaftLimits, ...limits }, random: ports.random })
    this.#commitOffset = state.snapshot?.endOffset ?? 0
    this.#isMute = options.refillOffset !== undefined
    this.#committed = new Committed(entries, machine, (error) => this.#fail(error))
    this.#ticks = new TickTimer(ports.clock, raftTickMs, () => this.#run(() => this.#node.tick()))
    this.#view = this.#node.status()
  }

  /** Begins: what came before is known, time runs. */
  start(): void {
    this.#pump()
    // Nobody else could lead: there is nobody to wait for, and nobody to whom time would matter until one says something.
    if (this.isAlone) this.#elect()
    else this.#ticks.start()
  }

  /** Who leads, as far as this node knows. */
  get view(): QuorumView {
    return this.#view
  }

  /** Whether this node is the only voter. */
  get isAlone(): boolean {
    const { voters } = this.#view
    return voters.length === 1 && voters[0]?.nodeId === this.#options.self.nodeId && this.#view.role !== 'observer'
  }

  /** The offset after the last entry that is committed, as far as this node knows. */
  get commitOffset(): number {
    return this.#commitOffset
  }

  status(): RaftStatus {
    return this.#node.status()
  }

  /** The offset that the next entry gets, if this node leads. */
  get nextOffset(): number {
    return this.#node.lastOffset
  }

  /** The voters in force, and the term of what ends, at an offset: for a snapshot there. */
  at(endOffset: number): { readonly term: number; readonly voters: readonly Voter[] } | undefined {
    const term = this.#node.termAt(endOffset)
    const voters = this.#node.votersAt(endOffset)
    return term === undefined || voters === undefined ? undefined : { term, voters }
  }

  /**
   * Proposes a batch of `offsetCount` records in a term that this node leads. Resolves once it is committed and the machine has it. Rejects
   * with NOT_CONTROLLER if this node does not lead (any more): what becomes of it then shows only in the log; and with RESOURCE_EXHAUSTED.
   */
  propose(
    term: number,
    batch: Buffer,
    offsetCount: number,
  ): { readonly baseOffset: number; readonly done: Promise<void> } {
    this.#checkOpen()
    const result = this.#node.propose(term, batch, offsetCount)
    if (result.outcome === 'too-much') {
      throw new StreamError('RESOURCE_EXHAUSTED', 'too much metadata waits to be committed; try again later', {
        retryAfterMs: 100,
      })
    }
    if (result.outcome !== 'accepted') throw notController()
    placeBatch(batch, result.baseOffset, term)
    const done = this.#proposals.add(term, result.endOffset)
    this.#pump()
    return { baseOffset: result.baseOffset, done }
  }

  /** A message of another node. */
  step(message: Message): void {
    if (this.#isMute && isAboutVotes(message)) return
    if (!this.#closed) this.#ticks.start()
    this.#run(() => this.#node.step(message))
  }

  /** The process of another node is gone. */
  peerGone(nodeId: ReplicaKey['nodeId']): void {
    this.#run(() => this.#node.peerGone(nodeId))
  }

  /** Looks for a leader to follow as an observer. */
  observe(peer: ReplicaKey): void {
    this.#run(() => this.#node.observe(peer))
  }

  transferLeadership(to?: ReplicaKey): TransferResult {
    return this.#run(() => this.#node.transferLeadership(to)) ?? { outcome: 'not-leader' }
  }

  addVoter(voter: Voter): VoterChangeResult {
    return this.#run(() => this.#node.addVoter(voter)) ?? { outcome: 'not-leader' }
  }

  removeVoter(replica: ReplicaKey): VoterChangeResult {
    return this.#run(() => this.#node.removeVoter(replica)) ?? { outcome: 'not-leader' }
  }

  /** Answers all who wait for what they proposed, although it may yet be committed. */
  failProposals(error: StreamError): void {
    this.#proposals.failAll(error)
  }

  /** A snapshot of what was committed is on disk. */
  snapshotSaved(snapshot: SnapshotMeta): void {
    this.#run(() => this.#node.snapshotSaved(snapshot))
  }

  /** What was before `offset` is gone from the log. */
  logStartMoved(offset: number): void {
    this.#run(() => this.#node.logStartMoved(offset))
  }

  /** Does nothing any more. What was handed to the log is written all the same. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#ticks.stop()
    this.#proposals.failAll(notController())
    this.#options.log.close()
    await this.#committed.close()
  }

  #elect(): void {
    const { electionTicks, campaignTicks } = { ...defaultRaftLimits, ...this.#options.limits }
    const ticksMax = 2 * (electionTicks + campaignTicks) + 1
    for (let tick = 0; tick < ticksMax && this.#view.role === 'follower'; tick++) {
      this.#node.tick()
      this.#pump()
    }
  }

  #run<Result>(change: () => Result): Result | undefined {
    if (this.#closed) return undefined
    try {
      const result = change()
      this.#pump()
      return result
    } catch (error) {
      this.#fail(error)
      return undefined
    }
  }

  /** Takes what there is to do until there is nothing. What it leads to by itself is found by the loop that is under way. */
  #pump(): void {
    if (this.#isHandling) return
    this.#isHandling = true
    try {
      for (let ready = this.#node.ready(); ready !== undefined; ready = this.#node.ready()) this.#handle(ready)
    } catch (error) {
      this.#fail(error)
    } finally {
      this.#isHandling = false
    }
  }

  #handle(ready: Ready): void {
    this.#send(ready.messages)
    for (const read of ready.reads) void this.#read(read)
    for (const lost of ready.losses) this.#options.onLost(lost)
    if (ready.quorum !== undefined) this.#view = ready.quorum
    if (ready.truncateTo !== undefined) this.#committed.truncateTo(ready.truncateTo)
    this.#committed.add(ready.append)
    if (ready.install !== undefined) {
      this.#commitOffset = ready.install.endOffset
      const written = new Promise<void>((resolve) => this.#installs.push(resolve))
      this.#committed.install(ready.install, written)
    }
    if (ready.persist) this.#write(ready)
    if (ready.commitOffset !== undefined) {
      this.#commitOffset = ready.commitOffset
      this.#checkRefilled()
      this.#committed.advance(ready.commitOffset)
      this.#proposals.committed(ready.commitOffset, (endOffset) => this.#node.termAt(endOffset))
    }
    if (ready.quorum === undefined) return
    // What was proposed in a term before this one may yet be committed by another leader, or not.
    this.#proposals.failBefore(ready.quorum.role === 'leader' ? ready.quorum.term : Infinity, notController())
    this.#options.onQuorum(ready.quorum)
  }

  #send(messages: readonly Message[]): void {
    const said = this.#isMute ? messages.filter((message) => !isAboutVotes(message)) : messages
    if (said.length > 0) this.#options.send(said)
  }

  /** A leader tells no commit offset beyond what it knows this node to have. */
  #checkRefilled(): void {
    const { refillOffset, onRefilled } = this.#options
    if (!this.#isMute || refillOffset === undefined || this.#commitOffset < refillOffset) return
    this.#isMute = false
    onRefilled?.()
  }

  #write(ready: Ready): void {
    if (this.#isWriting || needsOrder(ready)) {
      this.#unwritten.push(ready)
      if (!this.#isWriting) void this.#writeInOrder()
      return
    }
    this.#persist(ready, this.#options.log.append(ready.append))
  }

  async #writeInOrder(): Promise<void> {
    this.#isWriting = true
    try {
      for (let ready = this.#unwritten.shift(); ready !== undefined; ready = this.#unwritten.shift()) {
        if (this.#closed) return
        await this.#writeOne(ready)
      }
    } catch (error) {
      this.#fail(error)
    } finally {
      this.#isWriting = false
    }
  }

  async #writeOne(ready: Ready): Promise<void> {
    const { log, snapshots } = this.#options
    if (ready.hardState !== undefined) await this.#writeHardState(ready.hardState)
    for (const chunk of ready.chunks) {
      await snapshots.writeChunk(chunk)
      if (chunk.last) {
        const isIntact = await snapshots.finish(chunk.snapshot)
        this.#run(() => this.#node.snapshotReceived(chunk.snapshot, isIntact))
      }
    }
    if (ready.install !== undefined) {
      await log.startAt(ready.install.endOffset)
      this.#installs.shift()?.()
    }
    if (ready.truncateTo !== undefined) await log.truncateTo(ready.truncateTo)
    this.#persist(ready, log.append(ready.append))
  }

  async #writeHardState(hardState: HardState): Promise<void> {
    const { ports, log } = this.#options
    await writeQuorumState(ports.disk, log.directory, hardState)
  }

  /** Tells raft of what is durable, in the order of the Readies. */
  #persist(ready: Ready, durable: Promise<void>): void {
    const before = this.#persisting
    this.#persisting = this.#persistAfter(before, ready, durable)
  }

  async #persistAfter(before: Promise<void>, ready: Ready, durable: Promise<void>): Promise<void> {
    await before
    await durable
    if (this.#closed) return
    this.#run(() => this.#node.persisted(ready.number))
    this.#send(ready.messagesAfterPersist)
  }

  async #read(read: ReadWanted): Promise<void> {
    const { log, snapshots } = this.#options
    try {
      if (read.type === 'entries') {
        const entries = await log.read(read.from, read.bytesMax)
        this.#run(() => this.#node.entriesRead(read.id, entries))
      } else {
        const bytes = await snapshots.readChunk(read.snapshot, read.position, read.bytes)
        this.#run(() => this.#node.snapshotChunkRead(read.id, bytes))
      }
    } catch (error) {
      this.#fail(error)
    }
  }

  #checkOpen(): void {
    if (this.#closed) throw new StreamError('SHUTTING_DOWN', 'this node of the quorum stops; ask another one')
  }

  #fail(error: unknown): void {
    if (this.#closed) return
    this.#closed = true
    this.#ticks.stop()
    this.#proposals.failAll(notController())
    this.#options.onFailure(error)
  }
}

/** Whether something must be done before, or instead of, appending. */
function needsOrder({ hardState, chunks, install, truncateTo }: Ready): boolean {
  return hardState !== undefined || chunks.length > 0 || install !== undefined || truncateTo !== undefined
}

function isAboutVotes({ type }: Message): boolean {
  return type === 'vote-request' || type === 'vote-response' || type === 'timeout-now'
}
