import { assert } from '@millrace/base'
import { recoverSwap } from '../compaction/recover-swap.ts'
import type { LogConfig } from '../config.ts'
import { partitionFiles, pathOf, segmentFileKinds, segmentFileName } from '../file-names.ts'
import { openEmptyFile, removeIfThere } from '../files/atomic-file.ts'
import { type DurableHint, readDurableHint } from '../files/durable-hint.ts'
import { indexContentOf, readTransactionIndex, writeIndexFiles } from '../files/index-files.ts'
import { LeaderEpochs, readLeaderEpochs, writeLeaderEpochs } from '../leader-epochs.ts'
import type { LogContext } from '../log-context.ts'
import { ProducerState } from '../producer-state/producer-state.ts'
import { CorruptRanges } from '../reading/corrupt-ranges.ts'
import { scanBatches } from '../reading/scan.ts'
import { Segment } from '../segment.ts'
import { type Folder, readFolder } from './folder.ts'
import { loadAborted } from './load-aborted.ts'
import { loadPrefix, type SegmentPrefix } from './load-prefix.ts'
import { loadSegment } from './load-segment.ts'
import { rebuildProducers } from './rebuild-producers.ts'
import { cutFile, rewriteTail, setTornTailAside } from './repair-tail.ts'
import { type ScannedLog, scanSegments } from './scan-segments.ts'

export interface OpenLogOptions {
  readonly directory: string
  readonly config: LogConfig
  readonly context: LogContext
  /** Whether its folder was made for it just now: it is nowhere on disk yet, and durable only once whoever made it syncs both folders. */
  readonly isNew: boolean
  /** Whether every log of the directory was closed whole. */
  readonly isClean: boolean
  /** From the checkpoints; undefined where they do not name this partition. */
  readonly recoveryPoint: number | undefined
  readonly logStartOffset: number | undefined
  readonly cleanedOffset: number | undefined
}

/** A log as it was found, and repaired where that was called for. */
export interface OpenedLog {
  /** At least one; the last one takes appends, and its indexes are in memory. */
  readonly segments: Segment[]
  readonly logStartOffset: number
  readonly endOffset: number
  /** Segments before it are whole on disk, indexes and all. */
  readonly recoveryPoint: number
  readonly producers: ProducerState
  readonly epochs: LeaderEpochs
  readonly corrupt: CorruptRanges
  /** How far it is compacted, if it ever was a log that is. */
  readonly cleanedOffset: number | undefined
  /** Its folder is new: its segment has no file yet. */
  readonly isNew: boolean
}

/**
 * Opens a partition's folder. After a clean stop that reads next to nothing. After any other it reads from the recovery point
 * on, keeps the longest run of whole, sound batches, and makes sure that they are on disk before they count; indexes, leader
 * epochs and producers are made again from them. It may be stopped at any moment, and starts over with the same result.
 */
export async function openLog(options: OpenLogOptions): Promise<OpenedLog> {
  const { directory, context, isNew } = options
  const { disk, checksum, logger } = context.ports
  if (isNew) return newLog(options)
  await recoverSwap(disk, directory, logger)
  const folder = await readFolder(disk, directory)
  const hint = await readDurableHint(disk, directory, checksum)
  return new LogOpener(options, folder, hint).run()
}

/** A log whose folder has nothing yet: there is nothing to look for. */
function newLog({ directory, context }: OpenLogOptions): OpenedLog {
  return {
    segments: [Segment.create(directory, 0, context.ports.clock.wallMs())],
    logStartOffset: 0,
    endOffset: 0,
    recoveryPoint: 0,
    producers: new ProducerState(),
    epochs: new LeaderEpochs(),
    corrupt: new CorruptRanges(),
    cleanedOffset: undefined,
    isNew: true,
  }
}

class LogOpener {
  readonly #options: OpenLogOptions
  readonly #folder: Folder
  readonly #hint: DurableHint | undefined
  /** Everything before it is known to have been on disk. */
  readonly #durableOffset: number
  readonly #corrupt = new CorruptRanges()
  #epochs = new LeaderEpochs()
  #epochsChanged = false
  #epochsMissing = false

  constructor(options: OpenLogOptions, folder: Folder, hint: DurableHint | undefined) {
    this.#options = options
    this.#folder = folder
    this.#hint = hint
    this.#durableOffset = Math.max(hint?.durableOffset ?? 0, options.recoveryPoint ?? 0)
  }

