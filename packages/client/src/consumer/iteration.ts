import { type Clock, type Compression, type StreamError, toStreamError } from '@millrace/base'
import type { ClientChannels } from '../events/client-channels.ts'
import type { BatchConsumedEvent } from '../events/types.ts'
import type { ConsumerInterceptors } from '../interceptors/consumer-interceptors.ts'
import type { ConsumableTopic } from '../topic.ts'
import { aborted, onAbort } from '../util/abort.ts'
import { type Deferred, deferred } from '../util/deferred.ts'
import { ConsumedBatch } from './consumed-batch.ts'
import { type ConsumedRecord, type RecordSource, recordSource } from './consumed-record.ts'
import type { PoisonHandler } from './poison/poison-handler.ts'
import type { ByHand, Progress } from '../groups/progress.ts'
import type { BatchSource } from './batch-source.ts'
import type { PartitionState } from './partition-state.ts'
import type { TakenBatch } from './subscription.ts'

export interface IterationParts<Key, Value> {
  readonly topic: ConsumableTopic<Key, Value>
  readonly subscription: BatchSource
  /** What a group is to know of what the application has finished; undefined outside of groups. */
  readonly progress: Progress | undefined
  readonly compression: Compression
  readonly signal: AbortSignal | undefined
  readonly clock: Clock
  readonly channels: ClientChannels
  /** undefined for none. */
  readonly interceptors: ConsumerInterceptors | undefined
  /** undefined where poison is left to whoever looks at it. */
  readonly poison: PoisonHandler | undefined
  /** The iteration is over, in whatever way. */
  readonly onOver: () => void
}

/**
 * What `for await` runs over. Items that are there are handed out as promises that are resolved already, without any await of our own:
 * that is what makes a record at a time affordable.
 */
export abstract class Iteration<Item, Key, Value> implements AsyncIterableIterator<Item> {
  protected readonly subscription: BatchSource
  protected readonly progress: Progress | undefined
  protected readonly poison: PoisonHandler | undefined
  protected readonly interceptors: ConsumerInterceptors | undefined
  readonly #parts: IterationParts<Key, Value>
  readonly #sources = new WeakMap<PartitionState, RecordSource<Key, Value>>()
  #waiting: Deferred<IteratorResult<Item>>[] = []
  #isStarted = false
  #isOver = false
  #isPolling = false
  #failure: StreamError | undefined
  #releaseSignal: () => void = () => {}
  /** When the application began to wait, by the monotonic clock; undefined while it does not, or nobody wants to know. */
  #askedMs: number | undefined

  constructor(parts: IterationParts<Key, Value>) {
    this.#parts = parts
    this.subscription = parts.subscription
    this.progress = parts.progress
    this.poison = parts.poison
    this.interceptors = parts.interceptors
    parts.subscription.wake = () => this.#serve()
  }

  /** The next item; undefined if there is none at the moment. Throws what ends the iteration. */
  protected abstract take(): Item | undefined

