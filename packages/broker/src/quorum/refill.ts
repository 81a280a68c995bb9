import { type Disk, isStreamError, StreamError } from '@millrace/base'
import { readWholeFile, replaceFile } from '@millrace/log'
import type { MetadataLog } from './metadata-log.ts'

/*
 * A voter whose log was damaged may have said that it has entries which it has no more. It gets them again from the others. Until it has
 * reached the end that it had, it neither votes nor stands: with its vote entries could be taken back that are committed. That end is
 * written down before anything of the log is cut off.
 */

const fileName = 'quorum-refill'

/** The end that the log must reach before this node votes; undefined if it may. Throws DATA_DIRECTORY_UNUSABLE. */
export async function readRefillOffset(disk: Disk, directory: string): Promise<number | undefined> {
  const file = `${directory}/${fileName}`
  const bytes = await readWholeFile(disk, file)
  if (bytes === undefined) return undefined
  const endOffset = Number(bytes.toString('utf8'))
  if (Number.isSafeInteger(endOffset) && bytes.length > 0) return endOffset
  throw new StreamError(
    'DATA_DIRECTORY_UNUSABLE',
    `${file} can't be read, so it is unknown when this node may vote again: empty the directory and let the node refill it from the others`,
    { context: { file } },
  )
}

/** Notes the end that a log must reach again, before anything is cut off from it. Returns that. */
export async function beginRefill(disk: Disk, log: MetadataLog): Promise<number> {
  const before = (await readRefillOffset(disk, log.directory)) ?? 0
  const endOffset = Math.max(log.endOffset, before)
  await replaceFile(disk, log.directory, fileName, Buffer.from(`${endOffset}`))
  return endOffset
}

/** The log has reached its old end again. */
export async function endRefill(disk: Disk, directory: string): Promise<void> {
  try {
    await disk.remove(`${directory}/${fileName}`)
    await disk.syncDirectory(directory)
  } catch (error) {
    if (!isStreamError(error, 'NOT_FOUND')) throw error
  }
}
