import { type Disk, StreamError } from '@millrace/base'
import { pathOf, segmentFileName } from '../file-names.ts'
import { readWholeFile } from '../files/atomic-file.ts'
import { type AbortedTransaction, TransactionIndex } from '../indexes/transaction-index.ts'
import type { CompactionJob } from './job.ts'

/**
 * The aborted transactions of a log that is compacted, as they are needed: each index file is read once, and only what is of use further on
 * stays in memory.
 */
export class JobTransactions {
  readonly #job: Pick<CompactionJob, 'directory' | 'segments' | 'laterAborted'>
  readonly #disk: Disk
  readonly #fromOffset: number
  /** The first segment whose index was not read. */
  #next: number
  #isAllRead = false
  /** What was read and not asked for yet. */
  #waiting: AbortedTransaction[] = []
  /** Transactions that began before it are decided by what was read. */
  #decidedOffset = -1

  /** Those of which something lies from `fromOffset` on. */
  constructor(job: Pick<CompactionJob, 'directory' | 'segments' | 'laterAborted'>, disk: Disk, fromOffset: number) {
    this.#job = job
    this.#disk = disk
    this.#fromOffset = fromOffset
    const first = job.segments.findIndex(({ endOffset }) => endOffset > fromOffset)
    this.#next = first < 0 ? job.segments.length : first
  }

  /** Those that began before `endOffset`, each once, in the order in which they began. `endOffset` rises from call to call. */
  async before(endOffset: number): Promise<AbortedTransaction[]> {
    while (this.#decidedOffset < endOffset && !this.#isAllRead) await this.#readNext()
    const begun = this.#waiting.filter(({ firstOffset }) => firstOffset < endOffset)
    this.#waiting = this.#waiting.filter(({ firstOffset }) => firstOffset >= endOffset)
    return begun.toSorted((a, b) => a.firstOffset - b.firstOffset)
  }

  async #readNext(): Promise<void> {
    const { segments, laterAborted } = this.#job
    const segment = segments[this.#next++]
    this.#isAllRead = segment === undefined
    for (const transaction of segment === undefined ? laterAborted : await this.#read(segment.baseOffset)) {
      if (transaction.lastOffset >= this.#fromOffset) this.#waiting.push(transaction)
      this.#decidedOffset = transaction.lastStableOffset
    }
  }

  /** It was there when the round began: else the segment has gone, and the round with it. */
  async #read(baseOffset: number): Promise<TransactionIndex> {
    const path = pathOf(this.#job.directory, segmentFileName(baseOffset, 'transactionIndex'))
    const bytes = await readWholeFile(this.#disk, path)
    const index = bytes === undefined ? undefined : TransactionIndex.parse(bytes)
    if (index !== undefined) return index
    throw new StreamError('NOT_FOUND', `${path} was whole, and is not any more`, { context: { file: path } })
  }
}
