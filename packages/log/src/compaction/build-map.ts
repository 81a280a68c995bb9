import type { RecordBatch } from '@millrace/records'
import { pathOf, segmentFileName } from '../file-names.ts'
import type { CompactionHost, CompactionJob, CompactionPorts, JobSegment } from './job.ts'
import type { OffsetMap } from './offset-map.ts'
import { readBatches } from './read-batches.ts'
import { JobTransactions } from './job-transactions.ts'
import { CleanedTransactions } from './transactions.ts'

/**
 * Notes the last offset of each key from the first dirty offset on, for as long as the map has room. Returns the offset before which all
 * is in it: what comes later is for the next round. Aborted records, and those without a key, are none that supersede others.
 */
export async function buildOffsetMap(
  map: OffsetMap,
  job: CompactionJob,
  ports: CompactionPorts,
  host: Pick<CompactionHost, 'spend'>,
): Promise<number> {
  const { firstDirtyOffset } = job
  const aborted = new JobTransactions(job, ports.disk, firstDirtyOffset)
  const transactions = new CleanedTransactions(ports.compression)
  let nextOffset = firstDirtyOffset
  for (const segment of job.segments) {
    if (segment.endOffset <= firstDirtyOffset) continue
    transactions.add(await aborted.before(segment.endOffset))
    const full = await noteSegment(map, segment, transactions)
    if (full !== undefined) return full
    nextOffset = segment.endOffset
  }
  return nextOffset

  async function noteSegment(
    into: OffsetMap,
    segment: JobSegment,
    ended: CleanedTransactions,
  ): Promise<number | undefined> {
    const file = await ports.disk.open(pathOf(job.directory, segmentFileName(segment.baseOffset, 'log')), 'read')
    try {
      for await (const batches of readBatches({ file, segment, bufferBytes: job.bufferBytes, ports, host })) {
        for (const batch of batches) {
          if (batch.lastOffset < firstDirtyOffset) continue
          if (batch.isControl) ended.isDone(batch)
          else if (!ended.isAborted(batch)) {
            const full = noteKeys(into, batch, firstDirtyOffset, ports)
            if (full !== undefined) return full
          }
        }
      }
    } finally {
      await file.close()
    }
    return undefined
  }
}

/** Returns the offset of the record for which there was no room. */
function noteKeys(map: OffsetMap, batch: RecordBatch, from: number, ports: CompactionPorts): number | undefined {
  if (batch.recordCount === 0) return undefined
  const { baseOffset } = batch
  const cursor = batch.cursor(ports.compression)
  while (cursor.advance()) {
    const offset = baseOffset + cursor.offsetDelta
    if (cursor.keyLength < 0 || offset < from) continue
    if (!map.put(cursor.bytes, cursor.keyStart, cursor.keyLength, offset)) return offset
  }
  return undefined
}
