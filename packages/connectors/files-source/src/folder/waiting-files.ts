import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { StreamError } from '@millrace/base'
import type { Complaints } from '../files/complaints.ts'
import { fileErrorText, isGone, isRefused } from '../files/file-errors.ts'
import { folderFilesMax, foldersMax } from '../limits.ts'
import type { FolderSettings } from './folder-config.ts'

/** A file that may be read. */
export interface WaitingFile {
  readonly path: string
  /** Its path in the folder that files are read from. */
  readonly below: string
  readonly inode: string
  readonly size: number
  readonly modifiedMs: number
}

/** What a look into the folder showed: files in the order of their names. */
export interface Look {
  readonly files: readonly WaitingFile[]
  /** Names that are there, of files too that are not to be read yet. */
  readonly names: ReadonlySet<string>
  /** Whether all could be seen. */
  readonly isWhole: boolean
}

function tooMany(what: string, limit: number, option: string): StreamError {
  return new StreamError('RESOURCE_EXHAUSTED', `there are more than ${limit} ${what} to read: correct ${option}`, {
    context: { limit },
  })
}

/** Looks for files that are to be read and have not changed for a while. */
export async function lookForFiles(settings: FolderSettings, complaints: Complaints): Promise<Look> {
  const { folder, isRecursive, isWanted, ageMs } = settings
  const names: string[] = []
  let isWhole = true
  const folders = ['']
  // It grows meanwhile.
  for (const below of folders) {
    if (folders.length > foldersMax) throw tooMany('folders', foldersMax, 'input.path')
    const place = path.join(folder, below)
    try {
      for (const entry of await readdir(place, { withFileTypes: true })) {
        const name = path.join(below, entry.name)
        // A link to a folder may lead in circles.
        if (entry.isDirectory() && isRecursive && !entry.name.startsWith('.')) folders.push(name)
        if ((entry.isFile() || entry.isSymbolicLink()) && isWanted(entry.name)) names.push(name)
      }
      complaints.over(place)
    } catch (error) {
      isWhole = false
      if (isRefused(error)) complaints.about(place, fileErrorText(error))
      else if (!isGone(error)) throw error
    }
    if (names.length > folderFilesMax) throw tooMany('files', folderFilesMax, 'input.file.pattern')
  }
  const files: WaitingFile[] = []
  for (const below of names.toSorted()) {
    try {
      const found = path.join(folder, below)
      const { ino, size, mtimeMs } = await stat(found, { bigint: true })
      if (Date.now() - Number(mtimeMs) < ageMs) continue
      files.push({ path: found, below, inode: String(ino), size: Number(size), modifiedMs: Number(mtimeMs) })
    } catch (error) {
      if (isRefused(error)) complaints.about(path.join(folder, below), fileErrorText(error))
      else if (!isGone(error)) throw error
    }
  }
  return { files, names: new Set(names), isWhole }
}
