import { expect, test } from 'vitest'
import { closestName } from './closest-name.ts'

const names = ['orders', 'payments', 'order-lines', 'json', 'yaml']

test.each([
  ['odrers', 'orders'],
  ['Order_Lines', 'order-lines'],
  ['jsno', 'json'],
  ['paymnts', 'payments'],
  ['xml', undefined],
  ['inventory', undefined],
  ['', undefined],
  ['o'.repeat(101), undefined],
])('%j means %j', (name, meant) => {
  expect(closestName(name, names)).toBe(meant)
})

test('of nothing nothing is near', () => {
  expect(closestName('orders', [])).toBeUndefined()
})
