import type { LogPorts } from '../ports.ts'
import { partitionOfFile } from '../file-names.ts'
import { readWholeFile } from '../files/atomic-file.ts'
import { OffsetIndex } from '../indexes/offset-index.ts'
import { TimeIndex } from '../indexes/time-index.ts'
import { Segment, type SegmentIndexes } from '../segment.ts'
import { flaw, scanBatches } from './scan.ts'
import { SegmentMemory } from './segment-memory.ts'
import type { FileCache } from './file-cache.ts'
import { peekBatchSize, RecordBatch } from '@millrace/records'
import { isStreamError, type DiskFile } from '@millrace/base'

export interface IndexRules {
  readonly indexIntervalBytes: number
  readonly compacted: boolean
}

/**
 * The indexes of rolled segments: read when needed, kept while there is room, made again from the log where they are missing
 * or wrong. Bounded in bytes over all logs of a directory; the one used longest ago goes first.
 */
export class IndexCache {
  readonly #ports: LogPorts
  readonly #files: FileCache
  readonly #loaded: SegmentMemory
  readonly #loading = new Map<Segment, Promise<SegmentIndexes>>()

  constructor(ports: LogPorts, files: FileCache, sizeBytesMax: number) {
    this.#ports = ports
    this.#files = files
    this.#loaded = new SegmentMemory(sizeBytesMax, (segment) => {
      if (segment.isSealed) segment.indexes = undefined
    })
  }

  get sizeBytes(): number {
    return this.#loaded.sizeBytes
  }

  /** The segment's indexes, checked against its log. */
  async get(segment: Segment, rules: IndexRules): Promise<SegmentIndexes> {
    const known = segment.indexes
    if (known !== undefined) {
      if (segment.isSealed) this.#touch(segment, known)
      return known
    }
    const loading = this.#loading.get(segment) ?? this.#load(segment, rules)
    this.#loading.set(segment, loading)
    try {
      return await loading
    } finally {
      this.#loading.delete(segment)
    }
  }

  /** Called when a segment's indexes turned out wrong: makes them from the log. */
  async rebuild(segment: Segment, rules: IndexRules): Promise<SegmentIndexes> {
    this.forget(segment)
    const rebuilt = await this.#files.use(segment.path('log'), (file) => indexesFromLog(segment, file, rules))
    const file = segment.path('offsetIndex')
    this.#ports.logger.warn({ ...partitionOfFile(file), file }, 'an index was missing or wrong and was made again')
    this.#touch(segment, rebuilt)
    segment.indexes = rebuilt
    return rebuilt
  }

  forget(segment: Segment): void {
    this.#loaded.forget(segment)
  }

  async #load(segment: Segment, rules: IndexRules): Promise<SegmentIndexes> {
    const { disk } = this.#ports
    const offsetBytes = await readWholeFile(disk, segment.path('offsetIndex'))
    const timeBytes = await readWholeFile(disk, segment.path('timeIndex'))
    if (offsetBytes === undefined || timeBytes === undefined) return this.rebuild(segment, rules)
    const offsets = OffsetIndex.parse(segment.baseOffset, offsetBytes)
    const times = TimeIndex.parse(segment.baseOffset, timeBytes)
    if (offsets.isDamaged || times.isDamaged) return this.rebuild(segment, rules)
    const indexes = { offsets: offsets.index, times: times.index }
    const isRight = await this.#files.use(segment.path('log'), (file) => lastEntriesAreRight(segment, file, indexes))
    if (!isRight) return this.rebuild(segment, rules)
    segment.indexes = indexes
    this.#touch(segment, indexes)
    return indexes
  }

  #touch(segment: Segment, indexes: SegmentIndexes): void {
    this.#loaded.touch(segment, indexes.offsets.sizeBytes + indexes.times.sizeBytes)
  }
}

/** Reads the log and indexes it again. Stops at what is no sound batch: the rest is found without an index. */
export async function indexesFromLog(segment: Segment, file: DiskFile, rules: IndexRules): Promise<SegmentIndexes> {
  const copy = Segment.create(segment.directory, segment.baseOffset, segment.createdMs)
  await scanBatches({
    file,
    from: 0,
    to: segment.writtenBytes,
    expectedOffset: segment.baseOffset,
    compacted: rules.compacted,
    checksum: undefined,
    visit: (batch) => copy.add(batch, rules.indexIntervalBytes),
  })
  copy.closeTimeIndex()
  return copy.loadedIndexes()
}

async function lastEntriesAreRight(segment: Segment, file: DiskFile, indexes: SegmentIndexes): Promise<boolean> {
  const last = indexes.offsets.last
  if (last !== undefined) {
    const batch = await batchAt(file, last.position, segment.writtenBytes)
    if (batch === undefined || batch.lastOffset !== last.offset) return false
  }
  const time = indexes.times.last
  if (time === undefined) return segment.maxTimestampMs < 0
  // The last entry closes the index: it names the segment's largest timestamp.
  return time.offset < segment.nextOffset && (segment.maxTimestampMs < 0 || time.timestampMs === segment.maxTimestampMs)
}

/** The header of the batch at `position`, as far as it is one; its records are not read. */
export async function batchAt(file: DiskFile, position: number, end: number): Promise<BatchHeader | undefined> {
  if (position >= end) return undefined
  const bytes = await file.read(position, Math.min(headerSizeBytes, end - position))
  if (bytes.length < headerSizeBytes) return undefined
  try {
    const sizeBytes = peekBatchSize(bytes, 0) ?? 0
    if (sizeBytes < headerSizeBytes || position + sizeBytes > end) return undefined
    // A header alone, said to be a batch without records, so that it can be read as one.
    bytes.writeInt32BE(headerSizeBytes - 12, 8)
    const batch = new RecordBatch(bytes)
    if (flaw(batch, 0, { compacted: true, checksum: undefined }) !== undefined) return undefined
    return {
      baseOffset: batch.baseOffset,
      lastOffset: batch.lastOffset,
      maxTimestamp: batch.maxTimestamp,
      sizeBytes,
      position,
    }
  } catch (error) {
    if (isStreamError(error)) return undefined
    throw error
  }
}

const headerSizeBytes = 61

export interface BatchHeader {
  readonly baseOffset: number
  readonly lastOffset: number
  readonly maxTimestamp: number
  readonly sizeBytes: number
  readonly position: number
}
