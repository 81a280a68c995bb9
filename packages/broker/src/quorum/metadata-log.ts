import { assert, type Clock, isStreamError, type StreamError, type Timer } from '@millrace/base'
import type { CorruptRange, PartitionLog } from '@millrace/log'
import type { Entry, TermStart } from '@millrace/raft'
import { metadataFullRetryMs, metadataReadBytes } from '../limits.ts'
import { batchOfEntry, entriesIn, type EntryPorts } from './entry-codec.ts'

export interface MetadataLogOptions {
  readonly log: PartitionLog
  readonly ports: EntryPorts & { readonly clock: Clock }
  /** There is no room: what was appended is tried again until there is. Told each time. */
  readonly onFull: (error: StreamError) => void
  /** What was kept waiting by that is in the log. */
  readonly onRoom: () => void
  /** Nothing can be written any more. */
  readonly onFailure: (error: unknown) => void
}

interface Waiter {
  readonly endOffset: number
  readonly resolve: () => void
}

/** The log of the quorum's entries over a partition's log, where each is a record batch. */
export class MetadataLog {
  readonly #options: MetadataLogOptions
  /** Entries that are not on disk, in their order. */
  #tail: Entry[] = []
  #waiters: Waiter[] = []
  /** Runs until the entries that found no room are tried again. */
  #stall: Timer | undefined
  /** Nothing can be written any more. */
  #failed = false
  #closed = false

  constructor(options: MetadataLogOptions) {
    this.#options = options
  }

  get startOffset(): number {
    return this.#options.log.logStartOffset
  }

  get endOffset(): number {
    return this.#options.log.nextOffset
  }

  /** Whether there is no room on the disk. */
  get isFull(): boolean {
    return this.#stall !== undefined
  }

  /** What is known to be damaged; undefined if nothing is. */
  get damage(): CorruptRange | undefined {
    return this.#options.log.corruptRanges[0]
  }

  /** The folder in which the log lies. */
  get directory(): string {
    return this.#options.log.directory
  }

  /** Terms and where each began, from the log's start on. */
  get terms(): readonly TermStart[] {
    const { startOffset, endOffset } = this
    return this.#options.log.leaderEpochs.flatMap(({ epoch, startOffset: start }, index, all) => {
      const end = all[index + 1]?.startOffset ?? endOffset
      if (end <= startOffset) return []
      return [{ term: epoch, startOffset: Math.max(start, startOffset) }]
    })
  }

  /** Appends entries that continue the log. Resolves once they are on disk, however long that is full. */
  append(entries: readonly Entry[]): Promise<void> {
    const last = entries.at(-1)
    if (last === undefined) return this.settle()
    this.#tail.push(...entries)
    const durable = this.#whenDurable(last.endOffset)
    if (this.#stall === undefined && !this.#failed) this.#enqueue(entries)
    return durable
  }

  /** Resolves once everything that was appended is on disk. */
  settle(): Promise<void> {
    const last = this.#tail.at(-1)
    return last === undefined ? Promise.resolve() : this.#whenDurable(last.endOffset)
  }

  /** Cuts the log so that it ends at `offset`. Durable when it resolves. */
  async truncateTo(offset: number): Promise<void> {
    await this.settle()
    await this.#options.log.truncateTo(offset)
  }

  /** Empties the log; the next entry is at `offset`, where a snapshot ends. */
  async startAt(offset: number): Promise<void> {
    await this.settle()
    await this.#options.log.resetTo(offset)
  }

  /** Gives up what is before `offset`: a snapshot has it. */
  async moveStart(offset: number): Promise<void> {
    await this.#options.log.advanceLogStartOffset(offset)
  }

  /** Entries from the one at `from` on, one at least, within about `bytesMax`; undefined if the log begins later. */
  async read(from: number, bytesMax: number): Promise<Entry[] | undefined> {
    const { log, ports } = this.#options
    try {
      const bytes = await log.read(from, { maxBytes: bytesMax, endOffset: log.logEndOffset })
      return entriesIn(bytes, ports.compression)
    } catch (error) {
      if (isStreamError(error, 'OFFSET_OUT_OF_RANGE') && from < log.logStartOffset) return undefined
      throw error
    }
  }

  /** All entries from `from` on, in order. Throws CORRUPT_LOG. */
  async *entries(from: number): AsyncIterableIterator<Entry> {
    for (let offset = from; offset < this.endOffset;) {
      const entries = await this.read(offset, metadataReadBytes)
      const last = entries?.at(-1)
      assert(entries !== undefined && last !== undefined, 'a read below the end holds at least one entry')
      assert(last.endOffset > offset, `a read at ${offset} goes on, and does not end at ${last.endOffset}`)
      yield* entries
      offset = last.endOffset
    }
  }

  /** Nothing is tried again from now on. */
  close(): void {
    this.#closed = true
    this.#stall?.cancel()
  }

  #enqueue(entries: readonly Entry[]): void {
    const { log, ports } = this.#options
    for (const entry of entries) {
      try {
        assert(entry.baseOffset === log.nextOffset, `the entry at ${entry.baseOffset} must continue the log`)
        const batch = batchOfEntry(entry, ports)
        const { durable, written } = log.append(batch, { leaderEpoch: entry.term, origin: 'internal' })
        // It fails with the other.
        written.catch(() => {})
        durable.then(
          () => this.#reached(entry.endOffset),
          (error: unknown) => this.#refused(error),
        )
      } catch (error) {
        this.#refused(error)
        return
      }
    }
  }

  #reached(endOffset: number): void {
    const first = this.#tail.findIndex((entry) => entry.endOffset > endOffset)
    this.#tail = first === -1 ? [] : this.#tail.slice(first)
    const done = this.#waiters.filter((waiter) => waiter.endOffset <= endOffset)
    if (done.length === 0) return
    this.#waiters = this.#waiters.filter((waiter) => waiter.endOffset > endOffset)
    for (const { resolve } of done) resolve()
  }

  #refused(error: unknown): void {
    const { ports, onFull, onFailure } = this.#options
    if (this.#stall !== undefined || this.#failed || this.#closed) return
    if (!isStreamError(error, 'DISK_FULL') && !isStreamError(error, 'RESOURCE_EXHAUSTED')) {
      this.#failed = true
      onFailure(error)
      return
    }
    onFull(error)
    this.#stall = ports.clock.setTimer(metadataFullRetryMs, () => void this.#tryAgain())
  }

  /** What found no room was taken back by the log, and all after it. */
  async #tryAgain(): Promise<void> {
    const { log, onRoom } = this.#options
    await log.settle()
    if (this.#closed) return
    this.#stall = undefined
    this.#enqueue(this.#tail.filter((entry) => entry.baseOffset >= log.nextOffset))
    // A second failure may have come at once.
    if (!this.isFull) void this.settle().then(onRoom)
  }

  #whenDurable(endOffset: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiters.push({ endOffset, resolve })
    })
  }
}
