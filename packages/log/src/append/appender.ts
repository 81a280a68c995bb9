import { assert, StreamError } from '@millrace/base'
import {
  type CheckedBatch,
  checkProducedBatch,
  finishProducedBatch,
  type ProducedBatchOptions,
  RecordBatch,
  validateProducedBatch,
} from '@millrace/records'
import type { LogState } from '../log-state.ts'
import { pendingAppendBytesMax, pendingAppendsMax } from '../limits.ts'
import { endMarkerOf } from '../producer-state/end-marker.ts'
import type { ProducerBatch } from '../producer-state/producer-entry.ts'
import { duplicateBaseOffset, type ProducerUndo } from '../producer-state/producer-state.ts'
import { corruptLog } from '../reading/corrupt-ranges.ts'
import { Segment } from '../segment.ts'
import type { CommitHost } from './group-commit.ts'
import type { PendingAppend } from './pending-append.ts'
import { type ReplicatedResult, replicatedBatches } from './replicated.ts'
import { segmentMustRoll } from './roll.ts'

/** Who appends, and in which leader epoch. */
export interface AppendOptions {
  readonly leaderEpoch: number
  /**
   * Who wrote the batch. `client`: it is checked as Kafka checks what producers send. `internal`: this broker encoded it
   * (metadata, markers, what coordinators store); offsets and producer state are kept all the same, and of a producer's epoch it is
   * checked that no later one has taken over. Default: client.
   */
  readonly origin?: 'client' | 'internal'
  /** Of a marker: see `TransactionEnd`. */
  readonly keepsEpoch?: boolean
}

/** A client's batch that {@link PartitionLog.check} let pass, with its records compressed as `checked.toPack` wants them. */
export interface PackedBatch {
  readonly checked: CheckedBatch
  readonly packed: Uint8Array
}

/** Where an appended batch lies. */
export interface AppendResult {
  readonly baseOffset: number
  readonly lastOffset: number
  /** The time that the broker gave the records; -1 where they keep their own. */
  readonly logAppendTimeMs: number
  /** Whether the batch is in the log already: then these are its offsets there. */
  readonly duplicate: boolean
  /** Resolves once the batch is in the file. Rejects with DISK_FULL (taken back, may be sent again) or STORAGE_ERROR. */
  readonly written: Promise<void>
  /** Resolves once it is on disk (with `flush: 'os'`, handed to the operating system). Rejects as `written` does. */
  readonly durable: Promise<void>
}

/** Decides about appends, at once and in order; the disk follows. */
export class Appender implements CommitHost {
  readonly #log: LogState
  readonly #onRolled: (previous: Segment) => void
  #rollJitter: number

  constructor(log: LogState, onRolled: (previous: Segment) => void) {
    this.#log = log
    this.#onRolled = onRolled
    this.#rollJitter = log.context.ports.random.number()
  }

