import { isStreamError } from '@millrace/base'
import { partitionOfFile } from '../file-names.ts'
import { readSnapshotFile, readTransactionIndex, writeTransactionIndex } from '../files/index-files.ts'
import type { TransactionIndex } from '../indexes/transaction-index.ts'
import { segmentOverheadBytes } from '../limits.ts'
import type { LogPorts } from '../ports.ts'
import type { FileCache } from '../reading/file-cache.ts'
import { SegmentMemory } from '../reading/segment-memory.ts'
import type { Segment } from '../segment.ts'
import { transactionsFromLog } from './transactions-from-log.ts'

/** A log, as far as its transactions can be followed. */
export interface LogFiles {
  readonly directory: string
  /** Rising. */
  readonly segments: readonly Segment[]
}

/**
 * The aborted transactions of rolled segments: read when needed, kept while there is room, found out from the log where their file is
 * missing or wrong. Bounded in bytes over all logs of a directory; the one used longest ago goes first. Who asks keeps others from changing
 * the log's files, but for retention.
 */
export class TransactionIndexes {
  readonly #ports: LogPorts
  readonly #files: FileCache
  readonly #kept: SegmentMemory
  readonly #finding = new Map<Segment, Promise<TransactionIndex>>()

  constructor(ports: LogPorts, files: FileCache, sizeBytesMax: number) {
    this.#ports = ports
    this.#files = files
    this.#kept = new SegmentMemory(sizeBytesMax, (segment) => {
      if (segment.isSealed) segment.aborted = undefined
    })
  }

  get sizeBytes(): number {
    return this.#kept.sizeBytes
  }

  /** The segment's aborted transactions. Throws CORRUPT_LOG if they can't be told, NOT_FOUND if the segment was deleted. */
  async get(segment: Segment, log: LogFiles): Promise<TransactionIndex> {
    return (await this.stored(segment)) ?? this.#fromLog(segment, log)
  }

  /** The segment's aborted transactions, unless that would mean to read the log. */
  async stored(segment: Segment): Promise<TransactionIndex | undefined> {
    // Of one that grows, or did when the log was found damaged, the file may have only the beginning.
    if (segment.isSealed) segment.aborted ??= await readTransactionIndex(this.#ports.disk, segment)
    this.sealed(segment)
    return segment.aborted
  }

  /** As {@link get} does, but of what is in memory nothing is believed: the file is there, and right, afterwards. */
  async check(segment: Segment, log: LogFiles): Promise<TransactionIndex> {
    this.forget(segment)
    if (segment.isSealed) segment.aborted = undefined
    return this.get(segment, log)
  }

  /**
   * Has what was aborted before `offset` in memory, for a segment that is to be cut there: behind it the log may be damaged. What is not
   * the whole is not stored.
   */
  async loadBefore(offset: number, segment: Segment, log: LogFiles): Promise<void> {
    segment.aborted ??= segment.isSealed ? await readTransactionIndex(this.#ports.disk, segment) : undefined
    segment.aborted ??= await transactionsFromLog(segment, log, this.#ports, this.#files, offset)
  }

  /** Whether every transaction that began before `offset` has ended before `segment`. False also where that is not known. */
  async isDecidedBefore(offset: number, segment: Segment): Promise<boolean> {
    if (segment.baseOffset < offset) return false
    const { disk, checksum } = this.#ports
    const entries = await readSnapshotFile(disk, segment.directory, segment.baseOffset, checksum, 0)
    const isOpen = (firstOffset: number): boolean => firstOffset >= 0 && firstOffset < offset
    return entries !== undefined && !entries.some(({ transactionFirstOffset }) => isOpen(transactionFirstOffset))
  }

  /** The segment is rolled, and what is on disk of it is whole: what is in memory may go. */
  sealed(segment: Segment): void {
    const { isSealed, aborted } = segment
    if (isSealed && aborted !== undefined) this.#kept.touch(segment, aborted.sizeBytes + segmentOverheadBytes)
  }

  forget(segment: Segment): void {
    this.#kept.forget(segment)
  }

  async #fromLog(segment: Segment, log: LogFiles): Promise<TransactionIndex> {
    const finding = this.#finding.get(segment) ?? this.#find(segment, log)
    this.#finding.set(segment, finding)
    try {
      return await finding
    } finally {
      this.#finding.delete(segment)
    }
  }

  async #find(segment: Segment, log: LogFiles): Promise<TransactionIndex> {
    const { disk, logger } = this.#ports
    const index = await transactionsFromLog(segment, log, this.#ports, this.#files)
    segment.aborted = index
    this.sealed(segment)
    const file = segment.path('transactionIndex')
    const about = { ...partitionOfFile(file), file, aborted: index.entryCount }
    logger.warn(about, 'which transactions were aborted was missing or wrong, and was found out from the log')
    if (!segment.isSealed || !log.segments.includes(segment)) return index
    try {
      await writeTransactionIndex(disk, segment, index)
    } catch (error) {
      if (!isStreamError(error)) throw error
      // It is found out again next time.
      logger.warn({ ...about, err: error }, 'it could not be stored')
    }
    return index
  }
}
