import { type Compression, isStreamError, StreamError } from '@millrace/base'
import { notInGroup } from './errors.ts'
import type { Record as StoredRecord, RecordBatch } from '@millrace/records'
import { ConsumedRecord, neverAborted, type RecordSource } from './consumed-record.ts'
import type { PartitionOwner } from './partition-state.ts'

/** Where a batch was cut and what was known of its partition when it came. */
export interface BatchBounds {
  /** Records before this offset were not asked for. */
  readonly fromOffset: number
  readonly highWatermark: number
  readonly logStartOffset: number
  /** Up to where it could be read. */
  readonly readableEnd: number
}

/** Who has assigned a batch's partition, and where reading goes on behind the batch. */
export interface BatchOwnership {
  readonly owner: PartitionOwner | undefined
  readonly firstOffset: number
  readonly nextOffset: number
  readonly leaderEpoch: number
}

type AnyBatch = ConsumedBatch<unknown, unknown, unknown>
// What the SDK does with batches and applications do not: the class alone can reach inside.
let readStored: (batch: AnyBatch) => IterableIterator<ConsumedRecord<unknown, unknown>>
let setItems: (batch: AnyBatch, items: readonly unknown[]) => void
let readOwner: (batch: AnyBatch) => BatchOwnership

/**
 * A producer's batch as a consumer sees it. Its records are decoded as they are asked for. `Item` is what it iterates: its records, and
 * with `onPoison: 'raw'` PoisonRecords too.
 */
export class ConsumedBatch<Key, Value, Item = ConsumedRecord<Key, Value>> {
  readonly #source: RecordSource<Key, Value>
  readonly #batch: RecordBatch
  readonly #compression: Compression
  readonly #bounds: BatchBounds
  /** What is left of its records once poison was dealt with; undefined where nobody looked. */
  #items: readonly Item[] | undefined

  constructor(source: RecordSource<Key, Value>, batch: RecordBatch, compression: Compression, bounds: BatchBounds) {
    this.#source = source
    this.#batch = batch
    this.#compression = compression
    this.#bounds = bounds
  }

  get topic(): string {
    return this.#source.topic
  }

  get partition(): number {
    return this.#source.partition
  }

