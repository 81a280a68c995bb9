import { type Clock, isStreamError, type Logger, type Random, StreamError, type Timer } from '@millrace/base'
import type { ClientChannels } from '../events/client-channels.ts'
import { limits } from '../limits.ts'
import {
  isTopicFailure,
  type ReadLimits,
  type TopicFailure,
  type TopicMetadata,
  type Transport,
} from '../transport/transport.ts'
import { Backoff } from '../util/backoff.ts'
import { Pause } from '../util/pause.ts'
import { retry } from '../util/retry.ts'
import { type KnownTopic, neverBack } from './never-back.ts'

export interface MetadataPorts {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly channels: ClientChannels
}

/** Told each time a topic was asked for: as it is now, or why it can't be described. */
export type MetadataListener = (topic: TopicMetadata | StreamError) => void

interface CachedTopic extends KnownTopic {
  readonly fetchedAtMs: number
}

export interface FetchOptions {
  readonly signal?: AbortSignal | undefined
  /** What was known has proven wrong: another broker than the last may know better. */
  readonly elsewhere?: boolean
}

const noListeners: ReadonlySet<MetadataListener> = new Set()

/**
 * What is known of topics. Refreshed when somebody finds it wrong, and for topics that somebody listens to when it gets old; many
 * requests in one call.
 */
export class MetadataCache {
  readonly #ports: MetadataPorts
  readonly #maxAgeMs: number
  readonly #topics = new Map<string, CachedTopic>()
  readonly #listeners = new Map<string, Set<MetadataListener>>()
  readonly #wanted = new Set<string>()
  readonly #backoff: Backoff
  readonly #pause = new Pause()
  #refreshing = false
  #closed = false
  /** When topics that are listened to were last asked for, by the monotonic clock. */
  readonly #askedAtMs = new Map<string, number>()
  #age: Timer | undefined

  /** What is older than `maxAgeMs` is asked for again. */
  constructor(ports: MetadataPorts, maxAgeMs: number = limits.metadataAgeMsMax) {
    this.#ports = ports
    this.#maxAgeMs = maxAgeMs
    this.#backoff = new Backoff({ initialMs: 20, maxMs: 1_000 }, ports.random)
  }

  /** The topic as last seen; asks again in the background if that is long ago. */
  get(name: string): TopicMetadata | undefined {
    const cached = this.#topics.get(name)
    if (cached === undefined) return undefined
    if (this.#ports.clock.monotonicMs() - cached.fetchedAtMs > this.#maxAgeMs) this.refresh(name)
    return cached.metadata
  }

  /** The topic as last seen, or as a broker describes it now. UNKNOWN_TOPIC_OR_PARTITION, BROKER_UNAVAILABLE, ABORTED. */
  async find(name: string, timeoutMs: number, signal?: AbortSignal): Promise<TopicMetadata> {
    return this.get(name) ?? this.fetch(name, timeoutMs, { signal })
  }

  /** The topic as a broker describes it now. */
  async fetch(name: string, timeoutMs: number, options: FetchOptions = {}): Promise<TopicMetadata> {
    const { signal } = options
    return retry(this.#ports, { what: `finding topic ${name}`, timeoutMs, signal }, async (leftMs) => {
      const [topic] = await this.#ask([name], { ...options, timeoutMs: leftMs })
      if (topic === undefined) throw new StreamError('INTERNAL', `the broker said nothing of topic ${name}`)
      if (isTopicFailure(topic)) {
        this.#fail(name, topic.error)
        throw topic.error
      }
      return this.#set(name, topic)
    })
  }

  /** The topic is gone, as far as this client is concerned. */
  forget(name: string): void {
    this.#topics.delete(name)
  }

