import { pieceSizeBytesMin } from '../limits.ts'
import type { Partition } from './partition.ts'

/**
 * As {@link Partition.read}, in pieces of whole batches that follow each other, so that what is in memory need not be copied to be sent.
 * None at the end.
 */
export async function readParts(
  partition: Partition,
  offset: number,
  maxBytes: number,
  endOffset: number,
): Promise<readonly Buffer[]> {
  if (partition.unavailable === undefined) {
    const parts = partition.log.readTail(offset, maxBytes, endOffset)
    // Many small ones are cheaper copied together than sent each by itself.
    if (parts !== undefined && parts.length > 0 && sizeOf(parts) >= parts.length * pieceSizeBytesMin) return parts
  }
  const bytes = await partition.read(offset, maxBytes, endOffset)
  return bytes.length === 0 ? [] : [bytes]
}

/** Bytes in all of them. */
export function sizeOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0)
}
