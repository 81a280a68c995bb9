import { isStreamError, present } from '@millrace/base'
import { batchesIn, type RecordBatch } from '@millrace/records'
import { readSizeBytesMax, scanChunkSizeBytes } from '../limits.ts'
import type { LogState } from '../log-state.ts'
import type { Segment } from '../segment.ts'
import { type ReadOptions, readFromDisk } from './reader.ts'

/**
 * Reads from files the batches that lie before `offset`, as {@link import('../partition-log.ts').PartitionLog.readBefore} says. Batches
 * can only be followed forwards, so it begins at an indexed one that lies about `maxBytes` ahead, and keeps of what it passes no more
 * than was asked for.
 */
export async function readBackward(log: LogState, offset: number, options: ReadOptions): Promise<Buffer> {
  let before = offset
  while (before > log.logStartOffset) {
    const segment = log.segments[log.segmentIndexFor(before - 1)]
    if (segment === undefined) break
    try {
      const found = await readWithin(log, segment, before, options)
      if (found.length > 0) return found
    } catch (error) {
      // Retention took the segment meanwhile: where the log starts now has changed with it.
      if (isStreamError(error, 'NOT_FOUND') && segment.baseOffset < log.logStartOffset) continue
      throw error
    }
    // Compaction may have left nothing of these offsets in their segment: what precedes them is in an earlier one.
    before = Math.min(before - 1, segment.baseOffset)
  }
  return Buffer.alloc(0)
}

/** The batches of one segment that lie before `before`. */
async function readWithin(log: LogState, segment: Segment, before: number, options: ReadOptions): Promise<Buffer> {
  const maxBytes = Math.min(options.maxBytes, readSizeBytesMax)
  const kept = new KeptBatches(maxBytes, log.logStartOffset)
  const chunkSizeBytes = Math.min(scanChunkSizeBytes, Math.max(maxBytes, log.config.indexIntervalBytes))
  let next = Math.max(await firstOffset(log, segment, before, maxBytes), log.logStartOffset)
  while (next < before) {
    const run = await readRun(log, next, before, { maxBytes: chunkSizeBytes, endOffset: options.endOffset })
    if (typeof run === 'number') {
      // What was passed lies before the damage, and what is asked for first lies behind it.
      kept.clear()
      next = run
      continue
    }
    if (run.length === 0) break
    for (const batch of batchesIn(run)) {
      if (batch.baseOffset >= before) return kept.bytes()
      kept.add(batch, run)
      next = batch.nextOffset
    }
  }
  return kept.bytes()
}

/** The batches from `from` on; or, if they are damaged and some before `before` are not, where those begin. */
async function readRun(log: LogState, from: number, before: number, options: ReadOptions): Promise<Buffer | number> {
  try {
    return await readFromDisk(log, from, options)
  } catch (error) {
    if (!isStreamError(error, 'CORRUPT_LOG')) throw error
    const next = error.context['nextOffset']
    if (typeof next !== 'number' || next <= from || next >= before) throw error
    return next
  }
}

/** The offset of an indexed batch from which about `maxBytes` lead up to `before`; the segment's first if there is none. */
async function firstOffset(log: LogState, segment: Segment, before: number, maxBytes: number): Promise<number> {
  const { offsets } = await log.context.indexes.get(segment, log.config)
  const near = offsets.lookup(before - 1)
  if (near === undefined || near.position <= maxBytes) return segment.baseOffset
  return offsets.positionAfter(near.position - maxBytes - 1)?.offset ?? segment.baseOffset
}

/** A stretch of one read. */
interface Stretch {
  readonly run: Buffer
  readonly start: number
  readonly end: number
}

/** The last batches that were added, as many as fit. */
class KeptBatches {
  readonly #sizeBytesMax: number
  readonly #startOffset: number
  /** One for each batch. They are views, and keep alive no more than the reads that they lie in. */
  readonly #batches: Stretch[] = []
  #sizeBytes = 0

  constructor(sizeBytesMax: number, startOffset: number) {
    this.#sizeBytesMax = sizeBytesMax
    this.#startOffset = startOffset
  }

  add({ nextOffset, position, sizeBytes }: RecordBatch, run: Buffer): void {
    if (nextOffset <= this.#startOffset) return
    this.#batches.push({ run, start: position, end: position + sizeBytes })
    this.#sizeBytes += sizeBytes
    let dropped = 0
    while (this.#sizeBytes > this.#sizeBytesMax && dropped < this.#batches.length - 1) {
      const { start, end } = present(this.#batches[dropped], 'the index is below the length')
      this.#sizeBytes -= end - start
      dropped += 1
    }
    this.#batches.splice(0, dropped)
  }

  clear(): void {
    this.#batches.length = 0
    this.#sizeBytes = 0
  }

  /** A view of one read, if they lie in one. */
  bytes(): Buffer {
    const first = this.#batches[0]
    const last = this.#batches.at(-1)
    if (first === undefined || last === undefined) return Buffer.alloc(0)
    if (first.run === last.run) return first.run.subarray(first.start, last.end)
    return Buffer.concat(
      this.#batches.map(({ run, start, end }) => run.subarray(start, end)),
      this.#sizeBytes,
    )
  }
}
