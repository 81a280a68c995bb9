import { type Compression, type StreamError, toStreamError } from '@millrace/base'
import type { ConsumableTopic } from '../topic.ts'
import { aborted, onAbort } from '../util/abort.ts'
import { type Deferred, deferred } from '../util/deferred.ts'
import { ConsumedBatch } from './consumed-batch.ts'
import type { ConsumedRecord, RecordSource } from './consumed-record.ts'
import type { Subscription, TakenBatch } from './subscription.ts'

export interface IterationParts<Key, Value> {
  readonly topic: ConsumableTopic<Key, Value>
  readonly subscription: Subscription
  readonly compression: Compression
  readonly signal: AbortSignal | undefined
  /** The iteration is over, in whatever way. */
  readonly onOver: () => void
}

/**
 * What `for await` runs over. Items that are there are handed out as promises that are resolved already, without any await of our own:
 * that is what makes a record at a time affordable.
 */
abstract class Iteration<Item, Key, Value> implements AsyncIterableIterator<Item> {
  protected readonly subscription: Subscription
  readonly #parts: IterationParts<Key, Value>
  readonly #sources = new Map<number, RecordSource<Key, Value>>()
  #waiting: Deferred<IteratorResult<Item>>[] = []
  #isStarted = false
  #isOver = false
  #isPolling = false
  #failure: StreamError | undefined
  #releaseSignal: () => void = () => {}

  constructor(parts: IterationParts<Key, Value>) {
    this.#parts = parts
    this.subscription = parts.subscription
    parts.subscription.wake = () => this.#serve()
  }

  /** The next item; undefined if there is none at the moment. Throws what ends the iteration. */
  protected abstract take(): Item | undefined

  protected consumed({ state, batch, frame, fromOffset }: TakenBatch): ConsumedBatch<Key, Value> {
    const { highWatermark, logStartOffset } = frame
    const source = this.#source(state.partition)
    return new ConsumedBatch(source, batch, this.#parts.compression, { fromOffset, highWatermark, logStartOffset })
  }

  next(): Promise<IteratorResult<Item>> {
    if (this.#waiting.length === 0 && !this.#isOver && this.#isStarted) {
      const item = this.#poll()
      if (item !== undefined) return Promise.resolve({ done: false, value: item })
    }
    if (this.#failure !== undefined) return Promise.reject(this.#failure)
    if (this.#isOver) return Promise.resolve({ done: true, value: undefined })
    const waiting = deferred<IteratorResult<Item>>()
    this.#waiting.push(waiting)
    if (!this.#isStarted) this.#start()
    return waiting.promise
  }

  return(): Promise<IteratorResult<Item>> {
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

  #source(partition: number): RecordSource<Key, Value> {
    let source = this.#sources.get(partition)
    if (source === undefined) {
      const { name: topic, key, value } = this.#parts.topic
      source = { topic, partition, key, value }
      this.#sources.set(partition, source)
    }
    return source
  }
}

/** A batch at a time. */
export class BatchIteration<Key, Value> extends Iteration<ConsumedBatch<Key, Value>, Key, Value> {
  protected take(): ConsumedBatch<Key, Value> | undefined {
    const taken = this.subscription.take()
    if (taken === undefined) return undefined
    this.subscription.advance(taken.state, taken.batch.nextOffset)
    return this.consumed(taken)
  }
}

/** A record at a time. */
export class RecordIteration<Key, Value> extends Iteration<ConsumedRecord<Key, Value>, Key, Value> {
  #taken: TakenBatch | undefined
  #records: Iterator<ConsumedRecord<Key, Value>> | undefined

  protected take(): ConsumedRecord<Key, Value> | undefined {
    for (;;) {
      const record = this.#nextOfBatch()
      if (record !== undefined) return record
      const taken = this.subscription.take()
      if (taken === undefined) return undefined
      this.#taken = taken
      this.#records = this.consumed(taken).recordIterator()
    }
  }

  #nextOfBatch(): ConsumedRecord<Key, Value> | undefined {
    const taken = this.#taken
    // Paused or moved since: the rest of the batch is not wanted, or comes again.
    if (taken === undefined || this.#records === undefined || taken.frame.isStale) return undefined
    const step = this.#records.next()
    if (step.done !== true) {
      taken.state.position = step.value.offset + 1
      return step.value
    }
    this.#taken = undefined
    this.subscription.advance(taken.state, taken.batch.nextOffset)
    return undefined
  }
}
