import { type DiskFile, StreamError } from '@millrace/base'
import { peekBatchSize, RecordBatch } from '@millrace/records'
import { batchSizeBytesMax, readSizeBytesMax } from '../limits.ts'
import type { LogState } from '../log-state.ts'
import type { OffsetPosition } from '../indexes/offset-index.ts'
import type { Segment } from '../segment.ts'
import { type CorruptRange, corruptLog } from './corrupt-ranges.ts'
import { findNextBatch } from './resync.ts'
import { flaw, scanBatches } from './scan.ts'

/** How much a read returns at most, and up to where. */
export interface ReadOptions {
  /** Stops before a batch that would bring the result over this, but for the first one. */
  readonly maxBytes: number
  /** No batch that ends after this offset (exclusive) is returned, such as the high watermark. */
  readonly endOffset: number
}

const headerSizeBytes = 61

/** Reads from files what the tail cache does not have. Every batch's CRC is checked before it is handed out. */
export async function readFromDisk(log: LogState, offset: number, options: ReadOptions): Promise<Buffer> {
  // A bounded number of tries: each failure makes an index or learns of damage, and can't come twice for one cause.
  for (let attempt = 0; attempt < 8; attempt++) {
    const lost = log.corrupt.at(offset)
    if (lost !== undefined) throw corruptLog(lost)
    let at = log.segmentIndexFor(offset)
    let outcome = await readFromSegment(log, log.segments[at], offset, options)
    // Compaction may have left nothing of the offset in its segment: what follows is in a later one.
    while (outcome === 'nothing' && at + 1 < log.segments.length) {
      at++
      outcome = await readFromSegment(log, log.segments[at], offset, options)
    }
    if (outcome === 'nothing') return Buffer.alloc(0)
    if (outcome !== 'again') return outcome
  }
  throw new StreamError('STORAGE_ERROR', `${log.identity.directory}: offset ${offset} reads differently each time`, {
    context: { file: log.identity.directory, offset },
  })
}

type Outcome = Buffer | 'nothing' | 'again'

async function readFromSegment(
  log: LogState,
  segment: Segment | undefined,
  offset: number,
  options: ReadOptions,
): Promise<Outcome> {
  if (segment === undefined || segment.writtenBytes === 0) return 'nothing'
  const { context, config } = log
  const indexes = await context.indexes.get(segment, config)
  const indexed = indexes.offsets.lookup(offset)
  return context.files.use(segment.path('log'), (file) => collect(log, segment, file, { offset, indexed, ...options }))
}

interface CollectFrom extends ReadOptions {
  readonly offset: number
  /** Where to begin; at the segment's first byte if undefined. */
  readonly indexed: OffsetPosition | undefined
}

/** Walks over the batches from an indexed position and returns those that were asked for: a view of one read, if they lie in it. */
async function collect(log: LogState, segment: Segment, file: DiskFile, from: CollectFrom): Promise<Outcome> {
  const { offset, endOffset } = from
  const maxBytes = Math.min(from.maxBytes, readSizeBytesMax)
  const fileEnd = segment.writtenBytes
  const slack = log.config.indexIntervalBytes + headerSizeBytes
  let position = from.indexed?.position ?? 0
  /** Undefined before the batch that the index named: its last offset is what has to be right. */
  let expectedOffset = from.indexed === undefined ? segment.baseOffset : undefined
  let chunkStart = position
  let chunk = await file.read(position, Math.min(fileEnd - position, maxBytes + slack))
  let resultStart = -1
  while (position < fileEnd) {
    const known = log.corrupt.atPosition(segment.path('log'), position)
    if (known !== undefined) {
      if (resultStart >= 0) break
      position = known.resumePosition
      expectedOffset = known.endOffset
      continue
    }
    const at = position - chunkStart
    const sizeBytes = at + headerSizeBytes <= chunk.length ? safeBatchSize(chunk, at) : headerSizeBytes
    const isWhole = sizeBytes !== undefined && at + headerSizeBytes <= chunk.length && at + sizeBytes <= chunk.length
    const room = fileEnd - position
    if (sizeBytes !== undefined && !isWhole && sizeBytes <= Math.min(room, batchSizeBytesMax)) {
      if (resultStart >= 0) break
      // It does not lie in what was read: read on from it, the whole of it at least.
      chunkStart = position
      chunk = await file.read(position, Math.min(room, Math.max(sizeBytes, maxBytes)))
      if (chunk.length >= sizeBytes) continue
    }
    const batch = isWhole ? new RecordBatch(chunk, at) : undefined
    if (expectedOffset === undefined) {
      expectedOffset = batch === undefined ? undefined : indexedBase(batch, from.indexed)
      if (expectedOffset === undefined) {
        // Either the index is wrong or the log: made again from the log it leads to whatever is wrong there.
        await log.context.indexes.rebuild(segment, log.config)
        return 'again'
      }
    }
    if (batch === undefined || problemOf(log, batch, expectedOffset) !== undefined) {
      if (resultStart >= 0) break
      await diagnose(log, segment, file, position, expectedOffset)
      return 'again'
    }
    expectedOffset = batch.nextOffset
    if (batch.lastOffset >= offset) {
      if (batch.nextOffset > endOffset) return finish(chunk, chunkStart, resultStart, position) ?? Buffer.alloc(0)
      if (resultStart >= 0 && position + batch.sizeBytes - resultStart > maxBytes) break
      if (resultStart < 0) resultStart = position
    }
    position += batch.sizeBytes
  }
  return finish(chunk, chunkStart, resultStart, position) ?? 'nothing'
}

