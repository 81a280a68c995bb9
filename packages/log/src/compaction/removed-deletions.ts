import type { Disk } from '@millrace/base'
import { partitionFiles, pathOf } from '../file-names.ts'
import { readWholeFile, replaceFile } from '../files/atomic-file.ts'
import { formatCheckpoint, parseCheckpoint } from '../files/checkpoint-text.ts'

/**
 * Up to where compaction has removed deletions from a log: tombstones, and markers that end transactions, whose time had passed. A copy of
 * the log that ends before that may still hold what was deleted, and what was aborted, and can not learn any more from this log that it
 * was: it has to begin anew. Kafka does not look at this: there a replica that was away for longer than `delete.retention.ms` may bring
 * deleted keys back.
 */
export class RemovedDeletions {
  readonly #disk: Disk
  readonly #directory: string
  #endOffset: number
  #rounds: number
  #storing: Promise<void> = Promise.resolve()

  private constructor(disk: Disk, directory: string, endOffset: number) {
    this.#disk = disk
    this.#directory = directory
    this.#endOffset = endOffset
    // Who was told nothing says 0.
    this.#rounds = endOffset === 0 ? 0 : 1
  }

  /** As it was stored in a partition's folder. If that can't be read, all before `logEndOffset` is taken to lack deletions. */
  static async open(disk: Disk, directory: string, isNew: boolean, logEndOffset: number): Promise<RemovedDeletions> {
    const path = pathOf(directory, partitionFiles.removedDeletions)
    const bytes = isNew ? undefined : await readWholeFile(disk, path)
    if (bytes === undefined) return new RemovedDeletions(disk, directory, 0)
    const offset = Number(parseCheckpoint(bytes.toString('utf8'))?.[0])
    return new RemovedDeletions(disk, directory, Number.isSafeInteger(offset) && offset >= 0 ? offset : logEndOffset)
  }

  /** Behind the last deletion that was removed from this log, or from one that it was copied from; 0 if none was. */
  get endOffset(): number {
    return this.#endOffset
  }

  /** Counts how often some were removed since the log was opened; what went before counts as once. 0: all are there. */
  get rounds(): number {
    return this.#rounds
  }

  /** Deletions before `endOffset` are about to go. Resolves once that is on disk. */
  async note(endOffset: number): Promise<void> {
    const storing = this.#storing
      // Its own caller was told.
      .catch(() => {})
      .then(() => this.#store(endOffset))
    this.#storing = storing
    await storing
    this.#rounds += 1
  }

  /** Goes on for another log, of which this one's is a copy: who was told by that one has not been told all of this one. */
  async takeOver(other: RemovedDeletions): Promise<void> {
    if (other.#endOffset === 0) return
    await this.note(other.#endOffset)
    this.#rounds = Math.max(this.#rounds, other.#rounds + 1)
  }

  async #store(endOffset: number): Promise<void> {
    if (endOffset <= this.#endOffset) return
    const text = formatCheckpoint([String(endOffset)])
    await replaceFile(this.#disk, this.#directory, partitionFiles.removedDeletions, Buffer.from(text))
    this.#endOffset = endOffset
  }
}
