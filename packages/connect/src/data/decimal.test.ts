import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from './decimal.ts'

const decimals = fc
  .tuple(fc.bigInt(), fc.integer({ min: -500, max: 500 }))
  .map(([unscaled, scale]) => new Decimal(unscaled, scale))

describe('a decimal', () => {
  it.each([
    ['12.340', '12.340'],
    ['-0.5', '-0.5'],
    ['+7', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['0.0000', '0.0000'],
    ['0.0000001', '1E-7'],
    ['0.000001', '0.000001'],
    ['1E3', '1E+3'],
    ['12E-1', '1.2'],
    ['1.7976931348623157E309', '1.7976931348623157E+309'],
    ['0E-10', '0E-10'],
  ])('%s is written %s, as Java does', (text, written) => {
    expect(Decimal.parse(text).toString()).toBe(written)
  })

  it.each(['', '.', '-', '1e', '0x1', ' 1', '1 ', '1,2', 'NaN', '1e99999999999'])('%j is none', (text) => {
    expect(() => Decimal.parse(text)).toThrow('no decimal number')
  })

  it.each([
    [0n, '00'],
    [127n, '7f'],
    [128n, '0080'],
    [-1n, 'ff'],
    [-128n, '80'],
    [-129n, 'ff7f'],
    [256n, '0100'],
  ])('%s as bytes is 0x%s', (unscaled, hex) => {
    expect(new Decimal(unscaled, 2).toBytes().toString('hex')).toBe(hex)
  })

  it('comes back from its bytes, and from its text', () => {
    fc.assert(
      fc.property(decimals, (decimal) => {
        expect(Decimal.fromBytes(decimal.toBytes(), decimal.scale)).toEqual(decimal)
        expect(Decimal.parse(decimal.toString())).toEqual(decimal)
        expect(Decimal.parse(decimal.toPlainString()).toNumber()).toBe(decimal.toNumber())
      }),
    )
  })

  it('has another scale only if nothing is lost', () => {
    expect(Decimal.parse('12.30').withScale(1).toString()).toBe('12.3')
    expect(Decimal.parse('12.3').withScale(3).toString()).toBe('12.300')
    expect(() => Decimal.parse('12.34').withScale(1)).toThrow('digits would be lost')
  })

  it('is the same only with the same scale', () => {
    expect(Decimal.parse('1.0').equals(Decimal.parse('1.0'))).toBe(true)
    expect(Decimal.parse('1.0').equals(Decimal.parse('1.00'))).toBe(false)
  })

  it('is cut off to an integer', () => {
    expect(Decimal.parse('-12.9').toBigInt()).toBe(-12n)
    expect(Decimal.parse('12E2').toBigInt()).toBe(1200n)
  })

  it('does not fill the memory with zeros', () => {
    expect(() => Decimal.parse('1E2000000000').toPlainString()).toThrow('too many digits')
    expect(() => Decimal.parse('1E2000000000').toBigInt()).toThrow("can't go from scale")
    expect(Decimal.parse('1E-2000000000').toBigInt()).toBe(0n)
  })
})
