import { seededNumbers } from './payload.ts'

/** A made-up order. */
export interface DemoOrder {
  readonly order: number
  readonly customer: string
  readonly item: string
  readonly quantity: number
  readonly cents: number
}

const items = [
  ['flour 1 kg', 129],
  ['rye 1 kg', 159],
  ['oats 500 g', 119],
  ['spelt 1 kg', 249],
  ['semolina 500 g', 99],
] as const

/** Orders without end: the same for the same seed. */
export function* orderGenerator(seed: number): Generator<DemoOrder, never> {
  const random = seededNumbers(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  for (let order = 1; ; order += 1) {
    const customer = `customer-${1 + below(20)}`
    const [item, price] = items[below(items.length)] ?? items[0]
    const quantity = 1 + below(4)
    yield { order, customer, item, quantity, cents: quantity * price }
  }
}
