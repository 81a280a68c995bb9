import path from 'node:path'
import { type Logger, StreamError } from '@millrace/base'
import type { OffsetMap } from '@millrace/connect'
import type { Complaints } from '../files/complaints.ts'
import { fileErrorText, isGone, isRefused } from '../files/file-errors.ts'
import { hasFingerprint, parseFingerprint } from '../files/fingerprint.ts'
import { NotAllowed } from '../files/allowed-folders.ts'
import { type FoundFile, walk } from '../files/walk.ts'
import { filesMax, missedScansMax } from '../limits.ts'
import type { TailSettings } from './tail-config.ts'
import { TailedFile } from './tailed-file.ts'

/** What files are followed by. */
export interface FollowedFilesParts {
  readonly settings: TailSettings
  readonly logger: Logger
  readonly complaints: Complaints
  readonly offset: (partition: OffsetMap) => Promise<OffsetMap | null>
}

/** Where a saved offset says that reading goes on. */
function positionOf(saved: OffsetMap): number {
  const { position } = saved
  return typeof position === 'number' && Number.isSafeInteger(position) && position >= 0 ? position : 0
}

const idOf = ({ device, inode }: { readonly device: string; readonly inode: string }): string => `${device}:${inode}`

/** Which files are followed: those that patterns are for, and those that were before they were renamed. */
export class FollowedFiles {
  readonly #parts: FollowedFilesParts
  readonly #files = new Map<string, TailedFile>()
  /** Renamed files that were read to their ends, and where those were. */
  readonly #finished = new Map<string, { readonly file: TailedFile; readonly position: number }>()

  constructor(parts: FollowedFilesParts) {
    this.#parts = parts
  }

  get all(): readonly TailedFile[] {
    return [...this.#files.values()]
  }

  /** Looks for what is new, renamed or gone. Answers the files that are gone, of which nothing needs to be known any more. */
  async scan(nowMs: number): Promise<readonly TailedFile[]> {
    const found = await this.#walk()
    const seen = new Set<string>()
    // Of two names of one file that one counts which a pattern is for.
    for (const file of found.toSorted((a, b) => Number(b.matched) - Number(a.matched))) {
      const id = idOf(file)
      if (seen.has(id)) continue
      seen.add(id)
      const known = this.#files.get(id)
      if (known === undefined) await this.#meet(id, file, nowMs)
      else this.#meetAgain(known, file, nowMs)
    }
    for (const [id, file] of this.#files) {
      file.missedScans = seen.has(id) ? 0 : file.missedScans + 1
      if (file.missedScans < missedScansMax || file.path === undefined) continue
      file.path = undefined
      file.isRotated = true
      file.grewMs = nowMs
    }
    const gone = [...this.#finished].filter(([id]) => !seen.has(id))
    for (const [id] of gone) this.#finished.delete(id)
    return gone.map(([, { file }]) => file)
  }

  /** A file was read to its end, and nothing more will come. */
  finish(file: TailedFile): void {
    this.drop(file)
    if (file.path !== undefined) this.#finished.set(idOf(file), { file, position: file.given })
  }

  /** A file is followed no more. */
  drop(file: TailedFile): void {
    this.#files.delete(idOf(file))
  }

  /**
   * The copy of a file that was emptied after it had been copied, as far as it was not given: it is followed from there on. Undefined if there is
   * none.
   */
  async copyOf(file: TailedFile, nowMs: number): Promise<TailedFile | undefined> {
    const { fingerprint, given, path: place } = file
    if (fingerprint === undefined || place === undefined) return undefined
    const folder = path.dirname(place)
    const others = (await this.#walk()).filter((found) => path.dirname(found.path) === folder && found.size >= given)
    for (const found of others) {
      const id = idOf(found)
      if (this.#files.has(id) || this.#finished.has(id)) continue
      if (!(await this.#has(found, (handle) => hasFingerprint(handle, given, fingerprint)))) continue
      const { device, inode, path: where } = found
      const parts = { device, inode, name: file.name, path: where, position: given, fingerprint, nowMs }
      const copy = new TailedFile(this.#parts.settings, parts)
      copy.isRotated = true
      this.#add(id, copy)
      return copy
    }
    return undefined
  }

  async #has(
    found: FoundFile,
    ask: (handle: Awaited<ReturnType<TailSettings['folders']['open']>>['handle']) => Promise<boolean>,
  ): Promise<boolean> {
    try {
      const opened = await this.#parts.settings.folders.open(found.path)
      try {
        return idOf(opened) === idOf(found) && (await ask(opened.handle))
      } finally {
        await opened.handle.close()
      }
    } catch (error) {
      if (error instanceof NotAllowed || isGone(error) || isRefused(error)) return false
      throw error
    }
  }

  async #meet(id: string, found: FoundFile, nowMs: number): Promise<void> {
    const { settings, offset } = this.#parts
    const { device, inode, matched, path: place, size } = found
    const finished = this.#finished.get(id)
    if (finished !== undefined) {
      if (finished.position === size && !matched) return
      this.#finished.delete(id)
    }
    // What was finished may not be kept yet.
    const saved = finished?.file.offset() ?? (await offset({ device, inode }))
    if (!matched && (saved === null || positionOf(saved) === size)) return
    const { path: name } = saved ?? {}
    const file = new TailedFile(settings, {
      device,
      inode,
      name: typeof name === 'string' ? name : place,
      path: place,
      position: saved === null ? 0 : positionOf(saved),
      fingerprint: parseFingerprint(saved?.['fingerprint']),
      nowMs,
    })
    file.isRotated = !matched
    this.#add(id, file)
  }

  #meetAgain(known: TailedFile, found: FoundFile, nowMs: number): void {
    if (known.path !== found.path) {
      const { path: before } = known
      this.#parts.logger.info({ before, path: found.path }, 'a file that is followed was renamed')
    }
    known.path = found.path
    if (!found.matched && !known.isRotated) known.grewMs = nowMs
    known.isRotated = !found.matched
    if (found.size !== known.position) known.isDirty = true
  }

  #add(id: string, file: TailedFile): void {
    if (this.#files.size >= filesMax) {
      throw new StreamError(
        'RESOURCE_EXHAUSTED',
        `there are more than ${filesMax} files to follow: name fewer in paths, or in several connectors`,
        { context: { limit: filesMax } },
      )
    }
    this.#files.set(id, file)
    this.#parts.logger.info({ path: file.path, position: file.given }, 'a file is followed')
  }

  #walk(): Promise<readonly FoundFile[]> {
    const { settings, complaints } = this.#parts
    return walk({
      globs: settings.globs,
      excluded: settings.excluded,
      allowed: (folder) => settings.folders.holds(folder),
      siblings: true,
      complaints,
    })
  }

  /** Why a file can't be opened is said once, and it is tried again when it has changed. Throws what is no matter of one file. */
  refused(file: TailedFile, error: unknown): void {
    file.isDirty = false
    const place = file.path ?? file.name
    if (error instanceof NotAllowed) this.#parts.complaints.about(place, error.message)
    else if (isRefused(error)) this.#parts.complaints.about(place, fileErrorText(error))
    else if (!isGone(error)) throw error
  }
}
