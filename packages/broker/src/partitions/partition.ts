import { isStreamError, StreamError, type TopicId } from '@millrace/base'
import type { LogConfig, OffsetAndTimestamp, PartitionLog, TransactionEnd } from '@millrace/log'
import { effectiveMinInsyncReplicas, isInternalTopic, noLeader, type PartitionImage } from '@millrace/metadata'
import { peekBatchSize } from '@millrace/records'
import type { Isolation } from '../fetch/isolation.ts'
import type { DamagedReplica } from '../replication/damaged-replica.ts'
import type { Follower } from '../replication/follower/follower.ts'
import { type Leadership, notLeader } from '../replication/leader/leadership.ts'
import type { Replication } from '../replication/replication.ts'
import type { Appended, AppendedMarker } from './appended.ts'
import { LeaderAppends } from './leader-appends.ts'
import * as errors from './partition-errors.ts'
import type { PartitionOptions } from './partition-options.ts'
import { ReadWaiters } from './read-waiters.ts'

export type { Appended, AppendedMarker } from './appended.ts'

/**
 * One partition of which this broker has a replica: its log, its part in it, its high watermark, and those who wait for that to move.
 */
export class Partition {
  readonly topic: string
  readonly topicId: TopicId
  readonly partition: number
  /** How many replicas a write with acks=all must reach. */
  minInsyncReplicas: number
  private readonly appends: LeaderAppends
  /** The partition as it was when this broker took its part; undefined before. */
  private image: PartitionImage | undefined
  private leadership: Leadership | undefined
  private follower: Follower | undefined
  /** While it does not lead: what is committed, as far as it was told. */
  private toldHighWatermark: number
  private readonly waiters = new ReadWaiters()
  private current: PartitionLog
  private stopListening: (() => void)[]
  private readonly lookAgain: () => void
  private readonly onLead: () => void
  /** Once its log was found to be damaged, where others may have what is lost. */
  private damage: DamagedReplica | undefined
  private knownHighWatermark: number
  private knownLastStableOffset: number
  private knownLogStartOffset: number
  private lastBatchSize = 0
  private gone: StreamError | undefined

  constructor(log: PartitionLog, options: PartitionOptions) {
    const { minInsyncReplicas, highWatermark, lookAgain, onLead } = options
    this.topic = log.topic
    this.topicId = log.topicId
    this.partition = log.partition
    this.current = log
    this.lookAgain = lookAgain
    this.appends = new LeaderAppends(this, options)
    this.minInsyncReplicas = minInsyncReplicas
    this.toldHighWatermark = highWatermark
    this.knownHighWatermark = this.highWatermark
    this.knownLastStableOffset = this.lastStableOffset
    this.knownLogStartOffset = log.logStartOffset
    this.onLead = onLead
    this.stopListening = this.listenTo(log)
  }

  /** Its log: another one after it was moved to another directory. */
  get log(): PartitionLog {
    return this.current
  }

  /** The end of what every in-sync replica has on disk: with one replica, of what this one has. Consumers see nothing beyond it. */
  get highWatermark(): number {
    return this.leadership?.highWatermark ?? Math.min(this.toldHighWatermark, this.log.logEndOffset)
  }

  /** Where the oldest transaction begins that is not decided by what is before the high watermark; the high watermark if all are. */
  get lastStableOffset(): number {
    return this.log.transactions.lastStableOffset(this.highWatermark)
  }

  /** Up to where those read who read so. Throws CORRUPT_LOG where transactions can't be told because the log is damaged. */
  readableEnd(isolation: Isolation): number {
    if (isolation === 'read_uncommitted') return this.highWatermark
    this.log.transactions.checkKnown()
    return this.lastStableOffset
  }

  /** Whether this broker leads it. */
  get isLeader(): boolean {
    return this.leadership !== undefined
  }

  /** Whether this broker follows another that leads it. */
  get isFollower(): boolean {
    return this.follower !== undefined
  }

  /** Whether it has other replicas. */
  get isReplicated(): boolean {
    return (this.image?.replicas.length ?? 0) > 1
  }

  /** The epoch in which it leads, or follows; -1 before it does. */
  get leaderEpoch(): number {
    return this.image?.leaderEpoch ?? -1
  }

  /** Where this broker leads, how many records the follower that is furthest behind lacks; else 0. */
  get followerLag(): number {
    return this.leadership?.followerLag ?? 0
  }

  /** What the leader takes for in sync; empty where this broker does not lead. */
  get inSync(): readonly number[] {
    return this.leadership?.inSync ?? []
  }

