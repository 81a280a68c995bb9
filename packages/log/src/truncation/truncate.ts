import { assert, present } from '@millrace/base'
import { parseSegmentFileName, pathOf, segmentFileKinds, segmentFileName } from '../file-names.ts'
import { removeIfThere } from '../files/atomic-file.ts'
import { LeaderEpochs, writeLeaderEpochs } from '../leader-epochs.ts'
import type { LogState } from '../log-state.ts'
import { ProducerState } from '../producer-state/producer-state.ts'
import { rebuildProducers } from '../recovery/rebuild-producers.ts'
import { Segment } from '../segment.ts'
import { applyCut, type Cut, findCut } from './find-cut.ts'
import { setDamageAside } from './set-damage-aside.ts'

/*
 * How a log is shortened so that it may be stopped anywhere. First all that says "this was on disk" is made to say less, durably: the
 * durable-offset hint and the recovery point. From then on whatever recovery finds beyond the new end is a tail: sound batches of it are
 * kept, the rest is set aside, and nothing is taken for damage. Then the files go, newest first. A start in the middle finds the log
 * somewhere between the old end and the new one, and whoever cut it does it again.
 */

/** Nothing may be under way in the log, and nobody may be reading its files. Returns where it ends then. */
export async function cutLog(log: LogState, offset: number): Promise<number> {
  const first = present(log.segments[0], 'a log has a segment')
  await setDamageAside(log)
  const target = Math.min(offset, firstDamage(log))
  if (target < first.baseOffset || target < log.logStartOffset) {
    await beginAnew(log, target)
    return target
  }
  let at = log.segmentIndexFor(target)
  let cut = await findCut(log, present(log.segments[at], 'a segment has the offset'), target)
  if (cut.position === 0 && at > 0) {
    // Nothing of it stays: appends go on at the end of the one before it.
    at--
    cut = await findCut(log, present(log.segments[at], 'there is one before it'), target)
  }
  const isWhole = at === log.segments.length - 1 && cut.position === cut.segment.sizeBytes && log.corrupt.isEmpty
  const epochs = log.epochs.before(cut.nextOffset)
  if (isWhole) {
    await storeEpochs(log, epochs)
    return cut.nextOffset
  }
  await lower(log, cut)
  await storeEpochs(log, epochs)
  await unlessItFails(log, () => shorten(log, cut, at))
  return cut.nextOffset
}

/** Empties the log: the next batch gets `startOffset`. Nothing may be under way in it, and nobody may be reading its files. */
export async function beginAnew(log: LogState, startOffset: number): Promise<void> {
  const { context, identity } = log
  const { disk, clock } = context.ports
  await log.hint.lower({ durableOffset: 0, logStartOffset: Math.min(log.logStartOffset, startOffset) })
  log.recoveryPoint = 0
  await context.storeRecoveryPoints()
  await storeEpochs(log, new LeaderEpochs())
  await unlessItFails(log, async () => {
    log.cuts += 1
    const gone = [...log.segments]
    const segment = Segment.create(identity.directory, startOffset, clock.wallMs())
    log.segments.splice(0, log.segments.length, segment)
    log.corrupt.clear()
    log.tail.clear()
    log.producers.load([])
    log.transactionsAreKnown = true
    log.logStartOffset = startOffset
    log.commit.restart(startOffset, segment)
    await removeSegments(log, gone)
    for (const snapshot of await snapshotOffsets(log)) {
      await removeIfThere(disk, pathOf(identity.directory, segmentFileName(snapshot, 'snapshot')))
    }
    await disk.syncDirectory(identity.directory)
    await context.storeLogStartOffsets()
    await log.hint.lower({ durableOffset: startOffset, logStartOffset: startOffset })
    await log.writer.create(segment)
    // Not before: said of the old files it would make them look cut off.
    log.recoveryPoint = startOffset
  })
}

/** The first offset that is lost; Infinity if none is. */
function firstDamage({ corrupt }: LogState): number {
  const starts = corrupt.all.map(({ startOffset }) => startOffset)
  return Math.min(corrupt.first?.startOffset ?? Number.POSITIVE_INFINITY, ...starts)
}

/** Takes back, durably, what says that more than `cut` leaves was on disk. */
async function lower(log: LogState, { segment, nextOffset }: Cut): Promise<void> {
  await log.hint.lower({ durableOffset: nextOffset, logStartOffset: log.logStartOffset })
  if (log.recoveryPoint > nextOffset || segment !== log.activeSegment) {
    // With its end gone its indexes on disk may say too much: the segment is read again.
    log.recoveryPoint = Math.min(log.recoveryPoint, segment.baseOffset)
    segment.checkpointedBytes = 0
  }
  // In any case: the file may say more than this log went by when it was opened.
  await log.context.storeRecoveryPoints()
}

async function storeEpochs(log: LogState, epochs: LeaderEpochs): Promise<void> {
  const isSame = epochs.entries.length === log.epochs.entries.length
  if (isSame && log.epochsAreStored) return
  await writeLeaderEpochs(log.context.ports.disk, log.identity.directory, epochs)
  log.epochs.restore(epochs.entries)
  log.epochsAreStored = true
}

async function shorten(log: LogState, cut: Cut, at: number): Promise<void> {
  const { context, identity } = log
  const { segment, position, nextOffset } = cut
  log.cuts += 1
  const gone = log.segments.splice(at + 1)
  context.indexes.forget(segment)
  context.transactions.forget(segment)
  applyCut(cut)
  log.corrupt.clear()
  log.tail.truncateTo(nextOffset)
  log.commit.restart(nextOffset, segment)
  await removeSegments(log, gone)
  await log.writer.cut(segment, position)
  await context.ports.disk.syncDirectory(identity.directory)
  const producers = new ProducerState()
  await rebuildProducers({
    state: producers,
    directory: identity.directory,
    snapshotOffsets: await snapshotOffsets(log),
    offsetMax: nextOffset,
    endOffset: nextOffset,
    segments: log.segments,
    compacted: log.config.compacted,
    context,
  })
  log.producers.replaceBy(producers, nextOffset)
  log.transactionsAreKnown = true
  await context.ports.disk.syncDirectory(identity.directory)
}

/** The newest first: a log without its last segments is still a log. */
async function removeSegments(log: LogState, gone: readonly Segment[]): Promise<void> {
  for (const segment of gone.toReversed()) {
    await log.writer.release(segment)
    log.context.indexes.forget(segment)
    log.context.transactions.forget(segment)
    await log.context.files.drop(segment.path('log'))
    for (const kind of segmentFileKinds) await removeIfThere(log.context.ports.disk, segment.path(kind))
  }
}

async function snapshotOffsets({ context, identity }: LogState): Promise<number[]> {
  const entries = await context.ports.disk.list(identity.directory)
  return entries
    .map(({ name }) => parseSegmentFileName(name))
    .filter((parsed) => parsed?.kind === 'snapshot')
    .map((parsed) => present(parsed, 'a snapshot').baseOffset)
    .sort((a, b) => a - b)
}

/** What is in memory has changed already: if the disk does not follow, the log can't be used any more. */
async function unlessItFails(log: LogState, change: () => Promise<void>): Promise<void> {
  const { health } = log.context
  assert(log.isBeingCut, 'a log is cut while nobody uses it')
  try {
    await change()
  } catch (error) {
    throw health.fail('cutting the log in', log.identity.directory, error)
  }
}
