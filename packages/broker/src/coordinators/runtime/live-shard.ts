import { type Checksum, type Clock, type Compression, isStreamError, StreamError, type Timer } from '@millrace/base'
import type { Producer } from '@millrace/coordinator'
import { encodeBatch } from '@millrace/records'
import {
  answersWaitingMax,
  batchSizeBytesMax,
  stallMsLeast,
  tickPauseMs,
  tickRetryMs,
  tickTimerMsMax,
} from '../../limits.ts'
import type { Appended, AppendedMarker, Partition } from '../../partitions/partition.ts'
import type { Leadership } from '../../replication/leader/leadership.ts'
import { ShardTime } from './shard-time.ts'
import type { CoordinatorShard, Decided, RecordCodec } from './shard.ts'

export interface LiveShardOptions<Item, Shard, Tick> {
  readonly shard: Shard
  readonly partition: Partition
  readonly leadership: Leadership
  readonly codec: RecordCodec<Item>
  readonly clock: Clock
  readonly checksum: Checksum
  readonly compression: Compression
  /** How long an answer waits for what was appended to be committed. */
  readonly commitTimeoutMs: () => number
  /** Called at once after each decision was replayed. */
  readonly onDecided: (shard: Shard) => void
  /** Called with what a tick answered, once it is committed. */
  readonly onTick: (response: Tick) => void
  /** Called when a timer is set: what this process is stalled for from now on counts. */
  readonly onWaits: () => void
  /** A tick failed. */
  readonly onTickFailed: (error: unknown) => void
  /** What is in memory is not what is in the log any more. */
  readonly onBroken: (error: StreamError) => void
}

interface Waiting {
  readonly reject: (error: StreamError) => void
}

/**
 * A shard that was loaded, and the partition that keeps it: takes decisions one after the other, each on what all before it have made.
 * What a decision appends is replayed at once and told once it is committed, and so is all that was decided after it. If it will not be
 * committed, this is over, and nobody learns what was decided.
 */
export class LiveShard<Item, Shard extends CoordinatorShard<Item, Tick>, Tick> {
  readonly shard: Shard
  readonly #options: LiveShardOptions<Item, Shard, Tick>
  readonly #time: ShardTime
  readonly #waiting = new Set<Waiting>()
  /** The offset after the last record that was replayed. */
  #endOffset: number
  /** Resolves once all that was replayed is committed; undefined if it is. */
  #commit: Promise<void> | undefined
  #timer: Timer | undefined
  #timerDueMs = Infinity
  readonly #stopListening: () => void
  #over: StreamError | undefined

  constructor(options: LiveShardOptions<Item, Shard, Tick>, endOffset: number) {
    const { partition, shard, clock } = options
    this.#options = options
    this.shard = shard
    this.#time = new ShardTime(clock)
    this.#endOffset = endOffset
    this.#advance(endOffset)
    this.#stopListening = partition.onEndMarker((marker) => this.#replayEndMarker(marker))
    this.#schedule(0)
  }

  /** Answers that wait for a commit. */
  get waiting(): number {
    return this.#waiting.size
  }

  /**
   * Resolves with what `decide` answered once that holds for good; rejects with what it threw, then too. REQUEST_TIMED_OUT if that takes
   * too long: it may hold all the same. RESOURCE_EXHAUSTED if too many wait; or what keeps its records from being written: then nothing
   * has changed.
   */
  async run<Response>(decide: (shard: Shard, nowMs: number) => Decided<Item, Response>): Promise<Response> {
    this.#checkRoom()
    const decided = this.#attempt(() => this.#decide(decide))
    await this.#committed()
    if ('error' in decided) throw decided.error
    return decided.response
  }

  /** Whether a tick is to come. */
  get waitsForTick(): boolean {
    return this.#timer !== undefined
  }

  /** This process did nothing for so long: that does not count. */
  leaveOut(stalledMs: number): void {
    this.#time.leaveOut(stalledMs)
  }

  /** Something else than a decision has changed when its next tick is due. */
  wake(): void {
    this.#schedule(0)
  }

