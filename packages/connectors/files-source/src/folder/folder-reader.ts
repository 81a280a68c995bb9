import { stat } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import type { Logger } from '@millrace/base'
import type { OffsetMap, SourceBatch, SourcePosition, SourceTask } from '@millrace/connect'
import { NotAllowed, type OpenedFile, whyNotOpened } from '../files/allowed-folders.ts'
import { Complaints } from '../files/complaints.ts'
import { isGone, isRefused } from '../files/file-errors.ts'
import { fingerprintText, hasFingerprint, Head, parseFingerprint, readAt } from '../files/fingerprint.ts'
import { headBytesMax, readBytes } from '../limits.ts'
import { cleanUp } from './clean-up.ts'
import type { FolderSettings } from './folder-config.ts'
import type { Beginning, Row, RowFormat } from './row-format.ts'
import { type RowPlace, rowRecord } from './row-record.ts'
import { lookForFiles, type WaitingFile } from './waiting-files.ts'

/** What a folder is read by. */
export interface FolderReaderParts {
  readonly settings: FolderSettings
  readonly format: RowFormat
  readonly connector: string
  readonly task: number
  readonly signal: AbortSignal
  readonly logger: Logger
  readonly offset: (partition: OffsetMap) => Promise<OffsetMap | null>
}

/** A file that was read to its end, as it was then. */
interface ReadFile {
  readonly file: WaitingFile
  readonly offset: OffsetMap
}

/** Where reading a file begins. */
interface Start {
  readonly position: number
  readonly line: number
  readonly beginning: Beginning
}

const numberIn = (offset: OffsetMap, name: string): number => {
  const value = offset[name]
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0
}

const partitionOf = ({ below }: WaitingFile): OffsetMap => ({ file: below })

/** Reads the files of a folder, one after the other, each to its end; once all of a file is stored it does with it what it is to. */
export class FolderReader implements SourceTask {
  readonly #parts: FolderReaderParts
  readonly #complaints: Complaints
  readonly #read = new Map<string, ReadFile>()
  /** Files that are gone, of which nothing needs to be kept. */
  #forgotten: OffsetMap[] = []

  constructor(parts: FolderReaderParts) {
    this.#parts = parts
    this.#complaints = new Complaints(parts.logger)
  }

  [Symbol.asyncIterator](): AsyncGenerator<SourceBatch, void> {
    return this.#batches()
  }

  async onCommitted(positions: readonly SourcePosition[]): Promise<void> {
    for (const { partition, offset } of positions) {
      const { file } = partition
      const read = typeof file === 'string' && offset['finished'] === true ? this.#read.get(file) : undefined
      if (read !== undefined) await this.#cleanUp(read.file)
    }
  }

  async *#batches(): AsyncGenerator<SourceBatch, void> {
    const { settings, signal } = this.#parts
    while (!signal.aborted) {
      const { files, names, isWhole } = await lookForFiles(settings, this.#complaints)
      if (isWhole) this.#forgetThoseGoneFrom(names)
      let isNew = false
      for (const file of files) {
        if (signal.aborted) return
        if (await this.#isDone(file)) continue
        for await (const batch of this.#readFile(file)) {
          isNew = true
          yield batch
        }
      }
      const forgotten = this.#forgotten.splice(0)
      if (forgotten.length > 0) {
        yield { records: [], positions: forgotten.map((partition) => ({ partition, offset: null })) }
      }
      if (!isNew) await this.#pause(settings.waitMs)
    }
  }

  #forgetThoseGoneFrom(names: ReadonlySet<string>): void {
    for (const [below, { file }] of this.#read) {
      if (names.has(below)) continue
      this.#read.delete(below)
      this.#forgotten.push(partitionOf(file))
    }
  }

