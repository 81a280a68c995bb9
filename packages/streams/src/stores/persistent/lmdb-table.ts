import type { Database, RootDatabase } from 'lmdb'
import { decodeLongRows, encodeLongRows, plainKeySizeBytesMax, type TextRow, withLongRow } from './long-keys.ts'

/** In front of every key: LMDB has no empty ones. */
const lead = 0

/** Behind every key: no byte is such a character. */
const end = '\u0100'

/** Keys in our tables are strings of one character a byte. */
const keyEncoder = {
  writeKey(text: string, target: Buffer, at: number): number {
    if (text === end) {
      target[at] = lead + 1
      return at + 1
    }
    target[at] = lead
    return at + 1 + target.write(text, at + 1, 'latin1')
  },
  readKey: (source: Buffer, at: number, to: number): string => source.toString('latin1', at + 1, to),
}

/** The committed rows of one store. */
export class LmdbTable {
  readonly #database: Database<Buffer, string>

  constructor(root: RootDatabase<Buffer, string>, name: string) {
    const options = { name, encoding: 'binary' as const, cache: false, keyEncoder }
    this.#database = root.openDB<Buffer, string>(options)
  }

  get(text: string): Uint8Array | undefined {
    if (text.length <= plainKeySizeBytesMax) return this.#database.getBinary(text)
    const rest = text.slice(plainKeySizeBytesMax)
    return this.#longRows(text).find(([other]) => other === rest)?.[1]
  }

  /** Only within a transaction. null deletes. */
  write(text: string, value: Uint8Array | null): void {
    if (text.length <= plainKeySizeBytesMax) {
      if (value === null) this.#database.removeSync(text)
      else this.#database.putSync(text, value as Buffer)
      return
    }
    const rows = withLongRow(this.#longRows(text), text.slice(plainKeySizeBytesMax), value)
    if (rows.length === 0) this.#database.removeSync(longKey(text))
    else this.#database.putSync(longKey(text), encodeLongRows(rows))
  }

  /** Only within a transaction. Deletes from `from` (included) to `to` (excluded). */
  deleteRange(from: string | undefined, to: string | undefined): void {
    if (from === undefined && to === undefined) {
      this.#database.clearSync()
      return
    }
    for (const [text] of [...this.#rowsFrom(from, to, false)]) this.write(text, null)
  }

  /** From `from` (included) to `to` (excluded). */
  range(from: string | undefined, to: string | undefined, isBackward: boolean): Iterable<TextRow> {
    return this.#rowsFrom(from, to, isBackward)
  }

  entryCount(): number {
    const stats = this.#database.getStats() as { readonly entryCount: number }
    return stats.entryCount
  }

  *#rowsFrom(
    from: string | undefined,
    to: string | undefined,
    isBackward: boolean,
  ): Generator<TextRow, undefined, undefined> {
    // A long key's row is behind the key that it begins with, so the range of rows may be a little wider.
    const low = from === undefined ? '' : from.slice(0, plainKeySizeBytesMax)
    const isToLong = to !== undefined && to.length > plainKeySizeBytesMax
    const high = to === undefined ? end : isToLong ? longKey(to) : to
    const rows = this.#database.getRange(
      isBackward
        ? { reverse: true, start: high, exclusiveStart: !isToLong, end: low, inclusiveEnd: true }
        : { start: low, end: high, inclusiveEnd: isToLong },
    )
    for (const { key, value } of rows) {
      if (key.length <= plainKeySizeBytesMax) {
        if (from === undefined || key >= from) yield [key, value]
        continue
      }
      const longRows = decodeLongRows(value)
      if (isBackward) longRows.reverse()
      for (const [rest, longValue] of longRows) {
        const text = key.slice(0, plainKeySizeBytesMax) + rest
        if ((from === undefined || text >= from) && (to === undefined || text < to)) yield [text, longValue]
      }
    }
  }

  #longRows(text: string): TextRow[] {
    const bytes = this.#database.getBinary(longKey(text))
    return bytes === undefined ? [] : decodeLongRows(bytes)
  }
}

/** The key of the row that a long key shares with others. */
function longKey(text: string): string {
  return `${text.slice(0, plainKeySizeBytesMax)}\0`
}