  /** Ends it: who waits for an answer is told `reason`. Idempotent. */
  close(reason: StreamError): void {
    if (this.#over !== undefined) return
    this.#over = reason
    this.#timer?.cancel()
    this.#stopListening()
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const { reject } of waiting) reject(reason)
  }

  #checkRoom(): void {
    if (this.#over !== undefined) throw this.#over
    if (this.#waiting.size < answersWaitingMax) return
    const { topic, partition } = this.#options.partition
    const text = `${this.#waiting.size} answers wait for ${topic}-${partition} to be committed already; ask again later`
    throw new StreamError('RESOURCE_EXHAUSTED', text, { context: { limit: answersWaitingMax }, retryAfterMs: 100 })
  }

  /** What was refused was refused because of what came before, which may not be committed yet: that waits, too. */
  #attempt<Response>(decide: () => Response): { readonly response: Response } | { readonly error: StreamError } {
    try {
      return { response: decide() }
    } catch (error) {
      if (!isStreamError(error)) throw error
      return { error }
    }
  }

  #decide<Response>(decide: (shard: Shard, nowMs: number) => Decided<Item, Response>): Response {
    this.#checkWhole()
    const nowMs = this.#time.nowMs()
    const { records, response, producer, unlogged = [] } = decide(this.shard, nowMs)
    if (records.length > 0) this.#append(records, producer, nowMs)
    this.#replaying(() => {
      for (const record of unlogged) this.shard.replayUnlogged?.(record)
    })
    this.#options.onDecided(this.shard)
    this.#schedule(0)
    return response
  }

  /** What the disk took back was replayed here. Nobody but this shard writes to its partition, and who ends transactions. */
  #checkWhole(): void {
    if (this.#over !== undefined) throw this.#over
    if (this.#options.partition.log.nextOffset !== this.#endOffset) throw this.#break(undefined)
  }

  #append(records: readonly Item[], producer: Producer | undefined, timestampMs: number): void {
    const { partition, codec } = this.#options
    const transaction = producer === undefined ? {} : { ...producer, isTransactional: true }
    const content = {
      ...transaction,
      records: records.map((each) => ({ ...codec.encode(each), timestamp: timestampMs })),
    }
    const batch = encodeBatch(content, this.#options)
    if (batch.length > batchSizeBytesMax) {
      const text = `what was decided takes ${batch.length} bytes, more than a batch may have (${batchSizeBytesMax})`
      throw new StreamError('RECORD_LIST_TOO_LARGE', text, { context: { limit: batchSizeBytesMax } })
    }
    partition.assertEnoughReplicas()
    const { baseOffset } = this.#note(partition.appendOwn(batch))
    const { producerId = -1, producerEpoch = -1 } = producer ?? {}
    this.#replaying(() => {
      for (const [index, record] of records.entries()) {
        this.shard.replay(record, { offset: baseOffset + index, timestampMs, producerId, producerEpoch })
      }
    })
  }

  #note(appended: Appended): Appended {
    this.#endOffset = appended.lastOffset + 1
    this.#await(appended.committed)
    return appended
  }

  /** The end of a transaction was written, by whoever ends transactions. */
  #replayEndMarker({ producerId, producerEpoch, isCommit, offset }: AppendedMarker): void {
    if (offset !== this.#endOffset) {
      this.#break(undefined)
      return
    }
    this.#advance(offset + 1)
    this.#replaying(() => this.shard.replayEndMarker?.(producerId, producerEpoch, isCommit))
    this.#options.onDecided(this.shard)
    this.#schedule(0)
  }

  /** All before `endOffset` was replayed. */
  #advance(endOffset: number): void {
    const { leadership } = this.#options
    this.#endOffset = endOffset
    if (leadership.highWatermark < endOffset) this.#await(leadership.committed(endOffset))
  }

  #await(committed: Promise<void>): void {
    this.#commit = committed
    committed.then(
      () => {
        if (this.#commit === committed) this.#commit = undefined
      },
      (error: unknown) => this.#break(isStreamError(error) ? error : undefined),
    )
  }

  #replaying(replay: () => void): void {
    try {
      replay()
    } catch (error) {
      // Half of it is in memory.
      this.#break(undefined)
      throw error
    }
  }

  #break(cause: StreamError | undefined): StreamError {
    const { topic, partition } = this.#options.partition
    const text = `what was decided is not what ${topic}-${partition} holds: the coordinator is loaded again; ask again`
    const error = cause ?? new StreamError('COORDINATOR_NOT_AVAILABLE', text, { context: { topic, partition } })
    if (this.#over === undefined) this.#options.onBroken(error)
    this.close(error)
    return this.#over ?? error
  }

  /** Resolves once all that was decided until now is committed. */
  #committed(): Promise<void> {
    const commit = this.#commit
    if (this.#over !== undefined) return Promise.reject(this.#over)
    if (commit === undefined) return Promise.resolve()
    const timeoutMs = this.#options.commitTimeoutMs()
    return new Promise((resolve, reject) => {
      const waiting = { reject: (error: StreamError) => end(() => reject(error)) }
      const end = (settle: () => void): void => {
        timer.cancel()
        this.#waiting.delete(waiting)
        settle()
      }
      const timer = this.#options.clock.setTimer(timeoutMs, () => end(() => reject(this.#timedOut(timeoutMs))))
      this.#waiting.add(waiting)
      // If it fails this shard is over, and all who wait are told so.
      commit.then(
        () => end(resolve),
        () => undefined,
      )
    })
  }

  #timedOut(timeoutMs: number): StreamError {
    const { topic, partition } = this.#options.partition
    const text = `what was decided was not committed in ${topic}-${partition} within ${timeoutMs} ms; it may still be: ask again`
    return new StreamError('REQUEST_TIMED_OUT', text, { context: { topic, partition } })
  }

  /** Sets the timer for the next tick, no sooner than `leastMs` from now. One that is set for an earlier time fires for nothing. */
  #schedule(leastMs: number): void {
    if (this.#over !== undefined) return
    const nextMs = this.shard.nextTickMs()
    if (nextMs === undefined) return
    const { clock } = this.#options
    const delayMs = Math.min(Math.max(nextMs - this.#time.nowMs(), leastMs), tickTimerMsMax)
    const dueMs = clock.monotonicMs() + delayMs
    if (this.#timer !== undefined && this.#timerDueMs <= dueMs) return
    this.#timer?.cancel()
    this.#timerDueMs = dueMs
    const timer = clock.setTimer(delayMs, () => void this.#fire(timer))
    this.#timer = timer
    this.#options.onWaits()
  }

  async #fire(timer: Timer): Promise<void> {
    const { clock } = this.#options
    if (clock.monotonicMs() - this.#timerDueMs >= stallMsLeast) {
      // What members said while this process was stalled lies in its sockets: read in the first turn, and handed on in the second.
      await clock.yieldTurn()
      await clock.yieldTurn()
    }
    if (this.#over !== undefined || timer !== this.#timer) return
    this.#timer = undefined
    this.#timerDueMs = Infinity
    const nextMs = this.shard.nextTickMs()
    if (nextMs === undefined || nextMs > this.#time.nowMs()) this.#schedule(0)
    else this.#tick()
  }

  #tick(): void {
    // Until it is over no decision sets a timer for the same.
    this.#timer = noTimer
    this.#timerDueMs = -Infinity
    let pauseMs = tickPauseMs
    try {
      const response = this.#decide((shard, nowMs) => shard.tick(nowMs))
      const committed = this.#commit ?? Promise.resolve()
      // If it fails this shard is over, and what it decided never was.
      committed.then(
        () => this.#options.onTick(response),
        () => undefined,
      )
    } catch (error) {
      // The same would be refused again.
      pauseMs = tickRetryMs
      if (this.#over === undefined) this.#options.onTickFailed(error)
    }
    this.#timer = undefined
    this.#timerDueMs = Infinity
    this.#schedule(pauseMs)
  }
}

const noTimer: Timer = { cancel: () => {} }
