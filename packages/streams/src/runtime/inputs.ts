import { isStreamError, type StreamError, toStreamError } from '@millrace/base'
import type { Client, ConsumedBatch, Consumer, StartPosition } from '@millrace/client'
import { type Deferred, deferred } from './deferred.ts'

/** Told of what comes in. */
export interface InputHandlers {
  /** Some records of one partition, in their order. */
  batch(topic: string, batch: ConsumedBatch<Buffer, Buffer>): void
  /** Nothing more comes in until it is read anew. */
  failed(error: StreamError): void
}

/** How a topic is read. */
export interface InputOptions {
  readonly isolation: 'read_committed' | 'read_uncommitted'
  /** Where to go on if what would be next is not there any more. */
  readonly reset: 'earliest' | 'latest' | 'error'
}

/** So many batches wait for a task that has enough before the consumer has to pause their partition. */
const batchesBeyondMax = 8

/** One topic, of which an instance reads the partitions of its tasks. */
export class Input {
  readonly topic: string
  readonly #handlers: InputHandlers
  readonly #consumer: Consumer
  #reading: { readonly stop: AbortController; readonly done: Promise<void> } | undefined
  #paused = new Set<number>()
  /** The partition that reading waits for. */
  #full: { readonly partition: number; readonly room: Deferred<void> } | undefined
  /** Batches of each partition that were taken while its task had enough, since others wait for what lies behind them. */
  readonly #beyond = new Map<number, number>()
  #isReading = false

  constructor(client: Client, topic: string, { isolation, reset }: InputOptions, handlers: InputHandlers) {
    this.topic = topic
    this.#handlers = handlers
    this.#consumer = client.consumer({ isolation, autoOffsetReset: reset })
  }

  /** Reads these partitions from now on, and no others. What was received ahead of others is given back. */
  async read(from: ReadonlyMap<number, StartPosition>): Promise<void> {
    await this.#stop()
    this.#paused = new Set()
    this.#beyond.clear()
    if (from.size === 0) return
    const stop = new AbortController()
    this.#reading = { stop, done: this.#pump(from, stop.signal) }
  }

  /**
   * Its task has enough of this partition for a while. Reading waits: what was fetched stays where it is, while a partition that the consumer
   * pauses is fetched anew from where it was left.
   */
  pause(partition: number): void {
    if (this.#paused.has(partition) || this.#full !== undefined) return
    if ((this.#beyond.get(partition) ?? 0) < batchesBeyondMax) {
      this.#full = { partition, room: deferred<void>() }
      return
    }
    this.#paused.add(partition)
    this.#consumer.pause(this.topic, [partition])
  }

  /** Its task can take more of this partition. */
  resume(partition: number): void {
    if (this.#paused.delete(partition)) this.#consumer.resume(this.topic, [partition])
    const full = this.#full
    if (full === undefined || full.partition === partition) {
      this.#beyond.delete(partition)
      this.#goOn()
    } else if (this.isCaughtUp(partition) !== true) {
      // Its records lie behind others'. Those may wait for this one in turn, by another topic: so it must not wait for them.
      this.#beyond.set(full.partition, (this.#beyond.get(full.partition) ?? 0) + 1)
      this.#goOn()
    }
  }

  /** Whether all that brokers have of the partition was received; undefined while that is not known. */
  isCaughtUp(partition: number): boolean | undefined {
    const lag = this.lag(partition)
    return lag === undefined ? undefined : lag === 0
  }

  /** Records that brokers have and that were not received; undefined while that is not known. */
  lag(partition: number): number | undefined {
    return this.#isReading ? this.#consumer.lag(this.topic).get(partition) : undefined
  }

  async close(): Promise<void> {
    await this.#stop()
    await this.#consumer.close()
  }

  async #stop(): Promise<void> {
    const reading = this.#reading
    this.#reading = undefined
    reading?.stop.abort()
    this.#goOn()
    await reading?.done
  }

  #goOn(): void {
    this.#full?.room.resolve()
    this.#full = undefined
  }

  async #pump(from: ReadonlyMap<number, StartPosition>, signal: AbortSignal): Promise<void> {
    try {
      const batches = this.#consumer.batches(this.topic, { partitions: [...from.keys()], from, signal })
      this.#isReading = true
      for await (const batch of batches) {
        if (signal.aborted) return
        this.#handlers.batch(this.topic, batch)
        // The handler may have found that it is enough.
        await this.#full?.room.promise
      }
    } catch (error) {
      if (signal.aborted && isStreamError(error, 'ABORTED')) return
      this.#handlers.failed(toStreamError(error, 'INTERNAL', `reading ${this.topic} failed`))
    } finally {
      this.#isReading = false
    }
  }
}
