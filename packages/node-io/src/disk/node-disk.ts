import { close, constants, fsync, open } from 'node:fs'
import { lstat, mkdir, readdir, rename, rm, stat, statfs, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Disk, type DiskEntry, type DiskFile, isStreamError, type OpenMode } from '@millrace/base'
import { diskError, refused } from './disk-errors.ts'
import { NodeFile } from './node-file.ts'

const openDescriptor = promisify(open)
const syncDescriptor = promisify(fsync)
const closeDescriptor = promisify(close)
const flags = { read: 'r', write: 'r+', create: 'wx+' } as const satisfies Record<OpenMode, string>

/** The files of this machine. */
export class NodeDisk implements Disk {
  readonly isOfHost = true

  open(path: string, mode: OpenMode): Promise<DiskFile> {
    return attempt(path, 'open', async () => {
      // The system opens a directory for reading as if it were a file.
      if (mode === 'read' && (await stat(path)).isDirectory()) throw refused(path, 'open', 'is a directory, not a file')
      return new NodeFile(path, await openDescriptor(path, flags[mode]))
    })
  }

  list(path: string): Promise<DiskEntry[]> {
    return attempt(path, 'list', async () => {
      const found = await readdir(path, { withFileTypes: true })
      return Promise.all(
        found.map(async (entry): Promise<DiskEntry> => {
          const isDirectory = entry.isSymbolicLink()
            ? await leadsToDirectory(join(path, entry.name))
            : entry.isDirectory()
          return { name: entry.name, kind: isDirectory ? 'directory' : 'file' }
        }),
      )
    })
  }

  makeDirectory(path: string): Promise<void> {
    return attempt(path, 'make directory', () => makeDirectories(path))
  }

  rename(from: string, to: string): Promise<void> {
    return attempt(from, `rename to ${to}`, () => rename(from, to))
  }

  remove(path: string): Promise<void> {
    return attempt(path, 'remove', () => unlink(path))
  }

  removeDirectory(path: string): Promise<void> {
    return attempt(path, 'remove directory', async () => {
      const found = await lstat(path).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      })
      if (found === undefined) return
      if (!found.isDirectory()) throw refused(path, 'remove directory', 'is a file, not a directory')
      await rm(path, { recursive: true, force: true })
    })
  }

  syncDirectory(path: string): Promise<void> {
    return attempt(path, 'sync directory', async () => {
      // Windows writes names through and opens no directory.
      if (process.platform === 'win32') {
        await readdir(path)
        return
      }
      const descriptor = await openDescriptor(path, constants.O_RDONLY | constants.O_DIRECTORY)
      try {
        await syncDescriptor(descriptor)
      } finally {
        await closeDescriptor(descriptor)
      }
    })
  }

  freeBytes(path: string): Promise<number> {
    return attempt(path, 'statfs', async () => {
      const { bavail, bsize } = await statfs(path)
      return bavail * bsize
    })
  }

  totalBytes(path: string): Promise<number> {
    return attempt(path, 'statfs', async () => {
      const { blocks, bsize } = await statfs(path)
      return blocks * bsize
    })
  }
}

async function attempt<T>(path: string, operation: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw isStreamError(error) ? error : diskError(path, operation, error)
  }
}

/** Node's own recursive mkdir never comes back where a parent is there but takes no folders, such as /proc (20.20). */
async function makeDirectories(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (await leadsToDirectory(path)) return
    const parent = dirname(path)
    if (code !== 'ENOENT' || parent === path || (await leadsToDirectory(parent))) throw error
    await makeDirectories(parent)
    await makeDirectories(path)
  }
}

/** A link that leads nowhere counts as a file: it can be removed like one. */
async function leadsToDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
