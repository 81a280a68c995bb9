import { assert } from '@millrace/base'
import type { BytesStore } from '../builder.ts'
import { keyBytes, keyText } from '../bytes/key-text.ts'
import { overlaid } from '../bytes/merge.ts'
import type { LmdbTable } from './lmdb-table.ts'
import type { RecentRows } from './recent-rows.ts'
import { RowChanges } from './row-changes.ts'

/** More ranges than these, and the keys in them are deleted one by one. */
const deletedRangesMax = 16

/** Of more than this, as when a store is restored, what was written last is not what will be asked for first. */
const rememberedBytesMax = 16 << 20

type TextRows<Value> = Iterable<readonly [string, Value]>

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/**
 * A store of a task. What is not committed lies in memory, in front of what is; and what is committed lies in memory too until it is written to
 * LMDB, which is done for several commits together.
 */
export class TaskBytes implements BytesStore {
  readonly #table: LmdbTable
  #uncommitted = new RowChanges()
  /** What is being committed, in front of what is. */
  #frozen: RowChanges | undefined
  /** Committed, but not in LMDB yet. */
  #unwritten = new RowChanges()
  readonly #recent: RecentRows

  constructor(table: LmdbTable, recent: RecentRows) {
    this.#table = table
    this.#recent = recent
  }

  /** What uncommitted rows take in memory, about; without those that are being committed. */
  get uncommittedBytes(): number {
    return this.#uncommitted.heapBytes
  }

  /** What committed rows take that are not written yet, about. */
  get unwrittenHeapBytes(): number {
    return this.#unwritten.heapBytes
  }

  /** More ranges were deleted than should be remembered: it is time to write. */
  get hasManyRanges(): boolean {
    return this.#unwritten.deletedRanges.size > deletedRangesMax
  }

  get(key: Uint8Array): Uint8Array | undefined {
    const text = keyText(key)
    const uncommitted = this.#uncommitted.get(text)
    if (uncommitted !== undefined) return uncommitted ?? undefined
    const frozen = this.#frozen?.get(text)
    return frozen === undefined ? this.#committed(text) : (frozen ?? undefined)
  }

  put(key: Uint8Array, value: Uint8Array): void {
    this.#uncommitted.set(keyText(key), value)
  }

  delete(key: Uint8Array): void {
    this.#uncommitted.set(keyText(key), null)
  }

