import { type Checksum, type Clock, type Compression, type Logger, type Random, StreamError } from '@millrace/base'
import type { ClientChannels } from '../events/client-channels.ts'
import { ConsumerInterceptors } from '../interceptors/consumer-interceptors.ts'
import type { MetadataCache } from '../metadata/metadata-cache.ts'
import type { CloseOptions, Producer } from '../producer/types.ts'
import { type ConsumableTopic, topic as topicNamed } from '../topic.ts'
import type { Transport } from '../transport/transport.ts'
import { closeDeadline } from '../util/close-deadline.ts'
import { BatchIteration } from './batch-iteration.ts'
import { checkConsumeOptions } from './consume-options.ts'
import type { ConsumedBatch } from './consumed-batch.ts'
import type { ConsumedRecord } from './consumed-record.ts'
import type { CreditShares } from './credit-shares.ts'
import type { IterationParts } from './iteration.ts'
import { NewestIteration, type RunningNewest } from './newest/newest-iteration.ts'
import { checkNewestOptions, type NewestOptions } from './newest/newest-options.ts'
import { type ConsumerSettings, consumerSettings } from './options.ts'
import { deadLetterTopicOf } from './poison/dead-letter.ts'
import { PoisonCounter, PoisonHandler } from './poison/poison-handler.ts'
import type { PoisonCounts, PoisonPolicy } from './poison/types.ts'
import { RecordIteration } from './record-iteration.ts'
import { Subscription } from './subscription.ts'
import type { ConsumeOptions, Consumer, ConsumerOptions, TopicName } from './types.ts'

export interface ConsumerParts {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly channels: ClientChannels
  readonly checksum: Checksum
  readonly compression: Compression
  readonly metadata: MetadataCache
  /** Shared by the consumers of a client, as its connections are. */
  readonly shares: CreditShares
  /** What produces dead letters, made when it is first needed. */
  readonly deadLetters: () => Producer
  /** The consumer is closed. */
  readonly onClosed: (consumer: Consumer) => void
}

export class ConsumerClient implements Consumer {
  readonly #parts: ConsumerParts
  readonly #settings: ConsumerSettings
  /** What is being consumed, by topic. */
  readonly #subscriptions = new Map<string, Subscription>()
  readonly #interceptors: ConsumerInterceptors | undefined
  readonly #poison = new Map<string, PoisonCounter>()
  /** What is being read backwards. */
  readonly #newest = new Set<RunningNewest>()
  #isClosed = false

  constructor(options: ConsumerOptions, parts: ConsumerParts) {
    this.#parts = parts
    this.#settings = consumerSettings(options)
    const { interceptors, interceptorErrors: errors } = this.#settings
    if (interceptors.length > 0) {
      const { channels, logger } = parts
      this.#interceptors = new ConsumerInterceptors(interceptors, { clientId: channels.clientId, logger, errors })
    }
  }

