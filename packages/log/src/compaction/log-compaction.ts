import { isStreamError, StreamError } from '@millrace/base'
import type { LogState } from '../log-state.ts'
import { offsetMapSizeBytesMax } from '../limits.ts'
import { diagnoseIn } from '../reading/reader.ts'
import type { Segment } from '../segment.ts'
import type { LogTransactions } from '../transactions/log-transactions.ts'
import type { Exclusion } from '../truncation/exclusion.ts'
import { type Cleanable, cleanableOf } from './cleanable.ts'
import { compact } from './compact.ts'
import type {
  CleanedSegment,
  CompactionHost,
  CompactionJob,
  CompactionQuestion,
  CompactionResult,
  JobSegment,
  LastOfProducer,
} from './job.ts'
import { offsetMapEntryBytes } from './offset-map.ts'
import type { RemovedDeletions } from './removed-deletions.ts'
import { removeLeftovers, stillThere, swapIn } from './swap.ts'
import { compactionTask } from './task.ts'

/** What a round may use. */
export interface RoundOptions {
  /** What is before it is committed and decided: nothing from there on is compacted. */
  readonly stableOffset: number
  /** Tombstones and markers from there on are kept, for who follows the log and has not come past them. */
  readonly deletionsNeededFrom: number
  /** Memory for keys; a small log takes less. */
  readonly mapSizeBytes: number
  readonly mapLoadFactor: number
  /** Memory for what is read and written, together. */
  readonly bufferBytes: number
  /** Resolves when so many bytes more may be read or written; at once when `signal` is aborted. */
  readonly spend: (bytes: number, signal: AbortSignal) => Promise<void>
}

/** The compaction of one log: one round at a time, and none while the log is cut, closed or deleted. */
export class LogCompaction {
  readonly #log: LogState
  readonly #exclusion: Exclusion
  readonly #transactions: LogTransactions
  #round: { readonly abort: AbortController; readonly done: Promise<unknown> } | undefined
  #pauses = 0

  constructor(log: LogState, exclusion: Exclusion, transactions: LogTransactions) {
    this.#log = log
    this.#exclusion = exclusion
    this.#transactions = transactions
  }

  /** What is before it has been compacted; undefined for a log that never was one to be compacted. */
  get cleanedOffset(): number | undefined {
    return this.#log.cleanedOffset
  }

  /** Which deletions are in this log no more, though somebody who has a part of it may need them. */
  get removedDeletions(): Pick<RemovedDeletions, 'endOffset' | 'rounds'> {
    return this.#log.removedDeletions
  }

  /**
   * Notes that deletions before `endOffset` are gone from the log that this one is copied from. Resolves once that is on disk; rejects with
   * DISK_FULL or STORAGE_ERROR.
   */
  noteRemovedDeletions(endOffset: number): Promise<void> {
    return this.#log.removedDeletions.note(endOffset)
  }