  async run(): Promise<OpenedLog> {
    const startOffset = this.#startOffset()
    await this.#removeDeleted(startOffset)
    await this.#readEpochs()
    const loaded = await this.#loadTrusted(startOffset)
    const expectedOffset =
      loaded.at(-1)?.nextOffset ?? Math.min(startOffset, this.#folder.baseOffsets[0] ?? startOffset)
    const restBases = this.#folder.baseOffsets.slice(loaded.length)
    const scanned = await this.#recover(restBases, expectedOffset)
    const segments = [...loaded, ...scanned.segments]
    const endOffset = Math.max(scanned.nextOffset, this.#corrupt.isEmpty ? 0 : this.#durableOffset)
    if (segments.length === 0) segments.push(await this.#createSegment(endOffset))
    const producers = new ProducerState()
    this.#checkEpochs(startOffset, segments, endOffset)
    await this.#finishEpochs(segments, endOffset, restBases.length > 0)
    if (this.#corrupt.isEmpty) {
      await rebuildProducers({
        state: producers,
        directory: this.#options.directory,
        snapshotOffsets: this.#folder.snapshotOffsets,
        // Up to where reading began, so that the transactions that ended after it are found again.
        offsetMax: scanned.resumedAt ?? scanned.segments[0]?.baseOffset ?? endOffset,
        endOffset,
        segments,
        compacted: this.#options.config.compacted,
        context: this.#options.context,
      })
    }
    return {
      segments,
      logStartOffset: Math.min(startOffset, endOffset),
      endOffset,
      recoveryPoint: await this.#seal(segments, scanned, endOffset),
      producers,
      epochs: this.#epochs,
      corrupt: this.#corrupt,
      cleanedOffset: this.#options.cleanedOffset,
      isNew: false,
    }
  }

  /** Where the log must begin: what was checkpointed before files went, or where a log that never lost any begins. */
  #startOffset(): number {
    const known = [this.#options.logStartOffset, this.#hint?.logStartOffset].filter((offset) => offset !== undefined)
    if (known.length > 0) return Math.max(...known)
    return this.#folder.baseOffsets[0] ?? 0
  }

  /**
   * Segments that lie wholly before the log's start were being deleted when the machine stopped: some of their names may have come
   * back, and with one of two missing they would look like a log with a hole.
   */
  async #removeDeleted(startOffset: number): Promise<void> {
    const { baseOffsets } = this.#folder
    while ((baseOffsets[1] ?? Number.POSITIVE_INFINITY) <= startOffset) {
      const baseOffset = baseOffsets.shift()
      if (baseOffset !== undefined) await removeSegment(this.#options.context, this.#options.directory, baseOffset)
    }
  }

  /**
   * Segments that need not be read whole: those before the recovery point, and after a clean stop the last one too, if the recovery
   * point is at its end. Where damage had been found it stays before that, so that it is found again.
   */
  async #loadTrusted(startOffset: number): Promise<Segment[]> {
    const { directory, config, context, isClean } = this.#options
    const { baseOffsets } = this.#folder
    const recoveryPoint = this.#options.recoveryPoint ?? 0
    const segments: Segment[] = []
    if ((baseOffsets[0] ?? 0) > startOffset) return []
    for (const [at, baseOffset] of baseOffsets.entries()) {
      const nextBase = baseOffsets[at + 1]
      if (nextBase === undefined ? !isClean : nextBase > recoveryPoint) break
      const segment = await loadSegment(directory, baseOffset, config, context)
      const fits =
        segment !== undefined &&
        (nextBase === undefined
          ? segment.nextOffset === recoveryPoint && segment.nextOffset >= this.#durableOffset
          : config.compacted
            ? segment.nextOffset <= nextBase
            : segment.nextOffset === nextBase)
      if (!fits) break
      // Rolled segments get their indexes back when somebody reads them.
      if (nextBase !== undefined) {
        segment.isSealed = true
        segment.indexes = undefined
      } else {
        segment.aborted = await readTransactionIndex(context.ports.disk, segment, this.#hint === undefined)
        if (segment.aborted === undefined) break
      }
      segments.push(segment)
    }
    return segments
  }

  async #recover(baseOffsets: readonly number[], expectedOffset: number): Promise<RecoveredSegments> {
    const { directory, context } = this.#options
    if (baseOffsets.length === 0) {
      if (expectedOffset < this.#durableOffset) this.#addMissing(expectedOffset, this.#durableOffset)
      return { segments: [], nextOffset: expectedOffset }
    }
    const mustRewrite = this.#options.config.flush === 'fsync'
    const epochsBefore = this.#epochs.entries
    const prefix = await this.#prefixOf(baseOffsets[0], expectedOffset)
    let scanned = await this.#scan(
      baseOffsets,
      expectedOffset,
      mustRewrite ? this.#durableOffset : Number.POSITIVE_INFINITY,
      prefix,
    )
    const isShort = scanned.nextOffset < this.#durableOffset
    if (scanned.corrupt.length > 0 || isShort) {
      // What was stored well is damaged: nothing is moved, cut or written any more.
      this.#epochs.restore(epochsBefore)
      scanned = await this.#scan(baseOffsets, expectedOffset, Number.POSITIVE_INFINITY, undefined)
      for (const range of scanned.corrupt) this.#corrupt.add(range)
      // Nobody follows them from here on.
      for (const { segment } of scanned.parts) segment.aborted = undefined
      if (isShort) this.#addMissing(scanned.nextOffset, this.#durableOffset)
      return { segments: keepWritten(scanned), nextOffset: scanned.nextOffset }
    }
    for (const { baseOffset, position } of scanned.overlaps) {
      await cutFile(pathOf(directory, segmentFileName(baseOffset, 'log')), position, context)
    }
    if (scanned.torn !== undefined) await setTornTailAside(directory, scanned.torn, context)
    const parts = scanned.parts.filter(({ segment }) => !this.#isMovedAside(segment, scanned))
    const perhapsNeverSynced = parts.filter(
      ({ segment }) => mustRewrite && segment.sizeBytes > 0 && segment.baseOffset >= this.#durableOffset,
    )
    await rewriteTail(directory, perhapsNeverSynced, context)
    const segments = parts.map(({ segment }) => segment)
    for (const segment of segments) await this.#syncWhole(segment)
    context.ports.logger.info(
      {
        event: 'recovered',
        directory,
        nextOffset: scanned.nextOffset,
        readBytes: sizeOf(parts) - (prefix?.position ?? 0),
        unsyncedBytes: sizeOf(perhapsNeverSynced),
        truncatedBytes: scanned.torn === undefined ? 0 : scanned.torn.fileSizeBytes - scanned.torn.position,
      },
      'a log that was not closed whole is recovered',
    )
    const resumedAt = prefix === undefined ? undefined : this.#options.recoveryPoint
    return { segments, nextOffset: scanned.nextOffset, resumedAt }
  }

  /** What need not be read of the segment in whose middle the recovery point lies. */
  async #prefixOf(baseOffset: number | undefined, expectedOffset: number): Promise<SegmentPrefix | undefined> {
    const { directory, context, recoveryPoint = 0 } = this.#options
    if (baseOffset === undefined || baseOffset !== expectedOffset || recoveryPoint <= baseOffset) return undefined
    return loadPrefix(directory, baseOffset, recoveryPoint, context)
  }

  async #scan(
    baseOffsets: readonly number[],
    expectedOffset: number,
    splitOffset: number,
    prefix: SegmentPrefix | undefined,
  ): Promise<ScannedLog> {
    const { directory, config, context } = this.#options
    const epochs = new LeaderEpochs()
    epochs.restore(this.#epochs.entries)
    return scanSegments(
      {
        epochs,
        directory,
        baseOffsets,
        expectedOffset,
        prefix,
        durableOffset: this.#durableOffset,
        splitOffset,
        indexIntervalBytes: config.indexIntervalBytes,
        compacted: config.compacted,
        visit: (batch) => {
          if (this.#epochs.assign(batch.partitionLeaderEpoch, batch.baseOffset)) this.#epochsChanged = true
        },
      },
      context,
    )
  }

  #isMovedAside(segment: Segment, scanned: ScannedLog): boolean {
    const { torn } = scanned
    return torn !== undefined && torn.position === 0 && torn.baseOffset === segment.baseOffset
  }

  #addMissing(startOffset: number, endOffset: number): void {
    const baseOffset = this.#folder.baseOffsets.at(-1) ?? startOffset
    const file = pathOf(this.#options.directory, segmentFileName(baseOffset, 'log'))
    const what = 'the log ends before what was known to be on disk'
    this.#corrupt.add({ file, startOffset, endOffset, position: 0, resumePosition: 0, what })
  }

  /** What survived may be in the operating system's memory only: it counts once it is on disk. */
  async #syncWhole(segment: Segment): Promise<void> {
    const file = await this.#options.context.ports.disk.open(segment.path('log'), 'write')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
    segment.writtenBytes = segment.sizeBytes
    segment.syncedBytes = segment.sizeBytes
  }

  async #createSegment(baseOffset: number): Promise<Segment> {
    const { directory, context } = this.#options
    const segment = Segment.create(directory, baseOffset, context.ports.clock.wallMs())
    const file = await openEmptyFile(context.ports.disk, segment.path('log'))
    await file.close()
    await context.ports.disk.syncDirectory(directory)
    return segment
  }

