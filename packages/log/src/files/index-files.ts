import type { Checksum, Disk } from '@millrace/base'
import { pathOf, segmentFileName, temporarySuffix } from '../file-names.ts'
import { OffsetIndex } from '../indexes/offset-index.ts'
import { TimeIndex } from '../indexes/time-index.ts'
import { TransactionIndex } from '../indexes/transaction-index.ts'
import { decodeSnapshot } from '../producer-state/snapshot.ts'
import type { ProducerEntry } from '../producer-state/producer-entry.ts'
import type { Segment } from '../segment.ts'
import { openEmptyFile, readWholeFile, removeIfThere, replaceFile } from './atomic-file.ts'

/** What the index files of a segment hold, or will hold once they are written. */
export interface IndexContent {
  readonly offsets: Buffer
  readonly times: Buffer
  readonly aborted: Buffer
  readonly abortedCount: number
}

/** The content as it is now: copies, so that the segment may go on growing. */
export function indexContentOf(segment: Segment): IndexContent {
  const { offsets, times } = segment.loadedIndexes()
  const aborted = segment.loadedAborted()
  return {
    offsets: Buffer.from(offsets.content()),
    times: Buffer.from(times.content()),
    aborted: aborted.encode(),
    abortedCount: aborted.entryCount,
  }
}

/**
 * Writes a segment's index files, durably. Each is replaced whole: those of a segment that still grows are believed up to the recovery
 * point, and must stay good while newer ones are being written.
 */
export async function writeIndexFiles(disk: Disk, segment: Segment, content: IndexContent): Promise<void> {
  await writeBeside(disk, segment.path('offsetIndex'), content.offsets)
  await writeBeside(disk, segment.path('timeIndex'), content.times)
  // It grows seldom.
  if (segment.abortedOnDisk !== content.abortedCount) {
    await writeBeside(disk, segment.path('transactionIndex'), content.aborted)
    segment.abortedOnDisk = content.abortedCount
  }
  await disk.syncDirectory(segment.directory)
}

/** Writes the aborted transactions of a segment, durably. */
export async function writeTransactionIndex(disk: Disk, segment: Segment, index: TransactionIndex): Promise<void> {
  const { entryCount } = index
  await writeBeside(disk, segment.path('transactionIndex'), index.encode())
  await disk.syncDirectory(segment.directory)
  segment.abortedOnDisk = entryCount
}

/** Writes a file under another name, syncs it and gives it its own; the name is durable with the directory's next sync. */
async function writeBeside(disk: Disk, path: string, bytes: Buffer): Promise<void> {
  const temporary = path + temporarySuffix
  const file = await openEmptyFile(disk, temporary)
  try {
    await file.write(0, [bytes])
    await file.sync()
  } catch (error) {
    await file.close()
    await removeIfThere(disk, temporary)
    throw error
  }
  await file.close()
  await disk.rename(temporary, path)
}

/** The index files of a segment by which records are found, as they were written; undefined if one is missing or damaged. */
export async function readIndexFiles(
  disk: Disk,
  segment: Segment,
): Promise<{ offsets: OffsetIndex; times: TimeIndex } | undefined> {
  const offsetBytes = await readWholeFile(disk, segment.path('offsetIndex'))
  const timeBytes = await readWholeFile(disk, segment.path('timeIndex'))
  if (offsetBytes === undefined || timeBytes === undefined) return undefined
  const offsets = OffsetIndex.parse(segment.baseOffset, offsetBytes)
  const times = TimeIndex.parse(segment.baseOffset, timeBytes)
  if (offsets.isDamaged || times.isDamaged) return undefined
  return { offsets: offsets.index, times: times.index }
}

/**
 * The aborted transactions of a segment; undefined if the file is missing or damaged: which they are has to be found out from the log.
 * `isOfKafka`: in a folder that nobody but Kafka has written to yet, no file means none.
 */
export async function readTransactionIndex(
  disk: Disk,
  segment: Segment,
  isOfKafka = false,
): Promise<TransactionIndex | undefined> {
  const bytes = await readWholeFile(disk, segment.path('transactionIndex'))
  if (bytes === undefined) return isOfKafka ? new TransactionIndex() : undefined
  const index = TransactionIndex.parse(bytes)
  // With Kafka's, which have no CRC, it is not done: they are written anew.
  segment.abortedOnDisk = index !== undefined && bytes.length > index.sizeBytes ? index.entryCount : undefined
  return index
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
