import { isStreamError, type StreamError, toStreamError } from '@millrace/base'
import type { Client, ConsumedBatch, Consumer, StartPosition } from '@millrace/client'

/** Told of what comes in. */
export interface InputHandlers {
  /** Some records of one partition, in their order. */
  batch(topic: string, batch: ConsumedBatch<Buffer, Buffer>): void
  failed(error: StreamError): void
}

/** How a topic is read. */
export interface InputOptions {
  readonly isolation: 'read_committed' | 'read_uncommitted'
  /** Where to go on if what would be next is not there any more. */
  readonly reset: 'earliest' | 'latest' | 'error'
}

/** One topic, of which an instance reads the partitions of its tasks. */
export class Input {
  readonly topic: string
  readonly #handlers: InputHandlers
  readonly #consumer: Consumer
  #reading: { readonly stop: AbortController; readonly done: Promise<void> } | undefined
  #paused = new Set<number>()
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
    if (from.size === 0) return
    const stop = new AbortController()
    this.#reading = { stop, done: this.#pump(from, stop.signal) }
  }

  /** No more of this partition for a while. */
  pause(partition: number): void {
    if (this.#paused.has(partition)) return
    this.#paused.add(partition)
    this.#consumer.pause(this.topic, [partition])
  }

  resume(partition: number): void {
    if (!this.#paused.delete(partition)) return
    this.#consumer.resume(this.topic, [partition])
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
    await reading?.done
  }

  async #pump(from: ReadonlyMap<number, StartPosition>, signal: AbortSignal): Promise<void> {
    try {
      const batches = this.#consumer.batches(this.topic, { partitions: [...from.keys()], from, signal })
      this.#isReading = true
      for await (const batch of batches) {
        if (signal.aborted) return
        this.#handlers.batch(this.topic, batch)
      }
    } catch (error) {
      if (signal.aborted && isStreamError(error, 'ABORTED')) return
      this.#handlers.failed(toStreamError(error, 'INTERNAL', `reading ${this.topic} failed`))
    } finally {
      this.#isReading = false
    }
  }
}
