import { describe, expect, test } from 'vitest'
import { brokerList, integer, keyValue, sizeInBytes } from './values.ts'

describe('option values', () => {
  test('integers', () => {
    expect(integer(1)('12')).toBe(12)
    expect(integer(-1, 5)('-1')).toBe(-1)
    for (const text of ['', '1.5', '0x10', '1e3', '99999999999999999999', 'ten', ' 1', '0']) {
      expect(() => integer(1)(text), text).toThrow('a whole number from 1')
    }
    expect(() => integer(0, 65_535)('70000')).toThrow('from 0 to 65535')
  })

  test.each([
    ['100', 100],
    ['16k', 16_384],
    ['16KiB', 16_384],
    ['1m', 1_048_576],
    ['2GB', 2_147_483_648],
  ])('size %s', (text, bytes) => {
    expect(sizeInBytes(1)(text)).toBe(bytes)
  })

  test('sizes that are none', () => {
    for (const text of ['', 'k', '1.5m', '-1', '1t', '0'])
      expect(() => sizeInBytes(1)(text), text).toThrow('a size such as')
    expect(() => sizeInBytes(1, 1024)('1m')).toThrow('from 1 to 1024 bytes')
  })

  test('key=value is gathered in order, and the value may hold an equals sign', () => {
    expect(keyValue('b=', keyValue('a=1=2', undefined))).toEqual([
      ['a', '1=2'],
      ['b', ''],
    ])
    expect(() => keyValue('a', undefined)).toThrow('key=value')
    expect(() => keyValue('=1', undefined)).toThrow('key=value')
  })

  test('broker lists', () => {
    expect(brokerList('a:9094, 10.0.0.1:1,[::1]:9094')).toEqual(['a:9094', '10.0.0.1:1', '[::1]:9094'])
    for (const text of ['', 'a', 'a:', 'a:0', 'a:65536', 'a:1,,b:2', 'http://a:1', '::1:9094']) {
      expect(() => brokerList(text), text).toThrow('is not host:port')
    }
  })
})