  /** This broker's leadership. Throws NOT_LEADER if it does not lead. */
  get led(): Leadership {
    if (this.gone !== undefined) throw this.gone
    if (this.leadership === undefined) throw this.notLeader()
    return this.leadership
  }

  /**
   * Takes the part that the metadata gives this broker: leader, follower, or neither while nobody leads. Resolves once it has it. One call
   * at a time.
   */
  async become(image: PartitionImage, replication: Replication): Promise<void> {
    const known = this.image
    if (known !== undefined && known.leaderEpoch > image.leaderEpoch) return
    const isSameEpoch = known?.leaderEpoch === image.leaderEpoch && known.leader === image.leader
    this.image = image
    if (this.log.isDamaged && this.isReplicated) {
      const { topic, topicId, partition } = this
      this.damage ??= replication.damagedReplica({ topic, topicId, partition }, this.lookAgain)
      this.damage.tell(image)
    }
    if (isSameEpoch && this.leadership !== undefined) {
      this.leadership.update(image)
      replication.watch(this.leadership)
    }
    if (isSameEpoch && (this.leadership !== undefined || this.follower !== undefined)) return
    if (!isSameEpoch) await this.leavePart(replication)
    if (this.gone !== undefined) return
    if (image.leader === replication.nodeId) this.lead(image, replication)
    else if (image.leader !== noLeader && (!this.log.isDamaged || this.damage?.mayRepair(image) === true)) {
      this.follow(image, replication)
    }
    this.waiters.wake()
  }

  /**
   * Goes on with the log that `make` returns, which has all that the one until now has. Nothing is appended meanwhile: batches of clients
   * wait, and what this broker itself appends is refused. If `make` rejects all is as it was. Not while {@link become} changes its part.
   */
  async changeLog(make: () => Promise<PartitionLog>, replication: Replication): Promise<void> {
    const { follower, image } = this
    if (follower !== undefined) await replication.unfollow(follower)
    const release = this.appends.hold()
    try {
      await this.log.settle()
      const before = this.log
      const log = await make()
      for (const stop of this.stopListening) stop()
      this.current = log
      this.leadership?.changeLog(log)
      if (this.gone !== undefined) return
      this.stopListening = this.listenTo(log)
      this.logAdvanced()
      // Somebody may have deleted records meanwhile.
      const startOffset = Math.min(before.logStartOffset, log.durableOffset)
      if (startOffset > log.logStartOffset) await log.advanceLogStartOffset(startOffset)
    } finally {
      release()
      if (follower !== undefined && image !== undefined && this.gone === undefined) this.follow(image, replication)
    }
  }

  private listenTo(log: PartitionLog): (() => void)[] {
    return [log.onAdvance(() => this.logAdvanced()), log.onDamage(this.lookAgain)]
  }

  private follow(image: PartitionImage, replication: Replication): void {
    const told = (offset: number): void => this.followHighWatermark(offset)
    this.follower = replication.follow(this.log, image, this.damage, told)
  }

  /** Whether its log is damaged, and another replica is to lead instead of it. */
  private get isGivingUp(): boolean {
    return this.log.isDamaged && this.isReplicated && this.damage?.isLast !== true
  }

  /** Throws NOT_LEADER while its log is damaged and another replica is to lead instead. */
  assertWhole(): void {
    if (this.isGivingUp) throw errors.givesUp(this.topic, this.partition)
  }

  /** Reads from the log; what can't be read here because it is damaged is to be read from another replica, if there is one. */
  private async reading<Found>(read: () => Promise<Found>): Promise<Found> {
    try {
      return await read()
    } catch (error) {
      if (isStreamError(error, 'CORRUPT_LOG')) this.assertWhole()
      throw error
    }
  }

  /** Ends what this broker does in the partition. */
  async leavePart(replication: Replication): Promise<void> {
    const { leadership, follower } = this
    this.toldHighWatermark = this.highWatermark
    this.leadership = undefined
    this.follower = undefined
    if (leadership !== undefined) {
      const reason = this.notLeader()
      leadership.close(reason)
      this.appends.close(reason)
      // Whoever reads here looks again, and finds that another leads.
      this.waiters.wake()
      await this.log.settle()
    }
    if (follower !== undefined) await replication.unfollow(follower)
  }

  private lead(image: PartitionImage, replication: Replication): void {
    const { log } = this
    // With a single replica there is nobody to tell epochs apart for, before something is written in them.
    if (image.replicas.length > 1) log.assignLeaderEpoch(image.leaderEpoch)
    this.leadership = replication.lead(
      {
        log,
        highWatermark: this.highWatermark,
        minInsyncReplicas: () => this.minInsyncReplicas,
        onAdvance: () => this.advanced(),
      },
      image,
    )
    this.advanced()
    this.onLead()
  }

