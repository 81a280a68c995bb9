import { constants, copyFile, link, lstat, mkdir, rename, rm, unlink } from 'node:fs/promises'
import path from 'node:path'
import { StreamError } from '@millrace/base'
import { fileErrorCode, fileErrorText, isGone } from '../files/file-errors.ts'
import type { CleanUp } from './folder-config.ts'

/** Whether both are one file: whoever was killed between the two steps has done the first. */
async function isSame(from: string, to: string): Promise<boolean> {
  const [a, b] = [await lstat(from, { bigint: true }), await lstat(to, { bigint: true })]
  return a.ino === b.ino && a.dev === b.dev
}

/** Puts a file at a place where none is. False if there is one. */
async function place(from: string, to: string): Promise<boolean> {
  try {
    // Unlike a rename it takes nobody's place.
    await link(from, to)
  } catch (error) {
    const code = fileErrorCode(error)
    if (code === 'EEXIST' && !(await isSame(from, to))) return false
    if (code !== 'EEXIST' && code !== 'EXDEV' && code !== 'EPERM' && code !== 'ENOTSUP') throw error
    return copy(from, to)
  }
  await unlink(from)
  return true
}

/** To another file system: whole or not at all. */
async function copy(from: string, to: string): Promise<boolean> {
  const part = path.join(path.dirname(to), `.${path.basename(to)}.part`)
  try {
    // A name is taken first: what is renamed takes the place of what is there.
    await copyFile(from, part)
    await copyFile('/dev/null', to, constants.COPYFILE_EXCL)
    await rename(part, to)
  } catch (error) {
    await rm(part, { force: true })
    if (fileErrorCode(error) === 'EEXIST') return false
    throw error
  }
  await unlink(from)
  return true
}

/** `name`, or one like it for the `attempt`th time that it is taken. */
function nameFor(name: string, attempt: number): string {
  if (attempt === 0) return name
  const { name: stem, ext } = path.parse(name)
  return `${stem}-${attempt}${ext}`
}

const attemptsMax = 10_000

/**
 * Does with a file that was read what it is to. `below` is its path in the folder that files are read from, which it keeps where it goes; a file that
 * is there already stays, and the new one has a number. A file that is gone is done with.
 */
export async function cleanUp(file: string, below: string, how: CleanUp): Promise<void> {
  if (how.kind === 'none') return
  try {
    if (how.kind === 'delete') {
      await rm(file, { force: true })
      return
    }
    const target = path.join(how.to, below)
    await mkdir(path.dirname(target), { recursive: true })
    for (let attempt = 0; attempt < attemptsMax; attempt++) {
      if (await place(file, path.join(path.dirname(target), nameFor(path.basename(target), attempt)))) return
    }
    throw new Error(`there are ${attemptsMax} files of its name`)
  } catch (error) {
    if (isGone(error)) return
    const doing = how.kind === 'delete' ? 'deleted' : `moved to ${how.to}`
    throw new StreamError(
      'STORAGE_ERROR',
      `the file ${file} was read and could not be ${doing} (${fileErrorText(error)}): have the task's user write there, or set cleanup.policy`,
      { cause: error },
    )
  }
}
