import fc from 'fast-check'
import { expect, it } from 'vitest'
import { offsetKeyText, offsetText, parseOffset, parseOffsetKey } from './offset-text.ts'

const value = fc.oneof(
  fc.string(),
  fc.maxSafeInteger(),
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }),
  fc.boolean(),
  fc.constant(null),
  fc.constant(0.5),
)

it('is read again, digit by digit', () => {
  fc.assert(
    fc.property(fc.string(), fc.dictionary(fc.string(), value), (connector, map) => {
      expect(parseOffset(offsetText(map))).toEqual(map)
      expect(parseOffsetKey(offsetKeyText(connector, map))).toEqual({ connector, partition: map })
    }),
  )
})

it('is what Kafka Connect writes, whose order of parts does not matter', () => {
  expect(offsetKeyText('local-file', { filename: '/in.txt' })).toBe('["local-file",{"filename":"/in.txt"}]')
  expect(offsetText({ b: 1, a: 2n ** 60n })).toBe('{"a":1152921504606846976,"b":1}')
  expect(offsetText(parseOffset('{"b": 1, "a": 2}'))).toBe(offsetText({ a: 2, b: 1 }))
})

it.each(['[]', '["a"]', '[1,{}]', '["a",{},1]', '["a",[]]', '["a",{"b":{}}]', '{}', '["a",'])(
  'refuses the key %s',
  (text) => {
    expect(() => parseOffsetKey(text)).toThrow(expect.objectContaining({ code: 'INVALID_DATA' }))
  },
)

it('refuses what JSON has no value for', () => {
  expect(() => offsetText({ a: Number.NaN })).toThrow("'a' of an offset is no finite number")
})