  /** See {@link PartitionLog.check}. */
  check(bytes: Buffer): CheckedBatch {
    this.#checkWritable()
    return checkProducedBatch(bytes, this.#rules(this.#log.context.ports.clock.wallMs()))
  }

  /** See {@link PartitionLog.append}. */
  append(source: Buffer | PackedBatch, options: AppendOptions): AppendResult {
    this.#checkWritable()
    const log = this.#log
    const nowMs = log.context.ports.clock.wallMs()
    const batch = this.#checked(source, options, nowMs)
    const earlier = batch.producerId < 0 ? undefined : this.#checkProducer(batch, options)
    if (earlier !== undefined) {
      // Its records carry the time at which they were appended, not that of this second attempt.
      const timeMs = appendTimeOf(batch, earlier.timestampMs)
      return this.#result(duplicateBaseOffset(earlier), earlier.lastOffset, timeMs, true)
    }
    batch.assignOffset(log.activeSegment.nextOffset, options.leaderEpoch)
    const append = this.#place(batch, nowMs, true)
    log.commit.enqueue(append)
    return this.#result(append.baseOffset, append.nextOffset - 1, appendTimeOf(batch, batch.maxTimestamp), false)
  }

  /** See {@link PartitionLog.appendReplicated}. */
  appendReplicated(bytes: Buffer, isCached: boolean): ReplicatedResult {
    this.#checkWritable()
    const log = this.#log
    const nowMs = log.context.ports.clock.wallMs()
    for (const batch of replicatedBatches(bytes, log)) log.commit.enqueue(this.#place(batch, nowMs, isCached))
    const endOffset = log.activeSegment.nextOffset
    return {
      endOffset,
      written: log.commit.whenWritten(endOffset),
      durable: log.commit.whenDurable(endOffset),
    }
  }

  /** Begins a new segment although the last one has room, so that retention can drop that. False while appends are under way. */
  async roll(): Promise<boolean> {
    const log = this.#log
    const { activeSegment, commit, corrupt, config } = log
    if (activeSegment.sizeBytes === 0 || commit.pendingCount > 0 || !corrupt.isEmpty) return false
    // As for rolls by appends: see GroupCommit.
    if (config.compacted && commit.durableOffset < commit.writtenOffset) return false
    this.#beginSegment(log.context.ports.clock.wallMs())
    const segment = log.activeSegment
    log.commit.rollTo(segment)
    await log.writer.create(segment)
    return true
  }

  onWritten(appends: readonly PendingAppend[]): void {
    let sizeBytes = 0
    for (const { baseOffset, nextOffset, bytes, isCached } of appends) {
      if (isCached) this.#log.tail.add(baseOffset, nextOffset, bytes)
      sizeBytes += bytes.length
    }
    this.#log.context.metrics.wrote(appends.length, sizeBytes)
    this.#log.notify()
  }

  onDurable(): void {
    // With flush=os nothing was synced, and the hint must not say so.
    if (this.#log.config.flush === 'fsync') this.#log.noteHint()
    this.#log.notify()
  }

  rollback(appends: readonly PendingAppend[]): void {
    const { producers, segments, epochs } = this.#log
    for (const append of [...appends].reverse()) {
      if (append.producer !== undefined) producers.undo(append.producer)
      if (append.epochsBefore !== undefined) {
        epochs.restore(append.epochsBefore)
        this.#log.epochsAreStored = false
      }
      append.segment.rewind(append.mark)
      if (!append.startsSegment) continue
      const last = segments.pop()
      assert(last === append.segment, 'segments are taken back in their order')
      last.isTakenBack = true
    }
  }

  onRolled(previous: Segment): void {
    this.#onRolled(previous)
  }

  async storeEpochs(): Promise<void> {
    await this.#log.storeEpochs()
  }

  #checkWritable(): void {
    const { context, commit, corrupt, identity, isClosed, isBeingCut } = this.#log
    context.health.check()
    assert(!isBeingCut, 'nothing is appended to a log while it is cut')
    if (isClosed) throw new StreamError('SHUTTING_DOWN', `the log of ${identity.topic}-${identity.partition} is closed`)
    const damage = corrupt.first
    // With a hole in it the log is no copy to go on from: what is lost may be had from another one.
    if (damage !== undefined) throw corruptLog(damage)
    if (commit.pendingBytes > pendingAppendBytesMax || commit.pendingCount > pendingAppendsMax) {
      throw new StreamError(
        'RESOURCE_EXHAUSTED',
        `${commit.pendingBytes} bytes wait for the disk already in ${identity.topic}-${identity.partition}; send again later`,
        { context: { limit: pendingAppendBytesMax }, retryAfterMs: 100 },
      )
    }
  }

  /**
   * The batch, if it may be appended. A client's batch is looked at record by record, as Kafka's LogValidator does: one whose
   * records are not what its header says would break each consumer, again and again. That is affordable: 17 M records/s of 100 B
   * with the CRC, of which the look at the records is 0.08 ms a 256 KiB batch (encoding it costs 0.16): 3 to 4 % of a core at 1 M records/s.
   */
  #checked(source: Buffer | PackedBatch, options: AppendOptions, nowMs: number): RecordBatch {
    const { config } = this.#log
    const batch = options.origin === 'internal' ? internalBatch(source) : this.#finished(source, this.#rules(nowMs))
    if (batch.sizeBytes <= config.segmentBytes) return batch
    throw new StreamError(
      'RECORD_LIST_TOO_LARGE',
      `the record batch has ${batch.sizeBytes} bytes, a segment ${config.segmentBytes} (segment.bytes): put fewer records into a batch, ` +
        'or raise segment.bytes of the topic',
      { context: { limit: config.segmentBytes } },
    )
  }

  /** Throws if the batch's producer may not write it. Returns the earlier batch if a client repeats it. */
  #checkProducer(batch: RecordBatch, { origin, keepsEpoch = false }: AppendOptions): ProducerBatch | undefined {
    const { producers, context } = this.#log
    if (origin !== 'internal') return producers.check(batch)
    const marker = batch.isControl ? endMarkerOf(batch, context.ports.compression) : undefined
    if (marker === undefined) producers.checkEpoch(batch)
    else producers.checkMarker(batch.producerId, marker, keepsEpoch)
    return undefined
  }

