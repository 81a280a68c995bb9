/** From `from` (included) to `to` (excluded), as texts; undefined is open. */
export type TextRange = readonly [from: string | undefined, to: string | undefined]

/** Ranges of keys that were deleted as a whole. */
export class DeletedRanges {
  #ranges: TextRange[] = []

  get size(): number {
    return this.#ranges.length
  }

  add(range: TextRange): void {
    // Windows expire from the oldest on: the newer range has all of the older.
    this.#ranges = [...this.#ranges.filter((other) => !isWithin(other, range)), range]
  }

  /** Whether a key lies in one of them. */
  has(text: string): boolean {
    for (const range of this.#ranges) if (isIn(text, range)) return true
    return false
  }

  [Symbol.iterator](): Iterator<TextRange> {
    return this.#ranges[Symbol.iterator]()
  }
}

/** Whether a key lies in a range. */
export function isIn(text: string, [from, to]: TextRange): boolean {
  return (from === undefined || text >= from) && (to === undefined || text < to)
}

function isWithin([from, to]: TextRange, [outerFrom, outerTo]: TextRange): boolean {
  return (
    (outerFrom === undefined || (from !== undefined && from >= outerFrom)) &&
    (outerTo === undefined || (to !== undefined && to <= outerTo))
  )
}
