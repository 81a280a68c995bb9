/** A block is split when it has more keys: small enough to insert by moving, large enough that blocks are few. */
const blockKeysMax = 512

/**
 * Keys in order: blocks of sorted keys, found by halving. Keys are strings of one character a byte (latin1), whose order is that of
 * the bytes as unsigned numbers. Inserting moves at most one block, so it costs much the same for a thousand keys and for ten million.
 */
export class SortedKeys {
  #blocks: string[][] = []
  #size = 0
  /** Changes with each change, so that walks know when to look anew for their place. */
  #version = 0

  get size(): number {
    return this.#size
  }

  /** Adds a key that is not there yet: the caller knows. */
  add(key: string): void {
    this.#size++
    this.#version++
    const at = Math.max(0, this.#blockOf(key))
    const block = this.#blocks[at]
    if (block === undefined) {
      this.#blocks.push([key])
      return
    }
    const last = block[block.length - 1]
    if (last === undefined || last < key) block.push(key)
    else block.splice(lowerBound(block, key), 0, key)
    if (block.length > blockKeysMax) this.#split(at, block)
  }

  /** Takes out a key that is there: the caller knows. */
  remove(key: string): void {
    const at = this.#blockOf(key)
    const block = this.#blocks[at]
    if (block === undefined) return
    const index = lowerBound(block, key)
    if (block[index] !== key) return
    this.#size--
    this.#version++
    if (block.length === 1) this.#blocks.splice(at, 1)
    else block.splice(index, 1)
  }

  /** Takes out the keys from `from` (included) to `to` (excluded), and calls back with each. */
  removeRange(from: string | undefined, to: string | undefined, removed: (key: string) => void): void {
    let at = from === undefined ? 0 : Math.max(0, this.#blockOf(from))
    for (let block = this.#blocks[at]; block !== undefined; block = this.#blocks[at]) {
      const begin = from === undefined ? 0 : lowerBound(block, from)
      const end = to === undefined ? block.length : lowerBound(block, to)
      if (end === 0) return
      for (let index = begin; index < end; index++) removed(block[index] as string)
      if (end > begin) {
        this.#size -= end - begin
        this.#version++
      }
      const isLast = end < block.length
      if (begin === 0 && !isLast) this.#blocks.splice(at, 1)
      else {
        block.splice(begin, end - begin)
        at++
      }
      if (isLast) return
    }
  }

  clear(): void {
    this.#blocks = []
    this.#size = 0
    this.#version++
  }

  /** The keys from `from` (included) to `to` (excluded). What is added or removed meanwhile may or may not be seen; all else is seen once. */
  *range(from: string | undefined, to: string | undefined): Generator<string, undefined, undefined> {
    let at = from === undefined ? 0 : Math.max(0, this.#blockOf(from))
    let block = this.#blocks[at]
    let index = from === undefined || block === undefined ? 0 : lowerBound(block, from)
    let version = this.#version
    while (block !== undefined) {
      const key = block[index]
      if (key === undefined) {
        block = this.#blocks[++at]
        index = 0
        continue
      }
      if (to !== undefined && key >= to) return
      yield key
      index++
      if (version === this.#version) continue
      version = this.#version
      at = Math.max(0, this.#blockOf(key))
      block = this.#blocks[at]
      if (block === undefined) return
      index = lowerBound(block, key)
      if (block[index] === key) index++
    }
  }

  /** As {@link range}, from the end. */
  *rangeBackward(from: string | undefined, to: string | undefined): Generator<string, undefined, undefined> {
    let at = to === undefined ? this.#blocks.length - 1 : Math.max(0, this.#blockOf(to))
    let block = this.#blocks[at]
    let index = block === undefined ? -1 : (to === undefined ? block.length : lowerBound(block, to)) - 1
    let version = this.#version
    while (block !== undefined) {
      const key = block[index]
      if (key === undefined) {
        block = this.#blocks[--at]
        index = (block?.length ?? 0) - 1
        continue
      }
      if (from !== undefined && key < from) return
      yield key
      index--
      if (version === this.#version) continue
      version = this.#version
      at = Math.max(0, this.#blockOf(key))
      block = this.#blocks[at]
      if (block === undefined) return
      index = lowerBound(block, key) - 1
    }
  }

  /** The last block that begins at `key` or before; -1: none does. */
  #blockOf(key: string): number {
    let low = 0
    let high = this.#blocks.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#blocks[middle]?.[0] as string) <= key) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  #split(at: number, block: string[]): void {
    // Keys that come in order (times do) leave full blocks behind.
    const isAtEnd = at === this.#blocks.length - 1
    const half = isAtEnd ? block.length - 1 : block.length >>> 1
    this.#blocks.splice(at + 1, 0, block.splice(half))
  }
}

/** The index of the first key that is not before `key`. */
function lowerBound(block: readonly string[], key: string): number {
  let low = 0
  let high = block.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((block[middle] as string) < key) low = middle + 1
    else high = middle
  }
  return low
}
