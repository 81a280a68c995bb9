import { type Disk, isStreamError } from '@millrace/base'
import { pathOf, temporarySuffix } from '../file-names.ts'
import { wholeFileSizeBytesMax } from '../limits.ts'

/** Opens a file for writing that holds nothing, whether one of that name stood there or not. */
export async function openEmptyFile(disk: Disk, path: string) {
  try {
    return await disk.open(path, 'create')
  } catch (error) {
    if (!isStreamError(error, 'ALREADY_EXISTS')) throw error
    const file = await disk.open(path, 'write')
    try {
      await file.truncate(0)
      return file
    } catch (truncateError) {
      await file.close()
      throw truncateError
    }
  }
}

/**
 * Replaces a small file: after a crash it has its old content or the new one. The new one is durable when this resolves.
 * With an error the old one stands.
 */
export async function replaceFile(disk: Disk, directory: string, name: string, bytes: Uint8Array): Promise<void> {
  await placeFile(disk, directory, name, bytes)
  await disk.syncDirectory(directory)
}

/** As {@link replaceFile}, but which of the two contents is found after a crash is settled only by the directory's next sync. */
export async function placeFile(disk: Disk, directory: string, name: string, bytes: Uint8Array): Promise<void> {
  const temporary = pathOf(directory, name + temporarySuffix)
  const file = await openEmptyFile(disk, temporary)
  try {
    await file.write(0, [bytes])
    // Before the rename: else the name could be durable and the content not.
    await file.sync()
  } catch (error) {
    await file.close()
    await removeIfThere(disk, temporary)
    throw error
  }
  await file.close()
  await disk.rename(temporary, pathOf(directory, name))
}

/** A small file's content; undefined if there is none, or if it is too large to be what it should. */
export async function readWholeFile(
  disk: Disk,
  path: string,
  sizeBytesMax = wholeFileSizeBytesMax,
): Promise<Buffer | undefined> {
  let file
  try {
    file = await disk.open(path, 'read')
  } catch (error) {
    if (isStreamError(error, 'NOT_FOUND')) return undefined
    throw error
  }
  try {
    const sizeBytes = await file.sizeBytes()
    return sizeBytes > sizeBytesMax ? undefined : await file.read(0, sizeBytes)
  } finally {
    await file.close()
  }
}

/** Renames a file; false if it does not exist. */
export async function renameIfThere(disk: Disk, from: string, to: string): Promise<boolean> {
  try {
    await disk.rename(from, to)
    return true
  } catch (error) {
    if (isStreamError(error, 'NOT_FOUND')) return false
    throw error
  }
}

/** Removes a file, content if it does not exist. */
export async function removeIfThere(disk: Disk, path: string): Promise<boolean> {
  try {
    await disk.remove(path)
    return true
  } catch (error) {
    if (isStreamError(error, 'NOT_FOUND')) return false
    throw error
  }
}
