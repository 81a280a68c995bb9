import type { DiskFile } from '@millrace/base'
import type { RecordBatch } from '@millrace/records'
import { pathOf, segmentFileName } from '../file-names.ts'
import type { LeaderEpochs } from '../leader-epochs.ts'
import type { LogContext } from '../log-context.ts'
import type { CorruptRange } from '../reading/corrupt-ranges.ts'
import { findNextBatch } from '../reading/resync.ts'
import { scanBatches, type ScanEnd } from '../reading/scan.ts'
import { Segment } from '../segment.ts'
import { sameBytes } from './copy-range.ts'
import type { SegmentPrefix } from './load-prefix.ts'

export interface ScanSegmentsOptions {
  readonly directory: string
  /** The segments to read, rising. */
  readonly baseOffsets: readonly number[]
  /** The offset that must come first. */
  readonly expectedOffset: number
  /** What need not be read of the first of them. */
  readonly prefix: SegmentPrefix | undefined
  /** Everything before it is known to have been on disk: damage there is corruption, never a torn tail. */
  readonly durableOffset: number
  /** Where a part of its own begins: what is from here on was perhaps never synced. */
  readonly splitOffset: number
  readonly indexIntervalBytes: number
  readonly compacted: boolean
  /** Which leader wrote what, as it was stored before any of it was. */
  readonly epochs: LeaderEpochs
  /** Called for each batch that is kept, in order. */
  readonly visit: (batch: RecordBatch) => void
}

/** A run of batches in one file. Its segment takes the file's place, or gets one of its own from a part of it. */
export interface ScannedPart {
  readonly segment: Segment
  /** The base offset of the file, and where in it the part begins. */
  readonly fileBaseOffset: number
  readonly filePosition: number
}

/** What is behind the last whole batch: from `position` of the first file on, and all files after it. */
export interface TornTail {
  readonly baseOffset: number
  readonly position: number
  readonly fileSizeBytes: number
  readonly laterBaseOffsets: readonly number[]
  readonly what: string
}

export interface ScannedLog {
  readonly parts: readonly ScannedPart[]
  readonly nextOffset: number
  readonly corrupt: readonly CorruptRange[]
  readonly torn: TornTail | undefined
  /** Files that are to be cut: what comes after is in the next one, or was never a batch. */
  readonly overlaps: readonly { readonly baseOffset: number; readonly position: number }[]
}

/** Reads segments, whole or after their prefix, with CRC, and tells what is sound, what is damaged and what is a torn tail. Changes nothing. */
export async function scanSegments(options: ScanSegmentsOptions, context: LogContext): Promise<ScannedLog> {
  return new SegmentScanner(options, context).run()
}

class SegmentScanner {
  readonly #options: ScanSegmentsOptions
  readonly #context: LogContext
  readonly #parts: ScannedPart[] = []
  readonly #corrupt: CorruptRange[] = []
  readonly #overlaps: { baseOffset: number; position: number }[] = []
  #torn: TornTail | undefined
  #expectedOffset: number
  #isSplit = false

  constructor(options: ScanSegmentsOptions, context: LogContext) {
    this.#options = options
    this.#context = context
    this.#expectedOffset = options.expectedOffset
  }

