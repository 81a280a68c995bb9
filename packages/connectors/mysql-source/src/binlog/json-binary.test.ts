import { isStreamError } from '@millrace/base'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonText } from './json-binary.ts'

const text = (hex: string) => jsonText(Buffer.from(hex.replaceAll(' ', ''), 'hex'))

it.each([
  ['', 'null'],
  ['04 00', 'null'],
  ['04 01', 'true'],
  ['05 feff', '-2'],
  ['09 0000000000000080', '-9223372036854775808'],
  ['0a ffffffffffffffff', '18446744073709551615'],
  ['0b 000000000000f03f', '1.0'],
  ['0c 03 612262', '"a\\"b"'],
  // [1, "x", true]: a count, a size, a place or a value of each, texts behind them.
  ['02 0300 0f00 05 0100 0c 0d00 04 0100 01 78', '[1,"x",true]'],
  // {"k": null}
  ['00 0100 0c00 0b00 0100 04 0000 6b', '{"k":null}'],
  // DECIMAL(5,2) 123.45
  ['0f f6 05 0502 807b2d', '123.45'],
])('%s is %s', (hex, wanted) => {
  expect(text(hex)).toBe(wanted)
})

it('whatever bytes come are a text or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        expect(jsonText(Buffer.from(bytes))).not.toBe('')
      } catch (error) {
        expect(isStreamError(error)).toBe(true)
      }
    }),
  )
})
