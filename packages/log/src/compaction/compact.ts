import { present } from '@millrace/base'
import type { RecordBatch, RecordCursor } from '@millrace/records'
import { filterBatch } from '@millrace/records'
import { pathOf, segmentFileName } from '../file-names.ts'
import { buildOffsetMap } from './build-map.ts'
import { CleanedWriter } from './cleaned-writer.ts'
import { groupSegments } from './group-segments.ts'
import type { CompactionHost, CompactionJob, CompactionPorts, CompactionResult, JobSegment } from './job.ts'
import { JobTransactions } from './job-transactions.ts'
import { OffsetMap } from './offset-map.ts'
import { readBatches } from './read-batches.ts'
import { CleanedTransactions } from './transactions.ts'

/**
 * One round of compaction over one log, as Kafka's Cleaner goes about it: the last offset of each key in the dirty part, then the log
 * from its first segment on, without the records that a later one of their key supersedes. Segments are made into one in groups; each
 * group is put in place as soon as it is done.
 *
 * Throws CORRUPT_LOG (a batch is damaged, see {@link readBatches}), what reading records throws, and what the disk and the host throw.
 */
export async function compact(
  job: CompactionJob,
  ports: CompactionPorts,
  host: CompactionHost,
): Promise<CompactionResult> {
  const map = new OffsetMap({ sizeBytes: job.mapSizeBytes, loadFactor: job.mapLoadFactor, secret: job.secret })
  const cleanedOffset = await buildOffsetMap(map, job, ports, host)
  const round = new Round(job, map, cleanedOffset, ports, host)
  const segments = job.segments.filter(({ baseOffset }) => baseOffset < cleanedOffset)
  for (const group of groupSegments(segments, job)) await round.clean(group)
  return { cleanedOffset, mapUtilization: map.utilization, keys: map.size, ...round.counts }
}

class Round {
  readonly counts = { bytesBefore: 0, bytesAfter: 0, recordsBefore: 0, recordsAfter: 0, recordsWithoutKey: 0 }
  readonly #job: CompactionJob
  readonly #map: OffsetMap
  readonly #endOffset: number
  readonly #ports: CompactionPorts
  readonly #host: CompactionHost
  readonly #lastOf: ReadonlyMap<number, CompactionJob['producers'][number]>
  readonly #aborted: JobTransactions
  readonly #transactions: CleanedTransactions
  #writer: CleanedWriter | undefined
  /** Behind the last deletion that went from the group. */
  #removedDeletionsEnd = 0

