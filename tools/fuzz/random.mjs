/** Numbers that follow from a seed and the number of a case alone: any case can be made again without those before it. */
export class SeededRandom {
  #state

  constructor(seed, index) {
    this.#state = (Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b) ^ Math.imul(index + 1, 0xc2b2_ae35)) >>> 0
    for (let i = 0; i < 4; i++) this.next()
  }

  /** From 0 on, below 2^32. */
  next() {
    this.#state = (this.#state + 0x6d2b_79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }

  /** From 0 on, below `count`. */
  below(count) {
    return Math.floor((this.next() / 2 ** 32) * count)
  }

  pick(list) {
    return list[this.below(list.length)]
  }
}
