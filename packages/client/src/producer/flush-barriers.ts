import type { WaitingSend } from './buffer.ts'
import type { ProduceBatch } from './produce-batch.ts'

interface Barrier {
  /** Sends that waited when it was set, and still do. */
  readonly waiting: Set<WaitingSend>
  /** The last batch that it waits for; known once nothing waits. */
  lastBatchId: number | undefined
  readonly passed: () => void
}

export interface FlushState {
  readonly batches: ReadonlySet<ProduceBatch>
  readonly lastBatchId: () => number
  /** No batch that is open now waits for more records. */
  readonly endLinger: () => void
}

/** Calls of `flush`: each waits for what was there before it, and for nothing that came after. */
export class FlushBarriers {
  readonly #state: FlushState
  #barriers: Barrier[] = []

  constructor(state: FlushState) {
    this.#state = state
  }

  /** Resolves once all sends in `waiting` have been put into batches, and all batches that there are by then are over. */
  set(waiting: Iterable<WaitingSend>): Promise<void> {
    return new Promise((passed) => {
      this.#barriers.push({ waiting: new Set(waiting), lastBatchId: undefined, passed })
      this.check()
    })
  }

  /** The send does not wait any more. */
  left(send: WaitingSend): void {
    if (this.#barriers.length === 0) return
    for (const barrier of this.#barriers) barrier.waiting.delete(send)
    this.check()
  }

  /** Lets through those that have nothing left to wait for. */
  check(): void {
    if (this.#barriers.length === 0) return
    this.#barriers = this.#barriers.filter((barrier) => {
      if (barrier.waiting.size > 0) return true
      if (barrier.lastBatchId === undefined) {
        barrier.lastBatchId = this.#state.lastBatchId()
        this.#state.endLinger()
      }
      for (const batch of this.#state.batches) if (batch.id <= barrier.lastBatchId) return true
      barrier.passed()
      return false
    })
  }
}