  #finished(source: Buffer | PackedBatch, rules: ProducedBatchOptions): RecordBatch {
    if (Buffer.isBuffer(source)) return validateProducedBatch(source, rules)
    return finishProducedBatch(source.checked, rules, source.packed)
  }

  /** What a client's batch is held to now. */
  #rules(nowMs: number): ProducedBatchOptions {
    const { config, context } = this.#log
    const { checksum, compression } = context.ports
    return {
      checksum,
      compression,
      maxMessageBytes: config.maxMessageBytes,
      target: config.compressTo,
      requireKeys: config.compacts,
      timestamps: {
        type: config.timestampType,
        nowMs,
        beforeMaxMs: config.messageTimestampBeforeMaxMs,
        afterMaxMs: config.messageTimestampAfterMaxMs,
      },
    }
  }

  /** Gives the batch, which has its offset and epoch, its place, and notes all that follows from it, in memory. */
  #place(batch: RecordBatch, nowMs: number, isCached: boolean): PendingAppend {
    const { config, epochs, context } = this.#log
    const { baseOffset, partitionLeaderEpoch: leaderEpoch } = batch
    const lastOffset = baseOffset + batch.lastOffsetDelta
    assert(Number.isSafeInteger(lastOffset), 'a log ends before 2^53 records')
    const { sizeBytes, maxTimestamp, recordCount } = batch
    const place = { baseOffset, lastOffset, sizeBytes, maxTimestamp, recordCount }
    const { activeSegment } = this.#log
    const startsSegment = segmentMustRoll(
      activeSegment,
      place,
      config,
      nowMs,
      this.#rollJitter,
      context.segmentBytesMax,
    )
    if (startsSegment) this.#beginSegment(nowMs)
    const segment = this.#log.activeSegment
    const mark = segment.mark()
    const position = segment.sizeBytes
    const mustStoreEpochs = !this.#log.epochsAreStored || leaderEpoch > (epochs.latest?.epoch ?? -1)
    const epochsBefore = mustStoreEpochs ? [...epochs.entries] : undefined
    this.#log.epochsAreStored = true
    epochs.assign(leaderEpoch, baseOffset)
    segment.add(place, config.indexIntervalBytes)
    const producer = this.#noteProducer(batch, baseOffset, segment, context.ports.clock.monotonicMs())
    const bytes = batch.slice()
    return {
      bytes,
      baseOffset,
      nextOffset: lastOffset + 1,
      segment,
      position,
      mark,
      startsSegment,
      producer,
      epochsBefore,
      isCached,
    }
  }

  #noteProducer(batch: RecordBatch, baseOffset: number, segment: Segment, nowMs: number): ProducerUndo | undefined {
    if (batch.producerId < 0) return undefined
    const { producers, context } = this.#log
    if (!batch.isControl) return producers.append(batch, baseOffset, nowMs)
    const marker = endMarkerOf(batch, context.ports.compression)
    if (marker === undefined) return undefined
    const { undo, aborted } = producers.appendMarker(batch.producerId, marker, baseOffset, nowMs)
    if (aborted !== undefined) segment.loadedAborted().append(aborted)
    return undo
  }

  #beginSegment(nowMs: number): void {
    const { identity, producers, segments, activeSegment, context } = this.#log
    const segment = Segment.create(identity.directory, activeSegment.nextOffset, nowMs)
    segment.snapshotAtBase = producers.encode(context.ports.checksum)
    segments.push(segment)
    this.#rollJitter = context.ports.random.number()
  }

  #result(baseOffset: number, lastOffset: number, logAppendTimeMs: number, duplicate: boolean): AppendResult {
    const { commit } = this.#log
    return {
      baseOffset,
      lastOffset,
      logAppendTimeMs,
      duplicate,
      written: commit.whenWritten(lastOffset + 1),
      durable: commit.whenDurable(lastOffset + 1),
    }
  }
}

function internalBatch(source: Buffer | PackedBatch): RecordBatch {
  assert(Buffer.isBuffer(source), 'an internal append is what this broker encoded')
  const batch = new RecordBatch(source)
  assert(batch.magic === 2 && batch.sizeBytes === source.length, 'an internal append is one batch')
  return batch
}

/** `timestampMs` where the topic gives records the time of their appending; -1 where they keep their own. */
function appendTimeOf(batch: RecordBatch, timestampMs: number): number {
  return batch.timestampType === 'LogAppendTime' ? timestampMs : -1
}
