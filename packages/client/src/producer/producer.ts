import {
  isStreamError,
  type Clock,
  type Logger,
  optionNames,
  type Random,
  StreamError,
  type Timer,
  unknownOption,
} from '@millrace/base'
import type { ClientChannels } from '../events/client-channels.ts'
import { ProducerInterceptors } from '../interceptors/producer-interceptors.ts'
import type { MetadataCache } from '../metadata/metadata-cache.ts'
import { type ProducibleTopic, type RawTopic, topic as topicNamed } from '../topic.ts'
import type { TopicMetadata, Transport } from '../transport/transport.ts'
import { aborted, onAbort } from '../util/abort.ts'
import { closeDeadline } from '../util/close-deadline.ts'
import { Accumulator } from './accumulator.ts'
import type { WaitingLine, WaitingSend } from './buffer.ts'
import { closedError, partitionGone } from './errors.ts'
import { FlushBarriers } from './flush-barriers.ts'
import { type ProducerSettings, producerSettings } from './options.ts'
import type { BatchPorts } from './produce-batch.ts'
import { type ProducerTransactions, Sender } from './sender.ts'
import type { TopicQueues } from './topic-queues.ts'
import type {
  BatchMetadata,
  CloseOptions,
  Producer,
  ProducerOptions,
  ProducerRecord,
  ProducerState,
  RecordMetadata,
  SendOptions,
} from './types.ts'
import { type Intercept, type SendParts, WaitingBatch, WaitingRecord } from './waiting-sends.ts'

export interface ProducerParts {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly channels: ClientChannels
  readonly ports: BatchPorts
  readonly metadata: MetadataCache
  /** undefined for a producer that has no transactions. */
  readonly transaction?: ProducerTransactions
  /** The producer is closed. */
  readonly onClosed: (producer: Producer) => void
}

const sendOptions = optionNames<SendOptions>({ signal: true })

export class ProducerClient implements Producer {
  readonly #parts: ProducerParts
  readonly #settings: ProducerSettings
  readonly #topics = new Map<string, TopicQueues>()
  readonly #rawTopics = new Map<string, RawTopic>()
  readonly #sender: Sender
  readonly #accumulator: Accumulator
  readonly #barriers: FlushBarriers
  /** undefined for none: then nothing of them costs anything. */
  readonly #interceptors: ProducerInterceptors | undefined
  readonly #lookups = new Set<string>()
  readonly #unlisten = new Map<string, () => void>()
  #lastTopic: TopicQueues | undefined
  #roomCheckIsScheduled = false
  #expiry: Timer | undefined
  #closing: Promise<void> | undefined
  #refusal: StreamError | undefined

