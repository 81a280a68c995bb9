import { type Checksum, StreamError } from '@millrace/base'
import type { RecordBatch } from '@millrace/records'
import type { AbortedTransaction } from '../indexes/transaction-index.ts'
import { producerIdsMax } from '../limits.ts'
import {
  emptyEntry,
  type EndMarker,
  firstOffset,
  firstSequence,
  nextSequence,
  type ProducerBatch,
  type ProducerEntry,
  withBatch,
  withMarker,
} from './producer-entry.ts'
import { encodeSnapshot } from './snapshot.ts'
import { UnstableTransactions } from './unstable-transactions.ts'

/** What {@link ProducerState.undo} needs to take an append back. */
export interface ProducerUndo {
  readonly producerId: number
  readonly previous: ProducerEntry | undefined
  readonly epoch: number
  readonly baseSequence: number
  readonly nowMs: number
  /** Where the marker lies, if it is one and has ended a transaction; else -1. */
  readonly endedAt: number
}

/**
 * What each producer wrote last to one log, so that a batch that comes twice is written once, and one that comes too early
 * or from a zombie is refused (KIP-98, KIP-360). It follows Kafka's ProducerStateManager and ProducerAppendInfo, but for two
 * things: a producer expires by its own silence, not by the age of its records' timestamps (old data, replayed, would lose
 * its protection); and a failed first append is remembered, see {@link ProducerEntry.expectedSequence}.
 */
export class ProducerState {
  /** In the order of their last append: the first is the one to go when there are too many. */
  readonly #entries = new Map<number, ProducerEntry>()
  readonly #transactions = new UnstableTransactions()

  get size(): number {
    return this.#entries.size
  }

  get(producerId: number): ProducerEntry | undefined {
    return this.#entries.get(producerId)
  }

  entries(): IterableIterator<ProducerEntry> {
    return this.#entries.values()
  }

  /** The first offset of the oldest open transaction; undefined if none is open. */
  get firstUndecidedOffset(): number | undefined {
    return this.#transactions.firstOpenOffset
  }

  /** Transactions that are open. */
  get openTransactions(): number {
    return this.#transactions.openCount
  }

