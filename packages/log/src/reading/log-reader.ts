import { isStreamError, StreamError } from '@millrace/base'
import { tailPartsMax } from '../limits.ts'
import type { LogState } from '../log-state.ts'
import type { ReadGate } from '../truncation/read-gate.ts'
import { readBackward } from './backward.ts'
import { type ReadOptions, readFromDisk } from './reader.ts'
import { scrubStep, type ScrubPosition } from './scrub.ts'
import { findByTimestamp, findMaxTimestamp, type OffsetAndTimestamp } from './timestamps.ts'
import { withoutFile } from './without-file.ts'

/** Finds what is in a log, by offset and by time: in memory, else in its files while nobody cuts them. */
export class LogReader {
  readonly #state: LogState
  readonly #gate: ReadGate

  constructor(state: LogState, gate: ReadGate) {
    this.#state = state
    this.#gate = gate
  }

  /** Batches from `offset` on that are in memory; undefined if they have to be read from disk. */
  readTail(offset: number, maxBytes: number, endOffset: number): Buffer[] | undefined {
    const { isClosed, isBeingCut, logStartOffset, tail } = this.#state
    if (isClosed || isBeingCut || offset < logStartOffset) return undefined
    return tail.readParts(offset, maxBytes, Math.min(endOffset, this.#readableEnd), tailPartsMax)
  }

  /** Whole batches, the first being the one that has `offset`; empty at the end. Throws OFFSET_OUT_OF_RANGE, CORRUPT_LOG, STORAGE_ERROR. */
  async read(offset: number, options: ReadOptions): Promise<Buffer> {
    this.checkOpen()
    const { logStartOffset, commit } = this.#state
    if (offset < logStartOffset || offset > commit.writtenOffset) throw this.#outOfRange(offset)
    const endOffset = Math.min(options.endOffset, this.#readableEnd)
    if (offset >= endOffset) return Buffer.alloc(0)
    const cached = this.#state.tail.read(offset, options.maxBytes, endOffset)
    if (cached !== undefined) return cached
    try {
      return await this.#gate.pass(() => readFromDisk(this.#state, offset, { maxBytes: options.maxBytes, endOffset }))
    } catch (error) {
      // Retention may have taken the segment meanwhile.
      if (isStreamError(error, 'NOT_FOUND') && offset < this.#state.logStartOffset) throw this.#outOfRange(offset)
      throw withoutFile(error)
    }
  }

  /** Whole batches before `offset`; empty if nothing is left. Throws as {@link read} does. */
  async readBefore(offset: number, options: ReadOptions): Promise<Buffer> {
    this.checkOpen()
    const { logStartOffset, commit } = this.#state
    if (offset > commit.writtenOffset) throw this.#outOfRange(offset)
    const endOffset = Math.min(options.endOffset, this.#readableEnd)
    const before = Math.min(offset, endOffset)
    if (before <= logStartOffset) return Buffer.alloc(0)
    const cached = this.#state.tail.readBefore(before, options.maxBytes, logStartOffset, endOffset)
    if (cached !== undefined) return cached
    try {
      return await this.#gate.pass(() => readBackward(this.#state, before, { maxBytes: options.maxBytes, endOffset }))
    } catch (error) {
      throw withoutFile(error)
    }
  }

  /** The first record that is not earlier than `timestampMs`, among those before `endOffset`. */
  async findByTimestamp(timestampMs: number, endOffset: number): Promise<OffsetAndTimestamp | undefined> {
    this.checkOpen()
    const end = Math.min(endOffset, this.#state.commit.writtenOffset)
    return this.#gate.pass(() => findByTimestamp(this.#state, timestampMs, end))
  }

  /** The record with the largest timestamp among those before `endOffset`. */
  async findMaxTimestamp(endOffset: number): Promise<OffsetAndTimestamp | undefined> {
    this.checkOpen()
    const end = Math.min(endOffset, this.#state.commit.writtenOffset)
    return this.#gate.pass(() => findMaxTimestamp(this.#state, end))
  }

  /** Checks the CRCs of about `sizeBytes` of what is on disk, going on from `position`. */
  scrub(position: ScrubPosition, sizeBytes: number): Promise<ScrubPosition | undefined> {
    return this.#gate.pass(() => scrubStep(this.#state, position, sizeBytes))
  }

  /** Resolves when those who are reading its files now have done so. */
  async settle(): Promise<void> {
    await this.#gate.close()
    this.#gate.open()
  }

  /** Throws SHUTTING_DOWN once the log is closed. */
  checkOpen(): void {
    const { isClosed, identity } = this.#state
    if (isClosed) throw new StreamError('SHUTTING_DOWN', `the log of ${identity.topic}-${identity.partition} is closed`)
  }

  /** Once a sync has failed, what lies behind the last good one may be in memory only, and nobody's data. */
  get #readableEnd(): number {
    const { context, commit } = this.#state
    return context.health.failure === undefined ? commit.writtenOffset : commit.durableOffset
  }

  #outOfRange(offset: number): StreamError {
    const { identity, logStartOffset, commit } = this.#state
    const { topic, partition } = identity
    const logEndOffset = commit.writtenOffset
    return new StreamError(
      'OFFSET_OUT_OF_RANGE',
      `offset ${offset} of ${topic}-${partition} does not exist: there are ${logStartOffset} to ${logEndOffset}`,
      { context: { topic, partition, offset, logStartOffset, logEndOffset } },
    )
  }
}
