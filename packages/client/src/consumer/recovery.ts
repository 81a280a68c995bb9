import { type Clock, type Random, type StreamError, type Timer, toStreamError } from '@millrace/base'
import { limits } from '../limits.ts'
import type { MetadataCache } from '../metadata/metadata-cache.ts'
import type { TopicMetadata } from '../transport/transport.ts'
import { Backoff } from '../util/backoff.ts'
import { failoverPace } from '../util/failover-pace.ts'
import { unavailable } from './errors.ts'
import type { ConsumerSettings } from './options.ts'
import type { SubscriptionNews } from './subscription-news.ts'

export interface RecoveryParts {
  readonly clock: Clock
  readonly random: Random
  readonly metadata: MetadataCache
  readonly settings: ConsumerSettings
  readonly news: SubscriptionNews
  /** What the topic is like now. */
  readonly learned: (topic: TopicMetadata) => void
  /** It was looked at: fetching may begin again. */
  readonly goOn: () => void
  /** There is no way on. */
  readonly failed: (error: StreamError) => void
}

/** Looks at a topic again after a pause, when something of it could not be fetched, until no broker has answered for too long. */
export class Recovery {
  readonly #topicName: string
  readonly #parts: RecoveryParts
  readonly #backoff: Backoff
  #timer: Timer | undefined
  #isUnderWay = false
  #isOver = false
  /** Since when no broker has sent or answered anything, by the monotonic clock; undefined while all is well. */
  #unavailableSinceMs: number | undefined

  constructor(topicName: string, parts: RecoveryParts) {
    this.#topicName = topicName
    this.#parts = parts
    this.#backoff = new Backoff(failoverPace(parts.settings), parts.random)
  }

  /** A broker has sent something. */
  heard(): void {
    this.#unavailableSinceMs = undefined
    this.#backoff.reset()
  }

  /** Another broker leads, so that the next pause is a first one again. */
  leaderMoved(): void {
    this.#backoff.reset()
  }

  /** Something could not be fetched, for this reason. Once for all that fails before it was looked at. */
  begin(error: StreamError): void {
    if (this.#isOver || this.#isUnderWay) return
    const { clock, settings, news, failed } = this.#parts
    const { unavailableTimeoutMs: timeoutMs } = settings
    const nowMs = clock.monotonicMs()
    this.#unavailableSinceMs ??= nowMs
    if (nowMs - this.#unavailableSinceMs >= timeoutMs) {
      // A topic that is missing is told as that: brokers do answer.
      failed(isMissing(error) ? error : unavailable(this.#topicName, timeoutMs, error))
      return
    }
    this.#isUnderWay = true
    const pauseMs = error.retryAfterMs ?? this.#backoff.nextMs()
    news.interrupted(error, pauseMs)
    this.#timer = clock.setTimer(pauseMs, () => void this.#look())
  }

  close(): void {
    this.#isOver = true
    this.#timer?.cancel()
  }

  async #look(): Promise<void> {
    const { metadata, settings, learned, goOn, failed } = this.#parts
    const timeoutMs = Math.min(limits.metadataTimeoutMs, settings.unavailableTimeoutMs)
    let failure: StreamError | undefined
    try {
      const topic = await metadata.fetch(this.#topicName, timeoutMs, { elsewhere: true })
      if (this.#isOver) return
      this.#unavailableSinceMs = undefined
      learned(topic)
    } catch (error) {
      failure = toStreamError(error, 'INTERNAL', `looking up ${this.#topicName} failed`)
    }
    this.#isUnderWay = false
    if (this.#isOver) return
    if (failure === undefined) goOn()
    // Whoever may begin elsewhere waits for it to be made again; for the others it would be another topic anyway.
    else if (!failure.retriable || (isMissing(failure) && settings.autoOffsetReset === 'error')) failed(failure)
    else this.begin(failure)
  }
}

function isMissing(error: StreamError): boolean {
  return error.code === 'UNKNOWN_TOPIC_OR_PARTITION'
}
