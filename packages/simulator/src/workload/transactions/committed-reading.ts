import { isStreamError } from '@millrace/base'
import type { SimClient } from '../sim-client.ts'
import type { Notes } from './attempt.ts'
import { ledgerPartitions } from './topics.ts'

const pauseAfterFailureMs = 200
/** How often it leaves its loop and goes on where it was. */
const leaveShare = 0.005

/** An application that reads what is committed of a topic, until it is told to stop. */
export class CommittedReading {
  readonly #client: SimClient
  readonly #topic: string
  readonly #notes: Notes
  readonly #stopping = new AbortController()
  readonly #next: number[] = Array.from({ length: ledgerPartitions }, () => 0)
  readonly #values = new Set<string>()

  constructor(client: SimClient, topic: string, notes: Notes) {
    this.#client = client
    this.#topic = topic
    this.#notes = notes
  }

  stop(): void {
    this.#stopping.abort()
  }

  /** The offset after the last record that was read of a partition. */
  next(partition: number): number {
    return this.#next[partition] ?? 0
  }

  /** Whether a record with that value was read. */
  has(value: string): boolean {
    return this.#values.has(value)
  }

  async run(): Promise<void> {
    const { history, watch } = this.#notes
    const { signal } = this.#stopping
    const topic = this.#topic
    const client = await this.#client.connect()
    while (!signal.aborted) {
      const consumer = client.consumer({ unavailableTimeoutMs: 30_000, isolation: 'read_committed' })
      const session = history.session(this.#client.process.name, 'read_committed')
      const from = new Map(this.#next.map((offset, partition) => [partition, { offset }]))
      try {
        for await (const { partition, offset, value } of consumer.records(topic, { from, signal })) {
          const record = { topic, partition, offset, value: String(value) }
          history.polled(session, [record])
          this.#next[partition] = offset + 1
          this.#values.add(record.value)
          watch.tell((invariant, cluster) => invariant.committedRead?.(record, cluster))
          if (this.#client.random.chance(leaveShare)) break
        }
      } catch (error) {
        if (!isStreamError(error)) throw error
        if (!signal.aborted) await this.#client.pause(pauseAfterFailureMs)
      }
      await consumer.close()
    }
    await client.close()
  }
}
