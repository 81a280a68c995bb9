import { type DirectoryId, type Disk, isStreamError, present, type StreamError, uuidFromText } from '@millrace/base'
import type { millrace } from '@millrace/contracts'
import type { PartitionLog } from '@millrace/log'
import { toWireError } from '../wire/error.ts'

type WireStatus = millrace.admin.v1.LogDirStatus.$Properties

/** A log directory as this broker has it. */
export interface LogDirectory {
  readonly directory: string
  /** Undefined if it could not be opened. */
  readonly directoryId: DirectoryId | undefined
  /** Why it is out of use; undefined while it is not. */
  readonly failure: StreamError | undefined
  readonly logs: readonly PartitionLog[]
  /** Copies that are to take the place of logs in other directories. */
  readonly futures: readonly PartitionLog[]
  /** Whether partitions are put here; else it is for the cluster's metadata alone. */
  readonly holdsPartitions: boolean
}

/** How a log directory stands: in use or why not, and the room on its volume. */
export async function logDirStatus({ directory, directoryId, failure }: LogDirectory, disk: Disk): Promise<WireStatus> {
  const [totalBytes, usableBytes] = await Promise.all([
    known(() => disk.totalBytes(directory)),
    known(() => disk.freeBytes(directory)),
  ])
  const status: WireStatus = { path: directory, totalBytes, usableBytes }
  if (directoryId !== undefined) {
    status.directoryId = present(uuidFromText(directoryId), 'a directory id is a UUID')
  }
  if (failure !== undefined) status.error = toWireError(failure)
  return status
}

/** -1 where there is no number: a disk in memory has no bound, and one that failed may not say. */
async function known(ask: () => Promise<number>): Promise<number> {
  try {
    const bytes = await ask()
    return Number.isSafeInteger(bytes) ? bytes : -1
  } catch (error) {
    if (!isStreamError(error)) throw error
    return -1
  }
}
