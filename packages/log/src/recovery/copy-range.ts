import type { Disk, DiskFile } from '@millrace/base'
import { openEmptyFile } from '../files/atomic-file.ts'
import { scanChunkSizeBytes } from '../limits.ts'

/** Writes a part of `source` into a new file at `path`, and syncs it. Its name is not durable yet. */
export async function copyRange(disk: Disk, source: DiskFile, from: number, to: number, path: string): Promise<void> {
  const target = await openEmptyFile(disk, path)
  try {
    for (let position = from; position < to; position += scanChunkSizeBytes) {
      const chunk = await source.read(position, Math.min(scanChunkSizeBytes, to - position))
      await target.write(position - from, [chunk])
    }
    await target.sync()
  } finally {
    await target.close()
  }
}

/** Whether two parts of files hold the same bytes. */
export async function sameBytes(
  a: { readonly file: DiskFile; readonly position: number },
  b: { readonly file: DiskFile; readonly position: number },
  lengthBytes: number,
): Promise<boolean> {
  for (let done = 0; done < lengthBytes; done += scanChunkSizeBytes) {
    const size = Math.min(scanChunkSizeBytes, lengthBytes - done)
    const chunkOfA = await a.file.read(a.position + done, size)
    const chunkOfB = await b.file.read(b.position + done, size)
    if (!chunkOfA.equals(chunkOfB)) return false
  }
  return true
}
