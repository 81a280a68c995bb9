import { expect, it } from 'vitest'
import { isKeyText, keyBytes, keyText } from './key-text.ts'

it('is one character a byte, whatever the bytes and however many, and gives them back', () => {
  for (let length = 0; length <= 40; length += 1) {
    const key = Uint8Array.from({ length }, (_, at) => (at * 37 + length * 91) & 0xff)
    const text = keyText(key)
    expect(text).toBe(Buffer.from(key).toString('latin1'))
    expect(isKeyText(key, text)).toBe(true)
    expect(Uint8Array.from(keyBytes(text))).toEqual(key)
  }
})
