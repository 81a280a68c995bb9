import { constants } from 'node:fs'
import { type FileHandle, open, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileErrorText, isGone } from './file-errors.ts'

/** Whether an absolute path is a folder or lies below it. Both are without `..`. */
export function isWithin(folder: string, file: string): boolean {
  const below = path.relative(folder, file)
  return below === '' || (below !== '..' && !below.startsWith(`..${path.sep}`) && !path.isAbsolute(below))
}

/** A file that was opened, and what it is known by. */
export interface OpenedFile {
  readonly handle: FileHandle
  readonly device: string
  readonly inode: string
  readonly size: number
  readonly modifiedMs: number
}

/** A path that may not be read: it leads out of the folders that are allowed. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
}

/** The folders that files may lie in: wherever links lead to, what lies elsewhere is not read. */
export class AllowedFolders {
  readonly #folders: readonly string[]

  constructor(folders: readonly string[]) {
    this.#folders = folders.map((folder) => path.resolve(folder))
  }

  /** Whether a path lies in one of them by its name, wherever links lead to. */
  names(file: string): boolean {
    return this.#folders.some((folder) => isWithin(folder, path.resolve(file)))
  }

  /** Whether what a path leads to lies in one of them. Rejects if there is no such file. */
  async holds(file: string): Promise<boolean> {
    const real = await realpath(file)
    for (const folder of this.#folders) {
      const realFolder = await realpath(folder).catch((error: unknown) => {
        if (isGone(error)) return undefined
        throw error
      })
      if (realFolder !== undefined && isWithin(realFolder, real)) return true
    }
    return false
  }

  /** Opens a file to read it. Rejects with NotAllowed if it is none, or lies elsewhere; with the file system's error otherwise. */
  async open(file: string): Promise<OpenedFile> {
    // Opening a pipe would wait for who writes it.
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const opened = await handle.stat({ bigint: true })
      if (!opened.isFile()) throw new NotAllowed('it is no regular file')
      if (!(await this.holds(file))) throw new NotAllowed('it lies outside the folders that are allowed')
      // A link may have been put in another's place meanwhile: what was opened is what lies there.
      const there = await stat(await realpath(file), { bigint: true })
      if (there.ino !== opened.ino || there.dev !== opened.dev) throw new NotAllowed('it was replaced meanwhile')
      return {
        handle,
        device: String(opened.dev),
        inode: String(opened.ino),
        size: Number(opened.size),
        modifiedMs: Number(opened.mtimeMs),
      }
    } catch (error) {
      await handle.close()
      throw error
    }
  }
}

/** Why a file could not be opened, for people. */
export function whyNotOpened(error: unknown): string {
  return error instanceof NotAllowed ? error.message : fileErrorText(error)
}
