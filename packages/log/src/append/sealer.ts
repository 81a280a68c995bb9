import { isStreamError } from '@millrace/base'
import { removeIfThere } from '../files/atomic-file.ts'
import { indexContentOf, writeIndexFiles, writeSnapshotFile } from '../files/index-files.ts'
import { pathOf, segmentFileName } from '../file-names.ts'
import type { LogState } from '../log-state.ts'
import type { Segment } from '../segment.ts'

/**
 * Finishes rolled segments behind the appends' back: once all of a segment is on disk its indexes are written, and the
 * producers' state at its end; only then recovery may pass over it. One after the other, oldest first.
 */
export class Sealer {
  readonly #log: LogState
  #waiting: Segment[] = []
  #sealing: Promise<void> | undefined
  /** The offset of the snapshot that the last checkpoint left. */
  #checkpointOffset: number | undefined

  constructor(log: LogState) {
    this.#log = log
    if (log.recoveryPoint > log.activeSegment.baseOffset) this.#checkpointOffset = log.recoveryPoint
  }

  add(segment: Segment): void {
    this.#waiting.push(segment)
    this.retry()
  }

  /** Forgets what waits and is rolled no more: the log was cut, and `active` takes appends again. Nothing may be being sealed. */
  forgetCut(active: Segment): void {
    this.#waiting = this.#waiting.filter((segment) => segment !== active && this.#log.segments.includes(segment))
  }

  /** Tries again what a full disk held up. */
  retry(): void {
    if (this.#waiting.length > 0) this.#sealing ??= this.#sealAll()
  }

  /** Resolves when nothing is being sealed any more. */
  async settle(): Promise<void> {
    await this.#sealing
  }

  /**
   * Moves the recovery point into the last segment, to where that ends now. What waits to be sealed comes first; what is rolled
   * meanwhile, after.
   */
  async checkpoint(): Promise<void> {
    await this.#sealing
    if (this.#sealing !== undefined || this.#waiting.length > 0 || this.#log.isClosed || this.#log.isBeingCut) return
    this.#sealing = this.#careful(() => this.#checkpointActive())
    await this.#sealing
    this.retry()
  }

  #sealAll(): Promise<void> {
    return this.#careful(async () => {
      for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
        await this.#seal(next)
        this.#waiting.shift()
      }
    })
  }

  /** Does it; a failure is the directory's, unless the disk is full. */
  async #careful(task: () => Promise<void>): Promise<void> {
    const { context, identity } = this.#log
    try {
      await task()
    } catch (error) {
      // A failed sync is known to the directory; a full disk only means that recovery would read more.
      if (!isStreamError(error, 'DISK_FULL') && context.health.failure === undefined) {
        context.health.fail('writing indexes in', identity.directory, error)
      }
      context.ports.logger.warn(
        { topic: identity.topic, partition: identity.partition, directory: identity.directory, error },
        'the indexes of a segment are not written',
      )
    } finally {
      this.#sealing = undefined
    }
  }

  async #seal(segment: Segment): Promise<void> {
    const { context, identity, writer, commit, segments } = this.#log
    if (!segments.includes(segment)) {
      // Deleted before its turn came.
      await writer.release(segment)
      return
    }
    const endOffset = segment.nextOffset
    if (this.#log.config.flush === 'fsync') await commit.whenDurable(endOffset)
    await writer.trim(segment)
    await writer.syncSegment(segment)
    await this.#storeHint(endOffset)
    segment.closeTimeIndex()
    await writeIndexFiles(context.ports.disk, segment, indexContentOf(segment))
    const next = segments[segments.indexOf(segment) + 1]
    if (next?.snapshotAtBase !== undefined) {
      await writeSnapshotFile(context.ports.disk, identity.directory, next.baseOffset, next.snapshotAtBase)
      next.snapshotAtBase = undefined
    }
    await writer.release(segment)
    segment.isSealed = true
    await context.indexes.get(segment, this.#log.config)
    context.transactions.sealed(segment)
    // A damaged log stays where it is: the next start has to come across the damage again.
    if (!this.#log.corrupt.isEmpty) return
    this.#log.recoveryPoint = Math.max(this.#log.recoveryPoint, endOffset)
    context.checkpointSoon()
  }

  /**
   * Says durably that everything before `endOffset` is on disk, its name with the directory's next sync: what is bad there from now on is
   * damage, and no tail that a loss of power has torn, also before the recovery point is stored.
   */
  async #storeHint(endOffset: number): Promise<void> {
    const { config, hint, logStartOffset } = this.#log
    if (config.flush === 'fsync') this.#log.noteHint()
    else hint.update({ durableOffset: endOffset, logStartOffset })
    await hint.settle({ sync: true })
  }

  /** Stores what recovery needs to begin in the middle of the last segment, at what is now its end. */
  async #checkpointActive(): Promise<void> {
    const { activeSegment: segment, context, corrupt, commit, config, identity, producers, writer } = this.#log
    const { disk, checksum } = context.ports
    const { nextOffset, sizeBytes } = segment
    if (!corrupt.isEmpty || sizeBytes === segment.checkpointedBytes) return
    // All of it as it is at this moment; the log goes on meanwhile.
    const snapshot = producers.encode(checksum)
    const content = indexContentOf(segment)
    await (config.flush === 'fsync' ? commit.whenDurable(nextOffset) : commit.whenWritten(nextOffset))
    if (config.flush !== 'fsync') await writer.syncSegment(segment)
    await writeSnapshotFile(disk, identity.directory, nextOffset, snapshot)
    await writeIndexFiles(disk, segment, content)
    // Meanwhile it may have been found damaged, or rolled: then what follows is said elsewhere.
    if (!corrupt.isEmpty || context.health.failure !== undefined || segment !== this.#log.activeSegment) return
    this.#log.recoveryPoint = Math.max(this.#log.recoveryPoint, nextOffset)
    segment.checkpointedBytes = sizeBytes
    await context.storeRecoveryPoints()
    await this.#removeSnapshot(this.#checkpointOffset)
    this.#checkpointOffset = nextOffset
  }

  /** That of the checkpoint before: nothing begins there any more. Those at the base of a segment stay. */
  async #removeSnapshot(offset: number | undefined): Promise<void> {
    const { context, identity, segments } = this.#log
    if (offset === undefined || segments.some(({ baseOffset }) => baseOffset === offset)) return
    await removeIfThere(context.ports.disk, pathOf(identity.directory, segmentFileName(offset, 'snapshot')))
  }
}
