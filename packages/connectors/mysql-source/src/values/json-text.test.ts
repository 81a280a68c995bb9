import { expect, it } from 'vitest'
import { compactJson, jsonDouble } from './json-text.ts'

it.each([
  ['{"a b": [1, 2.50, "x, \\" y"], "c":  {}}', '{"a b":[1,2.50,"x, \\" y"],"c":{}}'],
  ['"\\\\"', '"\\\\"'],
])('%s', (text, wanted) => {
  expect(compactJson(text)).toBe(wanted)
})

it.each([
  [0, '0.0'],
  [-0, '-0.0'],
  [1, '1.0'],
  [-2.5, '-2.5'],
  [150_000_000_000_000, '150000000000000.0'],
  [1e15, '1e15'],
  [1_234_567_890_123_456.8, '1234567890123456.8'],
  [-1.2345678901234568e16, '-1.2345678901234568e16'],
  [0.1, '0.1'],
  [1.5e-7, '0.00000015'],
  [1e-15, '0.000000000000001'],
  [1e-16, '1e-16'],
  [5e-324, '5e-324'],
])('%d is written as MySQL does', (value, wanted) => {
  expect(jsonDouble(value)).toBe(wanted)
})
