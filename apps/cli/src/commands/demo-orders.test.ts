import { expect, test } from 'vitest'
import { type DemoOrder, orderGenerator } from './demo-orders.ts'

function take(seed: number, count: number): DemoOrder[] {
  const generator = orderGenerator(seed)
  return Array.from({ length: count }, () => generator.next().value)
}

test('the same orders for the same seed, others for another', () => {
  expect(take(1, 50)).toEqual(take(1, 50))
  expect(take(1, 50)).not.toEqual(take(2, 50))
})

test('orders are numbered, and every item and many customers occur', () => {
  const orders = take(1, 200)
  expect(orders.map(({ order }) => order)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1))
  expect(new Set(orders.map(({ item }) => item)).size).toBe(5)
  expect(new Set(orders.map(({ customer }) => customer)).size).toBeGreaterThan(15)
})