  /** Whether a file was read, as it is: what a task that was killed had no time for is done with it now. */
  async #isDone(file: WaitingFile): Promise<boolean> {
    const isAsItWas = ({ inode, size, modifiedMs }: WaitingFile): boolean =>
      inode === file.inode && size === file.size && modifiedMs === file.modifiedMs
    const read = this.#read.get(file.below)
    if (read !== undefined) return isAsItWas(read.file)
    const saved = await this.#parts.offset(partitionOf(file))
    if (saved?.['finished'] !== true || !isAsItWas(savedFile(file, saved))) return false
    this.#read.set(file.below, { file, offset: saved })
    await this.#cleanUp(file)
    return true
  }

  async #cleanUp(file: WaitingFile): Promise<void> {
    const { cleanUp: how } = this.#parts.settings
    if (how.kind === 'none') return
    const there = await stat(file.path, { bigint: true }).catch((error: unknown) => {
      if (isGone(error)) return undefined
      throw error
    })
    if (there !== undefined) {
      // One that came in its place, or grew, has rows that nobody has read.
      const isSame = String(there.ino) === file.inode && Number(there.size) === file.size
      if (!isSame || Number(there.mtimeMs) !== file.modifiedMs) return
      await cleanUp(file.path, file.below, how)
    }
    this.#read.delete(file.below)
    this.#forgotten.push(partitionOf(file))
  }

  async *#readFile(file: WaitingFile): AsyncGenerator<SourceBatch, void> {
    const { settings, format } = this.#parts
    let opened: OpenedFile
    try {
      opened = await settings.folders.open(file.path)
    } catch (error) {
      if (!(error instanceof NotAllowed) && !isRefused(error) && !isGone(error)) throw error
      if (!isGone(error)) this.#complaints.about(file.path, whyNotOpened(error))
      return
    }
    try {
      yield* this.#rowsOf(file, opened, await this.#startOf(file, opened, await format.begin(opened.handle)))
    } finally {
      await opened.handle.close()
    }
  }

  async #startOf(file: WaitingFile, { handle, size }: OpenedFile, beginning: Beginning): Promise<Start> {
    const atFirst = { position: beginning.position, line: beginning.line, beginning }
    const saved = this.#read.get(file.below)?.offset ?? (await this.#parts.offset(partitionOf(file)))
    if (saved === null) return atFirst
    const position = numberIn(saved, 'position')
    const fingerprint = parseFingerprint(saved['fingerprint'])
    if (position <= size && fingerprint !== undefined && (await hasFingerprint(handle, position, fingerprint))) {
      return position <= beginning.position ? atFirst : { position, line: numberIn(saved, 'line'), beginning }
    }
    this.#parts.logger.info({ path: file.path }, 'another file of that name is read from its beginning')
    return atFirst
  }

  async *#rowsOf(file: WaitingFile, opened: OpenedFile, start: Start): AsyncGenerator<SourceBatch, void> {
    const { signal, settings } = this.#parts
    const { beginning, position } = start
    const { handle } = opened
    const head = new Head(await readAt(handle, 0, Math.min(position, headBytesMax)))
    const reader = beginning.rows(position, start.line)
    const last = {
      end: position,
      nextLine: start.line,
      last: await readAt(handle, Math.max(0, position - 64), Math.min(position, 64)),
    }
    let behind: Pick<Row, 'end' | 'nextLine' | 'last'> = last
    if (beginning.problem !== undefined) {
      const raw = await readAt(handle, 0, position)
      const row = { ...last, value: undefined, problem: beginning.problem, raw, line: 1 }
      yield* this.#given(file, [row], head)
    }
    for (;;) {
      if (signal.aborted) return
      const bytes = await readAt(handle, reader.end, readBytes)
      const now = bytes.length === 0 ? await handle.stat() : undefined
      if (now !== undefined && now.size < reader.end) {
        this.#parts.logger.warn({ path: file.path }, 'a file was emptied while it was read, and is read anew')
        return
      }
      if (now !== undefined && (now.size > reader.end || Date.now() - now.mtimeMs < settings.ageMs)) {
        await this.#pause(Math.min(settings.waitMs, Math.max(1, settings.ageMs)))
        continue
      }
      head.push(reader.end, bytes)
      const rows = now === undefined ? reader.push(bytes) : reader.flush()
      behind = { ...(rows.at(-1) ?? behind) }
      if (beginning.problem === undefined) yield* this.#given(file, rows, head)
      if (now !== undefined) break
    }
    yield await this.#finished(file, opened, behind, head)
  }

  *#given(file: WaitingFile, rows: readonly Row[], head: Head): Generator<SourceBatch, void> {
    const { settings, connector, task } = this.#parts
    for (let from = 0; from < rows.length; from += settings.batchSize) {
      const batch = rows.slice(from, from + settings.batchSize)
      const records = batch.flatMap((row) => {
        const place: RowPlace = {
          file: file.path,
          connector,
          task,
          sourcePartition: partitionOf(file),
          sourceOffset: offsetBehind(row, head),
        }
        return rowRecord(row, place, settings) ?? []
      })
      if (records.length > 0) yield { records }
    }
  }

  /** All of a file is given: once that is stored, it is done with. */
  async #finished(
    file: WaitingFile,
    { handle, inode }: OpenedFile,
    behind: Pick<Row, 'end' | 'nextLine' | 'last'>,
    head: Head,
  ): Promise<SourceBatch> {
    const { size, mtimeMs } = await handle.stat({ bigint: true })
    const read = { ...file, inode, size: Number(size), modifiedMs: Number(mtimeMs) }
    const offset: OffsetMap = {
      ...offsetBehind(behind, head),
      finished: true,
      inode,
      size: read.size,
      modifiedMs: read.modifiedMs,
    }
    this.#read.set(file.below, { file: read, offset })
    return { records: [], positions: [{ partition: partitionOf(file), offset }] }
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

function offsetBehind({ end, nextLine, last }: Pick<Row, 'end' | 'nextLine' | 'last'>, head: Head): OffsetMap {
  return { position: end, line: nextLine, fingerprint: fingerprintText(head.at(end, last)) }
}

/** The file as it was when it was read to its end, from its offset. */
function savedFile(file: WaitingFile, saved: OffsetMap): WaitingFile {
  const { inode, size, modifiedMs } = saved
  return {
    ...file,
    inode: String(inode),
    size: typeof size === 'number' ? size : -1,
    modifiedMs: typeof modifiedMs === 'number' ? modifiedMs : -1,
  }
}
