import { assert, isStreamError, type StreamError } from '@millrace/base'
import type { DirectoryHealth } from '../directory/health.ts'
import type { BackgroundFlush } from './background-flush.ts'
import { writeBuffersMax, writeSizeBytesMax } from '../limits.ts'
import type { Segment } from '../segment.ts'
import { OffsetWaiters } from './offset-waiters.ts'
import type { PendingAppend } from './pending-append.ts'
import type { SegmentWriter } from './segment-writer.ts'
import type { SyncScheduler } from './sync-scheduler.ts'

/** What the log does at the turns of a commit. All of it is synchronous: between a failure and its undoing nothing may run. */
export interface CommitHost {
  /** These are in the file and may be read. */
  onWritten(appends: readonly PendingAppend[]): void
  /** Everything before this offset is on disk. */
  onDurable(durableOffset: number): void
  /** Takes these back, the last one first. */
  rollback(appends: readonly PendingAppend[]): void
  /** The first batch of a new segment is written: the one before it has all it will ever have. */
  onRolled(previous: Segment): void
  /** Stores the leader epochs, before a batch of a new one is. */
  storeEpochs(): Promise<void>
}

export interface GroupCommitOptions {
  readonly writer: SegmentWriter
  readonly scheduler: SyncScheduler
  readonly health: DirectoryHealth
  readonly host: CommitHost
  /** Everything before it is in the file and on disk. */
  readonly endOffset: number
  /** Whether acknowledging waits for the disk; read each time, since the configuration may change. */
  readonly mustSync: () => boolean
  /** Whether offsets may be missing in the log, as where it is compacted. */
  readonly mayHaveGaps: () => boolean
  /** Syncs later what need not be synced before it is acknowledged. */
  readonly background: BackgroundFlush
}

/**
 * Brings appends to disk in their order. Whatever gathered while a write was under way goes into the next one; whatever was
 * written while a sync was under way is covered by the next one. The end offset of a sync is noted before it starts: what is
 * written meanwhile may be on disk after it, or not.
 */
export class GroupCommit {
  readonly #options: GroupCommitOptions
  readonly #written: OffsetWaiters
  readonly #durable: OffsetWaiters
  #queue: PendingAppend[] = []
  #queuedBytes = 0
  #underWay: readonly PendingAppend[] = []
  #writtenOffset: number
  #durableOffset: number
  #lastSegment: Segment | undefined
  /** Whether a loop is at work; its promise. The flag falls within the loop's last step, so that nothing comes between. */
  #isWriting = false
  #isSyncing = false
  #writing: Promise<void> = Promise.resolve()
  #syncing: Promise<void> = Promise.resolve()
  readonly #stopListening: () => void

  constructor(options: GroupCommitOptions) {
    this.#options = options
    this.#writtenOffset = options.endOffset
    this.#durableOffset = options.endOffset
    this.#written = new OffsetWaiters(options.endOffset)
    this.#durable = new OffsetWaiters(options.endOffset)
    this.#stopListening = options.health.onFailure((failure) => this.#abandon(failure))
  }

  get writtenOffset(): number {
    return this.#writtenOffset
  }

  get durableOffset(): number {
    return this.#durableOffset
  }

  /** Bytes and appends that are not in the file yet. */
  get pendingBytes(): number {
    return this.#queuedBytes
  }

  get pendingCount(): number {
    return this.#queue.length + this.#underWay.length
  }

  /** Resolves once everything before `offset` is in the file. Rejects with DISK_FULL or STORAGE_ERROR. */
  whenWritten(offset: number): Promise<void> {
    return this.#written.wait(offset)
  }

  /** Resolves once everything before `offset` is on disk. Rejects with DISK_FULL or STORAGE_ERROR. */
  whenDurable(offset: number): Promise<void> {
    return this.#durable.wait(offset)
  }

  enqueue(append: PendingAppend): void {
    this.#queue.push(append)
    this.#queuedBytes += append.bytes.length
    if (this.#isWriting) return
    this.#isWriting = true
    this.#writing = this.#writeAll()
  }

  /** Resolves when nothing is under way any more, well or not. */
  async settle(): Promise<void> {
    while (this.#isWriting || this.#isSyncing) {
      await this.#writing
      await this.#syncing
    }
  }

  async #writeAll(): Promise<void> {
    while (this.#queue.length > 0) {
      const group = this.#takeGroup()
      try {
        await this.#write(group)
      } catch (error) {
        await this.#fail(error)
        continue
      }
      this.#finishWrite(group)
    }
    this.#isWriting = false
  }

