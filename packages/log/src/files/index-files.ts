import type { Checksum, Disk } from '@millrace/base'
import { pathOf, segmentFileName } from '../file-names.ts'
import { decodeTransactionIndex, encodeTransactionIndex } from '../indexes/transaction-index.ts'
import type { AbortedTransaction } from '../indexes/transaction-index.ts'
import { decodeSnapshot } from '../producer-state/snapshot.ts'
import type { ProducerEntry } from '../producer-state/producer-entry.ts'
import type { Segment } from '../segment.ts'
import { openEmptyFile, readWholeFile, removeIfThere, replaceFile } from './atomic-file.ts'

/**
 * Writes a segment's indexes, durably. They need not be whole after a crash in the middle: only once the recovery point has
 * passed the segment does anyone believe them without reading the log.
 */
export async function writeIndexFiles(disk: Disk, segment: Segment): Promise<void> {
  const { offsets, times } = segment.loadedIndexes()
  segment.closeTimeIndex()
  await writeSynced(disk, segment.path('offsetIndex'), offsets.content())
  await writeSynced(disk, segment.path('timeIndex'), times.content())
  // Kafka has this file only where transactions were aborted.
  const path = segment.path('transactionIndex')
  if (segment.aborted.length > 0) await writeSynced(disk, path, encodeTransactionIndex(segment.aborted))
  else await removeIfThere(disk, path)
  await disk.syncDirectory(segment.directory)
}

async function writeSynced(disk: Disk, path: string, bytes: Buffer): Promise<void> {
  const file = await openEmptyFile(disk, path)
  try {
    // A copy: the index goes on growing if it is the last segment's.
    await file.write(0, [Buffer.from(bytes)])
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The aborted transactions of a segment; undefined if the file is damaged. No file means none. */
export async function readTransactionIndex(disk: Disk, segment: Segment): Promise<AbortedTransaction[] | undefined> {
  const bytes = await readWholeFile(disk, segment.path('transactionIndex'))
  return bytes === undefined ? [] : decodeTransactionIndex(bytes)
}

/** Writes the producers' state at `offset`, durably. */
export async function writeSnapshotFile(disk: Disk, directory: string, offset: number, content: Buffer): Promise<void> {
  await replaceFile(disk, directory, segmentFileName(offset, 'snapshot'), content)
}

/** The producers' state at `offset`; undefined if it is missing or damaged. */
export async function readSnapshotFile(
  disk: Disk,
  directory: string,
  offset: number,
  checksum: Checksum,
  nowMs: number,
): Promise<ProducerEntry[] | undefined> {
  const bytes = await readWholeFile(disk, pathOf(directory, segmentFileName(offset, 'snapshot')))
  return bytes === undefined ? undefined : decodeSnapshot(bytes, checksum, nowMs)
}
