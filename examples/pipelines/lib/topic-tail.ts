import type { Client } from '@millrace/client'

/** A record, as text. */
export interface TailRecord {
  readonly topic: string
  readonly partition: number
  readonly key: string | null
  readonly value: string
}

/** All records of some topics, as they come. */
export class TopicTail implements AsyncDisposable {
  readonly records: TailRecord[] = []
  readonly #stop = new AbortController()
  readonly #running: Promise<void>

  /** `onRecord` is told of each of them. */
  constructor(client: Client, topics: readonly string[], onRecord: (record: TailRecord) => void) {
    const read = async (topic: string): Promise<void> => {
      const consumer = client.consumer()
      const { signal } = this.#stop
      for await (const { partition, key, value } of consumer.records(topic, { from: 'earliest', signal })) {
        const record = { topic, partition, key: key === null ? null : String(key), value: String(value) }
        this.records.push(record)
        onRecord(record)
      }
    }
    this.#running = Promise.all(topics.map(read)).then(() => {})
    // Until somebody waits for it: see `check`.
    this.#running.catch(() => {})
  }

  /** Rejects if it could not read on. */
  async check(): Promise<void> {
    await Promise.race([this.#running, Promise.resolve()])
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort()
    // Being told to stop is an error, too.
    await this.#running.catch(() => {})
  }
}
