import { present, type Timer, type TopicId } from '@millrace/base'
import type { GroupCommit } from './append/group-commit.ts'
import type { SegmentWriter } from './append/segment-writer.ts'
import type { RemovedDeletions } from './compaction/removed-deletions.ts'
import type { LogConfig } from './config.ts'
import type { DurableHintWriter } from './files/durable-hint.ts'
import { type LeaderEpochs, writeLeaderEpochs } from './leader-epochs.ts'
import type { LogContext } from './log-context.ts'
import type { ProducerState } from './producer-state/producer-state.ts'
import type { CorruptRanges } from './reading/corrupt-ranges.ts'
import type { TailCache } from './reading/tail-cache.ts'
import type { Segment } from './segment.ts'

/** Whose log it is, and where. */
export interface LogIdentity {
  readonly topic: string
  readonly topicId: TopicId
  readonly partition: number
  readonly directory: string
}

/** What the parts of one partition's log share. */
export class LogState {
  readonly identity: LogIdentity
  readonly context: LogContext
  /** Rising, at least one; the last one takes appends. */
  readonly segments: Segment[]
  readonly epochs: LeaderEpochs
  readonly producers: ProducerState
  readonly corrupt: CorruptRanges
  readonly tail: TailCache
  readonly writer: SegmentWriter
  readonly hint: DurableHintWriter
  readonly removedDeletions: RemovedDeletions
  logStartOffset: number
  /** Segments before it are whole on disk, indexes and all: recovery need not read them. */
  recoveryPoint: number
  isClosed = false
  /**
   * Where the last round of compaction ended. Also what tells that there may be holes between offsets: it is there from when the topic is
   * first one that is compacted, and stays.
   */
  cleanedOffset: number | undefined
  /** While the log is cut at its end or begun anew. */
  isBeingCut = false
  /** Not so where damage was found as it was opened: transactions can't be followed through that. */
  transactionsAreKnown: boolean
  /** Whether `leader-epoch-checkpoint` has all that {@link epochs} says; what it lacks is written before the next batch. */
  epochsAreStored = true
  /** Timers that remove what retention took out. */
  readonly deletions = new Set<Timer>()
  readonly #listeners = new Set<() => void>()
  readonly #damageListeners = new Set<() => void>()
  #commit: GroupCommit | undefined
  #config: LogConfig
  #storingEpochs: Promise<void> = Promise.resolve()

  /** How often the log was cut, or begun anew: positions in its files from before mean nothing. */
  cuts = 0

  constructor(parts: LogParts) {
    this.identity = parts.identity
    this.context = parts.context
    this.segments = parts.segments
    this.epochs = parts.epochs
    this.producers = parts.producers
    this.corrupt = parts.corrupt
    this.tail = parts.tail
    this.writer = parts.writer
    this.hint = parts.hint
    this.removedDeletions = parts.removedDeletions
    this.logStartOffset = parts.logStartOffset
    this.cleanedOffset = parts.cleanedOffset
    this.#config = parts.config
    this.config = parts.config
    this.recoveryPoint = parts.recoveryPoint
    this.transactionsAreKnown = parts.corrupt.isEmpty
  }

  get config(): LogConfig {
    return this.#config
  }

  set config(config: LogConfig) {
    if (config.compacts) this.cleanedOffset ??= this.logStartOffset
    this.#config = this.cleanedOffset === undefined ? config : { ...config, compacted: true }
  }

  get commit(): GroupCommit {
    return present(this.#commit, 'the log is set up')
  }

  set commit(commit: GroupCommit) {
    this.#commit = commit
  }

  get activeSegment(): Segment {
    return present(this.segments.at(-1), 'a log has a segment')
  }

  /** The index of the segment that has `offset`, or would have it. */
  segmentIndexFor(offset: number): number {
    return Math.max(0, this.#indexAfter(offset) - 1)
  }

  /** The index of the first segment whose base offset is after `offset`. */
  #indexAfter(offset: number): number {
    let low = 0
    let high = this.segments.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.segments[middle]?.baseOffset ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The first offset after all of `segment`, which may have been deleted meanwhile. */
  endOf(segment: Segment): number {
    return this.segments[this.#indexAfter(segment.baseOffset)]?.baseOffset ?? segment.nextOffset
  }

  onAdvance(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  notify(): void {
    for (const listener of this.#listeners) listener()
  }

  onDamage(listener: () => void): () => void {
    this.#damageListeners.add(listener)
    return () => this.#damageListeners.delete(listener)
  }

  /** Something was found to be damaged that was not known to be. */
  notifyDamage(): void {
    for (const listener of this.#damageListeners) listener()
  }

  /** Writes the leader epochs as they are when their turn comes, durably. One write at a time. */
  storeEpochs(): Promise<void> {
    const { identity, context, epochs } = this
    const storing = this.#storingEpochs
      // Its own caller was told.
      .catch(() => {})
      .then(() => writeLeaderEpochs(context.ports.disk, identity.directory, epochs))
    this.#storingEpochs = storing
    return storing
  }

  noteHint(): void {
    this.hint.update({ durableOffset: this.commit.durableOffset, logStartOffset: this.logStartOffset })
  }
}

export interface LogParts {
  readonly identity: LogIdentity
  readonly context: LogContext
  readonly segments: Segment[]
  readonly epochs: LeaderEpochs
  readonly producers: ProducerState
  readonly corrupt: CorruptRanges
  readonly tail: TailCache
  readonly writer: SegmentWriter
  readonly hint: DurableHintWriter
  readonly removedDeletions: RemovedDeletions
  readonly config: LogConfig
  readonly logStartOffset: number
  readonly recoveryPoint: number
  readonly cleanedOffset: number | undefined
}