  private followHighWatermark(offset: number): void {
    if (offset <= this.toldHighWatermark) return
    this.toldHighWatermark = offset
    this.advanced()
  }

  private notLeader(): StreamError {
    return notLeader(this.topic, this.partition, this.image?.leader ?? noLeader)
  }

  get logStartOffset(): number {
    return this.log.logStartOffset
  }

  get logEndOffset(): number {
    return this.log.logEndOffset
  }

  /** The end of what this broker has on disk. */
  get durableOffset(): number {
    return this.log.durableOffset
  }

  /** Why this partition can't be used any more, if so. */
  get unavailable(): StreamError | undefined {
    return this.gone
  }

  /** How many sessions wait for it to move. */
  get waiting(): number {
    return this.waiters.count
  }

  /**
   * Appends one batch of a client, whose base offset and leader epoch are written into `batch` in place. Decided at once, unless it has to
   * be compressed first, begins a transaction in the partition, or comes behind one that does so: then it is a promise, and batches are
   * appended in the order in which they came. `transactionalId`: whose transaction it is in, if it is in one; `addsPartition`: whether the
   * partition is taken into that (KIP-890), or must have been by its producer.
   * Throws or rejects with a StreamError if the batch is refused, and then nothing of it was appended.
   */
  append(batch: Buffer, transactionalId = '', addsPartition = true): Appended | Promise<Appended> {
    return this.appends.append(batch, transactionalId, addsPartition)
  }

  /** Appends a batch that this broker made itself, as it is and at once. Throws if it can't be; then nothing of it was appended. */
  appendOwn(batch: Buffer): Appended {
    return this.appends.appendOwn(batch)
  }

  /**
   * Appends the marker that ends a producer's transaction, and tells those who listen. Throws INVALID_PRODUCER_EPOCH for one that is late,
   * TRANSACTION_COORDINATOR_FENCED for one of a coordinator that another has followed, NOT_ENOUGH_REPLICAS, NOT_LEADER.
   */
  appendEndMarker(end: TransactionEnd): Appended {
    return this.appends.appendEndMarker(end)
  }

  /**
   * Calls `listener` for each marker that is appended here while this broker leads: in the order of all appends, before it is written. It
   * must not throw. Returns what takes it away.
   */
  onEndMarker(listener: (marker: AppendedMarker) => void): () => void {
    return this.appends.onEndMarker(listener)
  }

  /** Throws NOT_ENOUGH_REPLICAS if a write with acks=all could not reach as many replicas as it must. */
  assertEnoughReplicas(): void {
    const { inSync: isr, partition } = this.led
    const minInsyncReplicas = effectiveMinInsyncReplicas(this.minInsyncReplicas, partition.replicas.length)
    const inSync = isr.length
    if (inSync >= minInsyncReplicas) return
    throw errors.notEnoughReplicas(this, inSync, minInsyncReplicas)
  }

  /**
   * Whole batches from the one that holds `offset` on, up to `endOffset`: about `maxBytes`, but at least one. Empty at the end.
   * Throws OFFSET_OUT_OF_RANGE with the valid range.
   */
  async read(offset: number, maxBytes: number, endOffset = this.highWatermark): Promise<Buffer> {
    if (this.gone !== undefined) throw this.gone
    const bytes = await this.reading(() => this.log.read(offset, { maxBytes, endOffset }))
    this.lastBatchSize = peekBatchSize(bytes, 0) ?? this.lastBatchSize
    return bytes
  }

  /**
   * How large the batch was that was read last: the best guess of how much the next read returns at least. Read with less room than
   * that, most batches would be read in vain.
   */
  get batchSizeBytesExpected(): number {
    return this.lastBatchSize
  }

  /**
   * Throws OFFSET_NOT_AVAILABLE while a new leader does not know yet all that earlier ones committed: what it told might be before what
   * consumers have read already (KIP-207).
   */
  assertHighWatermarkKnown(): void {
    if (this.led.isHighWatermarkKnown) return
    throw new StreamError(
      'OFFSET_NOT_AVAILABLE',
      `broker leads ${this.topic}-${this.partition} anew and does not know yet how far it is committed; ask again`,
      { context: { topic: this.topic, partition: this.partition } },
    )
  }