/** The first offset of the batch at an indexed position; undefined if it does not end where the index says. */
function indexedBase(batch: RecordBatch, indexed: OffsetPosition | undefined): number | undefined {
  try {
    return batch.lastOffset === indexed?.offset ? batch.baseOffset : undefined
  } catch (error) {
    if (error instanceof StreamError) return undefined
    throw error
  }
}

function finish(chunk: Buffer, chunkStart: number, start: number, end: number): Buffer | undefined {
  return start < 0 || end === start ? undefined : chunk.subarray(start - chunkStart, end - chunkStart)
}

function safeBatchSize(chunk: Buffer, at: number): number | undefined {
  try {
    return peekBatchSize(chunk, at)
  } catch (error) {
    if (error instanceof StreamError) return undefined
    throw error
  }
}

/** What is wrong with a batch that is about to be served. */
export function problemOf(log: LogState, batch: RecordBatch, expectedOffset: number): string | undefined {
  const { checksum } = log.context.ports
  return flaw(batch, expectedOffset, { compacted: log.config.compacted, checksum }) ?? log.epochs.flawOf(batch)
}

/** Looks again at what seemed wrong; if it still is, notes which offsets are lost. */
export async function diagnose(
  log: LogState,
  segment: Segment,
  file: DiskFile,
  position: number,
  expectedOffset: number,
): Promise<void> {
  const { context, config } = log
  const to = segment.writtenBytes
  let what: string | undefined
  const end = await scanBatches({
    file,
    from: position,
    to,
    expectedOffset,
    compacted: config.compacted,
    checksum: context.ports.checksum,
    visit: (batch) => {
      what = problemOf(log, batch, expectedOffset)
      return 'stop'
    },
  })
  if (end.reason === 'stopped' && what === undefined) return
  const limit = log.endOf(segment)
  const next = await findNextBatch({
    file,
    from: position,
    to,
    offsetMin: expectedOffset + 1,
    offsetMax: limit,
    checksum: context.ports.checksum,
  })
  const range: CorruptRange = {
    file: segment.path('log'),
    position,
    resumePosition: next?.position ?? to,
    startOffset: expectedOffset,
    endOffset: next?.offset ?? limit,
    what: what ?? end.what,
  }
  if (!log.corrupt.add(range)) return
  // The next start must find it too, however well the log was closed.
  log.recoveryPoint = Math.min(log.recoveryPoint, segment.baseOffset)
  context.checkpointSoon()
  const { topic, partition } = log.identity
  context.ports.logger.error({ topic, partition, ...range }, 'a segment is damaged: the log takes no more appends')
  log.notifyDamage()
}

/** As {@link diagnose}, where an error with `file`, `position` and `offset` says. */
export async function diagnoseIn(log: LogState, { context: { file, position, offset } }: StreamError): Promise<void> {
  const segment = log.segments.find((each) => each.path('log') === file)
  if (segment === undefined || typeof position !== 'number' || typeof offset !== 'number') return
  await log.context.files.use(segment.path('log'), (opened) => diagnose(log, segment, opened, position, offset))
}
