import { randomFillSync, randomInt } from 'node:crypto'
import { assert, type Random } from '@millrace/base'

const two53 = 0x20_0000_0000_0000

/** Unpredictable numbers from the operating system. */
export class NodeRandom implements Random {
  readonly #words = new Uint32Array(2)

  number(): number {
    randomFillSync(this.#words)
    const [high = 0, low = 0] = this.#words
    return ((high >>> 5) * 0x400_0000 + (low >>> 6)) / two53
  }

  integer(below: number): number {
    assert(Number.isInteger(below) && below >= 1 && below <= 0x1_0000_0000, `below must be from 1 to 2^32, is ${below}`)
    return randomInt(below)
  }

  fill(target: Uint8Array): void {
    randomFillSync(target)
  }
}
