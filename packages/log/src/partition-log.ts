import { StreamError, type TopicId } from '@millrace/base'
import type { CheckedBatch } from '@millrace/records'
import { type AppendOptions, Appender, type AppendResult, type PackedBatch } from './append/appender.ts'
import { BackgroundFlush } from './append/background-flush.ts'
import { release, storeWhole } from './append/close.ts'
import { GroupCommit } from './append/group-commit.ts'
import type { ReplicatedResult } from './append/replicated.ts'
import { Sealer } from './append/sealer.ts'
import { SegmentWriter } from './append/segment-writer.ts'
import { LogCompaction } from './compaction/log-compaction.ts'
import { RemovedDeletions } from './compaction/removed-deletions.ts'
import type { LogConfig } from './config.ts'
import { DurableHintWriter } from './files/durable-hint.ts'
import { tailCacheSizeBytesMax } from './limits.ts'
import type { LeaderEpochEntry } from './leader-epochs.ts'
import type { LogContext } from './log-context.ts'
import { type LogIdentity, LogState } from './log-state.ts'
import type { CorruptRange } from './reading/corrupt-ranges.ts'
import { LogReader } from './reading/log-reader.ts'
import type { ReadOptions } from './reading/reader.ts'
import type { ScrubPosition } from './reading/scrub.ts'
import { TailCache } from './reading/tail-cache.ts'
import type { OffsetAndTimestamp } from './reading/timestamps.ts'
import type { OpenedLog } from './recovery/open-log.ts'
import { advanceStart, deleteOldest, expiredSegments, unreadableSegments } from './retention.ts'
import { type SegmentInfo, segmentInfo } from './segment-info.ts'
import { takeOver } from './take-over.ts'
import { type AppendMarker, LogTransactions } from './transactions/log-transactions.ts'
import { Exclusion } from './truncation/exclusion.ts'
import { beginAnew, cutLog } from './truncation/truncate.ts'

/** One partition's log: appends in order, reads by offset and time, retention. Made by {@link LogManager}. */
export class PartitionLog {
  /** The transactions in it. */
  readonly transactions: LogTransactions
  /** What a cleaner does with it. */
  readonly compaction: LogCompaction
  readonly #state: LogState
  readonly #appender: Appender
  readonly #sealer: Sealer
  readonly #background: BackgroundFlush
  readonly #exclusion = new Exclusion()
  readonly #reader: LogReader

