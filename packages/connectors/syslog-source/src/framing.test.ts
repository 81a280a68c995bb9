import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FrameCutter, type Framing } from './framing.ts'

function cut(framing: Framing, chunks: readonly string[], most = 20): string[] {
  const cutter = new FrameCutter(framing, most)
  const frames = [...chunks.flatMap((chunk) => cutter.push(Buffer.from(chunk))), ...cutter.flush()]
  return frames.map(String)
}

it('finds messages by their lengths, by ends of lines, or either', () => {
  expect(cut('octet-counting', ['5 <1>a\n4 <1>b'])).toEqual(['<1>a\n', '<1>b'])
  expect(cut('newline', ['<1>a\n<1>b'])).toEqual(['<1>a', '<1>b'])
  expect(cut('newline', ['12 a\n'])).toEqual(['12 a'])
  expect(cut('auto', ['4 <1>a<1>b\n4 <1>c'])).toEqual(['<1>a', '<1>b', '<1>c'])
  expect(cut('newline', ['\n\n'])).toEqual([])
})

it.each([
  ['octet-counting', '<1>a\n', 'no length'],
  ['octet-counting', '0 x', 'no length'],
  ['octet-counting', '99999999999', 'no length'],
  ['octet-counting', '21 x', 'has 21 bytes, and may have 20'],
  ['newline', 'x'.repeat(21), 'more than 20 bytes'],
  ['auto', '5 abc', 'in the middle of a message'],
] as const)('%s refuses %j', (framing, text, why) => {
  expect(() => cut(framing, [text])).toThrow(why)
})

it('does not mind how bytes come', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 9 })), fc.array(fc.nat(90)), (texts, cuts) => {
      const bytes = Buffer.concat(texts.map((text) => Buffer.from(`${Buffer.byteLength(text)} ${text}`)))
      const at = [0, ...cuts.map((where) => Math.min(where, bytes.length)).toSorted((a, b) => a - b), bytes.length]
      const cutter = new FrameCutter('octet-counting', 100)
      const frames = at.slice(1).flatMap((to, index) => cutter.push(bytes.subarray(at[index], to)))
      expect(frames.map(String)).toEqual(texts)
      expect(cutter.flush()).toEqual([])
    }),
  )
})
