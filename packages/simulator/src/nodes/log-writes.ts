import type { Disk, DiskFile } from '@millrace/base'
import type { CrashingDisk } from '@millrace/base/testing'

/** Told what stands in the segment files of each machine, and in their durable-offset hints, as it is written: what the invariants look at. */
export interface LogWrites {
  wrote(host: string, path: string, positionBytes: number, bytes: Buffer): void
  truncated(host: string, path: string, sizeBytes: number): void
  /** A sync begins: what was written so far will be durable if it succeeds. Returns what is to be called then. */
  syncing(host: string, path: string): (succeeded: boolean) => void
  /** Names have changed, or a file has gone: what is there is to be had from the disk; `path` is another file now. */
  changed(host: string, disk: CrashingDisk, path?: string): void
  /** A compacted segment is whole on disk under the path of a segment with `.swap` behind it: it will take the place of those that it is made of. */
  compacted(host: string, disk: CrashingDisk, path: string): void
  /** After a crash, or with another disk. */
  replaced(host: string, disk: CrashingDisk): void
}

const isSegment = (path: string): boolean => path.endsWith('.log')
const isWatched = (path: string): boolean => isSegment(path) || path.endsWith('/durable-offset-hint')

/** `disk`, with what it does to segment files told to `writes`. */
export function watchedDisk(disk: CrashingDisk, host: string, writes: LogWrites): Disk {
  return {
    async open(path, mode) {
      const file = await disk.open(path, mode)
      return isWatched(path) && mode !== 'read' ? watchedFile(file, host, writes) : file
    },
    async rename(from, to) {
      await disk.rename(from, to)
      if (to.endsWith('.log.swap')) writes.compacted(host, disk, to)
      if (isSegment(from) || isSegment(to) || !/\.\w+$/.test(from)) writes.changed(host, disk, to)
    },
    async remove(path) {
      await disk.remove(path)
      if (isSegment(path)) writes.changed(host, disk)
    },
    async removeDirectory(path) {
      await disk.removeDirectory(path)
      writes.changed(host, disk)
    },
    list: (path) => disk.list(path),
    makeDirectory: (path) => disk.makeDirectory(path),
    syncDirectory: (path) => disk.syncDirectory(path),
    freeBytes: (path) => disk.freeBytes(path),
    totalBytes: (path) => disk.totalBytes(path),
  }
}

function watchedFile(file: DiskFile, host: string, writes: LogWrites): DiskFile {
  return {
    path: file.path,
    sizeBytes: () => file.sizeBytes(),
    read: (positionBytes, lengthBytes) => file.read(positionBytes, lengthBytes),
    async write(positionBytes, buffers) {
      const bytes = Buffer.concat(buffers)
      await file.write(positionBytes, [bytes])
      writes.wrote(host, file.path, positionBytes, bytes)
    },
    async sync() {
      const settle = writes.syncing(host, file.path)
      try {
        await file.sync()
      } catch (error) {
        settle(false)
        throw error
      }
      settle(true)
    },
    async truncate(sizeBytes) {
      await file.truncate(sizeBytes)
      writes.truncated(host, file.path, sizeBytes)
    },
    close: () => file.close(),
  }
}
