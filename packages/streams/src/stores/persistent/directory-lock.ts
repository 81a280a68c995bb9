import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ProcessIdentity, type ProcessRecord, StreamError } from '@millrace/base'

/** A held lock. */
export interface DirectoryLock {
  release(): Promise<void>
}

/**
 * Locks a directory by a file that one process alone can make, and that says which process that is, as the file stays when it is killed.
 * A lock whose process is gone is moved aside, looked at again there, and removed. Throws DATA_DIRECTORY_IN_USE.
 */
export async function lockDirectory(directory: string, processes: ProcessIdentity): Promise<DirectoryLock> {
  const path = join(directory, 'lock')
  const content = JSON.stringify({ ...processes.self, token: randomUUID() })
  while (!(await tryCreate(path, content))) await takeAside(directory, path, processes)
  return {
    release: async () => {
      if ((await textOf(path)) === content) await rm(path, { force: true })
    },
  }
}

/** Removes the lock that a thread of this process left behind as it crashed: only for who knows that the thread is gone. */
export async function removeLockOfThread(directory: string): Promise<void> {
  const path = join(directory, 'lock')
  const record = parse((await textOf(path)) ?? '')
  if (record?.pid === process.pid) await rm(path, { force: true })
}

async function tryCreate(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx', flush: true })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function takeAside(directory: string, path: string, processes: ProcessIdentity): Promise<void> {
  const found = await textOf(path)
  if (found === undefined) return
  await refuseIfAlive(directory, found, processes)
  const aside = `${path}.${randomUUID()}`
  try {
    await rename(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  // Between the look and the move somebody else may have taken the lock: what was moved tells.
  const moved = (await textOf(aside)) ?? ''
  if (moved !== found) {
    await rename(aside, path)
    await refuseIfAlive(directory, moved, processes)
    return
  }
  await rm(aside, { force: true })
}

async function refuseIfAlive(directory: string, text: string, processes: ProcessIdentity): Promise<void> {
  const record = parse(text)
  // Its writer died between making the file and filling it.
  if (record === undefined || !(await processes.isAlive(record))) return
  throw new StreamError(
    'DATA_DIRECTORY_IN_USE',
    `the state directory ${directory} is in use by process ${record.pid}: stop that copy, or give this one another directory`,
    { context: { file: directory, pid: record.pid } },
  )
}

function parse(text: string): ProcessRecord | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
  if (typeof value !== 'object' || value === null) return undefined
  const { pid, bootId, startTime } = value as Record<string, unknown>
  if (typeof pid !== 'number' || typeof bootId !== 'string' || typeof startTime !== 'string') return undefined
  return { pid, bootId, startTime }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