  constructor(job: CompactionJob, map: OffsetMap, endOffset: number, ports: CompactionPorts, host: CompactionHost) {
    this.#job = job
    this.#map = map
    this.#endOffset = endOffset
    this.#ports = ports
    this.#host = host
    this.#lastOf = new Map(job.producers.map((producer) => [producer.producerId, producer]))
    this.#aborted = new JobTransactions(job, ports.disk, present(job.segments[0], 'a job has a segment').baseOffset)
    this.#transactions = new CleanedTransactions(ports.compression, (transaction) =>
      this.#writer?.addAborted(transaction),
    )
  }

  async clean(group: readonly JobSegment[]): Promise<void> {
    const first = present(group[0], 'a group has a segment')
    const last = group.findLast(({ sizeBytes }) => sizeBytes > 0)
    const writer = await CleanedWriter.begin(first.baseOffset, this.#job, this.#ports, this.#host)
    this.#writer = writer
    this.#removedDeletionsEnd = 0
    try {
      for (const segment of group) await this.#cleanSegment(segment, writer, segment === last)
      const replaces = group.map(({ baseOffset }) => baseOffset)
      const cleaned = await writer.finish(replaces, this.#removedDeletionsEnd)
      this.counts.bytesBefore += group.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
      this.counts.bytesAfter += cleaned.sizeBytes
      await this.#host.replace(cleaned)
    } finally {
      await writer.close()
    }
  }

  async #cleanSegment(segment: JobSegment, writer: CleanedWriter, endsGroup: boolean): Promise<void> {
    const { directory, bufferBytes } = this.#job
    this.#transactions.add(await this.#aborted.before(segment.endOffset))
    const file = await this.#ports.disk.open(pathOf(directory, segmentFileName(segment.baseOffset, 'log')), 'read')
    const read = { file, segment, bufferBytes, ports: this.#ports, host: this.#host }
    let position = 0
    try {
      for await (const batches of readBatches(read)) {
        for (const batch of batches) {
          position += batch.sizeBytes
          const bytes = this.#filter(batch, endsGroup && position === segment.sizeBytes)
          if (bytes !== undefined) writer.add(bytes)
        }
        await writer.flush(bufferBytes)
      }
    } finally {
      await file.close()
    }
  }

  /**
   * What stays of a batch. The last one of a group stays, without records if need be: it tells up to where the segment reaches, and after
   * a stop in the middle of putting it in place, which segments it replaces.
   */
  #filter(batch: RecordBatch, endsGroup: boolean): Buffer | undefined {
    const { nowMs, deleteRetentionMs } = this.#job
    const { isControl } = batch
    const isDone = isControl ? this.#transactions.isDone(batch) : this.#transactions.isAborted(batch)
    // A marker goes later than the data, so that a reader who has begun before that learns how the transaction ended.
    const goes = isDone && (!isControl || this.#mayLoseDeletions(batch))
    if (goes && isControl) this.#removedDeletionsEnd = batch.nextOffset
    const staysEmpty = endsGroup || batch.nextOffset === this.#endOffset || this.#isLastOfProducer(batch)
    const { bytes, recordCount } = filterBatch(batch, {
      checksum: this.#ports.checksum,
      compression: this.#ports.compression,
      keep: goes ? 'none' : isControl ? 'all' : this.#keeps(batch),
      whenEmpty: staysEmpty ? 'keep' : 'drop',
      deleteHorizonMs: Math.min(nowMs + deleteRetentionMs, Number.MAX_SAFE_INTEGER),
      needsHorizon: isControl && isDone,
    })
    this.counts.recordsBefore += batch.recordCount
    this.counts.recordsAfter += recordCount
    return bytes
  }

  /** Which records of a batch stay: the last of each key, unless it is a tombstone whose time has passed; and what is not in the map yet. */
  #keeps(batch: RecordBatch): (cursor: RecordCursor) => boolean {
    const { baseOffset } = batch
    const isTombstoneKept = !this.#mayLoseDeletions(batch)
    return (cursor) => {
      const offset = baseOffset + cursor.offsetDelta
      if (offset >= this.#endOffset) return true
      if (cursor.keyLength < 0) {
        this.counts.recordsWithoutKey++
        return false
      }
      if (offset < this.#map.get(cursor.bytes, cursor.keyStart, cursor.keyLength)) return false
      if (cursor.valueLength >= 0 || isTombstoneKept) return true
      this.#removedDeletionsEnd = offset + 1
      return false
    }
  }

  /** Whether the time of the batch's tombstones, or of its marker, has passed, and nobody needs them who has not come past them. */
  #mayLoseDeletions({ deleteHorizonMs, lastOffset }: RecordBatch): boolean {
    const { nowMs, deletionsNeededFrom } = this.#job
    return deleteHorizonMs !== null && deleteHorizonMs <= nowMs && lastOffset < deletionsNeededFrom
  }

  /** Whether the batch is what is left of a producer that is remembered: its last sequence, or its last epoch. */
  #isLastOfProducer(batch: RecordBatch): boolean {
    if (batch.producerId < 0) return false
    const last = this.#lastOf.get(batch.producerId)
    if (last === undefined) return false
    if (last.lastDataOffset !== undefined) return batch.lastOffset === last.lastDataOffset
    return batch.isControl && batch.producerEpoch === last.producerEpoch
  }
}
