import type { RecordBatch } from '@millrace/records'
import { producerBatchesMax } from '../limits.ts'

/** A batch that a producer wrote, as far as it has to be known again. */
export interface ProducerBatch {
  readonly lastSequence: number
  readonly lastOffset: number
  /** Last offset less first offset, and so last sequence less first sequence. */
  readonly offsetDelta: number
  readonly timestampMs: number
}

/**
 * What a log knows of one producer. Entries are never changed, only replaced: to undo an append is to put the entry
 * back that stood there before.
 */
export interface ProducerEntry {
  readonly producerId: number
  readonly epoch: number
  /** The epoch of the coordinator that wrote the last marker; -1 if there was none. */
  readonly coordinatorEpoch: number
  /** The time of the last batch or marker. */
  readonly lastTimestampMs: number
  /** Where the open transaction began; -1 if there is none. */
  readonly transactionFirstOffset: number
  /** The last batches of this epoch, oldest first. */
  readonly batches: readonly ProducerBatch[]
  /** Monotonic milliseconds of the last append, or of the start if there was none since. Not stored. */
  readonly lastActiveMs: number
  /**
   * Set where an append failed that had to be the first known one of its producer: the sequence that must come next. Without
   * it the producer's next batch, already on its way, would be taken in the failed one's place. Not stored.
   */
  readonly expectedSequence: number | undefined
}

const sequenceCount = 2 ** 31

/** The sequence that follows, wrapping from 2^31 - 1 to 0. */
export function nextSequence(sequence: number): number {
  return (sequence + 1) % sequenceCount
}

/** The first sequence of a batch, which may have wrapped. */
export function firstSequence(batch: ProducerBatch): number {
  return (batch.lastSequence - batch.offsetDelta + sequenceCount) % sequenceCount
}

export function firstOffset(batch: ProducerBatch): number {
  return batch.lastOffset - batch.offsetDelta
}

export function emptyEntry(producerId: number): ProducerEntry {
  return {
    producerId,
    epoch: -1,
    coordinatorEpoch: -1,
    lastTimestampMs: -1,
    transactionFirstOffset: -1,
    batches: [],
    lastActiveMs: 0,
    expectedSequence: undefined,
  }
}

/** `entry` after a data batch at `baseOffset`. */
export function withBatch(entry: ProducerEntry, batch: RecordBatch, baseOffset: number, nowMs: number): ProducerEntry {
  const epoch = batch.producerEpoch
  const added: ProducerBatch = {
    lastSequence: batch.lastSequence,
    lastOffset: baseOffset + batch.lastOffsetDelta,
    offsetDelta: batch.lastOffsetDelta,
    timestampMs: batch.maxTimestamp,
  }
  // A new epoch starts its sequences over: what the old one wrote can't be repeated any more.
  const known = epoch === entry.epoch ? entry.batches : []
  const kept = known.length < producerBatchesMax ? known : known.slice(1 - producerBatchesMax)
  const opens = batch.isTransactional && entry.transactionFirstOffset < 0
  return {
    producerId: entry.producerId,
    epoch,
    coordinatorEpoch: entry.coordinatorEpoch,
    lastTimestampMs: added.timestampMs,
    transactionFirstOffset: opens ? baseOffset : entry.transactionFirstOffset,
    batches: [...kept, added],
    lastActiveMs: nowMs,
    expectedSequence: undefined,
  }
}

/** How a transaction ended. */
export interface EndMarker {
  readonly type: 'commit' | 'abort'
  readonly coordinatorEpoch: number
  readonly producerEpoch: number
  readonly timestampMs: number
}

/** `entry` after the marker that ends its transaction. */
export function withMarker(entry: ProducerEntry, marker: EndMarker, nowMs: number): ProducerEntry {
  return {
    producerId: entry.producerId,
    epoch: marker.producerEpoch,
    coordinatorEpoch: marker.coordinatorEpoch,
    lastTimestampMs: marker.timestampMs,
    transactionFirstOffset: -1,
    batches: marker.producerEpoch === entry.epoch ? entry.batches : [],
    lastActiveMs: nowMs,
    expectedSequence: undefined,
  }
}
