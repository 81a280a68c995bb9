import { type Checksum, type DiskFile, isStreamError } from '@millrace/base'
import { peekBatchSize, RecordBatch } from '@millrace/records'
import { batchSizeBytesMax, scanChunkSizeBytes } from '../limits.ts'
import { flaw } from './scan.ts'

const headerSizeBytes = 61

/**
 * Where sound batches begin again after the damaged one at `from`: where its length says, if a batch stands there, since records
 * may hold bytes that look like batches; else the first position where a whole batch stands, right by its CRC, with an offset from
 * `offsetMin` to below `offsetMax`. Undefined if there is none up to `to`.
 */
export async function findNextBatch(options: {
  readonly file: DiskFile
  readonly from: number
  readonly to: number
  readonly offsetMin: number
  readonly offsetMax: number
  readonly checksum: Checksum
}): Promise<{ position: number; offset: number } | undefined> {
  const { file, to } = options
  const told = await batchAsTold(options)
  if (told !== undefined) return told
  for (let start = options.from + 1; start + headerSizeBytes <= to; start += scanChunkSizeBytes) {
    // Chunks overlap by a header, so that one which crosses the border is seen.
    const chunk = await file.read(start, Math.min(scanChunkSizeBytes + headerSizeBytes - 1, to - start))
    for (let at = 0; at < scanChunkSizeBytes && at + headerSizeBytes <= chunk.length; at++) {
      if (!mayBeginBatch(chunk, at, to - start, options)) continue
      const offset = await soundBatchAt(file, start + at, to, options.checksum)
      if (offset !== undefined) return { position: start + at, offset }
    }
  }
  return undefined
}

/** The batch behind the damaged one, if its length is not what is damaged. */
async function batchAsTold(options: {
  readonly file: DiskFile
  readonly from: number
  readonly to: number
  readonly offsetMin: number
  readonly offsetMax: number
  readonly checksum: Checksum
}): Promise<{ position: number; offset: number } | undefined> {
  const { file, from, to } = options
  if (from + headerSizeBytes > to) return undefined
  const header = await file.read(from, headerSizeBytes)
  const position = from + header.readInt32BE(8) + 12
  if (position < from + headerSizeBytes || position + headerSizeBytes > to) return undefined
  const offset = await soundBatchAt(file, position, to, options.checksum)
  if (offset === undefined || offset < options.offsetMin || offset >= options.offsetMax) return undefined
  return { position, offset }
}

/** A quick look that all but excludes chance, before the CRC is computed: magic, length and offset must make sense. */
function mayBeginBatch(
  chunk: Buffer,
  at: number,
  room: number,
  options: { readonly offsetMin: number; readonly offsetMax: number },
): boolean {
  if (chunk[at + 16] !== 2) return false
  const sizeBytes = chunk.readInt32BE(at + 8) + 12
  if (sizeBytes < headerSizeBytes || sizeBytes > Math.min(room - at, batchSizeBytesMax)) return false
  const offset = chunk.readInt32BE(at) * 0x1_0000_0000 + chunk.readUInt32BE(at + 4)
  return offset >= options.offsetMin && offset < options.offsetMax
}

async function soundBatchAt(
  file: DiskFile,
  position: number,
  to: number,
  checksum: Checksum,
): Promise<number | undefined> {
  const header = await file.read(position, headerSizeBytes)
  try {
    const sizeBytes = peekBatchSize(header, 0) ?? 0
    if (sizeBytes < headerSizeBytes || position + sizeBytes > to) return undefined
    const batch = new RecordBatch(await file.read(position, sizeBytes))
    return flaw(batch, 0, { compacted: true, checksum }) === undefined ? batch.baseOffset : undefined
  } catch (error) {
    if (isStreamError(error, 'CORRUPT_MESSAGE') || isStreamError(error, 'UNSUPPORTED_FOR_MESSAGE_FORMAT'))
      return undefined
    throw error
  }
}
