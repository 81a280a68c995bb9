import { type ClusterId, StreamError, toStreamError } from '@millrace/base'
import { type ClusterImage, encodeMetadataRecord, type MetadataRecord } from '@millrace/metadata'
import type { QuorumView, RaftLimits, RaftStatus, ReplicaKey, Voter, VoterChangeResult } from '@millrace/raft'
import { encodeBatch } from '@millrace/records'
import { handOverMs, leaveFailedMs, whoIsAtMs } from '../limits.ts'
import type { BrokerPorts } from '../ports.ts'
import { ask, type Known } from './hello.ts'
import { MetadataState } from './metadata-state.ts'
import type { OpenedQuorum } from './open-quorum.ts'
import { notController } from './proposals.ts'
import { RaftDriver } from './raft-driver.ts'
import { RaftTransport } from './raft-transport.ts'
import { endRefill } from './refill.ts'
import { SnapshotMaker } from './snapshot-maker.ts'
import { acceptedVoterChange } from './voter-change.ts'
import { addressOf } from './voters.ts'

export interface QuorumOptions {
  readonly opened: OpenedQuorum
  readonly self: ReplicaKey
  readonly clusterId: ClusterId
  readonly ports: Pick<BrokerPorts, 'clock' | 'disk' | 'random' | 'network' | 'checksum' | 'compression' | 'logger'>
  readonly limits?: Partial<RaftLimits>
  /** `metadata.log.max.record.bytes.between.snapshots` */
  readonly snapshotBytesMax: number
  /** `metadata.log.max.snapshot.interval.ms`; 0 for never. */
  readonly snapshotIntervalMs: number
  /** Is told of every committed record, at once, after the image holds it. */
  readonly onReplayed: (records: readonly MetadataRecord[]) => void
  /** A node that this one takes for one of its own belongs to another cluster. */
  readonly onForeign: (error: StreamError) => void
  /** The node can't go on. */
  readonly onFailure: (error: unknown) => void
}

/** The leader of the quorum, as a node knows it. */
export interface KnownLeader {
  readonly nodeId: number
  /** `host:port`; undefined if it is not known. */
  readonly address: string | undefined
  readonly isSelf: boolean
}

/** Called when this node becomes the active controller, with its term, and with undefined when it is not any more. */
export type ActivityListener = (term: number | undefined) => void

/** A node's part in the metadata quorum: the log that all agree on, the image it leads to, and who leads. */
export class Quorum {
  readonly self: ReplicaKey
  readonly clusterId: ClusterId
  readonly state: MetadataState
  readonly transport: RaftTransport
  readonly #options: QuorumOptions
  readonly #driver: RaftDriver
  readonly #listeners = new Set<ActivityListener>()
  readonly #viewListeners = new Set<(view: QuorumView) => void>()
  readonly #snapshots: SnapshotMaker
  #activeTerm: number | undefined
  #followed: number | undefined
  #leaderTerm = 0
  #leadersSeen = 0
  /** Why the metadata log can't be written any more, if so. */
  #logFailure: StreamError | undefined

