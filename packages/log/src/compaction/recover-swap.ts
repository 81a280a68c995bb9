import type { Disk, Logger } from '@millrace/base'
import {
  cleanedSuffix,
  parseSegmentFileName,
  pathOf,
  type SegmentFileKind,
  segmentFileKinds,
  segmentFileName,
  swapSuffix,
} from '../file-names.ts'
import { removeIfThere } from '../files/atomic-file.ts'
import { scanBatches } from '../reading/scan.ts'

interface SegmentFile {
  readonly name: string
  readonly baseOffset: number
  readonly kind: SegmentFileKind
}

/**
 * Finishes, or takes back, what a stop left of a segment that was being compacted, by us or by Kafka. Once its log is called `.swap` it is
 * whole on disk, and it takes the place of all segments whose base offset it reaches over; before that it never was. May be stopped at any
 * moment, and starts over with the same result.
 */
export async function recoverSwap(disk: Disk, directory: string, logger: Logger): Promise<void> {
  const files: SegmentFile[] = []
  const cleaned: SegmentFile[] = []
  const swaps: SegmentFile[] = []
  for (const { name, kind } of await disk.list(directory)) {
    if (kind !== 'file') continue
    if (name.endsWith(cleanedSuffix)) addParsed(cleaned, name, cleanedSuffix)
    else if (name.endsWith(swapSuffix)) addParsed(swaps, name, swapSuffix)
    else addParsed(files, name, '')
  }
  if (cleaned.length === 0 && swaps.length === 0) return
  const bases = (among: readonly SegmentFile[]): number[] =>
    among.filter(({ kind }) => kind === 'log').map(({ baseOffset }) => baseOffset)
  // Of one segment that is made into several, as Kafka does where offsets are too far apart, the last one gets its name first.
  const whole = bases(swaps).filter((base) => !bases(cleaned).some((unfinished) => unfinished <= base))
  for (const baseOffset of whole.toSorted((a, b) => a - b)) {
    const replaced = await finishSwap(disk, directory, baseOffset, files)
    logger.info(
      { directory, baseOffset, replaced },
      'a compacted segment is put in place, which a stop had interrupted',
    )
  }
  for (const { name, baseOffset } of [...cleaned, ...swaps]) {
    if (!whole.includes(baseOffset)) await removeIfThere(disk, pathOf(directory, name))
  }
  await disk.syncDirectory(directory)
}

function addParsed(to: SegmentFile[], name: string, suffix: string): void {
  const parsed = parseSegmentFileName(suffix === '' ? name : name.slice(0, -suffix.length))
  if (parsed !== undefined) to.push({ name, ...parsed })
}

/** Returns how many segments it took the place of. */
async function finishSwap(
  disk: Disk,
  directory: string,
  baseOffset: number,
  files: readonly SegmentFile[],
): Promise<number> {
  const swap = pathOf(directory, segmentFileName(baseOffset, 'log') + swapSuffix)
  const endOffset = await endOf(disk, swap, baseOffset)
  const replaced = new Set<number>()
  for (const file of files) {
    if (file.baseOffset < baseOffset || file.baseOffset >= endOffset) continue
    if (file.kind === 'log') replaced.add(file.baseOffset)
    if (file.baseOffset > baseOffset) await removeIfThere(disk, pathOf(directory, file.name))
  }
  for (const kind of segmentFileKinds) {
    if (kind === 'log' || kind === 'snapshot') continue
    const path = pathOf(directory, segmentFileName(baseOffset, kind))
    if (await exists(disk, path + swapSuffix)) await disk.rename(path + swapSuffix, path)
  }
  // The log's own name comes last: as long as it is `.swap`, all this is done again.
  await disk.syncDirectory(directory)
  await disk.rename(swap, pathOf(directory, segmentFileName(baseOffset, 'log')))
  await disk.syncDirectory(directory)
  return replaced.size
}

async function exists(disk: Disk, path: string): Promise<boolean> {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const entries = await disk.list(path.slice(0, path.lastIndexOf('/')))
  return entries.some((entry) => entry.name === name)
}

/** The offset after the last batch. */
async function endOf(disk: Disk, path: string, baseOffset: number): Promise<number> {
  const file = await disk.open(path, 'read')
  try {
    const to = await file.sizeBytes()
    const visit = (): void => {}
    const options = { file, from: 0, to, expectedOffset: baseOffset, compacted: true, checksum: undefined, visit }
    return (await scanBatches(options)).expectedOffset
  } finally {
    await file.close()
  }
}
