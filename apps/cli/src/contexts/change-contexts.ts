import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { usageError } from '../failure.ts'
import { contextLockAttemptsMax, contextLockDelayMs } from '../limits.ts'
import { type ContextFile, readContextFile } from './context-file.ts'

/**
 * Reads the contexts, lets `change` change the document, and puts it in the place of the old one in one step: whoever reads sees all
 * of it or nothing, and of two that change it at once none loses what the other did. Nothing is touched if the file makes no
 * sense, or `change` throws.
 */
export async function changeContexts(file: string, change: (file: ContextFile) => void): Promise<void> {
  // Who keeps the file elsewhere and links to it keeps the link.
  const target = (await ifThere(realpath(file))) ?? file
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw unwritable(error)
  })
  const lock = `${target}.lock`
  const handle = await takeLock(lock)
  try {
    const found = await readContextFile(target)
    change(found)
    // There may be none yet.
    const before = await ifThere(stat(target))
    if (before !== undefined) await handle.chmod(before.mode)
    await handle.writeFile(found.document.toString({ lineWidth: 0, flowCollectionPadding: false }))
    await handle.sync()
    await handle.close()
    await rename(lock, target)
  } catch (error) {
    await handle.close()
    await rm(lock, { force: true })
    throw error
  }
}

/** undefined for a file that is not there; any other failure is told. */
async function ifThere<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw unwritable(error)
  }
}

/** The new content is written into the lock itself, as Git does it: making the file is the lock, renaming it gives it back. */
async function takeLock(lock: string): ReturnType<typeof open> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await open(lock, 'wx', 0o600)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(error)
      if (attempt === contextLockAttemptsMax) {
        throw usageError(`another process is changing the contexts: if none is, remove ${lock}`)
      }
      await delay(contextLockDelayMs)
    }
  }
}

function unwritable(error: unknown): Error {
  return usageError(`can't write the contexts: ${error instanceof Error ? error.message : String(error)}`)
}