  constructor(options: QuorumOptions) {
    const { opened, self, clusterId, ports, onFailure } = options
    this.self = self
    this.clusterId = clusterId
    this.#options = options
    this.state = new MetadataState({
      image: opened.image,
      offset: opened.state.snapshot?.endOffset ?? 0,
      snapshots: opened.snapshots,
      compression: ports.compression,
      onInstalled: (meta) => this.#snapshots.installed(meta),
      onReplayed: (records, sizeBytes) => this.#replayed(records, sizeBytes),
      onFailure,
    })
    this.transport = new RaftTransport({
      self,
      clusterId,
      clock: ports.clock,
      network: ports.network,
      logger: ports.logger,
      checksum: ports.checksum,
      addressOf: (replica) => this.#addressOfReplica(replica),
      onMessage: (message) => this.#driver.step(message),
      onGone: (nodeId) => this.#gone(nodeId),
      onForeign: options.onForeign,
    })
    this.#driver = new RaftDriver({
      self,
      state: opened.state,
      entries: opened.entries,
      limits: options.limits ?? {},
      refillOffset: opened.refillOffset,
      onRefilled: () => {
        ports.logger.info({}, 'the metadata log is whole again: this node votes')
        endRefill(ports.disk, opened.log.directory).catch(onFailure)
      },
      ports,
      log: opened.log,
      snapshots: opened.snapshots,
      send: (messages) => this.transport.send(messages),
      machine: this.state,
      onQuorum: (view) => this.#viewChanged(view),
      onLost: ({ replica: { nodeId }, acknowledgedOffset, endOffset }) => {
        ports.logger.error(
          { peer: nodeId, acknowledgedOffset, endOffset },
          'a node of the quorum has lost metadata that it had acknowledged, and gets them again: its disk did not keep what it said was synced',
        )
      },
      onFailure,
    })
    this.#snapshots = new SnapshotMaker({
      driver: this.#driver,
      state: this.state,
      log: opened.log,
      files: opened.snapshots,
      metas: opened.metas,
      clock: ports.clock,
      logger: ports.logger,
      bytesMax: options.snapshotBytesMax,
      intervalMs: options.snapshotIntervalMs,
    })
  }

  get image(): ClusterImage {
    return this.state.image
  }

  /** Who leads and who votes, as far as this node knows. */
  get view(): QuorumView {
    return this.#driver.view
  }

  get status(): RaftStatus {
    return this.#driver.status()
  }

  /** The offset after the last record that is committed, as far as this node knows. */
  get committedOffset(): number {
    return this.#driver.commitOffset
  }

  /** The offset that the next record gets, if this node leads. */
  get nextOffset(): number {
    return this.#driver.nextOffset
  }

  /** The term in which this node is the active controller: it has applied all that was committed before; undefined if it is not. */
  get activeTerm(): number | undefined {
    return this.#activeTerm
  }

  /** Where the active controller is, as far as this node knows; it may be this node. */
  get leader(): KnownLeader | undefined {
    const { leader } = this.view
    if (leader === undefined) return undefined
    const isSelf = leader.nodeId === this.self.nodeId && leader.directoryId === this.self.directoryId
    return { nodeId: leader.nodeId, address: this.#addressOf(leader.nodeId), isSelf }
  }

  /** The node that led before this one did, as far as this one knows. */
  get previousLeader(): number | undefined {
    return this.#followed
  }

  /** How many leaders this node has seen; the same one in another term counts again. */
  get leadersSeen(): number {
    return this.#leadersSeen
  }

  /** Whether this node alone is the quorum. */
  get isAlone(): boolean {
    return this.#driver.isAlone
  }

  /** Begins: a quorum of this node alone leads at once. */
  start(): void {
    this.#driver.start()
  }

  /** Calls `listener` at each change from now on. Returns what stops that. */
  onActivity(listener: ActivityListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Calls `listener` whenever who leads or votes has changed. Returns what stops that. */
  onView(listener: (view: QuorumView) => void): () => void {
    this.#viewListeners.add(listener)
    return () => void this.#viewListeners.delete(listener)
  }

  /**
   * Commits records together, as the active controller of `term`. Resolves with the offset after them once they are in the image. Rejects
   * with NOT_CONTROLLER if this node is not, or no more; then they may yet be committed.
   */
  async commit(term: number, records: readonly MetadataRecord[]): Promise<number> {
    const { ports } = this.#options
    const timestamp = ports.clock.wallMs()
    // One batch: it is written whole or, after a crash, not at all.
    const batch = encodeBatch(
      { records: records.map((record) => ({ key: null, value: encodeMetadataRecord(record), timestamp })) },
      ports,
    )
    if (this.#logFailure !== undefined) throw this.#logFailure
    if (this.#options.opened.log.isFull) throw metadataFull()
    const { baseOffset, done } = this.#driver.propose(term, batch, records.length)
    await done
    return baseOffset + records.length
  }

  /** The disk of the metadata log is full: what waits for it is answered, and done once there is room. */
  diskFull(error: StreamError): void {
    this.#options.ports.logger.warn({ err: error, code: error.code }, 'the metadata log can not be written')
    this.#driver.failProposals(metadataFull())
  }

  /** The metadata log can't be written any more: what waits for it is answered, so that nobody waits for ever. */
  logFailed(error: unknown): void {
    this.#logFailure = toStreamError(error, 'STORAGE_ERROR', 'the metadata log can not be written')
    this.#driver.failProposals(this.#logFailure)
    if (this.isAlone) return
    // What can't write can't lead, nor follow: another one that can takes over.
    void this.handOver(leaveFailedMs)
    this.#options.ports.clock.setTimer(leaveFailedMs, () => {
      this.transport.close()
      this.#driver.close().catch(this.#options.onFailure)
    })
  }

  /** Hands the lead to another voter. Resolves once another leads: with false if none can, or has within `withinMs`. */
  async handOver(withinMs: number): Promise<boolean> {
    const isOver = ({ role, leader }: QuorumView): boolean => role !== 'leader' && leader !== undefined
    if (this.view.role !== 'leader') return isOver(this.view)
    const { outcome } = this.#driver.transferLeadership()
    if (outcome !== 'started' && outcome !== 'in-progress') return false
    return new Promise((resolve) => {
      const done = (isDone: boolean): void => {
        timer.cancel()
        stop()
        resolve(isDone)
      }
      const timer = this.#options.ports.clock.setTimer(withinMs, () => done(false))
      const stop = this.onView((view) => {
        if (isOver(view)) done(true)
      })
    })
  }

  /** Asks who is at an address. Resolves with undefined if nobody answers. */
  whoIsAt(address: string): Promise<Known | undefined> {
    const { ports } = this.#options
    return ask(address, { nodeId: this.self.nodeId, requestTimeoutMs: whoIsAtMs, ports })
  }

  /** Makes a node that follows a voter. Resolves once that is committed; rejects as {@link acceptedVoterChange} says. */
  addVoter(voter: Voter): Promise<void> {
    return this.#changeVoters(voter, () => this.#driver.addVoter(voter), true)
  }

  /**
   * Takes a node's vote. Resolves once that is committed; rejects as {@link acceptedVoterChange} says. The vote of this node, if it leads,
   * is for the next leader to take: there would be none for a while if it took its own.
   */
  async removeVoter(replica: ReplicaKey): Promise<void> {
    const { role, voters } = this.view
    if (role === 'leader' && replica.directoryId === this.self.directoryId && voters.length > 1) {
      throw (await this.handOver(handOverMs)) ? notController() : noSuccessor(this.self)
    }
    return this.#changeVoters(replica, () => this.#driver.removeVoter(replica), false)
  }

  async #changeVoters(replica: ReplicaKey, change: () => VoterChangeResult, isVoter: boolean): Promise<void> {
    await this.state.whenApplied(acceptedVoterChange(change(), replica))
    // Another leader may have put something else there.
    const isThere = this.view.voters.some(({ directoryId }) => directoryId === replica.directoryId)
    if (isThere !== isVoter)
      throw new StreamError('NOT_CONTROLLER', 'another node is the active controller now; ask it')
  }

  /** Asks a node for the leader, so as to follow as an observer. */
  observe(peer: ReplicaKey): void {
    this.#driver.observe(peer)
  }

  /** Takes part no more. */
  async close(reason: StreamError): Promise<void> {
    this.transport.close()
    await this.#driver.close()
    await this.#snapshots.close()
    this.state.close(reason)
  }

  /** Observers are answered over the streams that they open. */
  #addressOfReplica({ nodeId, directoryId }: ReplicaKey): string | undefined {
    const isVoter = this.#driver.view.voters.some((voter) => voter.directoryId === directoryId)
    return isVoter ? this.#addressOf(nodeId) : undefined
  }

  #addressOf(nodeId: number): string | undefined {
    const voter = this.#driver.view.voters.find((each) => each.nodeId === nodeId)
    const endpoint = voter?.endpoints[0] ?? this.image.broker(nodeId)?.endpoints[0]
    return endpoint === undefined || endpoint.port === 0 ? undefined : addressOf(endpoint)
  }

  #gone(nodeId: number): void {
    const peer = this.view.voters.find((voter) => voter.nodeId === nodeId)
    if (peer !== undefined) this.#driver.peerGone(peer.nodeId)
  }

  #viewChanged(view: QuorumView): void {
    if (view.leader !== undefined && view.role !== 'leader') this.#followed = view.leader.nodeId
    if (view.leader !== undefined && view.term > this.#leaderTerm) {
      this.#leaderTerm = view.term
      this.#leadersSeen += 1
    }
    for (const listener of [...this.#viewListeners]) listener(view)
    this.#checkActive()
  }

  #replayed(records: readonly MetadataRecord[], sizeBytes: number): void {
    this.#options.onReplayed(records)
    this.#snapshots.note(sizeBytes)
    this.#checkActive()
  }

  #checkActive(): void {
    const { role, term, termStartOffset } = this.view
    const isActive = role === 'leader' && termStartOffset !== undefined && this.state.replayedOffset >= termStartOffset
    const activeTerm = isActive ? term : undefined
    if (activeTerm === this.#activeTerm) return
    this.#activeTerm = activeTerm
    this.#options.ports.logger.info(
      { term },
      activeTerm === undefined
        ? 'this node is not the active controller any more'
        : 'this node is the active controller',
    )
    for (const listener of [...this.#listeners]) listener(activeTerm)
  }
}

function noSuccessor({ nodeId }: ReplicaKey): StreamError {
  return new StreamError(
    'REPLICA_NOT_AVAILABLE',
    `node ${nodeId} leads the quorum, and no other voter could take that over: bring the others back, and try again`,
    { context: { nodeId }, retryAfterMs: 500 },
  )
}

function metadataFull(): StreamError {
  return new StreamError(
    'DISK_FULL',
    'the disk of the metadata log is full: make room on the controller; what was asked for last may still be done then',
  )
}
