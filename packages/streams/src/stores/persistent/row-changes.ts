import { SortedKeys } from '../bytes/sorted-keys.ts'
import { DeletedRanges, isIn, type TextRange } from './deleted-ranges.ts'

/** What a row takes in memory beside its key and value, about. */
const rowOverheadBytes = 100

/** Changes of rows that lie in front of others: what was put, what was deleted, and ranges that were deleted before all that. */
export class RowChanges {
  /** Ranges that are deleted in what lies behind. */
  readonly deletedRanges = new DeletedRanges()
  /** null: deleted. */
  readonly #rows = new Map<string, Uint8Array | null>()
  /** The order of the keys; kept since somebody asked for a range. */
  #ordered: SortedKeys | undefined
  #contentBytes = 0

  /** How many rows. */
  get size(): number {
    return this.#rows.size
  }

  get isEmpty(): boolean {
    return this.#rows.size === 0 && this.deletedRanges.size === 0
  }

  /** What they take in memory, about. */
  get heapBytes(): number {
    return this.#contentBytes + rowOverheadBytes * this.#rows.size
  }

  /** undefined: nothing is known here, look behind; null: deleted. */
  get(text: string): Uint8Array | null | undefined {
    const value = this.#rows.get(text)
    if (value !== undefined) return value
    return this.deletedRanges.size > 0 && this.deletedRanges.has(text) ? null : undefined
  }

  set(text: string, value: Uint8Array | null): void {
    const before = this.#rows.get(text)
    this.#rows.set(text, value)
    if (before === undefined) {
      this.#ordered?.add(text)
      this.#contentBytes += text.length
    } else this.#contentBytes -= before?.length ?? 0
    this.#contentBytes += value?.length ?? 0
  }

  deleteRange(from: string | undefined, to: string | undefined): void {
    for (const text of this.#keysIn([from, to])) {
      this.#contentBytes -= text.length + (this.#rows.get(text)?.length ?? 0)
      this.#rows.delete(text)
      this.#ordered?.remove(text)
    }
    this.deletedRanges.add([from, to])
  }

  /** Rows of the range, in order; null: deleted. */
  *range(
    from: string | undefined,
    to: string | undefined,
    isBackward: boolean,
  ): Generator<readonly [string, Uint8Array | null], undefined, undefined> {
    if (this.#rows.size === 0) return
    const keys = this.#orderedKeys()
    for (const text of isBackward ? keys.rangeBackward(from, to) : keys.range(from, to)) {
      const value = this.#rows.get(text)
      if (value !== undefined) yield [text, value]
    }
  }

  /** Rows in the order of their first change. */
  rows(): Iterable<readonly [string, Uint8Array | null]> {
    return this.#rows
  }

  /** The keys, in order. */
  sortedKeys(): Iterable<string> {
    return this.#ordered?.range(undefined, undefined) ?? [...this.#rows.keys()].sort()
  }

  /** Takes over what came later. */
  absorb(later: RowChanges): void {
    for (const [from, to] of later.deletedRanges) this.deleteRange(from, to)
    for (const [text, value] of later.#rows) this.set(text, value)
  }

  /** Without an order of the keys all are looked at: to keep one costs each change more. */
  #keysIn(range: TextRange): string[] {
    if (this.#ordered !== undefined) return [...this.#ordered.range(...range)]
    return [...this.#rows.keys()].filter((text) => isIn(text, range))
  }

  #orderedKeys(): SortedKeys {
    if (this.#ordered === undefined) {
      this.#ordered = new SortedKeys()
      for (const text of this.#rows.keys()) this.#ordered.add(text)
    }
    return this.#ordered
  }
}