  #takeGroup(): PendingAppend[] {
    const first = this.#queue[0]
    assert(first !== undefined, 'something is queued')
    let sizeBytes = 0
    let count = 0
    for (const append of this.#queue) {
      const ends = append.segment !== first.segment || (count > 0 && append.epochsBefore !== undefined)
      if (ends || count === writeBuffersMax || (count > 0 && sizeBytes + append.bytes.length > writeSizeBytesMax)) break
      sizeBytes += append.bytes.length
      count++
    }
    const group = this.#queue.splice(0, count)
    this.#underWay = group
    return group
  }

  async #write(group: readonly PendingAppend[]): Promise<void> {
    const { writer, host, health } = this.#options
    health.check()
    const first = group[0]
    assert(first !== undefined, 'a group has an append')
    if (first.epochsBefore !== undefined) await host.storeEpochs()
    if (first.startsSegment && this.#options.mayHaveGaps()) await this.#settleDisk()
    await writer.create(first.segment)
    await writer.write(
      first.segment,
      first.position,
      group.map((append) => append.bytes),
    )
    health.check()
  }

  #finishWrite(group: readonly PendingAppend[]): void {
    const { host } = this.#options
    const last = group.at(-1)
    const segment = last?.segment
    assert(last !== undefined && segment !== undefined, 'a group has an append')
    for (const append of group) this.#queuedBytes -= append.bytes.length
    this.#underWay = []
    segment.writtenBytes = last.position + last.bytes.length
    this.#writtenOffset = last.nextOffset
    host.onWritten(group)
    this.#written.reach(this.#writtenOffset)
    if (this.#options.mustSync()) this.#startSyncing()
    else {
      this.#advance(this.#writtenOffset)
      this.#options.background.noteWritten(last.nextOffset - (group[0]?.baseOffset ?? last.nextOffset))
    }
    this.rollTo(segment)
  }

  /** Names the segment that appends go on in after a start, so that its roll is noticed. */
  resumeIn(segment: Segment): void {
    this.#lastSegment = segment
  }

  /** Notes that `segment` was begun without waiting for a batch. */
  rollTo(segment: Segment): void {
    const previous = this.#lastSegment
    this.#lastSegment = segment
    if (previous !== undefined && previous !== segment) this.#options.host.onRolled(previous)
  }

  /**
   * After the log was cut, or begun anew: everything before `offset` is in the file and on disk, and nothing else is. Nothing may be
   * under way. `segment` is the one that takes appends now.
   */
  restart(offset: number, segment: Segment): void {
    assert(!this.#isWriting && !this.#isSyncing && this.pendingCount === 0, 'a log is cut while nothing is under way')
    this.#writtenOffset = offset
    this.#durableOffset = offset
    this.#written.restart(offset)
    this.#durable.restart(offset)
    this.#lastSegment = segment
  }

  /** Stops listening for the directory's failure. Nothing may be under way. */
  close(): void {
    this.#stopListening()
  }

  #startSyncing(): void {
    if (this.#isSyncing) return
    this.#isSyncing = true
    this.#syncing = this.#syncAll()
  }

  /**
   * Waits until all that is written is on disk. Where gaps are allowed, a segment that lost its end in a crash would pass for one that was
   * compacted, if the next one were there: so none begins before the last one is safe.
   */
  async #settleDisk(): Promise<void> {
    while (this.#durableOffset < this.#writtenOffset) {
      this.#startSyncing()
      await this.#syncing
      this.#options.health.check()
    }
  }

  async #syncAll(): Promise<void> {
    while (this.#durableOffset < this.#writtenOffset && this.#options.health.failure === undefined) {
      try {
        await this.#options.scheduler.run(() => this.#sync())
      } catch (error) {
        // A failed sync has taken the directory out of service, which rejected all that waits.
        this.#options.health.fail('syncing', this.#options.health.directory, error)
      }
    }
    this.#isSyncing = false
  }

  async #sync(): Promise<void> {
    const endOffset = this.#writtenOffset
    await this.#options.writer.sync()
    this.#options.health.check()
    this.#advance(endOffset)
  }

  #advance(durableOffset: number): void {
    if (durableOffset <= this.#durableOffset) return
    this.#durableOffset = durableOffset
    this.#options.host.onDurable(durableOffset)
    this.#durable.reach(durableOffset)
  }

  /** A write failed: a full disk takes back what is not written, anything else ends the directory. */
  async #fail(error: unknown): Promise<void> {
    const { health, host, writer } = this.#options
    if (!isStreamError(error, 'DISK_FULL') || health.failure !== undefined) {
      health.fail('writing to', health.directory, error)
      return
    }
    const appends = [...this.#underWay, ...this.#queue]
    this.#queue = []
    this.#underWay = []
    this.#queuedBytes = 0
    // Before anything else can run: the next append must meet the state that the file has.
    host.rollback(appends)
    const rejections = [this.#written.takeBeyond(this.#writtenOffset), this.#durable.takeBeyond(this.#writtenOffset)]
    try {
      await writer.cutBack()
    } catch (cutError) {
      // Bytes of unknown meaning behind the end: nothing may be written after them.
      health.fail('cutting back', health.directory, cutError)
    }
    // Not before nothing of them can come back any more: who is told so may give the records to another log.
    for (const reject of rejections) reject(health.failure ?? error)
  }

  #abandon(failure: StreamError): void {
    this.#queue = []
    this.#underWay = []
    this.#queuedBytes = 0
    this.#written.failBeyond(this.#writtenOffset, failure)
    this.#durable.failBeyond(this.#durableOffset, failure)
  }
}