  async run(): Promise<ScannedLog> {
    const { baseOffsets, directory } = this.#options
    for (const [at, baseOffset] of baseOffsets.entries()) {
      const path = pathOf(directory, segmentFileName(baseOffset, 'log'))
      await this.#context.files.use(path, (file) => this.#scanFile(file, baseOffset, baseOffsets.slice(at + 1)))
      if (this.#torn !== undefined) break
    }
    return {
      parts: this.#parts,
      nextOffset: this.#expectedOffset,
      corrupt: this.#corrupt,
      torn: this.#torn,
      overlaps: this.#overlaps,
    }
  }

  async #scanFile(file: DiskFile, baseOffset: number, later: readonly number[]): Promise<void> {
    const { compacted, durableOffset } = this.#options
    const sizeBytes = await file.sizeBytes()
    const isGap = baseOffset > this.#expectedOffset && !compacted
    if (isGap || baseOffset < this.#expectedOffset) {
      const what = `the segment that has offset ${this.#expectedOffset} is missing`
      if (this.#expectedOffset >= durableOffset || baseOffset < this.#expectedOffset) {
        this.#torn = { baseOffset, position: 0, fileSizeBytes: sizeBytes, laterBaseOffsets: later, what }
        return
      }
      this.#addCorrupt(file.path, this.#expectedOffset, baseOffset, 0, 0, what)
    }
    this.#expectedOffset = Math.max(baseOffset, this.#expectedOffset)
    for (let position = this.#beginFile(baseOffset); position < sizeBytes;) {
      const end = await this.#scanFrom(file, baseOffset, position, sizeBytes, later[0])
      this.#expectedOffset = end.expectedOffset
      if (end.reason === 'end') return
      if (end.reason === 'stopped' && (await this.#isCopied(file, end.position, sizeBytes, later[0]))) {
        this.#overlaps.push({ baseOffset, position: end.position })
        return
      }
      if (end.reason !== 'stopped' && end.expectedOffset === later[0]) {
        // The next segment has what comes next: these bytes are what a write left that was taken back.
        this.#overlaps.push({ baseOffset, position: end.position })
        return
      }
      const { what } = end.reason === 'stopped' ? { what: 'it runs into the next segment' } : end
      if (end.expectedOffset >= durableOffset) {
        this.#torn = { baseOffset, position: end.position, fileSizeBytes: sizeBytes, laterBaseOffsets: later, what }
        return
      }
      position = await this.#skipDamage(file, { ...end, what }, sizeBytes, later[0])
    }
  }

  #scanFrom(
    file: DiskFile,
    fileBaseOffset: number,
    from: number,
    to: number,
    nextBase: number | undefined,
  ): Promise<ScanEnd> {
    const { splitOffset, indexIntervalBytes, compacted, durableOffset, epochs, visit } = this.#options
    return scanBatches({
      file,
      from,
      to,
      expectedOffset: this.#expectedOffset,
      compacted,
      checksum: this.#context.ports.checksum,
      judge: (batch) => {
        const what = this.#current().segment.flawOf(batch)
        if (what !== undefined) return what
        // What lies beyond may be the rest of a cut that was stopped, whose epochs are forgotten already.
        return batch.baseOffset < durableOffset ? epochs.flawOf(batch) : undefined
      },
      visit: (batch, position) => {
        if (nextBase !== undefined && batch.nextOffset > nextBase) return 'stop'
        if (!this.#isSplit && batch.baseOffset >= splitOffset) {
          this.#isSplit = true
          if (position > 0) this.#begin(batch.baseOffset, fileBaseOffset, position)
        }
        this.#current().segment.add(batch, indexIntervalBytes)
        visit(batch)
        return undefined
      },
    })
  }

  /** Notes the damage where reading ended and returns where it goes on. */
  async #skipDamage(file: DiskFile, end: ScanEnd, sizeBytes: number, nextBase: number | undefined): Promise<number> {
    const { position, contradictedAt, what } = end
    const next = await findNextBatch({
      file,
      // Of two that contradict each other neither is believed.
      from: contradictedAt ?? position,
      to: sizeBytes,
      offsetMin: this.#expectedOffset + 1,
      offsetMax: nextBase ?? Number.MAX_SAFE_INTEGER,
      checksum: this.#context.ports.checksum,
    })
    // Without another batch in this file everything up to the next one is lost, or up to where the log is known to have been.
    const endOffset = next?.offset ?? Math.max(nextBase ?? this.#options.durableOffset, this.#expectedOffset + 1)
    const resume = next?.position ?? sizeBytes
    this.#addCorrupt(file.path, this.#expectedOffset, endOffset, position, resume, what)
    this.#expectedOffset = endOffset
    const part = this.#current()
    part.segment.skipTo(resume - part.filePosition, endOffset)
    return resume
  }

  /** Whether the rest of the file is what the next one begins with: recovery was stopped between copying and cutting. */
  async #isCopied(file: DiskFile, position: number, sizeBytes: number, nextBase: number | undefined): Promise<boolean> {
    if (nextBase === undefined || this.#expectedOffset !== nextBase) return false
    const path = pathOf(this.#options.directory, segmentFileName(nextBase, 'log'))
    return this.#context.files.use(path, (next) =>
      sameBytes({ file, position }, { file: next, position: 0 }, sizeBytes - position),
    )
  }

  /** Returns where reading the file begins. */
  #beginFile(baseOffset: number): number {
    const { prefix } = this.#options
    if (prefix === undefined || prefix.segment.baseOffset !== baseOffset) {
      this.#begin(baseOffset, baseOffset, 0)
      return 0
    }
    this.#parts.push({ segment: prefix.segment, fileBaseOffset: baseOffset, filePosition: 0 })
    this.#expectedOffset = prefix.segment.nextOffset
    return prefix.position
  }

  #begin(baseOffset: number, fileBaseOffset: number, filePosition: number): void {
    const segment = Segment.create(this.#options.directory, baseOffset, this.#context.ports.clock.wallMs())
    this.#parts.push({ segment, fileBaseOffset, filePosition })
  }

  #current(): ScannedPart {
    const part = this.#parts.at(-1)
    if (part === undefined) throw new Error('a file was begun')
    return part
  }

  #addCorrupt(
    file: string,
    startOffset: number,
    endOffset: number,
    position: number,
    resumePosition: number,
    what: string,
  ): void {
    this.#corrupt.push({ file, startOffset, endOffset, position, resumePosition, what })
  }
}
