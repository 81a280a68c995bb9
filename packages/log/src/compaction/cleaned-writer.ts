import { assert, type Disk, type DiskFile } from '@millrace/base'
import { RecordBatch } from '@millrace/records'
import { cleanedSuffix, pathOf, type SegmentFileKind, segmentFileName } from '../file-names.ts'
import { openEmptyFile } from '../files/atomic-file.ts'
import type { AbortedTransaction } from '../indexes/transaction-index.ts'
import { cleanedUnsyncedBytesMax } from '../limits.ts'
import { Segment } from '../segment.ts'
import type { CleanedSegment, CompactionHost, CompactionJob, CompactionPorts } from './job.ts'

/** The kinds of files that a compacted segment has. Snapshots of producers stay as they are. */
export const cleanedKinds = ['offsetIndex', 'timeIndex', 'transactionIndex', 'log'] as const satisfies SegmentFileKind[]

/** `00000000000000000042.log.cleaned` and so on. */
export function cleanedPath(directory: string, baseOffset: number, kind: SegmentFileKind): string {
  return pathOf(directory, segmentFileName(baseOffset, kind) + cleanedSuffix)
}

/** A position in a segment is an int32. */
const fileSizeBytesMax = 0x7fffffff

/**
 * Writes one compacted segment beside those that it is made of, with its indexes. It is synced as it grows, so that nobody waits for much at
 * once, but not at the end: whoever puts it in place does that.
 */
export class CleanedWriter {
  readonly #job: CompactionJob
  readonly #disk: Disk
  readonly #host: Pick<CompactionHost, 'spend'>
  readonly #file: DiskFile
  /** Its indexes grow as those of a segment that is appended to. */
  readonly #segment: Segment
  #waiting: Buffer[] = []
  #waitingBytes = 0
  #writtenBytes = 0
  #syncedBytes = 0

  private constructor(job: CompactionJob, ports: CompactionPorts, host: CompactionHost, file: DiskFile, base: number) {
    this.#job = job
    this.#disk = ports.disk
    this.#host = host
    this.#file = file
    this.#segment = Segment.create(job.directory, base, 0)
  }

  static async begin(
    baseOffset: number,
    job: CompactionJob,
    ports: CompactionPorts,
    host: CompactionHost,
  ): Promise<CleanedWriter> {
    const file = await openEmptyFile(ports.disk, cleanedPath(job.directory, baseOffset, 'log'))
    return new CleanedWriter(job, ports, host, file, baseOffset)
  }

  /** An aborted transaction whose marker is kept. */
  addAborted(transaction: AbortedTransaction): void {
    this.#segment.loadedAborted().append(transaction)
  }

  /** Takes a whole batch, which must not be changed afterwards. */
  add(bytes: Buffer): void {
    this.#segment.add(new RecordBatch(bytes), this.#job.indexIntervalBytes)
    assert(
      this.#segment.sizeBytes <= fileSizeBytesMax,
      'a compacted segment has no more bytes than a position can tell',
    )
    this.#waiting.push(bytes)
    this.#waitingBytes += bytes.length
  }

  /** Writes what waits, if it is enough. */
  async flush(leastBytes: number): Promise<void> {
    if (this.#waitingBytes === 0 || this.#waitingBytes < leastBytes) return
    const bytes = Buffer.concat(this.#waiting, this.#waitingBytes)
    this.#waiting = []
    this.#waitingBytes = 0
    await this.#host.spend(bytes.length)
    await this.#file.write(this.#writtenBytes, [bytes])
    this.#writtenBytes += bytes.length
    if (this.#writtenBytes - this.#syncedBytes < cleanedUnsyncedBytesMax) return
    await this.#file.sync()
    this.#syncedBytes = this.#writtenBytes
  }

  /** Writes the rest, and the indexes. */
  async finish(replaces: readonly number[], removedDeletionsEnd: number): Promise<CleanedSegment> {
    await this.flush(0)
    const segment = this.#segment
    segment.closeTimeIndex()
    const { offsets, times } = segment.loadedIndexes()
    await this.#writeIndex('offsetIndex', offsets.content())
    await this.#writeIndex('timeIndex', times.content())
    await this.#writeIndex('transactionIndex', segment.loadedAborted().encode())
    return {
      replaces,
      sizeBytes: segment.sizeBytes,
      nextOffset: segment.nextOffset,
      maxTimestamp: segment.maxTimestamp,
      rollTimestampMs: segment.rollTimestampMs,
      lastIndexedPosition: offsets.last?.position ?? 0,
      removedDeletionsEnd,
    }
  }

  async close(): Promise<void> {
    await this.#file.close()
  }

  async #writeIndex(kind: SegmentFileKind, bytes: Buffer): Promise<void> {
    const file = await openEmptyFile(this.#disk, cleanedPath(this.#job.directory, this.#segment.baseOffset, kind))
    try {
      if (bytes.length > 0) await file.write(0, [bytes])
    } finally {
      await file.close()
    }
  }
}
