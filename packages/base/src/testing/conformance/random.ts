import type { Random } from '../../ports/random.ts'
import { check, type ConformanceCase } from './conformance.ts'

/** What every Random does. Bounds are so wide that a right one fails less than once in 10^12 runs. */
export const randomConformance: readonly ConformanceCase<Random>[] = [
  {
    name: 'numbers lie from 0 to below 1, and everywhere between',
    run: async (random) => {
      const buckets = Array.from({ length: 10 }, () => 0)
      for (let draw = 0; draw < 10_000; draw++) {
        const value = random.number()
        check(value >= 0 && value < 1, `a number is ${value}`)
        const bucket = Math.floor(value * 10)
        buckets[bucket] = (buckets[bucket] ?? 0) + 1
      }
      check(
        buckets.every((count) => count > 750 && count < 1_250),
        `10,000 numbers fell unevenly: ${buckets.join(' ')}`,
      )
    },
  },
  {
    name: 'integers lie below their bound and reach every value',
    run: async (random) => {
      for (const below of [1, 2, 6, 7]) {
        const seen = new Set<number>()
        for (let draw = 0; draw < 1_000; draw++) seen.add(random.integer(below))
        const missing = Array.from({ length: below }, (_, value) => value).filter((value) => !seen.has(value))
        check(
          missing.length === 0 && seen.size === below,
          `below ${below} came ${[...seen].toSorted((a, b) => a - b).join(' ')}`,
        )
      }
      let above = 0
      for (let draw = 0; draw < 1_000; draw++) {
        const value = random.integer(0x1_0000_0000)
        check(Number.isInteger(value) && value >= 0 && value < 0x1_0000_0000, `an integer below 2^32 is ${value}`)
        if (value >= 0x8000_0000) above += 1
      }
      check(above > 350 && above < 650, `of 1,000 integers below 2^32 ${above} are in the upper half`)
    },
  },
  {
    name: 'fill fills all of the array, and only that',
    run: async (random) => {
      const whole = new Uint8Array(4_100)
      random.fill(whole.subarray(2, 4_098))
      check(
        [0, 1, 4_098, 4_099].every((index) => whole[index] === 0),
        'bytes outside the array changed',
      )
      const values = new Set(whole.subarray(2, 4_098))
      check(values.size > 240, `4,096 random bytes have only ${values.size} different values`)
      check(
        whole.subarray(4_066, 4_098).some((byte) => byte !== 0),
        'the last bytes were not filled',
      )
    },
  },
  {
    name: 'it does not repeat itself',
    run: async (random) => {
      const seen = new Set(Array.from({ length: 1_000 }, () => random.number()))
      check(seen.size === 1_000, `1,000 numbers have only ${seen.size} different values`)
    },
  },
]
