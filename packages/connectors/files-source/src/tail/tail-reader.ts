import { setTimeout } from 'node:timers/promises'
import type { Logger } from '@millrace/base'
import type { OffsetMap, SourceBatch } from '@millrace/connect'
import { Complaints } from '../files/complaints.ts'
import { activeMs, readBytes, tailBytesMax } from '../limits.ts'
import { FollowedFiles } from './followed-files.ts'
import { logRecord } from './log-record.ts'
import type { LogEvent } from './multiline.ts'
import type { TailSettings } from './tail-config.ts'
import type { TailedFile } from './tailed-file.ts'

/** What lines are read by. */
export interface TailReaderParts {
  readonly settings: TailSettings
  readonly signal: AbortSignal
  readonly logger: Logger
  readonly offset: (partition: OffsetMap) => Promise<OffsetMap | null>
}

/** Reads what files that are followed bring, a part of each in turn, whenever it is asked for more. */
export class TailReader {
  readonly #parts: TailReaderParts
  readonly #files: FollowedFiles
  /** What is read of one file is given before anything is read of the next. */
  readonly #buffer = Buffer.allocUnsafeSlow(readBytes + tailBytesMax)
  #scanAtMs = 0

  constructor(parts: TailReaderParts) {
    this.#parts = parts
    const { settings, logger, offset } = parts
    this.#files = new FollowedFiles({ settings, logger, offset, complaints: new Complaints(logger) })
  }

  /** What is read, until the signal says to stop. */
  async *batches(): AsyncGenerator<SourceBatch, void> {
    const { signal, settings } = this.#parts
    try {
      while (!signal.aborted) {
        let isNew = false
        yield* this.#scanWhenDue()
        for (const file of this.#files.all) {
          if (signal.aborted) return
          for await (const batch of this.#readOn(file)) {
            isNew = true
            yield batch
          }
        }
        if (!isNew) await this.#pause(Math.min(settings.pollMs, settings.scanMs))
      }
    } finally {
      for (const file of this.#files.all) await file.close()
    }
  }

  async *#scanWhenDue(): AsyncGenerator<SourceBatch, void> {
    const nowMs = performance.now()
    if (nowMs < this.#scanAtMs) return
    const gone = await this.#files.scan(nowMs)
    this.#scanAtMs = performance.now() + this.#parts.settings.scanMs
    if (gone.length > 0) yield forgetting(gone)
  }

  async *#readOn(file: TailedFile): AsyncGenerator<SourceBatch, void> {
    const nowMs = performance.now()
    const isWatched = file.isDirty || file.isRotated || nowMs - file.grewMs < activeMs
    if (!isWatched && !file.waits) return
    if (!file.isOpen && file.path === undefined) {
      if (file.isDirty) {
        this.#parts.logger.warn({ path: file.name }, 'a file is gone that was not open: what it had more is lost')
      }
      this.#files.drop(file)
      yield forgetting([file])
      return
    }
    const news = await this.#newsOf(file, nowMs)
    if (news === 'emptied') yield* this.#readAnew(file, nowMs)
    else if (news === 'end') yield* this.#wait(file, nowMs)
    else if (news !== 'later') yield* this.#given(file, news)
  }

  /** Nothing new is in a file just now: what waits may have waited long enough, and so may one that was renamed. */
  async *#wait(file: TailedFile, nowMs: number): AsyncGenerator<SourceBatch, void> {
    const isOver = file.isRotated && nowMs - file.grewMs >= this.#parts.settings.rotatedMs
    yield* this.#given(file, file.flush(nowMs, isOver))
    if (!isOver) return
    this.#files.finish(file)
    await file.close()
    if (file.path === undefined) yield forgetting([file])
  }

  /** A file was emptied. What it had that was not given stands in its copy, if one was made, as logrotate's copytruncate does. */
  async *#readAnew(file: TailedFile, nowMs: number): AsyncGenerator<SourceBatch, void> {
    const { logger } = this.#parts
    if (file.isRotated) {
      // Another file has the number of one that was followed before it was renamed, or who emptied it wants nothing of it.
      yield* this.#given(file, file.flush(nowMs, true))
      this.#files.drop(file)
      await file.close()
      yield forgetting([file])
      return
    }
    const copy = await this.#files.copyOf(file, nowMs)
    logger.info({ path: file.path, copy: copy?.path }, 'a file was emptied, and is read from its beginning')
    // Kept with the first offset behind: the copy would not be looked for again.
    if (copy !== undefined)
      yield { records: [], positions: [{ partition: copy.sourcePartition, offset: copy.offset() }] }
    else yield* this.#given(file, file.flush(nowMs, true))
    file.restart()
  }

  async #newsOf(file: TailedFile, nowMs: number): Promise<readonly LogEvent[] | 'end' | 'later' | 'emptied'> {
    const opened = await this.#open(file)
    if (opened !== 'open') return opened
    const news = await file.read(nowMs, this.#buffer)
    return news.kind === 'events' ? news.events : news.kind
  }

  async #open(file: TailedFile): Promise<'open' | 'later' | 'emptied'> {
    if (file.isOpen) return 'open'
    if (!(await this.#makeRoom(file))) return 'later'
    try {
      const opened = await file.open(this.#parts.settings.folders)
      if (opened !== 'elsewhere') return opened
      // The next scan says where it is.
      file.isDirty = false
    } catch (error) {
      this.#files.refused(file, error)
    }
    return 'later'
  }

  /** Closes another file if as many are open as may be. False if none can be closed: those that are gone could not be opened again. */
  async #makeRoom(file: TailedFile): Promise<boolean> {
    const open = this.#files.all.filter(({ isOpen }) => isOpen)
    if (open.length < this.#parts.settings.openFilesMax) return true
    const [first] = open
      .filter((other) => other !== file && other.path !== undefined && !other.isRotated)
      .toSorted((a, b) => Number(a.isDirty) - Number(b.isDirty) || a.grewMs - b.grewMs)
    await first?.close()
    return first !== undefined
  }

  *#given(file: TailedFile, events: readonly LogEvent[]): Generator<SourceBatch, void> {
    const { settings } = this.#parts
    for (let from = 0; from < events.length; from += settings.batchSize) {
      const batch = events.slice(from, from + settings.batchSize)
      yield { records: batch.map((event) => logRecord(file, event, settings)) }
    }
  }

  /** Until it is time to look again, or the signal says to stop. */
  async #pause(pauseMs: number): Promise<void> {
    const { signal } = this.#parts
    try {
      await setTimeout(pauseMs, undefined, { signal })
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }
}

function forgetting(files: readonly TailedFile[]): SourceBatch {
  return { records: [], positions: files.map(({ sourcePartition }) => ({ partition: sourcePartition, offset: null })) }
}
