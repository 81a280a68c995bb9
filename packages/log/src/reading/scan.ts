import { type Checksum, type DiskFile, isStreamError } from '@millrace/base'
import { peekBatchSize, RecordBatch } from '@millrace/records'
import { batchSizeBytesMax, scanChunkSizeBytes } from '../limits.ts'

export interface ScanOptions {
  readonly file: DiskFile
  /** Where to begin: a batch begins there. */
  readonly from: number
  /** Where to end: the file's size, or how much of it counts. */
  readonly to: number
  /** The offset that must stand at `from`. */
  readonly expectedOffset: number
  /** Whether offsets may be missing between batches. */
  readonly compacted: boolean
  /** With it each batch's CRC is checked. */
  readonly checksum: Checksum | undefined
  /** What else is wrong with a batch; undefined if nothing is. */
  readonly judge?: (batch: RecordBatch) => string | undefined
  /** Called for each sound batch, in order; its bytes are good only during the call. `stop` ends the scan before the batch. */
  readonly visit: (batch: RecordBatch, position: number) => void | 'stop'
}

/** Why a scan ended: at the end; stopped by its visitor; or before something that is no whole, sound batch. */
export interface ScanEnd {
  readonly reason: 'end' | 'stopped' | 'cut' | 'corrupt'
  readonly position: number
  /** The offset that comes next, had it gone on. */
  readonly expectedOffset: number
  /** What is wrong there; empty if nothing is. */
  readonly what: string
  /** Where the batch stands that contradicts the one at `position`: one of the two has a wrong offset, and nothing says which. */
  readonly contradictedAt: number | undefined
}

/** Reads the batches of a segment's file one after the other, in chunks. Throws only what the disk throws. */
export async function scanBatches(options: ScanOptions): Promise<ScanEnd> {
  const { file, to } = options
  let chunk: Buffer = Buffer.alloc(0)
  let chunkStart = options.from
  let position = options.from
  let expectedOffset = options.expectedOffset
  const end = (reason: ScanEnd['reason'], what = '', contradictedAt?: number): ScanEnd => {
    return { reason, position, expectedOffset, what, contradictedAt }
  }
  while (position < to) {
    const found = wholeBatch(chunk, position - chunkStart)
    if (found.what !== undefined) return end('corrupt', found.what)
    if (found.batch === undefined) {
      if (found.needBytes > to - position) return end('cut', `the last batch is cut off after ${to - position} bytes`)
      if (found.needBytes > batchSizeBytesMax) return end('corrupt', `a batch of ${found.needBytes} bytes is too large`)
      chunk = await file.read(position, Math.min(to - position, Math.max(found.needBytes, scanChunkSizeBytes)))
      chunkStart = position
      if (chunk.length < found.needBytes) return end('cut', `the file ends after ${chunk.length} bytes of a batch`)
      continue
    }
    const { batch } = found
    const what = flaw(batch, expectedOffset, options) ?? options.judge?.(batch)
    if (what !== undefined) return end('corrupt', what)
    if (options.checksum !== undefined && batch.baseOffset > expectedOffset) {
      const behind = position + batch.sizeBytes
      if (behind + headerBytes <= to && behind + headerBytes > chunkStart + chunk.length) {
        chunk = await file.read(position, Math.min(to - position, batch.sizeBytes + scanChunkSizeBytes))
        chunkStart = position
        if (chunk.length < batch.sizeBytes + headerBytes)
          return end('cut', `the file ends after ${chunk.length} bytes of a batch`)
        continue
      }
      const contradiction = contradicts(chunk, behind - chunkStart, batch, expectedOffset)
      if (contradiction !== undefined) return end('corrupt', contradiction, behind)
    }
    if (options.visit(batch, position) === 'stop') return end('stopped')
    expectedOffset = batch.nextOffset
    position += batch.sizeBytes
  }
  return end('end')
}

type Found =
  | { readonly batch: RecordBatch; readonly what?: undefined }
  | { readonly batch?: undefined; readonly needBytes: number; readonly what?: undefined }
  | { readonly what: string }

const headerBytes = 61
const magicAt = 16
const magic = 2

function wholeBatch(chunk: Buffer, at: number): Found {
  // Not even a header: more has to be read.
  if (chunk.length - at < headerBytes) return { needBytes: headerBytes }
  const sizeBytes = sizeOf(chunk, at)
  if (typeof sizeBytes === 'string') return { what: sizeBytes }
  if (at + sizeBytes > chunk.length) return { needBytes: sizeBytes }
  return { batch: new RecordBatch(chunk, at) }
}

/**
 * What is wrong if the batch behind `batch`, which comes after a hole that compaction left, belongs into that hole. No CRC covers an
 * offset: a bit of either may have flipped.
 */
function contradicts(chunk: Buffer, at: number, batch: RecordBatch, expectedOffset: number): string | undefined {
  if (chunk.length - at < headerBytes || chunk[at + magicAt] !== magic) return undefined
  const behind = chunk.readBigInt64BE(at)
  if (behind < expectedOffset || behind >= batch.nextOffset) return undefined
  return `its offset is ${batch.baseOffset}, and that of the batch behind it ${behind}`
}

function sizeOf(chunk: Buffer, at: number): number | string {
  try {
    return peekBatchSize(chunk, at) ?? headerBytes
  } catch (error) {
    if (isStreamError(error)) return error.message
    throw error
  }
}

/** What is wrong with a batch of which `expectedOffset` must be the first offset; undefined if nothing is. */
export function flaw(
  batch: RecordBatch,
  expectedOffset: number,
  options: { readonly compacted: boolean; readonly checksum: Checksum | undefined },
): string | undefined {
  try {
    const { baseOffset, lastOffsetDelta } = batch
    // The CRC covers neither the offset nor the length, so they are checked by what stands around them.
    if (options.compacted ? baseOffset < expectedOffset : baseOffset !== expectedOffset) {
      return `its offset is ${baseOffset} where ${expectedOffset} belongs`
    }
    if (options.checksum !== undefined && !batch.checksumIsValid(options.checksum)) return 'its CRC is wrong'
    if (lastOffsetDelta < 0) return `it ends ${-lastOffsetDelta} offsets before it begins`
    // Reading them shows whether they are numbers that a log can have.
    void (batch.maxTimestamp + batch.producerId + batch.nextOffset)
    return undefined
  } catch (error) {
    if (isStreamError(error)) return error.message
    throw error
  }
}
