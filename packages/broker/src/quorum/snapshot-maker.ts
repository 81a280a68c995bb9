import { type Clock, isStreamError, type Logger, type Timer } from '@millrace/base'
import type { SnapshotMeta } from '@millrace/raft'
import type { MetadataLog } from './metadata-log.ts'
import type { MetadataState } from './metadata-state.ts'
import type { RaftDriver } from './raft-driver.ts'
import type { SnapshotFiles } from './snapshot-files.ts'

export interface SnapshotMakerOptions {
  readonly driver: RaftDriver
  readonly state: MetadataState
  readonly log: MetadataLog
  readonly files: SnapshotFiles
  /** Those that are there, the oldest first. */
  readonly metas: readonly SnapshotMeta[]
  readonly clock: Clock
  readonly logger: Logger
  /** `metadata.log.max.record.bytes.between.snapshots` */
  readonly bytesMax: number
  /** `metadata.log.max.snapshot.interval.ms`; 0 for never. */
  readonly intervalMs: number
}

/**
 * Makes a snapshot of the metadata when so many bytes were committed since the last one, or so long after a change, and gives up what the
 * one before it already had: so that who is a little behind still finds entries, not a snapshot.
 */
export class SnapshotMaker {
  readonly #options: SnapshotMakerOptions
  #metas: SnapshotMeta[]
  #newBytes = 0
  #timer: Timer | undefined
  #making: Promise<void> | undefined
  #closed = false

  constructor(options: SnapshotMakerOptions) {
    this.#options = options
    this.#metas = [...options.metas]
  }

  /** Records were committed. */
  note(sizeBytes: number): void {
    const { bytesMax, intervalMs, clock } = this.#options
    if (sizeBytes === 0 || this.#closed) return
    this.#newBytes += sizeBytes
    if (this.#newBytes >= bytesMax) this.#begin()
    else if (intervalMs > 0) this.#timer ??= clock.setTimer(intervalMs, () => this.#begin())
  }

  /** A snapshot of another node took the place of the log. */
  installed(meta: SnapshotMeta): void {
    if (meta.sizeBytes > 0) this.#metas.push(meta)
  }

  /** Resolves once none is being made. */
  async close(): Promise<void> {
    this.#closed = true
    this.#timer?.cancel()
    await this.#making
  }

  #begin(): void {
    this.#timer?.cancel()
    this.#timer = undefined
    if (this.#making !== undefined || this.#closed) return
    this.#newBytes = 0
    this.#making = this.#make().finally(() => {
      this.#making = undefined
    })
  }

  /** Never rejects: without a snapshot the log only stays longer than it must. */
  async #make(): Promise<void> {
    const { driver, state, files, log, logger } = this.#options
    try {
      const endOffset = state.replayedOffset
      const at = driver.at(endOffset)
      if (at === undefined || (this.#metas.at(-1)?.endOffset ?? 0) >= endOffset) return
      const meta = await files.save({ endOffset, ...at }, state.image.snapshot())
      driver.snapshotSaved(meta)
      this.#metas.push(meta)
      logger.info({ offset: endOffset, sizeBytes: meta.sizeBytes }, 'a snapshot of the metadata was made')
      const keep = this.#metas.slice(-2)
      const [oldest] = keep
      if (oldest === undefined || keep.length < 2) return
      await log.moveStart(oldest.endOffset)
      driver.logStartMoved(oldest.endOffset)
      for (const old of this.#metas.slice(0, -2)) await files.remove(old)
      this.#metas = keep
    } catch (error) {
      if (!isStreamError(error)) throw error
      logger.warn({ err: error, code: error.code }, 'a snapshot of the metadata could not be made')
    }
  }
}
