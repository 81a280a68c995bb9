import { isStreamError } from '@millrace/base'
import { encodeBatch, encodeControlKey, encodeEndTransactionMarker } from '@millrace/records'
import type { AppendResult } from '../append/appender.ts'
import type { AbortedTransaction, TransactionIndex } from '../indexes/transaction-index.ts'
import type { LogState } from '../log-state.ts'
import { corruptLog } from '../reading/corrupt-ranges.ts'
import { diagnoseIn } from '../reading/reader.ts'
import type { Segment } from '../segment.ts'
import type { ReadGate } from '../truncation/read-gate.ts'

/** How a coordinator ends a producer's transaction in a partition. */
export interface TransactionEnd {
  readonly producerId: number
  /** Above that of the batches that it ends (KIP-890), unless the producer keeps its epoch. */
  readonly producerEpoch: number
  readonly coordinatorEpoch: number
  /** Else it is aborted. */
  readonly isCommit: boolean
  /** The producer goes on with the same epoch, since it does not know of KIP-890: a late marker of it is not known from the right one. */
  readonly keepsEpoch?: boolean | undefined
}

/** A producer that the log remembers. */
export interface LogProducer {
  readonly producerId: number
  readonly producerEpoch: number
  /** -1 if nothing that it wrote in this epoch is left. */
  readonly lastSequence: number
  /** The time of its last batch or marker. */
  readonly lastTimestampMs: number
  /** Of the coordinator that wrote its last marker; -1 if there was none. */
  readonly coordinatorEpoch: number
  /** Where its open transaction began; -1 if none is open. */
  readonly transactionFirstOffset: number
}

/** Appends a marker as a batch of this broker's. */
export type AppendMarker = (batch: Buffer, leaderEpoch: number, keepsEpoch: boolean) => AppendResult

/** The transactions in one log: which are open, which were aborted, and what is decided (KIP-98). */
export class LogTransactions {
  readonly #log: LogState
  readonly #append: AppendMarker
  readonly #gate: ReadGate

  constructor(log: LogState, append: AppendMarker, gate: ReadGate) {
    this.#log = log
    this.#append = append
    this.#gate = gate
  }

  /** How many are open. */
  get openCount(): number {
    return this.#log.producers.openTransactions
  }

  /** The first offset of the oldest open one; undefined if none is open. */
  get firstUndecidedOffset(): number | undefined {
    return this.#log.producers.firstUndecidedOffset
  }

