import { isStreamError } from '@millrace/base'
import { writeIndexFiles, writeSnapshotFile } from '../files/index-files.ts'
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

  constructor(log: LogState) {
    this.#log = log
  }

  add(segment: Segment): void {
    this.#waiting.push(segment)
    this.retry()
  }

  /** Tries again what a full disk held up. */
  retry(): void {
    if (this.#waiting.length > 0) this.#sealing ??= this.#sealAll()
  }

  /** Resolves when nothing is being sealed any more. */
  async settle(): Promise<void> {
    await this.#sealing
  }

  async #sealAll(): Promise<void> {
    const { context, identity } = this.#log
    try {
      for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
        await this.#seal(next)
        this.#waiting.shift()
      }
    } catch (error) {
      // A failed sync is known to the directory; a full disk only means that recovery would read more.
      if (!isStreamError(error, 'DISK_FULL') && context.health.failure === undefined) {
        context.health.fail('writing indexes in', identity.directory, error)
      }
      context.ports.logger.warn(
        { topic: identity.topic, partition: identity.partition, directory: identity.directory, error },
        'the indexes of a rolled segment are not written',
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
    await writeIndexFiles(context.ports.disk, segment)
    const next = segments[segments.indexOf(segment) + 1]
    if (next?.snapshotAtBase !== undefined) {
      await writeSnapshotFile(context.ports.disk, identity.directory, next.baseOffset, next.snapshotAtBase)
      next.snapshotAtBase = undefined
    }
    await writer.release(segment)
    segment.isSealed = true
    await context.indexes.get(segment, this.#log.config)
    // A damaged log stays where it is: the next start has to come across the damage again.
    if (!this.#log.corrupt.isEmpty) return
    this.#log.recoveryPoint = Math.max(this.#log.recoveryPoint, endOffset)
    context.checkpointSoon()
  }
}
