import type { BytesStore } from '../builder.ts'
import { writeLong } from '../codec.ts'
import type { Rows } from '../rows.ts'

/**
 * The keys of rows by time: what windows and sessions that close are found by, without a walk over all that are open. A second row for
 * each, so only in stores that are asked so.
 */
export class TimeIndex {
  readonly #bytes: BytesStore
  readonly #indexKeyOf: (rowKey: Uint8Array) => Uint8Array

  /** `indexKeyOf` a row's key begins with 8 bytes of its time, and gives the order within one time. */
  constructor(bytes: BytesStore, indexKeyOf: (rowKey: Uint8Array) => Uint8Array) {
    this.#bytes = bytes
    this.#indexKeyOf = indexKeyOf
  }

  /** A row was put, or deleted. */
  note(rowKey: Uint8Array, isThere: boolean): void {
    const indexKey = this.#indexKeyOf(rowKey)
    if (isThere) this.#bytes.put(indexKey, rowKey)
    else this.#bytes.delete(indexKey)
  }

  /** Forgets all that is earlier. */
  expire(minTimeMs: number): void {
    this.#bytes.deleteRange(undefined, timeBytes(minTimeMs))
  }

  /** Keys of the rows with a time from `fromMs` to `toMs`, both included, in order. */
  *rowKeys(fromMs: number, toMs: number): Generator<Uint8Array, undefined, undefined> {
    for (const [, rowKey] of this.#bytes.range(timeBytes(fromMs), timeBytes(toMs + 1))) yield rowKey
  }
}

/** Rows of which an index is kept. */
export function indexedRows(rows: Rows, index: TimeIndex): Rows {
  return {
    get: (key) => rows.get(key),
    put: (key, value) => {
      rows.put(key, value)
      index.note(key, value !== null)
    },
    range: (from, to, isBackward) => rows.range(from, to, isBackward),
    approximateEntryCount: () => rows.approximateEntryCount(),
  }
}

function timeBytes(timeMs: number): Buffer {
  const bytes = Buffer.allocUnsafe(8)
  writeLong(bytes, timeMs, 0)
  return bytes
}
