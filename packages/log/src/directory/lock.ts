import {
  type Clock,
  type Disk,
  isStreamError,
  type Logger,
  type ProcessIdentity,
  type ProcessRecord,
  randomUuid,
  type Random,
  StreamError,
} from '@millrace/base'
import { directoryFiles, pathOf, temporarySuffix } from '../file-names.ts'
import { readWholeFile, removeIfThere } from '../files/atomic-file.ts'
import { lockReadAttemptsMax, lockReadDelayMs } from '../limits.ts'

export interface LockOptions {
  readonly disk: Disk
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly directory: string
  readonly identity: ProcessIdentity
}

/** A held lock on a data directory. */
export interface DirectoryLock {
  release(): Promise<void>
}

/**
 * Locks a directory by a file that only one process can make. Node has no flock, so the file stays when its process is
 * killed; it therefore says which process it was: pid, start time and boot, since a pid alone means nothing after a reboot, and
 * in a container everyone is pid 1. A lock whose process is gone is moved aside, looked at again, and removed.
 *
 * Throws DATA_DIRECTORY_IN_USE.
 */
export async function lockDirectory(options: LockOptions): Promise<DirectoryLock> {
  const { disk, directory, identity, random } = options
  const path = pathOf(directory, directoryFiles.lock)
  // Tells this lock from one of the same process on another directory object, and from any other.
  const content = JSON.stringify({ ...identity.self, token: randomUuid(random) })
  while (!(await tryCreate(disk, path, content))) await takeStaleAside(options, path)
  await disk.syncDirectory(directory)
  return {
    release: async () => {
      const found = await readWholeFile(disk, path)
      if (found?.toString('utf8') === content) await removeIfThere(disk, path)
    },
  }
}

async function tryCreate(disk: Disk, path: string, content: string): Promise<boolean> {
  let file
  try {
    file = await disk.open(path, 'create')
  } catch (error) {
    if (isStreamError(error, 'ALREADY_EXISTS')) return false
    throw error
  }
  try {
    await file.write(0, [Buffer.from(content)])
    await file.sync()
  } catch (error) {
    // A lock without content would hold up the next start.
    await removeIfThere(disk, path)
    throw error
  } finally {
    await file.close()
  }
  return true
}

/** Returns once the lock found at `path` is out of the way. Throws DATA_DIRECTORY_IN_USE if its process runs. */
async function takeStaleAside(options: LockOptions, path: string): Promise<void> {
  const { disk, random, logger } = options
  const found = await readLock(options, path)
  if (found === undefined) return
  await refuseIfAlive(options, found)
  // Between that look and this rename another start may have taken the place: what was moved tells.
  const aside = `${path}.${randomUuid(random)}${temporarySuffix}`
  try {
    await disk.rename(path, aside)
  } catch (error) {
    if (isStreamError(error, 'NOT_FOUND')) return
    throw error
  }
  const moved = (await readWholeFile(disk, aside))?.toString('utf8') ?? ''
  if (moved !== found) {
    await disk.rename(aside, path)
    await refuseIfAlive(options, moved)
    return
  }
  await removeIfThere(disk, aside)
  logger.info({ file: path }, 'the lock of a process that is gone was taken over')
}

/** The lock's content; undefined if it is gone. Waits a little for one that is just being written. */
async function readLock(options: LockOptions, path: string): Promise<string | undefined> {
  for (let attempt = 1; ; attempt++) {
    const bytes = await readWholeFile(options.disk, path)
    if (bytes === undefined) return undefined
    const text = bytes.toString('utf8')
    if (parseLock(text) !== undefined || attempt === lockReadAttemptsMax) return text
    await new Promise<void>((resolve) => options.clock.setTimer(lockReadDelayMs, resolve))
  }
}

async function refuseIfAlive(options: LockOptions, text: string): Promise<void> {
  const { identity, directory } = options
  const record = parseLock(text)
  // Its writer died between making the file and filling it.
  if (record === undefined || !(await identity.isAlive(record))) return
  throw new StreamError(
    'DATA_DIRECTORY_IN_USE',
    `${directory} is in use by process ${record.pid}: stop that broker, or give this one another directory`,
    { context: { file: directory, pid: record.pid } },
  )
}

function parseLock(text: string): ProcessRecord | undefined {
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
