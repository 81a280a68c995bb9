import type { ConsumedBatch } from '@millrace/client'

interface Arrival {
  readonly topic: string
  readonly batch: ConsumedBatch<Buffer, Buffer>
}

/**
 * Batches that were fetched for a task and that it has not taken in yet. Taking them in reads records and may write dead letters, which must not
 * happen in the middle of a commit: so they wait for the task's turn.
 */
export class Arrivals {
  #waiting: Arrival[] = []

  add(topic: string, batch: ConsumedBatch<Buffer, Buffer>): void {
    this.#waiting.push({ topic, batch })
  }

  /** Records of a topic that wait, at most: those before the position of a batch's reader count too. */
  countOf(topic: string): number {
    let count = 0
    for (const each of this.#waiting) if (each.topic === topic) count += each.batch.recordCount
    return count
  }

  /** Behind the last batch of a topic that waits; undefined if none does. */
  nextOffsetOf(topic: string): { readonly offset: number } | undefined {
    const last = this.#waiting.findLast((each) => each.topic === topic)
    return last === undefined ? undefined : { offset: last.batch.lastOffset + 1 }
  }

  /** Gives all that waits, in its order, to `take`. What it throws ends that: the task it was for begins anew then, or never. */
  takeIn(take: (topic: string, batch: ConsumedBatch<Buffer, Buffer>) => void): void {
    if (this.#waiting.length === 0) return
    const waiting = this.#waiting
    this.#waiting = []
    for (const { topic, batch } of waiting) take(topic, batch)
  }
}
