import { expect, test } from 'vitest'
import { parseMetricSamples } from './prometheus-text.ts'

test('samples with and without labels, and odd numbers', () => {
  const text =
    '# HELP a_total A.\n# TYPE a_total counter\na_total 3\n\nb{x="1",y="a\\"b\\\\c\\nd"} -0.5\nc{} +Inf\nd Nan\n'
  expect(parseMetricSamples(text)).toEqual([
    { name: 'a_total', labels: {}, value: 3 },
    { name: 'b', labels: { x: '1', y: 'a"b\\c\nd' }, value: -0.5 },
    { name: 'c', labels: {}, value: Infinity },
    { name: 'd', labels: {}, value: Number.NaN },
  ])
})

test.each(['a', 'a{ 1', 'a{b=1} 1', 'a one', 'a 1 2 3'])('refuses %j', (line) => {
  expect(() => parseMetricSamples(line)).toThrow(/^not /)
})
