import type { Customer, Purchase, View } from './topology.ts'

/** What somebody does in the shop. */
export type Action =
  | { readonly kind: 'view'; readonly visitor: string; readonly value: View }
  | { readonly kind: 'purchase'; readonly visitor: string; readonly value: Purchase }

const products = ['flour', 'rye', 'oats', 'spelt', 'semolina', 'bran', 'yeast', 'salt', 'basket', 'apron'] as const
const cities = ['Bern', 'Graz', 'Lyon', 'Porto', 'Turin'] as const
const names = ['Ada', 'Ben', 'Cleo', 'Dora', 'Emil', 'Fay', 'Gus', 'Hana', 'Ivo', 'Jun'] as const

/** When the shop opens, and for how long. */
export const opensMs = Date.UTC(2026, 0, 5, 8)
const openMs = 10 * 3_600_000

/** Of the visitors `visitor-1`, `visitor-2`, ..., each third is a customer; made up. */
export function* madeUpCustomers(visitors: number): Generator<readonly [visitor: string, Customer]> {
  for (let number = 3; number <= visitors; number += 3) {
    const name = names[number % names.length] ?? names[0]
    yield [`visitor-${number}`, { name, city: cities[number % cities.length] ?? cities[0] }]
  }
}

/** A day of the shop, made up: the same for the same seed, in order of time. */
export function madeUpDay(seed: number, visitors: number): Action[] {
  const random = seeded(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  const actions: Action[] = []
  for (let number = 1; number <= visitors; number += 1) {
    const visitor = `visitor-${number}`
    for (let visit = 1 + below(3); visit > 0; visit -= 1) {
      let atMs = opensMs + below(openMs)
      for (let view = 1 + below(8); view > 0; view -= 1) {
        const product = products[below(products.length)] ?? products[0]
        actions.push({ kind: 'view', visitor, value: { product, atMs } })
        if (random() < 0.2) {
          const boughtMs = atMs + 1000 * (10 + below(2400))
          actions.push({ kind: 'purchase', visitor, value: { product, cents: 100 + below(900), atMs: boughtMs } })
        }
        atMs += 1000 * (5 + below(240))
      }
    }
  }
  return actions.toSorted((one, other) => one.value.atMs - other.value.atMs)
}

/** Numbers from 0 to 1, 1 excluded: mulberry32. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