  /** For how long at most a producer has written nothing whose transaction is open, as far as this process knows; 0 if none is open. */
  get quietMsMax(): number {
    const nowMs = this.#log.context.ports.clock.monotonicMs()
    return nowMs - (this.#log.producers.quietestOpenMs ?? nowMs)
  }

  /** The producers that have written to the log, and are not forgotten. */
  producers(): LogProducer[] {
    return Array.from(this.#log.producers.entries(), (entry) => ({
      producerId: entry.producerId,
      producerEpoch: entry.epoch,
      lastSequence: entry.batches.at(-1)?.lastSequence ?? -1,
      lastTimestampMs: entry.lastTimestampMs,
      coordinatorEpoch: entry.coordinatorEpoch,
      transactionFirstOffset: entry.transactionFirstOffset,
    }))
  }

  /** Whether the producer's transaction of this epoch is open. */
  isOpen(producerId: number, producerEpoch: number): boolean {
    const entry = this.#log.producers.get(producerId)
    return entry !== undefined && entry.transactionFirstOffset >= 0 && entry.epoch === producerEpoch
  }

  /** The epoch of the coordinator that wrote the producer's last marker; -1 if none is known. */
  coordinatorEpochOf(producerId: number): number {
    return this.#log.producers.get(producerId)?.coordinatorEpoch ?? -1
  }

  /**
   * Appends the marker that ends a transaction, or fences the producer's earlier epochs where none is open. Throws INVALID_PRODUCER_EPOCH
   * and TRANSACTION_COORDINATOR_FENCED for one that is late, and what an append throws for the log's own sake.
   */
  end(how: TransactionEnd, leaderEpoch: number): AppendResult {
    const { ports } = this.#log.context
    const { producerId, producerEpoch, coordinatorEpoch, isCommit } = how
    const key = encodeControlKey(isCommit ? 'COMMIT' : 'ABORT')
    const value = encodeEndTransactionMarker(coordinatorEpoch)
    const records = [{ key, value, timestamp: ports.clock.wallMs() }]
    const batch = encodeBatch({ records, producerId, producerEpoch, isTransactional: true, isControl: true }, ports)
    return this.#append(batch, leaderEpoch, how.keepsEpoch === true)
  }

  /**
   * What lies before it was committed or aborted for good, as far as `highWatermark`: where the oldest transaction begins that is open,
   * or whose marker the high watermark has not passed. While the log is being cut, nothing that it has is known to be.
   */
  lastStableOffset(highWatermark: number): number {
    const { producers, logStartOffset, isBeingCut, transactionsAreKnown } = this.#log
    const first = isBeingCut || !transactionsAreKnown ? logStartOffset : producers.firstUnstableOffset(highWatermark)
    return first === undefined ? highWatermark : Math.min(highWatermark, Math.max(first, logStartOffset))
  }

  /** Throws CORRUPT_LOG if the log was damaged when it was opened: which transactions were aborted is not known then. */
  checkKnown(): void {
    const damage = this.#log.corrupt.first
    if (!this.#log.transactionsAreKnown && damage !== undefined) throw corruptLog(damage)
  }

  /**
   * Finds the aborted transactions of which something lies between two offsets, which are from `fromOffset` on and not beyond the last
   * stable offset. To be asked for before the log is read there, and called for what was read. It answers undefined if the log was compacted,
   * cut or shortened meanwhile: what was aborted before and what was read need not fit, so read again. Rejects with CORRUPT_LOG if it can't be
   * told, and with what the disk throws.
   */
  abortedFrom(
    fromOffset: number,
  ): (startOffset: number, endOffset: number) => Promise<AbortedTransaction[] | undefined> {
    const { cuts } = this.#log
    const segments = this.#log.segments.slice(this.#log.segmentIndexFor(fromOffset))
    return (startOffset, endOffset) =>
      this.#gate.pass(async () => {
        if (this.#log.cuts !== cuts) return undefined
        return this.#collect(segments, startOffset, endOffset)
      })
  }

  /** The aborted transactions that began before `offset`, a base offset, and ended after it. Of them compaction has to know. */
  abortedAcross(offset: number): Promise<AbortedTransaction[] | undefined> {
    return this.abortedFrom(offset)(offset, offset)
  }

  /**
   * Looks from the first segment on, which must have `startOffset`, until a marker says that all that began before `endOffset` was decided by
   * then; as Kafka's TransactionIndex does. Undefined if a segment was deleted before it was looked at.
   */
  async #collect(
    segments: readonly Segment[],
    startOffset: number,
    endOffset: number,
  ): Promise<AbortedTransaction[] | undefined> {
    const { transactions } = this.#log.context
    const found: AbortedTransaction[] = []
    for (const segment of segments) {
      const stored = segment.aborted ?? (await transactions.stored(segment))
      // No other segment needs to be read for this one.
      if (stored === undefined && (await transactions.isDecidedBefore(endOffset, segment))) return found
      const index = stored ?? (await this.#indexOf(segment))
      if (index === undefined) return undefined
      if (index.collect(startOffset, endOffset, found)) return found
    }
    return found
  }

  async #indexOf(segment: Segment): Promise<TransactionIndex | undefined> {
    const { identity, segments, context } = this.#log
    try {
      return await context.transactions.get(segment, { directory: identity.directory, segments })
    } catch (error) {
      if (isStreamError(error, 'NOT_FOUND') && !segments.includes(segment)) return undefined
      if (isStreamError(error, 'CORRUPT_LOG')) await diagnoseIn(this.#log, error)
      throw error
    }
  }
}
