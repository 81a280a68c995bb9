import { type Checksum, type Clock, type Compression, type Logger, type Random, StreamError } from '@millrace/base'
import type { Coordinators } from '../coordinators/coordinators.ts'
import type { ClientChannels } from '../events/client-channels.ts'
import { ConsumerGroup } from '../groups/consumer-group.ts'
import type { GroupSource } from '../groups/group-source.ts'
import { groupSettings } from '../groups/options.ts'
import type { ReadOffsets } from '../groups/read-offsets.ts'
import { ConsumerInterceptors } from '../interceptors/consumer-interceptors.ts'
import type { MetadataCache } from '../metadata/metadata-cache.ts'
import type { CloseOptions, Producer } from '../producer/types.ts'
import { type ConsumableTopic, patternOf, topic as topicNamed } from '../topic.ts'
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
import { notInGroup } from './errors.ts'
import type {
  CommittedOffset,
  ConsumeOptions,
  Consumer,
  ConsumerOptions,
  PartitionOffsetToCommit,
  TopicName,
  TopicPartition,
} from './types.ts'

export interface ConsumerParts {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly channels: ClientChannels
  readonly checksum: Checksum
  readonly compression: Compression
  readonly metadata: MetadataCache
  readonly coordinators: Coordinators
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
  readonly #subscriptions = new Map<string, Subscription | GroupSource>()
  readonly #group: ConsumerGroup | undefined
  readonly #interceptors: ConsumerInterceptors | undefined
  readonly #poison = new Map<string, PoisonCounter>()
  /** What is being read backwards. */
  readonly #newest = new Set<RunningNewest>()
  #closing: Promise<void> | undefined