  /** The first record before `endOffset` that is not earlier than `timestampMs`; undefined if there is none. */
  offsetForTimestamp(timestampMs: number, endOffset = this.highWatermark): Promise<OffsetAndTimestamp | undefined> {
    return this.reading(() => this.log.offsetForTimestamp(timestampMs, endOffset))
  }

  /** The record before `endOffset` with the greatest timestamp; undefined if none has a timestamp. */
  offsetOfMaxTimestamp(endOffset = this.highWatermark): Promise<OffsetAndTimestamp | undefined> {
    return this.reading(() => this.log.offsetOfMaxTimestamp(endOffset))
  }

  /**
   * Whole batches that lie before `offset`, the last of them reaching up to it or past it, but not past `endOffset`: about `maxBytes`, but
   * at least one. Empty if there is none any more. Throws OFFSET_OUT_OF_RANGE past the high watermark.
   */
  async readBefore(offset: number, maxBytes: number, endOffset = this.highWatermark): Promise<Buffer> {
    if (this.gone !== undefined) throw this.gone
    if (offset > this.highWatermark) throw errors.outOfRange(this, offset)
    return this.reading(() => this.log.readBefore(offset, { maxBytes, endOffset }))
  }

  /**
   * Makes everything before `offset` unreadable, for good, and returns the log start offset then; one that is not before `offset` stays.
   * Throws OFFSET_OUT_OF_RANGE past the high watermark, INVALID_TOPIC for an internal topic, POLICY_VIOLATION for one that is only compacted.
   */
  async deleteRecords(offset: number): Promise<number> {
    if (this.gone !== undefined) throw this.gone
    if (isInternalTopic(this.topic)) throw errors.internalTopic(this.topic)
    if (!this.log.config.deletes) throw errors.onlyCompacted(this.topic)
    if (offset < 0 || offset > this.highWatermark) throw errors.outOfRange(this, offset)
    const { log } = this
    await log.advanceLogStartOffset(offset)
    // The partition may go by another log since.
    if (this.log !== log && this.log.logStartOffset < offset) await this.log.advanceLogStartOffset(offset)
    return this.logStartOffset
  }

  /**
   * Throws unless `offset` is one to read from: anywhere from the log start to the log end. Between the high watermark and the log end
   * there is nothing to read yet, but there will be.
   */
  assertReadable(offset: number): void {
    if (this.gone !== undefined) throw this.gone
    if (offset >= this.logStartOffset && offset <= this.logEndOffset) return
    // The leader may have it: a follower can't tell.
    if (offset > this.logEndOffset && this.isFollower) throw errors.notHereYet(this, offset)
    throw errors.outOfRange(this, offset)
  }

  /** Throws if a client's leader epoch is not this one (KIP-320). -1 is a client that does not know. */
  assertLeaderEpoch(epoch: number): void {
    errors.checkLeaderEpoch(this, epoch)
  }

  /** Keeps the log by another configuration from now on. */
  reconfigure(config: LogConfig): void {
    this.log.updateConfig(config)
  }

  /** Calls `wake` once, when what those can read who read so, or the log start, moves or the partition goes. */
  wait(wake: () => void, isolation: Isolation = 'read_uncommitted'): void {
    this.waiters.add(wake, isolation)
  }

  stopWaiting(wake: () => void): void {
    this.waiters.remove(wake)
  }

  /** Serves nobody from now on; `reason` is what they are told. Does not touch the log. */
  close(reason: StreamError): void {
    if (this.gone !== undefined) return
    this.gone = reason
    this.leadership?.close(reason)
    this.appends.close(reason)
    for (const stop of this.stopListening) stop()
    this.waiters.wake()
  }

  /** The log's end, durable end or start may have moved. */
  private logAdvanced(): void {
    if (this.leadership === undefined) {
      // The log may have been cut.
      this.toldHighWatermark = Math.min(this.toldHighWatermark, this.log.nextOffset)
    } else this.leadership.logAdvanced()
    this.advanced()
    this.leadership?.tellLogAdvanced()
  }

  /** The high watermark or the log start may have moved, and with them the last stable offset. */
  private advanced(): void {
    const { highWatermark, lastStableOffset, logStartOffset } = this
    const isStable = lastStableOffset === this.knownLastStableOffset && logStartOffset === this.knownLogStartOffset
    if (isStable && highWatermark === this.knownHighWatermark) return
    this.knownHighWatermark = highWatermark
    this.knownLastStableOffset = lastStableOffset
    this.knownLogStartOffset = logStartOffset
    // Behind an open transaction it is no news to who can't read that far.
    if (isStable) this.waiters.wake('read_uncommitted')
    else this.waiters.wake()
  }
}
