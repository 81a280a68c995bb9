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

/** What {@link ProducerState.undo} needs to take an append back. */
export interface ProducerUndo {
  readonly producerId: number
  readonly previous: ProducerEntry | undefined
  readonly epoch: number
  readonly baseSequence: number
  readonly nowMs: number
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
  /** First offsets of open transactions by producer id. */
  readonly #openTransactions = new Map<number, number>()

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
    let first: number | undefined
    for (const offset of this.#openTransactions.values()) first = Math.min(offset, first ?? offset)
    return first
  }

  /**
   * Checks what a client sent. Returns the earlier batch if this one repeats it. Throws INVALID_PRODUCER_EPOCH for a zombie,
   * OUT_OF_ORDER_SEQUENCE for a gap, INVALID_REQUEST for a plain write in a transaction.
   */
  check(batch: RecordBatch): ProducerBatch | undefined {
    const entry = this.#entries.get(batch.producerId)
    // Of a producer that is not known (expired, or all it wrote is deleted) any sequence is taken, as KIP-360 has it.
    if (entry === undefined) return undefined
    const { producerEpoch: epoch, baseSequence } = batch
    if (epoch === entry.epoch) {
      const { lastSequence } = batch
      const duplicate = entry.batches.find(
        (known) => known.lastSequence === lastSequence && firstSequence(known) === baseSequence,
      )
      if (duplicate !== undefined) return duplicate
    }
    if (epoch < entry.epoch) throw staleEpoch(batch, entry)
    if (epoch > entry.epoch) {
      if (baseSequence !== 0 && entry.epoch !== -1) throw outOfOrder(batch, `epoch ${epoch} is new and must start at 0`)
    } else {
      const last = entry.batches.at(-1)
      const expected = last === undefined ? (entry.expectedSequence ?? 0) : nextSequence(last.lastSequence)
      if (baseSequence !== expected) throw outOfOrder(batch, `expected ${expected}`)
    }
    if (entry.transactionFirstOffset >= 0 && !batch.isTransactional) {
      throw new StreamError('INVALID_REQUEST', `producer ${batch.producerId} wrote outside of its open transaction`)
    }
    return undefined
  }

  /** Notes a data batch at `baseOffset`. Returns what takes it back. */
  append(batch: RecordBatch, baseOffset: number, nowMs: number): ProducerUndo {
    const { producerId } = batch
    const previous = this.#entries.get(producerId)
    this.#put(withBatch(previous ?? emptyEntry(producerId), batch, baseOffset, nowMs))
    this.#evict()
    return { producerId, previous, epoch: batch.producerEpoch, baseSequence: batch.baseSequence, nowMs }
  }

  /** Notes the marker at `offset`. Returns the transaction that it ended, if one was open and it aborts it. */
  appendMarker(producerId: number, marker: EndMarker, offset: number, nowMs: number): MarkerOutcome {
    const previous = this.#entries.get(producerId)
    const entry = previous ?? emptyEntry(producerId)
    this.#put(withMarker(entry, marker, nowMs))
    const undo = { producerId, previous, epoch: marker.producerEpoch, baseSequence: -1, nowMs }
    if (marker.type === 'commit' || entry.transactionFirstOffset < 0) return { undo, aborted: undefined }
    const lastStableOffset = this.firstUndecidedOffset ?? offset + 1
    const aborted = { producerId, firstOffset: entry.transactionFirstOffset, lastOffset: offset, lastStableOffset }
    return { undo, aborted }
  }

  /** Takes an append back; the last one first. */
  undo(undo: ProducerUndo): void {
    if (undo.previous !== undefined) {
      this.#put(undo.previous)
      return
    }
    this.#entries.delete(undo.producerId)
    this.#openTransactions.delete(undo.producerId)
    if (undo.baseSequence < 0) return
    const { epoch, baseSequence: expectedSequence, nowMs: lastActiveMs } = undo
    this.#put({ ...emptyEntry(undo.producerId), epoch, expectedSequence, lastActiveMs })
  }

  /** Replaces everything by `entries`, as a snapshot has them. */
  load(entries: Iterable<ProducerEntry>): void {
    this.#entries.clear()
    this.#openTransactions.clear()
    for (const entry of entries) this.#put(entry)
    this.#evict()
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
    if (entry.transactionFirstOffset >= 0) this.#openTransactions.set(producerId, entry.transactionFirstOffset)
    else this.#openTransactions.delete(producerId)
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

function staleEpoch(batch: RecordBatch, entry: ProducerEntry): StreamError {
  return new StreamError(
    'INVALID_PRODUCER_EPOCH',
    `producer ${batch.producerId} wrote with epoch ${batch.producerEpoch}, but epoch ${entry.epoch} has taken over`,
    { context: { producerId: batch.producerId, producerEpoch: batch.producerEpoch } },
  )
}

function outOfOrder(batch: RecordBatch, why: string): StreamError {
  return new StreamError(
    'OUT_OF_ORDER_SEQUENCE',
    `producer ${batch.producerId} wrote sequence ${batch.baseSequence}, ${why}`,
    { context: { producerId: batch.producerId, sequence: batch.baseSequence } },
  )
}
