import type { StreamError } from '@millrace/base'
import { toStreamError } from '@millrace/base'
import type { TransactionPartition } from '../transport/transaction-calls.ts'
import type { TopicRef } from '../transport/transport.ts'

export interface EnrollmentParts {
  /** Takes partitions into the open transaction. */
  readonly add: (partitions: readonly TransactionPartition[]) => Promise<void>
  /** The partition may be written to now. */
  readonly admitted: (topic: string, partition: number) => void
  readonly failed: (error: StreamError) => void
}

/** The partitions of one transaction: each is made known to the coordinator before anything is written to it, many in one call. */
export class Enrollment {
  readonly #parts: EnrollmentParts
  readonly #known = new Set<string>()
  readonly #asked = new Set<string>()
  #waiting: TransactionPartition[] = []
  #isOver = false

  constructor(parts: EnrollmentParts) {
    this.#parts = parts
  }

  /** Whether anything was asked of the coordinator, so that it may have begun a transaction. */
  get isUsed(): boolean {
    return this.#asked.size > 0
  }

  /** Whether the partition may be written to. If not, it is asked for. */
  admits(topic: TopicRef, partition: number): boolean {
    const key = `${topic.id}/${partition}`
    if (this.#known.has(key)) return true
    if (this.#asked.has(key) || this.#isOver) return false
    this.#asked.add(key)
    this.#waiting.push({ topic: { name: topic.name, id: topic.id }, partition })
    // Those of the same turn go together.
    if (this.#waiting.length === 1) void Promise.resolve().then(() => this.#ask())
    return false
  }

  end(): void {
    this.#isOver = true
  }

  async #ask(): Promise<void> {
    const partitions = this.#waiting
    this.#waiting = []
    try {
      await this.#parts.add(partitions)
    } catch (error) {
      this.#parts.failed(toStreamError(error, 'INTERNAL', 'adding partitions to a transaction failed'))
      return
    }
    for (const { topic, partition } of partitions) this.#known.add(`${topic.id}/${partition}`)
    if (this.#isOver) return
    for (const { topic, partition } of partitions) this.#parts.admitted(topic.name, partition)
  }
}
