import type { Clock, Logger, Random } from '@millrace/base'
import type { Producer } from '@millrace/client'
import { followRetryMsMax } from '../../limits.ts'
import { Backoff } from '../../tasks/backoff.ts'
import { pause } from '../../tasks/waiting.ts'
import {
  type LoggedStatus,
  statusKey,
  type StatusLog,
  type StatusSubject,
  statusText,
  topicKey,
  topicText,
} from './status-log.ts'

/** What writing states takes. */
export interface StatusWriterParts {
  readonly producer: Producer
  readonly topic: string
  readonly log: StatusLog
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
}

/** Writes states: of each subject the last one, as soon as the one before is stored. Nobody has to wait for it. */
export class StatusWriter {
  readonly #parts: StatusWriterParts
  /** By key: what is still to be written. */
  readonly #waiting = new Map<string, string | null>()
  /** Keys of topics that were said, and may not have come back by the log yet. */
  readonly #saidTopics = new Set<string>()
  readonly #stop = new AbortController()
  #writing: Promise<void> | undefined

  constructor(parts: StatusWriterParts) {
    this.#parts = parts
  }

  /** Says how something does. */
  put(subject: StatusSubject, status: LoggedStatus): void {
    this.#write(statusKey(subject), statusText(status))
  }

  /** Says how something did that may be another worker's by now: then it is left as that one said. */
  putUnlessTaken(subject: StatusSubject, status: LoggedStatus): void {
    const known = this.#parts.log.get(subject)
    const isTaken = known !== undefined && known.workerId !== status.workerId && known.generation > status.generation
    if (!isTaken) this.put(subject, status)
  }

  /** Forgets the state of what is no more. */
  forget(subject: StatusSubject): void {
    this.#write(statusKey(subject), null)
  }

  /** Says that a connector uses a topic, unless that is known. */
  useTopic(connector: string, task: number, topic: string): void {
    const { log, clock } = this.#parts
    const key = topicKey(connector, topic)
    if (log.hasTopic(connector, topic) || this.#saidTopics.has(key) || log.topicsAreFull(connector)) return
    this.#saidTopics.add(key)
    this.#write(key, topicText(connector, task, topic, clock.wallMs()))
  }

  /** A record of the topic of states has come that takes something away: it may be said again. */
  isForgotten(key: string): void {
    this.#saidTopics.delete(key)
  }

  /** Forgets which topics a connector uses. */
  forgetTopics(connector: string): void {
    for (const topic of this.#parts.log.topics(connector)) this.#write(topicKey(connector, topic), null)
  }

  /** Resolves once all that was said is stored, or given up. */
  async flush(): Promise<void> {
    await this.#writing
  }

  /** Writes what is left, once, and no more. */
  async close(): Promise<void> {
    this.#stop.abort()
    await this.#writing
  }

  #write(key: string, value: string | null): void {
    this.#waiting.set(key, value)
    this.#writing ??= this.#writeAll()
  }

  async #writeAll(): Promise<void> {
    const { producer, topic, clock, random, logger } = this.#parts
    let backoff: Backoff | undefined
    while (this.#waiting.size > 0) {
      const batch = [...this.#waiting].map(([key, value]) => ({ key, value }))
      try {
        await producer.sendBatch(topic, batch)
        backoff = undefined
        // What has changed meanwhile is written next.
        for (const { key, value } of batch) if (this.#waiting.get(key) === value) this.#waiting.delete(key)
      } catch (error) {
        if (this.#stop.signal.aborted) break
        backoff ??= new Backoff(clock.monotonicMs(), { delayMaxMs: followRetryMsMax, timeoutMs: 0, random })
        const delayMs = backoff.next(clock.monotonicMs()) ?? followRetryMsMax
        logger.warn({ err: error, topic, delayMs }, 'states could not be written, and are tried again')
        await pause(clock, delayMs, this.#stop.signal)
      }
    }
    this.#writing = undefined
  }
}
