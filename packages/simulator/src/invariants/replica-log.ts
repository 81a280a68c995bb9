import { crc32cChecksum, isStreamError } from '@millrace/base'
import { plainCompression } from '@millrace/base/testing'
import { batchesIn, decodeControlKey, type RecordBatch } from '@millrace/records'
import type { StoredBatch } from './stored-batch.ts'

interface Segment {
  readonly baseOffset: number
  readonly batches: StoredBatch[]
  sizeBytes: number
  /** Bytes from its start that survive a power loss. */
  durableBytes: number
  /** Where a sync failed: what lies behind may be lost whatever is synced later. */
  droppedFromBytes: number
  /** Whether a bit of the file has flipped: what stands there is something else. */
  isRotten: boolean
}

/** What the segment files of one replica hold, in order of offset: read from what is written, not from what the broker says. */
export class ReplicaLog {
  readonly #segments = new Map<string, Segment>()
  readonly #keepsContent: boolean
  #sorted: Segment[] | undefined

  /** With `keepsContent` its batches can be read, and not only told from others. */
  constructor(keepsContent = false) {
    this.#keepsContent = keepsContent
  }

  /** The same once more, which stays as it is. */
  copy(): ReplicaLog {
    const copy = new ReplicaLog(this.#keepsContent)
    for (const [file, segment] of this.#segments)
      copy.#segments.set(file, { ...segment, batches: [...segment.batches] })
    return copy
  }

  /** Notes what was written, and returns the batches of it. */
  wrote(file: string, positionBytes: number, bytes: Buffer): readonly StoredBatch[] {
    const segment = this.#segment(file)
    dropFrom(segment, positionBytes)
    const added = storedBatches(bytes, positionBytes, this.#keepsContent)
    segment.batches.push(...added)
    segment.sizeBytes = Math.max(segment.sizeBytes, positionBytes + bytes.length)
    // What was there before was written over.
    segment.durableBytes = Math.min(segment.durableBytes, positionBytes)
    return added
  }

  /** Whether batches were cut off. */
  truncated(file: string, sizeBytes: number): boolean {
    const segment = this.#segments.get(file)
    if (segment === undefined) return false
    const before = segment.batches.length
    dropFrom(segment, sizeBytes)
    segment.sizeBytes = sizeBytes
    segment.durableBytes = Math.min(segment.durableBytes, sizeBytes)
    if (sizeBytes <= segment.droppedFromBytes) segment.droppedFromBytes = Infinity
    return segment.batches.length < before
  }

  syncing(file: string): (succeeded: boolean) => void {
    const segment = this.#segment(file)
    const { sizeBytes } = segment
    return (succeeded) => {
      if (succeeded) segment.durableBytes = Math.max(segment.durableBytes, Math.min(sizeBytes, segment.sizeBytes))
      else segment.droppedFromBytes = Math.min(segment.droppedFromBytes, segment.durableBytes)
    }
  }

  /** Takes in a whole file as it was found. */
  found(file: string, bytes: Buffer, durableBytes: number): void {
    this.#sorted = undefined
    this.#segments.delete(file)
    const segment = this.#segment(file)
    segment.batches.push(...storedBatches(bytes, 0, this.#keepsContent))
    segment.sizeBytes = bytes.length
    segment.durableBytes = Math.min(durableBytes, bytes.length)
  }

  /**
   * Takes a file over from what was known of the log before the machine's disk came back from a crash, if it stands there as it did: all
   * of it was on disk. Whether it does.
   */
  keep(before: ReplicaLog, file: string, sizeBytes: number): boolean {
    const segment = before.#segments.get(file)
    if (segment === undefined || segment.isRotten || segment.droppedFromBytes !== Infinity) return false
    if (segment.sizeBytes !== sizeBytes || segment.durableBytes < sizeBytes) return false
    this.#segments.set(file, segment)
    this.#sorted = undefined
    return true
  }

  /** Where the batches of a file end that end at or before `offset`; 0 if there are none. */
  bytesBefore(file: string, offset: number): number {
    return this.#segments.get(file)?.batches.findLast(({ nextOffset }) => nextOffset <= offset)?.endBytes ?? 0
  }

  /** Whether a bit has flipped since its files were read. */
  get isRotten(): boolean {
    return this.#inOrder().some(({ isRotten }) => isRotten)
  }

  rots(file: string): void {
    const segment = this.#segments.get(file)
    if (segment !== undefined) segment.isRotten = true
  }

  /** Files that there are no more. */
  keepOnly(files: ReadonlySet<string>): void {
    for (const file of this.#segments.keys()) {
      if (files.has(file)) continue
      this.#segments.delete(file)
      this.#sorted = undefined
    }
  }

  /** Of the first batch that there is; 0 if there is none. */
  get startOffset(): number {
    return this.#inOrder().find(({ batches }) => batches.length > 0)?.batches[0]?.baseOffset ?? 0
  }

  knows(file: string): boolean {
    return this.#segments.has(file)
  }

  /** The file is another one now. */
  forget(file: string): void {
    this.#segments.delete(file)
    this.#sorted = undefined
  }

  /** The batch that holds `offset`. */
  at(offset: number): StoredBatch | undefined {
    const segment = this.#segmentOf(offset)
    const batch = segment && lastUpTo(segment.batches, offset)
    return batch !== undefined && offset < batch.nextOffset ? batch : undefined
  }

  /** Whether the batch that holds `offset` would survive a power loss. */
  isDurable(offset: number): boolean {
    const segment = this.#segmentOf(offset)
    const batch = segment && lastUpTo(segment.batches, offset)
    if (segment === undefined || batch === undefined || offset >= batch.nextOffset) return false
    return batch.endBytes <= Math.min(segment.durableBytes, segment.droppedFromBytes)
  }

  /** Batches from the one that holds `offset` on, or from the first after it. */
  *from(offset: number): IterableIterator<StoredBatch> {
    const segments = this.#inOrder()
    for (let index = Math.max(0, this.#indexOf(offset)); index < segments.length; index++) {
      for (const batch of segments[index]?.batches ?? []) if (batch.nextOffset > offset) yield batch
    }
  }

  /** The last batch of a producer before `offset`. */
  lastOf(producerId: number, offset: number): StoredBatch | undefined {
    const segments = this.#inOrder()
    for (let at = segments.length - 1; at >= 0; at--) {
      const batches = segments[at]?.batches ?? []
      for (let index = batches.length - 1; index >= 0; index--) {
        const batch = batches[index]
        if (batch !== undefined && batch.baseOffset < offset && batch.producerId === producerId && !batch.isControl) {
          return batch
        }
      }
    }
    return undefined
  }

  /** The first end marker of a producer behind `offset`. */
  endMarkerOf(producerId: number, offset: number): StoredBatch | undefined {
    for (const batch of this.from(offset)) {
      if (batch.producerId === producerId && batch.endMarker !== undefined) return batch
    }
    return undefined
  }

  #segmentOf(offset: number): Segment | undefined {
    return this.#inOrder()[this.#indexOf(offset)]
  }

  /** Where the last segment is that begins at or before `offset` and holds something; -1 if there is none. */
  #indexOf(offset: number): number {
    const segments = this.#inOrder()
    let index = countUpTo(segments, offset) - 1
    while (index >= 0 && (segments[index]?.batches[0]?.baseOffset ?? Infinity) > offset) index--
    return index
  }

  #inOrder(): Segment[] {
    this.#sorted ??= [...this.#segments.values()].sort((one, other) => one.baseOffset - other.baseOffset)
    return this.#sorted
  }

  #segment(file: string): Segment {
    const known = this.#segments.get(file)
    if (known !== undefined) return known
    const segment: Segment = {
      baseOffset: Number(/(\d+)\.log$/.exec(file)?.[1] ?? 0),
      batches: [],
      sizeBytes: 0,
      durableBytes: 0,
      droppedFromBytes: Infinity,
      isRotten: false,
    }
    this.#segments.set(file, segment)
    this.#sorted = undefined
    return segment
  }
}

function dropFrom(segment: Segment, positionBytes: number): void {
  const { batches } = segment
  while ((batches.at(-1)?.endBytes ?? 0) > positionBytes) batches.pop()
}

/** The last batch that begins at or before `offset`. */
function lastUpTo(batches: readonly StoredBatch[], offset: number): StoredBatch | undefined {
  return batches[countUpTo(batches, offset) - 1]
}

/** How many begin at or before `offset`, of what is in order. */
function countUpTo(sorted: readonly { readonly baseOffset: number }[], offset: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.baseOffset ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The whole batches of `bytes`, up to where they do not follow each other any more: a torn tail, or room that was only claimed. */
export function storedBatches(bytes: Buffer, positionBytes: number, keepsContent: boolean): StoredBatch[] {
  const found: StoredBatch[] = []
  try {
    for (const batch of batchesIn(bytes)) {
      if (batch.baseOffset < (found.at(-1)?.nextOffset ?? 0)) break
      const one = stored(batch, positionBytes + batch.position + batch.sizeBytes)
      found.push(keepsContent ? { ...one, content: batch } : one)
    }
  } catch (error) {
    if (!isStreamError(error)) throw error
  }
  return found
}

function endMarkerOf(batch: RecordBatch): StoredBatch['endMarker'] {
  if (!batch.isControl || !batch.isTransactional) return undefined
  try {
    for (const { key } of batch.records(plainCompression)) {
      const type = decodeControlKey(key)
      if (type === 'COMMIT' || type === 'ABORT') return type
    }
  } catch (error) {
    // A bit of it has flipped.
    if (!isStreamError(error)) throw error
  }
  return undefined
}

/**
 * Where a batch ends. One whose records do not fill its offsets is looked at: they may have been compacted away, or a bit of what it says of
 * itself has flipped, and then it would stand in front of those behind it.
 */
function nextOffsetOf(batch: RecordBatch): number {
  const { baseOffset, nextOffset, recordCount } = batch
  if (nextOffset - baseOffset === recordCount || batch.checksumIsValid(crc32cChecksum)) return nextOffset
  return Math.max(baseOffset + 1, Math.min(nextOffset, baseOffset + recordCount))
}

function stored(batch: RecordBatch, endBytes: number): StoredBatch {
  return {
    baseOffset: batch.baseOffset,
    nextOffset: nextOffsetOf(batch),
    leaderEpoch: batch.partitionLeaderEpoch,
    crc: batch.crc,
    producerId: batch.producerId,
    producerEpoch: batch.producerEpoch,
    baseSequence: batch.baseSequence,
    recordCount: batch.recordCount,
    isControl: batch.isControl,
    isTransactional: batch.isTransactional,
    endMarker: endMarkerOf(batch),
    endBytes,
  }
}