  /** The first offset that {@link records} may have. */
  get firstOffset(): number {
    return Math.max(this.#batch.baseOffset, this.#bounds.fromOffset)
  }

  get lastOffset(): number {
    return this.#batch.lastOffset
  }

  /** Records in the stored batch; those that {@link records} leaves out (before the position, or by `onPoison`) count too. */
  get recordCount(): number {
    return this.#batch.recordCount
  }

  /** Bytes of the batch as it was stored, compressed or not. */
  get sizeBytes(): number {
    return this.#batch.sizeBytes
  }

  /** The offset behind the last record that consumers may read, when the batch was received. */
  get highWatermark(): number {
    return this.#bounds.highWatermark
  }

  /** The first offset that was still kept, when the batch was received. */
  get logStartOffset(): number {
    return this.#bounds.logStartOffset
  }

  /** Offsets between this batch and the end of what its reader may read: how far behind it is after this one. */
  get lag(): number {
    return Math.max(0, this.#bounds.readableEnd - this.#batch.nextOffset)
  }

  /** In a group: aborted once the partition is taken away, so that whoever works long on the batch can stop. */
  get signal(): AbortSignal {
    return this.#source.owner?.signal ?? neverAborted
  }

  /**
   * Has the group go on behind this batch, whoever has its partition then. Rejects with STALE_MEMBER_EPOCH if it was taken away from this
   * consumer, with INVALID_REQUEST if the consumer is in no group, or with why the coordinator refused.
   */
  async commit(): Promise<void> {
    const { topic, partition, owner } = this.#source
    if (owner === undefined) throw notInGroup(`committing a batch of ${topic}-${partition}`)
    await owner.commit(this.#batch.nextOffset, this.#batch.partitionLeaderEpoch)
  }

  /**
   * The records. Can be iterated more than once; a compressed batch is unpacked each time. Iterating throws CORRUPT_MESSAGE,
   * INVALID_RECORD or RECORD_LIST_TOO_LARGE if the batch's inside is broken.
   */
  get records(): Iterable<Item> {
    return { [Symbol.iterator]: () => this.recordIterator() }
  }

  /** As {@link records}, for one pass. */
  recordIterator(): IterableIterator<Item> {
    const { onRecord } = this.#source
    // Only whoever set the items, and said so by the type, has others than records.
    const items = this.#items?.[Symbol.iterator]() ?? (this.#stored() as IterableIterator<Item>)
    return onRecord === undefined ? items : deliverable(items, onRecord)
  }

  #stored(): IterableIterator<ConsumedRecord<Key, Value>> {
    return new ConsumedRecordIterator(this.#source, this.#batch, this.#compression, this.#bounds.fromOffset)
  }

  static {
    readStored = (batch) => batch.#stored()
    setItems = (batch, items) => {
      batch.#items = items
    }
    readOwner = (batch) => {
      const { nextOffset, partitionLeaderEpoch: leaderEpoch } = batch.#batch
      return { owner: batch.#source.owner, firstOffset: batch.firstOffset, nextOffset, leaderEpoch }
    }
  }
}

/** Every record of the batch from the position on, whatever becomes of it. */
export function storedRecords<Key, Value>(
  batch: ConsumedBatch<Key, Value, unknown>,
): IterableIterator<ConsumedRecord<Key, Value>> {
  // It reads them with the serdes of the batch that it was given.
  return readStored(batch) as IterableIterator<ConsumedRecord<Key, Value>>
}

export function ownershipOf(batch: AnyBatch): BatchOwnership {
  return readOwner(batch)
}

/** Has the batch iterate these in place of its own records. */
export function replaceItems<Item>(batch: ConsumedBatch<unknown, unknown, Item>, items: readonly Item[]): void {
  setItems(batch, items)
}

/** Leaves out records that interceptors do not want delivered. Poison is none of their business. */
function* deliverable<Item>(
  items: IterableIterator<Item>,
  onRecord: (record: ConsumedRecord<unknown, unknown>) => boolean,
): IterableIterator<Item> {
  for (const item of items) if (!(item instanceof ConsumedRecord) || onRecord(item)) yield item
}

class ConsumedRecordIterator<Key, Value> implements IterableIterator<ConsumedRecord<Key, Value>> {
  readonly #source: RecordSource<Key, Value>
  readonly #batch: RecordBatch
  readonly #stored: IterableIterator<StoredRecord>
  readonly #fromOffset: number

  constructor(source: RecordSource<Key, Value>, batch: RecordBatch, compression: Compression, fromOffset: number) {
    this.#source = source
    this.#batch = batch
    this.#fromOffset = fromOffset
    try {
      this.#stored = batch.records(compression)
    } catch (error) {
      throw this.#broken(error)
    }
  }

  next(): IteratorResult<ConsumedRecord<Key, Value>> {
    for (;;) {
      let step: IteratorResult<StoredRecord, unknown>
      try {
        step = this.#stored.next()
      } catch (error) {
        throw this.#broken(error)
      }
      if (step.done === true) return { done: true, value: undefined }
      if (step.value.offset < this.#fromOffset) continue
      return { done: false, value: new ConsumedRecord(this.#source, step.value) }
    }
  }

  [Symbol.iterator](): this {
    return this
  }

  /** What the batch says of its inside, with the place that it does not know. */
  #broken(error: unknown): unknown {
    if (!isStreamError(error)) return error
    const { topic, partition } = this.#source
    const { baseOffset: offset } = this.#batch
    const text = `the batch at offset ${offset} of ${topic}-${partition} can't be read: ${error.message}. Seek past it to go on without its records`
    return new StreamError(error.code, text, { cause: error, context: { ...error.context, topic, partition, offset } })
  }
}