  async #readEpochs(): Promise<void> {
    const { disk } = this.#options.context.ports
    const epochs = await readLeaderEpochs(disk, this.#options.directory)
    this.#epochs = epochs ?? new LeaderEpochs()
    this.#epochsMissing = epochs === undefined
    this.#epochsChanged = this.#epochsMissing
  }

  /** A crash may have come after the epochs before a new log start were forgotten, and before that start was written down: they are needed again. */
  #checkEpochs(startOffset: number, segments: readonly Segment[], endOffset: number): void {
    const beginOffset = Math.max(startOffset, segments[0]?.baseOffset ?? startOffset)
    const [first] = this.#epochs.entries
    if (first === undefined || first.startOffset <= beginOffset || beginOffset >= endOffset) return
    this.#epochsMissing = true
    this.#epochsChanged = true
  }

  async #finishEpochs(segments: readonly Segment[], endOffset: number, wasRecovered: boolean): Promise<void> {
    const { directory, context } = this.#options
    const { disk, logger } = context.ports
    // What recovery read has told its epochs already; only with the file gone the rest is of interest too.
    if (this.#epochsMissing) {
      this.#epochs = await this.#epochsFromLog(segments)
      if (endOffset > 0)
        logger.warn({ directory, file: partitionFiles.leaderEpochs }, 'leader epochs are made from the log')
    }
    if (wasRecovered && this.#corrupt.isEmpty && this.#epochs.truncateFromEnd(endOffset)) this.#epochsChanged = true
    if (this.#epochsChanged && this.#corrupt.isEmpty) await writeLeaderEpochs(disk, directory, this.#epochs)
  }

  async #epochsFromLog(segments: readonly Segment[]): Promise<LeaderEpochs> {
    const epochs = new LeaderEpochs()
    for (const segment of segments) {
      await this.#options.context.files.use(segment.path('log'), async (file) => {
        await scanBatches({
          file,
          from: 0,
          to: segment.writtenBytes,
          expectedOffset: segment.baseOffset,
          compacted: true,
          checksum: undefined,
          visit: (batch) => {
            epochs.assign(batch.partitionLeaderEpoch, batch.baseOffset)
          },
        })
      })
    }
    return epochs
  }

  /** Writes the indexes of recovered segments that are rolled; returns how far everything is whole on disk. */
  async #seal(
    segments: readonly Segment[],
    { segments: recovered, resumedAt }: RecoveredSegments,
    endOffset: number,
  ): Promise<number> {
    const active = segments.at(-1)
    assert(active !== undefined, 'a log has a segment')
    // It was a rolled one, if what came after it was set aside.
    active.indexes = await this.#options.context.indexes.get(active, this.#options.config)
    this.#options.context.indexes.forget(active)
    await loadAborted(active, { directory: this.#options.directory, segments }, this.#options.context, this.#corrupt)
    active.isSealed = false
    for (const segment of recovered) {
      if (segment === active) continue
      if (this.#corrupt.isEmpty) {
        segment.closeTimeIndex()
        await writeIndexFiles(this.#options.context.ports.disk, segment, indexContentOf(segment))
        segment.isSealed = true
        this.#options.context.transactions.sealed(segment)
      }
    }
    if (!this.#corrupt.isEmpty) return this.#options.recoveryPoint ?? 0
    if (recovered.length === 0 && this.#options.isClean) return endOffset
    return Math.max(active.baseOffset, resumedAt ?? 0)
  }
}

async function removeSegment(context: LogContext, directory: string, baseOffset: number): Promise<void> {
  for (const kind of segmentFileKinds) {
    await removeIfThere(context.ports.disk, pathOf(directory, segmentFileName(baseOffset, kind)))
  }
}

interface RecoveredSegments {
  readonly segments: readonly Segment[]
  readonly nextOffset: number
  /** The recovery point, where reading began there and not with a segment. */
  readonly resumedAt?: number | undefined
}

function sizeOf(parts: readonly { readonly segment: Segment }[]): number {
  return parts.reduce((total, { segment }) => total + segment.sizeBytes, 0)
}

function keepWritten(scanned: ScannedLog): Segment[] {
  return scanned.parts.map(({ segment }) => {
    segment.writtenBytes = segment.sizeBytes
    segment.syncedBytes = segment.sizeBytes
    return segment
  })
}
