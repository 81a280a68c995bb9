import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** The files of a task's folder. */
export interface StateFiles {
  readonly folder: string
  readonly data: string
  /** What LMDB keeps its readers in. */
  readonly readers: string
  /** Is there while somebody has the state open, and after a crash: in which boot of the machine. */
  readonly opened: string
}

export function stateFilesOf(folder: string): StateFiles {
  return {
    folder,
    data: join(folder, 'data.mdb'),
    readers: join(folder, 'lock.mdb'),
    opened: join(folder, 'opened'),
  }
}

/**
 * Nothing is synced while a task runs, so what was written is there after a crash of the process, but not after the machine's. Says why
 * the files can't be trusted; undefined: they can.
 */
export function whyUntrusted({ opened, data }: StateFiles, bootId: string): string | undefined {
  if (!existsSync(opened)) return undefined
  if (!existsSync(data)) return undefined
  if (bootId === '') return 'it was not closed, and this system does not tell whether it has started again since'
  return readFileSync(opened, 'utf8') === bootId ? undefined : 'it was not closed before the machine stopped'
}

/** Notes that the state is open. On disk before anything else is. */
export function markOpened({ folder, opened }: StateFiles, bootId: string): void {
  const descriptor = openSync(opened, 'w')
  try {
    writeSync(descriptor, bootId)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  syncPath(folder)
}

/** Notes that all is on disk: after it is. */
export function markClosed({ folder, data, opened }: StateFiles): void {
  syncPath(data)
  rmSync(opened, { force: true })
  syncPath(folder)
}

/** Deletes what LMDB keeps. */
export function wipeState({ folder, data, readers }: StateFiles): void {
  mkdirSync(folder, { recursive: true })
  rmSync(data, { force: true })
  rmSync(readers, { force: true })
}

function syncPath(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
