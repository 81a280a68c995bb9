import { isStreamError } from '@millrace/base'
import type { History, ReadSession } from '../checkers/history.ts'
import type { SimClient } from './sim-client.ts'

const pauseAfterFailureMs = 200
/** How often an application leaves its loop and goes on where it was, or begins anew. */
const leaveShare = 0.002

/** An application that reads all partitions until it is told to stop. */
export class Consuming {
  readonly #client: SimClient
  readonly #history: History
  readonly #topic: string
  readonly #stopping = new AbortController()
  readonly #next = new Map<number, number>()
  readonly #partitions: () => number

  constructor(client: SimClient, history: History, topic: string, partitions: () => number) {
    this.#client = client
    this.#history = history
    this.#topic = topic
    this.#partitions = partitions
  }

  stop(): void {
    this.#stopping.abort()
  }

  /** The offset after the last record that was read of a partition. */
  next(partition: number): number {
    return this.#next.get(partition) ?? 0
  }

  async run(): Promise<void> {
    const client = await this.#client.connect()
    const { signal } = this.#stopping
    while (!signal.aborted) {
      const consumer = client.consumer({ unavailableTimeoutMs: 30_000 })
      const session = this.#history.session(this.#client.process.name)
      const starts = Array.from({ length: this.#partitions() }, (_, partition) => {
        const offset = this.next(partition)
        return [partition, { offset }] as const
      })
      try {
        for await (const record of consumer.records(this.#topic, { from: new Map(starts), signal })) {
          this.#read(session, record.partition, record.offset, String(record.value))
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

  #read(session: ReadSession, partition: number, offset: number, value: string): void {
    this.#history.polled(session, [{ topic: this.#topic, partition, offset, value }])
    this.#next.set(partition, offset + 1)
  }
}
