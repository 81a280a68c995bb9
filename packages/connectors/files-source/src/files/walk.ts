import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { StreamError } from '@millrace/base'
import { foldersMax } from '../limits.ts'
import type { Complaints } from './complaints.ts'
import { fileErrorText, isGone, isRefused } from './file-errors.ts'
import type { Glob, GlobPart } from './glob.ts'

/** A file as a look into its folder showed it. */
export interface FoundFile {
  readonly path: string
  /** Whether a pattern is for it; others lie beside such files. */
  readonly matched: boolean
  readonly device: string
  readonly inode: string
  readonly size: number
  readonly modifiedMs: number
}

/** What to look for. */
export interface WalkOptions {
  readonly globs: readonly Glob[]
  /** Whether a path that a pattern is for is left out all the same. */
  readonly excluded: (file: string) => boolean
  /** Whether a folder may be looked into. */
  readonly allowed: (folder: string) => Promise<boolean>
  /** Whether files are wanted that lie beside those of the patterns. */
  readonly siblings: boolean
  readonly complaints: Complaints
}

class Walk {
  readonly #options: WalkOptions
  /** Paths of files, and whether a pattern is for them. */
  readonly paths = new Map<string, boolean>()
  #folders = 0

  constructor(options: WalkOptions) {
    this.#options = options
  }

  async into(folder: string, parts: readonly GlobPart[]): Promise<void> {
    const [part, ...rest] = parts
    if (part === undefined) return
    const entries = await this.#entriesOf(folder)
    if (part.kind === 'any folders') {
      await this.#below(folder, entries, rest)
      // Links to folders are left out here: they may lead in circles.
      const below = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      for (const { name } of below) await this.into(path.join(folder, name), parts)
    } else await this.#below(folder, entries, parts)
  }

  /** Goes on with the entries of a folder that the first of `parts` is for. */
  async #below(folder: string, entries: readonly Dirent[], parts: readonly GlobPart[]): Promise<void> {
    const [part, ...rest] = parts
    if (part === undefined) return
    if (part.kind === 'any folders') {
      await this.into(folder, parts)
      return
    }
    for (const entry of entries) {
      const matches = part.names.test(entry.name)
      const found = path.join(folder, entry.name)
      if (rest.length === 0) this.#note(found, entry, matches)
      else if (matches && (entry.isDirectory() || entry.isSymbolicLink())) await this.into(found, rest)
    }
  }

  #note(found: string, entry: Dirent, matches: boolean): void {
    if (!entry.isFile() && !entry.isSymbolicLink()) return
    const matched = matches && !this.#options.excluded(found)
    if (!matched && !(this.#options.siblings && entry.isFile())) return
    this.paths.set(found, matched || this.paths.get(found) === true)
  }

  async #entriesOf(folder: string): Promise<readonly Dirent[]> {
    const { complaints, allowed } = this.#options
    this.#folders += 1
    if (this.#folders > foldersMax) {
      throw new StreamError(
        'RESOURCE_EXHAUSTED',
        `the patterns of paths lead into more than ${foldersMax} folders: name folders more exactly`,
        { context: { limit: foldersMax } },
      )
    }
    try {
      if (!(await allowed(folder))) {
        complaints.about(folder, 'it lies outside the folders that are allowed')
        return []
      }
      const entries = await readdir(folder, { withFileTypes: true })
      complaints.over(folder)
      return entries
    } catch (error) {
      if (isRefused(error)) complaints.about(folder, fileErrorText(error))
      else if (!isGone(error)) throw error
      return []
    }
  }
}

/** The files that patterns are for, in the order of their paths, and those beside them; what comes and goes meanwhile may be left out. */
export async function walk(options: WalkOptions): Promise<readonly FoundFile[]> {
  const walked = new Walk(options)
  for (const { folder, parts } of options.globs) await walked.into(folder, parts)
  const found: FoundFile[] = []
  for (const [file, matched] of [...walked.paths].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    try {
      const { dev, ino, size, mtimeMs } = await stat(file, { bigint: true })
      found.push({
        path: file,
        matched,
        device: String(dev),
        inode: String(ino),
        size: Number(size),
        modifiedMs: Number(mtimeMs),
      })
    } catch (error) {
      if (isRefused(error)) options.complaints.about(file, fileErrorText(error))
      else if (!isGone(error)) throw error
    }
  }
  return found
}
