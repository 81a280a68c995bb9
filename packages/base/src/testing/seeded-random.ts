import { assert } from '../assert.ts'
import type { Random } from '../ports/random.ts'

const two32 = 0x1_0000_0000
const two53 = 0x20_0000_0000_0000

/** Numbers that a seed repeats (sfc32). Not for secrets. */
export class SeededRandom implements Random {
  readonly seed: number | string
  #a: number
  #b: number
  #c: number
  #counter = 1

  constructor(seed: number | string) {
    this.seed = seed
    this.#a = hash(`${seed}/a`)
    this.#b = hash(`${seed}/b`)
    this.#c = hash(`${seed}/c`)
    for (let round = 0; round < 16; round++) this.#next()
  }

  number(): number {
    return ((this.#next() >>> 5) * 0x400_0000 + (this.#next() >>> 6)) / two53
  }

  integer(below: number): number {
    assert(Number.isInteger(below) && below >= 1 && below <= two32, `below must be from 1 to 2^32, is ${below}`)
    // Values past the last whole multiple of `below` would favour the small numbers.
    const usable = two32 - (two32 % below)
    for (;;) {
      const value = this.#next()
      if (value < usable) return value % below
    }
  }

  fill(target: Uint8Array): void {
    for (let index = 0; index < target.length; index++) target[index] = this.#next() >>> 24
  }

  /** True with probability `probability`. */
  chance(probability: number): boolean {
    return this.number() < probability
  }

  /** One of `items`, which must not be empty. */
  pick<T>(items: readonly T[]): T {
    assert(items.length > 0, 'there must be something to pick from')
    return items[this.integer(items.length)] as T
  }

  /** The items in a random order, in a new array. */
  shuffle<T>(items: readonly T[]): T[] {
    const result = [...items]
    for (let index = result.length - 1; index > 0; index--) {
      const other = this.integer(index + 1)
      const item = result[index] as T
      result[index] = result[other] as T
      result[other] = item
    }
    return result
  }

  /** A generator of its own, so that what one part draws does not change what another sees. */
  fork(name: string): SeededRandom {
    return new SeededRandom(`${this.seed}/${this.#next()}/${name}`)
  }

  #next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    this.#c |= 0
    return sum >>> 0
  }
}

/** FNV-1a of the text with a final mix. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  return (value ^ (value >>> 13)) | 0
}
