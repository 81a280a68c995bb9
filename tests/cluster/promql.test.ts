import { describe, expect, test } from 'vitest'
import { matches, selectorsOf } from './support/promql.ts'

const metricsOf = (query: string): string[] => selectorsOf(query).map(({ metric }) => metric)

test('finds what a query asks for', () => {
  expect(metricsOf('a')).toEqual(['a'])
  expect(metricsOf('sum by (x, y) (rate(a_total{b="c",d=~"e|f"}[5m])) / ignoring(x) group_left(z) b > 0.5')).toEqual([
    'a_total',
    'b',
  ])
  expect(metricsOf('histogram_quantile(0.99, sum by (le) (rate(a_bucket[1m]))) * 1000 - c offset 5m')).toEqual([
    'a_bucket',
    'c',
  ])
  expect(metricsOf('sum(a == bool 3) without (instance) and -b unless (c or d)')).toEqual(['a', 'b', 'c', 'd'])
  expect(metricsOf('label_replace(a, "to", "$1", "from", "(.*)")')).toEqual(['a'])
})

describe('refuses what is no query', () => {
  test.each([
    '',
    'sum(',
    'a{b}',
    'a{b="c"',
    'rate(a[5])',
    'a b',
    'suum(a)',
    'a[5m',
    'sum by a (b)',
    'a{b=c}',
    'a ==',
    '$x',
  ])('%j', (query) => {
    expect(() => selectorsOf(query)).toThrow('in the query')
  })
})

test.each([
  ['a{b="1"}', true],
  ['a{b="2"}', false],
  ['a{b=~"1|2",c=""}', true],
  ['a{b!="1"}', false],
  ['a{b!~"x.*"}', true],
  ['a{b=~"."}', true],
  ['a{b=~""}', false],
  ['c', false],
])('%s', (query, expected) => {
  const [selector] = selectorsOf(query)
  expect(selector !== undefined && matches(selector, { name: 'a', labels: { b: '1' }, value: 0 })).toBe(expected)
})
