import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { float32Text, float64Text } from './number-text.ts'

describe('the text of a float, as Java writes it', () => {
  it.each([
    [1, '1.0'],
    [-2.75, '-2.75'],
    [0, '0.0'],
    [-0, '-0.0'],
    [100, '100.0'],
    [1234567, '1234567.0'],
    [9999999, '9999999.0'],
    [10_000_000, '1.0E7'],
    [100000000.5, '1.000000005E8'],
    [0.001, '0.001'],
    [0.0015, '0.0015'],
    [0.000999, '9.99E-4'],
    [1e21, '1.0E21'],
    [2e23, '2.0E23'],
    [5e-324, '4.9E-324'],
    [Number.MAX_VALUE, '1.7976931348623157E308'],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
  ])('%s is %s', (value, text) => {
    expect(float64Text(value)).toBe(text)
  })

  it.each([
    [0.1, '0.1'],
    [16777216, '1.6777216E7'],
    [3.4028234663852886e38, '3.4028235E38'],
    [1.401298464324817e-45, '1.4E-45'],
    [1.5, '1.5'],
    [1e10, '1.0E10'],
    [-0, '-0.0'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
  ])('%s as a float32 is %s', (value, text) => {
    expect(float32Text(value)).toBe(text)
  })

  it('says no other number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.float({ noNaN: true }), (double, float) => {
        expect(Number(float64Text(double))).toBe(double)
        expect(Math.fround(Number(float32Text(float)))).toBe(float)
      }),
      { numRuns: 1_000 },
    )
  })
})
