import { type Checksum, isStreamError, StreamError } from '@millrace/base'
import { type AbortedBatches, peekBatchSize, RecordBatch } from '@millrace/records'
import type { PartitionState } from './partition-state.ts'
import type { Place } from './starting-points.ts'

/** What a reader needs of a frame. */
export interface ReadableFrame {
  readonly epoch: number
  readonly nodeId: number
  readonly highWatermark: number
  readonly logStartOffset: number
  readonly batches: Buffer
  /** Where the partition ended, for who reads it, when the frame was sent. */
  readonly readableEnd: number
  /** What of it is not to be delivered; undefined where all is. */
  readonly aborted: AbortedBatches | undefined
}

/** Walks over the batches of one frame, in order. */
export class FrameReader {
  readonly topic: string
  readonly state: PartitionState
  readonly epoch: number
  readonly nodeId: number
  readonly highWatermark: number
  readonly logStartOffset: number
  readonly readableEnd: number
  readonly #bytes: Buffer
  readonly #aborted: AbortedBatches | undefined
  #position = 0
  #lastIsAborted = false

  constructor(topic: string, state: PartitionState, frame: ReadableFrame) {
    this.topic = topic
    this.state = state
    this.epoch = frame.epoch
    this.nodeId = frame.nodeId
    this.highWatermark = frame.highWatermark
    this.logStartOffset = frame.logStartOffset
    this.readableEnd = frame.readableEnd
    this.#bytes = frame.batches
    this.#aborted = frame.aborted
  }

  get sizeBytes(): number {
    return this.#bytes.length
  }

  /** Whether the partition was moved since the frame was sent for. */
  get isStale(): boolean {
    return this.epoch !== this.state.epoch
  }

  /** Whether the batch that {@link next} gave last is of an aborted transaction. */
  get lastIsAborted(): boolean {
    return this.#lastIsAborted
  }

  /**
   * The next batch with offsets from `fromOffset` on, checked if there is a `checksum`; undefined at the end. Throws CORRUPT_MESSAGE
   * naming the offset.
   */
  next(fromOffset: number, checksum: Checksum | undefined): RecordBatch | undefined {
    for (;;) {
      if (this.#position >= this.#bytes.length) return undefined
      const batch = this.#batchHere(fromOffset)
      this.#position += batch.sizeBytes
      const isPassed = this.#endOf(batch, fromOffset) <= fromOffset
      if (!isPassed && checksum !== undefined && !batch.checksumIsValid(checksum)) {
        throw this.#corrupt(batch.baseOffset, 'its CRC is wrong')
      }
      this.#lastIsAborted = this.#aborted?.has(batch) ?? false
      if (!isPassed) return batch
    }
  }

  /** The offset behind the frame's last batch, and its leader epoch, from the headers alone; undefined for an empty or broken frame. */
  end(): Place | undefined {
    let end: Place | undefined
    try {
      for (let position = 0; position < this.#bytes.length;) {
        const sizeBytes = peekBatchSize(this.#bytes, position)
        if (sizeBytes === undefined || position + sizeBytes > this.#bytes.length) return end
        const batch = new RecordBatch(this.#bytes, position)
        end = { offset: batch.nextOffset, leaderEpoch: batch.partitionLeaderEpoch }
        position += sizeBytes
      }
    } catch (error) {
      // Whoever takes its batches will be told where it is broken.
      if (!isStreamError(error)) throw error
    }
    return end
  }

  #batchHere(fromOffset: number): RecordBatch {
    try {
      const sizeBytes = peekBatchSize(this.#bytes, this.#position)
      if (sizeBytes !== undefined && this.#position + sizeBytes <= this.#bytes.length) {
        return new RecordBatch(this.#bytes, this.#position)
      }
    } catch (error) {
      if (!isStreamError(error)) throw error
      throw this.#corrupt(fromOffset, error.message)
    }
    throw this.#corrupt(fromOffset, 'it is cut off')
  }

  #endOf(batch: RecordBatch, fromOffset: number): number {
    try {
      return batch.nextOffset
    } catch (error) {
      if (!isStreamError(error)) throw error
      throw this.#corrupt(fromOffset, error.message)
    }
  }

  #corrupt(offset: number, why: string): StreamError {
    const { partition } = this.state
    return new StreamError(
      'CORRUPT_MESSAGE',
      `the batch at offset ${offset} of ${this.topic}-${partition} is corrupt: ${why}. Seek past it to go on without its records`,
      { context: { topic: this.topic, partition, offset } },
    )
  }
}
