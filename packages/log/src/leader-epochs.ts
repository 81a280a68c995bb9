import { assert, type Disk } from '@millrace/base'
import type { RecordBatch } from '@millrace/records'
import { readWholeFile, replaceFile } from './files/atomic-file.ts'
import { formatCheckpoint, parseCheckpoint } from './files/checkpoint-text.ts'
import { partitionFiles, pathOf } from './file-names.ts'
import { leaderEpochsMax } from './limits.ts'

/** From which offset on a leader's epoch holds. */
export interface LeaderEpochEntry {
  readonly epoch: number
  readonly startOffset: number
}

/** Which leader wrote what (KIP-101): epochs and start offsets, both rising. */
export class LeaderEpochs {
  #entries: LeaderEpochEntry[] = []

  get entries(): readonly LeaderEpochEntry[] {
    return this.#entries
  }

  get latest(): LeaderEpochEntry | undefined {
    return this.#entries.at(-1)
  }

  /** Notes that `epoch` writes from `startOffset` on. Returns whether that was news. */
  assign(epoch: number, startOffset: number): boolean {
    const latest = this.latest
    if (epoch < 0 || (latest !== undefined && epoch <= latest.epoch)) return false
    assert(
      latest === undefined || startOffset >= latest.startOffset,
      'a new leader epoch starts at or after the last one',
    )
    // An epoch that wrote nothing is no longer of interest once the next one starts at the same offset.
    while ((this.#entries.at(-1)?.startOffset ?? -1) >= startOffset) this.#entries.pop()
    this.#entries.push({ epoch, startOffset })
    if (this.#entries.length > leaderEpochsMax) this.#entries.shift()
    return true
  }

  /** The epoch under which `offset` was written; -1 if unknown. */
  epochFor(offset: number): number {
    const index = this.#entries.findLastIndex((entry) => entry.startOffset <= offset)
    return this.#entries[index]?.epoch ?? -1
  }

  /** What is wrong with a batch's epoch, which its CRC does not cover; undefined if nothing is, or nothing is known of its offset. */
  flawOf({ baseOffset, partitionLeaderEpoch }: RecordBatch): string | undefined {
    const epoch = this.epochFor(baseOffset)
    if (epoch < 0 || partitionLeaderEpoch < 0 || epoch === partitionLeaderEpoch) return undefined
    return `its leader epoch is ${partitionLeaderEpoch} where ${epoch} belongs`
  }

  /**
   * Where `epoch` ended: the largest epoch we know that is not above it, and the start of the next one (the log's end for
   * the last). Undefined if all we know is newer (KIP-279).
   */
  endOffsetFor(epoch: number, logEndOffset: number): { epoch: number; endOffset: number } | undefined {
    const index = this.#entries.findLastIndex((entry) => entry.epoch <= epoch)
    const entry = this.#entries[index]
    if (entry === undefined) return undefined
    return { epoch: entry.epoch, endOffset: this.#entries[index + 1]?.startOffset ?? logEndOffset }
  }

  /** What is left of them in a log that ends at `endOffset`. */
  before(endOffset: number): LeaderEpochs {
    const kept = new LeaderEpochs()
    kept.restore(this.#entries.filter((entry) => entry.startOffset < endOffset))
    return kept
  }

  /** Forgets what starts at or after `endOffset`, where the log was cut. Returns whether there was any. */
  truncateFromEnd(endOffset: number): boolean {
    const kept = this.#entries.filter((entry) => entry.startOffset < endOffset)
    const changed = kept.length !== this.#entries.length
    this.#entries = kept
    return changed
  }

  /** Forgets epochs that end at or before `startOffset`; the one that holds there then starts there. */
  truncateFromStart(startOffset: number): boolean {
    const current = this.#entries.findLastIndex((entry) => entry.startOffset <= startOffset)
    const entry = this.#entries[current]
    if (entry === undefined || (current === 0 && entry.startOffset === startOffset)) return false
    this.#entries = [{ epoch: entry.epoch, startOffset }, ...this.#entries.slice(current + 1)]
    return true
  }

  /** Takes back everything noted since `entries` was read from {@link entries}. */
  restore(entries: readonly LeaderEpochEntry[]): void {
    this.#entries = [...entries]
  }

  format(): string {
    return formatCheckpoint(this.#entries.map(({ epoch, startOffset }) => `${epoch} ${startOffset}`))
  }

  /** Undefined if the text is damaged, or epochs or offsets do not rise. */
  static parse(text: string): LeaderEpochs | undefined {
    const epochs = new LeaderEpochs()
    for (const line of parseCheckpoint(text) ?? ['damaged']) {
      const match = /^(\d+)\s+(\d+)$/.exec(line)
      const entry = { epoch: Number(match?.[1]), startOffset: Number(match?.[2]) }
      const latest = epochs.latest
      if (!Number.isSafeInteger(entry.epoch) || !Number.isSafeInteger(entry.startOffset)) return undefined
      if (latest !== undefined && (entry.epoch <= latest.epoch || entry.startOffset < latest.startOffset))
        return undefined
      epochs.#entries.push(entry)
    }
    return epochs
  }
}

/** Reads a partition's `leader-epoch-checkpoint`; undefined if it is missing or damaged and has to be made from the log. */
export async function readLeaderEpochs(disk: Disk, directory: string): Promise<LeaderEpochs | undefined> {
  const bytes = await readWholeFile(disk, pathOf(directory, partitionFiles.leaderEpochs))
  return bytes === undefined ? undefined : LeaderEpochs.parse(bytes.toString('utf8'))
}

export async function writeLeaderEpochs(disk: Disk, directory: string, epochs: LeaderEpochs): Promise<void> {
  await replaceFile(disk, directory, partitionFiles.leaderEpochs, Buffer.from(epochs.format()))
}
