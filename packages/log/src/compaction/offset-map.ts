import { KeyHasher } from './key-hash.ts'

/** Words of 32 bits an entry has: four of the key's hash, two of the offset, which is told from 1 so that 0 is no entry. */
const entryWords = 6
/** Bytes that one key takes. */
export const offsetMapEntryBytes = entryWords * 4
const high = 0x1_0000_0000

/** How large an {@link OffsetMap} is. */
export interface OffsetMapOptions {
  readonly sizeBytes: number
  /** How full it may become, from 0 to 1. */
  readonly loadFactor: number
  /** 16 bytes that nobody else knows. */
  readonly secret: Uint8Array
}

/** The last offset of each key, in memory that does not grow: open addressing in one array, by 128 bits of a hash of the key. */
export class OffsetMap {
  /** Keys that it takes. */
  readonly keysMax: number
  readonly #slots: number
  readonly #words: Uint32Array
  readonly #hasher: KeyHasher
  #size = 0

  constructor({ sizeBytes, loadFactor, secret }: OffsetMapOptions) {
    this.#slots = Math.max(2, Math.floor(sizeBytes / offsetMapEntryBytes))
    // One slot stays free at least: else a search for a key that is not there would not end.
    this.keysMax = Math.max(1, Math.min(this.#slots - 1, Math.floor(this.#slots * loadFactor)))
    this.#words = new Uint32Array(this.#slots * entryWords)
    this.#hasher = new KeyHasher(secret)
  }

  /** Keys that it has. */
  get size(): number {
    return this.#size
  }

  /** How full it is, from 0 to 1. */
  get utilization(): number {
    return this.#size / this.#slots
  }

  /** Notes that the key, `length` bytes from `start`, stands at `offset`. False if it is a new one and there is no room. */
  put(bytes: Uint8Array, start: number, length: number, offset: number): boolean {
    this.#hasher.hash(bytes, start, length)
    const at = this.#find()
    const words = this.#words
    if (words[at + 4] === 0 && words[at + 5] === 0) {
      if (this.#size >= this.keysMax) return false
      this.#size++
      words[at] = this.#hasher.a
      words[at + 1] = this.#hasher.b
      words[at + 2] = this.#hasher.c
      words[at + 3] = this.#hasher.d
    }
    words[at + 4] = (offset + 1) >>> 0
    words[at + 5] = Math.floor((offset + 1) / high)
    return true
  }

  /** The last offset that was noted for the key; -1 if none was. */
  get(bytes: Uint8Array, start: number, length: number): number {
    this.#hasher.hash(bytes, start, length)
    const at = this.#find()
    return (this.#words[at + 5] ?? 0) * high + (this.#words[at + 4] ?? 0) - 1
  }

  /** Where the entry of the key that was hashed stands, or where it belongs. */
  #find(): number {
    const { a, b, c, d } = this.#hasher
    const words = this.#words
    const end = words.length
    let at = (a % this.#slots) * entryWords
    for (;;) {
      const low = words[at + 4]
      if (low === 0 && words[at + 5] === 0) return at
      if (words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d) return at
      at += entryWords
      if (at === end) at = 0
    }
  }
}