  /** Asks for the topic again, soon and once however often this is called; listeners hear the outcome. */
  refresh(name: string): void {
    this.#wanted.add(name)
    if (this.#refreshing || this.#closed) return
    this.#refreshing = true
    void this.#refreshAll()
  }

  /** Calls `listener` whenever the topic was asked for. Returns what takes it back. */
  listen(name: string, listener: MetadataListener): () => void {
    let listeners = this.#listeners.get(name)
    if (listeners === undefined) {
      listeners = new Set()
      this.#listeners.set(name, listeners)
    }
    listeners.add(listener)
    const nowMs = this.#ports.clock.monotonicMs()
    if (!this.#askedAtMs.has(name)) this.#askedAtMs.set(name, this.#topics.get(name)?.fetchedAtMs ?? nowMs)
    this.#watchAge()
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0 || this.#listeners.get(name) !== listeners) return
      this.#listeners.delete(name)
      this.#askedAtMs.delete(name)
      if (this.#listeners.size === 0) this.#stopWatching()
    }
  }

  close(): void {
    this.#closed = true
    this.#listeners.clear()
    this.#stopWatching()
    this.#pause.end()
  }

  /** One timer for all: asks again for what is listened to once it is old. */
  #watchAge(): void {
    if (this.#age !== undefined || this.#closed) return
    const { clock } = this.#ports
    let oldestMs = Infinity
    for (const askedAtMs of this.#askedAtMs.values()) oldestMs = Math.min(oldestMs, askedAtMs)
    if (oldestMs === Infinity) return
    this.#age = clock.setTimer(Math.max(0, oldestMs + this.#maxAgeMs - clock.monotonicMs()), () => {
      this.#age = undefined
      const nowMs = clock.monotonicMs()
      for (const [name, askedAtMs] of this.#askedAtMs) {
        // What is nearly as old goes along: one call rather than one a topic.
        if (nowMs - askedAtMs < this.#maxAgeMs * limits.metadataAgeShare) continue
        this.#askedAtMs.set(name, nowMs)
        this.refresh(name)
      }
      this.#watchAge()
    })
  }

  #stopWatching(): void {
    this.#age?.cancel()
    this.#age = undefined
  }

  #publish(topics: readonly string[], error: StreamError | undefined): void {
    const { clientId, metadataRefreshed } = this.#ports.channels
    if (metadataRefreshed.hasSubscribers) metadataRefreshed.publish({ clientId, topics, error })
  }

  async #refreshAll(): Promise<void> {
    const { clock, logger } = this.#ports
    // Those who ask in the same turn are asked for in one call.
    await Promise.resolve()
    while (this.#wanted.size > 0 && !this.#closed) {
      const names = [...this.#wanted]
      this.#wanted.clear()
      try {
        const limit = { timeoutMs: limits.metadataTimeoutMs, elsewhere: true }
        for (const topic of await this.#ask(names, limit)) {
          if (isTopicFailure(topic)) this.#fail(topic.name, topic.error)
          else this.#set(topic.name, topic)
        }
        this.#backoff.reset()
        this.#publish(names, undefined)
      } catch (error) {
        if (!isStreamError(error)) throw error
        if (this.#closed) break
        logger.warn({ err: error, topics: names }, 'metadata could not be refreshed')
        this.#publish(names, error)
        for (const name of names) this.#tell(name, error)
        for (const name of names) if (this.#listeners.has(name)) this.#wanted.add(name)
      }
      // Whoever finds the answer wrong again, asks again at this pace at most.
      await this.#pause.for(clock, this.#backoff.nextMs())
    }
    this.#refreshing = false
  }

  /** What another broker does not know, it may not know yet: then the one that answered before is asked too. */
  async #ask(names: readonly string[], limit: ReadLimits): Promise<readonly (TopicMetadata | TopicFailure)[]> {
    const { transport } = this.#ports
    const { topics } = await transport.metadata(names, limit)
    const failed = topics.filter(isTopicFailure).map(({ name }) => name)
    if (limit.elsewhere !== true || failed.length === 0) return topics
    const again = await transport.metadata(failed, { ...limit, elsewhere: false })
    return [...topics.filter((topic) => !isTopicFailure(topic)), ...again.topics]
  }

  #fail(name: string, error: StreamError): void {
    if (error.code === 'UNKNOWN_TOPIC_OR_PARTITION') this.#topics.delete(name)
    this.#asked(name)
    this.#tell(name, error)
  }

  #set(name: string, told: TopicMetadata): TopicMetadata {
    const known = neverBack(this.#topics.get(name), told)
    this.#topics.set(name, { ...known, fetchedAtMs: this.#ports.clock.monotonicMs() })
    this.#asked(name)
    this.#tell(name, known.metadata)
    return known.metadata
  }

  #asked(name: string): void {
    if (this.#askedAtMs.has(name)) this.#askedAtMs.set(name, this.#ports.clock.monotonicMs())
  }

  #tell(name: string, topic: TopicMetadata | StreamError): void {
    for (const listener of [...(this.#listeners.get(name) ?? noListeners)]) listener(topic)
  }
}
