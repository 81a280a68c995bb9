import { type Checksum, type Clock, type Compression, type Logger, StreamError, type Timer } from '@millrace/base'
import type { ReadSlots } from '../../fetch/read-slots.ts'
import type { Faults } from '../../lifecycle/faults.ts'
import { shardReloadMs, shardReloadMsMax } from '../../limits.ts'
import type { Partition } from '../../partitions/partition.ts'
import type { Leadership } from '../../replication/leader/leadership.ts'
import { LiveShard } from './live-shard.ts'
import { loadShard } from './load-shard.ts'
import type { CoordinatorShard, Decided, RecordCodec } from './shard.ts'

/** What each shard of a runtime shares with the others. */
export interface ShardHostOptions<Item, Shard, Tick> {
  readonly codec: RecordCodec<Item>
  readonly clock: Clock
  readonly checksum: Checksum
  readonly compression: Compression
  readonly logger: Logger
  readonly faults: Faults
  /** An empty shard, for a partition that this broker leads in that epoch. */
  readonly makeShard: (which: { readonly partition: number; readonly leaderEpoch: number }) => Shard
  /** How much is read at a time while a shard is loaded. */
  readonly readSizeBytes: () => number
  /** How long an answer waits for what was appended to be committed. */
  readonly commitTimeoutMs: () => number
  /** Called once a shard is loaded, and so can be asked. */
  readonly onLoaded?: (shard: Shard, partition: number) => void
  /** Called once a shard that was loaded can't be asked any more: another broker leads, or it is loaded again. */
  readonly onUnloaded?: (partition: number, reason: StreamError) => void
  /** Called at once after each decision of a shard was replayed; it need not be committed yet. */
  readonly onDecided?: (shard: Shard, partition: number) => void
  /** Called with what a tick answered, once it is committed. */
  readonly onTick?: (response: Tick, partition: number) => void
}

/** One partition of an internal topic while this broker leads it in one epoch: loads its shard, and again if what it decided was lost. */
export class ShardHost<Item, Shard extends CoordinatorShard<Item, Tick>, Tick> {
  readonly leadership: Leadership
  readonly #options: ShardHostOptions<Item, Shard, Tick>
  readonly #partition: Partition
  readonly #slots: ReadSlots
  readonly #onWaits: () => void
  #live: LiveShard<Item, Shard, Tick> | undefined
  /** Why it can't be asked, while it is being loaded. */
  #why: StreamError
  #over: StreamError | undefined
  #reloadTimer: Timer | undefined
  #failures = 0

  /** `slots` bound how many are loaded at the same time; `onWaits` is called whenever the shard waits for a time to come. */
  constructor(
    partition: Partition,
    slots: ReadSlots,
    onWaits: () => void,
    options: ShardHostOptions<Item, Shard, Tick>,
  ) {
    this.#options = options
    this.#partition = partition
    this.#slots = slots
    this.#onWaits = onWaits
    this.leadership = partition.led
    this.#why = loading(partition)
    this.#load()
  }

  /** The shard, once it is loaded. */
  get shard(): Shard | undefined {
    return this.#live?.shard
  }

  /** See {@link LiveShard.waitsForTick}. */
  get waitsForTick(): boolean {
    return this.#live?.waitsForTick === true
  }

  /** See {@link LiveShard.run}; COORDINATOR_LOAD_IN_PROGRESS or COORDINATOR_NOT_AVAILABLE while it is not loaded. */
  async run<Response>(decide: (shard: Shard, nowMs: number) => Decided<Item, Response>): Promise<Response> {
    return this.#found().run(decide)
  }

  /** See {@link LiveShard.leaveOut}. */
  leaveOut(stalledMs: number): void {
    this.#live?.leaveOut(stalledMs)
  }

  /** See {@link LiveShard.wake}. */
  wake(): void {
    this.#live?.wake()
  }

