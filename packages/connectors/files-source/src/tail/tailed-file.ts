import { assert } from '@millrace/base'
import type { OffsetMap } from '@millrace/connect'
import type { AllowedFolders, OpenedFile } from '../files/allowed-folders.ts'
import { type Fingerprint, fingerprintText, hasFingerprint, Head, readAt } from '../files/fingerprint.ts'
import { headBytesMax, tailBytesMax } from '../limits.ts'
import { LineCutter } from './line-cutter.ts'
import { type LogEvent, Multiline } from './multiline.ts'
import type { TailSettings } from './tail-config.ts'

/** What reading a file on gave. */
export type FileNews =
  | { readonly kind: 'events'; readonly events: readonly LogEvent[] }
  /** There is nothing more just now. */
  | { readonly kind: 'end' }
  /** What was read is not there any more: the file was emptied, or written anew. */
  | { readonly kind: 'emptied' }

/** Which file it is. */
export interface TailedFileParts {
  readonly device: string
  readonly inode: string
  /** Where it was when it was first seen: what its records say. */
  readonly name: string
  /** Where it is now. */
  readonly path: string
  readonly position: number
  /** What it had at that position; undefined if nobody knows. */
  readonly fingerprint?: Fingerprint | undefined
  readonly nowMs: number
}

/** A file that is followed, wherever it is renamed to. */
export class TailedFile {
  readonly #settings: TailSettings
  readonly device: string
  readonly inode: string
  readonly sourcePartition: OffsetMap
  /** What its records say that it is called: where it was when it was first seen. */
  name: string
  /** Where a scan found it last; undefined once it is nowhere. */
  path: string | undefined
  /** Whether it is not at a place any more that a pattern is for. */
  isRotated = false
  /** Whether a scan saw that there may be more than was read. */
  isDirty = true
  /** How many scans after each other did not see it: one that is renamed just then may be missed by one. */
  missedScans = 0
  /** When it last grew, or was renamed. */
  grewMs: number
  /** Behind the last event that was given. */
  given: number
  /** What it had there. */
  fingerprint: Fingerprint | undefined
  #opened: OpenedFile | undefined
  #cutter: LineCutter
  #multiline: Multiline
  #head = new Head()
  #isHeadRead = false
  /** The last bytes that were read: as long as they are there, the file was not emptied. */
  #tail: Buffer = Buffer.alloc(0)

  constructor(settings: TailSettings, parts: TailedFileParts) {
    this.#settings = settings
    this.device = parts.device
    this.inode = parts.inode
    this.sourcePartition = { device: parts.device, inode: parts.inode }
    this.name = parts.name
    this.path = parts.path
    this.given = parts.position
    this.fingerprint = parts.fingerprint
    this.grewMs = parts.nowMs
    this.#cutter = new LineCutter(parts.position, settings)
    this.#multiline = new Multiline(settings.multiline)
  }

  /** Behind what was read. */
  get position(): number {
    return this.#cutter.end
  }

  get isOpen(): boolean {
    return this.#opened !== undefined
  }

  /** Whether some of a line, or lines that others may belong to, wait. */
  get waits(): boolean {
    return this.#multiline.waits || this.#cutter.hasRest
  }

  /**
   * Opens it where it is said to be. Not if another file is there (`elsewhere`); and if what was read is not there any more it says so. Rejects as
   * {@link AllowedFolders.open} does.
   */
  async open(folders: AllowedFolders): Promise<'open' | 'elsewhere' | 'emptied'> {
    if (this.#opened !== undefined) return 'open'
    if (this.path === undefined) return 'elsewhere'
    const opened = await folders.open(this.path)
    if (opened.device !== this.device || opened.inode !== this.inode) {
      await opened.handle.close()
      return 'elsewhere'
    }
    this.#opened = opened
    if (opened.size < this.given) return 'emptied'
    const { fingerprint } = this
    if (fingerprint === undefined || (await hasFingerprint(opened.handle, this.given, fingerprint))) return 'open'
    return 'emptied'
  }

  /** Reads on, into `buffer`, which what is given holds on to. It has to be open. */
  async read(nowMs: number, buffer: Buffer): Promise<FileNews> {
    const opened = this.#opened
    assert(opened !== undefined, 'a file is read once it is open')
    const { position } = this
    if (!this.#isHeadRead) {
      this.#head = new Head(await readAt(opened.handle, 0, Math.min(position, headBytesMax)))
      this.#isHeadRead = true
    }
    const overlap = this.#tail.length
    const { bytesRead } = await opened.handle.read(buffer, 0, buffer.length, position - overlap)
    if (bytesRead < overlap || !buffer.subarray(0, overlap).equals(this.#tail)) return { kind: 'emptied' }
    if (overlap === 0 && bytesRead === 0 && position > 0 && (await opened.handle.stat()).size < position) {
      return { kind: 'emptied' }
    }
    const bytes = buffer.subarray(overlap, bytesRead)
    if (bytes.length === 0) {
      this.isDirty = false
      return { kind: 'end' }
    }
    this.grewMs = nowMs
    this.#head.push(position, bytes)
    // With what stood before it: a file may grow by single bytes.
    this.#tail = Buffer.from(buffer.subarray(0, bytesRead).subarray(-tailBytesMax))
    const events: LogEvent[] = []
    for (const line of this.#cutter.push(bytes)) events.push(...this.#multiline.push(line))
    return { kind: 'events', events }
  }

  /** Events of what has waited long enough for more: all of it if nothing more will come. */
  flush(nowMs: number, isOver: boolean): readonly LogEvent[] {
    const { partialMs, multilineMs } = this.#settings
    const idleMs = nowMs - this.grewMs
    const events: LogEvent[] = []
    if (this.#cutter.hasRest && (isOver || (partialMs > 0 && idleMs >= partialMs))) {
      const line = this.#cutter.flush()
      if (line !== undefined) events.push(...this.#multiline.push(line))
    }
    // What a line without its end may still belong to goes on waiting.
    const multilineIsLate = idleMs >= multilineMs && !this.#cutter.hasRest
    if (this.#multiline.waits && (isOver || multilineIsLate)) events.push(...this.#multiline.flush())
    return events
  }

  /** The offset behind an event, which is given now. */
  give({ lines, end }: LogEvent): OffsetMap {
    this.given = end
    this.fingerprint = this.#head.at(end, lines.at(-1)?.last ?? Buffer.alloc(0))
    return this.offset()
  }

  /** The offset behind what was given. */
  offset(): OffsetMap {
    const { given: position, fingerprint, name } = this
    return {
      position,
      path: name,
      ...(fingerprint === undefined ? {} : { fingerprint: fingerprintText(fingerprint) }),
    }
  }

  /** From now on it is read from its beginning. */
  restart(): void {
    this.#begin(0)
    this.given = 0
    this.fingerprint = undefined
    this.name = this.path ?? this.name
    this.#head = new Head()
    this.#isHeadRead = true
    this.isDirty = true
  }

  /** Closes it; what waits is read again when it is opened again. */
  async close(): Promise<void> {
    const opened = this.#opened
    this.#opened = undefined
    this.#isHeadRead = false
    if (this.waits) this.#begin(this.given)
    await opened?.handle.close()
  }

  #begin(position: number): void {
    this.#cutter = new LineCutter(position, this.#settings)
    this.#multiline = new Multiline(this.#settings.multiline)
    this.#tail = Buffer.alloc(0)
  }
}
