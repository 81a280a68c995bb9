import { type Clock, type Logger, type Random, StreamError, type Timer, toStreamError } from '@millrace/base'
import type { ClientChannels } from '../events/client-channels.ts'
import { limits } from '../limits.ts'
import type {
  ProduceLimits,
  ProducePart,
  ProduceResponse,
  ProduceSession,
  TopicRef,
  Transport,
} from '../transport/transport.ts'
import { Backoff } from '../util/backoff.ts'
import { batchEvent } from './batch-event.ts'
import { RefusalNews } from './refusal-news.ts'
import type { PartitionQueue } from './partition-queue.ts'
import type { BatchPorts, ProduceBatch } from './produce-batch.ts'
import type { ProducerSettings } from './options.ts'

export interface NodeSenderParts {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly channels: ClientChannels
  readonly ports: BatchPorts
  readonly settings: ProducerSettings
  /** undefined for a producer that has no transactions. */
  readonly transactionalId: string | undefined
  /** The topic of a queue as it is known now. */
  readonly topicOf: (queue: PartitionQueue) => TopicRef
  /** Whether the queue's batches belong to this broker, as far as is known now. */
  readonly isLeader: (queue: PartitionQueue, nodeId: number) => boolean
  /** The queue's leader can't be reached. */
  readonly unreachable: (queue: PartitionQueue) => void
  /** The queue's leader takes its time: it may hang, and be leader no more. */
  readonly slow: (queue: PartitionQueue) => void
  /** Something of the queue was answered: it may have more to send, here or elsewhere. */
  readonly changed: (queue: PartitionQueue) => void
}

interface SentBatch {
  readonly queue: PartitionQueue
  readonly batch: ProduceBatch
  /** It goes to another broker: what this one says of it counts no more. */
  isAbandoned: boolean
}

interface SentRequest {
  readonly batches: readonly SentBatch[]
  readonly sizeBytes: number
  readonly sentAtMs: number
  readonly deadlineMs: number
}

/** Sends batches to one broker, as many as it takes at a time, and hands out its answers. */
export class NodeSender {
  readonly #nodeId: number
  readonly #parts: NodeSenderParts
  /** In the order of their turns. */
  readonly #listed = new Set<PartitionQueue>()
  readonly #sent = new Map<number, SentRequest>()
  readonly #backoff: Backoff
  readonly #news: RefusalNews
  #session: ProduceSession | undefined
  #limits: ProduceLimits | undefined
  #openedAtMs = 0
  #sentBytes = 0
  /** Since when something is listed that could not be sent. */
  #heldUpSinceMs: number | undefined
  #nextCorrelationId = 1
  /** The transport has not taken the last request yet. */
  #isSending = false
  #pumpIsScheduled = false
  #reconnect: Timer | undefined
  #watchdog: Timer | undefined
  /** Runs while a session does not say what it takes. */
  #opening: Timer | undefined
  /** Runs while the broker owes something. */
  #slowWatch: Timer | undefined
  #closed = false

  constructor(nodeId: number, parts: NodeSenderParts) {
    this.#nodeId = nodeId
    this.#parts = parts
    const { retryBackoffMs: initialMs, retryBackoffMsMax: maxMs } = parts.settings
    this.#backoff = new Backoff({ initialMs, maxMs }, parts.random)
    this.#news = new RefusalNews(nodeId, parts.logger)
  }

