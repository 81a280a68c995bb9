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
    'orders-KTABLE-FK-JOIN-SUBSCRIPTION-RESPONSE-0000000012-topic',
    'orders-with-city-subscription-registration-topic',
    'orders-some-topic',
    'reorders-x-changelog',
  ]
  expect(internalTopicsOf('orders', topics, ['orders', 'orders-eu', 'other'])).toEqual([
    { name: 'orders-per-minute-changelog', kind: 'changelog', of: 'per-minute' },
    { name: 'orders-by-city-repartition', kind: 'repartition', of: 'by-city' },
    {
      name: 'orders-KTABLE-FK-JOIN-SUBSCRIPTION-RESPONSE-0000000012-topic',
      kind: 'repartition',
      of: 'KTABLE-FK-JOIN-SUBSCRIPTION-RESPONSE-0000000012',
    },
    {
      name: 'orders-with-city-subscription-registration-topic',
      kind: 'repartition',
      of: 'with-city-subscription-registration',
    },
  ])
  expect(internalTopicsOf('orders-eu', topics, ['orders', 'orders-eu'])).toEqual([
    { name: 'orders-eu-per-minute-changelog', kind: 'changelog', of: 'per-minute' },
  ])
})
