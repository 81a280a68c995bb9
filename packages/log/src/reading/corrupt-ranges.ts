import { StreamError } from '@millrace/base'
import { corruptRangesMax } from '../limits.ts'

/** Offsets that were stored and can't be read any more. */
export interface CorruptRange {
  /** The first offset that is lost. */
  readonly startOffset: number
  /** The first offset after it that is not. */
  readonly endOffset: number
  readonly file: string
  /** The byte where the damage begins. */
  readonly position: number
  /** Where sound batches begin again in the same file; the file's end if nowhere. */
  readonly resumePosition: number
  readonly what: string
}

/** What is known to be damaged in one log. */
export class CorruptRanges {
  readonly #ranges: CorruptRange[] = []
  #first: CorruptRange | undefined

  /**
   * What was found first, even if retention has deleted it since. A log that was damaged takes no appends until it is opened again:
   * what else of it may be wrong is only known then.
   */
  get first(): CorruptRange | undefined {
    return this.#first
  }

  get all(): readonly CorruptRange[] {
    return this.#ranges
  }

  /** Whether nothing was ever found. */
  get isEmpty(): boolean {
    return this.#first === undefined
  }

  /** Returns whether it is news. */
  add(range: CorruptRange): boolean {
    const isKnown = this.#ranges.some((known) => known.file === range.file && known.position === range.position)
    if (isKnown || this.#ranges.length >= corruptRangesMax) return false
    this.#ranges.push(range)
    this.#first ??= range
    return true
  }

  /** The range that `offset` is lost in. */
  at(offset: number): CorruptRange | undefined {
    return this.#ranges.find((range) => offset >= range.startOffset && offset < range.endOffset)
  }

  /** The range that begins at this byte of a file and takes up some of it; one for a file that is missing takes up none. */
  atPosition(file: string, position: number): CorruptRange | undefined {
    return this.#ranges.find(
      (range) => range.file === file && range.position === position && range.resumePosition > position,
    )
  }

  /** Forgets everything, once all of it is cut off. */
  clear(): void {
    this.#ranges.length = 0
    this.#first = undefined
  }

  /** Forgets what lies before `startOffset`, once it is deleted. */
  forgetBefore(startOffset: number): void {
    for (let at = this.#ranges.length - 1; at >= 0; at--) {
      if ((this.#ranges[at]?.endOffset ?? 0) <= startOffset) this.#ranges.splice(at, 1)
    }
  }
}

/** The error for whoever asks for something in `range`. */
export function corruptLog(range: CorruptRange): StreamError {
  const { startOffset, endOffset, file, position, what } = range
  return new StreamError(
    'CORRUPT_LOG',
    `${file} is damaged at byte ${position} (${what}): offsets ${startOffset} to ${endOffset - 1} are lost; ` +
      'restore the file from a copy, or read on from the next offset',
    { context: { file, offset: startOffset, nextOffset: endOffset, position } },
  )
}