  constructor(options: ConsumerOptions, parts: ConsumerParts) {
    this.#parts = parts
    const group = groupSettings(options)
    this.#settings = consumerSettings(options)
    if (group !== undefined) {
      const { offsetReset } = group
      const autoOffsetReset = offsetReset === 'none' ? 'error' : offsetReset
      this.#settings = { ...this.#settings, autoOffsetReset }
      this.#group = new ConsumerGroup(group, { ...parts, settings: this.#settings })
    }
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
    if (this.#closing !== undefined) throw closedError()
    const source = typed(topic)
    checkNewestOptions(source.name, options)
    const { checkCrcs, unavailableTimeoutMs: timeoutMs, prefetchBytes, isolation } = this.#settings
    const checksum = checkCrcs ? this.#parts.checksum : undefined
    const interceptors = this.#interceptors
    const onRecord =
      interceptors?.seeRecords === true
        ? (record: ConsumedRecord<unknown, unknown>) => interceptors.onRecord(record)
        : undefined
    const poison = this.#poisonHandler(source.name, options)
    const reading = { checksum, timeoutMs, prefetchBytes, isolation, onRecord, poison }
    const parts = { ...this.#parts, ...reading, running: this.#newest }
    const iteration = new NewestIteration<Key, Value>(source, options, parts)
    // Its items are of two types with onPoison 'raw' alone, which the overloads of the interface tell.
    return iteration as AsyncIterableIterator<ConsumedRecord<Key, Value>>
  }

  pause(topic: TopicName, partitions?: readonly number[]): void {
    this.#assigned(topic).pause(partitions)
  }

  resume(topic: TopicName, partitions?: readonly number[]): void {
    this.#assigned(topic).resume(partitions)
  }

  paused(topic: TopicName): number[] {
    const states = [...(this.#subscription(topic)?.states.values() ?? [])]
    return states.filter(({ isPaused }) => isPaused).map(({ partition }) => partition)
  }

  seek(topic: TopicName, partition: number, offset: number): void {
    if (!Number.isSafeInteger(offset) || offset < 0) {
      throw new StreamError('INVALID_REQUEST', `an offset is a whole number from 0 on, not ${offset}`)
    }
    this.#assigned(topic).seek(partition, offset)
  }

  async seekToTime(topic: TopicName, timestampMs: number, partitions?: readonly number[]): Promise<void> {
    await this.#assigned(topic).seekToTime(timestampMs, partitions)
  }

  position(topic: TopicName, partition: number): number | undefined {
    const name = nameOf(topic)
    return this.#subscriptionOf(name)?.states.get(partition)?.position
  }

  lag(topic: TopicName): Map<number, number> {
    const lags = new Map<number, number>()
    for (const { partition, lag } of this.#subscription(topic)?.states.values() ?? []) {
      if (lag !== undefined) lags.set(partition, lag)
    }
    return lags
  }

  async commit(offsets?: readonly PartitionOffsetToCommit[]): Promise<void> {
    const group = this.#groupFor('commit')
    if (offsets === undefined) await group.offsets.commitDelivered()
    else await group.offsets.commitNamed(offsets)
  }

  /** What `Transaction.sendOffsets` of this consumer sends. */
  readOffsets(): ReadOffsets {
    return this.#groupFor('sendOffsets').offsets.readOffsets()
  }

  async committed(topic: TopicName): Promise<CommittedOffset[]> {
    return this.#groupFor('committed').offsets.committed(topic)
  }

  assignment(): TopicPartition[] {
    return this.#groupFor('assignment').assignment()
  }

  poisonCounts(topic: TopicName): PoisonCounts {
    return (this.#poison.get(nameOf(topic)) ?? new PoisonCounter()).counts
  }

  async close(options: CloseOptions = {}): Promise<void> {
    const deadlineMs = closeDeadline('a consumer', options)
    this.#closing ??= this.#close(deadlineMs)
    await this.#closing
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  async #close(deadlineMs: number): Promise<void> {
    for (const subscription of [...this.#subscriptions.values()]) subscription.fail(closedError())
    for (const iteration of [...this.#newest]) iteration.fail(closedError())
    await this.#group?.close(deadlineMs)
    this.#parts.onClosed(this)
  }

  #begin<Key, Value>(
    topic: ConsumableTopic<Key, Value> | string,
    options: ConsumeOptions<PoisonPolicy>,
  ): IterationParts<Key, Value> {
    if (this.#closing !== undefined) throw closedError()
    const source = typed(topic)
    const { name } = source
    if (this.#subscriptions.has(name)) {
      const text = `this consumer is already consuming ${name}: end that iteration first, or make another consumer`
      throw new StreamError('INVALID_REQUEST', text, { context: { topic: name } })
    }
    const pattern = patternOf(source)
    checkConsumeOptions(name, options, this.#group !== undefined)
    if (pattern !== undefined && this.#group === undefined) throw notInGroup(`reading the topics that match ${name}`)
    const subscription =
      this.#group?.source({ name, pattern }, options) ??
      new Subscription(name, options, { ...this.#parts, settings: this.#settings })
    this.#subscriptions.set(name, subscription)
    const { compression, clock, channels } = this.#parts
    const onOver = (): void => {
      this.#subscriptions.delete(name)
    }
    const watching = { clock, channels, interceptors: this.#interceptors, poison: this.#poisonHandler(name, options) }
    const progress = 'progress' in subscription ? subscription.progress : undefined
    return { topic: source, subscription, progress, compression, signal: options.signal, onOver, ...watching }
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

  /** What reads the topic; in a group undefined while no partition of it is assigned. Throws INVALID_REQUEST if nothing does. */
  #subscription(topic: TopicName): Subscription | undefined {
    const name = nameOf(topic)
    const subscription = this.#subscriptionOf(name)
    if (subscription !== undefined) return subscription
    if (this.#group !== undefined && this.#subscriptions.size > 0) return undefined
    throw notConsuming(name)
  }

  /** As `#subscription`, where partitions are needed. */
  #assigned(topic: TopicName): Subscription {
    const subscription = this.#subscription(topic)
    if (subscription === undefined) throw notConsuming(nameOf(topic))
    return subscription
  }

  #subscriptionOf(name: string): Subscription | undefined {
    const found = this.#subscriptions.get(name)
    return found instanceof Subscription ? found : this.#group?.subscription(name)
  }

  #groupFor(call: string): ConsumerGroup {
    if (this.#group === undefined) throw notInGroup(`${call}()`)
    return this.#group
  }
}

function notConsuming(topic: string): StreamError {
  const text = `${topic} is not being consumed by this consumer: begin with batches() or records()`
  return new StreamError('INVALID_REQUEST', text, { context: { topic } })
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