  constructor(options: ProducerOptions, parts: ProducerParts) {
    this.#parts = parts
    this.#settings = producerSettings(options)
    const shared = { ...parts, settings: this.#settings, topics: this.#topics }
    const { interceptors, interceptorErrors: errors } = this.#settings
    if (interceptors.length > 0) {
      const { channels, logger } = parts
      this.#interceptors = new ProducerInterceptors(interceptors, { clientId: channels.clientId, logger, errors })
    }
    this.#sender = new Sender(shared)
    this.#accumulator = new Accumulator({
      ...shared,
      sender: this.#sender,
      batchOver: () => this.#batchOver(),
      waitingLeft: (send) => this.#barriers.left(send),
    })
    const { batches, linger } = this.#accumulator
    this.#barriers = new FlushBarriers({
      batches,
      lastBatchId: () => this.#accumulator.lastBatchId,
      endLinger: () => linger.endAll(),
    })
  }

  send<Key, Value>(
    topic: ProducibleTopic<Key, Value> | string,
    record: ProducerRecord<Key, Value>,
    options?: SendOptions,
  ): Promise<RecordMetadata> {
    const source = typeof topic === 'string' ? this.#rawTopic<Key, Value>(topic) : topic
    const interceptors = this.#interceptors
    if (interceptors === undefined) return this.#send(source, record, options)
    const call = interceptors.call(source.name, 1, false)
    try {
      const intercepted = interceptors.onSend(record, call)
      return interceptors.settleOne(call, this.#send(source, intercepted, options))
    } catch (error) {
      return interceptors.settleOne(call, Promise.reject(error))
    }
  }

  #send<Key, Value>(
    source: ProducibleTopic<Key, Value>,
    record: ProducerRecord<Key, Value>,
    options: SendOptions | undefined,
  ): Promise<RecordMetadata> {
    const refusal = this.#refusalOf(source.name, options)
    if (refusal !== undefined) return Promise.reject(refusal)
    const signal = options?.signal
    const queues = this.#queues(source.name)
    if (queues.isReady && this.#accumulator.buffer.isOpen && signal === undefined) {
      try {
        const timestampMs = record.timestamp ?? this.#parts.clock.wallMs()
        const promise = this.#accumulator.append(queues, source, record, timestampMs).singles().add(timestampMs)
        if (this.#expiry === undefined) this.#watchDeadlines()
        return promise
      } catch (error) {
        return Promise.reject(error)
      }
    }
    const waiting = new WaitingRecord(this.#sendParts(queues), source, record)
    this.#enter(waiting, queues)
    return this.#abortable(waiting, waiting.promise, queues, signal)
  }

  sendBatch<Key, Value>(
    topic: ProducibleTopic<Key, Value> | string,
    records: readonly ProducerRecord<Key, Value>[],
    options?: SendOptions,
  ): Promise<BatchMetadata> {
    const source = typeof topic === 'string' ? this.#rawTopic<Key, Value>(topic) : topic
    const interceptors = this.#interceptors
    if (interceptors === undefined) return this.#sendBatch(source, records, options, undefined)
    const call = interceptors.call(source.name, records.length, true)
    const onSend: Intercept = (record) => interceptors.onSend(record, call)
    return interceptors.settleBatch(call, this.#sendBatch(source, records, options, onSend))
  }

  #sendBatch<Key, Value>(
    source: ProducibleTopic<Key, Value>,
    records: readonly ProducerRecord<Key, Value>[],
    options: SendOptions | undefined,
    onSend: Intercept | undefined,
  ): Promise<BatchMetadata> {
    const refusal = this.#refusalOf(source.name, options)
    if (refusal !== undefined) return Promise.reject(refusal)
    const queues = this.#queues(source.name)
    const waiting = new WaitingBatch(this.#sendParts(queues), source, records, onSend)
    this.#enter(waiting, queues)
    return this.#abortable(waiting, waiting.send.promise, queues, options?.signal)
  }

  flush(): Promise<void> {
    if (this.#refusal !== undefined) return Promise.reject(this.#refusal)
    return this.#flush()
  }

  state(): ProducerState {
    let batchesInFlight = 0
    for (const batch of this.#accumulator.batches) if (batch.state === 'sent') batchesInFlight++
    const waiting = this.#lines().reduce((sum, line) => sum + line.length, 0)
    return { bufferedBytes: this.#accumulator.buffer.usedBytes, waiting, batchesInFlight }
  }

  async close(options: CloseOptions = {}): Promise<void> {
    const deadlineMs = closeDeadline('a producer', options)
    this.#closing ??= this.#close(deadlineMs)
    await this.#closing
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  /** The next transaction has another epoch. False if something is under way, and this producer can't take it. */
  startEpoch(): boolean {
    return [...this.#topics.values()].every(({ queues }) => queues.every((queue) => queue.restart()))
  }

  /** Fails everything that is not delivered. */
  abandon(error: StreamError): void {
    for (const line of this.#lines()) line.failAll(error)
    this.#sender.failAll(error)
  }

  #refusalOf(topic: string, options: SendOptions | undefined): StreamError | undefined {
    if (this.#refusal !== undefined || options === undefined) return this.#refusal
    const { signal } = options
    const slip = unknownOption(`sending to ${topic}`, options, sendOptions, 'INVALID_REQUEST')
    if (slip !== undefined) return slip
    return signal?.aborted === true ? aborted(`sending to ${topic}`, signal) : undefined
  }

  /** Puts the send into batches, or into the line that it has to wait in. */
  #enter(waiting: WaitingSend, queues: TopicQueues): void {
    if (this.#expiry === undefined) this.#watchDeadlines()
    if (!queues.isReady) {
      queues.line.join(waiting)
      if (!queues.isKnown) this.#lookUp(queues)
      return
    }
    this.#enterBuffer(waiting)
  }

  #enterBuffer(waiting: WaitingSend): void {
    const { buffer, linger } = this.#accumulator
    if (buffer.isOpen && waiting.proceed()) {
      this.#barriers.left(waiting)
      return
    }
    buffer.line.join(waiting)
    // Room comes from what is sent: nothing lingers while somebody waits.
    linger.endAll()
  }

  /** Finds the topic's partitions, then lets its sends go on in their order. */
  #lookUp(queues: TopicQueues): void {
    const { name, line } = queues
    if (this.#lookups.has(name)) return
    this.#lookups.add(name)
    this.#parts.metadata.fetch(name, this.#settings.maxBlockMs).then(
      (metadata) => {
        this.#lookups.delete(name)
        this.#update(queues, metadata)
        for (const waiting of line.leaveAll()) this.#enterBuffer(waiting)
      },
      (error: unknown) => {
        this.#lookups.delete(name)
        if (queues.queues.length === 0) this.#forget(name)
        line.failAll(isStreamError(error) ? error : new StreamError('INTERNAL', 'a look-up failed', { cause: error }))
      },
    )
  }

  /** A name that never was a topic leaves nothing behind. */
  #forget(name: string): void {
    this.#unlisten.get(name)?.()
    this.#unlisten.delete(name)
    this.#topics.delete(name)
    this.#lastTopic = undefined
  }

  #update(queues: TopicQueues, metadata: TopicMetadata): void {
    const wasMadeAnew = queues.update(metadata)
    if (wasMadeAnew) {
      for (const queue of queues.queues) {
        if (queue.partition < metadata.partitions.length) queue.startAnew()
        else queue.failAll(partitionGone(queue))
      }
    }
    this.#sender.routeAll(queues)
  }

  #queues(name: string): TopicQueues {
    const last = this.#lastTopic
    if (last !== undefined && last.name === name) return last
    const isNew = !this.#topics.has(name)
    const queues = this.#accumulator.topic(name)
    if (isNew) {
      const unlisten = this.#parts.metadata.listen(name, (found) => {
        if (!isStreamError(found)) this.#update(queues, found)
        else if (found.code === 'UNKNOWN_TOPIC_OR_PARTITION') queues.markMissing()
      })
      this.#unlisten.set(name, unlisten)
    }
    this.#lastTopic = queues
    return queues
  }

  #rawTopic<Key, Value>(name: string): ProducibleTopic<Key, Value> {
    let raw = this.#rawTopics.get(name)
    if (raw === undefined) {
      raw = topicNamed(name)
      this.#rawTopics.set(name, raw)
    }
    // The overloads of the interface let only bytes and text go with a name.
    return raw as unknown as ProducibleTopic<Key, Value>
  }

  #sendParts(queues: TopicQueues): SendParts {
    const { clock } = this.#parts
    const deadlineMs = clock.monotonicMs() + this.#settings.maxBlockMs
    return { accumulator: this.#accumulator, queues, deadlineMs, nowMs: () => clock.wallMs() }
  }

  #abortable<T>(
    waiting: WaitingSend,
    promise: Promise<T>,
    queues: TopicQueues,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    if (signal === undefined) return promise
    return new Promise<T>((resolve, reject) => {
      const release = onAbort(signal, () => {
        const error = aborted(`sending to ${waiting.topic}`, signal)
        queues.line.leave(waiting)
        this.#accumulator.buffer.line.leave(waiting)
        waiting.fail(error)
        reject(error)
      })
      promise.then(resolve, reject).finally(release)
    })
  }

  #batchOver(): void {
    if (this.#roomCheckIsScheduled) return
    this.#roomCheckIsScheduled = true
    // Not at once: whoever ended the batch is in the middle of something.
    void Promise.resolve().then(() => {
      this.#roomCheckIsScheduled = false
      const { buffer, linger } = this.#accumulator
      if (buffer.line.length > 0) {
        buffer.line.proceed()
        if (buffer.line.length > 0) linger.endAll()
      }
      this.#barriers.check()
    })
  }

  /** One timer for all batches: they are watched in the order in which they were opened. */
  #watchDeadlines(): void {
    const { clock } = this.#parts
    const { deliveryTimeoutMs } = this.#settings
    const [oldest] = this.#accumulator.batches
    const waitMs = oldest === undefined ? deliveryTimeoutMs : oldest.createdMs + deliveryTimeoutMs - clock.monotonicMs()
    this.#expiry = clock.setTimer(Math.max(0, waitMs), () => {
      this.#expiry = undefined
      const createdMsMin = clock.monotonicMs() - deliveryTimeoutMs
      for (const topic of this.#topics.values()) {
        for (const queue of topic.queues) {
          if (queue.isEmpty) continue
          queue.expire(createdMsMin, deliveryTimeoutMs)
          this.#sender.route(queue)
        }
      }
      if (this.#accumulator.batches.size > 0) this.#watchDeadlines()
    })
  }

  #lines(): WaitingLine[] {
    return [this.#accumulator.buffer.line, ...[...this.#topics.values()].map(({ line }) => line)]
  }

  #flush(): Promise<void> {
    return this.#barriers.set(this.#lines().flatMap((line) => [...line]))
  }

  async #close(deadlineMs: number): Promise<void> {
    this.#refusal = closedError('producer')
    const { clock } = this.#parts
    const flushed = this.#flush()
    await new Promise<void>((resolve) => {
      const timer = clock.setTimer(deadlineMs, resolve)
      void flushed.then(() => {
        timer.cancel()
        resolve()
      })
    })
    const error = closedError('producer')
    for (const line of this.#lines()) line.failAll(error)
    this.#sender.failAll(error)
    this.#sender.close()
    this.#accumulator.linger.close()
    this.#expiry?.cancel()
    for (const unlisten of this.#unlisten.values()) unlisten()
    this.#parts.onClosed(this)
  }
}
