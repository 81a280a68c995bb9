import {
  type Checksum,
  type Clock,
  type Compression,
  isStreamError,
  type Logger,
  type Random,
  type StreamError,
  toStreamError,
} from '@millrace/base'
import type { RecordBatch } from '@millrace/records'
import type { ClientChannels } from '../events/client-channels.ts'
import type { MetadataCache } from '../metadata/metadata-cache.ts'
import type { TopicMetadata, TopicRef, Transport } from '../transport/transport.ts'
import { Arrivals } from './arrivals.ts'
import type { CreditShares } from './credit-shares.ts'
import { madeAnew } from './errors.ts'
import type { FrameReader } from './frame-reader.ts'
import { FrameInflow } from './frame-inflow.ts'
import type { ConsumerSettings } from './options.ts'
import { PartitionSet } from './partition-set.ts'
import type { PartitionState } from './partition-state.ts'
import { resetPosition } from './reset-position.ts'
import { Recovery } from './recovery.ts'
import { SilenceWatch } from './silence-watch.ts'
import { StartingPoints } from './starting-points.ts'
import { SubscriptionNews } from './subscription-news.ts'
import type { PoisonPolicy } from './poison/types.ts'
import type { BatchSource } from './batch-source.ts'
import type { ConsumeOptions } from './types.ts'

export interface SubscriptionParts {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly channels: ClientChannels
  readonly checksum: Checksum
  readonly compression: Compression
  readonly metadata: MetadataCache
  readonly settings: ConsumerSettings
  readonly shares: CreditShares
  /** Its partitions are those that a group assigns, and come by {@link Subscription.take}. */
  readonly isAssigned?: boolean
}

/** A batch with the partition that it belongs to. */
export interface TakenBatch {
  readonly state: PartitionState
  readonly batch: RecordBatch
  readonly frame: FrameReader
  /** Records before this offset were not asked for. */
  readonly fromOffset: number
}

/**
 * The partitions of one topic that one iteration reads: where they stand, who sends them, what was received and not taken. Whoever
 * iterates takes batches until there are none, then waits to be woken.
 */
export class Subscription implements BatchSource {
  readonly topicName: string
  /** Called when there may be batches to take, or an end of whatever kind. */
  wake: () => void = () => {}
  readonly #parts: SubscriptionParts
  readonly #options: ConsumeOptions<PoisonPolicy>
  readonly #partitions: PartitionSet
  readonly #inflow: FrameInflow
  readonly #news: SubscriptionNews
  readonly #points: StartingPoints
  readonly #silence: SilenceWatch
  readonly #recovery: Recovery
  #topic: TopicMetadata | undefined
  #failure: StreamError | undefined
  #isOver = false
  #unlisten: () => void = () => {}