  *range(
    from: Uint8Array | undefined,
    to: Uint8Array | undefined,
    isBackward = false,
  ): Generator<readonly [Uint8Array, Uint8Array], undefined, undefined> {
    const begin = from === undefined ? undefined : keyText(from)
    const end = to === undefined ? undefined : keyText(to)
    const behind = this.#rowsBehind(begin, end, isBackward)
    for (const [text, value] of inFront(this.#uncommitted, behind, begin, end, isBackward)) {
      yield [keyBytes(text), value]
    }
  }

  deleteRange(from: Uint8Array | undefined, to: Uint8Array | undefined): void {
    const begin = from === undefined ? undefined : keyText(from)
    const end = to === undefined ? undefined : keyText(to)
    if (this.#uncommitted.deletedRanges.size < deletedRangesMax) {
      this.#uncommitted.deleteRange(begin, end)
      return
    }
    const behind = this.#rowsBehind(begin, end, false)
    for (const [text] of [...inFront(this.#uncommitted, behind, begin, end, false)]) this.#uncommitted.set(text, null)
  }

  approximateEntryCount(): number {
    return this.#table.entryCount() + this.#unwritten.size + (this.#frozen?.size ?? 0) + this.#uncommitted.size
  }

  /** A row as it was committed last; undefined: there is none. */
  committedRow(key: Uint8Array): Uint8Array | undefined {
    return this.#committed(keyText(key))
  }

  /** Rows as they were committed last. */
  *committedRange(
    from: Uint8Array | undefined,
    to: Uint8Array | undefined,
    isBackward: boolean,
  ): Generator<readonly [Uint8Array, Uint8Array], undefined, undefined> {
    const begin = from === undefined ? undefined : keyText(from)
    const end = to === undefined ? undefined : keyText(to)
    for (const [text, value] of this.#committedRows(begin, end, isBackward)) yield [keyBytes(text), value]
  }

  committedEntryCount(): number {
    return this.#table.entryCount() + this.#unwritten.size
  }

  /** What is not committed is what the next {@link commit} commits; what is put from now on is not. */
  freeze(): void {
    assert(this.#frozen === undefined, 'one commit is under way at a time')
    this.#frozen = this.#uncommitted
    this.#uncommitted = new RowChanges()
  }

  /** What was frozen is committed from now on; if nothing was, all that there is. */
  commit(): void {
    if (this.#frozen === undefined) this.freeze()
    const frozen = this.#frozen
    this.#frozen = undefined
    if (frozen === undefined || frozen.isEmpty) return
    if (this.#unwritten.isEmpty) this.#unwritten = frozen
    else this.#unwritten.absorb(frozen)
  }

  /** Within a transaction: writes what is committed. {@link written} is to follow, or nothing if the transaction failed. */
  write(): void {
    const changes = this.#unwritten
    for (const [from, to] of changes.deletedRanges) this.#table.deleteRange(from, to)
    // In order, so that one page after the other is written.
    for (const text of changes.sortedKeys()) this.#table.write(text, changes.get(text) ?? null)
  }

  /** The transaction is there. */
  written(): void {
    const changes = this.#unwritten
    const isMuch = changes.heapBytes > rememberedBytesMax
    if (isMuch || changes.deletedRanges.size > 0) this.#recent.clear()
    if (!isMuch) for (const [text, value] of changes.rows()) this.#recent.set(text, value)
    // Who goes through committed rows at the moment still has them.
    this.#unwritten = new RowChanges()
  }

  /** Forgets what is not committed. */
  drop(): void {
    this.#uncommitted = new RowChanges()
    this.#frozen = undefined
  }

  /** Everything is deleted, what was committed included. */
  wiped(): void {
    this.drop()
    this.#unwritten = new RowChanges()
    this.#recent.clear()
  }

  #committed(text: string): Uint8Array | undefined {
    const unwritten = this.#unwritten.get(text)
    if (unwritten !== undefined) return unwritten ?? undefined
    const recent = this.#recent.get(text)
    if (recent !== undefined) return recent ?? undefined
    const value = this.#table.get(text)
    this.#recent.set(text, value ?? null)
    return value
  }

  /** What lies behind uncommitted rows. */
  #rowsBehind(from: string | undefined, to: string | undefined, isBackward: boolean): TextRows<Uint8Array> {
    const committed = this.#committedRows(from, to, isBackward)
    return this.#frozen === undefined ? committed : inFront(this.#frozen, committed, from, to, isBackward)
  }

  #committedRows(from: string | undefined, to: string | undefined, isBackward: boolean): TextRows<Uint8Array> {
    const written = this.#table.range(from, to, isBackward)
    return this.#unwritten.isEmpty ? written : inFront(this.#unwritten, written, from, to, isBackward)
  }
}

/** Rows with changes in front of them. */
function inFront(
  changes: RowChanges,
  rows: TextRows<Uint8Array>,
  from: string | undefined,
  to: string | undefined,
  isBackward: boolean,
): TextRows<Uint8Array> {
  if (changes.isEmpty) return rows
  const { deletedRanges } = changes
  const left = deletedRanges.size === 0 ? rows : without(rows, (text) => deletedRanges.has(text))
  return overlaid(changes.range(from, to, isBackward), left, isBackward, compareText)
}

function* without<Value>(
  rows: TextRows<Value>,
  isLeftOut: (text: string) => boolean,
): Generator<readonly [string, Value], undefined, undefined> {
  for (const row of rows) if (!isLeftOut(row[0])) yield row
}