  /** Since when the broker has taken or answered nothing, by the monotonic clock; undefined while there is nothing for it. */
  get blockedSinceMs(): number | undefined {
    const [oldest] = this.#sent.values()
    if (oldest === undefined || this.#heldUpSinceMs === undefined) return oldest?.sentAtMs ?? this.#heldUpSinceMs
    return Math.min(oldest.sentAtMs, this.#heldUpSinceMs)
  }

  /** The queue may have something to send. What the caller's turn still adds goes with it. */
  list(queue: PartitionQueue): void {
    this.#listed.add(queue)
    if (this.#pumpIsScheduled) return
    this.#pumpIsScheduled = true
    void Promise.resolve().then(() => {
      this.#pumpIsScheduled = false
      this.#pump()
    })
  }

  /** The broker leads something anew, so it may be reached again. */
  retryNow(): void {
    if (this.#reconnect === undefined) return
    this.#reconnect.cancel()
    this.#reconnect = undefined
    this.#pump()
  }

  /** What was sent of the queue goes elsewhere. Another broker leads the partition now. */
  abandon(queue: PartitionQueue): void {
    this.#listed.delete(queue)
    if (queue.sentCount === 0) return
    const nodeId = this.#nodeId
    const error = new StreamError('NOT_LEADER', `broker ${nodeId} is not the leader any more`, { context: { nodeId } })
    const nowMs = this.#parts.clock.monotonicMs()
    for (const { batches } of this.#sent.values()) {
      for (const sent of batches) {
        if (sent.queue !== queue || sent.isAbandoned) continue
        sent.isAbandoned = true
        sent.batch.wasAbandoned = true
        queue.lost(sent.batch, error, nowMs)
        this.#publishRetry(sent.batch, error, nowMs)
      }
    }
  }

  close(): void {
    this.#closed = true
    this.#session?.close()
    this.#reconnect?.cancel()
    this.#watchdog?.cancel()
    this.#opening?.cancel()
    this.#slowWatch?.cancel()
  }

  #pump(): void {
    this.#sendListed()
    if (this.#listed.size === 0) this.#heldUpSinceMs = undefined
    else this.#heldUpSinceMs ??= this.#parts.clock.monotonicMs()
  }

  #sendListed(): void {
    while (this.#listed.size > 0 && !this.#closed && !this.#isSending && this.#reconnect === undefined) {
      if (this.#session === undefined) this.#open()
      if (this.#limits === undefined || !this.#hasRoom(this.#limits)) return
      const request = this.#compose(this.#limits)
      if (request !== undefined) this.#send(request.parts, request.sent)
    }
  }

  #hasRoom(taken: ProduceLimits): boolean {
    if (this.#sent.size === 0) return true
    const bytesMax = Math.min(taken.bytesInFlightMax, this.#parts.settings.inFlightBytes)
    return this.#sent.size < taken.requestsInFlightMax && this.#sentBytes < bytesMax
  }

  /** A batch each of as many partitions as fit into a request; undefined if there is none. */
  #compose(taken: ProduceLimits): { parts: ProducePart[]; sent: SentBatch[] } | undefined {
    const sizeBytesMax = Math.min(limits.produceRequestSizeBytesTarget, taken.requestSizeBytesMax)
    const { clock, isLeader, changed } = this.#parts
    const nowMs = clock.monotonicMs()
    const parts: ProducePart[] = []
    const sent: SentBatch[] = []
    let sizeBytes = 0
    for (const queue of [...this.#listed]) {
      if (sizeBytes >= sizeBytesMax) break
      this.#listed.delete(queue)
      const batch = isLeader(queue, this.#nodeId) ? queue.take(nowMs) : undefined
      const part = batch === undefined ? undefined : this.#encode(queue, batch)
      if (batch !== undefined && part !== undefined) {
        parts.push(part)
        sent.push({ queue, batch, isAbandoned: false })
        sizeBytes += part.batch.length
      }
      changed(queue)
    }
    return parts.length === 0 ? undefined : { parts, sent }
  }

  #encode(queue: PartitionQueue, batch: ProduceBatch): ProducePart | undefined {
    const { topicOf, ports, clock } = this.#parts
    try {
      const bytes = batch.encode(queue.identity, ports)
      return { topic: topicOf(queue), partition: queue.partition, batch: bytes }
    } catch (error) {
      // A codec that refuses its input: nothing was sent.
      queue.refused(
        batch,
        toStreamError(error, 'INVALID_RECORD', 'the batch could not be encoded'),
        clock.monotonicMs(),
      )
      return undefined
    }
  }

  #send(parts: ProducePart[], batches: readonly SentBatch[]): void {
    const session = this.#session
    if (session === undefined) return
    const { clock, settings, channels, transactionalId } = this.#parts
    const correlationId = this.#nextCorrelationId
    this.#nextCorrelationId = correlationId === 0xffff_ffff ? 1 : correlationId + 1
    const sizeBytes = parts.reduce((sum, { batch }) => sum + batch.length, 0)
    this.#sent.set(correlationId, {
      batches,
      sizeBytes,
      sentAtMs: clock.monotonicMs(),
      // What the broker says when its own time is up should come first.
      deadlineMs: clock.monotonicMs() + settings.requestTimeoutMs * 1.5,
    })
    this.#sentBytes += sizeBytes
    this.#heldUpSinceMs = undefined
    this.#isSending = true
    this.#watch()
    this.#watchSlowness()
    const { acks, requestTimeoutMs: timeoutMs } = settings
    const { clientId, requestSent } = channels
    if (requestSent.hasSubscribers) {
      requestSent.publish({ clientId, nodeId: this.#nodeId, acks, batchCount: parts.length, sizeBytes })
    }
    const taken = session.send({ correlationId, acks, timeoutMs, transactionalId, parts })
    taken.then(
      () => this.#taken(session, correlationId),
      // The session tells why.
      () => undefined,
    )
  }

  #taken(session: ProduceSession, correlationId: number): void {
    if (session !== this.#session) return
    this.#isSending = false
    if (this.#parts.settings.acks === 'none') {
      const request = this.#settle(correlationId)
      for (const { queue, batch, isAbandoned } of request?.batches ?? []) {
        if (isAbandoned) continue
        queue.appended(batch, { baseOffset: -1, logAppendTimeMs: -1 })
        this.#parts.changed(queue)
      }
    }
    this.#pump()
  }

  #open(): void {
    this.#parts.logger.debug({ nodeId: this.#nodeId }, 'opening a produce session')
    const session: ProduceSession = this.#parts.transport.openProduce(this.#nodeId, {
      opened: (taken) => {
        if (session !== this.#session) return
        this.#limits = taken
        this.#opening?.cancel()
        this.#backoff.reset()
        this.#pump()
      },
      answered: (response) => {
        if (session === this.#session) this.#answered(response)
      },
      closed: (error) => {
        if (session === this.#session) this.#lost(error)
      },
    })
    this.#session = session
    this.#openedAtMs = this.#parts.clock.monotonicMs()
    this.#watchSlowness()
    const { clock, settings } = this.#parts
    this.#opening = clock.setTimer(settings.requestTimeoutMs, () => {
      const text = `broker ${this.#nodeId} did not begin a produce session within ${settings.requestTimeoutMs} ms`
      this.#lost(new StreamError('BROKER_UNAVAILABLE', text, { context: { nodeId: this.#nodeId } }))
    })
  }

  #answered({ correlationId, results }: ProduceResponse): void {
    const request = this.#settle(correlationId)
    if (request === undefined) return
    if (results.length !== request.batches.length) {
      this.#lost(new StreamError('INVALID_REQUEST', 'the broker answered for other partitions than were sent'))
      return
    }
    const nowMs = this.#parts.clock.monotonicMs()
    request.batches.forEach(({ queue, batch, isAbandoned }, index) => {
      const result = results[index]
      if (result === undefined || isAbandoned) return
      if (result.error === undefined) queue.appended(batch, result)
      else {
        queue.refused(batch, result.error, nowMs)
        this.#news.refused(result.error, queue, { isSentAgain: batch.state === 'retry', nowMs })
        this.#publishRetry(batch, result.error, nowMs)
      }
      this.#parts.changed(queue)
    })
    this.#pump()
  }

  #settle(correlationId: number): SentRequest | undefined {
    const request = this.#sent.get(correlationId)
    if (request === undefined) return undefined
    this.#sent.delete(correlationId)
    this.#sentBytes -= request.sizeBytes
    return request
  }

  /** The session is over: what was not answered may have been appended or not. */
  #lost(error: StreamError): void {
    const { logger, clock, changed, unreachable, channels } = this.#parts
    this.#session?.close()
    this.#session = undefined
    this.#limits = undefined
    this.#isSending = false
    this.#opening?.cancel()
    this.#watchdog?.cancel()
    this.#watchdog = undefined
    const pauseMs = this.#backoff.nextMs()
    logger.warn({ err: error, nodeId: this.#nodeId, pauseMs }, 'the produce session is lost')
    const { clientId, disconnected } = channels
    if (disconnected.hasSubscribers) disconnected.publish({ clientId, nodeId: this.#nodeId, error, pauseMs })
    this.#reconnect = clock.setTimer(pauseMs, () => {
      this.#reconnect = undefined
      this.#pump()
    })
    const lost = [...this.#sent.values()]
    this.#sent.clear()
    this.#sentBytes = 0
    const nowMs = clock.monotonicMs()
    for (const { batches } of lost) {
      for (const { queue, batch, isAbandoned } of batches) {
        if (isAbandoned) continue
        queue.lost(batch, error, nowMs)
        this.#publishRetry(batch, error, nowMs)
        changed(queue)
      }
    }
    // Those that only waited for the session may have to go elsewhere.
    for (const queue of this.#listed) {
      queue.heldUp(error)
      unreachable(queue)
    }
  }

  #publishRetry(batch: ProduceBatch, error: StreamError, nowMs: number): void {
    const { clientId, batchRetried } = this.#parts.channels
    if (!batchRetried.hasSubscribers || batch.state !== 'retry') return
    batchRetried.publish({ ...batchEvent(batch, clientId, nowMs), error })
  }

  /** While the broker owes an answer for long, or does not open the session: tells whose leader it may be no more. */
  #watchSlowness(): void {
    if (this.#slowWatch !== undefined) return
    const { clock, slow } = this.#parts
    this.#slowWatch = clock.setTimer(limits.slowAnswerMs, () => {
      this.#slowWatch = undefined
      const sinceMs = clock.monotonicMs() - limits.slowAnswerMs
      const queues = new Set<PartitionQueue>()
      for (const { batches, sentAtMs } of this.#sent.values()) {
        if (sentAtMs > sinceMs) break
        for (const { queue, isAbandoned } of batches) if (!isAbandoned) queues.add(queue)
      }
      const isOpening = this.#session !== undefined && this.#limits === undefined
      if (isOpening && this.#openedAtMs <= sinceMs) for (const queue of this.#listed) queues.add(queue)
      for (const queue of queues) slow(queue)
      if (isOpening || this.#sent.size > 0) this.#watchSlowness()
    })
  }

  /** Gives the session up if the oldest request is not answered in its time. */
  #watch(): void {
    if (this.#watchdog !== undefined) return
    const [oldest] = this.#sent.values()
    if (oldest === undefined) return
    const { clock, settings } = this.#parts
    this.#watchdog = clock.setTimer(Math.max(0, oldest.deadlineMs - clock.monotonicMs()), () => {
      this.#watchdog = undefined
      const [first] = this.#sent.values()
      if (first !== undefined && first.deadlineMs <= clock.monotonicMs()) {
        const text = `broker ${this.#nodeId} did not answer a produce request within ${settings.requestTimeoutMs * 1.5} ms`
        this.#lost(new StreamError('BROKER_UNAVAILABLE', text, { context: { nodeId: this.#nodeId } }))
      } else this.#watch()
    })
  }
}
