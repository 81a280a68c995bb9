import { assert, present } from '@millrace/base'
import { deletedSuffix, pathOf, type SegmentFileKind, segmentFileKinds, swapSuffix } from '../file-names.ts'
import { renameIfThere } from '../files/atomic-file.ts'
import type { LogState } from '../log-state.ts'
import { removeLater } from '../retention.ts'
import { Segment } from '../segment.ts'
import type { ReadGate } from '../truncation/read-gate.ts'
import { cleanedKinds, cleanedPath } from './cleaned-writer.ts'
import type { CleanedSegment } from './job.ts'

/*
 * How a compacted segment takes the place of those that it is made of, so that it may be stopped anywhere. It is synced under the names
 * `.cleaned`; its indexes, then its log, are called `.swap`. From the moment on at which the log's new name is on disk a start finishes
 * what follows (see `recover-swap.ts`), before it a start removes what there is: the log is as it was, or as it will be. What follows:
 * the indexes get their names, the other segments go, and at last the log gets its name.
 */

/**
 * Puts `cleaned` in the place of `old`, neighbours in the log. Readers wait for a few renames, and go on. If it rejects, and the directory
 * has not failed, nothing has changed; files may be left for {@link removeLeftovers}.
 */
export async function swapIn(
  log: LogState,
  cleaned: CleanedSegment,
  old: readonly Segment[],
  gate: ReadGate,
): Promise<void> {
  const { context, identity } = log
  const { disk } = context.ports
  const { directory } = identity
  const first = present(old[0], 'something is replaced')
  const swapPath = (kind: SegmentFileKind): string => first.path(kind) + swapSuffix
  for (const kind of cleanedKinds) await syncFile(log, cleanedPath(directory, first.baseOffset, kind), kind, cleaned)
  await disk.syncDirectory(directory)
  for (const kind of cleanedKinds) {
    // The log comes last: by its name it is decided.
    if (kind === 'log') await disk.syncDirectory(directory)
    await disk.rename(cleanedPath(directory, first.baseOffset, kind), swapPath(kind))
  }
  try {
    await disk.syncDirectory(directory)
    await gate.close()
    try {
      await putInPlace(log, old, swapPath)
      takeIn(log, cleaned, old)
    } finally {
      gate.open()
    }
  } catch (error) {
    throw context.health.fail('putting a compacted segment in place in', directory, error)
  }
  await removeLater(
    log,
    old.slice(1).flatMap((segment) => segmentFileKinds.map((kind) => segment.path(kind) + deletedSuffix)),
  )
}

async function syncFile(log: LogState, path: string, kind: SegmentFileKind, cleaned: CleanedSegment): Promise<void> {
  const file = await log.context.ports.disk.open(path, 'write')
  try {
    if (kind === 'log') assert((await file.sizeBytes()) === cleaned.sizeBytes, `${path} is as long as was written`)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function putInPlace(
  { context, identity }: LogState,
  old: readonly Segment[],
  swapPath: (kind: SegmentFileKind) => string,
): Promise<void> {
  const { disk } = context.ports
  const first = present(old[0], 'something is replaced')
  for (const segment of old) {
    context.indexes.forget(segment)
    context.transactions.forget(segment)
    await context.files.drop(segment.path('log'))
  }
  for (const segment of old.slice(1)) {
    for (const kind of segmentFileKinds) {
      await renameIfThere(disk, segment.path(kind), segment.path(kind) + deletedSuffix)
    }
  }
  for (const kind of cleanedKinds) {
    if (kind === 'log') await disk.syncDirectory(identity.directory)
    await disk.rename(swapPath(kind), first.path(kind))
  }
  await disk.syncDirectory(identity.directory)
}

function takeIn(log: LogState, cleaned: CleanedSegment, old: readonly Segment[]): void {
  const at = log.segments.indexOf(present(old[0], 'something is replaced'))
  const { baseOffset, directory } = present(old[0], 'something is replaced')
  const { createdMs } = present(old.at(-1), 'something is replaced')
  const segment = new Segment(directory, baseOffset, createdMs)
  segment.restore(cleaned)
  segment.isSealed = true
  log.segments.splice(at, old.length, segment)
  // Aborted records among them may not be known as that any more.
  log.tail.dropBefore(log.endOf(segment))
  // Positions in its files from before mean nothing.
  log.cuts += 1
}

/** Removes what a round that was ended left of a segment. */
export async function removeLeftovers({ context, identity }: LogState): Promise<void> {
  const { disk } = context.ports
  for (const { name, kind } of await disk.list(identity.directory)) {
    if (kind === 'file' && /\.(cleaned|swap)$/.test(name)) await disk.remove(pathOf(identity.directory, name))
  }
}

/** Whether the segments of these base offsets lie in the log as they were, one beside the other. */
export function stillThere(log: LogState, was: readonly Segment[], bases: readonly number[]): Segment[] | undefined {
  const at = log.segments.findIndex(({ baseOffset }) => baseOffset === bases[0])
  const now = at < 0 ? [] : log.segments.slice(at, at + bases.length)
  const isSame = now.every((segment, index) => segment.baseOffset === bases[index] && was.includes(segment))
  return isSame && now.length === bases.length ? now : undefined
}
