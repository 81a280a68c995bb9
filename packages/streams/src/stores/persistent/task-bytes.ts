import type { BytesStore } from '../builder.ts'
import { keyBytes, keyText } from '../bytes/key-text.ts'
import { overlaid } from '../bytes/merge.ts'
import { SortedKeys } from '../bytes/sorted-keys.ts'
import type { LmdbTable } from './lmdb-table.ts'
import type { RecentRows } from './recent-rows.ts'

/** More ranges than these, and the keys in them are deleted one by one. */
const deletedRangesMax = 16

type Range = readonly [from: string | undefined, to: string | undefined]

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** A store of a task: what is committed lies in LMDB, what is not in memory, in front of it. */
export class TaskBytes implements BytesStore {
  readonly #table: LmdbTable
  /** null: deleted. */
  readonly #uncommitted = new Map<string, Uint8Array | null>()
  /** The order of those keys; kept since somebody asked for a range. */
  #ordered: SortedKeys | undefined
  /** What goes before {@link #uncommitted} comes. */
  #deletedRanges: Range[] = []
  #uncommittedBytes = 0
  readonly #recent: RecentRows

  constructor(table: LmdbTable, recent: RecentRows) {
    this.#table = table
    this.#recent = recent
  }

  /** What the next commit has to write, about. */
  get uncommittedBytes(): number {
    return this.#uncommittedBytes
  }

  get(key: Uint8Array): Uint8Array | undefined {
    return this.#get(keyText(key))
  }

  put(key: Uint8Array, value: Uint8Array): void {
    this.#set(keyText(key), value)
  }

  delete(key: Uint8Array): void {
    this.#set(keyText(key), null)
  }

  *range(
    from: Uint8Array | undefined,
    to: Uint8Array | undefined,
    isBackward = false,
  ): Generator<readonly [Uint8Array, Uint8Array], undefined, undefined> {
    const begin = from === undefined ? undefined : keyText(from)
    const end = to === undefined ? undefined : keyText(to)
    const rows = overlaid(
      this.#uncommittedRange(begin, end, isBackward),
      this.#committedRange(begin, end, isBackward),
      isBackward,
      compareText,
    )
    for (const [text, value] of rows) yield [keyBytes(text), value]
  }

  deleteRange(from: Uint8Array | undefined, to: Uint8Array | undefined): void {
    const begin = from === undefined ? undefined : keyText(from)
    const end = to === undefined ? undefined : keyText(to)
    for (const text of [...this.#orderedKeys().range(begin, end)]) this.#forget(text)
    // Windows expire from the oldest on: the newer range has all of the older.
    const ranges = this.#deletedRanges.filter((range) => !isWithin(range, [begin, end]))
    if (ranges.length < deletedRangesMax) {
      this.#deletedRanges = [...ranges, [begin, end]]
      return
    }
    for (const [text] of [...this.#committedRange(begin, end, false)]) this.#set(text, null)
  }

  approximateEntryCount(): number {
    return this.#table.entryCount() + this.#uncommitted.size
  }

  /** Within a transaction: writes what is not committed. {@link committed} is to follow, or nothing if the transaction failed. */
  write(): void {
    for (const [from, to] of this.#deletedRanges) this.#table.deleteRange(from, to)
    // In order, so that one page after the other is written.
    for (const text of [...this.#uncommitted.keys()].sort()) {
      this.#table.write(text, this.#uncommitted.get(text) ?? null)
    }
  }

  /** The transaction is there. */
  committed(): void {
    if (this.#deletedRanges.length > 0) this.#recent.clear()
    for (const [text, value] of this.#uncommitted) this.#recent.set(text, value)
    this.#clear()
  }

  /** Forgets what is not committed. */
  drop(): void {
    this.#recent.clear()
    this.#clear()
  }

  #clear(): void {
    this.#uncommitted.clear()
    // Who asked for ranges will again.
    this.#ordered?.clear()
    this.#deletedRanges = []
    this.#uncommittedBytes = 0
  }

  #get(text: string): Uint8Array | undefined {
    const uncommitted = this.#uncommitted.get(text)
    if (uncommitted !== undefined) return uncommitted ?? undefined
    if (this.#isDeleted(text)) return undefined
    const recent = this.#recent.get(text)
    if (recent !== undefined) return recent ?? undefined
    const value = this.#table.get(text)
    this.#recent.set(text, value ?? null)
    return value
  }

  #set(text: string, value: Uint8Array | null): void {
    const before = this.#uncommitted.get(text)
    this.#uncommitted.set(text, value)
    if (before === undefined) {
      this.#ordered?.add(text)
      this.#uncommittedBytes += text.length
    } else this.#uncommittedBytes -= before?.length ?? 0
    this.#uncommittedBytes += value?.length ?? 0
  }

  #forget(text: string): void {
    this.#uncommittedBytes -= text.length + (this.#uncommitted.get(text)?.length ?? 0)
    this.#uncommitted.delete(text)
    this.#ordered?.remove(text)
  }

  #isDeleted(text: string): boolean {
    for (const [from, to] of this.#deletedRanges) {
      if ((from === undefined || text >= from) && (to === undefined || text < to)) return true
    }
    return false
  }

  #orderedKeys(): SortedKeys {
    if (this.#ordered === undefined) {
      this.#ordered = new SortedKeys()
      for (const text of this.#uncommitted.keys()) this.#ordered.add(text)
    }
    return this.#ordered
  }

  *#uncommittedRange(
    from: string | undefined,
    to: string | undefined,
    isBackward: boolean,
  ): Generator<readonly [string, Uint8Array | null], undefined, undefined> {
    const keys = this.#orderedKeys()
    for (const text of isBackward ? keys.rangeBackward(from, to) : keys.range(from, to)) {
      const value = this.#uncommitted.get(text)
      if (value !== undefined) yield [text, value]
    }
  }

  *#committedRange(
    from: string | undefined,
    to: string | undefined,
    isBackward: boolean,
  ): Generator<readonly [string, Uint8Array], undefined, undefined> {
    for (const row of this.#table.range(from, to, isBackward)) if (!this.#isDeleted(row[0])) yield row
  }
}

function isWithin([from, to]: Range, [outerFrom, outerTo]: Range): boolean {
  return (
    (outerFrom === undefined || (from !== undefined && from >= outerFrom)) &&
    (outerTo === undefined || (to !== undefined && to <= outerTo))
  )
}
