import type { Serde } from '@millrace/client'
import type { StoreBuilder } from '../../stores/builder.ts'
import { keyValueStore, type StoreOptions } from '../../stores/builders.ts'
import type { KeyValueStore } from '../../stores/store.ts'
import {
  type PileRow,
  type PileRowKey,
  pileRowKeySerde,
  pileRowSerde,
  type Place,
  rowSizeBytes,
} from './pile-serdes.ts'

/** The store of a {@link Pile}. */
export type PileStore<Key> = KeyValueStore<PileRowKey<Key>, PileRow>

/** The builder of a pile's store. */
export function pileStore<Key>(
  name: string,
  keySerde: Serde<Key>,
  options: Pick<StoreOptions<Key, PileRow>, 'kind' | 'logged'>,
): StoreBuilder<PileStore<Key>> {
  return keyValueStore(name, { key: pileRowKeySerde(keySerde), value: pileRowSerde, ...options })
}

/**
 * A row takes values up to this size together, or one that is larger: what the changelog gets for a row is no larger than a record may be, and
 * adding a value costs the same, however many there are of the same key and time.
 */
export const pileRowSizeBytesMax = 16_384

const lastRow = 0xffff_ffff

/** Values in order of their places, and at one place in order of arrival. */
export class Pile<Key> {
  readonly #store: PileStore<Key>

  constructor(store: PileStore<Key>) {
    this.#store = store
  }

  /** Puts a value behind those at its place. */
  add(place: Place<Key>, value: Uint8Array): void {
    const first = { ...place, row: 0 }
    const found = this.#store.get(first)
    if (found === undefined) {
      this.#store.put(first, { values: [value], hasMore: false })
    } else if (found.hasMore) {
      this.#addToLast(place, value)
    } else if (hasRoom(found, value)) {
      this.#store.put(first, { values: [...found.values, value], hasMore: false })
    } else {
      this.#store.put(first, { values: found.values, hasMore: true })
      this.#store.put({ ...place, row: 1 }, { values: [value], hasMore: false })
    }
  }

  /** Removes all that lies at a place. */
  clear(place: Place<Key>): void {
    const first = { ...place, row: 0 }
    const found = this.#store.get(first)
    if (found === undefined) return
    if (!found.hasMore) this.remove(first)
    else for (const [row] of this.#store.range(first, { ...place, row: lastRow })) this.remove(row)
  }

  /** All rows, in order. Those that were seen may be removed meanwhile. */
  *rows(): Generator<readonly [PileRowKey<Key>, readonly Uint8Array[]], undefined, undefined> {
    for (const [key, { values }] of this.#store.all()) yield [key, values]
  }

  /** Of the last place; -1 if there is none. */
  lastTimestamp(): number {
    for (const [{ timestamp }] of this.#store.all('backward')) return timestamp
    return -1
  }

  remove(row: PileRowKey<Key>): void {
    this.#store.put(row, null)
  }

  #addToLast(place: Place<Key>, value: Uint8Array): void {
    const rows = this.#store.range({ ...place, row: 1 }, { ...place, row: lastRow }, 'backward')
    for (const [last, found] of rows) {
      if (hasRoom(found, value)) this.#store.put(last, { values: [...found.values, value], hasMore: false })
      else this.#store.put({ ...place, row: last.row + 1 }, { values: [value], hasMore: false })
      return
    }
  }
}

function hasRoom({ values }: PileRow, value: Uint8Array): boolean {
  return rowSizeBytes(values) + rowSizeBytes([value]) <= pileRowSizeBytesMax
}
