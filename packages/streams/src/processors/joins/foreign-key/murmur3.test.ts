import { expect, it } from 'vitest'
import { murmur3 } from './murmur3.ts'

const hashOf = (text: string) => murmur3(Buffer.from(text)).toString('hex')

it.each([
  ['', '00000000000000000000000000000000'],
  ["I will not buy this tobacconist's, it is scratched.", '9b5b7ba2ef3f7866889adeaf00f3f98e'],
  ['The quick brown fox jumps over the lazy dog', '2f1583c3ecee2c675d7bf66ce5e91d2c'],
])('is the published hash of %j', (text, hash) => {
  expect(hashOf(text)).toBe(hash)
})

it('differs where the texts differ by a byte, or by a zero at the end', () => {
  const texts = ['a', 'b', 'a\0', 'a\0\0', 'x'.repeat(16), `${'x'.repeat(15)}y`, 'x'.repeat(17)]
  expect(new Set(texts.map(hashOf)).size).toBe(texts.length)
})