  /** When the producer wrote last that has written nothing for longest of those whose transactions are open; undefined if none is open. */
  get quietestOpenMs(): number | undefined {
    let quietest: number | undefined
    for (const producerId of this.#transactions.openProducers) {
      quietest = Math.min(quietest ?? Infinity, this.#entries.get(producerId)?.lastActiveMs ?? Infinity)
    }
    return quietest
  }

  /** The first offset of the oldest transaction that is not decided by what is before `highWatermark`; undefined if all are. */
  firstUnstableOffset(highWatermark: number): number | undefined {
    return this.#transactions.firstUnstableOffset(highWatermark)
  }

  /**
   * Checks what a client sent. Returns the earlier batch if this one repeats it. Throws INVALID_PRODUCER_EPOCH for a zombie,
   * OUT_OF_ORDER_SEQUENCE for a gap, INVALID_TRANSACTION_STATE for a plain write in a transaction.
   */
  check(batch: RecordBatch): ProducerBatch | undefined {
    const entry = this.#entries.get(batch.producerId)
    const { producerEpoch: epoch, baseSequence } = batch
    if (entry === undefined) {
      // Each transaction has an epoch of its own (KIP-890), and what comes first in it has sequence 0: an earlier batch is still to come.
      if (batch.isTransactional && baseSequence !== 0) throw outOfOrder(batch, 'a transaction must start at 0')
      // Of a producer that is not known (expired, or all it wrote is deleted) any sequence is taken, as KIP-360 has it.
      return undefined
    }
    if (epoch === entry.epoch) {
      const { lastSequence } = batch
      const duplicate = entry.batches.find(
        (known) => known.lastSequence === lastSequence && firstSequence(known) === baseSequence,
      )
      if (duplicate !== undefined) return duplicate
    }
    this.checkEpoch(batch)
    if (epoch > entry.epoch) {
      if (baseSequence !== 0 && entry.epoch !== -1) throw outOfOrder(batch, `epoch ${epoch} is new and must start at 0`)
    } else {
      const last = entry.batches.at(-1)
      const expected = last === undefined ? (entry.expectedSequence ?? 0) : nextSequence(last.lastSequence)
      if (baseSequence !== expected) throw outOfOrder(batch, `expected ${expected}`)
    }
    if (entry.transactionFirstOffset >= 0 && !batch.isTransactional) {
      const text = `producer ${batch.producerId} wrote outside of its open transaction: commit or abort that first`
      throw new StreamError('INVALID_TRANSACTION_STATE', text, { context: { producerId: batch.producerId } })
    }
    return undefined
  }

  /** Throws INVALID_PRODUCER_EPOCH for what a zombie wrote, be it by way of this broker's coordinators. */
  checkEpoch({ producerId, producerEpoch }: RecordBatch): void {
    const known = this.#entries.get(producerId)?.epoch ?? -1
    if (producerEpoch < known) throw staleEpoch(producerId, producerEpoch, known)
  }

  /**
   * Checks a marker that a coordinator wants written. Throws TRANSACTION_COORDINATOR_FENCED if a later coordinator has written one,
   * INVALID_PRODUCER_EPOCH if it is late: a newer epoch writes, or the transaction that is open began after this epoch's marker, since each
   * marker has a higher epoch than the batches that it ends (KIP-890) unless the producer keeps its epoch. One that comes again changes
   * nothing.
   */
  checkMarker(producerId: number, marker: EndMarker, keepsEpoch = false): void {
    const entry = this.#entries.get(producerId)
    if (entry === undefined) return
    const { producerEpoch, coordinatorEpoch } = marker
    const isLate = !keepsEpoch && producerEpoch === entry.epoch && entry.transactionFirstOffset >= 0
    if (producerEpoch < entry.epoch || isLate) throw staleEpoch(producerId, producerEpoch, entry.epoch)
    if (coordinatorEpoch >= entry.coordinatorEpoch) return
    throw new StreamError(
      'TRANSACTION_COORDINATOR_FENCED',
      `a coordinator of epoch ${coordinatorEpoch} ended a transaction of producer ${producerId}, but epoch ${entry.coordinatorEpoch} has taken over`,
      { context: { producerId, coordinatorEpoch } },
    )
  }

  /** Notes a data batch at `baseOffset`. Returns what takes it back. */
  append(batch: RecordBatch, baseOffset: number, nowMs: number): ProducerUndo {
    const { producerId } = batch
    const previous = this.#entries.get(producerId)
    this.#put(withBatch(previous ?? emptyEntry(producerId), batch, baseOffset, nowMs))
    this.#evict()
    return { producerId, previous, epoch: batch.producerEpoch, baseSequence: batch.baseSequence, nowMs, endedAt: -1 }
  }

  /** Notes the marker at `offset`. Returns the transaction that it ended, if one was open and it aborts it. */
  appendMarker(producerId: number, marker: EndMarker, offset: number, nowMs: number): MarkerOutcome {
    const previous = this.#entries.get(producerId)
    const entry = previous ?? emptyEntry(producerId)
    const { transactionFirstOffset: firstOffset } = entry
    this.#put(withMarker(entry, marker, nowMs))
    const endedAt = firstOffset < 0 ? -1 : offset
    const undo = { producerId, previous, epoch: marker.producerEpoch, baseSequence: -1, nowMs, endedAt }
    if (firstOffset < 0) return { undo, aborted: undefined }
    this.#transactions.end(firstOffset, offset)
    if (marker.type === 'commit') return { undo, aborted: undefined }
    const lastStableOffset = this.firstUndecidedOffset ?? offset + 1
    return { undo, aborted: { producerId, firstOffset, lastOffset: offset, lastStableOffset } }
  }

  /** Takes an append back; the last one first. */
  undo(undo: ProducerUndo): void {
    if (undo.endedAt >= 0) this.#transactions.takeBackEnd(undo.endedAt)
    if (undo.previous !== undefined) {
      this.#put(undo.previous)
      return
    }
    this.#entries.delete(undo.producerId)
    this.#transactions.setOpen(undo.producerId, -1)
    if (undo.baseSequence < 0) return
    const { epoch, baseSequence: expectedSequence, nowMs: lastActiveMs } = undo
    this.#put({ ...emptyEntry(undo.producerId), epoch, expectedSequence, lastActiveMs })
  }

  /** Replaces everything by `entries`, as a snapshot has them. */
  load(entries: Iterable<ProducerEntry>): void {
    this.#entries.clear()
    this.#transactions.clear()
    // In the order in which transactions began; as they come, where there are none.
    const sorted = [...entries].sort((a, b) => a.transactionFirstOffset - b.transactionFirstOffset)
    for (const entry of sorted) this.#put(entry)
    this.#evict()
  }

  /** Replaces everything by what another one knows, which was made from what is left of the log after it was cut at `endOffset`. */
  replaceBy(rebuilt: ProducerState, endOffset: number): void {
    const transactions = new UnstableTransactions()
    transactions.takeEnded(this.#transactions, endOffset)
    this.load(rebuilt.entries())
    this.#transactions.takeEnded(transactions, endOffset)
  }

  /** Replaces everything by what `other` knows of a log that ends at `endOffset`, and of which this one's is a copy. */
  takeOver(other: ProducerState, endOffset: number): void {
    this.load(other.entries())
    this.#transactions.takeEnded(other.#transactions, endOffset)
  }

  /** Forgets producers that have been silent for `expirationMs`. Open transactions are kept. */
  expire(nowMs: number, expirationMs: number): void {
    for (const entry of this.#entries.values()) {
      if (entry.transactionFirstOffset < 0 && nowMs - entry.lastActiveMs >= expirationMs) {
        this.#entries.delete(entry.producerId)
      }
    }
  }

  /** A snapshot file's content. */
  encode(checksum: Checksum): Buffer {
    return encodeSnapshot(this.#entries.values(), checksum)
  }

  #put(entry: ProducerEntry): void {
    const { producerId } = entry
    this.#entries.delete(producerId)
    this.#entries.set(producerId, entry)
    this.#transactions.setOpen(producerId, entry.transactionFirstOffset)
  }

  #evict(): void {
    if (this.#entries.size <= producerIdsMax) return
    for (const entry of this.#entries.values()) {
      if (entry.transactionFirstOffset >= 0) continue
      this.#entries.delete(entry.producerId)
      if (this.#entries.size <= producerIdsMax) return
    }
  }
}

export interface MarkerOutcome {
  readonly undo: ProducerUndo
  readonly aborted: AbortedTransaction | undefined
}

/** The offset that the first record of `batch` got. */
export function duplicateBaseOffset(batch: ProducerBatch): number {
  return firstOffset(batch)
}

function staleEpoch(producerId: number, producerEpoch: number, known: number): StreamError {
  const what = producerEpoch < known ? `epoch ${known} has taken over` : 'the open transaction began after its end'
  return new StreamError(
    'INVALID_PRODUCER_EPOCH',
    `producer ${producerId} wrote with epoch ${producerEpoch}, but ${what}`,
    { context: { producerId, producerEpoch } },
  )
}

function outOfOrder(batch: RecordBatch, why: string): StreamError {
  return new StreamError(
    'OUT_OF_ORDER_SEQUENCE',
    `producer ${batch.producerId} wrote sequence ${batch.baseSequence}, ${why}`,
    { context: { producerId: batch.producerId, sequence: batch.baseSequence } },
  )
}
