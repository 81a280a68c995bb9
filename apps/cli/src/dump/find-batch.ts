import { type Checksum } from '@millrace/base'
import { batchHeaderSizeBytes, RecordBatch } from '@millrace/records'
import { dumpBatchSizeBytesMax, dumpResyncSizeBytesMax, dumpWindowSizeBytes } from '../limits.ts'
import type { WindowedFile } from './windowed-file.ts'

const crcEndPosition = 21
const magicPosition = 16
/** Attributes of batches have seven bits that mean something; the rest are zeros. */
const attributesMask = 0xff80

/** Whether the CRC of the batch at `position` is right; the batch is read piece by piece. */
export async function crcIsValid(
  file: WindowedFile,
  position: number,
  sizeBytes: number,
  checksum: Checksum,
): Promise<boolean> {
  const header = await file.view(position, batchHeaderSizeBytes)
  if (header.length < batchHeaderSizeBytes) return false
  const written = header.readUInt32BE(crcEndPosition - 4)
  let crc = 0
  for (let at = crcEndPosition; at < sizeBytes;) {
    const piece = await file.view(position + at, Math.min(dumpWindowSizeBytes, sizeBytes - at))
    if (piece.length === 0) return false
    crc = checksum.crc32c(piece, crc)
    at += piece.length
  }
  return crc === written
}

/**
 * Looks from `from` on for the next batch that is sound: header and CRC. Undefined if there is none, or none within the bytes that
 * may be summed for it.
 */
export async function findBatch(
  file: WindowedFile,
  from: number,
  checksum: Checksum,
): Promise<{ readonly position: number } | undefined> {
  let budgetBytes = dumpResyncSizeBytesMax
  for (let position = from; position + batchHeaderSizeBytes <= file.sizeBytes;) {
    const chunk = await file.view(position, dumpWindowSizeBytes)
    const last = chunk.length - batchHeaderSizeBytes
    let next = position + Math.max(1, last + 1)
    for (let at = 0; at <= last; at++) {
      // Few bytes are a 2: this alone passes over nearly everything.
      if (chunk[at + magicPosition] !== 2) continue
      const sizeBytes = plausibleSize(chunk, at, file.sizeBytes - position - at)
      if (sizeBytes === undefined) continue
      if (sizeBytes > budgetBytes) return undefined
      budgetBytes -= sizeBytes
      if (await crcIsValid(file, position + at, sizeBytes, checksum)) return { position: position + at }
      // The view was overwritten.
      next = position + at + 1
      break
    }
    position = next
  }
  return undefined
}

function plausibleSize(chunk: Buffer, at: number, roomBytes: number): number | undefined {
  const sizeBytes = chunk.readInt32BE(at + 8) + 12
  if (sizeBytes < batchHeaderSizeBytes || sizeBytes > Math.min(roomBytes, dumpBatchSizeBytesMax)) return undefined
  if (chunk.readInt32BE(at) < 0 || (chunk.readUInt16BE(at + crcEndPosition) & attributesMask) !== 0) return undefined
  // lastOffsetDelta and recordCount
  return chunk.readInt32BE(at + 23) < 0 || chunk.readInt32BE(at + 57) < 0 ? undefined : sizeBytes
}

/** A view of a batch's header as if the batch were there whole: for its fixed fields only. */
export function headerOf(bytes: Buffer): RecordBatch {
  const header = Buffer.from(bytes.subarray(0, batchHeaderSizeBytes))
  header.writeInt32BE(batchHeaderSizeBytes - 12, 8)
  return new RecordBatch(header)
}