  batches<Key, Value>(
    topic: ConsumableTopic<Key, Value> | string,
    options: ConsumeOptions<PoisonPolicy> = {},
  ): AsyncIterableIterator<ConsumedBatch<Key, Value>> {
    const iteration = new BatchIteration(this.#begin(topic, options))
    // Its batches have other items with onPoison 'raw' alone, which the overloads of the interface tell.
    return iteration as AsyncIterableIterator<ConsumedBatch<Key, Value>>
  }

  records<Key, Value>(
    topic: ConsumableTopic<Key, Value> | string,
    options: ConsumeOptions<PoisonPolicy> = {},
  ): AsyncIterableIterator<ConsumedRecord<Key, Value>> {
    return new RecordIteration(this.#begin(topic, options)) as AsyncIterableIterator<ConsumedRecord<Key, Value>>
  }

  newest<Key, Value>(
    topic: ConsumableTopic<Key, Value> | string,
    options: NewestOptions<PoisonPolicy> = {},
  ): AsyncIterableIterator<ConsumedRecord<Key, Value>> {
    if (this.#isClosed) throw closedError()
    const source = typed(topic)
    checkNewestOptions(source.name, options)
    const { checkCrcs, unavailableTimeoutMs: timeoutMs, prefetchBytes } = this.#settings
    const checksum = checkCrcs ? this.#parts.checksum : undefined
    const interceptors = this.#interceptors
    const onRecord =
      interceptors?.seeRecords === true
        ? (record: ConsumedRecord<unknown, unknown>) => interceptors.onRecord(record)
        : undefined
    const poison = this.#poisonHandler(source.name, options)
    const parts = { ...this.#parts, checksum, timeoutMs, prefetchBytes, onRecord, poison, running: this.#newest }
    const iteration = new NewestIteration<Key, Value>(source, options, parts)
    // Its items are of two types with onPoison 'raw' alone, which the overloads of the interface tell.
    return iteration as AsyncIterableIterator<ConsumedRecord<Key, Value>>
  }

  pause(topic: TopicName, partitions?: readonly number[]): void {
    this.#subscription(topic).pause(partitions)
  }

  resume(topic: TopicName, partitions?: readonly number[]): void {
    this.#subscription(topic).resume(partitions)
  }

  paused(topic: TopicName): number[] {
    const states = [...this.#subscription(topic).states.values()]
    return states.filter(({ isPaused }) => isPaused).map(({ partition }) => partition)
  }

  seek(topic: TopicName, partition: number, offset: number): void {
    if (!Number.isSafeInteger(offset) || offset < 0) {
      throw new StreamError('INVALID_REQUEST', `an offset is a whole number from 0 on, not ${offset}`)
    }
    this.#subscription(topic).seek(partition, offset)
  }

  async seekToTime(topic: TopicName, timestampMs: number, partitions?: readonly number[]): Promise<void> {
    await this.#subscription(topic).seekToTime(timestampMs, partitions)
  }

  position(topic: TopicName, partition: number): number | undefined {
    return this.#subscriptions.get(nameOf(topic))?.states.get(partition)?.position
  }

  lag(topic: TopicName): Map<number, number> {
    const lags = new Map<number, number>()
    for (const { partition, lag } of this.#subscription(topic).states.values()) {
      if (lag !== undefined) lags.set(partition, lag)
    }
    return lags
  }

  poisonCounts(topic: TopicName): PoisonCounts {
    return (this.#poison.get(nameOf(topic)) ?? new PoisonCounter()).counts
  }

  async close(options: CloseOptions = {}): Promise<void> {
    closeDeadline('a consumer', options)
    if (this.#isClosed) return
    this.#isClosed = true
    for (const subscription of [...this.#subscriptions.values()]) subscription.fail(closedError())
    for (const iteration of [...this.#newest]) iteration.fail(closedError())
    this.#parts.onClosed(this)
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #begin<Key, Value>(
    topic: ConsumableTopic<Key, Value> | string,
    options: ConsumeOptions<PoisonPolicy>,
  ): IterationParts<Key, Value> {
    if (this.#isClosed) throw closedError()
    const source = typed(topic)
    const { name } = source
    if (this.#subscriptions.has(name)) {
      const text = `this consumer is already consuming ${name}: end that iteration first, or make another consumer`
      throw new StreamError('INVALID_REQUEST', text, { context: { topic: name } })
    }
    checkConsumeOptions(name, options)
    const subscription = new Subscription(name, options, { ...this.#parts, settings: this.#settings })
    this.#subscriptions.set(name, subscription)
    const { compression, clock, channels } = this.#parts
    const onOver = (): void => {
      this.#subscriptions.delete(name)
    }
    const watching = { clock, channels, interceptors: this.#interceptors, poison: this.#poisonHandler(name, options) }
    return { topic: source, subscription, compression, signal: options.signal, onOver, ...watching }
  }

  #poisonHandler(
    topic: string,
    options: Pick<ConsumeOptions<PoisonPolicy>, 'onPoison' | 'deadLetterTopic'>,
  ): PoisonHandler | undefined {
    const { onPoison: policy = 'fail', deadLetterTopic = deadLetterTopicOf(topic) } = options
    if (policy === 'fail') return undefined
    let counter = this.#poison.get(topic)
    if (counter === undefined) {
      counter = new PoisonCounter()
      this.#poison.set(topic, counter)
    }
    return new PoisonHandler({ ...this.#parts, policy, deadLetterTopic, counter })
  }

  #subscription(topic: TopicName): Subscription {
    const name = nameOf(topic)
    const subscription = this.#subscriptions.get(name)
    if (subscription !== undefined) return subscription
    const text = `${name} is not being consumed by this consumer: begin with batches() or records()`
    throw new StreamError('INVALID_REQUEST', text, { context: { topic: name } })
  }
}

/** The overloads of the interface give a topic without serdes the types of one. */
function typed<Key, Value>(topic: ConsumableTopic<Key, Value> | string): ConsumableTopic<Key, Value> {
  return typeof topic === 'string' ? (topicNamed(topic) as unknown as ConsumableTopic<Key, Value>) : topic
}

function nameOf(topic: TopicName): string {
  return typeof topic === 'string' ? topic : topic.name
}

function closedError(): StreamError {
  return new StreamError('CLOSED', 'the consumer is closed')
}