  /** The batch, for a look at it that the application does not see. */
  protected view({ state, batch, frame, fromOffset }: TakenBatch): ConsumedBatch<Key, Value> {
    const { highWatermark, logStartOffset, readableEnd } = frame
    const bounds = { fromOffset, highWatermark, logStartOffset, readableEnd }
    return new ConsumedBatch(this.#source(state, frame.topic), batch, this.#parts.compression, bounds)
  }

  /** The batch as the application sees it. Called once for each, right before it or its first record is delivered. */
  protected consumed(taken: TakenBatch): ConsumedBatch<Key, Value> {
    const { channels, clock } = this.#parts
    const made = this.view(taken)
    const { batchConsumed, clientId } = channels
    if (batchConsumed.hasSubscribers) batchConsumed.publish(consumedEvent(made, clientId))
    if (this.interceptors !== undefined) {
      this.interceptors.onBatch(made, this.#askedMs === undefined ? 0 : clock.monotonicMs() - this.#askedMs)
      this.#askedMs = undefined
    }
    return made
  }

  /** Waits for what `work` does before anything more is taken; what goes wrong with it ends the iteration. */
  protected hold(work: Promise<void>): void {
    const { subscription } = this
    work.then(
      () => subscription.wake(),
      (error: unknown) =>
        subscription.fail(toStreamError(error, 'INTERNAL', `consuming ${subscription.topicName} failed`)),
    )
  }

  next(): Promise<IteratorResult<Item>> {
    this.progress?.asked()
    if (this.#waiting.length === 0 && !this.#isOver && this.#isStarted) {
      const item = this.#poll()
      if (item !== undefined) return Promise.resolve({ done: false, value: item })
    }
    if (this.#failure !== undefined) return Promise.reject(this.#failure)
    if (this.#isOver) return Promise.resolve({ done: true, value: undefined })
    if (this.interceptors !== undefined) this.#askedMs ??= this.#parts.clock.monotonicMs()
    const waiting = deferred<IteratorResult<Item>>()
    this.#waiting.push(waiting)
    if (!this.#isStarted) this.#start()
    return waiting.promise
  }

  /** From now on what is delivered is finished when that is said of it, not by asking for more; undefined outside of groups. */
  byHand(): ByHand | undefined {
    return this.progress?.byHand()
  }

  return(): Promise<IteratorResult<Item>> {
    this.progress?.ended()
    this.#end(undefined)
    return Promise.resolve({ done: true, value: undefined })
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #start(): void {
    this.#isStarted = true
    const { signal, subscription } = this.#parts
    this.#releaseSignal = onAbort(signal, () => {
      if (signal !== undefined) this.#end(aborted(`consuming ${subscription.topicName}`, signal))
    })
    if (!this.#isOver) void subscription.start()
  }

  /** The next item; undefined if there is none, for now or, if the iteration is over after this, for ever. */
  #poll(): Item | undefined {
    const { subscription } = this
    let item: Item | undefined
    this.#isPolling = true
    try {
      item = subscription.failure === undefined ? this.take() : undefined
    } catch (error) {
      this.#end(toStreamError(error, 'INTERNAL', `consuming ${subscription.topicName} failed`))
    } finally {
      this.#isPolling = false
    }
    if (item !== undefined) return item
    if (subscription.failure !== undefined) this.#end(subscription.failure)
    else if (subscription.isComplete) this.#end(undefined)
    return undefined
  }

  /** Hands what there is to those who wait for it. */
  #serve(): void {
    // Taking the last batch wakes too: whoever takes it looks again by itself.
    if (this.#isPolling) return
    while (this.#waiting.length > 0) {
      const item = this.#poll()
      if (item === undefined) return
      this.#waiting.shift()?.resolve({ done: false, value: item })
    }
    if (this.subscription.failure !== undefined) this.#end(this.subscription.failure)
  }

  #end(failure: StreamError | undefined): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#failure = failure
    this.#releaseSignal()
    this.subscription.close()
    this.#parts.onOver()
    const waiting = this.#waiting
    this.#waiting = []
    for (const { resolve, reject } of waiting) {
      if (failure === undefined) resolve({ done: true, value: undefined })
      else reject(failure)
    }
  }

  #source(state: PartitionState, topic: string): RecordSource<Key, Value> {
    let source = this.#sources.get(state)
    if (source === undefined) {
      const { key, value } = this.#parts.topic
      const { partition, owner } = state
      const { interceptors } = this
      const onRecord =
        interceptors?.seeRecords === true
          ? (record: ConsumedRecord<unknown, unknown>) => interceptors.onRecord(record)
          : undefined
      source = recordSource({ topic, partition, key, value, onRecord, owner })
      this.#sources.set(state, source)
    }
    return source
  }
}

function consumedEvent(batch: ConsumedBatch<unknown, unknown>, clientId: string): BatchConsumedEvent {
  const { topic, partition, firstOffset, lastOffset, recordCount, sizeBytes, lag } = batch
  return { clientId, topic, partition, firstOffset, lastOffset, recordCount, sizeBytes, lag }
}
