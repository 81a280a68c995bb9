import type { Compression } from '@millrace/base'
import { decodeControlKey } from './control-records.ts'
import type { RecordBatch } from './record-batch.ts'

/** An aborted transaction, as a reader of committed records is told of it. */
export interface AbortedFrom {
  readonly producerId: number
  readonly firstOffset: number
}

/**
 * Tells which batches of a run aborted transactions wrote, as Kafka's consumer does (KIP-98): from its first offset on, what its producer
 * wrote in transactions belongs to an aborted one, up to the marker that says so.
 */
export class AbortedBatches {
  readonly #compression: Compression
  /** Those that begin later than what was looked at, the next one last. */
  readonly #ahead: AbortedFrom[]
  /** Producers of those that have begun and not ended. */
  readonly #producers = new Set<number>()

  /** `aborted`, in any order, are all those of which something lies in the run. */
  constructor(aborted: readonly AbortedFrom[], compression: Compression) {
    this.#compression = compression
    this.#ahead = [...aborted].sort((a, b) => b.firstOffset - a.firstOffset)
  }

  /**
   * Whether an aborted transaction wrote the batch. To be asked once of each batch of the run, in their order, of control batches too.
   * Throws what reading a control batch throws.
   */
  has(batch: RecordBatch): boolean {
    if (this.#ahead.length === 0 && this.#producers.size === 0) return false
    const { producerId } = batch
    if (producerId < 0 || !batch.isTransactional) return false
    for (let next = this.#ahead.at(-1); next !== undefined; next = this.#ahead.at(-1)) {
      if (next.firstOffset > batch.lastOffset) break
      this.#producers.add(next.producerId)
      this.#ahead.pop()
    }
    if (!batch.isControl) return this.#producers.has(producerId)
    if (this.#producers.has(producerId) && this.#isAbort(batch)) this.#producers.delete(producerId)
    return false
  }

  /** Not one that the cleaner has emptied. */
  #isAbort(batch: RecordBatch): boolean {
    for (const { key } of batch.records(this.#compression)) return decodeControlKey(key) === 'ABORT'
    return false
  }
}