  private constructor(state: LogState, background: BackgroundFlush) {
    this.#state = state
    this.#background = background
    this.#sealer = new Sealer(state)
    this.#appender = new Appender(state, (previous) => this.#sealer.add(previous))
    const append: AppendMarker = (marker, leaderEpoch, keepsEpoch) =>
      this.#appender.append(marker, { leaderEpoch, origin: 'internal', keepsEpoch })
    const { gate } = this.#exclusion
    this.#reader = new LogReader(state, gate)
    this.transactions = new LogTransactions(state, append, gate)
    this.compaction = new LogCompaction(state, this.#exclusion, this.transactions)
  }

  /** Puts a log together from what was found in its folder. */
  static async start(
    opened: OpenedLog,
    identity: LogIdentity,
    config: LogConfig,
    context: LogContext,
  ): Promise<PartitionLog> {
    const { disk, clock, logger } = context.ports
    const { scheduler, health } = context
    const about = { topic: identity.topic, partition: identity.partition, directory: identity.directory }
    const preallocatedBytes = (): number =>
      state.config.preallocate ? Math.min(state.config.segmentBytes, context.segmentBytesMax) : 0
    const writer = new SegmentWriter(disk, identity.directory, preallocatedBytes)
    const hint = await DurableHintWriter.open(identity.directory, opened.isNew, context.ports, (error) =>
      logger.warn({ ...about, error }, 'the durable-offset hint could not be written'),
    )
    const { directory } = identity
    const removedDeletions = await RemovedDeletions.open(disk, directory, opened.isNew, opened.endOffset)
    const tail = new TailCache(context.tails, tailCacheSizeBytesMax)
    const state = new LogState({ ...opened, identity, config, context, writer, hint, removedDeletions, tail })
    const background = new BackgroundFlush({ clock, writer, scheduler, health, rules: () => state.config })
    const log = new PartitionLog(state, background)
    state.commit = new GroupCommit({
      writer,
      scheduler,
      health,
      background,
      host: log.#appender,
      endOffset: opened.endOffset,
      mustSync: () => state.config.flush === 'fsync',
      mayHaveGaps: () => state.config.compacted,
    })
    const active = state.activeSegment
    if (opened.corrupt.isEmpty) await writer.resume(active, opened.isNew)
    state.commit.resumeIn(active)
    if (!opened.isNew && opened.corrupt.isEmpty) state.noteHint()
    for (const range of opened.corrupt.all) logger.error({ ...identity, ...range }, 'a log is damaged')
    return log
  }

  get topic(): string {
    return this.#state.identity.topic
  }

  get topicId(): TopicId {
    return this.#state.identity.topicId
  }

  get partition(): number {
    return this.#state.identity.partition
  }

  get directory(): string {
    return this.#state.identity.directory
  }

  get config(): LogConfig {
    return this.#state.config
  }

  /** The first offset that may be read. */
  get logStartOffset(): number {
    return this.#state.logStartOffset
  }

  /** The offset after the last record that is in a file. It goes back only when the log is cut. */
  get logEndOffset(): number {
    return this.#state.commit.writtenOffset
  }

  /** The offset after the last record that is on disk; with `flush: 'os'`, the log end offset. It goes back only when the log is cut. */
  get durableOffset(): number {
    return this.#state.commit.durableOffset
  }

  /** The offset that the next append gets: ahead of the log end offset by what waits for the disk. */
  get nextOffset(): number {
    return Math.max(this.#state.activeSegment.nextOffset, this.logEndOffset)
  }

  /** What is before it is whole on disk, indexes and all, and so are the producers as they were there. */
  get recoveryPoint(): number {
    return this.#state.recoveryPoint
  }

  /** About how much of the last segment a start after a kill would have to read. */
  get uncheckpointedBytes(): number {
    const { activeSegment, corrupt } = this.#state
    return corrupt.isEmpty ? activeSegment.writtenBytes - activeSegment.checkpointedBytes : 0
  }

  /**
   * Moves the recovery point to the end of the log as it is now: stores the last segment's indexes and the producers. Resolves once
   * that is so, or cannot be (a full disk, a segment that was rolled meanwhile, a directory that failed).
   */
  checkpoint(): Promise<void> {
    return this.#sealer.checkpoint()
  }

  get leaderEpochs(): readonly LeaderEpochEntry[] {
    return this.#state.epochs.entries
  }

  /** Where a leader's epoch ended (KIP-101, KIP-279); undefined if all we know is newer. */
  endOffsetForEpoch(epoch: number): { epoch: number; endOffset: number } | undefined {
    return this.#state.epochs.endOffsetFor(epoch, this.logEndOffset)
  }

  /** Bytes in the `.log` files. */
  get sizeBytes(): number {
    return this.#state.segments.reduce((sum, { writtenBytes }) => sum + writtenBytes, 0)
  }

  /** Bytes that wait for the disk. */
  get pendingBytes(): number {
    return this.#state.commit.pendingBytes
  }

  /** Producer ids that are remembered. */
  get producerIdCount(): number {
    return this.#state.producers.size
  }

  /** What is known to be damaged. While there is anything, nothing is appended. */
  get corruptRanges(): readonly CorruptRange[] {
    return this.#state.corrupt.all
  }

  /** Whether anything was found to be damaged, even if it is deleted by now. */
  get isDamaged(): boolean {
    return !this.#state.corrupt.isEmpty
  }

  segments(): SegmentInfo[] {
    return this.#state.segments.map((segment) => segmentInfo(segment, this.logEndOffset))
  }

  /**
   * Appends one batch: it is checked, its sequence compared with what its producer wrote before, its offset assigned in place,
   * and it is queued for the disk, all before this returns. Its bytes belong to the log from then on.
   *
   * Throws what `validateProducedBatch` throws (CORRUPT_MESSAGE, INVALID_RECORD, MESSAGE_TOO_LARGE, INVALID_TIMESTAMP, ...),
   * RECORD_LIST_TOO_LARGE (larger than a segment), OUT_OF_ORDER_SEQUENCE, INVALID_PRODUCER_EPOCH, RESOURCE_EXHAUSTED (too much
   * waits), CORRUPT_LOG (the log is damaged), STORAGE_ERROR (the directory has failed), SHUTTING_DOWN.
   */
  append(batch: Buffer | PackedBatch, options: AppendOptions): AppendResult {
    return this.#appender.append(batch, options)
  }

  /**
   * The first part of what `append` does with a client's batch, for those who compress its records elsewhere before they append it: see
   * `toPack` of the result. Throws as `append` does for a batch that is not right or a log that takes none.
   */
  check(bytes: Buffer): CheckedBatch {
    return this.#appender.check(bytes)
  }

  /**
   * Appends whole batches as they came from the leader: offsets, leader epochs and timestamps stay. They must continue this log. `bytes`
   * belong to the log from then on. `isCached`: whether they are kept in memory for readers at the end, once they are written.
   *
   * Throws CORRUPT_MESSAGE (damaged on the way), INVALID_REQUEST (they do not continue the log), and what {@link append} throws for the
   * log's own sake.
   */
  appendReplicated(bytes: Buffer, isCached = true): ReplicatedResult {
    return this.#appender.appendReplicated(bytes, isCached)
  }

  /**
   * Notes that a leader's epoch begins at the log's end (KIP-101), before it has written anything. It is stored with its first batch: an
   * epoch that wrote nothing may be forgotten in a crash.
   */
  assignLeaderEpoch(epoch: number): void {
    if (this.#state.epochs.assign(epoch, this.nextOffset)) this.#state.epochsAreStored = false
  }

  /**
   * Cuts off every batch that has `offset` or comes after it, and the leader epochs that begin there, as a follower does whose log and the
   * leader's went apart; in a damaged log from the damage on. Appends then go on at the end that is returned, durably.
   * Idempotent; a stop on the way leaves the log somewhere between the two ends. No append may come meanwhile.
   */
  truncateTo(offset: number): Promise<number> {
    return this.#whileNobodyUsesIt(() => cutLog(this.#state, offset))
  }

  /**
   * Cuts a damaged log where the damage begins, so that what is missing from there on can be fetched from another replica, and keeps copies
   * of what is damaged in files that end in `.damaged`. Returns where it ends then. Idempotent, as {@link truncateTo} is. Only for a replica
   * that others can replace: what is sound behind the damage goes too.
   */
  cutDamage(): Promise<number> {
    return this.#whileNobodyUsesIt(() => cutLog(this.#state, this.nextOffset))
  }

  /**
   * Empties the log, so that it begins and ends at `startOffset`: the leader has nothing any more of what this one could go on from.
   * Idempotent; a stop on the way leaves a part of the old log, or nothing. No append may come meanwhile.
   */
  resetTo(startOffset: number): Promise<void> {
    return this.#whileNobodyUsesIt(() => beginAnew(this.#state, startOffset))
  }

  /**
   * Batches from the one that has `offset` on, if they are in memory: each by itself, none that ends beyond `endOffset`, and about
   * `maxBytes`. Undefined if they have to be read from disk. Do not change them: others may be reading them.
   */
  readTail(offset: number, maxBytes: number, endOffset: number): Buffer[] | undefined {
    return this.#reader.readTail(offset, maxBytes, endOffset)
  }

  /**
   * Whole batches, the first being the one that has `offset`: at least one that ends before `options.endOffset`, even if it is
   * larger than `maxBytes`; an empty buffer if there is none yet. Do not change what it returns: others may be reading it.
   *
   * Throws OFFSET_OUT_OF_RANGE with the valid range, CORRUPT_LOG naming file and offset, STORAGE_ERROR. In a directory that has failed
   * what is before the durable offset can still be read.
   */
  read(offset: number, options: ReadOptions): Promise<Buffer> {
    return this.#reader.read(offset, options)
  }

  /**
   * Whole batches in their order, the last being the one that has the offset before `offset`, or what precedes that where a cleaner left
   * a hole: at least one, even if it is larger than `maxBytes`, and none that ends beyond `options.endOffset`. An empty buffer if nothing
   * is left before `offset`. The first may begin before the log start offset. Do not change what it returns.
   *
   * Throws OFFSET_OUT_OF_RANGE past the log end, CORRUPT_LOG naming file and offset, STORAGE_ERROR.
   */
  readBefore(offset: number, options: ReadOptions): Promise<Buffer> {
    return this.#reader.readBefore(offset, options)
  }

  /** The first record that is not earlier than `timestampMs`, among those before `endOffset`; undefined if there is none. */
  offsetForTimestamp(timestampMs: number, endOffset = this.logEndOffset): Promise<OffsetAndTimestamp | undefined> {
    return this.#reader.findByTimestamp(timestampMs, endOffset)
  }

  /** The record with the largest timestamp among those before `endOffset`; undefined if none has a timestamp. */
  offsetOfMaxTimestamp(endOffset = this.logEndOffset): Promise<OffsetAndTimestamp | undefined> {
    return this.#reader.findMaxTimestamp(endOffset)
  }

  /**
   * Calls `listener`, synchronously, whenever the log start, log end or durable offset has moved. It must not throw.
   * Returns what takes it away.
   */
  onAdvance(listener: () => void): () => void {
    return this.#state.onAdvance(listener)
  }

  /** Calls `listener`, synchronously, whenever something is found to be damaged. It must not throw. Returns what takes it away. */
  onDamage(listener: () => void): () => void {
    return this.#state.onDamage(listener)
  }

  /** Takes effect with the next append, roll or retention run. */
  updateConfig(config: LogConfig): void {
    this.#state.config = config
  }

  /** Deletes what retention.ms and retention.bytes no longer keep; returns how many segments went. */
  applyRetention(nowMs = this.#state.context.retentionClock.nowMs()): Promise<number> {
    return this.#exclusion.run(async () => {
      this.#sealer.retry()
      this.expireProducers()
      return this.#deleteOldest(expiredSegments(this.#state, nowMs, this.durableOffset))
    })
  }

  /** Forgets the producers that have written nothing for producer.id.expiration.ms. */
  expireProducers(): void {
    const { clock } = this.#state.context.ports
    this.#state.producers.expire(clock.monotonicMs(), this.#state.config.producerIdExpirationMs)
  }

  /** Deletes the oldest segment, the last one too if it has anything; returns the bytes that went. */
  deleteOldestSegment(): Promise<number> {
    return this.#exclusion.run(async () => {
      const first = this.#state.segments[0]
      const sizeBytes = first?.writtenBytes ?? 0
      if (first === undefined || sizeBytes === 0 || this.#state.endOf(first) > this.durableOffset) return 0
      return (await this.#deleteOldest(1)) > 0 ? sizeBytes : 0
    })
  }

  /** Makes everything before `offset` unreadable, as Kafka's DeleteRecords does; segments go once all of theirs is. */
  advanceLogStartOffset(offset: number): Promise<void> {
    return this.#exclusion.run(async () => {
      if (offset > this.durableOffset) {
        throw new StreamError(
          'OFFSET_OUT_OF_RANGE',
          `the log start can't move to ${offset}, after ${this.durableOffset}`,
          {
            context: { topic: this.topic, partition: this.partition, offset },
          },
        )
      }
      await advanceStart(this.#state, offset)
      await this.#deleteOldest(unreadableSegments(this.#state, this.durableOffset))
    })
  }

