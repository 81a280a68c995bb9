import { type DiskFile, isStreamError } from '@millrace/base'
import { batchHeaderSizeBytes } from '@millrace/records'
import { pathOf, segmentFileName, temporarySuffix, tornSuffix } from '../file-names.ts'
import { removeIfThere } from '../files/atomic-file.ts'
import { scanChunkSizeBytes, tornTailSizeBytesMax } from '../limits.ts'
import type { LogContext } from '../log-context.ts'
import { copyRange } from './copy-range.ts'
import type { ScannedPart, TornTail } from './scan-segments.ts'

/** Takes what is behind the last whole batch out of the log, into files that end in `.torn`. */
export async function setTornTailAside(directory: string, torn: TornTail, context: LogContext): Promise<void> {
  const { disk, logger } = context.ports
  const log = (baseOffset: number): string => segmentFileName(baseOffset, 'log')
  const path = pathOf(directory, log(torn.baseOffset))
  const contentEnd = await context.files.use(path, (file) => writtenEnd(file, torn.position, torn.fileSizeBytes))
  const about = { file: path, position: torn.position, bytes: contentEnd - torn.position, reason: torn.what }
  if (contentEnd > torn.position || torn.laterBaseOffsets.length > 0) {
    logger.warn(about, 'the log ends with something that is no whole batch and was never acknowledged: it is set aside')
  } else logger.info(about, 'the log ends with zeros where nothing was written: they are cut off')
  // The later files first: as long as the earlier one is not cut, the next start finds the same thing to do.
  for (const baseOffset of [...torn.laterBaseOffsets].reverse()) {
    await moveAside(directory, baseOffset, context)
  }
  if (torn.position === 0) {
    await moveAside(directory, torn.baseOffset, context)
    if (contentEnd === 0) await removeIfThere(disk, path + tornSuffix)
    return
  }
  if (contentEnd > torn.position) {
    const aside = `${String(torn.baseOffset).padStart(20, '0')}-${torn.position}${tornSuffix}`
    const to = Math.min(contentEnd, torn.position + tornTailSizeBytesMax)
    await copyAside(path, torn.position, to, pathOf(directory, aside), context)
    await disk.syncDirectory(directory)
  }
  await cutFile(path, torn.position, context)
}

/**
 * Where what was written ends between `from` and `to`: a file that was preallocated, or whose end a power loss took, goes on with zeros.
 * Fewer of them than a batch's header may be the begin of a batch that is cut off, and count as written.
 */
async function writtenEnd(file: DiskFile, from: number, to: number): Promise<number> {
  const last = await lastByteThatIsNot0(file, from, to)
  return to - last < batchHeaderSizeBytes ? to : last
}

async function lastByteThatIsNot0(file: DiskFile, from: number, to: number): Promise<number> {
  for (let end = to; end > from;) {
    const start = Math.max(from, end - scanChunkSizeBytes)
    const bytes = await file.read(start, end - start)
    for (let at = bytes.length; at > 0; at--) if (bytes[at - 1] !== 0) return start + at
    end = start
  }
  return from
}

/** A full disk must not keep a broker from starting: then the tail is not kept. */
async function copyAside(path: string, from: number, to: number, target: string, context: LogContext): Promise<void> {
  const { disk, logger } = context.ports
  try {
    await context.files.use(path, (file) => copyRange(disk, file, from, to, target))
  } catch (error) {
    if (!isStreamError(error, 'DISK_FULL')) throw error
    logger.warn({ file: target }, 'the disk is full: the cut-off tail is not kept')
    await removeIfThere(disk, target)
  }
}

async function moveAside(directory: string, baseOffset: number, context: LogContext): Promise<void> {
  const path = pathOf(directory, segmentFileName(baseOffset, 'log'))
  await context.files.drop(path)
  await context.ports.disk.rename(path, `${path}${tornSuffix}`)
  await context.ports.disk.syncDirectory(directory)
}

/** Cuts a segment's file, and syncs it. */
export async function cutFile(path: string, sizeBytes: number, context: LogContext): Promise<void> {
  const file = await context.ports.disk.open(path, 'write')
  try {
    await file.truncate(sizeBytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/**
 * Writes what was perhaps never synced into new files. After a failed sync the operating system may hold bytes in memory that
 * it takes for written: another sync of the same file would succeed and prove nothing. A restart of the process does not change
 * that, only one of the machine does. So no old file is believed beyond the last good sync; what stands there is copied and the
 * copy is synced, which either works or fails for real. It costs a copy of the tail: what one group commit or two left.
 */
export async function rewriteTail(
  directory: string,
  parts: readonly ScannedPart[],
  context: LogContext,
): Promise<void> {
  const { disk } = context.ports
  for (const { segment, fileBaseOffset, filePosition } of parts) {
    const source = pathOf(directory, segmentFileName(fileBaseOffset, 'log'))
    const target = segment.path('log')
    const temporary = `${target}${temporarySuffix}`
    const to = filePosition + segment.sizeBytes
    await context.files.use(source, (file) => copyRange(disk, file, filePosition, to, temporary))
    await context.files.drop(target)
    await disk.rename(temporary, target)
    // The copy must be found before the original goes: a start in between sees both, and cuts then.
    await disk.syncDirectory(directory)
    if (filePosition > 0) await cutFile(source, filePosition, context)
  }
}
