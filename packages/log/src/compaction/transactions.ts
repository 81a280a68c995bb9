import type { Compression } from '@millrace/base'
import type { RecordBatch } from '@millrace/records'
import type { AbortedTransaction } from '../indexes/transaction-index.ts'
import { endMarkerOf } from '../producer-state/end-marker.ts'

interface Aborted {
  readonly transaction: AbortedTransaction
  /** Whether a batch of it was met: then its marker is needed still. */
  wasMet: boolean
}

/**
 * Tells, batch after batch in the order of offsets, which data belongs to transactions that were aborted, and which markers end
 * transactions of which nothing is left. As Kafka's CleanedTransactionMetadata.
 */
export class CleanedTransactions {
  readonly #compression: Compression
  /** By first offset; those before `#next` have begun. */
  #byStart: readonly AbortedTransaction[] = []
  readonly #onKept: (transaction: AbortedTransaction) => void
  readonly #aborted = new Map<number, Aborted>()
  readonly #committed = new Set<number>()
  #next = 0

  /** `onKept` is told of aborted transactions whose marker was met and is needed still: they belong into the transaction index. */
  constructor(compression: Compression, onKept: (transaction: AbortedTransaction) => void = () => {}) {
    this.#compression = compression
    this.#onKept = onKept
  }

  /** More aborted transactions, by first offset, which are not before those that were added. */
  add(transactions: readonly AbortedTransaction[]): void {
    this.#byStart = [...this.#byStart.slice(this.#next), ...transactions]
    this.#next = 0
  }

  /** Whether the batch is data that was aborted. */
  isAborted(batch: RecordBatch): boolean {
    this.#beginUpTo(batch.lastOffset)
    if (!batch.isTransactional) return false
    const aborted = this.#aborted.get(batch.producerId)
    if (aborted === undefined) {
      this.#committed.add(batch.producerId)
      return false
    }
    aborted.wasMet = true
    return true
  }

  /** Whether a control batch says nothing any more: its transaction has no data left, or it was emptied before. */
  isDone(batch: RecordBatch): boolean {
    this.#beginUpTo(batch.lastOffset)
    if (batch.recordCount === 0) return true
    const marker = endMarkerOf(batch, this.#compression)
    // Not of a transaction: whoever wrote it may need it.
    if (marker === undefined) return false
    if (marker.type === 'commit') return !this.#committed.delete(batch.producerId)
    const aborted = this.#aborted.get(batch.producerId)
    this.#aborted.delete(batch.producerId)
    if (aborted === undefined || !aborted.wasMet) return true
    this.#onKept(aborted.transaction)
    return false
  }

  #beginUpTo(offset: number): void {
    for (
      let transaction = this.#byStart[this.#next];
      transaction !== undefined && transaction.firstOffset <= offset;
      transaction = this.#byStart[++this.#next]
    ) {
      if (!this.#aborted.has(transaction.producerId)) {
        this.#aborted.set(transaction.producerId, { transaction, wasMet: false })
      }
    }
  }
}