  constructor(topicName: string, options: ConsumeOptions<PoisonPolicy>, parts: SubscriptionParts) {
    this.topicName = topicName
    this.#options = options
    this.#parts = parts
    this.#partitions = new PartitionSet(topicName, options)
    this.#news = new SubscriptionNews(topicName, parts)
    this.#recovery = new Recovery(topicName, {
      ...parts,
      news: this.#news,
      learned: (topic) => this.#learn(topic),
      goOn: () => this.#attach(),
      failed: (error) => this.fail(error),
    })
    // Whoever sends it may hang, and be leader no more.
    this.#silence = new SilenceWatch(parts.clock, () => parts.metadata.refresh(topicName))
    const { unavailableTimeoutMs: timeoutMs, isolation, prefetchBytes, rack } = parts.settings
    const { transport, shares } = parts
    this.#inflow = new FrameInflow((nodeId) => ({
      transport,
      nodeId,
      prefetchBytes,
      rack,
      isolation,
      shares,
      frame: (frame) => arrivals.received(nodeId, frame),
      failed: (error) => arrivals.refused(error),
      redirected: (redirect) => arrivals.redirected(redirect),
      diverged: (divergence) => arrivals.diverged(divergence),
      closed: (error) => arrivals.lost(nodeId, error),
    }))
    const arrivals = new Arrivals(topicName, {
      ...parts,
      partitions: this.#partitions,
      inflow: this.#inflow,
      news: this.#news,
      silence: this.#silence,
      recovery: this.#recovery,
      topicId: () => this.#topic?.id,
      attach: () => this.#attach(),
      detach: (state) => this.#detach(state),
      checkEnd: (state) => this.#checkEnd(state),
      resolveLater: (states) => this.#resolveLater(states),
      wake: () => this.wake(),
      fail: (error) => this.fail(error),
    })
    this.#points = new StartingPoints(topicName, { ...parts, isolation }, { timeoutMs, signal: options.signal })
  }

  get failure(): StreamError | undefined {
    return this.#failure
  }

  /** Every partition's end was reached. */
  get isComplete(): boolean {
    return this.#partitions.isComplete
  }

  get states(): ReadonlyMap<number, PartitionState> {
    return this.#partitions.states
  }

  /** Looks up where to begin, and begins. What goes wrong is found in `failure`. */
  async start(): Promise<void> {
    try {
      const { unavailableTimeoutMs: timeoutMs } = this.#parts.settings
      const { metadata } = this.#parts
      const { partitions, signal } = this.#options
      const known = partitions === undefined ? undefined : await metadata.find(this.topicName, timeoutMs, signal)
      // All partitions are those of now, and one may be new: what was known of the topic before may be too old for that.
      const isKnown = partitions?.every((wanted) => known?.partitions.some(({ partition }) => partition === wanted))
      const topic =
        known !== undefined && isKnown === true ? known : await metadata.fetch(this.topicName, timeoutMs, { signal })
      if (this.#isOver) return
      this.#topic = topic
      this.#unlisten = metadata.listen(this.topicName, (found) => {
        if (!isStreamError(found)) this.#learn(found)
      })
      this.#silence.start()
      this.#partitions.begin(topic)
      await this.#begin()
    } catch (error) {
      this.#crash(error)
    }
  }

  /** The next batch; undefined if none was received yet. Throws CORRUPT_MESSAGE. The position is for the caller to move. */
  take(): TakenBatch | undefined {
    const inflow = this.#inflow
    for (let frame = inflow.first; frame !== undefined; frame = inflow.first) {
      const { state } = frame
      const batch = frame.isStale ? undefined : this.#nextOf(frame, state)
      if (batch !== undefined) return batch
      // A partition that has come to its end gave its frames back already.
      if (inflow.first === frame) inflow.shift()
    }
    return undefined
  }

  /** The application has taken all of the batch. */
  advance({ state, batch }: Pick<TakenBatch, 'state' | 'batch'>): void {
    state.passed(batch.nextOffset, batch.partitionLeaderEpoch)
    this.#checkEnd(state)
  }

  /** Begins with partitions that a group has assigned, held back until {@link release}: they are where their origins say then. */
  async add(states: readonly PartitionState[]): Promise<void> {
    const { metadata, settings } = this.#parts
    const isNew = ({ partition }: PartitionState): boolean => this.#topic?.partitions[partition] === undefined
    // The group may know of partitions before this client does.
    if (states.some(isNew)) this.#learn(await metadata.fetch(this.topicName, settings.unavailableTimeoutMs))
    if (this.#isOver) return
    for (const state of states) state.isHeld = true
    this.#partitions.take(states)
    await this.#resolve(states)
  }

  /** Delivers what was held back. */
  release(states: readonly PartitionState[]): void {
    for (const state of states) state.isHeld = false
    this.#attach()
  }

  /** Delivers no more of these; they stay where they are. */
  hold(states: readonly PartitionState[]): void {
    for (const state of states) {
      state.isHeld = true
      this.#detach(state)
    }
  }

  /** Has nothing to do any more with partitions that are held. */
  drop(states: readonly PartitionState[]): void {
    this.#partitions.drop(states)
  }

  get topicId(): string | undefined {
    return this.#topic?.id
  }

  pause(partitions: readonly number[] | undefined): void {
    for (const state of this.#partitions.chosen(partitions)) {
      if (state.isPaused) continue
      state.isPaused = true
      this.#detach(state)
    }
  }

  resume(partitions: readonly number[] | undefined): void {
    for (const state of this.#partitions.chosen(partitions)) state.isPaused = false
    this.#attach()
  }

  seek(partition: number, offset: number): void {
    const state = this.#partitions.one(partition)
    state.isDone = false
    state.origin = { offset }
    state.moveTo(offset)
    state.owner?.moved()
    this.#checkEnd(state)
    this.#inflow.dropStale()
    this.#attach()
    this.wake()
  }

  async seekToTime(timestamp: number, partitions: readonly number[] | undefined): Promise<void> {
    const states = this.#partitions.chosen(partitions)
    const places = await this.#points.lookUp(new Map(states.map(({ partition }) => [partition, { timestamp }])))
    for (const [partition, { offset }] of places) if (!this.#isOver) this.seek(partition, offset)
  }

  /** Nothing more comes, and nothing is left. With an error: whoever iterates is told. Idempotent. */
  fail(error: StreamError): void {
    if (this.#isOver) return
    this.#failure = error
    this.close()
    this.wake()
  }

  close(): void {
    this.#isOver = true
    this.#unlisten()
    this.#silence.stop()
    this.#recovery.close()
    this.#inflow.close()
  }

  #nextOf(frame: FrameReader, state: PartitionState): TakenBatch | undefined {
    const { checksum, settings } = this.#parts
    for (;;) {
      const fromOffset = state.position ?? 0
      const batch = frame.next(fromOffset, settings.checkCrcs ? checksum : undefined)
      if (batch === undefined) return undefined
      if (!batch.isControl && !frame.lastIsAborted) return { state, batch, frame, fromOffset }
      // A marker of a transaction, or of one that was aborted: no record of the application's.
      this.advance({ state, batch })
      if (state.isDone) return undefined
    }
  }

  /** Looks up where the topic ends, if that matters, and goes where the origins of its partitions say. */
  async #begin(): Promise<void> {
    if (this.#options.until === 'end') {
      const ends = await this.#points.ends(this.states.keys())
      for (const state of this.states.values()) state.endOffset = ends.get(state.partition)?.offset ?? Infinity
    }
    await this.#resolve([...this.states.values()])
  }

  /** Moves partitions to what their origins mean now. */
  async #resolve(states: readonly PartitionState[]): Promise<void> {
    const epochs = states.map(({ epoch }) => epoch)
    const places = await this.#points.origins(states)
    if (this.#isOver) return
    for (const [index, state] of states.entries()) {
      const place = places.get(state.partition)
      // Whoever moved it meanwhile knows better.
      if (place === undefined || state.epoch !== epochs[index]) continue
      state.moveTo(place.offset, place.leaderEpoch)
      this.#checkEnd(state)
    }
    this.#inflow.dropStale()
    this.#attach()
    this.wake()
  }

  /** As `#resolve`, where nobody waits for it. */
  #resolveLater(states: readonly PartitionState[]): void {
    this.#resolve(states).catch((error: unknown) => this.#crash(error))
  }

  /** Has every wanted partition sent by its leader. */
  #attach(): void {
    const topic = this.#topic
    if (topic === undefined || this.#isOver) return
    const byLeader = this.#partitions.takeUnsent(topic, (error) => this.#recovery.begin(error))
    for (const [leader, states] of byLeader) this.#inflow.from(leader).set(topic, states)
  }

  #detach(state: PartitionState): void {
    const { fetchedFrom } = state
    state.restart()
    if (fetchedFrom !== undefined) this.#inflow.remove(fetchedFrom, this.#ref(), state.partition)
    this.#inflow.dropStale()
  }

  /** Takes what is known of the topic now. */
  #learn(topic: TopicMetadata): void {
    const before = this.#topic
    if (this.#isOver || topic === before) return
    this.#topic = topic
    if (before !== undefined && before.id !== topic.id) this.#madeAnew(topic)
    if (!this.#isOver) this.#addPartitions(topic)
    if (!this.#isOver) this.#followLeaders(topic)
  }

  /** Goes on at the new leaders, without waiting for the old ones to say that they are none: they may hang. */
  #followLeaders(topic: TopicMetadata): void {
    const moved = this.#partitions.moved(topic, this.#parts.clock.monotonicMs())
    if (moved.length === 0) return
    this.#recovery.leaderMoved()
    for (const state of moved) this.#detach(state)
    this.#attach()
  }

  /** The topic was deleted and made again: positions mean nothing in it. */
  #madeAnew(topic: TopicMetadata): void {
    this.#partitions.restart(topic)
    this.#inflow.dropStale()
    const { settings, clock, isAssigned } = this.#parts
    if (isAssigned === true) {
      // They were another topic's: of this one the group assigns what there is.
      this.#partitions.drop([...this.states.values()])
      return
    }
    const { autoOffsetReset } = settings
    if (autoOffsetReset === 'error') {
      this.fail(madeAnew(this.topicName))
      return
    }
    this.#partitions.reset(resetPosition(autoOffsetReset, clock))
    this.#begin().catch((error: unknown) => this.#crash(error))
  }

  #addPartitions(topic: TopicMetadata): void {
    const added = this.#partitions.add(topic)
    if (added.length === 0) return
    this.#news.partitionsAdded(added.map(({ partition }) => partition))
    this.#resolveLater(added)
  }

  #crash(error: unknown): void {
    this.fail(toStreamError(error, 'INTERNAL', `consuming ${this.topicName} failed`))
  }

  #checkEnd(state: PartitionState): void {
    if (state.isDone || state.position === undefined || state.position < state.endOffset) return
    state.isDone = true
    this.#detach(state)
    if (this.isComplete) this.wake()
  }

  #ref(): TopicRef {
    return this.#topic ?? { name: this.topicName, id: '' }
  }
}
