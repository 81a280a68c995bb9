import type { Disk } from '@millrace/base'
import {
  deletedSuffix,
  parseSegmentFileName,
  pathOf,
  segmentFileName,
  type SegmentFileKind,
  temporarySuffix,
  tornSuffix,
} from '../file-names.ts'
import { removeIfThere } from '../files/atomic-file.ts'
import { tornTailFilesMax } from '../limits.ts'

/** What stands in a partition's folder. */
export interface Folder {
  readonly path: string
  /** Base offsets of the `.log` files, rising. */
  readonly baseOffsets: number[]
  /** Offsets of the `.snapshot` files, rising. */
  readonly snapshotOffsets: number[]
}

/**
 * Lists a partition's folder, and removes what a stop in the middle of something left: files that were being written, files
 * that retention had taken out, indexes without a log.
 */
export async function readFolder(disk: Disk, path: string): Promise<Folder> {
  const baseOffsets: number[] = []
  const snapshotOffsets: number[] = []
  const indexes: { baseOffset: number; kind: SegmentFileKind }[] = []
  const torn: string[] = []
  const leftovers: string[] = []
  for (const { name, kind } of await disk.list(path)) {
    if (kind !== 'file') continue
    const parsed = parseSegmentFileName(name)
    if (parsed?.kind === 'log') baseOffsets.push(parsed.baseOffset)
    else if (parsed?.kind === 'snapshot') snapshotOffsets.push(parsed.baseOffset)
    else if (parsed !== undefined) indexes.push(parsed)
    else if (name.endsWith(tornSuffix)) torn.push(name)
    else if (name.endsWith(temporarySuffix) || name.endsWith(deletedSuffix)) leftovers.push(name)
  }
  const bases = new Set(baseOffsets)
  const orphans = indexes.filter(({ baseOffset }) => !bases.has(baseOffset))
  leftovers.push(...orphans.map(({ baseOffset, kind }) => segmentFileName(baseOffset, kind)))
  // Names begin with a base offset of 20 digits: in their order the oldest come first.
  leftovers.push(...torn.sort().slice(0, Math.max(0, torn.length - tornTailFilesMax)))
  for (const name of leftovers) await removeIfThere(disk, pathOf(path, name))
  baseOffsets.sort((a, b) => a - b)
  snapshotOffsets.sort((a, b) => a - b)
  return { path, baseOffsets, snapshotOffsets }
}
