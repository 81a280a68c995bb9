import type { Appender } from './append/appender.ts'
import type { Sealer } from './append/sealer.ts'
import { deletedSuffix, pathOf, segmentFileKinds, segmentFileName } from './file-names.ts'
import { removeIfThere, renameIfThere } from './files/atomic-file.ts'
import type { LogState } from './log-state.ts'
import type { Segment } from './segment.ts'

/**
 * How many of the oldest segments have to go, by Kafka's rules for retention.ms, retention.bytes and the log start offset. Of a topic whose
 * cleanup.policy is compact alone only those before the log start go.
 */
export function expiredSegments(log: LogState, nowMs: number, durableOffset: number): number {
  const { segments, config, logStartOffset } = log
  const excessBytes =
    config.retentionBytes < 0 || !config.deletes
      ? -1
      : log.segments.reduce((sum, { writtenBytes }) => sum + writtenBytes, 0)
  let surplusBytes = excessBytes < 0 ? -1 : excessBytes - config.retentionBytes
  let count = 0
  for (const [at, segment] of segments.entries()) {
    const isLast = at === segments.length - 1
    // What is not on disk yet is nobody's past.
    if (log.endOf(segment) > durableOffset || (isLast && segment.writtenBytes === 0)) break
    const isBeforeStart = !isLast && log.endOf(segment) <= logStartOffset
    const isOld = config.deletes && config.retentionMs >= 0 && nowMs - ageReferenceMs(segment) > config.retentionMs
    const isSurplus = surplusBytes >= segment.writtenBytes && surplusBytes > 0
    if (!isBeforeStart && !isOld && !isSurplus) break
    surplusBytes -= segment.writtenBytes
    count++
  }
  return count
}

/** How many of the oldest segments nobody can read any more: they lie before the log start offset. */
export function unreadableSegments(log: LogState, durableOffset: number): number {
  const limit = Math.min(log.logStartOffset, durableOffset)
  const first = log.segments.findIndex((segment, at) => at === log.segments.length - 1 || log.endOf(segment) > limit)
  return Math.max(0, first)
}

/** The time of a segment's latest record; of its making where its records have no time. */
function ageReferenceMs(segment: Segment): number {
  return segment.maxTimestampMs >= 0 ? segment.maxTimestampMs : segment.createdMs
}

/** Takes the oldest `count` segments out of the log. The last one is rolled first, so that the log goes on. */
export async function deleteOldest(log: LogState, count: number, appender: Appender, sealer: Sealer): Promise<number> {
  if (count === 0) return 0
  if (count >= log.segments.length && !(await appender.roll())) {
    return deleteOldest(log, log.segments.length - 1, appender, sealer)
  }
  // Nobody may be writing what is about to go.
  await sealer.settle()
  const gone = log.segments.slice(0, count)
  const startOffset = log.segments[count]?.baseOffset ?? log.logStartOffset
  // First the new start, durably: a start after this finds a log that begins there, not one that lost its beginning.
  await advanceStart(log, startOffset)
  for (const segment of gone) {
    const at = log.segments.indexOf(segment)
    if (at >= 0) log.segments.splice(at, 1)
  }
  await takeOut(log, gone)
  return gone.length
}

/** Moves the log start offset, durably, to `startOffset` if that is ahead. */
export async function advanceStart(log: LogState, startOffset: number): Promise<void> {
  const { context } = log
  if (startOffset > log.logStartOffset) {
    log.logStartOffset = startOffset
    if (log.epochs.truncateFromStart(startOffset)) await log.storeEpochs()
    log.corrupt.forgetBefore(startOffset)
    await context.storeLogStartOffsets()
    log.noteHint()
    log.notify()
  }
}

/** Renames the files, so that a reader can finish, and removes them after file.delete.delay.ms. */
async function takeOut(log: LogState, gone: readonly Segment[]): Promise<void> {
  const { context, identity } = log
  const { disk, logger } = context.ports
  const paths: string[] = []
  for (const segment of gone) {
    await log.writer.release(segment)
    context.indexes.forget(segment)
    context.transactions.forget(segment)
    for (const kind of segmentFileKinds) {
      const path = pathOf(identity.directory, segmentFileName(segment.baseOffset, kind))
      await context.files.drop(path)
      if (await renameIfThere(disk, path, path + deletedSuffix)) paths.push(path + deletedSuffix)
    }
  }
  await disk.syncDirectory(identity.directory)
  context.metrics.segmentsDeleted.add(gone.length)
  const { topic, partition } = identity
  logger.info(
    { topic, partition, segments: gone.length, logStartOffset: log.logStartOffset },
    'old segments are deleted',
  )
  await removeLater(log, paths)
}

/** Removes files that nobody new can find any more, after file.delete.delay.ms: who reads them can finish. */
export async function removeLater(log: LogState, paths: readonly string[]): Promise<void> {
  const { disk, clock, logger } = log.context.ports
  const { topic, partition } = log.identity
  const { fileDeleteDelayMs } = log.config
  const remove = async (): Promise<void> => {
    for (const path of paths) await removeIfThere(disk, path)
  }
  if (fileDeleteDelayMs === 0) {
    await remove()
    return
  }
  const timer = clock.setTimer(fileDeleteDelayMs, () => {
    log.deletions.delete(timer)
    // What stays behind is removed at the next start.
    remove().catch((error: unknown) => logger.warn({ topic, partition, error }, 'deleted files could not be removed'))
  })
  log.deletions.add(timer)
}
