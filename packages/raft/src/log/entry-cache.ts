import { entryOverheadBytes } from '../limits.ts'
import type { Entry } from '../types.ts'

/** What an entry counts wherever bytes are bounded. */
export const entryBytes = (entry: Entry): number =>
  entryOverheadBytes + (entry.kind === 'data' ? entry.payload.length : 0)

/** Entries from `from` on, the first in any case, as many as fit in `bytesMax`. */
export function takeBytes(entries: readonly Entry[], from: number, bytesMax: number): Entry[] {
  const taken: Entry[] = []
  let bytes = 0
  for (let index = from; index < entries.length; index++) {
    const entry = entries[index]
    if (entry === undefined) break
    bytes += entryBytes(entry)
    if (taken.length > 0 && bytes > bytesMax) break
    taken.push(entry)
  }
  return taken
}

/** The last entries of the log, held in memory so that sending them to peers needs no disk. */
export class EntryCache {
  #entries: Entry[] = []
  /** Entries before this index were dropped; the array is cut now and then, not each time. */
  #head = 0
  #bytes = 0
  #startOffset: number
  #endOffset: number

  /** Empty, of a log that ends at `endOffset`. */
  constructor(endOffset: number) {
    this.#startOffset = endOffset
    this.#endOffset = endOffset
  }

  append(entry: Entry): void {
    this.#entries.push(entry)
    this.#bytes += entryBytes(entry)
    this.#endOffset = entry.endOffset
  }

  /** Entries from offset `from` on, the first in any case, as many as fit in `bytesMax`; undefined if the cache starts later. */
  read(from: number, bytesMax: number): Entry[] | undefined {
    if (from === this.#endOffset) return []
    if (from < this.#startOffset) return undefined
    const index = this.#indexOf(from)
    return index === undefined ? undefined : takeBytes(this.#entries, index, bytesMax)
  }

  truncate(endOffset: number): void {
    while (this.#entries.length > this.#head) {
      const last = this.#entries.at(-1)
      if (last === undefined || last.endOffset <= endOffset) break
      this.#entries.pop()
      this.#bytes -= entryBytes(last)
    }
    this.#endOffset = endOffset
    this.#startOffset = Math.min(this.#startOffset, endOffset)
  }

  /** Empty, of a log that goes on at `offset`. */
  reset(offset: number): void {
    this.#entries = []
    this.#head = 0
    this.#bytes = 0
    this.#startOffset = offset
    this.#endOffset = offset
  }

  /** Drops the oldest entries while there are more than `bytesMax`, but none that ends beyond `belowOffset`. */
  evict(bytesMax: number, belowOffset: number): void {
    while (this.#bytes > bytesMax) {
      const first = this.#entries[this.#head]
      if (first === undefined || first.endOffset > belowOffset) break
      this.#head++
      this.#bytes -= entryBytes(first)
      this.#startOffset = first.endOffset
    }
    if (this.#head > 64 && this.#head * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#head)
      this.#head = 0
    }
  }

  #indexOf(baseOffset: number): number | undefined {
    let low = this.#head
    let high = this.#entries.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const offset = this.#entries[middle]?.baseOffset ?? 0
      if (offset === baseOffset) return middle
      if (offset < baseOffset) low = middle + 1
      else high = middle - 1
    }
    return undefined
  }
}