  /** Checks the CRCs of about `sizeBytes` of what is on disk, going on from `position`. */
  scrub(position: ScrubPosition, sizeBytes: number): Promise<ScrubPosition | undefined> {
    return this.#reader.scrub(position, sizeBytes)
  }

  /** How often it was cut, or begun anew: what was read before may not be in it any more. */
  get cuts(): number {
    return this.#state.cuts
  }

  /** Takes the place of `other`, of which it is a whole copy: learns what is not in its batches. Nothing may be under way in either. */
  async takeOver(other: PartitionLog): Promise<void> {
    await takeOver(this.#state, other.#state)
    // Wherever a start has to read again from, it is from here on: what it finds before would not tell it.
    await this.#appender.roll()
  }

  /** Resolves when those who are reading its files now have done so. */
  whenRead(): Promise<void> {
    return this.#reader.settle()
  }

  /** Resolves when every append that was accepted has been decided, and what a start after a kill goes by is written. */
  async settle(): Promise<void> {
    await this.#state.commit.settle()
    await this.#sealer.settle()
    await this.#state.hint.settle()
  }

  /** Takes no more appends, brings all that were accepted to disk, with indexes and a snapshot. Idempotent. */
  async close(): Promise<void> {
    await this.#end(true)
  }

  /** Closes the log without storing anything: its folder is about to go. */
  async abandon(): Promise<void> {
    await this.#end(false)
  }

  async #end(mustStore: boolean): Promise<void> {
    const state = this.#state
    if (state.isClosed) return
    state.isClosed = true
    await this.compaction.stop()
    await this.#exclusion.settle()
    if (mustStore) this.#sealer.retry()
    await this.settle()
    await this.#background.close()
    for (const timer of state.deletions) timer.cancel()
    state.deletions.clear()
    try {
      if (mustStore && state.context.health.failure === undefined && state.corrupt.isEmpty) await storeWhole(state)
    } finally {
      await release(state)
    }
  }

  async #deleteOldest(count: number): Promise<number> {
    return deleteOldest(this.#state, count, this.#appender, this.#sealer)
  }

  /** After all that was accepted is on disk, with readers of the files kept out. */
  async #whileNobodyUsesIt<T>(change: () => Promise<T>): Promise<T> {
    return this.compaction.whileStopped(() => this.#exclusion.run(() => this.#whileClosed(change)))
  }

  async #whileClosed<T>(change: () => Promise<T>): Promise<T> {
    const state = this.#state
    this.#reader.checkOpen()
    state.context.health.check()
    await state.commit.settle()
    state.isBeingCut = true
    // What was stable may not be.
    state.notify()
    try {
      await this.#sealer.settle()
      await this.#background.settle()
      await this.#exclusion.gate.close()
      const changed = await change()
      this.#sealer.forgetCut(state.activeSegment)
      await this.compaction.noteEnd(state.activeSegment.nextOffset)
      return changed
    } finally {
      state.isBeingCut = false
      this.#exclusion.gate.open()
      state.notify()
    }
  }
}
