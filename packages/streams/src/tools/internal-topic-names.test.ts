import { expect, it } from 'vitest'
import { internalTopicsOf } from './internal-topic-names.ts'

it('finds the topics of an application, and not those of one whose id begins with its id', () => {
  const topics = [
    'orders',
    'orders-changelog',
    'orders-per-minute-changelog',
    'orders-by-city-repartition',
    'orders-eu-per-minute-changelog',
    'orders-archive',
    'reorders-x-changelog',
  ]
  expect(internalTopicsOf('orders', topics, ['orders', 'orders-eu', 'other'])).toEqual([
    { name: 'orders-per-minute-changelog', kind: 'changelog', of: 'per-minute' },
    { name: 'orders-by-city-repartition', kind: 'repartition', of: 'by-city' },
  ])
  expect(internalTopicsOf('orders-eu', topics, ['orders', 'orders-eu'])).toEqual([
    { name: 'orders-eu-per-minute-changelog', kind: 'changelog', of: 'per-minute' },
  ])
})