  /** This broker does not lead the partition any more in that epoch, or stops. Idempotent. */
  close(reason: StreamError): void {
    if (this.#over !== undefined) return
    this.#over = reason
    this.#reloadTimer?.cancel()
    this.#unload(reason)
  }

  #found(): LiveShard<Item, Shard, Tick> {
    if (this.#over !== undefined) throw this.#over
    if (this.#live === undefined) throw this.#why
    return this.#live
  }

  #unload(reason: StreamError): void {
    const live = this.#live
    if (live === undefined) return
    this.#live = undefined
    live.close(reason)
    this.#options.onUnloaded?.(this.#partition.partition, reason)
  }

  #load(): void {
    const { faults, clock, logger } = this.#options
    const { topic, partition } = this.#partition
    this.#slots
      .run(() => this.#loadOnce())
      .catch((cause: unknown) => {
        if (this.#over !== undefined) return
        const error = faults.answerable(cause, 'loading a coordinator')
        logger.warn({ topic, partition, err: error, code: error.code }, 'a coordinator could not be loaded')
        this.#why = unavailable(this.#partition, error)
        const delayMs = Math.min(shardReloadMs * 2 ** this.#failures, shardReloadMsMax)
        this.#failures += 1
        this.#reloadTimer = clock.setTimer(delayMs, () => this.#load())
      })
  }

  async #loadOnce(): Promise<void> {
    if (this.#over !== undefined) return
    const { clock, compression, codec, makeShard, readSizeBytes, logger, onLoaded } = this.#options
    const { log, topic, partition } = this.#partition
    const { leaderEpoch } = this.leadership
    const beganMs = clock.monotonicMs()
    const shard = makeShard({ partition, leaderEpoch })
    const isOver = (): boolean => this.#over !== undefined
    const how = { clock, compression, codec, readSizeBytes: readSizeBytes(), isOver }
    let endOffset = log.logStartOffset
    // Ends of transactions may be written meanwhile, and nothing else.
    while (log.nextOffset > endOffset) {
      // What is under way comes to an end, or is taken back.
      await log.settle()
      const from = endOffset
      endOffset = log.nextOffset
      if (!(await loadShard(log, from, endOffset, shard, how))) return
    }
    if (isOver()) return
    this.#failures = 0
    this.#live = this.#serve(shard, endOffset)
    const tookMs = Math.round(clock.monotonicMs() - beganMs)
    logger.debug({ topic, partition, leaderEpoch, endOffset, tookMs }, 'a coordinator is loaded')
    onLoaded?.(shard, partition)
  }

  #serve(shard: Shard, endOffset: number): LiveShard<Item, Shard, Tick> {
    const { logger, faults, onDecided, onTick } = this.#options
    const { topic, partition } = this.#partition
    const live = new LiveShard<Item, Shard, Tick>(
      {
        ...this.#options,
        shard,
        partition: this.#partition,
        leadership: this.leadership,
        onDecided: () => onDecided?.(shard, partition),
        onTick: (response) => onTick?.(response, partition),
        onWaits: this.#onWaits,
        onTickFailed: (cause) => {
          const error = faults.answerable(cause, 'what time brings about in a coordinator')
          logger.warn({ topic, partition, err: error, code: error.code }, 'a coordinator could not do what is due')
        },
        onBroken: (error) => {
          // It may have been closed because of the same.
          if (this.#live !== live || this.#over !== undefined) return
          logger.warn({ topic, partition, err: error, code: error.code }, 'a coordinator is loaded again')
          this.#why = loading(this.#partition)
          this.#unload(error)
          this.#load()
        },
      },
      endOffset,
    )
    return live
  }
}

function loading({ topic, partition }: Partition): StreamError {
  const text = `the coordinator of ${topic}-${partition} is being loaded; ask again`
  return new StreamError('COORDINATOR_LOAD_IN_PROGRESS', text, { context: { topic, partition }, retryAfterMs: 50 })
}

function unavailable({ topic, partition }: Partition, cause: StreamError): StreamError {
  const text = `the coordinator of ${topic}-${partition} could not be loaded, which is tried again: ${cause.message}`
  return new StreamError('COORDINATOR_NOT_AVAILABLE', text, { context: { topic, partition }, cause })
}

/** `error` as those are told it who ask for a coordinator rather than for a partition. */
export function asCoordinatorError(error: StreamError): StreamError {
  const { code, message, context } = error
  if (code === 'NOT_LEADER') {
    return new StreamError('NOT_COORDINATOR', `${message}: look up the coordinator again`, { context, cause: error })
  }
  if (code === 'NOT_ENOUGH_REPLICAS' || code === 'LEADER_NOT_AVAILABLE') {
    return new StreamError('COORDINATOR_NOT_AVAILABLE', message, { context, cause: error })
  }
  return error
}