  /** What could be compacted now; undefined if nothing may be: it is not to be compacted, is damaged, or is being changed. */
  cleanable(stableOffset: number): Cleanable | undefined {
    const log = this.#log
    if (!log.config.compacts || !log.corrupt.isEmpty || log.isClosed || log.isBeingCut) return undefined
    if (this.#pauses > 0 || this.#round !== undefined || log.context.health.failure !== undefined) return undefined
    return cleanableOf(this.#view(stableOffset), log.context.retentionClock.nowMs())
  }

  /**
   * Compacts what can be now. Undefined if there is nothing, or if the log was changed meanwhile, so that the round ended.
   * Throws CORRUPT_LOG (a batch is damaged), INVALID_RECORD and others (a record can't be read), DISK_FULL, STORAGE_ERROR; INTERNAL if
   * whoever did it was lost.
   */
  async round(options: RoundOptions): Promise<CompactionResult | undefined> {
    const cleanable = this.cleanable(options.stableOffset)
    if (cleanable === undefined || cleanable.endOffset <= cleanable.firstDirtyOffset) return undefined
    const abort = new AbortController()
    const done = this.#run(cleanable, options, abort.signal)
    // Who ends the round waits for that alone: how it went is told to who began it.
    const ended = done.then(
      () => undefined,
      () => undefined,
    )
    this.#round = { abort, done: ended }
    try {
      return await done
    } finally {
      this.#round = undefined
    }
  }

  /** Ends a round that is under way, and lets none begin until `change` is done. */
  async whileStopped<T>(change: () => Promise<T>): Promise<T> {
    await this.stop()
    try {
      return await change()
    } finally {
      this.#pauses--
    }
  }

  /** Ends a round that is under way; none begins any more. */
  async stop(): Promise<void> {
    this.#pauses++
    this.#round?.abort.abort()
    await this.#round?.done
  }

  /** Notes that there may be holes between the offsets of what comes from a leader, whose topic is compacted or once was. */
  expectHoles(): void {
    const log = this.#log
    if (log.cleanedOffset !== undefined) return
    log.cleanedOffset = log.logStartOffset
    log.config = { ...log.config }
    log.context.storeCleanerOffsets().catch((error: unknown) => {
      // Forgotten, a hole would be damage at the next start: what is lost with it is fetched again.
      const { topic, partition } = log.identity
      log.context.ports.logger.warn({ topic, partition, err: error }, 'that a log has holes is not stored')
    })
  }

  /** Notes that the log was cut, or begun anew, and ends at `endOffset`: what is written from there on is not compacted. */
  async noteEnd(endOffset: number): Promise<void> {
    const log = this.#log
    if (log.cleanedOffset === undefined || log.cleanedOffset <= endOffset) return
    log.cleanedOffset = endOffset
    await log.context.storeCleanerOffsets()
  }

  async #run(cleanable: Cleanable, options: RoundOptions, signal: AbortSignal): Promise<CompactionResult | undefined> {
    const log = this.#log
    const segments = log.segments.filter(({ baseOffset }) => baseOffset < cleanable.endOffset)
    const round: Round = { segments, signal, isOvertaken: false, isOver: false }
    try {
      // From the first hole on it must be known that there may be some.
      await log.context.storeCleanerOffsets()
      const host = this.#host(round, options)
      const job = await this.#job(round, cleanable, options)
      const result = await this.#compact(job, host)
      log.cleanedOffset = result.cleanedOffset
      await log.context.storeCleanerOffsets()
      return result
    } catch (error) {
      round.isOver = true
      if (log.context.health.failure !== undefined) throw log.context.health.failure
      // Whoever compacted may be lost while a segment of it is being put in place: that is finished first.
      await this.#exclusion.run(() => removeLeftovers(log))
      // A segment that retention took out has its name no more.
      if (round.isOvertaken || signal.aborted || isStreamError(error, 'NOT_FOUND')) return undefined
      if (isStreamError(error, 'CORRUPT_LOG')) await this.#exclusion.gate.pass(() => diagnoseIn(log, error))
      throw error
    }
  }

  /** Whether another thread compacts. It must find the files; those of a disk in memory it can't. */
  get #isElsewhere(): boolean {
    const { worker, disk } = this.#log.context.ports
    return worker?.run !== undefined && disk.isOfHost === true
  }

  async #compact(job: CompactionJob, host: CompactionHost): Promise<CompactionResult> {
    const { worker, ...ports } = this.#log.context.ports
    if (!this.#isElsewhere || worker?.run === undefined) return compact(job, ports, host)
    const answer = (question: CompactionQuestion): Promise<void> =>
      question.ask === 'spend' ? host.spend(question.bytes) : host.replace(question.cleaned)
    return worker.run(compactionTask, job, answer)
  }

