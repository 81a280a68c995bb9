import { type Clock, type Logger, type Random, StreamError, toStreamError } from '@millrace/base'
import type { Client } from '@millrace/client'
import { followRetryMsMax } from '../../limits.ts'
import { Backoff } from '../../tasks/backoff.ts'
import { pause } from '../../tasks/waiting.ts'

/** A record of a topic that is followed. */
export interface FollowedRecord {
  readonly key: string
  readonly value: string | null
}

/** What following a topic takes. */
export interface FollowerParts {
  readonly client: Client
  readonly topic: string
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** Told of each record once, in the order of its partition. What it throws is logged, and the record passed over. */
  readonly apply: (record: FollowedRecord) => void
}

interface Waiter {
  readonly isSo: () => boolean
  readonly done: () => void
}

/** Reads a topic from its beginning, and goes on with it, through whatever happens to brokers. */
export class TopicFollower {
  readonly #parts: FollowerParts
  /** By partition: the offset of the first record that was not read. */
  readonly #positions = new Map<number, number>()
  readonly #stop = new AbortController()
  #waiters: readonly Waiter[] = []
  #following: Promise<void> = Promise.resolve()

  private constructor(parts: FollowerParts) {
    this.#parts = parts
  }

  /** Resolves once all that was there has been read. */
  static async open(parts: FollowerParts): Promise<TopicFollower> {
    const follower = new TopicFollower(parts)
    const ends = await follower.#ends()
    await follower.#read('end')
    // Where nothing is, not even what a compaction left, there is nothing to read either.
    for (const [partition, end] of ends) follower.#reached(partition, end)
    follower.#following = follower.#follow()
    return follower
  }

  /** The offset of the first record of a partition that was not read. */
  position(partition: number): number {
    return this.#positions.get(partition) ?? 0
  }

  /** Resolves once a partition was read up to an offset; rejects with what the signal says. */
  readTo(partition: number, offset: number, signal?: AbortSignal): Promise<void> {
    return this.#until(() => this.position(partition) >= offset, signal)
  }

  /** Resolves once all was read that is there now. */
  async readToEnd(signal?: AbortSignal): Promise<void> {
    const ends = await this.#ends()
    await this.#until(() => [...ends].every(([partition, end]) => this.position(partition) >= end), signal)
  }

  async close(): Promise<void> {
    this.#stop.abort(new StreamError('CLOSED', `${this.#parts.topic} is read no more: the worker is closed`))
    await this.#following
  }

  async #until(isSo: () => boolean, signal?: AbortSignal): Promise<void> {
    if (isSo()) return
    const given = signal === undefined ? this.#stop.signal : AbortSignal.any([signal, this.#stop.signal])
    given.throwIfAborted()
    await new Promise<void>((resolve, reject) => {
      const waiter = {
        isSo,
        done: () => {
          given.removeEventListener('abort', aborted)
          resolve()
        },
      }
      const aborted = (): void => {
        this.#waiters = this.#waiters.filter((other) => other !== waiter)
        reject(toStreamError(given.reason, 'ABORTED', `waiting for ${this.#parts.topic} was given up`))
      }
      given.addEventListener('abort', aborted, { once: true })
      this.#waiters = [...this.#waiters, waiter]
    })
  }

  async #ends(): Promise<ReadonlyMap<number, number>> {
    const { client, topic } = this.#parts
    const listed = await client.admin().listOffsets(topic, 'latest')
    return new Map(listed.map(({ partition, offset = 0 }) => [partition, offset]))
  }

  #reached(partition: number, offset: number): void {
    if (offset > this.position(partition)) this.#positions.set(partition, offset)
    const ready = this.#waiters.filter(({ isSo }) => isSo())
    if (ready.length === 0) return
    this.#waiters = this.#waiters.filter((waiter) => !ready.includes(waiter))
    for (const { done } of ready) done()
  }

  async #read(until?: 'end'): Promise<void> {
    const { client, topic, logger, apply } = this.#parts
    await using consumer = client.consumer()
    const from =
      this.#positions.size === 0
        ? ('earliest' as const)
        : new Map([...this.#positions].map(([partition, offset]) => [partition, { offset }]))
    const options = { from, signal: this.#stop.signal, ...(until === undefined ? {} : { until }) }
    for await (const { key, value, partition, offset } of consumer.records(topic, options)) {
      try {
        if (key !== null) apply({ key: String(key), value: value === null ? null : String(value) })
      } catch (error) {
        logger.error({ err: error, topic, partition, offset }, 'a record can not be understood, and is passed over')
      }
      this.#reached(partition, offset + 1)
    }
  }

  async #follow(): Promise<void> {
    const { clock, random, logger, topic } = this.#parts
    const { signal } = this.#stop
    let backoff: Backoff | undefined
    while (!signal.aborted) {
      const before = [...this.#positions.values()].join()
      try {
        await this.#read()
      } catch (error) {
        if (signal.aborted) return
        if (before !== [...this.#positions.values()].join()) backoff = undefined
        backoff ??= new Backoff(clock.monotonicMs(), { delayMaxMs: followRetryMsMax, timeoutMs: 0, random })
        const delayMs = backoff.next(clock.monotonicMs()) ?? followRetryMsMax
        logger.warn({ err: error, topic, delayMs }, 'a topic could not be read on, and is tried again')
        await pause(clock, delayMs, signal)
      }
    }
  }
}