  #host(round: Round, { spend }: RoundOptions): CompactionHost {
    const log = this.#log
    const { signal } = round
    const check = (): void => {
      log.context.health.check()
      if (signal.aborted || round.isOver || log.isClosed) throw overtaken(round)
    }
    return {
      spend: async (bytes) => {
        check()
        await spend(bytes, signal)
        // Where this thread compacts, others get their turn.
        if (!this.#isElsewhere) await log.context.ports.clock.yieldTurn()
        check()
      },
      replace: (cleaned) =>
        this.#exclusion.run(async () => {
          check()
          await this.#replace(cleaned, round)
        }),
    }
  }

  async #replace(cleaned: CleanedSegment, round: Round): Promise<void> {
    const old = stillThere(this.#log, round.segments, cleaned.replaces)
    // Retention, or a deletion of records, was quicker.
    if (old === undefined || !this.#log.corrupt.isEmpty) throw overtaken(round)
    const { removedDeletionsEnd } = cleaned
    if (removedDeletionsEnd > 0) await this.#log.removedDeletions.note(removedDeletionsEnd)
    await swapIn(this.#log, cleaned, old, this.#exclusion.gate)
    // Who copies this log is to hear of it.
    if (removedDeletionsEnd > 0) this.#log.notify()
  }

  async #job(round: Round, cleanable: Cleanable, options: RoundOptions): Promise<CompactionJob> {
    const { identity, config, context } = this.#log
    const segments = await this.#exclusion.gate.pass(() => this.#jobSegments(round))
    const laterAborted = await this.#transactions.abortedAcross(cleanable.endOffset)
    if (laterAborted === undefined) throw overtaken(round)
    const secret = new Uint8Array(16)
    context.ports.random.fill(secret)
    const { firstDirtyOffset, endOffset } = cleanable
    // No more than what a key for each dirty offset would take.
    const needBytes =
      (Math.ceil((endOffset - firstDirtyOffset) / Math.max(options.mapLoadFactor, 0.01)) + 2) * offsetMapEntryBytes
    return {
      directory: identity.directory,
      segments,
      firstDirtyOffset,
      laterAborted,
      producers: this.#producers(endOffset),
      nowMs: context.retentionClock.nowMs(),
      deleteRetentionMs: config.deleteRetentionMs,
      deletionsNeededFrom: options.deletionsNeededFrom,
      segmentBytes: Math.min(config.segmentBytes, context.segmentBytesMax),
      segmentIndexBytes: config.segmentIndexBytes,
      indexIntervalBytes: config.indexIntervalBytes,
      mapSizeBytes: Math.min(options.mapSizeBytes, offsetMapSizeBytesMax, needBytes),
      mapLoadFactor: options.mapLoadFactor,
      secret,
      bufferBytes: Math.max(1, Math.floor(options.bufferBytes / 2)),
    }
  }

  /** Whoever compacts reads which transactions were aborted: that has to be on disk. */
  async #jobSegments(round: Round): Promise<JobSegment[]> {
    const { identity, context } = this.#log
    const files = { directory: identity.directory, segments: this.#log.segments }
    const found: JobSegment[] = []
    for (const segment of round.segments) {
      if (round.signal.aborted) throw overtaken(round)
      const { sizeBytes: abortedBytes } = await context.transactions.check(segment, files)
      const { baseOffset, writtenBytes: sizeBytes } = segment
      found.push({ baseOffset, endOffset: this.#log.endOf(segment), sizeBytes, abortedBytes })
    }
    return found
  }

  /** What producers wrote last, as far as it may be compacted. */
  #producers(endOffset: number): LastOfProducer[] {
    const producers: LastOfProducer[] = []
    for (const { producerId, epoch, batches } of this.#log.producers.entries()) {
      const lastDataOffset = batches.at(-1)?.lastOffset
      if (lastDataOffset === undefined || lastDataOffset < endOffset) {
        producers.push({ producerId, producerEpoch: epoch, lastDataOffset })
      }
    }
    return producers
  }

  #view(stableOffset: number): Parameters<typeof cleanableOf>[0] {
    const { segments, logStartOffset, cleanedOffset, config, commit, producers } = this.#log
    const undecided = producers.firstUndecidedOffset ?? Number.POSITIVE_INFINITY
    return {
      segments,
      logStartOffset,
      logEndOffset: commit.writtenOffset,
      cleanedOffset,
      stableOffset: Math.min(stableOffset, undecided, commit.durableOffset),
      config,
    }
  }
}

interface Round {
  readonly segments: readonly Segment[]
  readonly signal: AbortSignal
  /** Whether another change of the log's files came before. */
  isOvertaken: boolean
  /** Whether it has ended: nothing of it is put in place any more. */
  isOver: boolean
}

/** What ends a round on its way back to here. */
function overtaken(round: Round): StreamError {
  round.isOvertaken = true
  return new StreamError('SHUTTING_DOWN', 'the log was changed while it was being compacted')
}
